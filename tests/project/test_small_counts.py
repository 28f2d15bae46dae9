"""No count of victims under ten for an area below the country stands in the data, nor can one be had from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fixtures.small_counts import below_the_country, names_of, small_counts, texts_of, told_in

from evaluation.evidence import open_dataset

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def dataset():
    return open_dataset(DATA)


def test_no_figure_and_no_difference_of_figures_is_a_small_count_of_victims(dataset):
    framework = dataset.framework
    found = small_counts(list(dataset.tables.observations), below_the_country(dataset), framework.programme.area)
    assert list(found) == []


PLANTED = {
    "a small count": [("X1", "7", "Cusco", "all", "2021-12-31")],
    "the boys of a place": [("X1", "31", "Cusco", "all", "2021-12-31"), ("X2", "24", "Cusco", "female", "2021-12-31")],
    "the last months of a year": [
        ("X1", "31", "Cusco", "all", "2021-12-31"),
        ("X2", "26", "Cusco", "all", "2021-09-30"),
    ],
    "those of neither sex": [
        ("X1", "60", "Cusco", "all", "2021-12-31"),
        ("X2", "33", "Cusco", "female", "2021-12-31"),
        ("X3", "22", "Cusco", "male", "2021-12-31"),
    ],
    "all places but one": [("X1", "60", "Peru", "all", "2021-12-31"), ("X2", "55", "Cusco", "all", "2021-12-31")],
}


@pytest.mark.parametrize("rows", PLANTED.values(), ids=PLANTED.keys())
def test_a_small_count_is_found_where_there_is_one(observation, rows):
    planted = [
        observation(id_, value, "2021-01-01", end, measure="victims_identified", unit="persons", area=area, sex=sex)
        for id_, value, area, sex, end in rows
    ]
    assert list(small_counts(planted, {"Cusco"}, "Peru"))


def test_no_text_tells_a_small_count_of_victims_of_a_place(dataset):
    """In notes, reasons and sheets, in both languages; offices, sentences and shelters are no victims."""
    names = names_of(dataset, below_the_country(dataset))
    paths = sorted((*DATA.glob("*.csv"), *DATA.glob("*.yaml"), DATA / "README.md"))
    assert [(path.name, clause) for path in paths for clause in told_in(texts_of(path), names)] == []


def test_the_sexes_of_the_block_that_came_in_late_cannot_be_subtracted(dataset):
    """Lima alone explains the difference of two editions for 2023, so the earlier one is given without its sexes."""
    told = " ".join(o.note for o in dataset.tables.observations)
    assert "152 children" in told
    assert not re.search(r"\b(137 girls|15 boys)\b", told)


def test_what_one_body_calls_by_two_names_is_subtracted_too(observation):
    rows = [("X1", "31", "victims_identified"), ("X2", "26", "victims_assisted_udavit")]
    planted = [observation(id_, n, 2021, area="Cusco", measure=name, unit="persons") for id_, n, name in rows]
    assert list(small_counts(planted, {"Cusco"}, "Peru")) == ["X1 less ['X2'] is 5"]
