"""Which reports are not what their inputs would give now, and because of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evaluation.build.jobs import Document, Job
from evaluation.build.manifest import FACTS, JobRecord, Manifest, Record, is_intact, read_manifest
from evaluation.build.plan import Edition, plan_editions
from evaluation.build.request import Request
from evaluation.build.scope import check_words
from evaluation.build.steps import Listener, ignore
from evaluation.build.units import read_data
from evaluation.errors import DataError, Fault

PARTS = {
    "parameters": "its parameters are others",
    "code": "the code that computes changed",
    "catalogue": "sentences in the catalogue of its language changed",
    "lock": "the versions in uv.lock changed",
}
RENDERED = {
    "data": "the data that goes with it changed",
    "code": "the style or the code that renders changed",
    "catalogue": "words of the catalogue that only rendering uses changed",
    "lock": "the versions in uv.lock changed",
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A report file that must be made again.

    Parameters
    ----------
    edition : Edition
    document : Document
    format : str
    reasons : tuple of (str, tuple of Job)
        What changed, and the chapters that read it; no chapters where none must run again for it.
    """

    edition: Edition
    document: Document
    format: str
    reasons: tuple[tuple[str, tuple[Job, ...]], ...]

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return "/".join(part for part in (self.edition.folder, self.document.path(self.format)) if part)


@dataclass(frozen=True, slots=True)
class Work:
    """What must be done for one edition.

    Parameters
    ----------
    edition : Edition
    documents : tuple of Document
        Reports to be made.
    jobs : tuple of Job
        Chapters whose outputs are needed for that.
    """

    edition: Edition
    documents: tuple[Document, ...]
    jobs: tuple[Job, ...]


def survey(request: Request, listener: Listener = ignore) -> tuple[Edition, ...]:
    """Plan the editions of a request.

    Raises
    ------
    DataError
        If the data folder cannot be taken apart; with every fault of it.
    ParameterError
        If something is asked for that there is not.
    """
    check_words(request)
    try:
        return plan_editions(request, read_data(request.data_dir), listener)
    except ValueError as error:
        from evaluation.evidence import open_dataset  # slow, and needed only to say what is wrong

        open_dataset(request.data_dir)
        fault = Fault(request.data_dir.name, None, "", "", f"cannot be read ({error})", "Run `evaluation check`")
        raise DataError([fault]) from error


def find_work(editions: Iterable[Edition], *, is_forced: bool = False) -> tuple[Work, ...]:
    """What must be made again of editions; all of it if forced. Editions with nothing to do are left out."""
    found = []
    for edition in editions:
        stale = {id(s.document) for s in find_stale(edition)}
        documents = tuple(d for d in edition.documents if is_forced or id(d) in stale)
        missing = missing_files(edition)
        is_behind = has_other_inputs(edition)
        needed = edition.jobs if FACTS in missing else tuple(job for d in documents for job in d.jobs)
        if documents or missing or is_behind:
            found.append(Work(edition, documents, tuple(dict.fromkeys(needed))))
    return tuple(found)


def find_stale(edition: Edition) -> tuple[Stale, ...]:
    """Reports of an edition that are missing, were edited, or follow from other inputs than there are now."""
    manifest = read_manifest(edition.root)
    changed = _Changes(edition, manifest)
    found = []
    for document in edition.documents:
        origin = edition.origin_of(document)
        for format_ in edition.request.formats:
            reasons = tuple(_reasons(edition, document, format_, origin, manifest, changed))
            if reasons:
                found.append(Stale(edition, document, format_, reasons))
    return tuple(found)


def missing_files(edition: Edition) -> tuple[str, ...]:
    """Index, facts, tables and the like of an edition that are not there, or not as they were written."""
    manifest = read_manifest(edition.root)
    return tuple(name for name, sha256 in manifest.files.items() if not is_intact(edition.root / name, sha256))


def has_other_inputs(edition: Edition) -> bool:
    """Whether what lies beside the reports of an edition was made from other inputs than there are now."""
    manifest = read_manifest(edition.root)
    return bool(manifest.reports) and manifest.inputs != edition.inputs.to_dict()


def _reasons(
    edition: Edition,
    document: Document,
    format_: str,
    origin: Mapping[str, Any],
    manifest: Manifest,
    changed: _Changes,
) -> Iterator[tuple[str, tuple[Job, ...]]]:
    path = document.path(format_)
    record = manifest.reports.get(path)
    if record is None:
        there = (edition.root / path).exists()
        yield ("no record of this version says from what it was made" if there else "it was not made yet"), ()
        return
    if not is_intact(edition.root / path, record.sha256):
        there = (edition.root / path).exists()
        yield ("the file was changed after it was made" if there else "the file is not there"), ()
    if (edition.root / document.path("error.html")).exists():
        yield "a chapter failed when it was last built", ()
    if origin == record.origin:
        return
    by_reason: dict[str, list[Job]] = {}
    for job in document.jobs:
        for reason in changed.of(job):
            by_reason.setdefault(reason, []).append(job)
    yield from ((reason, tuple(jobs)) for reason, jobs in by_reason.items())
    told = {part for part in ("catalogue", "lock") if PARTS[part] in by_reason}
    if any(changed.has_read(job) for job in document.jobs):
        told.add("data")
    for part, reason in RENDERED.items():
        if part not in told and origin[part] != record.origin.get(part):
            yield reason, ()
    if not by_reason and origin["chapters"] != record.origin.get("chapters"):
        yield _other_chapters(edition, document, record), ()


def _other_chapters(edition: Edition, document: Document, record: Record) -> str:
    now = tuple(edition.local_name(job) for job in document.jobs)
    return "it has other chapters now" if now != record.chapters else "its chapters were built again since"


class _Changes:
    """What changed for each job since its outputs were made; asked once per job."""

    def __init__(self, edition: Edition, manifest: Manifest) -> None:
        self.edition = edition
        self.manifest = manifest
        self.known: dict[Job, tuple[str, ...]] = {}

    def of(self, job: Job) -> tuple[str, ...]:
        """Reasons why a job must run again; none if its outputs are still right."""
        if job not in self.known:
            record = self.manifest.jobs.get(self.edition.local_name(job))
            self.known[job] = tuple(self._of(job, record)) if record else ("the chapter is new",)
        return self.known[job]

    def has_read(self, job: Job) -> bool:
        """Whether a job reads of the data what is not as it was, or was never run."""
        record = self.manifest.jobs.get(self.edition.local_name(job))
        return record is None or self.edition.origins[job]["data"] != record.origin.get("data")

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
        for name, held in record.origin.get("files", {}).items():
            if origin.get("files", {}).get(name) != held:
                yield f"{self.edition.request.data_dir.name}/{name} changed"

    @cached_property
    def units(self) -> list[str]:
        """Units of the data that are not as they were."""
        return changed_units(self.edition, self.manifest)

    def _data(self, job: Job) -> Iterator[str]:
        reads = self.edition.reads[job]
        touched = [name for name in self.units if reads.covers(name)]
        # a row that left a chapter's data is not among what the chapter reads now
        yield from self._told(touched or self.units) or ["what it reads of the data changed before the last build"]

    def _told(self, names: Iterable[str]) -> list[str]:
        folder = self.edition.request.data_dir.name
        return [f"{folder}/{describe_unit(name, self.edition, self.manifest)}" for name in names]


def changed_units(edition: Edition, manifest: Manifest) -> list[str]:
    """Names of the units of the data that are not as they were when an edition was built, in the order of the files."""
    now = {name: unit.digest for name, unit in edition.data.units.items()}
    names = [*now, *(name for name in manifest.units if name not in now)]
    return [name for name in names if now.get(name) != manifest.units.get(name)]


def describe_unit(name: str, edition: Edition, manifest: Manifest) -> str:
    """Say what became of a unit of the data: `observations.csv row 118 changed`."""
    file, _, key = name.partition(":")
    unit = edition.data.units.get(name)
    if unit is None:
        return f"{file} lost {key.rpartition(':')[2] or 'a part'}"
    place = f"{file} row {unit.line}" if file.endswith(".csv") else f"{file} line {unit.line}"
    shown = f"{place} ({key.rpartition(':')[2]})" if key else file
    return f"{shown} {'changed' if name in manifest.units else 'is new'}"
