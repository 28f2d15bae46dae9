"""What a screen reader is told of a PDF: the same words in the same order as of the page, headers, phrases, images."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import html

from evaluation.locale.language import Language
from evaluation.render.register import TITLE

ONLY_ON_SCREEN = "self::nav or self::summary or @aria-hidden='true' or @id='appendix' or contains(@class, 'screen')"
"""A drawing is one image to who hears it, on screen and on paper: its words are seen and not read out."""


@dataclass
class Part:
    """An element of the structure of a PDF with the words it holds itself, in order among its children."""

    role: str
    language: str
    alt: str
    scope: str
    content: list[Part | str] = field(default_factory=list)

    def walk(self) -> Iterator[Part]:
        """Itself and all elements below it in the order of reading."""
        yield self
        for part in self.content:
            if isinstance(part, Part):
                yield from part.walk()

    def spoken(self) -> Iterator[tuple[str, str]]:
        """Its words in the order of reading, each run with its language; code is in none."""
        for part in self.content:
            if isinstance(part, str):
                yield self.language, part
            elif part.role != "Code":
                yield from part.spoken()

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """Words in the order of reading, without those of some roles."""
        parts = (p if isinstance(p, str) else "" if p.role in without else p.text(without) for p in self.content)
        return "".join(parts)


@cache
def structure_of(path: Path) -> Part:
    """Structure of a PDF with the words that pages show under its marks."""
    words = _words(path)
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        root = Part("Document", str(pdf.Root.Lang), "", "")
        _fill(root, pdf.Root.StructTreeRoot, None, words, pages)
    return root


def _fill(part, element, page, words, pages):
    page = element.get("/Pg", page)
    held = element.get("/K", [])
    for kid in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            child = Part(str(kid.S)[1:], str(kid.get("/Lang", part.language)), str(kid.get("/Alt", "")), _scope(kid))
            part.content.append(child)
            _fill(child, kid, page, words, pages)
        elif isinstance(kid, int) or "/MCID" in kid:
            number = int(kid if isinstance(kid, int) else kid.MCID)
            place = page if isinstance(kid, int) else kid.get("/Pg", page)
            for language, text in words.get((pages[place.objgen], number), []):
                inner = Part("Span", language, "", "", [text])
                part.content.append(inner if language and language != part.language else text)


def _scope(element):
    attributes = element.get("/A", [])
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(a.Scope)[1:] for a in listed if "/Scope" in a), "")


def _words(path):
    """Texts by page and mark, each with the language that the mark names."""
    found = {}
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            letters = page.get_textpage()
            for shown in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(shown.raw)
                if mark >= 0:
                    text = _string(partial(pdfium.FPDFTextObj_GetText, shown.raw, letters.raw))
                    found.setdefault((number, mark), []).append((_language(shown), text))
    return found


def _language(shown):
    language = ctypes.create_string_buffer(32)
    size = ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(shown.raw)):
        mark = pdfium.FPDFPageObj_GetMark(shown.raw, index)
        target = ctypes.cast(language, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", target, 32, size):
            return language.raw[: size.value].decode("utf-16-le").rstrip("\0")
    return ""


def _string(read):
    size = read(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def close(text):
    """Words without white space: where a line of a page ends, none is left."""
    # a hyphen at the end of a line is read as U+0002 by the library
    return re.sub(r"\s+", "", text.replace("\x02", "-"))


@pytest.fixture
def paper(report_stem):
    """The PDF from its first chapter on, as elements in the order of reading."""
    whole = structure_of(report_stem.with_suffix(".pdf"))
    document = whole if len(whole.content) > 1 else whole.content[0]
    roles = [part.role if isinstance(part, Part) else "" for part in document.content]
    # the page of contents ends with its last list; the brief has none: its first part follows its title and subtitle
    lists = [n for n, role in enumerate(roles) if role == "TOC"]
    first = lists[-1] + 1 if lists else roles.index("Title") + 2
    return Part("Document", document.language, "", "", without_register(document.content[first:], document.language))


def without_register(parts, language):
    """Parts without the chapter that says where the numbers of other reports come from, which only paper has."""
    title = close(Language.of(language.split("-")[0]).text(TITLE))
    chapters = [n for n, part in enumerate(parts) if isinstance(part, Part) and part.role == "H1"]
    for start, end in pairwise([*chapters, len(parts)]):
        if close(parts[start].text()) == title:
            return [*parts[:start], *parts[end:]]
    return parts


@pytest.fixture
def screen(report_stem):
    """The main part of the page, without what only a screen shows."""
    tree = html.parse(str(report_stem.with_suffix(".html"))).getroot()
    main = tree.find(".//main")
    if tree.find("body/nav") is None:
        main.append(tree.find(".//footer"))  # which a document without contents has at its end on paper, too
    for element in main.xpath(f".//*[{ONLY_ON_SCREEN}]"):
        element.drop_tree()
    return main


def test_the_words_are_read_in_the_same_order_as_those_of_the_page(paper, screen):
    for drawing in screen.xpath(".//svg"):
        drawing.drop_tree()
    heard, seen = close(paper.text(frozenset({"Lbl", "Figure"}))), close(screen.text_content())
    start = next((n for n, (a, b) in enumerate(zip(heard, seen, strict=False)) if a != b), min(len(heard), len(seen)))
    assert heard[start : start + 80] == seen[start : start + 80], f"after {seen[max(0, start - 60) : start]!r}"
    assert len(heard) == len(seen)


def test_each_table_is_one_table_with_the_headers_of_the_page(paper, screen):
    heard = [table for table in paper.walk() if table.role == "Table"]
    seen = list(screen.iter("table"))
    assert len(heard) == len(seen)
    for table, original in zip(heard, seen, strict=True):
        cells = [c for row in table.walk() if row.role == "TR" for c in row.content if isinstance(c, Part)]
        expected = [(c.tag, c.get("scope", "")[:3], close(c.text_content())) for c in original.iter("th", "td")]
        assert [(c.role.lower(), c.scope.lower()[:3], close(c.text())) for c in cells] == expected
        assert next(p.role for p in table.content if isinstance(p, Part)) == "Caption"


def test_headings_have_the_level_and_the_words_of_the_page(paper, screen):
    heard = [(int(p.role[1:]) + 1, close(p.text())) for p in paper.walk() if re.fullmatch(r"H\d", p.role)]
    assert heard == [(int(h.tag[1:]), close(h.text_content())) for h in screen.iter("h2", "h3", "h4")]


def test_each_image_has_the_words_of_the_page(paper, screen):
    shown = [i for i in screen.iter("img", "svg") if "narrow" not in (i.get("class") or "").split()]
    said = [image.get("alt") or image.get("aria-label") for image in shown]
    assert [p.alt for p in paper.walk() if p.role == "Figure"] == said


def test_phrases_in_another_language_are_marked_as_on_the_page(paper, screen, report_stem):
    heard = "".join(close(words) for language, words in paper.spoken() if language != paper.language)
    seen = "".join(close(e.text_content()) for e in screen.xpath(f".//*[@lang and @lang != '{paper.language}']"))
    # these cite few documents or none, or leave the list of them to the annex
    assert seen or report_stem.name in ("brief", "evaluation") or "area" in report_stem.parts
    assert heard == seen


def test_each_link_has_words(paper):
    assert all(close(p.text()) for p in paper.walk() if p.role == "Link")
