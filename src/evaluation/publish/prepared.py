"""The last look before anything runs: the data is checked and assessed, the notebooks and folders are fit for use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from evaluation.assess import Progress, assess
from evaluation.errors import DataError, NotebookError, ParameterError, RenderError
from evaluation.evidence import Dataset, evidence_of, hand_over
from evaluation.findings import Findings, check_grounds, findings_of
from evaluation.locale import available_languages
from evaluation.plan.edition import Edition
from evaluation.plan.fingerprint import Inputs
from evaluation.plan.jobs import Job, PlannedReport
from evaluation.plan.notebook import read_notebook, read_wishes
from evaluation.plan.outcome import Failure
from evaluation.plan.plan import Plan
from evaluation.plan.request import Request, parse_day
from evaluation.publish.parameters import check_cell, check_values
from evaluation.publish.write import probe
from evaluation.render.cells.tags import check_tags


@dataclass(frozen=True, slots=True)
class Prepared:
    """One edition to be made: nothing about it can be wrong any more except in a cell.

    Parameters
    ----------
    plan : Plan
    progress : Progress
    findings : Findings
        All that may be stated, whatever was asked for: a scenario or an objective narrows what is shown.
    unfit : mapping of Job to Failure
        Those jobs whose notebook cannot be run.
    """

    plan: Plan
    progress: Progress = field(repr=False)
    findings: Findings = field(repr=False)
    unfit: Mapping[Job, Failure] = field(default_factory=dict, repr=False)

    @property
    def edition(self) -> Edition:
        """What was asked for of its day and area."""
        return self.plan.edition

    @property
    def documents(self) -> tuple[PlannedReport, ...]:
        """Reports that must be made."""
        return self.plan.documents

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Chapters whose outputs are needed."""
        return self.plan.jobs

    @property
    def request(self) -> Request:
        """What was asked for."""
        return self.edition.request

    @property
    def inputs(self) -> Inputs:
        """Fingerprints of what decides the reports."""
        return self.edition.inputs

    @property
    def root(self) -> Path:
        """Folder of the edition's index, facts and manifest."""
        return self.edition.root


def prepare(plans: Sequence[Plan]) -> list[Prepared]:
    """Check everything that can be known before a kernel starts.

    Raises
    ------
    DataError
        If the data folder has faults, or a judgement rests on a finding that there is not.
    ParameterError
        If there is no such value of a parameter.
    OutputError
        If a folder of the reports cannot be written to.
    """
    folders = {plan.edition.root: None for plan in plans}
    folders |= {plan.edition.root / document.language: None for plan in plans for document in plan.documents}
    probe(folders)
    dataset = plans[0].edition.data.dataset
    ids = tuple(objective.id for objective in dataset.framework.objectives)
    faults = {path: fault_of(path) for path in dict.fromkeys(job.notebook for plan in plans for job in plan.jobs)}
    prepared = []
    for plan in plans:
        unfit = {job: Failure(job, None, "", fault) for job in plan.jobs if (fault := faults[job.notebook])}
        for job in plan.jobs:
            check_values(job.notebook, job.parameters, {"objective": ids, "language": available_languages()})
        progress = assessed_for(plan.edition, dataset)
        findings = findings_of(progress, of_area=bool(plan.edition.area))
        if (
            progress.evidence.is_latest
            and not plan.edition.area
            and (lost := check_grounds(progress.evidence, findings))
        ):
            raise DataError(lost)
        prepared.append(Prepared(plan, progress, findings, unfit))
    return prepared


def fault_of(notebook: Path) -> str:
    """What keeps a notebook from being run, which is no reason to withhold the others; empty if nothing does."""
    try:
        read_wishes(notebook)
        check_cell(notebook)
        check_tags(nbformat.from_dict(read_notebook(notebook)), notebook.name)  # type: ignore[no-untyped-call]
    except (NotebookError, ParameterError, RenderError) as error:
        return str(error).removeprefix(notebook.name).removeprefix(str(notebook)).lstrip(":, ")
    return ""


def assessed_for(edition: Edition, dataset: Dataset) -> Progress:
    """Every objective on what the chapters of an edition are handed."""
    day = parse_day("--as-of", edition.as_of) if edition.as_of else None
    return assess(evidence_of(hand_over(dataset, day, edition.area), edition.area))
