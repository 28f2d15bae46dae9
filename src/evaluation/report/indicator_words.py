"""The sentences about one indicator: what the figures are, how they changed, and why there is or is no verdict."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from evaluation.assess import IndicatorResult
from evaluation.framework import Kind
from evaluation.methods import Outlook, Reading, Reason
from evaluation.report.block import Finding
from evaluation.report.language import _
from evaluation.report.wording import REASONS, STATUSES, badge
from evaluation.report.writer import Writer

NOT_DEMONSTRATED: Final = {
    "favourable": _("Improved, not demonstrated"),
    "unfavourable": _("Worsened, not demonstrated"),
}
YEAR: Final = 365.25
YEAR_DAYS: Final = (365, 366)


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


def answer(writer: Writer, item: IndicatorResult) -> Markup:
    """Say what the figures show, in one to three sentences."""
    sentences = [levels(writer, item), change(writer, item), reason(writer, item)]
    return Markup(" ").join(s for s in sentences if s)


def levels(writer: Writer, item: IndicatorResult) -> Markup:
    """Latest value, and the baseline where there is one."""
    result = item.result
    if result.latest is None:
        return writer.say("No figure for a due period was found in the documents we could read.")
    latest = reading(writer, item, "latest", result.latest)
    if result.baseline is None:
        return writer.say("{latest} ({period}).", latest=latest, period=_period(writer, result.latest))
    return writer.say(
        "{latest} ({period}), against {baseline} ({baseline_period}).",
        latest=latest,
        period=_period(writer, result.latest),
        baseline=reading(writer, item, "baseline", result.baseline),
        baseline_period=_period(writer, result.baseline),
    )


def reading(writer: Writer, item: IndicatorResult, role: str, value: Reading) -> Markup:
    """State a reading with its unit; a ratio also with its two parts."""
    sheet = item.indicator
    finding = Finding(f"{sheet.id}.{role}", value.value, sheet.unit, item.result.method, value.refs)
    shown = writer.state(finding, writer.quantity(value.value, sheet.unit, value.qualifier))
    if value.numerator is None or value.denominator is None:
        return shown
    parts = writer.say(
        "{part} of {whole}",
        part=writer.language.number(value.numerator),
        whole=writer.language.number(value.denominator),
    )
    return escape("{} ({})").format(shown, parts)


def rate(writer: Writer, item: IndicatorResult, role: str, value: Reading) -> Markup:
    """Events per year, where a count is not that of one year, so that two counts can be read side by side."""
    days = (value.end - value.start).days + 1
    if item.indicator.kind is not Kind.COUNT or days in YEAR_DAYS:
        return Markup("")
    yearly = value.value * YEAR / days
    finding = Finding(f"{item.indicator.id}.{role}_rate", yearly, item.indicator.unit, "rate", value.refs)
    return writer.say(", {rate} a year", rate=writer.state(finding, writer.language.number(yearly, 0)))


def change(writer: Writer, item: IndicatorResult) -> Markup:
    """How the latest value compares with the baseline."""
    result, sheet = item.result, item.indicator
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return Markup("")
    inputs = (*result.baseline.refs, *result.latest.refs)
    if sheet.kind in (Kind.COUNT, Kind.SHARE):
        ratio = writer.state(
            Finding(f"{sheet.id}.ratio", result.estimate, "1", result.method, inputs),
            writer.language.number(result.estimate, 2),
        )
        if result.interval is None:
            return _ratio_alone(writer, sheet.kind, ratio)
        low, high = (
            writer.state(
                Finding(f"{sheet.id}.ratio_{end}", bound, "1", result.method, inputs), writer.language.number(bound, 2)
            )
            for end, bound in zip(("low", "high"), result.interval, strict=True)
        )
        message = (
            _("Per year that is {ratio} times the baseline rate (95% interval: {low} to {high}).")
            if sheet.kind is Kind.COUNT
            else _("That is {ratio} times the baseline share (95% interval: {low} to {high}).")
        )
        return writer.say(message, ratio=ratio, low=low, high=high)
    if result.estimate == 0:
        return writer.say("The value is the same.")
    relative = writer.state(
        Finding(f"{sheet.id}.relative_change", result.estimate, "1", result.method, inputs),
        writer.language.percent(abs(result.estimate)),
    )
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


def _period(writer: Writer, value: Reading) -> str:
    return writer.period(value.start, value.end)
