"""Figures of the same thing that are in no specification: somebody must declare them, or say why they are no choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaluation.assess.indicator import IndicatorResult
from evaluation.assess.inputs import report_date
from evaluation.evidence import Evidence
from evaluation.evidence.selection import is_of
from evaluation.framework import RuledOut
from evaluation.load import Observation


def undeclared(evidence: Evidence, item: IndicatorResult) -> tuple[Observation, ...]:
    """Figures within the time that is judged which nobody has declared or ruled out, in the order of the table.

    What another register or document repeats, value and period, of a figure that is in a specification is none of them;
    nor is what a decision sets aside, since it says why. Of a ratio only the part is looked at.
    """
    if not item.judged:
        return ()
    sheet, alternatives = item.indicator, item.indicator.alternatives
    asked = sheet.select.filters[0]
    compared = [p for s in item.robustness.specifications for p in (s.result.baseline, s.result.latest) if p]
    used = [o for point in compared for o in point.observations]
    known = {o.observation_id for o in used}
    said = {_statement(o) for o in used}
    aside = {id_ for c in evidence.corrections for id_ in c.set_aside}
    first = min([sheet.baseline.start, *(b.start for b in alternatives.baselines)])
    until = report_date(evidence)
    return tuple(
        o
        for o in evidence.observations
        if is_of(o, asked)
        and o.observation_id not in known | aside
        and _statement(o) not in said
        and o.period_end is not None
        and first <= o.period_end <= until
        and not any(_covers(ruling, o) for ruling in alternatives.ruled_out)
    )


def describe(evidence: Evidence, items: Iterable[IndicatorResult]) -> Iterator[str]:
    """A sentence for each indicator that has such figures."""
    for item in items:
        if found := undeclared(evidence, item):
            named = ", ".join(f"{o.observation_id} ({o.value}, {_period(o)}, {o.authority})" for o in found)
            yield (
                f"indicator {item.indicator.id}: in no specification: {named}. Declare them under `alternatives`, or "
                "say in its `ruled_out` why they are no choice."
            )


def _statement(o: Observation) -> tuple[object, ...]:
    return o.measure, o.value, o.period_start, o.period_end


def _covers(ruling: RuledOut, o: Observation) -> bool:
    if ruling.start is None or ruling.end is None:
        return o.observation_id in ruling.observations
    begin = o.period_start or o.period_end
    return begin is not None and o.period_end is not None and ruling.start <= begin and o.period_end <= ruling.end


def _period(o: Observation) -> str:
    return f"{o.period_start} to {o.period_end}" if o.period_start else str(o.period_end)
