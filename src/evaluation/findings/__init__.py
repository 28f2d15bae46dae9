"""Every number that may be stated: its value, its formula and what it rests on. Made once, below all words."""

from __future__ import annotations

from functools import partial

from evaluation.assess import ObjectiveResult, Progress
from evaluation.evidence import Evidence
from evaluation.findings.appraised import (
    Grounding,
    changed_grounds,
    check_grounds,
    finding_named,
    grounding_of,
    is_said,
)
from evaluation.findings.counting import published_id
from evaluation.findings.finding import Finding, Findings, Formula, UnknownFindingError
from evaluation.findings.of_area import area_findings
from evaluation.findings.of_dialogues import dialogue_findings
from evaluation.findings.of_evidence import disputed_findings, evidence_findings, published_findings
from evaluation.findings.of_objective import objective_findings, programme_findings, shared_findings

__all__ = [
    "Finding",
    "Findings",
    "Formula",
    "Grounding",
    "UnknownFindingError",
    "changed_grounds",
    "check_grounds",
    "finding_named",
    "findings_of",
    "findings_of_objective",
    "grounding_of",
    "is_said",
    "published_id",
]


def findings_of(progress: Progress, *, of_area: bool = False) -> Findings:
    """All findings of a programme on the evidence of a date.

    Parameters
    ----------
    progress : Progress
    of_area : bool, optional
        Whether the evidence is that of one area: then some things are counted that the whole does not ask.
    """
    evidence = progress.evidence
    objectives = [partial(objective_findings, evidence, result) for result in progress.objectives]
    return Findings(
        partial(evidence_findings, evidence),
        partial(published_findings, evidence.observations),
        *objectives,
        partial(shared_findings, progress),
        partial(programme_findings, progress),
        *([partial(area_findings, progress)] if of_area else []),
        partial(disputed_findings, progress),
        partial(dialogue_findings, progress),
    )


def findings_of_objective(evidence: Evidence, result: ObjectiveResult) -> Findings:
    """Those that the chapter of one objective can state; nothing of another objective is looked at."""
    own = {i for item in result.indicators for i in item.series.candidates}
    own |= {aside.observation.observation_id for item in result.indicators for aside in item.series.aside}
    known = evidence.published.keys()
    tables = [table for table in evidence.dataset.framework.context if table.objective == result.objective.id]
    own |= known & {id_ for table in tables for id_ in table.figures}
    own |= known & {id_ for _, fact in result.objective.told() for id_ in fact.figures}
    return Findings(
        partial(objective_findings, evidence, result),
        lambda: published_findings(map(evidence.dataset.tables.observation, sorted(own))),
        partial(evidence_findings, evidence),
    )
