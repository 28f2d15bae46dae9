"""The sentences about one indicator: what the figures are, how they changed, and why there is or is no verdict."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup, escape

from evaluation.assess import JUDGED, IndicatorResult, Standing, standing_of
from evaluation.findings.of_indicator import has_rate
from evaluation.framework import Kind
from evaluation.locale.language import _
from evaluation.methods import METHOD_STATUSES, STATUS_WORDS, Outlook, Point, Reason, Tipping
from evaluation.methods.comparisons.counts import FEWEST_PERIODS
from evaluation.words.certainty import status_said
from evaluation.words.quantity import as_printed
from evaluation.words.wording import REASONS, badge, sign
from evaluation.words.writer import Writer

HUNDREDTH: Final = 0.005
FEW: Final = 10
"""Things standing at the baseline under which a change is not told in percent: it would say more than they do."""
PERCENT_POINT: Final = 0.005
"""Half a unit of the last digit with which a ratio and a relative change are printed."""
INTERVALS: Final[Mapping[tuple[Kind, bool], str]] = {
    (Kind.COUNT, True): _("The {level} interval of the ratio is {low} to {high}."),
    (Kind.COUNT, False): _("By chance alone the {level} interval of the ratio would be {low} to {high}."),
    (Kind.SHARE, True): _("The {level} interval of the latest share, beside the baseline's, is {low} to {high}."),
    (Kind.SHARE, False): _("By chance alone the {level} interval of the latest share would be {low} to {high}."),
}
TIPPING: Final[Mapping[Tipping, str]] = {
    Tipping.SCATTER: _("It is clear unless such counts scatter around their mean by more than {value} in one period."),
    Tipping.CHANCE: _("It is clear unless such counts scatter by more than {value} times chance."),
    Tipping.INDEPENDENT: _("It is clear unless fewer than one case in {value} counts as independent of the others."),
}


def status_word(item: IndicatorResult) -> str:
    """Word for the status, as its evidence allows; those without a verdict share one: the reason says the rest."""
    result = item.result
    if result.outlook is Outlook.NOT_COMPUTABLE:
        return STATUS_WORDS["not_computable"]
    if result.outlook is Outlook.CONTEXT:
        return STATUS_WORDS["context"]
    return status_said(item)


def status_badge(writer: Writer, item: IndicatorResult) -> Markup:
    """Status of the indicator as word, shape and colour; a change that too few specifications share is called so."""
    return badge(writer.language, item.outlook, status_word(item))


def status_line(writer: Writer, item: IndicatorResult) -> Markup:
    """The same as sign and word, for a line in which a badge would shout."""
    return sign(writer.language, item.outlook, status_word(item))


def answer(writer: Writer, item: IndicatorResult) -> Markup:
    """Say what the figures show, in a few sentences, and whether it is known since."""
    sentences = [levels(writer, item), change(writer, item), reason(writer, item), as_of(writer, item)]
    return Markup(" ").join(s for s in sentences if s)


def levels(writer: Writer, item: IndicatorResult) -> Markup:
    """Latest value, and the baseline where there is one."""
    result = item.result
    if result.latest is None:
        return writer.say("No figure of a period that had ended was found.")
    latest = compared(writer, item, "latest", result.latest)
    if result.baseline is None:
        return writer.say("{latest} ({period}).", latest=latest, period=_period(writer, result.latest))
    return writer.say(
        "{latest} ({period}), against {baseline} ({baseline_period}).",
        latest=latest,
        period=_period(writer, result.latest) + rate(writer, item, "latest", result.latest),
        baseline=compared(writer, item, "baseline", result.baseline),
        baseline_period=_period(writer, result.baseline) + rate(writer, item, "baseline", result.baseline),
    )


def course(writer: Writer, item: IndicatorResult) -> Markup:
    """From the baseline to the latest value, as short as the title of a chart must be."""
    result = item.result
    if result.latest is None:
        return writer.say("no figure for a due period")
    latest = compared(writer, item, "latest", result.latest)
    latest_period = _when(writer, item, "latest", result.latest)
    if result.baseline is None:
        return writer.say("{latest} ({period}), nothing to compare it with", latest=latest, period=latest_period)
    return writer.say(
        "{baseline} ({baseline_period}), then {latest} ({period})",
        baseline=compared(writer, item, "baseline", result.baseline),
        baseline_period=_when(writer, item, "baseline", result.baseline),
        latest=latest,
        period=latest_period,
    )


def _when(writer: Writer, item: IndicatorResult, role: str, value: Point) -> Markup:
    return writer.when(value.start, value.end) + rate(writer, item, role, value)


def compared(writer: Writer, item: IndicatorResult, role: str, value: Point) -> Markup:
    """State a value that a method compared, with its unit; a ratio also with its two parts."""
    name = f"{item.indicator.id}.{role}"
    shown = writer.state(name, writer.quantity(value.value, item.indicator.unit, value.qualifier))
    if value.numerator is None or value.denominator is None:
        return shown
    return escape("{} ({})").format(shown, writer.ratio(name))


def rate(writer: Writer, item: IndicatorResult, role: str, value: Point) -> Markup:
    """Events per year, where a count is not that of one year, so that two counts can be read side by side.

    A count that is compared with none has no pace: a half-year does not tell what the year was.
    """
    if item.result.baseline is None or not has_rate(item, value):
        return Markup("")
    return writer.say(", {rate} a year", rate=writer.number(f"{item.indicator.id}.{role}_rate", 0))


def change(writer: Writer, item: IndicatorResult, *, has_uncertainty: bool = True) -> Markup:
    """How the latest value compares with the baseline; nothing is compared across a break."""
    result, sheet = item.result, item.indicator
    if result.reason is Reason.DEFINITION_BREAK:
        return Markup("")
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return Markup("")
    if sheet.kind in (Kind.COUNT, Kind.SHARE):
        said = [_ratio_alone(writer, item, result.baseline, result.latest, result.estimate)]
        return Markup(" ").join([*said, *(_uncertainty(writer, item) if has_uncertainty else ())])
    if result.estimate == 0:
        return writer.say("The value is the same.")
    if sheet.kind is Kind.STOCK and result.baseline.value < FEW:
        return Markup("")
    shown = writer.language.percent(abs(result.estimate))
    before, after = (_as_read(writer, item, value) for value in (result.baseline, result.latest))
    relative = writer.state(f"{sheet.id}.relative_change", shown)
    if before and abs(abs((after - before) / before) - round(abs(result.estimate), 2)) > PERCENT_POINT:
        message = (
            _("From unrounded figures that is {change} more.")
            if result.estimate > 0
            else _("From unrounded figures that is {change} less.")
        )
    elif standing_of(item) is Standing.DEPENDS:
        message = (
            _("As chosen here, that is {change} more.")
            if result.estimate > 0
            else _("As chosen here, that is {change} less.")
        )
    else:
        message = _("That is {change} more.") if result.estimate > 0 else _("That is {change} less.")
    return writer.say(message, change=relative)


def _as_read(writer: Writer, item: IndicatorResult, value: Point) -> float:
    """The number that a reader divides by: the rate where one is printed, else the value, as they are printed."""
    if has_rate(item, value):
        return float(round(value.yearly))
    return as_printed(writer.tables.units[item.indicator.unit], value.value)


def _uncertainty(writer: Writer, item: IndicatorResult) -> Iterator[Markup]:
    """The interval that decides, or that by chance alone, and what would have to be so for an untested change."""
    result, sheet = item.result, item.indicator
    interval = result.interval or result.chance
    if interval is not None and all(map(math.isfinite, interval)):
        ends = {
            end: writer.number(f"{sheet.id}.ratio_{end}", 2)
            if sheet.kind is Kind.COUNT
            else writer.state(f"{sheet.id}.share_{end}", writer.quantity(round(share, 1), sheet.unit))
            for end, share in zip(("low", "high"), interval, strict=True)
        }
        level = writer.rule(writer.language.percent(result.thresholds["level"]))
        yield writer.say(INTERVALS[sheet.kind, result.interval is not None], level=level, **ends)
    if result.tipping is not None:
        value = result.tipping.value
        by_scatter = result.tipping.of is Tipping.SCATTER
        shown = writer.language.percent(value) if by_scatter else writer.language.number(value, 1)
        yield writer.say(TIPPING[result.tipping.of], value=writer.state(f"{sheet.id}.tipping", shown))
    if item.yardstick:
        others = [
            Markup("{} {}").format(
                writer.ref(other.indicator),
                writer.percent(f"{sheet.id}.yardstick.{other.indicator}"),
            )
            for other in item.yardstick
        ]
        yield writer.say("As a yardstick, like counts scattered so: {others}.", others=Markup(", ").join(others))
    elif result.tipping is not None and sheet.kind is Kind.COUNT and sheet.dispersion_group is not None:
        yield writer.say(
            "No like count can serve as a yardstick: none has {n} or more figures in its baseline.",
            n=writer.rule(writer.language.number(FEWEST_PERIODS)),
        )


def _ratio_alone(writer: Writer, item: IndicatorResult, baseline: Point, latest: Point, estimate: float) -> Markup:
    """The ratio; where the printed figures do not give it, that it follows from unrounded ones."""
    ratio = writer.number(f"{item.indicator.id}.ratio", 2)
    before, after = (_as_read(writer, item, value) for value in (baseline, latest))
    adds_up = bool(before) and abs(after / before - round(estimate, 2)) <= HUNDREDTH
    if item.indicator.kind is Kind.COUNT:
        if adds_up:
            return writer.say("Per year that is {ratio} times the baseline rate.", ratio=ratio)
        return writer.say("From unrounded figures, that is per year {ratio} times the baseline rate.", ratio=ratio)
    if adds_up:
        return writer.say("That is {ratio} times the baseline share.", ratio=ratio)
    return writer.say("From unrounded figures, that is {ratio} times the baseline share.", ratio=ratio)


def reason(writer: Writer, item: IndicatorResult) -> Markup:
    """Why there is no verdict, or why it is unclear."""
    found = item.result.reason
    if found is None or found is Reason.DIRECTION_NONE:
        return Markup("")
    return writer.say(REASONS[found])


def as_of(writer: Writer, item: IndicatorResult) -> Markup:
    """That a verdict is one as of an earlier time, where it is."""
    latest = item.result.latest
    if latest is None or not item.judged or item.judged_now:
        return Markup("")
    return writer.say("So it was as of {period}; it is not known since.", period=_period(writer, latest))


def turning(writer: Writer, item: IndicatorResult) -> Iterator[Markup]:
    """Each figure without which the finding would be another; one line for those without which there would be none."""
    needed = [turn for turn in item.turns if METHOD_STATUSES[item.result.method][turn.status] not in JUDGED]
    if needed:
        periods = Markup(", ").join(writer.when(turn.start, turn.end) for turn in needed)
        yield writer.say("Without one of these figures there would be no finding: {periods}.", periods=periods)
    for turn in item.turns:
        if turn not in needed:
            status = writer.language.text(STATUS_WORDS[turn.status]).lower()
            period = writer.when(turn.start, turn.end)
            yield writer.say(
                "Without the figure of {period} the finding would be: {status}.", period=period, status=status
            )


def _period(writer: Writer, value: Point) -> Markup:
    return writer.period(value.start, value.end)
