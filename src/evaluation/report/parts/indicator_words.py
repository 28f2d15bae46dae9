"""The sentences about one indicator: what the figures are, how they changed, and why there is or is no verdict."""

from __future__ import annotations

from markupsafe import Markup, escape

from evaluation.assess import IndicatorResult
from evaluation.findings.of_indicator import has_rate
from evaluation.framework import Kind
from evaluation.locale.language import _
from evaluation.methods import Outlook, Point, Reason
from evaluation.words.wording import NOT_DEMONSTRATED, REASONS, STATUSES, badge, sign
from evaluation.words.writer import Writer


def status_word(item: IndicatorResult) -> str:
    """Word for the status; every status without a verdict shares one, since the reason says the rest."""
    result = item.result
    if result.outlook is Outlook.NOT_COMPUTABLE:
        return STATUSES["not_computable"]
    return STATUSES["context"] if result.outlook is Outlook.CONTEXT else STATUSES[str(result.status)]


def status_badge(writer: Writer, item: IndicatorResult) -> Markup:
    """Status of the indicator as word, shape and colour; a change that too few readings share is called so."""
    if item.outlook is item.result.outlook:
        return badge(writer.language, item.outlook, status_word(item))
    word = NOT_DEMONSTRATED[str(item.result.outlook)]
    return badge(writer.language, item.outlook, word)


def status_line(writer: Writer, item: IndicatorResult) -> Markup:
    """The same as sign and word, for a line in which a badge would shout."""
    word = status_word(item) if item.outlook is item.result.outlook else NOT_DEMONSTRATED[str(item.result.outlook)]
    return sign(writer.language, item.outlook, word)


def answer(writer: Writer, item: IndicatorResult) -> Markup:
    """Say what the figures show, in one to three sentences."""
    sentences = [levels(writer, item), change(writer, item), reason(writer, item)]
    return Markup(" ").join(s for s in sentences if s)


def levels(writer: Writer, item: IndicatorResult) -> Markup:
    """Latest value, and the baseline where there is one."""
    result = item.result
    if result.latest is None:
        return writer.say("No figure of a period that had ended was found in the documents we could read.")
    latest = compared(writer, item, "latest", result.latest)
    if result.baseline is None:
        return writer.say("{latest} ({period}).", latest=latest, period=_period(writer, result.latest))
    return writer.say(
        "{latest} ({period}), against {baseline} ({baseline_period}).",
        latest=latest,
        period=_period(writer, result.latest),
        baseline=compared(writer, item, "baseline", result.baseline),
        baseline_period=_period(writer, result.baseline),
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
    """Events per year, where a count is not that of one year, so that two counts can be read side by side."""
    if not has_rate(item, value):
        return Markup("")
    return writer.say(", {rate} a year", rate=writer.number(f"{item.indicator.id}.{role}_rate", 0))


def change(writer: Writer, item: IndicatorResult) -> Markup:
    """How the latest value compares with the baseline; nothing is compared across a break."""
    result, sheet = item.result, item.indicator
    if result.reason is Reason.DEFINITION_BREAK:
        return Markup("")
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return Markup("")
    if sheet.kind in (Kind.COUNT, Kind.SHARE):
        ratio = writer.number(f"{sheet.id}.ratio", 2)
        if result.interval is None:
            return _ratio_alone(writer, sheet.kind, ratio)
        low, high = (writer.number(f"{sheet.id}.ratio_{end}", 2) for end in ("low", "high"))
        message = (
            _("Per year that is {ratio} times the baseline rate ({level} interval: {low} to {high}).")
            if sheet.kind is Kind.COUNT
            else _("That is {ratio} times the baseline share ({level} interval: {low} to {high}).")
        )
        level = writer.rule(writer.language.percent(result.thresholds["level"]))
        return writer.say(message, ratio=ratio, low=low, high=high, level=level)
    if result.estimate == 0:
        return writer.say("The value is the same.")
    relative = writer.state(f"{sheet.id}.relative_change", writer.language.percent(abs(result.estimate)))
    message = _("That is {change} more.") if result.estimate > 0 else _("That is {change} less.")
    return writer.say(message, change=relative)


def _ratio_alone(writer: Writer, kind: Kind, ratio: Markup) -> Markup:
    if kind is Kind.COUNT:
        return writer.say("Per year that is {ratio} times the baseline rate.", ratio=ratio)
    return writer.say("That is {ratio} times the baseline share.", ratio=ratio)


def reason(writer: Writer, item: IndicatorResult) -> Markup:
    """Why there is no verdict, or why it is unclear."""
    found = item.result.reason
    if found is None or found is Reason.DIRECTION_NONE:
        return Markup("")
    return writer.say(REASONS[found])


def _period(writer: Writer, value: Point) -> Markup:
    return writer.period(value.start, value.end)
