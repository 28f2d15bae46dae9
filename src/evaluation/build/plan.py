"""From a request to editions: one for each date and area, with its jobs, its reports, and what each follows from.

Nothing here is slow: whether something must be built at all is known before any figure is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from evaluation.build.fingerprint import (
    Inputs,
    document_origin,
    fingerprint,
    fingerprint_inputs,
    job_origin,
    with_files,
)
from evaluation.build.jobs import Document, Job, chapters_of, find_notebooks, plan_documents, plan_jobs
from evaluation.build.manifest import read_manifest
from evaluation.build.opened import digests_now
from evaluation.build.reads import DECLARATIONS, Reads, declared_reads
from evaluation.build.request import AREA, Request, check_choice, edition_folder
from evaluation.build.scope import Scope, check_words, find_scopes
from evaluation.build.steps import Listener, ignore
from evaluation.build.units import Data
from evaluation.errors import ParameterError
from evaluation.locale import available_languages

FOR_EACH: Final = "objective"
"""Parameter that a notebook can be run for each value of."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The reports of one date, of the whole programme or of one area.

    Parameters
    ----------
    request : Request
    as_of : str
        Day as YYYY-MM-DD; empty for the day of the newest source.
    area : str
        Area that it is about; empty for the whole programme.
    data : Data
    inputs : Inputs
    jobs : tuple of Job
    documents : tuple of Document
    reads : mapping of Job to Reads
        What each job declares that it reads.
    origins : mapping of Job to dict
        From what each job's outputs follow.
    """

    request: Request
    as_of: str
    area: str
    data: Data = field(repr=False)
    inputs: Inputs = field(repr=False)
    jobs: tuple[Job, ...]
    documents: tuple[Document, ...]
    reads: Mapping[Job, Reads] = field(repr=False)
    origins: Mapping[Job, dict[str, Any]] = field(repr=False)

    @property
    def folder(self) -> str:
        """Folder of the edition below the output folder; empty for the latest of the whole programme."""
        return edition_folder(self.as_of, self.area)

    @property
    def root(self) -> Path:
        """Folder of the edition's index, facts and manifest."""
        return self.request.out_dir / self.folder

    def local_name(self, job: Job) -> str:
        """Name of a job within its edition."""
        return _local(job, self.folder)

    def origin_of(self, document: Document) -> dict[str, Any]:
        """From what a report follows."""
        chapters = [fingerprint(self.origins[job]) for job in document.jobs]
        return document_origin(document, chapters, self.data.fingerprint, self.inputs.code)


def _local(job: Job, folder: str) -> str:
    return job.name.removeprefix(f"{folder}/")


def plan_editions(request: Request, data: Data, listener: Listener = ignore) -> tuple[Edition, ...]:
    """Plan the editions of a request: area by area, then the whole programme; by date, the latest at the end.

    Raises
    ------
    ParameterError
        If something is asked for that there is not, or a notebook asks for what there is not.
    """
    check_words(request)
    notebooks = find_notebooks(request.notebooks_dir)
    ids = tuple(str(entry.get("id")) for entry in data.entries("objectives"))
    for objective in request.objectives:
        check_choice("--objective", objective, ids)
    scenarios = ("all", "none", *(str(entry.get("id")) for entry in data.entries("scenarios")))
    check_choice("--scenario", request.scenario, scenarios)
    inputs = fingerprint_inputs(data.fingerprint, notebooks)
    scopes = find_scopes(request, data, listener)
    return tuple(_edition(request, scope, data, inputs, notebooks, ids) for scope in scopes)


def whole_edition(edition: Edition) -> Edition:
    """The same edition with all objectives and languages, whatever was asked for."""
    request = replace(edition.request, objectives=(), languages=available_languages())
    notebooks = find_notebooks(request.notebooks_dir)
    ids = tuple(str(entry.get("id")) for entry in edition.data.entries("objectives"))
    scope = Scope(edition.as_of, edition.area)
    return _edition(request, scope, edition.data, edition.inputs, notebooks, ids)


def _edition(
    request: Request, scope: Scope, data: Data, inputs: Inputs, notebooks: Iterable[Path], ids: Sequence[str]
) -> Edition:
    common = {"as_of": scope.as_of, "scenario": request.scenario, "data_dir": str(request.data_dir.absolute())}
    if scope.area:
        common[AREA] = scope.area
    chapters = chapters_of(notebooks, AREA if scope.area else "")
    # the others decide nothing about this edition
    inputs = replace(inputs, notebooks={path.name: inputs.notebooks[path.name] for path in chapters})
    jobs = plan_jobs(chapters, request.languages, common, {FOR_EACH: ids}, {FOR_EACH: request.objectives})
    folder = edition_folder(scope.as_of, scope.area)
    before = read_manifest(request.out_dir / folder)
    reads: dict[Job, Reads] = {}
    origins: dict[Job, dict[str, Any]] = {}
    known: dict[tuple[str, str], tuple[Reads, str]] = {}
    for job in jobs:
        if job.reads:
            check_choice(f"{job.notebook.name}: `reads` in its metadata", job.reads, tuple(DECLARATIONS))
            if job.reads not in job.parameters:
                raise ParameterError(
                    f"{job.notebook.name}: it reads what one {job.reads} rests on, but is not run for each. Add "
                    f'`"for_each": "{job.reads}"` to its metadata, or remove `reads`.'
                )
        key = (job.reads, job.parameters.get(job.reads, ""))
        if key not in known:
            found = declared_reads(job.reads, data, job.parameters)
            known[key] = (found, found.digest(data))
        reads[job], read = known[key]
        origin = job_origin(job, inputs.notebooks[job.notebook.name], read, inputs.code)
        opened = before.jobs[name].origin.get("files", {}) if (name := _local(job, folder)) in before.jobs else {}
        origins[job] = with_files(origin, digests_now(opened, common["data_dir"]))
    documents = plan_documents(jobs, is_whole=not request.objectives)
    if not jobs and scope.area:
        raise ParameterError(f'--area: no notebook is for areas. Give one `"edition": "{AREA}"` in its metadata.')
    if not documents:
        raise ParameterError("--objective: no notebook makes a report of its own for each objective.")
    return Edition(request, scope.as_of, scope.area, data, inputs, jobs, documents, reads, origins)
