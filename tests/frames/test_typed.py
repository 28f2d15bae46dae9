"""Columns with types, units and meanings, and an index that joins."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from evaluation.errors import ParameterError
from evaluation.frames import open_frames
from evaluation.frames.kept import MILESTONES, MONEY, TARGETS
from evaluation.frames.typed import UNITS, typed
from evaluation.results import SCHEMAS, Table, TableSchema
from evaluation.results.one_table import PROGRESS
from evaluation.results.table import Field, day, key, number, optional

ALL = (*SCHEMAS, PROGRESS, TARGETS, MILESTONES, MONEY)
TABLE = TableSchema(
    "things",
    "Things",
    "One row for each thing.",
    (
        key("thing_id", "Id."),
        number("value", "Value."),
        Field("count", "integer", "Count."),
        Field("sure", "boolean", "Sure."),
        day("on", "Day."),
        optional("word", "Word.", words=("yes", "no")),
        optional("note", "Note."),
        key("unit", "Unit."),
    ),
    ("thing_id",),
    {"unit": "units"},
)
FULL = {
    "thing_id": "A", "value": 1.5, "count": 3, "sure": False, "on": dt.date(2016, 12, 31), "word": "no", "note": "n",
    "unit": "persons",
}  # fmt: skip
EMPTY = {**dict.fromkeys(FULL), "thing_id": "B", "unit": "persons", "note": ""}


def frame(*rows):
    return typed(Table(TABLE, rows), {"as_of": "2020-01-01"})


def test_each_type_of_a_column_has_its_own_in_pandas():
    assert frame(FULL, EMPTY).dtypes.astype(str).to_dict() == {
        "value": "Float64",
        "count": "Int64",
        "sure": "boolean",
        "on": "datetime64[s]",
        "word": "category",
        "note": "string",
        "unit": "category",
    }


def test_types_do_not_depend_on_which_rows_there_are():
    assert frame().dtypes.to_dict().keys() == frame(FULL).dtypes.to_dict().keys()
    assert frame().dtypes.drop("unit").equals(frame(FULL, EMPTY).dtypes.drop("unit"))


def test_what_is_missing_is_missing_in_every_column_and_never_zero_or_an_empty_text():
    assert frame(EMPTY).drop(columns="unit").isna().all(axis=None)


def test_a_category_knows_the_words_that_no_row_has():
    assert list(frame(FULL)["word"].cat.categories) == ["yes", "no"]


def test_the_index_is_the_key_and_attrs_say_what_columns_mean_and_count():
    found = frame(FULL)
    assert found.index.name == "thing_id"
    assert found.attrs["labels"]["count"] == "Count."
    assert found.attrs["units"] == {"value": "1", "count": "1"}
    assert found.attrs["as_of"] == "2020-01-01"


def test_every_unit_names_a_column_of_numbers_of_its_table():
    numbers = {t.name: {f.name for f in t.fields if f.type in ("number", "integer")} for t in ALL}
    numbers["indicators"] |= numbers["progress"]
    assert {(t, c) for t, columns in UNITS.items() for c in columns if c not in numbers.get(t, ())} == set()


def test_observations_join_their_documents_and_findings_their_figures(known):
    titled = known.observations.join(known.sources[["title"]], on="source_id")
    assert titled["title"].notna().all()
    inputs = known.finding_inputs.join(known.findings[["value"]], on="finding_id")
    assert len(inputs) == len(known.finding_inputs)
    assert known.series.join(known.verdicts[["status"]], on="indicator_id")["status"].notna().all()


@pytest.mark.parametrize("name", ["targets", "money", "milestones", "specifications", "verdicts", "series"])
def test_every_table_has_rows_days_and_an_index_without_repetition(known, name):
    found = getattr(known, name)
    assert len(found) > 3
    assert found.index.is_unique
    assert any(str(dtype).startswith("datetime64") for dtype in found.dtypes)


def test_only_what_was_published_by_the_day_is_there(known):
    then = open_frames("data", as_of=dt.date(2020, 2, 6))
    assert then.sources["known_on"].dropna().max() <= pd.Timestamp("2020-02-06")
    assert 0 < len(then.observations) < len(known.observations)
    assert then.observations.attrs["as_of"] == "2020-02-06"


def test_of_an_area_only_its_own_figures_are_there():
    assert set(open_frames("data", area="madre-de-dios").observations["area"]) == {"Madre de Dios"}


def test_a_scenario_shows_among_the_targets_unless_it_is_left_out(known):
    every = known.targets
    tried = every.index[every["kind"] == "scenario"]
    assert len(tried) > 0
    assert every.loc[tried, "outlook"].notna().all()
    assert not (open_frames("data", scenario="none").targets["kind"] == "scenario").any()
    assert list(open_frames("data", scenario=tried[0]).targets.query("kind == 'scenario'").index) == [tried[0]]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"as_of": "2020"}, "2020-12-31"), ({"area": "Cuzcoo"}, "Cusco"), ({"scenario": "x"}, "scenario")],
)
def test_a_parameter_that_cannot_be_used_is_named_with_the_remedy(wrong, named):
    with pytest.raises(ParameterError, match=named):
        open_frames("data", **wrong)


def test_a_table_or_an_indicator_that_there_is_not_is_named_with_what_there_is(known):
    with pytest.raises(ParameterError, match="units"):
        known.table("unit")
    with pytest.raises(ParameterError, match=r"1\.1"):
        known.points("9.9")
