"""What each method compares and at what it draws its lines, in words: every number is the constant that is applied."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup, escape

from evaluation.methods import RULES, STATUS_WORDS
from evaluation.words.writer import Writer

LEAST: Final = "≥"


def rule_of(writer: Writer, name: str) -> Markup:
    """What a method compares."""
    rule = RULES[name]
    return writer.say(
        rule.compares, **{key: writer.rule(write(writer.language)) for key, write in rule.numbers.items()}
    )


def limits_of(writer: Writer, name: str) -> Iterator[Markup]:
    """Statuses of a method with their limits, as shares; a value at a limit has the better status.

    Only the trend method counts what is missed: below its first limit a sun, up to the second a sun with cloud.
    """
    rule = RULES[name]
    yield from _each(writer, rule.limits, rule.signs or [LEAST] * len(rule.limits))
    if rule.rates:
        first, *others = _each(writer, rule.rates, [LEAST] * len(rule.rates))
        yield escape("{} {}").format(writer.language.text("without a target, growth in a year:"), first)
        yield from others


def _each(writer: Writer, limits: Mapping[str, float], signs: Sequence[str]) -> Iterator[Markup]:
    language = writer.language
    for sign, (status, limit) in zip(signs, limits.items(), strict=True):
        whole = math.isclose(100 * limit, round(100 * limit))
        shown = writer.rule(f"{sign} {language.percent(limit, 0 if whole else 1)}")
        yield escape("{} {}").format(language.text(STATUS_WORDS[status]), shown)
