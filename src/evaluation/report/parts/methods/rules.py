"""What each method compares and at what it draws its lines, in words: every number is the constant that is applied."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from markupsafe import Markup, escape

from evaluation.locale.language import Language, _
from evaluation.methods import LIMITS_OF_RATES, THRESHOLDS
from evaluation.methods.published.destatis_trend import FEWEST as FEWEST_OF_TREND
from evaluation.methods.published.destatis_trend import POINTS
from evaluation.methods.published.linear_trend import FEWEST as FEWEST_OF_LINE
from evaluation.methods.published.linear_trend import LEVEL
from evaluation.methods.published.spc_xmr import FEWEST as FEWEST_OF_CHART
from evaluation.methods.published.spc_xmr import LIMITS, NEAR, RUN
from evaluation.methods.published.unsd_2023 import NEAR_THE_END
from evaluation.words.wording import STATUSES
from evaluation.words.writer import Writer

Said = tuple[str, Mapping[str, Callable[[Language], str]]]
"""A sentence, and how each number in it is written."""


def _number(value: float) -> Callable[[Language], str]:
    return lambda language: language.number(value)


def _fraction(value: float) -> Callable[[Language], str]:
    return lambda _language: str(Fraction(value).limit_denominator(10))


def _percent(value: float) -> Callable[[Language], str]:
    return lambda language: language.percent(value)


RULES: Final[Mapping[str, Said]] = {
    "change": (
        _(
            "The latest figure with the baseline. Counts: ratio of yearly rates, with the scatter of the baseline. "
            "Shares: ratio of odds, likewise. Totals: only a change beyond the smallest that counts."
        ),
        {},
    ),
    "gap_closed": (
        _(
            "The share of the gap between baseline and target that is closed, with the share of time passed; once the "
            "target's date is past, the figure of that date with the target."
        ),
        {},
    ),
    "percent_of_target": (
        _("The figure to date with the target. Shown, never judged by: it misleads where a fall is intended."),
        {},
    ),
    "statcan_2024": (
        _("The yearly growth since the baseline with the growth that the target needs, or with fixed rates."),
        {},
    ),
    "unsd_2023": (
        _(
            "The value projected to the target's year with the target, or the growth with fixed rates. Where the "
            "target is none or all of a percentage, a value within {near} of it counts as met."
        ),
        {"near": _number(NEAR_THE_END)},
    ),
    "destatis_trend": (
        _(
            "The average change of the last {points} yearly figures, of at least {fewest}, extended to the target's "
            "year; the limits are shares of the remaining gap that it would miss."
        ),
        {"points": _number(POINTS), "fewest": _number(FEWEST_OF_TREND)},
    ),
    "linear_trend": (
        _(
            "The straight line through all yearly figures, at least {fewest}: the {level} interval of its slope, or "
            "where it leads by the target's date."
        ),
        {"fewest": _number(FEWEST_OF_LINE), "level": _percent(LEVEL)},
    ),
    "change_interval": (
        _("The change since the baseline, at the digits of the figures, with an interval declared in the sheet."),
        {},
    ),
    "spc_xmr": (
        _(
            "The last of at least {fewest} figures with the limits of a control chart, {limits} mean moving ranges "
            "from the mean: a figure outside, {run} in a row on one side or in one direction, or two of three more "
            "than {near} of the way to a limit."
        ),
        {
            "fewest": _number(FEWEST_OF_CHART),
            "limits": _number(LIMITS),
            "run": _number(RUN),
            "near": _fraction(NEAR),
        },
    ),
}
"""Of every method that can judge an indicator, and of the one that is shown and never judged by."""


def rule_of(writer: Writer, name: str) -> Markup:
    """What a method compares."""
    message, numbers = RULES[name]
    return writer.say(message, **{key: writer.rule(write(writer.language)) for key, write in numbers.items()})


def limits_of(writer: Writer, name: str) -> Iterator[Markup]:
    """Statuses of a method with their limits, as shares; a value at a limit has the better status.

    Only the trend method counts what is missed: below its first limit a sun, up to the second a sun with cloud.
    """
    language, limits = writer.language, THRESHOLDS.get(name, {})
    signs = ["<", "≤"] if name == "destatis_trend" else ["≥"] * len(limits)
    yield from _each(writer, limits, signs)
    if rates := LIMITS_OF_RATES.get(name):
        yield escape(language.text("without a target, growth in a year:"))
        yield from _each(writer, rates, ["≥"] * len(rates))


def _each(writer: Writer, limits: Mapping[str, float], signs: list[str]) -> Iterator[Markup]:
    language = writer.language
    for sign, (status, limit) in zip(signs, limits.items(), strict=True):
        whole = math.isclose(100 * limit, round(100 * limit))
        shown = writer.rule(f"{sign} {language.percent(limit, 0 if whole else 1)}")
        yield escape("{} {}").format(language.text(STATUSES[status]), shown)
