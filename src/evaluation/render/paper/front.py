"""What stands before the first chapter on paper: title page, contents, and the lists beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from evaluation.locale.language import Language
from evaluation.plan.notebook import ANNEX, COMBINED
from evaluation.render.document import Document
from evaluation.render.fragment import Element, words_of
from evaluation.render.paper.sizes import WEIGHT, Paper
from evaluation.render.paper.table_parts import CONTINUES
from evaluation.render.paper.words import breakable, letters_width
from evaluation.render.volumes import way_to_numbers
from evaluation.words.block import REPORT

NAME: Final = re.compile(r"(?:[^(:]|\([^)]*\)|:(?! |$))+")
CAPTIONS: Final[Mapping[str, str]] = {"table": "caption", "figure": "figcaption"}


def with_way_to_tables(document: Document) -> dict[str, Any]:
    """Words of the title page; a report with an annex says in its imprint where its numbers and tables are."""
    cover = dict(document.cover)
    if f"{ANNEX}.pdf" in document.beside and cover["layout"] == REPORT:
        said = document.language.text("Tables of all results are enclosed in the annex, {file}.", file=f"{ANNEX}.pdf")
        cover["imprint"] = [*cover["imprint"], said]
    if way := way_to_numbers(cover["document"], document.beside, document.language):
        cover["imprint"] = [*cover["imprint"], way]
    return cover


def title_page(cover: dict[str, Any], paper: Paper) -> dict[str, Any]:
    """Words of the title page, in which those can be broken that are longer than a line."""
    cover["title"] = _broken(cover["title"], paper.sizes["title"], paper)
    for name in ("subtitle", "programme"):
        cover[name] = _broken(cover[name], paper.sizes["subtitle"], paper)
    cover["imprint"] = [_broken(said, paper.sizes["subtitle"], paper) for said in cover["imprint"]]
    return cover


def front_words(cover: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """What the template says in the words of the language."""
    text = language.text
    state = text("As known on {date} · version {version}", date=cover["as_of_text"], version=cover["version"])
    return {
        "state": state,
        "contents": text("Contents"),
        "abbreviations": text("Abbreviations"),
        "listed": text("Tables and figures"),
        "page": text("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "facts": [
            [text("Period of the program"), cover["period"]],
            *([[text("Where it worked"), places]] if (places := cover.get("places")) else []),
            [text("As known on"), cover["as_of_text"]],
            *([[text("Published"), published]] if (published := cover.get("published")) else []),
            [text("Version"), cover["version"]],
        ],
    }


def lists_of(body: Element, cover: Mapping[str, Any], language: Language, *, has_annex: bool) -> dict[str, Any]:
    """What the page of contents of the whole report lists beside the chapters.

    The abbreviations that are used, and tables and figures in their order, each by its number and what comes before the
    colon of its title.
    """
    if cover["document"] != COMBINED:
        return {"abbreviations": [], "listed": [], "annex": ""}
    text = language.text
    annex = (
        text("Annex ({file}): {parts}.", file=f"{ANNEX}.pdf", parts=cover["annex"])
        if has_annex and cover.get("annex")
        else ""
    )
    said = " ".join(words_of(body).split())
    used = [
        (short, full)
        for short, full in cover.get("abbreviations", {}).items()
        if re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", said)
    ]
    titled = ((element, element.find(CAPTIONS[element.tag])) for element in body.iter(*CAPTIONS))
    names = ["" if t is None or CONTINUES in e.attrib else _name(words_of(t)) for e, t in titled]
    return {"abbreviations": sorted(used), "listed": names, "annex": annex}


def _name(title: str) -> str:
    """Number and name of a table or figure: its title up to the first colon outside parentheses."""
    said = " ".join(title.split())
    found = NAME.match(said)
    return (found[0] if found else said).rstrip(".")


def _broken(text: str, size: float, paper: Paper) -> str:
    """A text of the title page, with words that can be broken where they are longer than a line."""
    room = WEIGHT * paper.width
    words = [w if letters_width(w, size, "SemiBold") <= room else breakable(w, size, room) for w in text.split(" ")]
    return " ".join(words)
