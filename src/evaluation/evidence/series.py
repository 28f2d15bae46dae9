"""From many published statements to one series per indicator, with everything set aside kept in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.evidence.chosen import Aside, SetAside, one_per_period, without_claims, without_overlaps
from evaluation.evidence.selection import is_of, matches
from evaluation.evidence.vintage import Evidence
from evaluation.framework import Correction, Filter, Indicator, Kind
from evaluation.load import Observation
from evaluation.methods import Point


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """The figures of an indicator: those in the series, in order of time, and those set aside.

    `candidates` are the ids of all observations of what the indicator measures, whoever published them: the series
    would be another one if one of these were.
    """

    indicator: Indicator
    figures: tuple[Point, ...]
    aside: tuple[SetAside, ...]
    breaks: tuple[Correction, ...] = ()
    candidates: tuple[str, ...] = ()


def indicator_series(evidence: Evidence, indicator: Indicator, *, first_release: bool = False) -> IndicatorSeries:
    """Build the series of an indicator.

    Of several statements for one period the preferred authority's latest stands, or its first where
    `first_release` asks for it. Flows must not be counted twice, so of overlapping periods full calendar years come
    first, then part-years (longest first), then totals over several years (shortest first).

    Returns
    -------
    IndicatorSeries
        Every observation that the reference sheet asks for is either in a figure or set aside with a reason.
    """
    aside: list[SetAside] = []
    figures = _figures(evidence, indicator, aside)
    figures = one_per_period(evidence, indicator, figures, aside, first_release=first_release)
    if indicator.kind is not Kind.STOCK:
        figures = without_overlaps(figures, aside)
    alternatives = _asked(evidence, indicator, indicator.authorities.alternatives)
    aside.extend(SetAside(_single(o, 1.0), o, Aside.ALTERNATIVE) for o in alternatives)
    if indicator.select.beside is not None:
        aside.extend(_of_other_measures(evidence, indicator, indicator.select.beside))
    in_force = {o.observation_id for f in figures for o in f.observations}
    breaks = tuple(c for c in evidence.corrections if c.action == "break" and in_force.intersection(c.observations))
    ordered = without_claims(evidence, indicator, sorted(figures, key=lambda f: (f.end, f.start, f.refs)), aside)
    considered = indicator.considered
    rows = evidence.of_measures(measure for f in considered for measure in f.measures)
    candidates = tuple(o.observation_id for o in rows if any(is_of(o, f) for f in considered))
    return IndicatorSeries(indicator, tuple(ordered), tuple(aside), breaks, candidates)


def _of_other_measures(evidence: Evidence, indicator: Indicator, beside: Filter) -> Iterable[SetAside]:
    """Figures of another stage or definition, of any body that the sheet names."""
    named = (*indicator.authorities.preferred, *indicator.authorities.alternatives)
    found = (o for o in evidence.observations if matches(o, beside, named))
    return (SetAside(_single(o, 1.0), o, Aside.OTHER_MEASURE) for o in found)


def _asked(evidence: Evidence, indicator: Indicator, authorities: Sequence[str]) -> list[Observation]:
    filters = indicator.select.filters
    return [o for o in _of_its_measures(evidence, indicator) if any(matches(o, f, authorities) for f in filters)]


def _of_its_measures(evidence: Evidence, indicator: Indicator) -> list[Observation]:
    return evidence.of_measures(measure for f in indicator.select.filters for measure in f.measures)


def _figures(evidence: Evidence, indicator: Indicator, aside: list[SetAside]) -> list[Point]:
    """Figures after corrections; ratios paired."""
    set_aside = {
        observation_id: correction for correction in evidence.corrections for observation_id in correction.set_aside
    }
    factors = {o: c.factor for c in evidence.corrections if c.action == "rescale" and c.factor for o in c.observations}

    def usable(chosen: Filter) -> list[Observation]:
        kept = []
        for observation in evidence.of_measures(chosen.measures):
            if not matches(observation, chosen, indicator.authorities.preferred):
                continue
            if decision := set_aside.get(observation.observation_id):
                figure = _single(observation, 1.0)
                aside.append(
                    SetAside(
                        figure, observation, Aside.CORRECTED, decision, decision.observations if decision.over else ()
                    )
                )
            elif observation.period_end is None:
                aside.append(SetAside(None, observation, Aside.NO_PERIOD))
            else:
                kept.append(observation)
        return kept

    select = indicator.select
    if select.value is not None:
        singles = [_single(o, factors.get(o.observation_id, 1.0)) for o in usable(select.value)]
        return [figure for figure in singles if figure is not None]
    assert select.numerator is not None
    assert select.denominator is not None
    return _ratios(usable(select.numerator), usable(select.denominator), aside)


def _single(observation: Observation, factor: float) -> Point | None:
    if observation.period_end is None:
        return None
    start = observation.period_start or observation.period_end
    value = float(observation.value) * factor
    return Point(value, start, observation.period_end, observation.qualifier, observations=(observation,))


def _ratios(numerators: list[Observation], denominators: list[Observation], aside: list[SetAside]) -> list[Point]:
    """Pair parts of the same period, area and authority, from the same source where there is one."""
    figures = []
    for part in numerators:
        same = [d for d in denominators if _scope(d) == _scope(part) and d.value != 0]
        if not same or part.period_end is None:
            aside.append(SetAside(None, part, Aside.UNPAIRED))
            continue
        whole = max(same, key=lambda d: (d.source == part.source, d.observation_id))
        share = 100 * float(part.value) / float(whole.value)
        qualifier = part.qualifier if part.qualifier != "exact" else whole.qualifier
        figures.append(
            Point(
                share,
                part.period_start or part.period_end,
                part.period_end,
                qualifier,
                float(part.value),
                float(whole.value),
                (part, whole),
            )
        )
    return figures


def _scope(observation: Observation) -> tuple[object, ...]:
    return (observation.period_start, observation.period_end, observation.area, observation.authority)
