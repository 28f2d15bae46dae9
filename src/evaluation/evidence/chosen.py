"""Which of several statements about a period stands in a series, and why the others are set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from evaluation.evidence.basis import is_claimed
from evaluation.evidence.vintage import Evidence
from evaluation.framework import Correction, Indicator
from evaluation.load import Observation
from evaluation.methods import OLDEST, Point, age, frequency_of


class Aside(StrEnum):
    """Why a figure does not enter a series."""

    CORRECTED = "corrected"  # a declared decision sets it aside
    RESTATED = "restated"  # the same authority published a later value for the period
    REPEATED = "repeated"  # another document prints the same value
    OTHER_AUTHORITY = "other_authority"  # a preferred authority has the period too
    OVERLAP = "overlap"  # its period overlaps one that fits better
    NO_PERIOD = "no_period"  # the document gives no period
    UNPAIRED = "unpaired"  # part of a ratio without its other part
    CLAIMED = "claimed"  # the programme's own claim, and a figure that is none is current
    ALTERNATIVE = "alternative"  # a register that stands beside the series
    OTHER_MEASURE = "other_measure"  # another stage or definition, shown beside the series


@dataclass(frozen=True, slots=True)
class SetAside:
    """A figure of the indicator that is not in its series."""

    figure: Point | None
    observation: Observation
    reason: Aside
    correction: Correction | None = None
    instead: tuple[str, ...] = ()


def one_per_period(
    evidence: Evidence,
    indicator: Indicator,
    figures: list[Point],
    aside: list[SetAside],
    *,
    first_release: bool,
) -> list[Point]:
    """One figure for each period: of the preferred authority, from its latest document or, if asked for, its first."""
    preferred = indicator.authorities.preferred
    areas = indicator.select.filters[0].areas

    def rank(figure: Point) -> tuple[bool, int, int, int, int, str]:
        first = figure.observations[0]
        known = evidence.source_of(first).known_on() or dt.date.min
        return (
            claims(evidence, figure),
            preferred.index(figure.authority),
            areas.index(first.area),
            known.toordinal() if first_release else -known.toordinal(),
            first.qualifier != "exact",
            first.observation_id,
        )

    kept = []
    by_period = sorted(figures, key=lambda f: (f.start, f.end, rank(f)))
    for _, group in groupby(by_period, key=lambda f: (f.start, f.end)):
        best, *others = group
        kept.append(best)
        aside.extend(SetAside(o, o.observations[0], _reason(best, o), None, best.refs) for o in others)
    return kept


def _reason(best: Point, other: Point) -> Aside:
    if other.value == best.value:
        return Aside.REPEATED
    return Aside.RESTATED if other.authority == best.authority else Aside.OTHER_AUTHORITY


def claims(evidence: Evidence, figure: Point) -> bool:
    """Whether any part of a figure is only claimed."""
    return any(is_claimed(evidence, o) for o in figure.observations)


def without_claims(
    evidence: Evidence, indicator: Indicator, figures: list[Point], aside: list[SetAside]
) -> list[Point]:
    """Figures without the claims that are later than a current figure which is none."""
    cut_off = min(evidence.as_of, evidence.dataset.framework.programme.judged_until)
    due = [f for f in figures if f.end <= cut_off]
    unclaimed = [f for f in due if not claims(evidence, f)]
    if len(unclaimed) == len(due) or not unclaimed:
        return figures
    latest = unclaimed[-1]
    if age(latest.end, cut_off, frequency_of(unclaimed, indicator.months)) > OLDEST:
        return figures
    later = [f for f in due if f.end > latest.end]
    aside.extend(SetAside(f, f.observations[0], Aside.CLAIMED, None, latest.refs) for f in later)
    return [f for f in figures if f not in later]


def without_overlaps(figures: Iterable[Point], aside: list[SetAside]) -> list[Point]:
    """Figures of which no two share a day; those of whole calendar years are kept first."""
    kept: list[Point] = []
    for figure in sorted(figures, key=_fit):
        covering = [k for k in kept if figure.start <= k.end and k.start <= figure.end]
        if covering:
            instead = tuple(i for k in covering for i in k.refs)
            aside.append(SetAside(figure, figure.observations[0], Aside.OVERLAP, None, instead))
        else:
            kept.append(figure)
    return kept


def _fit(figure: Point) -> tuple[int, int, dt.date]:
    """Order of preference among overlapping periods; smaller fits better."""
    start, end = figure.start, figure.end
    if start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return (0, 0, start)
    return (2, figure.days, start) if figure.exceeds_year else (1, -figure.days, start)
