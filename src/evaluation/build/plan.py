"""From a request to editions: one for each date, with its jobs, its reports, and from what each of them follows.

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
)
from evaluation.build.jobs import Document, Job, find_notebooks, plan_documents, plan_jobs
from evaluation.build.reads import DECLARATIONS, Reads, declared_reads, known_on
from evaluation.build.request import DIALOGUES, FORMATS, LATEST, Request, check_choice, edition_folder, parse_day
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.build.units import Data
from evaluation.errors import ParameterError
from evaluation.load import PartialDate
from evaluation.locale import available_languages

FOR_EACH: Final = "objective"
"""Parameter that a notebook can be run for each value of."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The reports of one date.

    Parameters
    ----------
    request : Request
    as_of : str
        Day as YYYY-MM-DD; empty for the day of the newest source.
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
    data: Data = field(repr=False)
    inputs: Inputs = field(repr=False)
    jobs: tuple[Job, ...]
    documents: tuple[Document, ...]
    reads: Mapping[Job, Reads] = field(repr=False)
    origins: Mapping[Job, dict[str, Any]] = field(repr=False)

    @property
    def folder(self) -> str:
        """Folder of the edition below the output folder; empty for the latest."""
        return edition_folder(self.as_of)

    @property
    def root(self) -> Path:
        """Folder of the edition's index, facts and manifest."""
        return self.request.out_dir / self.folder

    def local_name(self, job: Job) -> str:
        """Name of a job within its edition."""
        return job.name.removeprefix(f"{self.folder}/")

    def origin_of(self, document: Document) -> dict[str, Any]:
        """From what a report follows."""
        chapters = [fingerprint(self.origins[job]) for job in document.jobs]
        return document_origin(document, chapters, self.data.fingerprint, self.inputs.code)


def plan_editions(request: Request, data: Data, listener: Listener = ignore) -> tuple[Edition, ...]:
    """Plan the editions of a request, by date, the latest at the end.

    Raises
    ------
    ParameterError
        If something is asked for that there is not, or a notebook asks for what there is not.
    """
    asked = check_words(request)
    notebooks = find_notebooks(request.notebooks_dir)
    ids = tuple(str(entry.get("id")) for entry in data.entries("objectives"))
    for objective in request.objectives:
        check_choice("--objective", objective, ids)
    scenarios = ("all", "none", *(str(entry.get("id")) for entry in data.entries("scenarios")))
    check_choice("--scenario", request.scenario, scenarios)
    inputs = fingerprint_inputs(data.fingerprint, notebooks)
    return tuple(_edition(request, day, data, inputs, notebooks, ids) for day in _days(asked, data, listener))


def whole_edition(edition: Edition) -> Edition:
    """The same edition with all objectives and languages, whatever was asked for."""
    request = replace(edition.request, objectives=(), languages=available_languages())
    notebooks = find_notebooks(request.notebooks_dir)
    ids = tuple(str(entry.get("id")) for entry in edition.data.entries("objectives"))
    return _edition(request, edition.as_of, edition.data, edition.inputs, notebooks, ids)


def check_words(request: Request) -> tuple[str, ...]:
    """Days asked for, each once; the empty text stands for the day of the newest source.

    Raises
    ------
    ParameterError
        If a language, a format or a day is none.
    """
    for language in request.languages:
        check_choice("--language", language, available_languages())
    for name in request.formats:
        check_choice("--format", name, FORMATS)
    for word in request.as_of:
        if word not in (DIALOGUES, LATEST):
            parse_day("--as-of", word)
    return tuple(dict.fromkeys("" if word == LATEST else word for word in request.as_of))


def _edition(
    request: Request, as_of: str, data: Data, inputs: Inputs, notebooks: Iterable[Path], ids: Sequence[str]
) -> Edition:
    jobs = plan_jobs(
        notebooks,
        request.languages,
        {"as_of": as_of, "scenario": request.scenario, "data_dir": str(request.data_dir.absolute())},
        {FOR_EACH: ids},
        {FOR_EACH: request.objectives},
    )
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
        origins[job] = job_origin(job, inputs.notebooks[job.notebook.name], read, inputs.code)
    documents = plan_documents(jobs, is_whole=not request.objectives)
    if not documents:
        raise ParameterError("--objective: no notebook makes a report of its own for each objective.")
    return Edition(request, as_of, data, inputs, jobs, documents, reads, origins)


def _days(asked: Sequence[str], data: Data, listener: Listener) -> tuple[str, ...]:
    """Days of the editions in order; a dialogue before the first document is left out, and the listener told."""
    days = set(asked) - {DIALOGUES}
    if DIALOGUES in asked:
        held = [PartialDate(str(entry.get("date"))).last_day().isoformat() for entry in data.entries("dialogues")]
        if not held:
            raise ParameterError("--as-of: the framework names no dialogue. Name a day, such as 2020-02-06.")
        first = min((day for row in data.rows("sources") if (day := known_on(row))), default="")
        for number, day in enumerate(held, 1):
            if day >= first:
                days.add(day)
                continue
            reason = f"no document of sources.csv is known to have appeared by {day}; the first did on {first}"
            listener(Step(Action.LEFT_OUT, edition_folder(day), number, len(held), reason))
        if not days:
            raise ParameterError(f"--as-of: no dialogue has a usable document: the first appeared on {first}.")
    return tuple(sorted(days, key=lambda day: (not day, day)))
