"""The exporters that Jupyter finds: `evaluation_html` and `evaluation_pdf`, for its export menu and the command line.

The address behind the export menu takes no hyphen, so that `evaluation-html` and `evaluation-pdf` work from a command
line alone. A server offers every exporter that is enabled: there the two are not.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from evaluation.render.cells.cell import require_run
from evaluation.render.cells.tags import tags_of
from evaluation.render.document import Document, assemble
from evaluation.render.page import to_html
from evaluation.render.paper.pdf import to_pdf

Resources = dict[str, Any]


def _plain_tags(notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
    """Let the preprocessors of nbconvert find a list of tags in each cell that has any."""
    for cell in notebook.cells:
        if "tags" in cell.metadata:
            cell.metadata["tags"] = list(tags_of(cell))
    return notebook, resources


def _require_run(notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
    """Look whether a notebook was run before outputs are taken out of it on purpose."""
    require_run(notebook, _name(resources))
    return notebook, resources


def _name(resources: Resources | None) -> str:
    return str((resources or {}).get("metadata", {}).get("name") or "notebook")


PREPROCESSORS: Final = [
    _plain_tags,
    "nbconvert.preprocessors.ClearOutputPreprocessor",
    "nbconvert.preprocessors.ExecutePreprocessor",
    _require_run,
    "nbconvert.preprocessors.TagRemovePreprocessor",
    "nbconvert.preprocessors.RegexRemovePreprocessor",
    "nbconvert.preprocessors.CoalesceStreamsPreprocessor",
]
"""What nbconvert can do to a notebook, in this order: it would take out outputs before the run that makes them."""


class _ReportExporter(Exporter):
    """What both formats share: what preprocessors made of a notebook is what becomes a document."""

    @default("default_preprocessors")
    def _preprocessors_in_order(self) -> list[Any]:
        return PREPROCESSORS

    @property
    def default_config(self) -> Config:
        """Let the options that name tags and patterns to remove work alone, as for the formats of nbconvert."""
        made = Config({name: {"enabled": True} for name in ("TagRemovePreprocessor", "RegexRemovePreprocessor")})
        made.merge(super().default_config)
        return made

    def assembled(self, notebook: NotebookNode, resources: Resources | None) -> tuple[Document, Resources]:
        """Document of an executed notebook, or of one that nbconvert was told to execute."""
        shown, found = super().from_notebook_node(notebook, resources)
        return assemble([shown], [_name(found)], has_run=True), found


class HtmlReportExporter(_ReportExporter):
    """Executed notebook to one accessible HTML file."""

    export_from_notebook = "Evaluation report (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text, too
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """Convert an executed notebook."""
        document, found = self.assembled(nb, resources)
        return to_html(document).decode(), found


class PdfReportExporter(_ReportExporter):
    """Executed notebook to one tagged, archival PDF."""

    export_from_notebook = "Evaluation report (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text, too
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """Convert an executed notebook."""
        document, found = self.assembled(nb, resources)
        return to_pdf(document), found


def _is_outside_a_server() -> bool:
    server = sys.modules.get("jupyter_server.serverapp")
    return server is None or not server.ServerApp.initialized()


class HyphenHtmlReportExporter(HtmlReportExporter):
    """The same by its name with a hyphen."""

    @default("enabled")
    def _enabled(self) -> bool:
        return _is_outside_a_server()


class HyphenPdfReportExporter(PdfReportExporter):
    """The same by its name with a hyphen."""

    @default("enabled")
    def _enabled(self) -> bool:
        return _is_outside_a_server()
