"""How far a verdict depends on us: the same question asked of every defensible pair of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import Final

from evaluation.assess.inputs import points_of, settings_of
from evaluation.evidence import Evidence, indicator_series
from evaluation.framework import FiguresChoice, Indicator, Kind, Text
from evaluation.methods import OLDEST, Outlook, Point, Result, Series, Settings, Window, age, run

NEEDED_SHARE: Final = Fraction(2, 3)
"""A verdict that fewer specifications share may not be called shown; exactly this share is enough."""
TESTED: Final = (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE)
CLASSES: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)
UNTESTED: Final = "moved_untested"


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
    """One pair of figures for the question, with what the indicator's own method makes of it; ours has no choices."""

    choices: tuple[Choice, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class ChoiceShare:
    """Of the specifications in which a choice is taken: how many agree with ours."""

    choice: Choice
    agreeing: int
    total: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """All distinct specifications of one indicator.

    Parameters
    ----------
    specifications : tuple of Specification
        Ours first, then the others from few departures to many; pairs equal in values and periods stand once.
    agreeing : int
        Specifications that agree with ours, which is one of them; 0 where we have no verdict.
    shares : tuple of ChoiceShare
        For each choice that makes a difference to the figures.
    turns_on : Choice or None
        The choice that flips the verdict most often; None where none does.
    reversed_by : Choice or None
        A choice that, taken alone, turns the direction round.
    """

    specifications: tuple[Specification, ...]
    agreeing: int
    shares: tuple[ChoiceShare, ...] = ()
    turns_on: Choice | None = None
    reversed_by: Choice | None = None

    @property
    def total(self) -> int:
        """Number of distinct specifications, those that could not be judged among them; 0 where we have no verdict."""
        return len(self.specifications) if self.agreeing else 0

    @property
    def is_only(self) -> bool:
        """Whether no other choice was found."""
        return self.total == 1

    @property
    def share(self) -> Fraction | None:
        """Share of the specifications that agree with ours."""
        return Fraction(self.agreeing, self.total) if self.total else None

    @property
    def holds(self) -> bool:
        """Whether the verdict may be called shown, as far as our choices go."""
        return self.share is not None and self.share >= NEEDED_SHARE and self.reversed_by is None

    @property
    def compared(self) -> tuple[Result, ...]:
        """Outcomes in which two figures could be compared."""
        found = (s.result for s in self.specifications)
        return tuple(r for r in found if r.difference is not None and r.estimate is not None)


def robustness(evidence: Evidence, indicator: Indicator, own: Result) -> Robustness:
    """Judge an indicator by its own method with every pair of figures that its reference sheet and the rule allow.

    Parameters
    ----------
    evidence : Evidence
    indicator : Indicator
    own : Result
        Outcome with our own choices.
    """
    if own.outlook not in CLASSES:
        return Robustness((Specification((), own),), 0)
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
    return compare(specify(own.method, variants, windows))


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
    distinct: dict[tuple[object, ...], Specification] = {}
    for specification in found:
        distinct.setdefault(_pair(specification.result), specification)
    return tuple(distinct.values())


def compare(specifications: Sequence[Specification]) -> Robustness:
    """Count the specifications that agree with the first, and find the choice that flips it most often.

    Of two choices that flip it equally often, the one that flips the larger share of its specifications stands, then
    the one declared first.
    """
    own = specifications[0].result
    agree = [agrees(own, s.result) for s in specifications]
    shares = []
    taken = dict.fromkeys(c for s in specifications for c in s.choices)
    for choice in sorted(taken, key=lambda c: list(About).index(c.about)):
        its = [ok for s, ok in zip(specifications, agree, strict=True) if choice in s.choices]
        shares.append(ChoiceShare(choice, sum(its), len(its)))
    flips = {s.choice: (s.total - s.agreeing, Fraction(s.total - s.agreeing, s.total)) for s in shares}
    turning = [choice for choice, (times, _) in flips.items() if times]
    alone = [s for s in specifications if len(s.choices) == 1 and reverses(own, s.result)]
    return Robustness(
        tuple(specifications),
        sum(agree),
        tuple(shares),
        max(turning, key=lambda choice: flips[choice]) if turning else None,
        alone[0].choices[0] if alone else None,
    )


def agrees(own: Result, other: Result) -> bool:
    """Whether another specification says what ours says.

    The same class, and within unclear the same status. A move that could not be tested agrees with the same one or a
    tested one of the same sign; a tested verdict is not agreed to by one that could not be tested.
    """
    if other.outlook not in CLASSES:
        return False
    if own.outlook in TESTED:
        return other.outlook is own.outlook
    if own.status == UNTESTED:
        return other.moved == own.moved and (other.status == UNTESTED or other.outlook in TESTED)
    return other.outlook is own.outlook and other.status == own.status


def reverses(own: Result, other: Result) -> bool:
    """Whether another specification says the opposite direction, tested or not."""
    if own.moved and other.moved:
        return own.moved == -other.moved
    return {own.outlook, other.outlook} == set(TESTED)


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


def relative(kind: Kind, result: Result) -> float | None:
    """Change in relation to the baseline; of yearly rates where events are counted."""
    if result.method != "change" or result.estimate is None:
        return None
    return result.estimate - 1 if kind in (Kind.COUNT, Kind.SHARE) else result.estimate
