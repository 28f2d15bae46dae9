"""The arithmetic behind findings, with its numbers, for the appendix of the report and for `evaluation trace`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from evaluation.assess import IndicatorResult
from evaluation.findings.finding import Formula
from evaluation.framework import Kind
from evaluation.load import Observation
from evaluation.locale.language import _
from evaluation.methods import YEAR_LENGTH, Point, Tipping

RATE: Final = _("{value} / {days} days × {year}")
RATE_RATIO: Final = _("({latest} / {latest_days} days) / ({baseline} / {baseline_days} days)")
SHARE_RATIO: Final = _("({part} / {whole}) / ({baseline_part} / {baseline_whole})")
RELATIVE: Final = _("({latest} − {baseline}) / {baseline}")
GAP: Final = _("({latest} − {baseline}) / ({target} − {baseline})")
RATE_BOUND: Final = _(
    "interval of the ratio of {latest} events in {latest_days} days to {baseline} in {baseline_days} days, with the "
    "scatter of {scatter} that the periods of the baseline show, never narrower than the exact one"
)
RATE_BY_CHANCE: Final = _(
    "interval by chance alone of the ratio of {latest} events in {latest_days} days to {baseline} in {baseline_days} "
    "days, never narrower than the exact one"
)
SHARE_BOUND: Final = _(
    "share at the end of the interval of the odds of {part} of {whole} beside {baseline_part} of {baseline_whole}, "
    "with the dispersion of {dispersion} that the periods of the baseline show, never narrower than the exact one"
)
SHARE_OF_SAMPLE: Final = _(
    "share at the end of the exact interval of the odds of {part} of {whole} beside {baseline_part} of {baseline_whole}"
)
SCATTER: Final = _(
    "largest standard deviation of one period, in relation to the mean, with which the interval of the ratio of "
    "{latest} events in {latest_days} days to {baseline} in {baseline_days} days does not hold 1"
)
TIMES_CHANCE: Final = _(
    "number by which {latest} events in {latest_days} days and {baseline} in {baseline_days} days can be divided until "
    "the exact interval of their ratio holds 1"
)
CASES: Final = _(
    "largest factor on the variance with which the interval of the odds of {part} of {whole} beside {baseline_part} of "
    "{baseline_whole} does not hold 1"
)
SHARE: Final = "{part} / {whole} × 100"


def of_figure(figure: Point) -> Formula | None:
    """How a point of a series follows from its observations; None where a document states it as it is."""
    if figure.numerator is not None and figure.denominator is not None:
        return _of(SHARE, part=figure.numerator, whole=figure.denominator)
    stated = float(figure.observations[0].value)
    return None if figure.value == stated else _of("{value} × {factor}", value=stated, factor=figure.value / stated)


def of_compared(value: Point, kind: Kind, observations: Sequence[Observation]) -> Formula | None:
    """How a value that a method compared follows from its observations."""
    if value.numerator is not None and value.denominator is not None:
        return _of(SHARE, part=value.numerator, whole=value.denominator)
    stated = [float(o.value) for o in observations]
    if len(stated) < 2:
        return (
            None
            if not stated or value.value == stated[0]
            else _of("{value} × {factor}", value=stated[0], factor=value.value / stated[0])
        )
    terms = {f"v{number}": one for number, one in enumerate(stated, 1)}
    total = " + ".join(f"{{{name}}}" for name in terms)
    return _of(total if kind is Kind.COUNT else f"({total}) / {len(stated)}", **terms)


def of_rate(value: Point) -> Formula:
    """Events per year."""
    return _of(RATE, value=value.value, days=value.days, year=YEAR_LENGTH)


def of_change(item: IndicatorResult) -> Formula | None:
    """How much the latest value differs from the baseline: a ratio for counts and shares, else a share."""
    before, after = item.result.baseline, item.result.latest
    if before is None or after is None:
        return None
    if item.result.method == "gap_closed" and item.result.target is not None:
        return _of(GAP, latest=after.value, baseline=before.value, target=item.result.target.value)
    if item.indicator.kind is Kind.COUNT:
        return _of(RATE_RATIO, **_counts(before, after))
    if item.indicator.kind is Kind.SHARE:
        parts = _parts(before, after)
        return (
            _of(SHARE_RATIO, **parts)
            if parts
            else _of("{latest} / {baseline}", latest=after.value, baseline=before.value)
        )
    return _of(RELATIVE, latest=after.value, baseline=before.value)


def of_bound(item: IndicatorResult) -> Formula | None:
    """Either end of the interval that decides, or else of that by chance alone."""
    result, before, after = item.result, item.result.baseline, item.result.latest
    if before is None or after is None:
        return None
    if item.indicator.kind is Kind.COUNT:
        if result.interval is None or result.scatter is None:
            return _of(RATE_BY_CHANCE, **_counts(before, after))
        return _of(RATE_BOUND, **_counts(before, after), scatter=math.sqrt(result.scatter))
    if result.dispersion is None:
        return _of(SHARE_OF_SAMPLE, **_parts(before, after))
    return _of(SHARE_BOUND, **_parts(before, after), dispersion=result.dispersion)


def of_tipping(item: IndicatorResult) -> Formula | None:
    """What would have to be so for a change that could not be tested to be no longer clear."""
    before, after, tipping = item.result.baseline, item.result.latest, item.result.tipping
    if before is None or after is None or tipping is None:
        return None
    if tipping.of is Tipping.INDEPENDENT:
        return _of(CASES, **_parts(before, after))
    return _of(SCATTER if tipping.of is Tipping.SCATTER else TIMES_CHANCE, **_counts(before, after))


def _counts(before: Point, after: Point) -> dict[str, float]:
    return {
        "latest": after.value,
        "latest_days": after.days,
        "baseline": before.value,
        "baseline_days": before.days,
    }


def _parts(before: Point, after: Point) -> dict[str, float]:
    parts = {
        "part": after.numerator,
        "whole": after.denominator,
        "baseline_part": before.numerator,
        "baseline_whole": before.denominator,
    }
    return {} if any(p is None for p in parts.values()) else {name: p or 0.0 for name, p in parts.items()}


def _of(text: str, **values: float) -> Formula:
    return Formula(text, tuple(values.items()))
