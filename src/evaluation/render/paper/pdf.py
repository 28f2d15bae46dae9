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
from collections.abc import Mapping
from itertools import takewhile
from typing import Any, Final

import typst
from lxml import etree
from PIL import Image

from evaluation.drawing.palette import LIGHT, STATUS
from evaluation.errors import RenderError
from evaluation.fonts import FONT_DIR
from evaluation.fonts.printable import STANDARDS
from evaluation.plan.notebook import ANNEX
from evaluation.render.choosing import leave_out_screen
from evaluation.render.document import Attachment, Document, Rendered
from evaluation.render.fragment import Element
from evaluation.render.page import TEMPLATES
from evaluation.render.paper.drawings import move_drawings
from evaluation.render.paper.front import front_words, lists_of, title_page, with_way_to_tables
from evaluation.render.paper.letters import Letters, texts_in
from evaluation.render.paper.sizes import Paper, text_blocks
from evaluation.render.paper.stated import SELECTOR, mark_uses, pages_of
from evaluation.render.paper.structure import mend_structure, row_headers
from evaluation.render.paper.table_parts import fit_tables, outermost
from evaluation.render.paper.words import break_words, lines_of
from evaluation.render.volumes import lead_out

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
HEADINGS: Final = frozenset({"h2", "h3", "h4"})
WIDEST: Final = 1.1
"""Width of the widest letter, in sizes of the type."""


def to_pdf(document: Document) -> bytes:
    """Set a document as PDF; see `set_pdf`."""
    return set_pdf(document).content


def set_pdf(document: Document) -> Rendered:
    """Set a document as PDF, and note what stands on which page.

    Raises
    ------
    RenderError
        If Typst refuses the document; the message is Typst's own.
    """
    body = copy.deepcopy(document.body)
    if document.register is not None:
        _insert(body, copy.deepcopy(document.register))
    _fold_space(body)
    lead_out(body, document.beside, "pdf")
    paper = Paper(document.cover["paper"], document.cover["layout"])
    leave_out_screen(body)
    uses = mark_uses(body)
    files = {**_move_images(body), **move_drawings(body)}
    drawings = {name: content.decode(errors="replace") for name, content in files.items()}
    letters = Letters(
        [*map(str, body.itertext()), *texts_in(dict(document.cover)), *drawings.values()],
        document.language.text("[characters that the typeface lacks: see the web page]"),
    )
    letters.draw(body)
    cover = title_page(letters.drawn_in(with_way_to_tables(document)), paper)
    _lead_in(body)
    fit_tables(body, paper, document.language)
    _break_long(body, paper)
    files = {
        **{name: letters.drawn(drawing).encode() for name, drawing in drawings.items()},
        "main.typ": (TEMPLATES / "report.typ").read_bytes(),
        "cover.json": json.dumps(
            {
                **cover,
                "words": front_words(cover, document.language),
                **lists_of(body, cover, document.language, has_annex=f"{ANNEX}.pdf" in document.beside),
                "sizes": paper.sizes,
                "palette": dict(LIGHT),
                "status": dict(STATUS),
            }
        ).encode(),
        "body.xml": etree.tostring(body, encoding="utf-8"),
        **_attachments(document.attachments),
    }
    fonts: dict[str, Any] = {"font_paths": [str(FONT_DIR)], "ignore_system_fonts": True}
    # the stubs do not know a dictionary of files
    try:
        pdf = typst.compile(files, pdf_standards=STANDARDS, timestamp=0, **fonts)  # type: ignore[call-overload]
        # what was set is kept from the call before
        notes = typst.query(files, SELECTOR, field="value", **fonts) if uses else "[]"
    except typst.TypstError as error:
        raise RenderError(f"The document cannot be set as PDF: {error}") from None
    return Rendered(mend_structure(pdf, row_headers(body)), *pages_of(uses, notes))


def _insert(body: Element, register: Element) -> None:
    """Put the list of where numbers come from before the last chapter, which says how the document was made."""
    last = max((number for number, part in enumerate(body) if part.tag == "h2"), default=len(body))
    body.insert(last, register)


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
    """Mark the paragraphs that are not to be parted from a table: all that lead to it from a heading, else the last."""
    for table in root.iter("table"):
        leading = list(takewhile(lambda part: part.tag == "p", outermost(table).itersiblings(preceding=True)))
        first = leading[-1].getprevious() if leading else None
        for paragraph in leading if first is None or first.tag in HEADINGS else leading[:1]:
            paragraph.set("data-leads", "table")


def _break_long(root: Element, paper: Paper) -> None:
    """Let addresses and the like be broken that are longer than a line, as the page does."""
    for block in text_blocks(root):
        longest = max(map(len, "".join(map(str, block.itertext())).split()), default=0)
        if longest * paper.type_of(block) * WIDEST <= paper.longest_word(block):
            continue
        lines = lines_of(block, paper.type_of(block), "SemiBold")
        break_words((word for line in lines for word in line), paper.longest_word(block))


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
