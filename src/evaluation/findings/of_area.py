"""Of how many indicators documents give a figure of an area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evaluation.assess import Progress, indicators_with_figures
from evaluation.findings.counting import count_of
from evaluation.findings.finding import Finding
from evaluation.locale.language import _

WITH_FIGURES: Final = _("indicators for which documents give a figure of the area")
ASKED: Final = _("indicators that were looked for")


def area_findings(progress: Progress) -> Iterator[Finding]:
    """Numbers that only the report of an area states, of all objectives and of each."""
    objectives = [result.objective.id for result in progress.objectives]
    for only in ("", *objectives):
        asked = [i.indicator.id for i in (progress.objective(only).indicators if only else progress.indicators)]
        found = indicators_with_figures(progress, only)
        inputs = [i for item in found for i in item.series.candidates]
        ids, name = [item.indicator.id for item in found], area_count_id(only)
        evidence = progress.evidence
        yield count_of(evidence, f"{name}.with_figures", len(ids), WITH_FIGURES, inputs, indicators=ids)
        yield count_of(evidence, f"{name}.asked", len(asked), ASKED, indicators=asked)


def area_count_id(objective: str = "") -> str:
    """Beginning of the ids of the counts for an area, of one objective or of all."""
    return f"area.objective.{objective}" if objective else "area"
