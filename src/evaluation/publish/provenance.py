"""Where results come from, for others to read: tables beside the reports and in one PDF, and a record of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.assess import Progress
from evaluation.findings import Finding
from evaluation.load import data_contents, read_credits
from evaluation.plan.edition import whole_edition
from evaluation.plan.manifest import Record
from evaluation.publish.crate import crate_json
from evaluation.publish.prepared import Prepared
from evaluation.render import Attachment, Document
from evaluation.results import DESCRIPTOR, FOLDER, Package, read_me
from evaluation.results.read_me import NAME as READ_ME


def results_files(progress: Progress, findings: Sequence[Finding], data_dir: Path) -> dict[str, bytes]:
    """Data package of the findings of a folder of reports, by path."""
    return Package.of(progress, findings).files(read_credits(data_dir), FOLDER)


def run_crate(plan: Prepared, records: Mapping[str, Record], files: Mapping[str, bytes]) -> bytes:
    """RO-Crate of a folder of reports; `files` are the others in it, by path."""
    # all there are, not only those of this build: reports that still stand were made by runs too
    whole = whole_edition(plan.edition)
    documents = {(document.language, document.name): document for document in whole.documents}
    chapters = {}
    for path, record in records.items():
        document = documents.get((record.language, record.document))
        # by their chapters: what lies beside a report, which depends on what was asked for, changes no run
        if document and record.origin.get("chapters") == whole.origin_of(document)["chapters"]:
            chapters[path] = tuple(job.notebook.name for job in document.jobs)
    data_dir = plan.request.data_dir
    return crate_json(
        plan.progress, records, chapters, plan.inputs, files, data_contents(data_dir), read_credits(data_dir)
    )


def enclose(document: Document, progress: Progress, findings: Sequence[Finding], data_dir: Path) -> Document:
    """Attach to a document the data package of findings, so that its PDF is enough to redo them.

    Parameters
    ----------
    document : Document
    progress : Progress
    findings : sequence of Finding
        All that any report beside it may state: only one of them carries the tables.
    data_dir : Path
    """
    package, credits = Package.of(progress, findings), read_credits(data_dir)
    contents = package.files(credits)
    text = document.language.text
    about = {f"{table.schema.name}.csv": text(table.schema.title) for table in package.tables}
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
