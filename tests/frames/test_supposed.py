"""A figure as if it were known: what follows from it is marked everywhere, and moves what it must."""

from __future__ import annotations

import pytest

from evaluation.errors import ParameterError
from evaluation.frames import moved_findings, moved_verdicts, to_spreadsheet

TABLES = ["observations", "sources", "series", "specifications", "findings", "verdicts", "targets", "finding_inputs"]


@pytest.fixture
def supposed(tiny):
    return tiny.suppose(measure="cases", value=30, year=2017)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_that_follows_from_it_is_marked(supposed, tiny, table):
    assert getattr(supposed, table)["supposed"].all()
    assert getattr(supposed, table).attrs["supposed"] == ["supposed-1"]
    assert "supposed" not in getattr(tiny, table).columns


def test_what_is_not_said_is_as_in_the_last_figure_of_the_measure(supposed):
    row = supposed.observations.loc["supposed-1"]
    assert (row["unit"], row["authority"], row["area"], row["source_id"]) == ("cases", "police", "Peru", "supposed")
    assert (str(row["period_start"].date()), str(row["period_end"].date())) == ("2017-01-01", "2017-12-31")


def test_it_is_the_latest_figure_of_its_indicator(supposed):
    assert supposed.points("1.1")["value"].iloc[-1] == 30


def test_the_findings_that_it_moves_are_named_with_both_values(tiny, supposed):
    moved = moved_findings(tiny, supposed)
    assert moved.loc["1.1.latest", ["before", "after", "difference"]].tolist() == [16, 30, 14]
    assert "1.1.figure.1" not in moved.index
    assert moved_findings(tiny, tiny).empty


def test_the_verdicts_that_it_moves_are_named(tiny, supposed):
    moved = moved_verdicts(tiny, supposed)
    assert moved.loc["1.1", ["latest_value_before", "latest_value_after"]].tolist() == [16, 30]
    assert moved_verdicts(tiny, tiny).empty


def test_two_supposed_figures_have_two_ids(supposed):
    more = supposed.suppose(measure="cases", value=31, year=2018)
    assert more.supposed == ("supposed-1", "supposed-2")
    assert repr(more).endswith("with 2 supposed figures")


def test_what_is_known_is_left_as_it_was(tiny):
    before = tiny.observations.copy()
    tiny.suppose(measure="cases", value=30, year=2017)
    assert tiny.observations.equals(before)
    assert "supposed" not in tiny.evidence.dataset.tables.sources


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"measure": "casse", "value": 1}, "cases"),
        ({"measure": "cases", "value": "many"}, "value"),
        ({"measure": "cases", "val": 1}, "value"),
        ({"measure": "cases", "value": 1, "unit": "case"}, "units.csv"),
        ({"measure": "cases", "value": 1, "period_end": "soon"}, "period_end"),
    ],
)
def test_a_figure_that_cannot_be_read_is_named_with_the_column(tiny, wrong, named):
    with pytest.raises(ParameterError, match=named):
        tiny.suppose(**wrong)


def test_no_file_is_written_of_it_nor_of_a_part_of_it(supposed, tmp_path):
    own = supposed.findings
    for part in (own, own.head(1), own[["value"]], own.reset_index()[["finding_id", "supposed"]]):
        with pytest.raises(ParameterError, match="supposed"):
            to_spreadsheet(part, tmp_path / "x.csv")
    assert list(tmp_path.iterdir()) == []
