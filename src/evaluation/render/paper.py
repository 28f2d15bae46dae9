"""A document as a tagged PDF by Typst: PDF/A-3a and PDF/UA-1 in one file, the same bytes each time.

`report.typ` is to the PDF what the style sheet is to the page: it reads the same tree, as XML, and sets each element.
No text of the report ever becomes Typst markup.
"""

from __future__ import annotations

import base64
import copy
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pikepdf
import typst
from lxml import etree
from PIL import Image

from evaluation.errors import RenderError
from evaluation.fonts import FONT_DIR
from evaluation.render.document import Attachment, Document
from evaluation.render.fragment import Element
from evaluation.render.page import TEMPLATES
from evaluation.render.table_widths import set_column_widths
from evaluation.words.palette import LIGHT, STATUS

STANDARDS: Final = ["a-3a", "ua-1"]
BLOCKS: Final = frozenset(
    [
        "div",
        "section",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h2",
        "h3",
        "h4",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "caption",
        "figure",
        "figcaption",
        "details",
        "summary",
        "aside",
        "blockquote",
        "pre",
        "img",
        "hr",
    ]
)
POINTS: Final = {"a4": 595.28, "us-letter": 612.0}
"""Width of the paper."""
MARGIN: Final = {"report": 65.2, "brief": 51.02}
"""Width of each margin by layout, in points; the same as in `report.typ`."""


def to_pdf(document: Document) -> bytes:
    """Set a document as PDF.

    Raises
    ------
    RenderError
        If Typst refuses the document; the message is Typst's own.
    """
    body = copy.deepcopy(document.body)
    etree.strip_elements(body, "source", with_tail=False)
    etree.strip_tags(body, "picture")
    _fold_space(body)
    set_column_widths(body, POINTS[document.cover["paper"]] - 2 * MARGIN[document.cover["layout"]])
    _lead_in(body)
    files: dict[str, bytes] = _move_images(body)
    text = document.language.text
    state = text(
        "As known on {date} · version {version}", date=document.cover["as_of_text"], version=document.cover["version"]
    )
    words = {
        "state": state,
        "contents": text("Contents"),
        "page": text("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "facts": [
            [text("Period of the programme"), document.cover["period"]],
            [text("As known on"), document.cover["as_of_text"]],
            [text("Version"), document.cover["version"]],
            [text("Data fingerprint"), document.cover["data_fingerprint"]],
        ],
    }
    files |= {
        "main.typ": (TEMPLATES / "report.typ").read_bytes(),
        "cover.json": json.dumps(
            {**document.cover, "words": words, "palette": dict(LIGHT), "status": dict(STATUS)}
        ).encode(),
        "body.xml": etree.tostring(body, encoding="utf-8"),
        **_attachments(document.attachments),
    }
    try:
        pdf: bytes = typst.compile(
            files,  # type: ignore[call-overload]  # the stubs do not know a dictionary of files
            font_paths=[str(FONT_DIR)],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=0,
        )
    except typst.TypstError as error:
        raise RenderError(f"The document cannot be set as PDF: {error}") from None
    return _mend_structure(pdf, [row[0].tag == "th" for row in body.iter("tr") if _is_body(row) and len(row)])


def _fold_space(root: Element) -> None:
    """Fold white space as a browser does; Typst would print each line end."""
    for element in root.iter():
        if element.text and not any(a.tag == "pre" for a in (element, *element.iterancestors())):
            element.text = re.sub(r"[ \t\r\n]+", " ", element.text)
        if element.tail and not any(a.tag == "pre" for a in element.iterancestors()):
            element.tail = re.sub(r"[ \t\r\n]+", " ", element.tail)
    for element in root.iter("span"):
        # a line of its own follows; the space before it would push what is set flush right out of line
        before = element.getprevious()
        if element.get("class") == "when" and before is not None and before.tail:
            before.tail = before.tail.rstrip(" ") or None
    for element in root.iter():
        if element.tag in BLOCKS:
            element.text = (element.text or "").lstrip(" ") or None
            if not (element.tail or "").strip():
                element.tail = None


def _lead_in(root: Element) -> None:
    """Mark the paragraphs that lead from a heading to a table, which are not to be parted from it."""
    for table in root.iter("table"):
        before = table.getprevious()
        while before is not None and before.tag == "p":
            before.set("data-leads", "table")
            before = before.getprevious()


def _move_images(root: Element) -> dict[str, bytes]:
    """Take images out of their data addresses; Typst reads files, and of those that it is handed only text."""
    files: dict[str, bytes] = {}
    for number, image in enumerate(root.iter("img"), 1):
        address = image.get("src", "")
        kind, _, encoded = address.partition(";base64,")
        name = f"image-{number}.svg"
        content = base64.b64decode(encoded)
        files[name] = content if "svg" in kind else _in_svg(content, address, image)
        image.set("src", name)
    return files


def _in_svg(content: bytes, address: str, image: Element) -> bytes:
    """A drawing that consists of one photograph or picture made of points."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            size = {"width": f"{picture.width}", "height": f"{picture.height}"}
    except OSError:
        cell = next((a.get("data-cell") for a in image.iterancestors() if a.get("data-cell")), "a cell")
        alt = image.get("alt")
        raise RenderError(f"{cell}: the image “{alt}” is damaged. Make it again as PNG, JPEG or SVG.") from None
    drawing = etree.fromstring('<svg xmlns="http://www.w3.org/2000/svg"><image/></svg>')
    for element in drawing.iter():
        for side, points in size.items():
            element.set(side, points)
    drawing[0].set("href", address)
    return etree.tostring(drawing)


def _attachments(attached: Mapping[str, Attachment]) -> dict[str, bytes]:
    """Files to attach, and the list of them that `report.typ` reads."""
    listed = [
        {
            "name": name,
            "path": f"attachment-{number}",
            "mime-type": file.mime_type,
            "description": file.description,
            "relationship": file.relationship,
        }
        for number, (name, file) in enumerate(attached.items(), 1)
    ]
    contents = {f"attachment-{number}": file.content for number, file in enumerate(attached.values(), 1)}
    return {"attachments.json": json.dumps(listed).encode(), **contents}


def _is_body(row: Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag in ("tbody", "tfoot")


def _mend_structure(pdf: bytes, has_header: list[bool]) -> bytes:
    """Mark the first cell of the rows that begin with a header, for which Typst has no word yet; take captions in.

    Parameters
    ----------
    pdf : bytes
    has_header : list of bool
        For each body row of the document, in order.
    """
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        bodies = [e for e in _structure(document.Root.StructTreeRoot) if e.get("/S") == "/TBody"]
        rows = [_kids(row) for body in bodies for row in _kids(body)]
        if len(rows) != len(has_header):
            raise RenderError(f"The PDF has {len(rows)} table rows where the document has {len(has_header)}.")
        for cells, is_header in zip(rows, has_header, strict=True):
            if is_header and cells and cells[0].get("/S") == "/TD":
                _make_header(cells[0])
        for element in list(_structure(document.Root.StructTreeRoot)):
            _take_caption_in(element)
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


def _take_caption_in(element: pikepdf.Dictionary) -> None:
    """Move a caption that stands before its table into it: Typst leaves it outside where the two are apart."""
    match _kids(element):
        case [caption, other] if caption.get("/S") == "/Caption":
            while other.get("/S") == "/Div" and len(inner := _kids(other)) == 1:
                (other,) = inner
            if other.get("/S") == "/Table":
                caption.P = other
                other.K = pikepdf.Array([caption, *_kids(other)])
                element.K = pikepdf.Array(_kids(element)[1:])


def _structure(root: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Elements of the structure in the order of reading."""
    for element in _kids(root):
        yield element
        yield from _structure(element)


def _kids(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    held = element.get("/K")
    kids = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]
