"""From a request to editions: one for each date and area, with its jobs, its reports, and what each follows from.

Nothing here is slow: whether something must be built at all is known before any figure is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluation.errors import DataError, NotebookError, ParameterError
from evaluation.load import missing_folder
from evaluation.plan.data import WHOLE, Data
from evaluation.plan.fingerprint import (
    Inputs,
    document_origin,
    fingerprint,
    fingerprint_inputs,
    job_origin,
)
from evaluation.plan.jobs import Job, PlannedReport, chapters_of, confine, find_notebooks, plan_documents, plan_jobs
from evaluation.plan.manifest import Manifest
from evaluation.plan.notebook import ANNEX, COMBINED, FOR_EACH, read_wishes
from evaluation.plan.request import AREA, Request, Scope, check_choice
from evaluation.plan.scope import check_words, find_scopes
from evaluation.plan.steps import Listener, ignore


@dataclass(frozen=True, slots=True)
class Edition:
    """The reports of one date, of the whole programme or of one area.

    Parameters
    ----------
    request : Request
    scope : Scope
        Its day and its area.
    data : Data
    inputs : Inputs
    jobs : tuple of Job
    documents : tuple of PlannedReport
    origins : mapping of Job to dict
        From what each job's outputs follow.
    carrier : str
        Name of the report whose PDF the tables of all results travel in: the annex, or the main one without any.
    """

    request: Request
    scope: Scope
    data: Data = field(repr=False)
    inputs: Inputs = field(repr=False)
    jobs: tuple[Job, ...]
    documents: tuple[PlannedReport, ...]
    origins: Mapping[Job, dict[str, Any]] = field(repr=False)
    carrier: str = COMBINED

    @property
    def as_of(self) -> str:
        """Day as YYYY-MM-DD; empty for the day of the newest source."""
        return self.scope.as_of

    @property
    def area(self) -> str:
        """Area that it is about; empty for the whole programme."""
        return self.scope.area

    @property
    def folder(self) -> str:
        """Folder of the edition below the output folder; empty for the latest of the whole programme."""
        return self.scope.folder

    @property
    def root(self) -> Path:
        """Folder of the edition's index, facts and manifest."""
        return self.request.out_dir / self.folder

    @property
    def manifest(self) -> Manifest:
        """What the last build of it left on record, as it was when the data was first asked for it."""
        return self.data.manifest(self.folder)

    def local_name(self, job: Job) -> str:
        """Name of a job within its edition."""
        return job.name.removeprefix(f"{self.folder}/")

    def covers(self, language: str, format_: str) -> bool:
        """Whether every report of a language and format is planned, so that one that is not is none any more."""
        asked = self.request
        return not asked.objectives and language in asked.languages and format_ in asked.formats

    def beside(self, document: PlannedReport) -> tuple[str, ...]:
        """Addresses, from a report, of those to which it may lead: all others in its language, and its translations.

        Those that are planned count, and those that a build of the rest left here: whatever part of a folder is made,
        and in whatever order, its reports are in the end the same.
        """
        records = self.manifest.reports.values()
        held = {(r.language, r.document, r.format) for r in records if not self.covers(r.language, r.format)}
        held |= {(d.language, d.name, f) for d in self.documents for f in d.formats}
        own = {f"{name}.{f}" for language, name, f in held if language == document.language and name != document.name}
        others = {
            f"../{language}/{name}.{f}"
            for language, name, f in held
            if language != document.language and name == document.name
        }
        return tuple(sorted(own | others))

    def origin_of(self, document: PlannedReport) -> dict[str, Any]:
        """From what a report follows."""
        chapters = [fingerprint(self.origins[job]) for job in document.jobs]
        data = self.data.fingerprint if document.name == self.carrier else None
        return document_origin(document, chapters, data, self.beside(document), self.inputs.code)


def survey(request: Request, listener: Listener = ignore, data: Data | None = None) -> tuple[Edition, ...]:
    """Plan the editions of a request: area by area, then the whole programme; by date, the latest at the end.

    Parameters
    ----------
    request : Request
    listener : callable, optional
    data : Data, optional
        That of the request, if somebody has looked at it already.

    Raises
    ------
    DataError
        If there is no data folder, or the data changed and has faults; with every fault of it.
    ParameterError
        If something is asked for that there is not, or a notebook asks for what there is not.
    """
    check_words(request)
    if not_there := missing_folder(request.data_dir):
        raise DataError([not_there])  # before the notebooks: outside a checkout both are missing
    notebooks = find_notebooks(request.notebooks_dir)
    data = data or Data(request.data_dir, request.out_dir, request.notebooks_dir)
    data.refuse_others()
    request = replace(request, languages=request.languages or data.choices.languages)
    inputs = fingerprint_inputs(data.fingerprint, notebooks)
    for objective in request.objectives:
        check_choice("--objective", objective, data.choices.objectives)
    check_choice("--scenario", request.scenario, ("all", "none", *data.choices.scenarios))
    scopes = find_scopes(request, data.choices, listener)
    editions = (_edition(request, scope, data, inputs, notebooks) for scope in scopes)
    return tuple(_as_asked_for(edition) if request.is_standing else edition for edition in editions)


def whole_edition(edition: Edition) -> Edition:
    """The same edition with all objectives and languages, whatever was asked for."""
    request = replace(edition.request, objectives=(), languages=edition.data.choices.languages)
    return _edition(request, edition.scope, edition.data, edition.inputs, find_notebooks(request.notebooks_dir))


def elsewhere(edition: Edition, request: Request, data: Data) -> Edition:
    """The same reports to be made in another folder, by nothing but the data."""
    origins = _origins(edition.jobs, edition.scope, data, edition.inputs)
    request = replace(request, languages=edition.request.languages)  # which the data told where nobody named any
    return replace(edition, request=request, data=data, origins=origins)


def handed_to(job: Job) -> str:
    """Objective whose evidence a job is handed; none for that of the whole edition."""
    return job.parameters.get(FOR_EACH, WHOLE)


def _edition(request: Request, scope: Scope, data: Data, inputs: Inputs, notebooks: Iterable[Path]) -> Edition:
    common = {"as_of": scope.as_of, "scenario": request.scenario, "data_dir": str(request.data_dir.absolute())}
    if scope.area:
        common[AREA] = scope.area
    chapters = chapters_of(notebooks, AREA if scope.area else "")
    # the others decide nothing about this edition
    inputs = replace(inputs, notebooks={path.name: inputs.notebooks[path.name] for path in chapters})
    choices = {FOR_EACH: data.choices.objectives}
    planned = plan_jobs(chapters, request.languages, common, choices)
    every = plan_documents(planned, request.formats)
    documents = confine(every, request.objectives)
    jobs = _chapters_of(documents, planned)
    if not documents:
        _refuse_unread(notebooks)
    if not chapters and scope.area:
        raise ParameterError(f'--area: no notebook is for areas. Give one `"edition": "{AREA}"` in its metadata.')
    if not every:
        raise ParameterError(f'No notebook is a chapter of a report. Give one `"documents": ["{COMBINED}"]`.')
    if not documents:
        raise ParameterError("--objective: no notebook makes a report of its own for each objective.")
    carrier = ANNEX if any(document.name == ANNEX for document in every) else COMBINED
    return Edition(request, scope, data, inputs, jobs, documents, _origins(jobs, scope, data, inputs), carrier)


def _chapters_of(documents: Iterable[PlannedReport], planned: Iterable[Job]) -> tuple[Job, ...]:
    """Chapters of some reports, in the order in which they were planned."""
    held = {job for document in documents for job in document.jobs}
    return tuple(job for job in planned if job in held)


def _refuse_unread(notebooks: Iterable[Path]) -> None:
    """Name what is wrong with notebooks, where it may be the reason why nothing is left to be made."""
    faults = []
    for path in notebooks:
        try:
            read_wishes(path)
        except (NotebookError, ParameterError) as error:
            faults.append(str(error))
    if faults:
        raise NotebookError("\n".join(faults))


def _origins(jobs: Iterable[Job], scope: Scope, data: Data, inputs: Inputs) -> dict[Job, dict[str, Any]]:
    handed = data.handed(scope)
    return {
        job: job_origin(job, inputs.notebooks[job.notebook.name], handed[handed_to(job)], inputs.code) for job in jobs
    }


def _as_asked_for(edition: Edition) -> Edition:
    """An edition that stands with those of its reports that somebody asked for; with all if there is none of them.

    Whoever has a combined report asked for all others beside it, new ones too. A report that failed was asked for.
    """
    records = edition.manifest.reports.values()
    made = {(r.language, r.document, r.format) for r in records}
    formats = {r.format for r in records}

    def has(language: str, name: str, format_: str) -> bool:
        failed = format_ in formats and (edition.root / language / f"{name}.error.html").exists()
        return (language, name, format_) in made or failed

    def asked(document: PlannedReport) -> PlannedReport:
        place = document.language
        return replace(
            document,
            formats=tuple(
                f
                for f in document.formats
                if has(place, COMBINED, f) or has(place, document.name, f) or (edition.root / document.path(f)).exists()
            ),
        )

    documents = tuple(found for document in edition.documents if (found := asked(document)).formats)
    if not made or not documents:
        return edition
    return replace(edition, documents=documents, jobs=_chapters_of(documents, edition.jobs))
