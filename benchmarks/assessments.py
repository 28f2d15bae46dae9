"""How many indicator assessments one core does in a second: `make benchmark`.

One assessment is one indicator of 20 yearly points with every one of its 16 readings: two registers, two releases,
two baselines and two methods. The kinds of figures are mixed. Printed beside it is the plain cost of one reading of
each kind, so that a slow rule is seen at once. The last line relates both, and so does not depend on the machine.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from measure import seconds

from evaluation.assess import About, Choice
from evaluation.assess.robustness import compare, read_all
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.methods import MaterialChange, Point, Series, Settings, Window, run

INDICATORS = 1000
POINTS = 20
READINGS = 16
AIM = 2.0
FIRST_YEAR = 2005


def year(number: int) -> Window:
    """Window of one calendar year."""
    return Window(dt.date(number, 1, 1), dt.date(number, 12, 31))


def series(kind: Kind, seed: int) -> Series:
    """Twenty yearly figures that scatter around a slow rise."""
    chance = random.Random(seed)
    points = []
    for step in range(POINTS):
        window = year(FIRST_YEAR + step)
        whole = float(chance.randint(400, 600))
        value = float(round((100 + 5 * step) * chance.uniform(0.8, 1.2)))
        if kind is Kind.SHARE:
            points.append(Point(100 * value / whole, window.start, window.end, "exact", value, whole))
        else:
            points.append(Point(value, window.start, window.end))
    return Series(tuple(points))


def settings(kind: Kind) -> Settings:
    """Settings of an indicator whose rise is wanted."""
    return Settings(
        direction=Direction.RISE,
        kind=kind,
        cumulation=Cumulation.STOCK if kind is Kind.STOCK else Cumulation.NON_CUMULATIVE,
        cut_off=dt.date(2024, 12, 31),
        baseline=Window(dt.date(2014, 1, 1), dt.date(2016, 12, 31)),
        target=None,
        material_change=MaterialChange(0.1, "baseline"),
    )


def assess(number: int) -> int:
    """Assess one indicator and return how many readings were run."""
    kind = list(Kind)[number % len(Kind)]
    chosen = settings(kind)
    registers, releases = Choice(About.FIGURES, "register"), Choice(About.RELEASE, "first_release")
    variants = {
        key: (series(kind, 4 * number + place), chosen)
        for place, key in enumerate([(), (registers,), (releases,), (registers, releases)])
    }
    windows = {Choice(About.BASELINE, "earlier"): Window(dt.date(2010, 1, 1), dt.date(2013, 12, 31))}
    found = compare(read_all("change", variants, windows, [Choice(About.METHOD, "statcan_2024")]))
    return len(found.readings)


def lines() -> Iterator[str]:
    """Sentences with the numbers."""
    assess(0)
    counted = {assess(number) for number in range(len(Kind))}
    assert counted == {READINGS}, f"an assessment must have {READINGS} readings, not {counted}"
    total = seconds(lambda: [assess(number) for number in range(INDICATORS)])
    yield (f"{INDICATORS} indicators of {POINTS} points with {READINGS} readings each: {total:.2f} s")
    yield (f"{INDICATORS / total:.0f} assessments a second on one core (aim: {INDICATORS / AIM:.0f})")
    cost = {}
    for kind in Kind:
        points, chosen = series(kind, 1), settings(kind)
        cost[kind] = seconds(lambda p=points, c=chosen: [run("change", p, c) for _ in range(500)]) / 500
        yield (f"one reading by change, {kind.value}: {cost[kind] * 1e6:.0f} µs")
    points, chosen = series(Kind.STOCK, 1), settings(Kind.STOCK)
    growth = seconds(lambda: [run("statcan_2024", points, chosen) for _ in range(500)]) / 500
    yield (f"one reading by statcan_2024: {growth * 1e6:.0f} µs")
    plain = (sum(cost.values()) / len(cost) + growth) / 2 * READINGS
    yield (f"ratio of an assessment to its readings alone: {total / INDICATORS / plain:.2f}")


if __name__ == "__main__":
    print("\n".join(lines()))
