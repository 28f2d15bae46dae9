"""Numbers for figures and tables, ids for headings, and links that lead somewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.render.fragment import Element, words_of
from evaluation.render.volumes import letter_of, lies_beside, part_elsewhere
from evaluation.words.markup import Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    level: int
    id: str
    title: str


def finish(
    body: Element, language: Language, *, alone: bool, name: str = "", beside: Collection[str] = ()
) -> tuple[Entry, ...]:
    """Number figures and tables, give headings ids, fill references, and check every link within the document.

    Parameters
    ----------
    body : lxml element
        Changed in place.
    language : Language
    alone : bool
        Whether it is a single chapter, which may refer to another one; there the link becomes plain text.
    name : str, optional
        Name of the report, which decides what stands before the number of each figure and table.
    beside : collection of str, optional
        Addresses of the reports that lie beside it, to whose parts its links may lead; to those of others they become
        plain text.

    Returns
    -------
    tuple of Entry
        The contents: headings of level 2 and 3 in order.

    Raises
    ------
    RenderError
        With each id that is used twice, and each link within the document that leads nowhere.
    """
    faults: list[str] = []
    labels = _number(body, language, letter_of(name), faults)
    contents = _headings(body, faults)
    ids = [element.get("id") for element in body.iter() if element.get("id")]
    repeated = sorted({i for i in ids if i is not None and ids.count(i) > 1})
    if repeated:
        faults.append(f"The document uses an id twice: {', '.join(repeated[:5])}. Give each part its own.")
    for link in list(body.iter("a")):
        target = link.get("href", "")
        volume, part = part_elsewhere(target)
        if volume and part not in ids and lies_beside(volume, beside):
            continue
        if volume:
            target = f"#{part}"
            link.set("href", target)
        if not target.startswith("#"):
            continue
        if target[1:] not in ids:
            if not alone and volume in ("", name):
                faults.append(f"A link to {target} leads nowhere: no part of the document has this id.")
            link.tag = "span"
            del link.attrib["href"]
            continue
        if link.get("class") == "ref" and not (link.text or "").strip():
            link.text = labels.get(target[1:], target[1:])
            link.set("data-n", Origin.REFERENCE.value)
    if faults:
        raise RenderError("\n".join(dict.fromkeys(faults)))
    return contents


def number_tables(part: Element, body: Element, language: Language, name: str) -> None:
    """Number the tables of a part that stands on paper alone, after those of the document that it is put into."""
    before = len(list(_tables(body)))
    word, letter = language.text("Table {n}"), letter_of(name)
    for number, table in enumerate(part.iter("table"), before + 1):
        caption = table.find("caption")
        assert caption is not None
        _label(caption, word.format(n=f"{letter}{number}"))


def _tables(body: Element) -> Iterator[Element]:
    return (t for t in body.iter("table") if not any(a.tag == "details" for a in t.iterancestors()))


def _label(caption: Element, label: str) -> None:
    mark = etree.Element("span", {"class": "label", "data-n": Origin.REFERENCE.value})
    mark.text = f"{label}. "
    mark.tail, caption.text = caption.text, None
    caption.insert(0, mark)


def _number(body: Element, language: Language, letter: str, faults: list[str]) -> dict[str, str]:
    """Put `Figure 1.` and `Table 1.` before the captions; tables behind a chart belong to it and have no number."""
    labels: dict[str, str] = {}
    figures = list(body.iter("figure"))
    tables = list(_tables(body))
    for word, found, caption_tag in (
        (language.text("Figure {n}"), figures, "figcaption"),
        (language.text("Table {n}"), tables, "caption"),
    ):
        for number, element in enumerate(found, 1):
            caption = element.find(caption_tag)
            if caption is None:
                faults.append(f"A <{element.tag}> has no <{caption_tag}>. Give it one.")
                continue
            label = word.format(n=f"{letter}{number}")
            _label(caption, label)
            if element.get("id"):
                labels[str(element.get("id"))] = label
    return labels


def _headings(body: Element, faults: list[str]) -> tuple[Entry, ...]:
    entries = []
    above = 1
    taken: set[str] = {str(e.get("id")) for e in body.iter() if e.get("id")}
    for heading in body.iter("h2", "h3", "h4"):
        title = words_of(heading)
        level = int(heading.tag[1])
        if level > above + 1:
            faults.append(f"The heading “{title}” is of level {level} after one of level {above}. Leave none out.")
        above = level
        if not heading.get("id"):
            heading.set("id", _slug(title, taken))
        taken.add(str(heading.get("id")))
        if level < 4:
            entries.append(Entry(level, str(heading.get("id")), title))
    return tuple(entries)


def _slug(title: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"
    slug, number = f"h-{slug}", 2
    candidate = slug
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
