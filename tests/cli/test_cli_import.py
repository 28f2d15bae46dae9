"""`evaluation import`: tables of offices and systems, with nothing overwritten and every fault at its cell."""

from __future__ import annotations

import openpyxl
import pytest

from evaluation.cli.main import main
from evaluation.evidence import open_dataset

SHEET = (
    "objective,indicator,unit,kind,direction,baseline,baseline_period,target,target_period,FY2024,source,read\n"
    "Help,Children assisted,children,count,rise,120,FY2023,500,FY2027,180,Case register,whole\n"
    "Help,Back in school,percent,share,rise,41,FY2023,70,FY2027,48,School survey,whole\n"
)
BESIDE = "programme: {id: safe, title: Safe, area: Loreto, start: 2023, end: 2027}\nlanguages: [en]\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "sheet.yaml").write_text(BESIDE, encoding="utf-8")
    assert main(["new", "safe", "--from", "sheet.csv", "--fiscal-year-starts", "10"]) == 0
    return tmp_path / "safe"


def take(name, *options, source="D003"):
    return main(["import", name, "--into", "safe", "--source", source, "--fiscal-year-starts", "10", *options])


def values(folder):
    return {
        (o.measure, o.sex, o.period_end.isoformat()[:7], float(o.value), o.source)
        for o in open_dataset(folder).tables.observations
    }


def tracking(tmp_path, *rows):
    """Two rows of heads: the period, merged, over target, actual and percent."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Indicator", "LOP target", "FY2024", None, None, "FY2025", None, None, "Comments"])
    sheet.append(["Indicator", "LOP target", "Target", "Actual", "%", "Target", "Actual", "%", "Comments"])
    for row in rows:
        sheet.append(list(row))
    for place in ("C1:E1", "F1:H1"):
        sheet.merge_cells(place)
    book.save(tmp_path / "tracking.xlsx")


def test_a_tracking_table_is_read_with_two_rows_of_heads_and_parts_under_their_indicator(folder, tmp_path, capsys):
    tracking(
        tmp_path,
        ("Children assisted", 500, 200, 180, 0.9, 300, 240, 0.8, "Floods in March"),
        ("Girls", None, None, None, None, None, 150, None, None),
        ("Boys", None, None, None, None, None, 90, None, None),
        ("Back in school", 70, 50, "TBD", None, 55, "N/A", None, None),
    )
    assert take("tracking.xlsx") == 0
    said = capsys.readouterr().out
    assert "3 figures are written" in said
    assert "1 stood there already" in said
    assert values(folder) >= {
        ("children_assisted", "", "2025-09", 240, "D003"),
        ("children_assisted", "female", "2025-09", 150, "D003"),
        ("children_assisted", "male", "2025-09", 90, "D003"),
    }
    (row,) = [o for o in open_dataset(folder).tables.observations if o.value == 240]
    assert (row.note, row.locator, row.period_start.isoformat()) == ("Floods in March", "cell G3", "2024-10-01")


def test_a_changed_value_of_a_later_document_is_a_restatement_and_the_first_stays(folder, tmp_path, capsys):
    tracking(tmp_path, ("Children assisted", 500, 200, 185, None, None, None, None, None))
    before = (folder / "observations.csv").read_text(encoding="utf-8").splitlines()
    assert take("tracking.xlsx") == 0
    assert "F0002 is restated: 185" in capsys.readouterr().out
    after = (folder / "observations.csv").read_text(encoding="utf-8").splitlines()
    assert all(now.startswith(then) for then, now in zip(before, after, strict=False))


def test_another_value_of_the_same_document_is_refused(folder, tmp_path, capsys):
    tracking(tmp_path, ("Children assisted", 500, 200, 185, None, None, None, None, None))
    before = (folder / "observations.csv").read_bytes()
    assert take("tracking.xlsx", source="D001") == 1
    assert "cell D3" in capsys.readouterr().err
    assert (folder / "observations.csv").read_bytes() == before


def test_what_is_there_already_is_not_written_again(folder, tmp_path, capsys):
    tracking(tmp_path, ("Children assisted", 500, 200, 180, None, None, None, None, None))
    assert take("tracking.xlsx") == 0
    assert "Nothing is new" in capsys.readouterr().out


def test_the_csv_of_another_system_is_read_with_the_names_of_its_ids(folder, tmp_path):
    (tmp_path / "d.csv").write_text("dataelement,period,orgunit,value\nfbfJH,2025,O6uv,240\nfbfJH,2025Q4,O6uv,70\n")
    (tmp_path / "names.csv").write_text("id,name\nfbfJH,Children assisted\nO6uv,Loreto\n", encoding="utf-8")
    assert take("d.csv", "--names", "names.csv") == 0
    assert values(folder) >= {
        ("children_assisted", "", "2025-09", 240, "D003"),
        ("children_assisted", "", "2025-12", 70, "D003"),
    }


def test_every_fault_is_named_with_its_cell_in_one_round_and_nothing_is_written(folder, tmp_path, capsys):
    tracking(
        tmp_path,
        ("Children asisted", 500, 200, 1, None, 300, 2, None, None),
        ("Back in school", 70, 50, "about 50", None, 55, None, None, None),
    )
    before = (folder / "observations.csv").read_bytes()
    assert take("tracking.xlsx") == 1
    assert "cell D4" in capsys.readouterr().err
    tracking(tmp_path, ("Children asisted", 500, 200, 1, None, 300, 2, None, None))
    assert take("tracking.xlsx") == 1
    said = capsys.readouterr().err
    assert "did you mean 'children assisted'" in said
    assert "cell D3" in said
    assert "cell G3" in said
    assert (folder / "observations.csv").read_bytes() == before


def test_a_row_for_each_interview_is_refused(folder, tmp_path, capsys):
    rows = "".join("Children assisted,2025,Loreto,1\n" for _ in range(9))
    (tmp_path / "p.csv").write_text(f"indicator,period,area,value\n{rows}", encoding="utf-8")
    assert take("p.csv") == 1
    assert "as where each row is a person or interview" in capsys.readouterr().err
