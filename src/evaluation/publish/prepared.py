"""The last look before anything runs: the data is checked and assessed, the notebooks and folders are fit for use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.assess import Progress, assess
from evaluation.evidence import Dataset, as_known_on, evidence_of, open_dataset
from evaluation.findings import Findings, findings_of
from evaluation.locale import available_languages
from evaluation.plan.edition import Edition
from evaluation.plan.fingerprint import Inputs
from evaluation.plan.jobs import Document, Job
from evaluation.plan.request import Request, parse_day
from evaluation.plan.state import Work
from evaluation.publish.parameters import check_parameters
from evaluation.publish.write import probe


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition to be made: nothing about it can be wrong any more except in a cell.

    Parameters
    ----------
    edition : Edition
    progress : Progress
    findings : Findings
        All that may be stated, whatever was asked for: a scenario or an objective narrows what is shown.
    documents : tuple of Document
        Those that must be made.
    jobs : tuple of Job
        Those whose outputs are needed.
    """

    edition: Edition
    progress: Progress = field(repr=False)
    findings: Findings = field(repr=False)
    documents: tuple[Document, ...]
    jobs: tuple[Job, ...]

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
        If a notebook's parameters are wrong.
    OutputError
        If a folder of the reports cannot be written to.
    """
    folders = {w.edition.root: None for w in work}
    folders |= {w.edition.root / document.language: None for w in work for document in w.documents}
    probe(folders)
    request = work[0].edition.request
    dataset = open_dataset(request.data_dir)
    ids = tuple(objective.id for objective in dataset.framework.objectives)
    plans = []
    for part in work:
        for job in part.jobs:
            check_parameters(job.notebook, job.parameters, {"objective": ids, "language": available_languages()})
        progress = assessed_for(part.edition, dataset)
        findings = findings_of(progress, of_area=bool(part.edition.area))
        plans.append(Plan(part.edition, progress, findings, part.documents, part.jobs))
    return plans


def assessed_for(edition: Edition, dataset: Dataset) -> Progress:
    """Every objective on the evidence of an edition."""
    evidence = as_known_on(dataset, parse_day("--as-of", edition.as_of) if edition.as_of else None)
    return assess(evidence_of(evidence, edition.area))
