"""How many indicators came to which class: of an objective, and of the whole programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from evaluation.assess import Answered, IndicatorResult, ObjectiveResult, Progress, Standing
from evaluation.evidence import Evidence
from evaluation.findings.counting import count_of
from evaluation.findings.finding import Finding
from evaluation.findings.of_indicator import indicator_findings
from evaluation.framework import Direction
from evaluation.locale.language import _
from evaluation.methods import Outlook

CLASSES: Final[Mapping[Outlook, str]] = {
    Outlook.FAVOURABLE: _("indicators of the objective that moved in the intended direction"),
    Outlook.UNCLEAR: _("indicators of the objective without clear change"),
    Outlook.UNFAVOURABLE: _("indicators of the objective that moved against the intended direction"),
    Outlook.CONTEXT: _("indicators of the objective that are reported and not judged"),
    Outlook.NOT_COMPUTABLE: _("indicators of the objective without a current verdict"),
}
STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.AS_INTENDED: _("indicators of the question that moved as intended, in enough sensitivity checks"),
    Standing.AGAINST: _("indicators of the question that moved against what is intended, in enough sensitivity checks"),
    Standing.DEPENDS: _("indicators of the question that moved in too few sensitivity checks to be called shown"),
    Standing.UNTESTED_AS_INTENDED: _("indicators of the question that moved as intended and could not be tested"),
    Standing.UNTESTED_AGAINST: _("indicators of the question that moved against what is intended and were not tested"),
    Standing.NO_CLEAR_CHANGE: _("indicators of the question without clear change"),
    Standing.NOT_JUDGED: _("indicators of the question that could not be judged"),
}
ASKED: Final = _("indicators of the question for which a direction is intended")
JUDGED_OF_THEM: Final = _("indicators of the question that could be judged")
STALE: Final = _("indicators of the question of which nothing has been known of late")
ONLY_CONTEXT: Final = _("indicators of the question that are context and not judged")
WITH_TARGET: Final = _("indicators of the question with a target")
OF_PACE: Final = _("indicators of the question at this pace toward their target")
OF_OBJECTIVE: Final = _("indicators of the objective")
ALL: Final = _("indicators of the framework")
WITHOUT_TARGET: Final = _("indicators without a target")
CONTEXT: Final = _("indicators without an intended direction")
JUDGED: Final = _("indicators whose figures allow a verdict")
JUDGED_BY_A_PERSON: Final = _("indicators whose validity and integrity a person has judged")


def objective_findings(evidence: Evidence, result: ObjectiveResult) -> Iterator[Finding]:
    """Every finding about an objective and its indicators."""
    yield from _tally(evidence, result.indicators, f"objective.{result.objective.id}", OF_OBJECTIVE)
    by_id = {item.indicator.id: item for item in result.indicators}
    for answered in result.synthesis.answers:
        yield from _answered(evidence, answered, by_id, answer_id(result, answered))
    for item in result.indicators:
        yield from indicator_findings(evidence, item)


def shared_findings(progress: Progress) -> Iterator[Finding]:
    """Every finding about the indicators that serve the whole programme."""
    for item in progress.shared:
        yield from indicator_findings(progress.evidence, item)


def programme_findings(progress: Progress) -> Iterator[Finding]:
    """Numbers of indicators of the whole programme, and of figures that came too late for a verdict."""
    evidence, items = progress.evidence, progress.indicators
    ids = [item.indicator.id for item in items]
    inputs = [i for item in items for i in item.inputs]

    def among(name: str, what: str, chosen: Sequence[IndicatorResult], inputs: Sequence[str] = ()) -> Finding:
        named = [item.indicator.id for item in chosen]
        return count_of(evidence, name, len(named), what, inputs, indicators=named)

    yield count_of(evidence, "summary.indicators", len(ids), ALL, indicators=ids)
    without = [i for i in items if i.indicator.target.none is not None]
    yield among("summary.without_target", WITHOUT_TARGET, without)
    yield among("summary.context", CONTEXT, [i for i in items if i.indicator.direction is Direction.NONE])
    yield among("summary.judged", JUDGED, [i for i in items if i.judged_now], inputs)
    yield count_of(evidence, "methods.indicators", len(ids), ALL, indicators=ids)
    yield among("methods.judged", JUDGED_BY_A_PERSON, [i for i in items if i.indicator.person_judgement])


def answer_id(result: ObjectiveResult, answered: Answered) -> str:
    """Beginning of the ids of the numbers in an answer."""
    return f"objective.{result.objective.id}.{answered.question}"


def _answered(
    evidence: Evidence, answered: Answered, by_id: Mapping[str, IndicatorResult], name: str
) -> Iterator[Finding]:
    """How many indicators say what to a question, how many are known of late, and the pace of those with a target."""

    def among(part: str, what: str, ids: Sequence[str]) -> Finding:
        inputs = [i for id_ in ids for i in by_id[id_].inputs]
        # a count of none was counted among all that were asked
        counted = tuple(ids) or tuple(answered.standings) or tuple(by_id)
        return count_of(evidence, f"{name}.{part}", len(ids), what, inputs, indicators=counted)

    judged = [id_ for id_, standing in answered.standings.items() if standing is not Standing.NOT_JUDGED]
    yield among("asked", ASKED, tuple(answered.standings))
    yield among("judged", JUDGED_OF_THEM, judged)
    yield among("context", ONLY_CONTEXT, answered.context)
    yield among("stale", STALE, tuple(answered.stale))
    for standing, what in STANDINGS.items():
        yield among(standing.value, what, answered.saying(standing))
    yield among("targets", WITH_TARGET, answered.with_target)
    for status in dict.fromkeys(answered.pace.values()):
        yield among(f"pace.{status}", OF_PACE, [id_ for id_, found in answered.pace.items() if found == status])


def _tally(evidence: Evidence, items: Sequence[IndicatorResult], name: str, whose: str) -> Iterator[Finding]:
    """Number of indicators in each class; `whose` says what all of them together are."""
    inputs = [i for item in items for i in item.inputs]
    ids = [item.indicator.id for item in items]
    yield count_of(evidence, f"{name}.indicators", len(ids), whose, indicators=ids)
    for outlook, what in CLASSES.items():
        own = [item.indicator.id for item in items if item.outlook_now is outlook]
        yield count_of(evidence, f"{name}.{outlook.value}", len(own), what, inputs, indicators=own)
