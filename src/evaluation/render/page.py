"""A document as one HTML file: no script, no request to any server, fonts and style inside."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from lxml import etree
from markupsafe import Markup

from evaluation.drawing.palette import CHART, CHART_DARK, DARK, LIGHT
from evaluation.drawing.svg import colours
from evaluation.fonts import COMMON, FAMILY, FONT_DIR, PARTS, STYLES, is_common
from evaluation.locale.language import Language, _
from evaluation.plan.notebook import ANNEX
from evaluation.render.appendix import link_numbers, numbers_title
from evaluation.render.choosing import make_switches
from evaluation.render.document import Document, cell_alone
from evaluation.render.fragment import Element, words_of
from evaluation.render.numbering import Entry
from evaluation.render.volumes import lead_out, lies_beside, volumes, way_to_numbers
from evaluation.words.block import BRIEF
from evaluation.words.markup import APPENDIX

TEMPLATES: Final = Path(__file__).parent / "templates"
FORCED: Final = {
    **dict.fromkeys(CHART, "CanvasText"),
    **dict.fromkeys(("paper", "baseline", "disturbed", "shade-low", "shade-mid", "shade-high"), "Canvas"),
    **dict.fromkeys(("main", "accent", "shade-top"), "LinkText"),
    "muted": "GrayText",
}
"""Colours of charts where readers force their own: what is drawn, and the ground that it stands on."""
SLANTED: Final = re.compile(r"<(?:em|i|cite|q|var|dfn|address)\b")
"""Elements that browsers set in slanted letters."""
SLANT: Final = "italic"
NOT_ON_PAPER: Final = _(
    "Where each number comes from is not printed: see this page on a screen, or the tables enclosed in the PDF."
)

IN_THE_ANNEX: Final = _(
    "Where each number comes from is not printed: see this page on a screen, or the tables enclosed in the PDF of the "
    "annex."
)

FEW: Final = 3
"""Columns of sentences that a phone has no room for beside each other."""
MANY: Final = 5
"""The same where cells hold few words, as in a brief, of which a phone has only so many screens."""
SHORT: Final = 20
"""Rows that a list may have; a longer table is one to search in."""


def to_html(document: Document) -> bytes:
    """Write a document as HTML.

    Returns
    -------
    bytes
        UTF-8; the same for the same document.
    """
    body = copy.deepcopy(document.body)
    for shown in body.iter():
        if place := shown.get("data-cell"):
            shown.set("data-cell", cell_alone(place))
    numbers = link_numbers(body, document)
    if numbers is not None:
        # longer than the report, and its links lead nowhere on paper; the style prints these words in its place
        has_annex = lies_beside(ANNEX, document.beside)
        numbers.set("data-paper", document.language.text(IN_THE_ANNEX if has_annex else NOT_ON_PAPER))
        lead_out(numbers, document.beside, "html")
    lead_out(body, document.beside, "html")
    rules = make_switches(body, document.language.text("Choose otherwise: {title}", title="{title}"))
    _box_tables(body, MANY if document.cover["layout"] == BRIEF else FEW)
    _name_printed(body, document.language.text("What a cell printed"))
    content = "".join(map(_serialised, body))
    cover = document.cover
    # the foot of a brief is the same on paper; other reports have a title page there
    way = way_to_numbers(cover["document"], document.beside, document.language) if cover["layout"] == BRIEF else ""
    return _page(
        "report.html",
        rules,
        language=document.cover["language"],
        title=document.cover["title"],
        cover={**cover, "imprint": [*cover["imprint"], *filter(None, [way])]},
        contents=[
            *document.contents,
            *([Entry(2, APPENDIX, numbers_title(document.language))] if numbers is not None else []),
        ],
        volumes=volumes(document.cover["document"], document.beside, document.language),
        numbers=Markup(_serialised(numbers)) if numbers is not None else "",  # noqa: S704 - as the body
        body=Markup(content),  # noqa: S704 - made of elements that `fragment` let through
        text=document.language.text,
    )


def plain_page(language: Language, title: str, content: Markup) -> bytes:
    """Page that is no report, such as a list of reports, in the look of one."""
    more = (TEMPLATES / "pages.css").read_text(encoding="utf-8").strip()
    return _page("base.html", more, language=language.code, title=title, body=content)


def _page(template: str, more: str, **parts: object) -> bytes:
    page = _environment().get_template(template)
    said = page.render(style="", policy="", **parts)
    style = "\n".join(filter(None, [stylesheet(is_slanted=SLANTED.search(said) is not None, parts=_parts(said)), more]))
    # our own files
    return page.render(style=Markup(style), policy=policy(style), **parts).encode()  # noqa: S704


def _parts(said: str) -> tuple[str, ...]:
    """Parts of the typeface that a page needs."""
    return PARTS if any(not is_common(letter) for letter in set(said) if not letter.isspace()) else PARTS[:1]


def _serialised(element: Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


@cache
def stylesheet(*, is_slanted: bool = True, parts: tuple[str, ...] = PARTS) -> str:
    """The style of a page, with the fonts in it.

    Parameters
    ----------
    is_slanted : bool, optional
        Whether the page has slanted words, whose face others need not carry.
    parts : tuple of str, optional
        Parts of the typeface that it needs.
    """
    shared = ",".join(f"U+{first:X}-{last:X}" if last > first else f"U+{first:X}" for first, last in COMMON)
    faces = [
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{style};font-display:block;"
        f"src:url(data:font/woff2;base64,{_encoded(FONT_DIR / f'{FAMILY}-{name}-{part}.woff2')}) format('woff2')"
        + (f";unicode-range:{shared}}}" if part == PARTS[0] else "}")
        for name, (weight, style) in STYLES.items()
        for part in reversed(parts)  # the last that has a letter is asked first
        if is_slanted or style != SLANT
    ]
    return "\n".join([*faces, *_colours(), (TEMPLATES / "report.css").read_text(encoding="utf-8").strip()])


def policy(style: str) -> str:
    """Content security policy of a page with this style: nothing is fetched, nothing runs, nothing is sent."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _colours() -> list[str]:
    """Colours as properties of the page; those of the dark are for screens that ask for it, never for paper."""

    def root(palette: Mapping[str, str], chart: Mapping[str, str]) -> str:
        drawn = {f"c-{name}": colour for name, colour in chart.items()}
        return ":root{" + ";".join(f"--{name}:{colour}" for name, colour in {**palette, **drawn}.items()) + "}"

    return [
        root(LIGHT, CHART),
        "@media screen and (prefers-color-scheme:dark){" + root(DARK, CHART_DARK) + "}",
        colours({name: f"var(--c-{name})" for name in CHART}),
        f"@media (forced-colors:active){{{colours(FORCED)}}}",
    ]


def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _name_printed(body: Element, name: str) -> None:
    """Let the keyboard reach preformatted text, whose long lines scroll."""
    for block in body.iter("pre"):
        block.attrib.update({"role": "region", "tabindex": "0", "aria-label": name})


def _box_tables(body: Element, many: int) -> None:
    """Put each table into a box that scrolls by itself, which a phone's page never does; `many` columns make a list."""
    for table in list(body.iter("table")):
        parent = table.getparent()
        assert parent is not None
        caption = table.find("caption")
        name = words_of(caption) if caption is not None else ""
        is_long = len(table.findall("tbody/tr")) > SHORT
        kind = "table-box long" if is_long else "table-box"
        box = etree.Element("div", {"class": kind, "role": "region", "tabindex": "0", "aria-label": name})
        parent.replace(table, box)
        box.tail, table.tail = table.tail, None
        box.append(table)
        _stack(table, many)


def _stack(table: Element, many: int) -> None:
    """Let a short table of many columns stand on a phone as a list: each cell names its column, none is out of sight.

    A row that a choice hides or shows is no item of a list.
    """
    heads = [words_of(head) for head in table.iterfind("thead/tr/th")]
    rows = table.findall("tbody/tr")
    is_plain = len(table.findall("thead/tr")) == 1 and not table.xpath(".//*[@rowspan or @colspan]")
    if not is_plain or len(heads) < many or len(rows) > SHORT or any(row.attrib for row in rows):
        return
    table.set("class", " ".join(filter(None, [table.get("class"), "stacks"])))
    for row in rows:
        for head, cell in list(zip(heads, row, strict=False))[1:]:
            cell.set("data-head", head)
