"""What a method says of itself: its function, its statuses with their words, its limits, and for what it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from evaluation.locale.language import Language, _
from evaluation.methods.result import Outlook, Result
from evaluation.methods.series import Series, Settings

Method = Callable[[Series, Settings], Result]
Written = Callable[[Language], str]
"""How a number within a sentence is written."""
Statuses = Mapping[str, tuple[Outlook, str]]
"""Statuses with their class and their words."""

EVERYWHERE: Final[Statuses] = MappingProxyType(
    {
        "context": (Outlook.CONTEXT, _("Context")),
        "not_available": (Outlook.NOT_COMPUTABLE, _("Not available")),
        "not_computable": (Outlook.NOT_COMPUTABLE, _("No verdict")),
    }
)
"""What every method may say."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A method as everything that lists, names, explains or applies methods knows it.

    Parameters
    ----------
    name : str
        By which it is asked for; `Result.method` of what it gives.
    apply : callable
        From a `Series` and `Settings` to a `Result`.
    title : str
        In words, to stand after "by".
    compares : str
        What it compares, in a sentence or two, with a placeholder for each of `numbers`.
    statuses : mapping of str to (Outlook, str)
        Its own words with their class and what readers see; those of every method need not be repeated. Favourable is
        at the pace that is needed, or better. Unclear is the right direction but slower, or no demonstrated change.
        Unfavourable is far too slow, the wrong direction, or a missed deadline.
    short : str, optional
        For narrow columns; empty where it is shown and never judges an indicator.
    numbers : mapping of str to callable, optional
        How the constants in `compares` are written.
    limits : mapping of str to float, optional
        Fixed limits by which it judges a series with a target, by status.
    rates : mapping of str to float, optional
        Limits of yearly growth, for a series without one.
    signs : tuple of str, optional
        Signs before the limits, where they are no lower ones.
    needs_target, takes_target : bool, optional
        Whether it says nothing without a target; whether it tells the pace towards one.
    is_trend : bool, optional
        Whether it may tell that a figure moved, in the place of the change from the baseline.
    is_beside : bool, optional
        Whether its result is shown beside that of the indicator's own method.
    is_averaged : bool, optional
        Whether its scores of several series are averaged.
    """

    name: str
    apply: Method
    title: str
    compares: str
    statuses: Statuses
    short: str = ""
    numbers: Mapping[str, Written] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    needs_target: bool = False
    takes_target: bool = False
    is_trend: bool = False
    is_beside: bool = False
    is_averaged: bool = False


def as_number(value: float) -> Written:
    """Write a constant as a number."""
    return lambda language: language.number(value)


def as_percent(value: float) -> Written:
    """Write a constant as per cent."""
    return lambda language: language.percent(value)


def as_fraction(value: float) -> Written:
    """Write a constant as a fraction, such as 2/3."""
    return lambda _language: str(Fraction(value).limit_denominator(10))
