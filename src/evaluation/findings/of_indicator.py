"""Every number that may be stated of one indicator: its values, how they compare, what they rest on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from evaluation.assess import Choice, IndicatorResult, Specification
from evaluation.assess.robustness import relative
from evaluation.evidence import Aside, Evidence, series_by_area
from evaluation.findings.counting import count_of
from evaluation.findings.finding import Finding, Formula
from evaluation.findings.formulas import of_bound, of_change, of_compared, of_figure, of_rate, of_tipping
from evaluation.framework import Cumulation, Kind
from evaluation.load import Area
from evaluation.locale.language import _
from evaluation.methods import Point

EVIDENCE: Final = {
    "points_before": _("figures of the series of today's definition whose period ended before the program started"),
    "points_after": _("figures of the series of today's definition after that, of periods that had ended"),
    "coverage": _("share of the due periods after the baseline that some figure touches"),
}
BESIDE: Final = (Aside.RESTATED, Aside.OTHER_AUTHORITY, Aside.ALTERNATIVE, Aside.OTHER_MEASURE, Aside.OVERLAP)
"""Reasons why a figure is not in the series that leave it one of the same thing, or of what its sheet names."""
SCATTER_OF_BASELINE: Final = _(
    "standard deviation of the counts of one period of the baseline beyond chance, in relation to their mean"
)
LOWEST: Final = _("smallest value of the latest figure with which the finding is the same, all else being as it is")
HIGHEST: Final = _("largest value of the latest figure with which the finding is the same, all else being as it is")
AGREEING: Final = _("sensitivity checks that agree with ours, which is one of them")
SPECIFICATIONS: Final = _("distinct pairs of figures that may be compared, with those that could not be judged")
AGREEING_WITH: Final = _("sensitivity checks with this choice that agree with ours")
WITH_CHOICE: Final = _("sensitivity checks with this choice")
ENDS: Final[Mapping[str, str]] = {
    "least": _("smallest of the differences that the sensitivity checks give"),
    "most": _("largest of the differences that the sensitivity checks give"),
    "relative_least": _("smallest of the relative changes that the sensitivity checks give"),
    "relative_most": _("largest of the relative changes that the sensitivity checks give"),
}
PLACES: Final = _("places with a figure of at most a year")
EXPOSED: Final = _("places with a figure of a time in which the program worked there")


def indicator_findings(evidence: Evidence, item: IndicatorResult) -> Iterator[Finding]:
    """Every finding about an indicator, in no particular order.

    Parameters
    ----------
    evidence : Evidence
        That the indicator was assessed on.
    item : IndicatorResult
    """
    id_, unit = item.indicator.id, item.indicator.unit
    yield from _compared(evidence, item)
    yield from _change(item)
    yield from _accuracy(item)
    for number, figure in enumerate(item.series.figures, 1):
        yield from point_findings(f"{id_}.figure.{number}", figure, unit)
        yield from _rate(item, figure, f"{id_}.figure.{number}")
    for id_of, figure in figures_beside(item).items():
        yield from _rate(item, figure, id_of)
    until = evidence.dataset.framework.programme.judged_until
    for number, figure in enumerate(item.after(until), 1):
        yield from point_findings(f"{id_}.after.{number}", figure, unit)
    for key, what in EVIDENCE.items():
        if (value := item.strength.facts.get(key)) is not None:
            name, formula = f"{id_}.evidence.{key}", Formula(what)
            yield Finding(name, value, "1", "count", item.series.candidates, formula=formula)
    if item.judged:
        yield from _specifications(evidence, item)
    if item.indicator.kind is Kind.COUNT:
        yield from _by_area(evidence, item)


def figures_beside(item: IndicatorResult) -> dict[str, Point]:
    """Figures of other registers, stages or lengths than those of the series, by the beginning of their findings' ids.

    Those that a decision sets aside, and those that only repeat one of the series, are not among them.
    """
    id_ = item.indicator.id
    return {
        f"{id_}.beside.{a.observation.observation_id}": a.figure
        for a in item.series.aside
        if a.figure is not None and a.reason in BESIDE
    }


def _rate(item: IndicatorResult, figure: Point, name: str) -> Iterator[Finding]:
    """Events per year of a count that is not that of one year, as charts draw it."""
    if has_rate(item, figure) and figure.days > 1:
        yield Finding(f"{name}.rate", figure.yearly, item.indicator.unit, "rate", figure.refs, formula=of_rate(figure))


def point_findings(name: str, figure: Point, unit: str) -> Iterator[Finding]:
    """A point of a series, and its two parts where it is a ratio."""
    method = "published" if figure.numerator is None else "ratio"
    yield Finding(name, figure.value, unit, method, figure.refs, formula=of_figure(figure))
    yield from _parts(name, figure.numerator, figure.denominator, figure.refs)


def area_figure_id(indicator: str, area: Area, number: int) -> str:
    """Id of a figure of an indicator for one area; `number` counts from 1 in order of time."""
    return f"{indicator}.area.{area.area.replace(' ', '_')}.{number}"


def specification_id(indicator: str, specification: Specification, role: str) -> str:
    """Id of the baseline, the latest value or the change with one combination of choices."""
    choices = "+".join(choice.id for choice in specification.choices) or "ours"
    return f"{indicator}.specification.{choices}.{role}"


def range_of(item: IndicatorResult) -> dict[str, float]:
    """Smallest and largest change that the specifications give: in the unit, and in relation to the baseline."""
    found = item.direction_robustness.compared
    differences = [r.difference for r in found if r.difference is not None]
    changes = [c for r in found if (c := relative(item.indicator.kind, r)) is not None]
    ends = {}
    if differences:
        ends = {"least": min(differences), "most": max(differences)}
    return ends | ({"relative_least": min(changes), "relative_most": max(changes)} if changes else {})


def has_rate(item: IndicatorResult, value: Point) -> bool:
    """Whether a count is not that of one year, so that events per year say what two counts have in common.

    A running total over time is no yearly rate; what it adds from one figure to the next has one.
    """
    is_total = item.indicator.cumulation is Cumulation.RUNNING_TOTAL and item.result.baseline is None
    return item.indicator.kind is Kind.COUNT and not value.is_whole_year and not is_total


def _compared(evidence: Evidence, item: IndicatorResult) -> Iterator[Finding]:
    """Baseline and latest value, with the parts of ratios and the yearly rates of counts."""
    sheet, method = item.indicator, item.result.method
    for role, value in (("baseline", item.result.baseline), ("latest", item.result.latest)):
        if value is None:
            continue
        name = f"{sheet.id}.{role}"
        yield _value(name, item, value, method)
        yield from _parts(name, value.numerator, value.denominator, value.refs)
        if has_rate(item, value):
            formula = of_rate(value)
            yield Finding(
                f"{name}_rate", value.yearly, sheet.unit, "rate", value.refs, formula=formula, findings=(name,)
            )


def _value(name: str, item: IndicatorResult, value: Point, method: str) -> Finding:
    formula = of_compared(value, item.indicator.kind, value.observations)
    return Finding(name, value.value, item.indicator.unit, method, value.refs, formula=formula)


def _parts(name: str, numerator: float | None, denominator: float | None, refs: tuple[str, ...]) -> Iterator[Finding]:
    if numerator is not None and denominator is not None:
        yield Finding(f"{name}.part", numerator, "1", "part", refs)
        yield Finding(f"{name}.whole", denominator, "1", "part", refs)


def _change(item: IndicatorResult) -> Iterator[Finding]:
    """How the latest value compares with the baseline: a ratio with its interval, or a relative change."""
    result, sheet = item.result, item.indicator
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return
    inputs, of = (*result.baseline.refs, *result.latest.refs), (f"{sheet.id}.baseline", f"{sheet.id}.latest")
    is_ratio = sheet.kind in (Kind.COUNT, Kind.SHARE)
    name = f"{sheet.id}.{'ratio' if is_ratio else 'relative_change'}"
    yield Finding(name, result.estimate, "1", result.method, inputs, formula=of_change(item), findings=of)
    if is_ratio and (interval := result.interval or result.chance) is not None:
        for end, bound in zip(("low", "high"), interval, strict=True):
            if math.isfinite(bound):
                finding = f"{sheet.id}.{interval_of(item)}_{end}"
                unit = "1" if sheet.kind is Kind.COUNT else sheet.unit
                yield Finding(finding, bound, unit, result.method, inputs, formula=of_bound(item), findings=of)
    if result.tipping is not None:
        tipping = f"{sheet.id}.tipping"
        yield Finding(tipping, result.tipping.value, "1", result.method, inputs, formula=of_tipping(item), findings=of)
    for other in item.yardstick:
        name = f"{sheet.id}.yardstick.{other.indicator}"
        yield Finding(name, other.share, "1", "scatter", other.refs, formula=Formula(SCATTER_OF_BASELINE))


def interval_of(item: IndicatorResult) -> str:
    """Name of the ends of an interval: of a ratio of rates, or of the latest share that the odds would mean."""
    return "ratio" if item.indicator.kind is Kind.COUNT else "share"


def _accuracy(item: IndicatorResult) -> Iterator[Finding]:
    """Between which values of the latest figure the finding stays the same; of a share, of its numerator."""
    needed, latest = item.accuracy, item.result.latest
    if needed is None or latest is None:
        return
    is_part = latest.numerator is not None
    baseline = item.result.baseline.refs if item.result.baseline else ()
    inputs = tuple(dict.fromkeys((*baseline, *latest.refs)))
    for end, value, what in (("lowest", needed.lowest, LOWEST), ("highest", needed.highest, HIGHEST)):
        if value is None:
            continue
        name, unit = f"{item.indicator.id}.holds.{end}", "1" if is_part else item.indicator.unit
        yield Finding(name, value, unit, "accuracy", inputs, formula=Formula(what))
        if is_part and latest.denominator is not None:
            yield Finding(f"{name}.whole", latest.denominator, "1", "part", inputs)


def _specifications(evidence: Evidence, item: IndicatorResult) -> Iterator[Finding]:
    """How many specifications agree, in all and with each choice; what each compares; how far they lie apart."""
    id_, found = item.indicator.id, item.robustness
    yield count_of(evidence, f"{id_}.specifications_agreeing", found.agreeing, AGREEING, item.inputs)
    yield count_of(evidence, f"{id_}.specifications", found.total, SPECIFICATIONS, item.inputs)
    for share in found.shares:
        name = choice_id(id_, share.choice)
        yield count_of(evidence, f"{name}.agreeing", share.agreeing, AGREEING_WITH, item.inputs)
        yield count_of(evidence, f"{name}.total", share.total, WITH_CHOICE, item.inputs)
    for specification in found.specifications:
        result = specification.result
        for role, value in (("baseline", result.baseline), ("latest", result.latest)):
            if value is not None:
                yield _value(specification_id(id_, specification, role), item, value, result.method)
        yield from _change_of(item, specification)
    for end, change in range_of(item).items():
        unit = "1" if end.startswith("relative") else item.indicator.unit
        yield Finding(f"{id_}.range.{end}", change, unit, "change", item.inputs, formula=Formula(ENDS[end]))


def _change_of(item: IndicatorResult, specification: Specification) -> Iterator[Finding]:
    """How a specification's latest value compares with its baseline."""
    result = specification.result
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return
    name, of = specification_id(item.indicator.id, specification, "change"), replace(item, result=result)
    inputs = (*result.baseline.refs, *result.latest.refs)
    below = tuple(specification_id(item.indicator.id, specification, role) for role in ("baseline", "latest"))
    yield Finding(name, result.estimate, "1", result.method, inputs, formula=of_change(of), findings=below)


def choice_id(indicator: str, choice: Choice) -> str:
    """Beginning of the ids of the numbers about one choice."""
    return f"{indicator}.choice.{choice.about}.{choice.id}"


def _by_area(evidence: Evidence, item: IndicatorResult) -> Iterator[Finding]:
    """Figures of the same thing area by area, and in how many of them the programme worked."""
    id_ = item.indicator.id
    found = series_by_area(evidence, item.indicator)
    for area, figures in found:
        for number, figure in enumerate(figures, 1):
            name = area_figure_id(id_, area, number)
            yield from point_findings(name, figure, item.indicator.unit)
            yield from _rate(item, figure, name)
    inputs = [i for _, figures in found for figure in figures for i in figure.refs]
    exposed = [a for a, figures in found if a.exposed_from and any(f.start >= a.exposed_from for f in figures)]
    yield count_of(evidence, f"{id_}.areas.places", len(found), PLACES, inputs)
    yield count_of(evidence, f"{id_}.areas.exposed", len(exposed), EXPOSED, inputs)
