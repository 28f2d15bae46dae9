"""Which reports are not what their inputs would give now, and because of what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from evaluation.plan.edition import Edition, handed_to
from evaluation.plan.jobs import Job, PlannedReport
from evaluation.plan.manifest import INDEX, JobRecord, Record, is_intact
from evaluation.plan.printed import EXPLAINED, PAPER, explains, fingerprint_explained

PARTS = {
    "parameters": "its parameters are others",
    "code": "the code that computes changed",
    "catalogue": "sentences in the catalogue of its language changed",
    "lock": "the versions in uv.lock changed",
}
RENDERED = {
    "data": "the data that goes with it changed",
    "beside": "other reports lie beside it now",
    "code": "the style or the code that renders changed",
    "catalogue": "words of the catalogue that only rendering uses changed",
    "lock": "the versions in uv.lock changed",
}
LED_TO: Final = re.compile(rf'href="([^":.]+)/{re.escape(INDEX)}"')
"""Links of the front page to editions."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A report file that must be made again.

    Parameters
    ----------
    edition : Edition
    document : PlannedReport
    format : str
    reasons : tuple of (str, tuple of Job)
        What changed, and the chapters that read it; no chapters where none must run again for it.
    """

    edition: Edition
    document: PlannedReport
    format: str
    reasons: tuple[tuple[str, tuple[Job, ...]], ...]

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return "/".join(part for part in (self.edition.folder, self.document.path(self.format)) if part)


def find_stale(edition: Edition) -> tuple[Stale, ...]:
    """Reports of an edition that are missing, were edited, or follow from other inputs than there are now."""
    changed = _Changes(edition)
    reasons = {
        (document, format_): tuple(_reasons(edition, document, format_, edition.origin_of(document), changed))
        for document in edition.documents
        for format_ in document.formats
    }
    again = {(document.language, document.name) for (document, format_), why in reasons.items() if why}
    for (document, format_), why in reasons.items():
        if explains(document.name, format_) and not why:
            reasons[document, format_] = tuple(_of_pages(edition, document, again))
    return tuple(Stale(edition, *key, why) for key, why in reasons.items() if why)


def _of_pages(
    edition: Edition, document: PlannedReport, again: Collection[tuple[str, str]]
) -> Iterator[tuple[str, tuple[Job, ...]]]:
    """Why what the annex says of the pages of other reports is not so, of which some are made `again`."""
    records = edition.manifest.reports
    if any((document.language, name) in again for name in EXPLAINED):
        yield "a report is made again whose numbers it explains by their pages", ()
    elif records[document.path(PAPER)].explains != fingerprint_explained(records, document.language):
        yield "the reports whose numbers it explains have other pages now", ()


def missing_files(edition: Edition) -> tuple[str, ...]:
    """Index, facts, tables and the like of an edition that are not there, or not as they were written."""
    return tuple(name for name, sha256 in edition.manifest.files.items() if not is_intact(edition.root / name, sha256))


def has_other_inputs(edition: Edition) -> bool:
    """Whether what lies beside the reports of an edition was made from other inputs than there are now."""
    return bool(edition.manifest.reports) and edition.manifest.inputs != edition.inputs.to_dict()


def lost_editions(out_dir: Path) -> tuple[str, ...]:
    """Folders of editions that the front page leads to and that are no longer there."""
    try:
        page = (out_dir / INDEX).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ()
    return tuple(folder for folder in dict.fromkeys(LED_TO.findall(page)) if not (out_dir / folder).is_dir())


def _reasons(
    edition: Edition, document: PlannedReport, format_: str, origin: Mapping[str, Any], changed: _Changes
) -> Iterator[tuple[str, tuple[Job, ...]]]:
    path = document.path(format_)
    record = edition.manifest.reports.get(path)
    if record is None:
        there = (edition.root / path).exists()
        yield ("no record of this version says from what it was made" if there else "it was not made yet"), ()
        return
    if not is_intact(edition.root / path, record.sha256):
        there = (edition.root / path).exists()
        yield ("the file was changed after it was made" if there else "the file is not there"), ()
    if (edition.root / document.path("error.html")).exists():
        yield "a chapter failed when it was last built", ()
    by_reason: dict[str, list[Job]] = {}
    for job in document.jobs:
        for name in edition.data.changed_files(record.reads.get(edition.local_name(job), {})):
            what = (
                f"{name} changed, which a cell opens" if "/" in name else f"{name} changed, and a cell opens all of it"
            )
            by_reason.setdefault(what, []).append(job)
    if origin == record.origin:
        yield from ((reason, tuple(jobs)) for reason, jobs in by_reason.items())
        return
    for job in document.jobs:
        for reason in changed.of(job):
            by_reason.setdefault(reason, []).append(job)
    yield from ((reason, tuple(jobs)) for reason, jobs in by_reason.items())
    told = {part for part in ("catalogue", "lock") if PARTS[part] in by_reason}
    if any(changed.is_handed_other_data(job) for job in document.jobs):
        told.add("data")
    for part, reason in RENDERED.items():
        if part not in told and origin[part] != record.origin.get(part):
            yield reason, ()
    if not by_reason and origin["chapters"] != record.origin.get("chapters"):
        yield _other_chapters(edition, document, record), ()


def _other_chapters(edition: Edition, document: PlannedReport, record: Record) -> str:
    now = tuple(edition.local_name(job) for job in document.jobs)
    return "it has other chapters now" if now != record.chapters else "its chapters were built again since"


class _Changes:
    """What changed for each job since its outputs were made; asked once per job."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.known: dict[Job, tuple[str, ...]] = {}
        self.names: dict[str, frozenset[str]] = {}

    @cached_property
    def records(self) -> tuple[str, ...]:
        """Names of the records of the data that are not as they were."""
        return changed_records(self.edition)

    def of(self, job: Job) -> tuple[str, ...]:
        """Reasons why a job must run again; none if its outputs are still right."""
        if job not in self.known:
            record = self._record(job)
            self.known[job] = tuple(self._of(job, record)) if record else ("the chapter is new",)
        return self.known[job]

    def is_handed_other_data(self, job: Job) -> bool:
        """Whether a job is handed other data than when it ran, or was never run."""
        record = self._record(job)
        return record is None or self.edition.origins[job]["data"] != record.origin.get("data")

    def _record(self, job: Job) -> JobRecord | None:
        return self.edition.manifest.jobs.get(self.edition.local_name(job))

    def _of(self, job: Job, record: JobRecord) -> Iterator[str]:
        origin = self.edition.origins[job]
        if origin == record.origin:
            return
        if origin["notebook"] != record.origin.get("notebook"):
            yield f"{job.notebook.parent.name}/{job.notebook.name} changed"
        if origin["data"] != record.origin.get("data"):
            yield from self._data(job)
        for part, reason in PARTS.items():
            if origin[part] != record.origin.get(part):
                yield reason

    def _data(self, job: Job) -> Iterator[str]:
        objective, changed = handed_to(job), self.records
        if changed and objective not in self.names:
            self.names[objective] = self.edition.data.names(self.edition.scope, objective)
        own = [name for name in changed if name in self.names[objective]]
        # a row that is lost, or left what the chapter is handed, is not among that now
        told = [describe_record(name, self.edition) for name in own or changed]
        yield from told or ["what it is handed of the data changed before the last build"]


def changed_records(edition: Edition) -> tuple[str, ...]:
    """Names of the rows and entries of the data that are not as they were when an edition was built."""
    if edition.manifest.inputs.get("data") == edition.data.fingerprint:
        return ()
    return edition.data.changed_since(edition.manifest)


def describe_record(name: str, edition: Edition) -> str:
    """Say what became of a row or entry of the data: `data/observations.csv: F0118 changed`."""
    file, _, key = name.partition(":")
    place, shown = f"{edition.data.folder.name}/{file}", key.replace(":", " ")
    if name not in edition.data.digests:
        return f"{place} lost {shown}"
    return f"{place}: {shown} {'changed' if name in edition.manifest.records else 'is new'}"
