"""How far a verdict depends on the choices made: the same question asked with every combination of defensible ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import Final

from evaluation.assess.inputs import points_of, settings_of
from evaluation.evidence import Evidence, indicator_series
from evaluation.framework import FiguresChoice, Indicator, Text
from evaluation.methods import Outlook, Point, Result, Series, Settings, Window, run

NEEDED_SHARE: Final = Fraction(2, 3)
"""A verdict that fewer readings share may not be called demonstrated; exactly this share is enough."""
CLASSES: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)


class About(StrEnum):
    """What a choice is about."""

    FIGURES = "figures"
    RELEASE = "release"
    BASELINE = "baseline"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Choice:
    """One defensible choice other than ours; a method and the first release need no label, the report names them."""

    about: About
    id: str
    label: Text | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.about}:{self.id}"


FIRST_RELEASE: Final = Choice(About.RELEASE, "first_release")


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Outcome of one combination of choices; no choices means our own reading."""

    choices: tuple[Choice, ...]
    result: Result

    @property
    def computable(self) -> bool:
        """Whether this reading comes to a verdict."""
        return self.result.outlook in CLASSES


@dataclass(frozen=True, slots=True)
class Robustness:
    """All readings of one indicator.

    Parameters
    ----------
    readings : tuple of OtherReading
        Ours first, then the others from few departures to many; combinations with identical inputs stand once.
    agreeing, computable : int
        Readings in the class of our verdict, and readings with any verdict; both 0 where we have none.
    turns_on : Choice or None
        The choice that flips the verdict most often; None where none does.
    """

    readings: tuple[OtherReading, ...]
    agreeing: int
    computable: int
    turns_on: Choice | None

    @property
    def share(self) -> Fraction | None:
        """Share of the readings with a verdict that agree with ours."""
        return Fraction(self.agreeing, self.computable) if self.computable else None

    @property
    def holds(self) -> bool:
        """Whether enough readings agree for the verdict to be called demonstrated."""
        return self.share is not None and self.share >= NEEDED_SHARE


def robustness(evidence: Evidence, indicator: Indicator, own: Result) -> Robustness:
    """Judge an indicator with every combination of the alternatives that its reference sheet declares.

    Parameters
    ----------
    evidence : Evidence
    indicator : Indicator
    own : Result
        Outcome with our own choices.
    """
    if own.outlook not in CLASSES:
        return Robustness((OtherReading((), own),), 0, 0, None)
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
    methods = [Choice(About.METHOD, name) for name in declared.methods]
    return compare(read_all(own.method, variants, windows, methods))


def read_all(
    own_method: str,
    variants: Mapping[tuple[Choice, ...], tuple[Series, Settings]],
    windows: Mapping[Choice, Window],
    methods: Sequence[Choice],
) -> tuple[OtherReading, ...]:
    """Run every combination; the one without any choice is ours.

    Parameters
    ----------
    own_method : str
    variants : mapping
        Series and settings by the choices about figures and release; `()` has ours.
    windows : mapping of Choice to Window
        Other baseline windows.
    methods : sequence of Choice
        Other methods; the id is the method's name.
    """
    combinations = [
        (about_figures + ((window,) if window else ()) + ((method,) if method else ()), about_figures, window, method)
        for about_figures, window, method in product(variants, (None, *windows), (None, *methods))
    ]
    # few departures come first, so that identical inputs are named by the shortest way to them
    combinations.sort(key=lambda c: len(c[0]))
    found: dict[tuple[object, ...], OtherReading] = {}
    for choices, about_figures, window, method in combinations:
        series, settings = variants[about_figures]
        if window is not None:
            settings = replace(settings, baseline=windows[window])
        result = run(method.id if method else own_method, series, settings)
        found.setdefault(_inputs(result), OtherReading(choices, result))
    return tuple(found.values())


def compare(readings: Sequence[OtherReading]) -> Robustness:
    """Count the readings that agree with the first, and find the choice that flips it most often.

    Of two choices that flip it equally often, the one that flips the larger share of its readings stands, then the
    one declared first.
    """
    own = readings[0].result.outlook
    computable = [r for r in readings if r.computable]
    flipped = [r for r in computable if r.result.outlook is not own]
    counts = {
        choice: (
            sum(choice in r.choices for r in flipped),
            Fraction(sum(choice in r.choices for r in flipped), sum(choice in r.choices for r in computable)),
        )
        for choice in dict.fromkeys(c for r in flipped for c in r.choices)
    }
    turns_on = max(counts, key=lambda choice: counts[choice]) if counts else None
    return Robustness(tuple(readings), len(computable) - len(flipped), len(computable), turns_on)


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


def _inputs(result: Result) -> tuple[object, ...]:
    """What a reading rests on and says, without the documents: two registers that agree are one reading."""
    return (
        result.method,
        _numbers(result.baseline),
        _numbers(result.latest),
        result.status,
        result.reason,
        result.estimate,
        result.projection,
        result.scatter,
        result.dispersion,
    )


def _numbers(point: Point | None) -> tuple[object, ...] | None:
    if point is None:
        return None
    return (point.value, point.start, point.end, point.qualifier, point.numerator, point.denominator)
