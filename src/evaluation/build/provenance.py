"""The tidy results as files: a data package beside the reports, and the same attached to every PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from evaluation.assess import Progress
from evaluation.load import read_credits
from evaluation.render import Attachment, Document
from evaluation.results import DESCRIPTOR, Package, read_me
from evaluation.results.read_me import NAME as READ_ME

FOLDER: Final = "results/"


def results_files(progress: Progress, findings: Sequence[Mapping[str, Any]], data_dir: Path) -> dict[str, bytes]:
    """Data package of the findings of a folder of reports, by path."""
    return Package.of(progress, findings).files(read_credits(data_dir), FOLDER)


def enclose(document: Document, progress: Progress, findings: Sequence[Mapping[str, Any]], data_dir: Path) -> Document:
    """Attach to a document the data package of the findings that it states, so that it alone is enough to redo them.

    Parameters
    ----------
    document : Document
    progress : Progress
    findings : sequence of mapping
        The document's own, in their JSON-ready form: what it holds must not depend on other reports.
    data_dir : Path
    """
    package, credits = Package.of(progress, findings), read_credits(data_dir)
    contents = package.files(credits)
    text = document.language.text
    about = {f"{table.sheet.name}.csv": text(table.sheet.title) for table in package.tables}
    letter = Attachment(
        read_me(package, credits, document.language),
        "text/plain",
        text("What the attached files are, and how to redo a sum with them"),
        "supplement",
    )
    described = Attachment(
        contents.pop(DESCRIPTOR), "application/json", text("Meaning of every column, for people and programs"), "data"
    )
    tables = {name: Attachment(content, "text/csv", about[name], "data") for name, content in contents.items()}
    return replace(document, attachments={READ_ME: letter, DESCRIPTOR: described, **tables})
