"""How wrong a latest figure may be before its finding turns, in words."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.findings.finding import Finding, Formula
from evaluation.locale.language import _
from evaluation.words.writer import Writer

LOWEST: Final = _("smallest value of the latest figure with which the finding is the same, all else being as it is")
HIGHEST: Final = _("largest value of the latest figure with which the finding is the same, all else being as it is")


def needed_accuracy(writer: Writer, item: IndicatorResult) -> Markup:
    """Values of the latest figure between which the finding holds; of a share, those of its numerator."""
    needed, latest = item.accuracy, item.result.latest
    if needed is None or latest is None:
        return writer.say("No finding hangs on it.")
    low, high = needed.lowest, needed.highest
    if low is not None and high is not None:
        said = _("The finding is the same while the latest figure lies between {low} and {high}.")
        return writer.say(said, low=_bound(writer, item, "lowest", low), high=_bound(writer, item, "highest", high))
    if low is not None:
        said = _("The finding is the same while the latest figure is at least {low}.")
        return writer.say(said, low=_bound(writer, item, "lowest", low))
    if high is not None:
        said = _("The finding is the same while the latest figure is at most {high}.")
        return writer.say(said, high=_bound(writer, item, "highest", high))
    return writer.say("The finding is the same whatever the latest figure is.")


def _bound(writer: Writer, item: IndicatorResult, end: str, value: float) -> Markup:
    sheet, latest = item.indicator, item.result.latest
    assert latest is not None
    is_part = latest.numerator is not None
    unit = "1" if is_part else sheet.unit
    baseline = item.result.baseline.refs if item.result.baseline else ()
    inputs = tuple(dict.fromkeys((*baseline, *latest.refs)))
    formula = Formula(LOWEST if end == "lowest" else HIGHEST)
    finding = Finding(f"{sheet.id}.holds.{end}", value, unit, "accuracy", inputs, formula=formula)
    if not is_part:
        return writer.state(finding, writer.quantity(value, sheet.unit))
    whole = Finding(f"{sheet.id}.holds.{end}.whole", latest.denominator, "1", "part", latest.refs)
    part = writer.state(finding, writer.language.number(value))
    return writer.say(
        "{part} of {whole}", part=part, whole=writer.state(whole, writer.language.number(latest.denominator or 0))
    )
