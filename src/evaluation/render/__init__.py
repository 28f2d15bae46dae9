"""Executed notebooks to HTML and PDF; knows no indicators."""

from evaluation.render.document import Document, assemble
from evaluation.render.page import to_html
from evaluation.render.paper import to_pdf

__all__ = ["Document", "assemble", "to_html", "to_pdf"]
