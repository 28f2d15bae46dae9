"""What each dialogue could have known, and on how many of them a target would have changed the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evaluation.assess import DialogueView, Progress, ScenarioResult, try_scenarios, view_dialogues
from evaluation.evidence import Evidence
from evaluation.findings.counting import count_of
from evaluation.findings.finding import Finding, Formula
from evaluation.findings.formulas import of_compared
from evaluation.framework import Kind, Scenario
from evaluation.locale.language import _

CURRENT: Final = _("indicators with an intended direction whose latest figure was not out of date")
WANTED: Final = _("indicators with an intended direction")
CHANGED: Final = _("dates on which the class of the verdict with the target differs from that without")


def dialogue_findings(progress: Progress) -> Iterator[Finding]:
    """Latest value of each indicator at each dialogue, how many were not out of date, and every scenario at each."""
    evidence = progress.evidence
    views = view_dialogues(evidence)
    for number, view in enumerate(views, 1):
        yield from _dialogue(evidence, view, number)
    moments = [*(view.scenarios for view in views), try_scenarios(evidence, progress.indicators)]
    for scenario in evidence.dataset.framework.scenarios:
        tried = [
            (number, found)
            for number, results in enumerate(moments, 1)
            if (found := next((t for t in results if t.scenario.id == scenario.id), None))
        ]
        yield from _scenario(evidence, scenario, tried)


def _dialogue(evidence: Evidence, view: DialogueView, number: int) -> Iterator[Finding]:
    inputs = [i for item in view.indicators for i in item.inputs]
    current = [item.indicator.id for item in view.current]
    asked = [item.indicator.id for item in view.indicators]
    yield count_of(evidence, f"dialogue.{number}.current", len(current), CURRENT, inputs, indicators=current)
    yield count_of(evidence, f"dialogue.{number}.indicators", len(asked), WANTED, indicators=asked)
    for item in view.indicators:
        if (latest := item.result.latest) is not None:
            sheet = item.indicator
            observations = [evidence.dataset.tables.observation(ref) for ref in latest.refs]
            formula, name = of_compared(latest, sheet.kind, observations), f"{sheet.id}.dialogue.{number}"
            yield Finding(name, latest.value, sheet.unit, item.result.method, latest.refs, formula=formula)


def _scenario(evidence: Evidence, scenario: Scenario, tried: list[tuple[int, ScenarioResult]]) -> Iterator[Finding]:
    shares = [found for number, one in tried if (found := _share(evidence, scenario, number, one))]
    yield from shares
    yield Finding(
        f"scenario.{scenario.id}.changed",
        sum(found.changes_verdict for _, found in tried),
        "1",
        "count",
        tuple(dict.fromkeys(i for _, found in tried for i in found.inputs)),
        findings=tuple(finding.id for finding in shares),
        formula=Formula(CHANGED),
    )


def _share(evidence: Evidence, scenario: Scenario, number: int, tried: ScenarioResult) -> Finding | None:
    """Value that was set against the target on one date; None before the target or any figure existed."""
    if tried.result is None or (latest := tried.result.latest) is None:
        return None
    observations = [evidence.dataset.tables.observation(ref) for ref in latest.refs]
    formula, name = of_compared(latest, Kind.STOCK, observations), f"scenario.{scenario.id}.{number}"
    unit = "percent" if scenario.of else evidence.dataset.framework.indicator(scenario.indicator).unit
    return Finding(name, latest.value, unit, tried.result.method, latest.refs, formula=formula)
