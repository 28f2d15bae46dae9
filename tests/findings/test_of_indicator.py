"""What may be stated of an indicator: its values and their parts, how they compare, what they rest on."""

from __future__ import annotations

import pytest

from evaluation.assess import assess
from evaluation.findings import findings_of


@pytest.fixture
def made(evidence, indicator, observation, source):
    """Findings of one indicator with these observations: `made(observation("F1", 8, 2015), kind="share")`."""

    def build(*observations, **sheet):
        return findings_of(assess(evidence(observations, [indicator(**sheet)], [source("S1"), source("S2")])))

    return build


def test_both_values_are_stated_with_the_figures_they_rest_on(made, observation):
    found = made(*(observation(f"F{year}", value, year) for year, value in ((2014, 8), (2015, 9), (2019, 20))))
    assert (found["1.1.baseline"].value, found["1.1.baseline"].inputs) == (17.0, ("F2014", "F2015"))
    assert (found["1.1.latest"].value, found["1.1.latest"].inputs) == (20.0, ("F2019",))


def test_a_count_of_more_than_a_year_has_a_yearly_rate_and_that_of_a_year_has_none(made, observation):
    found = made(observation("F1", 40, "2014-01-01", "2015-12-31"), observation("F2", 20, 2019))
    assert found["1.1.baseline_rate"].value == pytest.approx(20, rel=0.001)
    assert found["1.1.baseline_rate"].findings == ("1.1.baseline",)
    assert "1.1.latest_rate" not in found


def test_a_running_total_over_time_is_no_yearly_rate_and_what_it_adds_has_one(made, observation):
    total = observation("F1", 100, "2014-01-01", "2015-12-31")
    assert "1.1.latest_rate" not in made(total, cumulation="running_total")
    days = ("2014-12-31", 80), ("2015-12-31", 100), ("2019-12-31", 150)
    found = made(*(observation(f"F{day}", value, day, day) for day, value in days), cumulation="running_total")
    assert (found["1.1.latest"].value, found["1.1.latest_rate"].value) == (50, pytest.approx(12.5, rel=0.001))


def test_a_change_leads_to_the_two_values_that_it_compares(made, observation):
    found = made(observation("F1", 10, 2015), observation("F2", 20, 2019))
    assert found["1.1.ratio"].findings == ("1.1.baseline", "1.1.latest")
    assert set(found["1.1.ratio"].inputs) == {"F1", "F2"}


def test_every_figure_is_stated_as_published_whether_an_indicator_asks_for_it_or_not(made, observation):
    found = made(observation("F1", 10, 2015), observation("F2", 3, 2015, measure="shelters"))
    assert found["observation.F2"].value == 3.0
    assert not [name for name in found if name.startswith("1.1.") and "F2" in found[name].inputs]


def test_what_was_restated_is_counted_with_how_far_it_moved(made, observation):
    rows = [observation("F1", 10, 2015), observation("F2", 12, 2015, source="S2")]
    found = made(*rows)
    assert found["restatement.count"].value == 1
    assert found["restatement.F1.change"].value == pytest.approx(0.2)


def test_figures_of_other_areas_are_stated_area_by_area(made, observation):
    rows = [observation(f"F{n}", n, 2016, area=area) for n, area in enumerate(["A B", "C"], 1)]
    found = made(observation("F0", 10, 2015), *rows)
    assert found["1.1.area.A_B.1"].value == 1.0
    assert found["1.1.areas.places"].value == 2
