"""Releases of one body: what it restated belongs to another release than what it had printed beside the old value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import product

from evaluation.evidence.chosen import Aside
from evaluation.evidence.series import IndicatorSeries
from evaluation.evidence.vintage import Evidence
from evaluation.load import Observation


def mixes_releases(
    evidence: Evidence, series: IndicatorSeries, before: Sequence[Observation], after: Sequence[Observation]
) -> bool:
    """Whether figures that are compared were never printed together, since one was restated after the other appeared.

    A series takes the latest statement on each period, so a first year with a new population may stand beside years
    with the old one, and the jump between them is one of releases. Nothing is replaced for that: which release has both
    ends depends on the method, and another choice of figures is declared and never searched for (`first_release`).
    `check` names the older value until a sheet declares it or rules it out.
    """
    older: dict[str, list[Observation]] = {}
    for aside in series.aside:
        if aside.reason is Aside.RESTATED:
            for ref in aside.instead:
                older.setdefault(ref, []).append(aside.observation)
    pairs = (*product(before, after), *product(after, before))
    return any(_is_apart(evidence, one, other, older.get(one.observation_id, ())) for one, other in pairs)


def _is_apart(evidence: Evidence, one: Observation, other: Observation, older: Sequence[Observation]) -> bool:
    """Whether a body replaced a value of one figure after it had printed the other beside it or later."""

    def known(o: Observation) -> dt.date:
        return evidence.source_of(o).known_on() or dt.date.min

    return one.authority == other.authority and any(known(old) <= known(other) < known(one) for old in older)
