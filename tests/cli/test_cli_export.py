"""`evaluation export`: a workbook that comes back to the same findings, with its formulas escaped."""

from __future__ import annotations

import openpyxl
import pytest

from evaluation.assess import assess_folder
from evaluation.cli.main import main

SHEET = (
    "objective,indicator,unit,kind,direction,level,baseline,baseline_period,target,target_period,2024,2025,source,read\n"
    "Help,Children assisted,children,count,rise,output,120,2023,500,2027,180,240,Case register,whole\n"
    "Help,Back in school,percent,share,rise,,41,2023,70,2027,48,,School survey,passage\n"
    "Homes,Shelters,shelters,stock,rise,,2,2023,Not set,,3,4,Case register,whole\n"
)
BESIDE = "programme: {id: safe, title: Safe, area: Loreto, start: 2023, end: 2027}\nlanguages: [en]\n"


@pytest.fixture
def exported(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "sheet.yaml").write_text(BESIDE, encoding="utf-8")
    assert main(["new", "one", "--from", "sheet.csv", "--every", "material_change=1"]) == 0
    assert main(["export", "--data", "one", "--out", "tracking.xlsx"]) == 0
    return tmp_path / "tracking.xlsx"


def found(folder):
    return [
        (i.indicator.title, i.result.status, i.result.latest.value, i.result.score, i.direction.status)
        for o in assess_folder(folder).objectives
        for i in o.indicators
    ]


def test_it_comes_back_to_the_same_findings(exported):
    assert main(["new", "two", "--from", str(exported), "--programme", "sheet.yaml"]) == 0
    assert found("two") == found("one")
    assert len(found("two")) == 3


def test_a_text_that_looks_like_a_formula_stays_a_text(exported, tmp_path):
    framework = tmp_path / "one" / "framework.yaml"
    text = framework.read_text(encoding="utf-8").replace('title: "Children', 'title: "=Children')
    framework.write_text(text, encoding="utf-8")
    assert main(["export", "--data", "one", "--out", "other.xlsx"]) == 0
    cell = openpyxl.load_workbook(tmp_path / "other.xlsx").worksheets[0]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Children assisted", "s", True)


def test_percent_met_and_verdict_stand_beside_the_figures_and_the_documents_in_a_sheet_of_their_own(exported):
    indicators, sources = openpyxl.load_workbook(exported).worksheets
    head = [cell.value for cell in indicators[1]]
    row = dict(zip(head, [cell.value for cell in indicators[2]], strict=True))
    assert (row["2025"], row["percent met"], row["verdict"]) == (240, 48, "Behind")
    assert {cell.value for cell in sources["B"]} == {"title", "Case register", "School survey"}


def test_nothing_is_overwritten(exported, capsys):
    assert main(["export", "--data", "one", "--out", "tracking.xlsx"]) == 1
    assert "nothing is overwritten" in capsys.readouterr().err
