"""What a PDF tells a screen reader, where Typst has no word for it: headers of rows, captions within their tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from evaluation.errors import RenderError
from evaluation.render.fragment import Element


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
        # a table without a head has its rows in no body
        bodies = [e for e in structure(document.Root.StructTreeRoot) if e.get("/S") in ("/Table", "/TBody", "/TFoot")]
        rows = [kids(row) for body in bodies for row in kids(body) if row.get("/S") == "/TR"]
        if len(rows) != len(headers):
            raise RenderError(f"The PDF has {len(rows)} table rows where the document has {len(headers)}.")
        for cells, are_headers in zip(rows, headers, strict=True):
            for cell, is_header in zip(cells, are_headers, strict=True):
                if is_header and cell.get("/S") == "/TD":
                    _make_header(cell)
        for element in list(structure(document.Root.StructTreeRoot)):
            take_caption_in(element)
        document.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return result.getvalue()


def _make_header(cell: pikepdf.Dictionary) -> None:
    cell.S = pikepdf.Name.TH
    attributes = cell.get("/A")
    parts: list[Any] = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    for part in parts:
        if isinstance(part, pikepdf.Dictionary) and part.get("/O") == "/Table":
            part.Scope = pikepdf.Name.Row
            return
    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    cell.A = pikepdf.Array([*(p for p in parts if p is not None), scope])


def take_caption_in(element: pikepdf.Dictionary) -> None:
    """Move a caption that stands before its table into it: Typst leaves it outside where the two are apart."""
    match kids(element):
        case [caption, other] if caption.get("/S") == "/Caption":
            while other.get("/S") == "/Div" and len(inner := kids(other)) == 1:
                (other,) = inner
            if other.get("/S") == "/Table":
                caption.P = other
                other.K = pikepdf.Array([caption, *kids(other)])
                element.K = pikepdf.Array(kids(element)[1:])


def structure(root: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Elements of the structure in the order of reading."""
    for element in kids(root):
        yield element
        yield from structure(element)


def kids(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Elements directly below an element."""
    held = element.get("/K")
    listed = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [k for k in listed if isinstance(k, pikepdf.Dictionary) and "/S" in k]
