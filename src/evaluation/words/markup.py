"""The few pieces of markup that the report is made of. Everything else in `report` is words and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from markupsafe import Markup, escape

from evaluation.drawing.marks import Chart
from evaluation.drawing.svg import to_svg
from evaluation.words.block import join

T = TypeVar("T")

NUMERAL: Final = re.compile(r"\d")


class Origin(StrEnum):
    """Where a numeral comes from that is no finding. One without any origin does not get into a report."""

    FRAMEWORK = "framework"  # a text that people wrote in the framework or the tables
    PERIOD = "period"  # a date or period of a figure, a document or the programme
    REFERENCE = "reference"  # the number of a document, figure, decision, objective or indicator
    TITLE = "title"  # the title of a document
    RULE = "rule"  # a limit of a method
    FORMULA = "formula"  # the arithmetic of a finding, with its numbers, as the appendix shows it
    FIGURE = "figure"  # a figure as its document gives it, in the list of those that findings rest on
    QUOTE = "quote"  # a sentence of a report that another one is compared with
    SCALE = "scale"  # a round value on the axis of a chart
    OWN = "own"  # an evaluator's own output, whose origin its caption names


@dataclass(frozen=True)  # no slots: Python 3.11 could not name the type of its rows, `Column[Source](...)`
class Column(Generic[T]):
    """A column of a table: its heading, and the cell that it makes of each thing that has a row.

    Numbers are set flush right.
    """

    title: Markup | str
    cell: Callable[[T], Markup | str]
    is_number: bool = False


def element(name: str, *content: Markup | str | Iterable[Markup | str], **attributes: str | None) -> Markup:
    """One element. A trailing underscore in an attribute name is dropped, an inner one becomes a hyphen."""
    # escaped by hand: templates of Markup do the same and take a tenth longer for a whole report
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in {"img", "br"}:
        return Markup(f"<{name}{shown}/>")  # noqa: S704 - values are escaped above
    inner = "".join(escape(c) if isinstance(c, str) else join(c) for c in content)
    return Markup(f"<{name}{shown}>{inner}</{name}>")  # noqa: S704 - content is escaped above


def paragraph(*content: Markup | str, class_: str | None = None) -> Markup:
    """A paragraph."""
    return element("p", *content, class_=class_)


def paragraphs(*contents: Markup | str, class_: str | None = None) -> list[Markup]:
    """A paragraph for each of what there is; none for what says nothing."""
    return [paragraph(content, class_=class_) for content in contents if content]


def heading(level: int, text: Markup | str, id_: str | None = None) -> Markup:
    """A heading of level 2 to 4."""
    return element(f"h{level}", text, id_=id_)


def option(token: str, text: Markup | str) -> Markup:
    """An entry of a list of what a reader may choose; the token is that of the rows it shows, empty for all of them."""
    return element("li", text, data_choice=token)


def bullets(items: Iterable[Markup | str], class_: str | None = None) -> Markup:
    """A list; nothing at all where there are no items."""
    shown = [element("li", item) for item in items]
    return element("ul", shown, class_=class_) if shown else Markup("")


def definitions(pairs: Iterable[tuple[Markup | str, Markup | str]]) -> Markup:
    """Terms with what is said of each."""
    return element("dl", [element("dt", term) + element("dd", said) for term, said in pairs])


def link(url: str, text: Markup | str) -> Markup:
    """A link, only if it is to the web, within the document or to another report; else the text alone."""
    return element("a", text, href=url) if url.startswith(("https://", "http://", "#", *ELSEWHERE)) else escape(text)


def in_annex(id_: str, text: Markup | str) -> Markup:
    """A link to a part of the same report or, where that has none of this name, of the annex."""
    return link(f"{IN_ANNEX}{id_}", text)


def in_main(id_: str, text: Markup | str) -> Markup:
    """A link to a part of the same report or, where that has none of this name, of the main one."""
    return link(f"{IN_MAIN}{id_}", text)


def foreign(text: str, language: str, report_language: str) -> Markup:
    """A phrase in the language of its document, marked where it differs from the report's."""
    return element("span", text, lang=language) if language != report_language else escape(text)


def sourced(origin: Origin, text: Markup | str) -> Markup:
    """Text that may hold numerals, with a note of where they come from; without numerals it stays as it is."""
    return element("span", text, data_n=origin.value) if NUMERAL.search(str(text)) else escape(text)


def table(
    caption: Markup | str,
    columns: Sequence[Column[T]],
    rows: Iterable[T],
    id_: str | None = None,
    class_: str | None = None,
    of_row: Callable[[T], Mapping[str, str | None]] = lambda _row: {},
) -> Markup:
    """A table with a caption and a row for each thing, nothing for no thing; the first cell of a row is its header.

    `of_row` gives the attributes of a row.
    """
    body = [_row(columns, row, of_row(row)) for row in rows]
    if not body:  # a head alone tells a reader nothing, and in a PDF its row would be one of the body
        return Markup("")
    head = element("thead", element("tr", [_header(c) for c in columns]))
    return element("table", element("caption", caption), head, element("tbody", body), id_=id_, class_=class_)


def _header(column: Column[T]) -> Markup:
    return element("th", column.title, scope="col", class_="number" if column.is_number else None)


def _row(columns: Sequence[Column[T]], of: T, attributes: Mapping[str, str | None]) -> Markup:
    first, *rest = columns
    cells = (element("td", column.cell(of), class_="number" if column.is_number else None) for column in rest)
    return element("tr", [element("th", first.cell(of), scope="row"), *cells], **attributes)


def chart(drawn: Sequence[Chart], alt: str, caption: Markup | str) -> Markup:
    """A chart under its message: the drawing for a page, and where there is one that for a phone.

    Parameters
    ----------
    drawn : sequence of Chart
        One, or two: for a page and for a phone.
    alt : str
        What it says, for those who do not see it.
    caption : Markup or str
        Its message.
    """
    wide, *narrow = drawn
    drawings = [to_svg(wide, alt), *(to_svg(one, alt, is_narrow=True) for one in narrow)]
    class_ = "chart both" if narrow else "chart"
    return element("figure", element("figcaption", caption), drawings, class_=class_, id_=wide.name)


def data_behind(summary: str, content: Markup) -> Markup:
    """The numbers of a chart, folded away on screen and printed on paper."""
    return element("details", element("summary", summary), content, class_="data")


def note(*content: Markup | str, class_: str = "note") -> Markup:
    """A remark beside the text; its role keeps a dozen of them out of the list of landmarks."""
    return element("aside", *content, class_=class_, role="note")


def box(id_: str, *content: Markup | str) -> Markup:
    """A verdict set apart from the text; it has no heading, so it is no section."""
    return element("div", *content, id_=id_, class_="verdict-box")


def section(id_: str, *content: Markup | str, class_: str | None = None) -> Markup:
    """A part of a chapter that can be linked to."""
    return element("section", *content, id_=id_, class_=class_)


def capital(text: Markup) -> Markup:
    """The same with a capital letter at its beginning."""
    return _first_letter(text, str.upper)


def small(text: Markup) -> Markup:
    """The same with a small letter at its beginning."""
    return _first_letter(text, str.lower)


def _first_letter(text: Markup, change: Callable[[str], str]) -> Markup:
    opening = re.match(r"(?:<[^<>]*>)*", text)
    start = opening.end() if opening else 0
    return Markup(text[:start] + change(text[start : start + 1]) + text[start + 1 :])  # noqa: S704 - only a letter


IN_ANNEX: Final = "annex#"
IN_MAIN: Final = "evaluation#"
ELSEWHERE: Final = (IN_ANNEX, IN_MAIN)
"""Beginnings of the addresses of parts that stand in the same report or in another one; `render.volumes` finds them."""
QUOTED: Final = "quoted"
"""Class of what is quoted as its document prints it, abbreviations and all."""
CLASS: Final = "glossary"
"""Class of the part in which abbreviations are listed; there none is written out a second time."""
SCREEN: Final = "screen"
"""Class of what stands on a page on the screen alone: paper can choose nothing."""
OPTIONS: Final = "options"
"""Class of lists of options, of which a page makes switches."""
CHOOSER: Final = "chooser"
"""Class of what holds options and the table whose rows they show."""
APPENDIX: Final = "appendix"
"""Id of the appendix, which stands in the HTML only."""
