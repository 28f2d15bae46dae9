"""Where the ink of a PDF's words stands: within the margins, and nowhere over another word."""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

TOUCH = 0.5
"""Points by which two words may touch or a letter may reach over an edge: kerning, accents, slanted letters."""
RASTER = 20.0
"""Size in points of the fields in which letters are looked for that might stand over each other."""

Box = tuple[float, float, float, float]


@dataclass
class Ink:
    """A word of a page with the box of each of its letters: left, bottom, right, top."""

    page: int
    is_formula: bool
    text: str = ""
    boxes: list[Box] = field(default_factory=list)

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 40 else self.text[:39] + "…"
        return f"“{shown}”"


def misplaced(pdf: bytes, side: float) -> list[str]:
    """A sentence for each word that leaves the page or its margins, and for each two that are printed over each other.

    Parameters
    ----------
    pdf : bytes
        Letters within one equation may touch.
    side : float
        Width of the margins at the left and at the right, in points.
    """
    found = []
    formulas = _formulas(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            left, bottom, right, top = page.get_cropbox()
            words = list(_words(page, number, formulas))
            for word in words:
                if any(
                    x0 < left - TOUCH or y0 < bottom - TOUCH or x1 > right + TOUCH or y1 > top + TOUCH
                    for x0, y0, x1, y1 in word.boxes
                ):
                    found.append(f"page {number + 1}: {word} leaves the page")
                elif any(x0 < left + side - TOUCH or x1 > right - side + TOUCH for x0, _, x1, _ in word.boxes):
                    found.append(f"page {number + 1}: {word} stands in the margin")
            found += [f"page {number + 1}: {one} and {other} overlap" for one, other in _overlapping(words)]
    return found


def _words(page: pypdfium2.PdfPage, number: int, formulas: set[tuple[int, int]]) -> Iterator[Ink]:
    letters = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    word, within = None, None
    for index in range(pdfium.FPDFText_CountChars(letters)):
        letter = chr(pdfium.FPDFText_GetUnicode(letters, index))
        shown = pdfium.FPDFText_GetTextObject(letters, index)
        if not shown or pdfium.FPDFText_IsGenerated(letters, index) == 1 or letter.isspace():
            if word:
                yield word
            word = None
            continue
        pdfium.FPDFText_GetCharBox(letters, index, left, right, bottom, top)
        place = ctypes.addressof(shown.contents)
        if word is None or place != within:
            if word:
                yield word
            mark = pdfium.FPDFPageObj_GetMarkedContentID(shown)
            word, within = Ink(number, (number, mark) in formulas), place
        word.text += letter
        if right.value > left.value and top.value > bottom.value:
            word.boxes.append((left.value, bottom.value, right.value, top.value))
    if word:
        yield word


def _overlapping(words: list[Ink]) -> Iterator[tuple[Ink, Ink]]:
    fields = defaultdict(list)
    for number, word in enumerate(words):
        for box in word.boxes:
            for column in range(int(box[0] // RASTER), int(box[2] // RASTER) + 1):
                for row in range(int(box[1] // RASTER), int(box[3] // RASTER) + 1):
                    fields[column, row].append((number, box))
    seen = set()
    for held in fields.values():
        for (one, a), (other, b) in combinations(held, 2):
            is_over = min(a[2], b[2]) - max(a[0], b[0]) > TOUCH and min(a[3], b[3]) - max(a[1], b[1]) > TOUCH
            are_parts = words[one].is_formula and words[other].is_formula
            if is_over and one != other and not are_parts and (one, other) not in seen:
                seen.add((one, other))
                yield words[one], words[other]


def _formulas(pdf: bytes) -> set[tuple[int, int]]:
    """Page and mark of all content that is tagged as an equation."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages)}

        def collect(element: pikepdf.Object, page: pikepdf.Object, *, is_inside: bool) -> None:
            page = element.get("/Pg", page)
            is_inside = is_inside or element.get("/S") == "/Formula"
            held = element.get("/K", [])
            for kid in held if isinstance(held, pikepdf.Array) else [held]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    collect(kid, page, is_inside=is_inside)
                elif is_inside and (isinstance(kid, int) or "/MCID" in kid):
                    place = page if isinstance(kid, int) else kid.get("/Pg", page)
                    found.add((pages[place.objgen], int(kid if isinstance(kid, int) else kid.MCID)))

        if "/StructTreeRoot" in document.Root:
            collect(document.Root.StructTreeRoot, None, is_inside=False)
    return found
