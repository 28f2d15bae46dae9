"""The twin of the command: a frame gives what the same table gives as a file."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from evaluation.cli.main import main
from evaluation.errors import DataError, ParameterError
from evaluation.frames import assess

WIDE = pd.DataFrame(
    {
        "name": ["shelters", "cases"],
        "base_value": [4.0, 0.1],
        "base_year": [2015, 2015],
        "current_value": [6.0, 0.3],
        "current_year": [2020, 2020],
        "target": [8.0, float("nan")],
        "target_year": pd.array([2025, None], dtype="Int64"),
        "direction": ["rise", "fall"],
    },
    index=["x", "y"],
)
LONG = pd.DataFrame({"series": ["a"] * 3, "year": [2015, 2018, 2020], "value": [4.0, 5.5, 6.0]})
SETTINGS = pd.DataFrame({"series": ["a"], "direction": ["rise"], "kind": ["stock"], "base_year": [2015]})


def by_command(capsys, folder, method, frame, settings=None):
    """What the command prints of the same table."""
    frame.to_csv(folder / "table.csv", index=False)
    extra = []
    if settings is not None:
        settings.to_csv(folder / "settings.csv", index=False)
        extra = ["--settings", str(folder / "settings.csv")]
    main(["assess", str(folder / "table.csv"), "--method", method, *extra])
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(
    ("method", "frame", "settings"),
    [
        ("gap_closed", WIDE, None),
        ("statcan_2024", WIDE, None),
        ("unsd_2023", WIDE, None),
        ("change", LONG, SETTINGS.assign(material_change=0.1)),
        ("linear_trend", LONG, SETTINGS),
    ],
)
def test_a_frame_is_scored_as_the_command_scores_the_same_table(capsys, tmp_path, method, frame, settings):
    printed = by_command(capsys, tmp_path, method, frame, settings)
    found = assess(frame, method=method, settings=settings)
    assert len(found) == len(printed) > 0
    for (_, row), line in zip(found.iterrows(), printed, strict=True):
        for name in ("progress", "score"):
            assert ("" if pd.isna(row[name]) else repr(float(row[name]))) == line[name]
        assert (row["status"], row["reason"]) == (line["status"], line["reason"])


def test_areas_are_compared_as_the_command_does(capsys, tmp_path):
    rows = [(f"p{n}", year, 20 + n + 9 * (year > 2017)) for n in range(4) for year in range(2014, 2021)]
    rows += [(f"o{n}", year, 30 + n) for n in range(6) for year in range(2014, 2021)]
    areas = pd.DataFrame(rows, columns=["series", "year", "value"])
    names = list(dict.fromkeys(areas["series"]))
    reached = ["2018-01-01" if name.startswith("p") else None for name in names]
    settings = pd.DataFrame({"series": names, "direction": "rise", "reached": pd.to_datetime(reached)})
    printed = by_command(
        capsys, tmp_path, "areas_compared", areas, settings.astype({"reached": "str"}).replace("NaT", "")
    )
    found = assess(areas, method="areas_compared", settings=settings)
    assert list(found["status"]) == [line["status"] for line in printed]
    assert found["progress"].iloc[0] == float(printed[0]["progress"])


def test_rows_keep_their_index_and_their_types():
    found = assess(WIDE, method="gap_closed")
    assert list(found.index) == ["x", "y"]
    assert found["base_value"].dtype == WIDE["base_value"].dtype
    assert str(found["progress"].dtype) == "Float64"


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_scored():
    with pytest.warns(UserWarning, match="the frame, row 3, direction"):
        found = assess(WIDE.assign(direction=["rise", "up"]), method="gap_closed")
    assert list(found.index) == ["x"]
    assert len(found.attrs["faults"]) == 1


def test_scores_are_averaged_by_a_column():
    found = assess(WIDE.assign(group="g"), method="statcan_2024", by="group")
    assert list(found["group"]) == ["g"]


def test_a_table_of_another_shape_is_refused():
    with pytest.raises(DataError, match="not those of a table of series"):
        assess(pd.DataFrame({"x": [1]}), method="change")


@pytest.mark.parametrize("method", ["change", "areas_compared"])
def test_a_long_table_needs_settings(method):
    with pytest.raises(ParameterError, match="settings"):
        assess(LONG, method=method)
