"""How often counts and shares tell of a change where nothing changed, and counts of one that is there: simulated."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest

from evaluation.framework import Kind
from evaluation.methods import Point
from evaluation.methods.comparisons.counts import deciding_interval, scatter
from evaluation.methods.comparisons.shares import compare_shares, dispersion_of
from evaluation.methods.due import baseline_of

RUNS = 10_000
PERIODS, MEANS, SCATTERS = (3, 5, 8), (10, 50, 500), (0, 0.05, 0.25)


def drawn(random, mean, a, lengths, runs):
    """Counts of periods of so many frequencies with variance m + a m**2 / L."""
    means = mean * np.asarray(lengths, float)
    if not a:
        return random.poisson(means, (runs, len(lengths))).astype(float)
    shape = np.asarray(lengths, float) / a
    return random.poisson(random.gamma(shape, means / shape, (runs, len(lengths)))).astype(float)


def told(random, mean, factor, a, periods, after, runs=RUNS):
    """Share of runs in which a change is told."""
    before = drawn(random, mean, a, [1] * periods, runs)
    later = drawn(random, mean * factor, a, after, runs).sum(axis=1)
    some = before.sum(axis=1) > 0
    found = scatter(before[some], np.ones(periods))
    lengths = periods, sum(after)
    total, exposure = before[some].sum(axis=1), lengths[0] / lengths[1]
    low, high = deciding_interval(total, later[some], exposure, lengths, found, periods)
    return ((low > 1) | (high < 1)).sum() / runs


@pytest.mark.parametrize(("after", "most"), [((1,), 0.075), ((5,), 0.075), ((0.5,), 0.09)])
def test_where_nothing_changed_a_change_is_seldom_told(after, most):
    random = np.random.default_rng(2026)
    for periods in PERIODS:
        for mean in MEANS:
            for a in SCATTERS:
                assert told(random, mean, 1, a, periods, after) <= most, (periods, mean, a)


@pytest.mark.parametrize("factor", [0.5, 2, 4])
@pytest.mark.parametrize("a", SCATTERS)
def test_fewer_periods_of_the_baseline_never_make_a_true_change_surer(factor, a):
    random = np.random.default_rng(2026)
    for mean in MEANS:
        power = [told(random, mean, factor, a, periods, (1,), 2000) for periods in (8, 5, 4, 3)]
        assert all(fewer <= more + 0.02 for more, fewer in pairwise(power)), (mean, power)


def shares(random, whole, share, phi, periods):
    """Shares of yearly periods, of cases that come together: they scatter phi times more than independent ones."""
    if phi > 1:
        within = (phi - 1) / (whole - 1)
        share = random.beta(share * (1 / within - 1), (1 - share) * (1 / within - 1), periods)
    parts = random.binomial(whole, share, periods)
    spans = [(dt.date(2010 + n, 1, 1), dt.date(2010 + n, 12, 31)) for n in range(periods)]
    return [Point(100 * n / whole, *span, "exact", float(n), whole) for n, span in zip(parts, spans, strict=True)]


@pytest.mark.parametrize("phi", [1, 3, 10])
@pytest.mark.parametrize("periods", PERIODS)
def test_where_no_share_changed_a_change_is_seldom_told(periods, phi):
    random, runs, moved = np.random.default_rng(2026), 500, 0
    for _ in range(runs):
        *before, after = shares(random, 200, 0.3, phi, periods + 1)
        found = compare_shares(baseline_of(before, Kind.SHARE), after, dispersion_of(before), periods)
        moved += found.tested and found.moved != 0
    assert moved / runs <= 0.075
