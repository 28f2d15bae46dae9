"""The sentences about one indicator: what the figures are, how they changed, and why there is or is no verdict."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from evaluation.assess import IndicatorResult
from evaluation.findings.finding import Finding
from evaluation.findings.formulas import YEAR, of_bound, of_change, of_rate, of_reading
from evaluation.framework import Kind
from evaluation.locale.language import _
from evaluation.methods import Outlook, Reading, Reason
from evaluation.words.wording import NOT_DEMONSTRATED, REASONS, STATUSES, badge, sign
from evaluation.words.writer import Writer

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


def course(writer: Writer, item: IndicatorResult) -> Markup:
    """From the baseline to the latest value, as short as the title of a chart must be."""
    result = item.result
    if result.latest is None:
        return writer.say("no figure for a due period")
    latest = reading(writer, item, "latest", result.latest)
    latest_period = _when(writer, item, "latest", result.latest)
    if result.baseline is None:
        return writer.say("{latest} ({period}), nothing to compare it with", latest=latest, period=latest_period)
    return writer.say(
        "{baseline} ({baseline_period}), then {latest} ({period})",
        baseline=reading(writer, item, "baseline", result.baseline),
        baseline_period=_when(writer, item, "baseline", result.baseline),
        latest=latest,
        period=latest_period,
    )


def _when(writer: Writer, item: IndicatorResult, role: str, value: Reading) -> Markup:
    return writer.when(value.start, value.end) + rate(writer, item, role, value)


def reading(writer: Writer, item: IndicatorResult, role: str, value: Reading) -> Markup:
    """State a reading with its unit; a ratio also with its two parts."""
    sheet = item.indicator
    observations = [writer.evidence.dataset.tables.observation(ref) for ref in value.refs]
    formula = of_reading(value, sheet.kind, observations)
    finding = Finding(f"{sheet.id}.{role}", value.value, sheet.unit, item.result.method, value.refs, formula=formula)
    shown = writer.state(finding, writer.quantity(value.value, sheet.unit, value.qualifier))
    if value.numerator is None or value.denominator is None:
        return shown
    ratio = parts(writer, f"{sheet.id}.{role}", value.numerator, value.denominator, value.refs)
    return escape("{} ({})").format(shown, ratio)


def parts(writer: Writer, name: str, numerator: float, denominator: float, refs: tuple[str, ...]) -> Markup:
    """State the two parts of a ratio: `97 of 330`."""
    shown = {
        part: writer.state(Finding(f"{name}.{part}", number, "1", "part", refs), writer.language.number(number))
        for part, number in (("part", numerator), ("whole", denominator))
    }
    return writer.say("{part} of {whole}", **shown)


def rate(writer: Writer, item: IndicatorResult, role: str, value: Reading) -> Markup:
    """Events per year, where a count is not that of one year, so that two counts can be read side by side."""
    if item.indicator.kind is not Kind.COUNT or value.days in YEAR_DAYS:
        return Markup("")
    yearly = value.value * YEAR / value.days
    name = f"{item.indicator.id}.{role}_rate"
    of = (f"{item.indicator.id}.{role}",)
    finding = Finding(name, yearly, item.indicator.unit, "rate", value.refs, formula=of_rate(value), findings=of)
    return writer.say(", {rate} a year", rate=writer.state(finding, writer.language.number(yearly, 0)))


def change(writer: Writer, item: IndicatorResult) -> Markup:
    """How the latest value compares with the baseline; nothing is compared across a break."""
    result, sheet = item.result, item.indicator
    if result.reason is Reason.DEFINITION_BREAK:
        return Markup("")
    if result.baseline is None or result.latest is None or result.estimate is None or result.method != "change":
        return Markup("")
    inputs, of = (*result.baseline.refs, *result.latest.refs), _compared(item)
    formula = of_change(item)
    if sheet.kind in (Kind.COUNT, Kind.SHARE):
        name = f"{sheet.id}.ratio"
        finding = Finding(name, result.estimate, "1", result.method, inputs, formula=formula, findings=of)
        ratio = writer.state(finding, writer.language.number(result.estimate, 2))
        if result.interval is None:
            return _ratio_alone(writer, sheet.kind, ratio)
        low, high = (
            _bound(writer, item, end, bound) for end, bound in zip(("low", "high"), result.interval, strict=True)
        )
        message = (
            _("Per year that is {ratio} times the baseline rate ({level} interval: {low} to {high}).")
            if sheet.kind is Kind.COUNT
            else _("That is {ratio} times the baseline share ({level} interval: {low} to {high}).")
        )
        level = writer.rule(writer.language.percent(result.thresholds["level"]))
        return writer.say(message, ratio=ratio, low=low, high=high, level=level)
    if result.estimate == 0:
        return writer.say("The value is the same.")
    name = f"{sheet.id}.relative_change"
    finding = Finding(name, result.estimate, "1", result.method, inputs, formula=formula, findings=of)
    relative = writer.state(finding, writer.language.percent(abs(result.estimate)))
    message = _("That is {change} more.") if result.estimate > 0 else _("That is {change} less.")
    return writer.say(message, change=relative)


def _bound(writer: Writer, item: IndicatorResult, end: str, bound: float) -> Markup:
    result = item.result
    assert result.baseline is not None
    assert result.latest is not None
    refs = dict.fromkeys((*result.baseline.refs, *result.latest.refs, *item.dispersion_refs))
    name = f"{item.indicator.id}.ratio_{end}"
    of = _compared(item)
    finding = Finding(name, bound, "1", result.method, tuple(refs), formula=of_bound(item), findings=of)
    return writer.state(finding, writer.language.number(bound, 2))


def _compared(item: IndicatorResult) -> tuple[str, ...]:
    """Ids of the two findings that a change compares; `reading` states them."""
    return (f"{item.indicator.id}.baseline", f"{item.indicator.id}.latest")


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


def _period(writer: Writer, value: Reading) -> Markup:
    return writer.period(value.start, value.end)
