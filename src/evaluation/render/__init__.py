"""Executed notebooks to HTML and PDF; knows no indicators."""

from evaluation.render.cells.cell import harvest
from evaluation.render.document import Attachment, Document, assemble, check_cells, compose
from evaluation.render.numerals import check_numerals
from evaluation.render.page import to_html
from evaluation.render.paper.pdf import to_pdf

__all__ = [
    "Attachment",
    "Document",
    "assemble",
    "check_cells",
    "check_numerals",
    "compose",
    "harvest",
    "to_html",
    "to_pdf",
]
