"""By which method an indicator is judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.assess import assess
from evaluation.methods import JUDGING, METHOD_STATUSES, METHODS, Outlook

TARGET = {"value": 30, "date": "2030-12-31", "source": "S1", "reason": {"en": "a", "es": "b"}}
RELATIVE = TARGET | {"value": None, "percent_of_baseline": 300}
STOCK = {
    "kind": "stock",
    "cumulation": "stock",
    "material_change": {"value": 1, "of": "absolute", "reason": {"en": "a", "es": "b"}},
}


@pytest.fixture
def item(evidence, observation, indicator, source):
    """Indicator that rose from 8 to 20 in seven years, with other keys in its sheet or programme."""

    def build(programme=None, **sheet):
        rows = [observation(f"F{year}", 8 + (year - 2016) * 12 / 7, year) for year in range(2016, 2024)]
        known = evidence(rows, [indicator(**(STOCK | sheet))], sources=[source("S1", "2024-06-01")])
        framework = known.dataset.framework
        chosen = framework.programme.model_copy(update={"method": programme})
        framework = framework.model_copy(update={"programme": chosen})
        known = replace(known, dataset=replace(known.dataset, framework=framework))
        return assess(known).objectives[0].indicators[0]

    return build


@pytest.fixture
def judged(item):
    """Outcome of the method that judges it."""
    return lambda *programme, **sheet: item(*programme, **sheet).result


@pytest.mark.parametrize(
    ("programme", "own", "target", "method"),
    [
        (None, None, None, "change"),
        (None, None, TARGET, "gap_closed"),
        (None, None, RELATIVE, "gap_closed"),
        ("linear_trend", None, None, "linear_trend"),
        ("linear_trend", "change", None, "change"),
        ("linear_trend", None, TARGET, "linear_trend"),
        ("gap_closed", None, None, "change"),
        ("change", None, TARGET, "gap_closed"),
        (None, "unsd_2023", TARGET, "unsd_2023"),
        (None, "change_interval", None, "change_interval"),
        (None, "spc_xmr", None, "spc_xmr"),
    ],
)
def test_the_sheet_names_its_method_or_the_programme_does_or_the_target_decides(judged, programme, own, target, method):
    sheet = {"method": own} | ({"target": target} if target else {})
    assert judged(programme, **sheet).method == method


def test_a_target_in_per_cent_follows_the_baseline(judged):
    found = judged(target=RELATIVE)
    assert (found.target.value, found.status) == (24, "on_track")


def test_the_period_compared_may_be_declared(judged):
    later = {"start": "2019-01-01", "end": "2020-12-31", "reason": {"en": "a", "es": "b"}}
    assert judged(latest=later).latest.end.year == 2020


def test_every_method_that_gives_verdicts_can_be_chosen():
    judging = (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE)
    able = {name for name in METHODS if set(judging) & set(METHOD_STATUSES[name].values())}
    assert set(JUDGING) == able


def test_a_target_leaves_the_question_whether_it_moved_to_the_change_or_to_the_trend_that_was_chosen(item):
    plain, line = item(target=TARGET), item(target=TARGET, method="linear_trend")
    assert (plain.pace.method, plain.direction.method, plain.direction.status) == ("gap_closed", "change", "improved")
    assert (line.pace.method, line.direction.method) == ("linear_trend", "linear_trend")
    assert (line.pace.status, line.direction.status) == ("on_track", "as_intended")
    assert line.direction_robustness.holds
    assert item().pace is None
    assert item().direction is not None
