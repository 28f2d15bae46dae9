"""Executed notebooks to HTML and PDF; knows no indicators."""

from evaluation.render.cells.cell import harvest
from evaluation.render.document import Attachment, Document, Rendered, assemble, check_cells, compose
from evaluation.render.numerals import check_numerals
from evaluation.render.page import to_html
from evaluation.render.paper.pdf import set_pdf, to_pdf

__all__ = [
    "Attachment",
    "Document",
    "Rendered",
    "assemble",
    "check_cells",
    "check_numerals",
    "compose",
    "harvest",
    "set_pdf",
    "to_html",
    "to_pdf",
]
