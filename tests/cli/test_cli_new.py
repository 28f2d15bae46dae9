"""`evaluation new`: an example, or a whole folder from one sheet, which is in order at once; what decides is asked."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from evaluation.assess import assess_folder
from evaluation.cli.main import main
from evaluation.evidence import open_dataset
from evaluation.exchange.headings import DIRECTIONS, HEADINGS, KINDS, READS
from evaluation.locale import available_languages
from evaluation.locale.language import Language

HEAD = "objective,indicator,unit,kind,direction,baseline,baseline_period,target,target_period,2024,2025,source"
ROWS = (
    "Children get help,Children assisted,children,count,rise,120,2023,500,2027,180,240,Case register",
    "Children get help,Children back in school,percent,share,rise,41,2023,70,2027,48,,School survey",
)
BESIDE = "programme: {id: safe-return, title: Safe Return, area: Loreto, start: 2024, end: 2027}\nlanguages: [es]\n"


@pytest.fixture
def new(tmp_path, monkeypatch):
    """Run the command in a folder with a sheet, and five lines beside it: `new("--read", "whole", rows=[...])`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.yaml").write_text(BESIDE, encoding="utf-8")

    def run(*options, rows=ROWS, head=HEAD):
        (tmp_path / "sheet.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return main(["new", "made", "--from", "sheet.csv", *options])

    return run


def test_one_sheet_and_five_lines_are_a_folder_that_is_in_order(new, tmp_path):
    assert new("--read", "whole") == 0
    dataset = open_dataset(tmp_path / "made")
    programme, sheets = dataset.framework.programme, dataset.framework.indicators
    assert (programme.id, programme.start.isoformat(), programme.end.isoformat()) == (
        *("safe-return", "2024-01-01"),
        "2027-12-31",
    )
    assert [(s.id, s.kind, s.direction, s.target.value) for s in sheets] == [
        ("1.1", "count", "rise", 500),
        ("1.2", "share", "rise", 70),
    ]
    assert [float(o.value) for o in dataset.tables.observations] == [120, 180, 240, 41, 48]
    assert dataset.framework.languages == ("es",)
    assert dataset.tables.observations[1].note == "sheet.csv, cell J2"


def test_the_pace_towards_each_target_is_computed_at_once(new, tmp_path):
    new("--read", "whole")
    found = {i.indicator.id: i.result.status for o in assess_folder(tmp_path / "made").objectives for i in o.indicators}
    assert found == {"1.1": "behind", "1.2": "on_track"}


def test_what_decides_is_asked_in_one_round_with_row_and_cell_and_nothing_is_written(new, tmp_path, capsys):
    rows = [
        "A,One,children,,rise,120,,500,,180,,R",
        "A,Two,shelters,stock,rise,2,2023,Not set,,3,,R",
        "A,Three,children,count,,1,2023,,,2,24O,",
    ]
    assert new(rows=rows) == 1
    said = capsys.readouterr().err
    for place in (
        "cell D2",
        "cell G2",
        "cell I2",
        "row 2, read",
        "row 3, smallest change",
        "cell E4",
        "cell H4",
        "cell K4",
    ):
        assert place in said or place in said.replace("lectura", "read").replace("cambio mínimo", "smallest change")
    assert not (tmp_path / "made").exists()


def test_how_far_a_source_was_read_is_not_taken_from_another(new, capsys):
    rows = [f"{ROWS[0]},whole", f"{ROWS[1]},"]
    assert new(rows=rows, head=f"{HEAD},read") == 1
    said = capsys.readouterr().err
    assert "row 3" in said
    assert "row 2" not in said


def test_what_is_not_told_of_the_programme_is_asked_in_the_same_round(new, tmp_path, capsys):
    (tmp_path / "sheet.yaml").write_text("programme: {id: x}\n", encoding="utf-8")
    assert new() == 1
    said = capsys.readouterr().err
    assert all(f"programme.{name}" in said for name in ("title", "area", "start", "end"))
    assert "languages" in said
    assert "--every read=" in said


def test_words_in_the_place_of_a_target_say_why_there_is_none(new, tmp_path):
    rows = [ROWS[0].replace(",500,2027,", ",Not agreed yet,,")]
    assert new("--read", "whole", rows=rows) == 0
    (sheet,) = open_dataset(tmp_path / "made").framework.indicators
    assert sheet.target.none.of("es") == "Not agreed yet"


def test_a_sheet_with_headings_and_words_of_its_own_is_one_command(new, tmp_path):
    head, rows = (
        "agency,name,wanted,fy2019,fy2020,target_fy2023",
        ["Police,Calls,fall,10,12,8", "Police,Visits,rise,,,"],
    )
    told = {"objective": "agency", "indicator": "name", "direction": "wanted", "target": "target_fy2023"}
    every = {"target_period": "FY2023", "baseline_period": "FY2019", "kind": "count", "unit": "calls", "source": "R"}
    options = [word for pair in told.items() for word in ("--column", "=".join(pair))]
    options += [word for pair in every.items() for word in ("--every", "=".join(pair))]
    asked = ["--read", "whole", "--every", "no_target=None is set.", "--fiscal-year-starts", "7"]
    assert new(*options, *asked, head=head, rows=rows) == 0
    dataset = open_dataset(tmp_path / "made")
    calls, visits = dataset.framework.indicators
    assert [o.period_start.isoformat() for o in dataset.tables.observations] == ["2018-07-01", "2019-07-01"]
    assert (calls.target.value, calls.target.date.isoformat()) == (8, "2023-06-30")
    assert visits.target.none.of("es") == "None is set."


@pytest.mark.parametrize("option", ["--every", "--column"])
def test_a_column_that_there_is_not_is_told_with_those_that_there_are(new, capsys, option):
    assert new(option, "objectiv=children") == 2
    assert "did you mean 'objective'" in capsys.readouterr().err


def test_columns_without_a_use_are_named(new, capsys):
    assert new("--read", "whole", rows=[f"{row},Ana" for row in ROWS], head=f"{HEAD},Responsible") == 0
    assert "No use was found for 1 columns: Responsible." in capsys.readouterr().out


def test_a_folder_that_is_there_is_never_written_into(new, tmp_path, capsys):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "mine.txt").write_text("mine", encoding="utf-8")
    assert new("--read", "whole") == 1
    assert "nothing is overwritten" in capsys.readouterr().err


def test_a_workbook_does_as_well_with_merged_objectives_and_percent_formats(new, tmp_path):
    book = openpyxl.Workbook()
    for row in csv.reader([HEAD, *ROWS]):
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.active["J3"], book.active["J3"].number_format = 0.48, "0%"
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "sheet.xlsx")
    assert main(["new", "made", "--from", "sheet.xlsx", "--read", "whole"]) == 0
    dataset = open_dataset(tmp_path / "made")
    assert [float(o.value) for o in dataset.tables.observations] == [120, 180, 240, 41, 48]
    assert len(dataset.framework.objectives) == 1


def test_a_small_count_of_a_place_is_named_before_anything_is_written(new, tmp_path, capsys):
    rows = [f"{ROWS[0]},Nauta".replace(",180,", ",4,")]
    assert new("--read", "whole", rows=rows, head=f"{HEAD},area") == 1
    said = capsys.readouterr().err
    assert "a count under ten for a place" in said
    assert "cell J2" in said
    assert not (tmp_path / "made").exists()
    assert new("--read", "whole", "--few-persons", rows=rows, head=f"{HEAD},area") == 0


def test_a_row_for_each_person_is_refused_and_nothing_of_it_is_said(new, tmp_path, capsys):
    assert new(rows=["Rosa Quispe,12,+51 999 888 777"], head="First name,age,phone") == 1
    said = capsys.readouterr()
    assert "no record of a person enters" in said.err
    assert "Quispe" not in said.err + said.out
    assert {path.name for path in tmp_path.iterdir()} == {"sheet.csv", "sheet.yaml"}


@pytest.mark.parametrize("code", available_languages())
def test_without_a_sheet_an_example_is_written_in_every_language(tmp_path, monkeypatch, code):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "made", "--language", code]) == 0
    dataset = open_dataset(tmp_path / "made")
    assert dataset.framework.languages == (code,)
    text = (tmp_path / "made" / "framework.yaml").read_text(encoding="utf-8")
    assert Language.of(code).text("smallest change that counts") not in text  # no key without a use
    assert f"# {Language.of(code).text('what is measured')}\n" in text


@pytest.mark.parametrize("code", available_languages())
@pytest.mark.parametrize(
    "words", [HEADINGS, KINDS, DIRECTIONS, READS], ids=["headings", "kinds", "directions", "reads"]
)
def test_no_two_words_of_a_sheet_are_the_same_in_a_language(code, words):
    said = [Language.of(code).text(word) for word in words.values()]
    assert len(set(said)) == len(said)


def test_every_key_is_printed_on_demand(capsys):
    assert main(["new", "--keys"]) == 0
    shown = capsys.readouterr().out
    assert "**`direction`**" in shown
    assert "`material_change`" in shown


def test_a_row_without_target_is_asked_for_its_reason_and_for_the_smallest_change_in_one_round(new, capsys):
    assert new("--read", "whole", rows=["A,Two,shelters,stock,rise,2,2023,,,3,,R"]) == 1
    said = capsys.readouterr().err
    assert "there is no target, and nothing says why" in said
    assert "nothing says which change would count" in said
