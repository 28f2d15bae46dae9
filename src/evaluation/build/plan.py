"""From a request to editions: one for each date, with its jobs and reports, checked before any kernel starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.assess import Progress, assess
from evaluation.build.fingerprint import Inputs, fingerprint_inputs
from evaluation.build.jobs import Document, Job, find_notebooks, plan_documents, plan_jobs
from evaluation.build.parameters import check_choice, check_parameters, parse_day
from evaluation.build.request import DIALOGUES, FORMATS, LATEST, Request, edition_folder
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.build.write import probe
from evaluation.errors import ParameterError
from evaluation.evidence import Dataset, as_known_on, open_dataset
from evaluation.load import PartialDate
from evaluation.report.language import available_languages


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition of the reports: nothing about it can be wrong any more except in a cell.

    Parameters
    ----------
    request : Request
    as_of : str
        Day as YYYY-MM-DD; empty for the day of the newest source.
    progress : Progress
    inputs : Inputs
    jobs : tuple of Job
    documents : tuple of Document
    """

    request: Request
    as_of: str
    progress: Progress
    inputs: Inputs
    jobs: tuple[Job, ...]
    documents: tuple[Document, ...]

    @property
    def folder(self) -> str:
        """Folder of the edition below the output folder; empty for the latest."""
        return edition_folder(self.as_of)

    @property
    def root(self) -> Path:
        """Folder of the edition's index, facts and manifest."""
        return self.request.out_dir / self.folder


def make_plans(request: Request, listener: Listener = ignore) -> tuple[Plan, ...]:
    """Check a request and plan its editions, by date, the latest at the end.

    Raises
    ------
    DataError
        If the data folder has faults.
    ParameterError
        If something is asked for that there is not, or a notebook's parameters are wrong.
    OutputError
        If a folder of the reports cannot be written to.
    """
    asked = _check_words(request)
    probe([request.out_dir, *_folders(request, [day for day in asked if day != DIALOGUES])])
    notebooks = find_notebooks(request.notebooks_dir)
    dataset = open_dataset(request.data_dir)
    framework = dataset.framework
    ids = tuple(objective.id for objective in framework.objectives)
    for objective in request.objectives:
        check_choice("--objective", objective, ids)
    check_choice("--scenario", request.scenario, ("all", "none", *(s.id for s in framework.scenarios)))
    inputs = fingerprint_inputs(dataset.fingerprint, notebooks)
    plans = []
    for as_of in _days(asked, dataset, listener):
        jobs = plan_jobs(
            notebooks,
            request.languages,
            {"as_of": as_of, "scenario": request.scenario, "data_dir": str(request.data_dir.absolute())},
            {"objective": ids},
            {"objective": request.objectives},
        )
        for job in jobs:
            check_parameters(job.notebook, job.parameters, {"objective": ids, "language": available_languages()})
        documents = plan_documents(jobs, is_whole=not request.objectives)
        state = assess(as_known_on(dataset, parse_day("--as-of", as_of) if as_of else None))
        plans.append(Plan(request, as_of, state, inputs, jobs, documents))
    probe(_folders(request, [plan.as_of for plan in plans]))
    return tuple(plans)


def _check_words(request: Request) -> tuple[str, ...]:
    """Days asked for, each once; the empty text stands for the day of the newest source."""
    for language in request.languages:
        check_choice("--language", language, available_languages())
    for name in request.formats:
        check_choice("--format", name, FORMATS)
    for word in request.as_of:
        if word not in (DIALOGUES, LATEST):
            parse_day("--as-of", word)
    return tuple(dict.fromkeys("" if word == LATEST else word for word in request.as_of))


def _folders(request: Request, days: Iterable[str]) -> list[Path]:
    roots = [request.out_dir / edition_folder(day) for day in days]
    return [folder for root in roots for folder in (root, *(root / language for language in request.languages))]


def _days(asked: Sequence[str], dataset: Dataset, listener: Listener) -> tuple[str, ...]:
    """Days of the editions in order; a dialogue before the first document is left out, and the listener told."""
    days = set(asked) - {DIALOGUES}
    if DIALOGUES in asked:
        held = [PartialDate(dialogue.date).last_day() for dialogue in dataset.framework.dialogues]
        if not held:
            raise ParameterError("--as-of: the framework names no dialogue. Name a day, such as 2020-02-06.")
        first = min(day for source in dataset.tables.sources.values() if (day := source.known_on()) is not None)
        for number, day in enumerate(held, 1):
            if day >= first:
                days.add(day.isoformat())
                continue
            reason = f"no document of data/sources.csv is known to have appeared by {day}; the first did on {first}"
            listener(Step(Action.LEFT_OUT, edition_folder(day.isoformat()), number, len(held), reason))
        if not days:
            raise ParameterError(f"--as-of: no dialogue has a usable document: the first appeared on {first}.")
    return tuple(sorted(days, key=lambda day: (not day, day)))
