"""The last look before anything runs: the data is checked and assessed, the notebooks and folders are fit for use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from evaluation.assess import Progress, assess
from evaluation.build.fingerprint import Inputs
from evaluation.build.jobs import Document, Job, read_notebook
from evaluation.build.parameters import check_cell, check_values
from evaluation.build.plan import Edition
from evaluation.build.request import Request, parse_day
from evaluation.build.run import Failure
from evaluation.build.state import Work
from evaluation.build.write import probe
from evaluation.errors import NotebookError, ParameterError, RenderError
from evaluation.evidence import Dataset, as_known_on, open_dataset
from evaluation.locale import available_languages
from evaluation.render.tags import check_tags
from evaluation.report.place import evidence_of


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition to be made: nothing about it can be wrong any more except in a cell.

    Parameters
    ----------
    edition : Edition
    progress : Progress
    documents : tuple of Document
        Those that must be made.
    jobs : tuple of Job
        Those whose outputs are needed.
    unfit : mapping of Job to Failure
        Those among them whose notebook cannot be run.
    """

    edition: Edition
    progress: Progress = field(repr=False)
    documents: tuple[Document, ...]
    jobs: tuple[Job, ...]
    unfit: Mapping[Job, Failure] = field(default_factory=dict, repr=False)

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


def prepare(work: Sequence[Work]) -> list[Plan]:
    """Check everything that can be known before a kernel starts.

    Raises
    ------
    DataError
        If the data folder has faults.
    ParameterError
        If there is no such value of a parameter.
    OutputError
        If a folder of the reports cannot be written to.
    """
    folders = {w.edition.root: None for w in work}
    folders |= {w.edition.root / document.language: None for w in work for document in w.documents}
    probe(folders)
    request = work[0].edition.request
    dataset = open_dataset(request.data_dir)
    ids = tuple(objective.id for objective in dataset.framework.objectives)
    faults = {path: fault_of(path) for path in dict.fromkeys(job.notebook for part in work for job in part.jobs)}
    plans = []
    for part in work:
        unfit = {job: Failure(job, None, "", fault) for job in part.jobs if (fault := faults[job.notebook])}
        for job in part.jobs:
            check_values(job.notebook, job.parameters, {"objective": ids, "language": available_languages()})
        plans.append(Plan(part.edition, assessed_for(part.edition, dataset), part.documents, part.jobs, unfit))
    return plans


def fault_of(notebook: Path) -> str:
    """What keeps a notebook from being run, which is no reason to withhold the others; empty if nothing does."""
    try:
        check_cell(notebook)
        check_tags(nbformat.from_dict(read_notebook(notebook)), notebook.name)  # type: ignore[no-untyped-call]
    except (NotebookError, ParameterError, RenderError) as error:
        return str(error).removeprefix(notebook.name).removeprefix(str(notebook)).lstrip(":, ")
    return ""


def assessed_for(edition: Edition, dataset: Dataset) -> Progress:
    """Every objective on the evidence of an edition."""
    evidence = as_known_on(dataset, parse_day("--as-of", edition.as_of) if edition.as_of else None)
    return assess(evidence_of(evidence, edition.area))
