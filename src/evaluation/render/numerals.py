"""Proof that no number in a report is an orphan, and that HTML and PDF state the same numbers.

Each numeral that a reader sees is the value of a finding, or stands in a text whose origin is named. A number that
somebody typed into a sentence has neither, and stops the build.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2
from babel.numbers import NumberFormatError, parse_decimal
from lxml import html

from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.render.choosing import is_on_screen_alone
from evaluation.render.document import Document, cell_alone
from evaluation.render.fragment import Element, is_for_phone, words_of
from evaluation.words.markup import APPENDIX, Origin
from evaluation.words.quantity import MILLION

NUMERAL: Final = re.compile(r"\d+(?:[.,\u202f]\d+)*")
PERCENT: Final = re.compile(r"[\s\u00a0\u202f]*%")
SPOKEN: Final = ("alt", "aria-label", "title")
"""Attributes that a screen reader speaks."""
ORIGINS: Final = frozenset(origin.value for origin in Origin)
NARROW_SPACE: Final = "\u202f"
LINE_END: Final = r"(?:\r?\n)?"
SHOWN: Final = 20
"""Faults that one message names; more are counted."""
LISTED: Final = 5
"""Numbers that one fault names; more are counted."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with a numeral, the element that holds it, the nearest that names an origin, and if paper has it too."""

    words: str
    holder: Element
    named: Element | None
    is_printed: bool


def check_numerals(document: Document, page: bytes, paper: bytes | None) -> None:
    """Check every numeral of a report.

    Parameters
    ----------
    document : Document
        With the findings whose values the numerals must have.
    page : bytes
        The HTML of the document.
    paper : bytes or None
        Its PDF; None where none was made.

    Raises
    ------
    RenderError
        With every numeral that has no origin or another value than its finding, and the cell it comes from; or with
        the numerals that one format states and the other does not.
    """
    root = html.fromstring(page.decode())
    _name_cells(root, document)
    texts = _texts(root)
    register = [] if document.register is None else _texts(document.register)  # stands on paper alone
    faults = [*_orphans(texts, document), *_spoken(root, texts), *_orphans(register, document)]
    if not faults and paper is not None:
        printed = [*(text for text in texts if text.is_printed), *register]
        faults = list(_differences(root, Counter(n for text in printed for n in numerals(text.words)), paper))
    if faults:
        more = [f"… and {len(faults) - SHOWN} more."] if len(faults) > SHOWN else []
        raise RenderError("\n".join([*faults[:SHOWN], *more]))


def _name_cells(root: Element, document: Document) -> None:
    """Give the cells of a page their first words again, which are for messages and not for readers."""
    named = (element.get("data-cell") for element in document.body.iter())
    places = {cell_alone(place): place for place in named if place}
    for element in root.iter():
        if (place := element.get("data-cell")) in places:
            element.set("data-cell", places[place])


def numerals(text: str) -> list[str]:
    """Numerals of a text in their order, such as `1,448` and `24.8`."""
    return NUMERAL.findall(text)


def is_value(text: str, match: re.Match[str], value: float, language: Language) -> bool:
    """Whether a numeral within a text is a value, as far as its digits say.

    A per cent sign behind it may stand for a share between 0 and 1 as well as for a percentage; a numeral may count
    millions if the value is as large as that; signs are words such as “less”.
    """
    try:
        stated = parse_decimal(match.group(), locale=language.locale)
    except NumberFormatError:
        return False
    exponent = stated.as_tuple().exponent
    half = 0.5 * 10.0 ** (exponent if isinstance(exponent, int) else 0)
    is_percent = PERCENT.match(text, match.end()) is not None
    scaled = [value]
    if is_percent:
        scaled.append(100 * value)
    elif abs(value) >= MILLION:
        scaled.append(value / MILLION)
    return any(abs(abs(one) - float(stated)) <= half * (1 + 1e-9) + 1e-9 for one in scaled)


def _orphans(texts: Iterable[_Text], document: Document) -> Iterator[str]:
    """Numerals of the text without origin, and findings that are shown with another value."""
    for text in texts:
        place, named = text.holder, text.named
        if named is None:
            yield _orphan(text.words, place)
        elif named.get("data-n"):
            if named.get("data-n") not in ORIGINS:
                yield f"{_place(place)}: {named.get('data-n')!r} is no origin of a number. Use {', '.join(ORIGINS)}."
        else:
            yield from _wrong(text.words, place, str(named.get("data-finding")), document)


def _orphan(text: str, node: Element) -> str:
    found = _listed([f"“{n}”" for n in numerals(text)])
    return (
        f"{_place(node)}: the number {found} has no origin (“{_short(text)}”). State it as a finding, enter it in the "
        'data, or show the output with evaluation.report.show(..., origin="where its numbers come from").'
    )


def _wrong(text: str, node: Element, id_: str, document: Document) -> Iterator[str]:
    finding = document.findings.get(id_)
    if finding is None:
        yield f"{_place(node)}: {_short(text)!r} is marked as finding {id_!r}, which no cell states."
        return
    value = finding["value"]
    matches = list(NUMERAL.finditer(text))
    if not isinstance(value, int | float) or not any(is_value(text, m, value, document.language) for m in matches):
        yield f"{_place(node)}: {_short(text)!r} is not the value of finding {id_!r}, which is {value!r}."


def _spoken(root: Element, texts: Iterable[_Text]) -> Iterator[str]:
    """Numerals that are only spoken, and never shown as text of the document."""
    shown = {n for text in texts for n in numerals(text.words)}
    for node in root.iter():
        for name in SPOKEN:
            if missing := [n for n in numerals(node.get(name, "")) if n not in shown]:
                yield (
                    f"{_place(node)}: the {name} of <{node.tag}> says {_listed(missing)}, which the text does not. "
                    "State it in the text too."
                )


def _differences(root: Element, on_screen: Counter[str], paper: bytes) -> Iterator[str]:
    """Numerals that stand in one format only; what is printed on each page may stand there more often."""
    pages = _pages(paper)
    on_paper = Counter(n for text in pages for n in numerals(text))
    on_paper = _joined(on_screen - on_paper, pages) or on_paper
    plain, others = _in_charts(root)
    on_paper -= plain
    repeated = {str(number) for number in range(1, len(pages) + 1)}
    row_names = [row[0] for row in root.iter("tr") if len(row)]
    for node in (*root.iter("header", "h2", "h3", "thead", "caption", "th"), *row_names):
        repeated.update(numerals(words_of(node)))
    for listed in root.iter("ol"):  # a page counts its entries without stating the numbers
        repeated.update(str(int(listed.get("start", "1")) + number) for number in range(len(listed)))
    missing = on_screen - on_paper
    extra = {n: times for n, times in (on_paper - on_screen - others).items() if n not in repeated}
    for numbers, there, elsewhere in ((missing, "HTML", "PDF"), (extra, "PDF", "HTML")):
        if numbers:
            yield f"The {there} states numbers that the {elsewhere} does not: {_listed(sorted(numbers))}."


def _in_charts(root: Element) -> tuple[Counter[str], Counter[str]]:
    """Numerals of the charts: those that a PDF's text has as they are, and all forms in which it may have the others.

    They are checked in the page, whose drawings the PDF shows as they are; in its text a narrow space may be lost.
    """
    plain: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for drawing in root.iter("svg"):
        if is_for_phone(drawing):
            continue
        for numeral in (n for words in drawing.iter("text") for n in numerals(words.text or "")):
            if NARROW_SPACE not in numeral:
                plain[numeral] += 1
            else:
                parts = numeral.split(NARROW_SPACE)
                others.update({numeral, "".join(parts), *parts})
    return plain, others


def _joined(missing: Counter[str], pages: Sequence[str]) -> Counter[str] | None:
    """Numerals of the pages, those taken as one that had to be broken between lines; None if there are none."""
    text, found = "\n".join(pages), Counter[str]()
    for numeral, times in missing.items():
        text, found[numeral] = re.subn(LINE_END.join(numeral), "", text, count=times)
    return Counter(numerals(text)) + found if +found else None


def _pages(paper: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(paper)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def _texts(root: Element) -> list[_Text]:
    """Texts with numerals in order, but for those of the form of a chart for a phone, which is for nobody else."""
    found: list[_Text] = []

    def note(words: str | None, holder: Element, named: Element | None, is_printed: bool) -> None:
        if words and NUMERAL.search(words):
            found.append(_Text(words, holder, named, is_printed))

    def walk(element: Element, named: Element | None, is_printed: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in ("style", "script", "title"):
            return
        if tag == "svg":
            if is_for_phone(element):
                return
            is_printed = False  # on paper a chart is a drawing, whose words are not the text's
        elif tag in ("nav", "header") or element.get("id") == APPENDIX or is_on_screen_alone(element):
            is_printed = False  # paper has no such part, or another: a title page is no heading of a web page
        if element.get("data-finding") or element.get("data-n"):
            named = element
        note(element.text, element, named, is_printed)
        for child in element:
            walk(child, named, is_printed)
            note(child.tail, element, named, is_printed)

    walk(root, None, True)
    return found


def _place(node: Element) -> str:
    cell: str | None = next((a.get("data-cell") for a in (node, *node.iterancestors()) if a.get("data-cell")), None)
    return cell or "outside the cells"


def _listed(numbers: Sequence[str]) -> str:
    more = [f"and {len(numbers) - LISTED} more"] if len(numbers) > LISTED else []
    return ", ".join([*numbers[:LISTED], *more])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"
