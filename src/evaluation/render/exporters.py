"""The two exporters that Jupyter finds: `evaluation-html` and `evaluation-pdf`."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from evaluation.render.document import Document, assemble
from evaluation.render.page import to_html
from evaluation.render.paper import to_pdf


def _assemble(notebook: NotebookNode, resources: dict[str, Any] | None) -> Document:
    name = (resources or {}).get("metadata", {}).get("name") or "notebook"
    return assemble([notebook], [str(name)])


class HtmlReportExporter(Exporter):
    """Executed notebook to one accessible HTML file."""

    export_from_notebook = "Evaluation report (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text, too
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert an executed notebook."""
        _, found = super().from_notebook_node(nb, resources, **kw)
        return to_html(_assemble(nb, resources)).decode(), found


class PdfReportExporter(Exporter):
    """Executed notebook to one tagged, archival PDF."""

    export_from_notebook = "Evaluation report (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text, too
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Convert an executed notebook."""
        _, found = super().from_notebook_node(nb, resources, **kw)
        return to_pdf(_assemble(nb, resources)), found
