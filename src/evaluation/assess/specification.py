"""Specifications: every distinct pair of figures that answers an indicator's question as defensibly as ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from typing import Final

from evaluation.assess.inputs import points_of, settings_of
from evaluation.evidence import Evidence, indicator_series
from evaluation.framework import FiguresChoice, Indicator, Text
from evaluation.methods import OLDEST, Point, Result, Series, Settings, Window, age, run


class About(StrEnum):
    """What a choice is about."""

    FIGURES = "figures"
    RELEASE = "release"
    BASELINE = "baseline"
    END = "end"


@dataclass(frozen=True, slots=True)
class Choice:
    """One defensible choice other than ours; an end and the first release need no label, the report names them."""

    about: About
    id: str
    label: Text | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.about}:{self.id}"


FIRST_RELEASE: Final = Choice(About.RELEASE, "first_release")


EARLIER: Final = (Choice(About.END, "one_earlier"), Choice(About.END, "two_earlier"))
"""Ends that are taken by rule: the last two figures before the latest that are not yet out of date."""


@dataclass(frozen=True, slots=True)
class Specification:
    """One pair of figures for the question, with what the indicator's own method makes of it; ours has no choices.

    Parameters
    ----------
    choices : tuple of Choice
        The shortest way to it.
    result : Result
    same : tuple of tuple of Choice, optional
        Other ways to the same pair.
    """

    choices: tuple[Choice, ...]
    result: Result
    same: tuple[tuple[Choice, ...], ...] = field(default=(), compare=False)


def specifications_of(evidence: Evidence, indicator: Indicator, method: str) -> tuple[Specification, ...]:
    """Every specification that an indicator's reference sheet and the rule allow, by its own method; ours first."""
    declared = indicator.alternatives
    variants = {}
    releases = (None, FIRST_RELEASE) if declared.first_release else (None,)
    for figures, release in product((None, *declared.figures), releases):
        changed_evidence, changed = _with_figures(evidence, indicator, figures)
        series = indicator_series(changed_evidence, changed, first_release=release is not None)
        settings = settings_of(changed_evidence, changed, series)
        chosen = Choice(About.FIGURES, figures.id, figures.label) if figures else None
        variants[tuple(c for c in (chosen, release) if c)] = (points_of(series), settings)
    windows = {Choice(About.BASELINE, b.id, b.label): Window(b.start, b.end) for b in declared.baselines}
    return specify(method, variants, windows)


def specify(
    method: str,
    variants: Mapping[tuple[Choice, ...], tuple[Series, Settings]],
    windows: Mapping[Choice, Window],
) -> tuple[Specification, ...]:
    """Cross all choices, take the ends by rule, and let each pair of figures stand once.

    Parameters
    ----------
    method : str
        The indicator's own.
    variants : mapping
        Series and settings by the choices about figures and release; `()` has ours.
    windows : mapping of Choice to Window
        Other baseline windows.
    """
    found: list[Specification] = []
    for chosen, window in product(variants, (None, *windows)):
        series, settings = variants[chosen]
        choices = chosen
        if window is not None:
            settings, choices = replace(settings, baseline=windows[window]), (*chosen, window)
        result = run(method, series, settings)
        found.append(Specification(choices, result))
        for end, earlier in _earlier(series, settings, result):
            found.append(Specification((*choices, end), run(method, earlier, settings)))
    # few departures come first, so that a pair is named by the shortest way to it
    found.sort(key=lambda s: len(s.choices))
    distinct: dict[tuple[object, ...], list[Specification]] = {}
    for specification in found:
        distinct.setdefault(_pair(specification.result), []).append(specification)
    return tuple(replace(first, same=tuple(s.choices for s in others)) for first, *others in distinct.values())


def _earlier(series: Series, settings: Settings, result: Result) -> list[tuple[Choice, Series]]:
    """The series up to each of the last two earlier figures that are not out of date, the nearer first.

    A deadline that has passed has its own figure: there no other end answers the same question.
    """
    before, latest = result.baseline, result.latest
    if before is None or latest is None or (settings.target and settings.target.date <= settings.cut_off):
        return []
    ends = [
        p
        for p in series.points
        if before.end < p.end < latest.end and age(p.end, settings.cut_off, result.frequency) <= OLDEST
    ]
    cut = [Series(tuple(p for p in series.points if p.end <= end.end), series.suppressed) for end in reversed(ends)]
    return list(zip(EARLIER, cut, strict=False))


def _with_figures(evidence: Evidence, indicator: Indicator, choice: FiguresChoice | None) -> tuple[Evidence, Indicator]:
    if choice is None:
        return evidence, indicator
    kept = tuple(c for c in evidence.corrections if c.id not in choice.undo)
    authorities = indicator.authorities
    preferred = choice.preferred or authorities.preferred
    update: dict[str, object] = {"authorities": authorities.model_copy(update={"preferred": preferred})}
    value = indicator.select.value
    if choice.measures and value is not None:
        measured = value.model_copy(update={"measures": choice.measures})
        update["select"] = indicator.select.model_copy(update={"value": measured})
    changed = indicator.model_copy(update=update)
    return replace(evidence, corrections=kept), changed


def _pair(result: Result) -> tuple[object, ...]:
    """The two figures by values and periods, without the documents: two registers that agree are one specification."""
    return _numbers(result.baseline), _numbers(result.latest)


def _numbers(point: Point | None) -> tuple[object, ...] | None:
    if point is None:
        return None
    return point.value, point.start, point.end, point.numerator, point.denominator
