"""How wrong a latest figure may be before its finding turns, in words."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.locale.language import _
from evaluation.words.writer import Writer


def needed_accuracy(writer: Writer, item: IndicatorResult) -> Markup:
    """Values of the latest figure between which the finding holds; of a share, those of its numerator."""
    needed = item.accuracy
    if needed is None:
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
    name = f"{sheet.id}.holds.{end}"
    if latest is None or latest.numerator is None:
        return writer.state(name, writer.quantity(value, sheet.unit))
    return writer.say("{part} of {whole}", part=writer.number(name), whole=writer.number(f"{name}.whole"))
