"""What a PDF tells a screen reader, where Typst has no word for it: headers of rows, captions within their tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from evaluation.errors import RenderError
from evaluation.render.fragment import Element


@dataclass(frozen=True, slots=True)
class Part:
    """An element of the structure, its kind and the elements directly below it, taken out of the file once."""

    element: pikepdf.Object
    kind: str
    kids: list[Part]

    @classmethod
    def of(cls, element: pikepdf.Object) -> Part:
        """Read an element with all below it."""
        held = element.get("/K")
        listed = list(held) if isinstance(held, pikepdf.Array) else [held]
        kids = [cls.of(k) for k in listed if isinstance(k, pikepdf.Dictionary) and "/S" in k]
        return cls(element, str(element.get("/S")), kids)


def row_headers(body: Element) -> list[list[bool]]:
    """Which cells of each row below the head of a table are headers, for all tables of a document."""
    return [[cell.tag == "th" for cell in row] for row in body.iter("tr") if _is_body(row)]


def _is_body(row: Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag in ("tbody", "tfoot")


def mend_structure(pdf: bytes, headers: Sequence[Sequence[bool]]) -> bytes:
    """Mark the headers of rows, and take captions into their tables.

    Parameters
    ----------
    pdf : bytes
    headers : sequence of sequence of bool
        For each body row of the document, in order, which of its cells are headers.

    Raises
    ------
    RenderError
        If the PDF has other rows than the document.
    """
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        parts = list(structure(Part.of(document.Root.StructTreeRoot)))
        # a table without a head has its rows in no body
        bodies = [part for part in parts if part.kind in ("/Table", "/TBody", "/TFoot")]
        rows = [row.kids for body in bodies for row in body.kids if row.kind == "/TR"]
        if len(rows) != len(headers):
            raise RenderError(f"The PDF has {len(rows)} table rows where the document has {len(headers)}.")
        for cells, are_headers in zip(rows, headers, strict=True):
            for cell, is_header in zip(cells, are_headers, strict=True):
                if is_header and cell.kind == "/TD":
                    _make_header(cell.element)
        for part in parts:
            take_caption_in(part)
        document.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return result.getvalue()


def _make_header(cell: pikepdf.Object) -> None:
    cell.S = pikepdf.Name.TH
    attributes = cell.get("/A")
    parts: list[Any] = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    for part in parts:
        if isinstance(part, pikepdf.Dictionary) and part.get("/O") == "/Table":
            part.Scope = pikepdf.Name.Row
            return
    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    cell.A = pikepdf.Array([*(p for p in parts if p is not None), scope])


def take_caption_in(part: Part) -> None:
    """Move a caption that stands before its table into it: Typst leaves it outside where the two are apart."""
    match part.kids:
        case [caption, other] if caption.kind == "/Caption":
            while other.kind == "/Div" and len(other.kids) == 1:
                (other,) = other.kids
            if other.kind == "/Table":
                caption.element.P = other.element
                other.element.K = pikepdf.Array([caption.element, *(kid.element for kid in other.kids)])
                part.element.K = pikepdf.Array([kid.element for kid in part.kids[1:]])


def structure(part: Part) -> Iterator[Part]:
    """Elements below an element in the order of reading."""
    for kid in part.kids:
        yield kid
        yield from structure(kid)
