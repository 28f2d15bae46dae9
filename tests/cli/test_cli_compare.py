"""`evaluation compare` as a person runs it, on reports of the real data and of data in which one thing was edited."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation.cli.main import main

DATA = Path(__file__).parents[2] / "data"
OFFICES = "F0101,specialized_prosecutor_offices,14,"


@pytest.fixture(scope="module")
def work(tmp_path_factory, write_chapter):
    """Folder with notebooks of one chapter, and reports of the real data in `out`."""
    folder = tmp_path_factory.mktemp("compare")
    sources = ("report.summary.cover()", "report.summary.bottom_line()", "report.summary.objectives()")
    write_chapter(folder / "notebooks" / "01-a.ipynb", *sources)
    build(folder, DATA, "out")
    return folder


@pytest.fixture(scope="module")
def other(work):
    """Reports of data in which one figure is another one."""
    build(work, edited(work, "observations.csv", OFFICES, OFFICES.replace("14", "5")), "edited")
    return work / "edited"


def build(folder, data, out):
    words = ["--data", str(data), "--notebooks", str(folder / "notebooks"), "--out", str(folder / out)]
    assert main(["build", *words, "--quiet", "--language", "en", "--format", "html", "--jobs", "1"]) == 0


def edited(folder, name, old, new):
    """Copy of the data in which one text of a file is another one."""
    copy = folder / f"data-{len(list(folder.iterdir()))}"
    shutil.copytree(DATA, copy)
    text = (copy / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    return copy


def compare(work, *words):
    folders = ["--reports", str(work / "out"), "--data", str(DATA), "--notebooks", str(work / "notebooks")]
    return main(["compare", *words, *folders, "--quiet", "--jobs", "1"])


def test_reports_do_not_differ_from_themselves(work, capsys):
    assert compare(work, str(work / "out"), str(work / "out"), "--exit-code") == 0
    assert "**Nothing changed" in capsys.readouterr().out
    assert compare(work, str(work / "out"), str(work / "out"), "--format", "html") == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_an_edited_figure_is_told_with_the_verdicts_and_sentences_it_turns(work, other, capsys):
    assert compare(work, str(work / "out"), str(other), "--exit-code") == 1
    shown = capsys.readouterr().out
    for expected in (
        "2 verdicts changed; 1 figure corrected",
        "1.1 Specialized prosecutor offices",
        "Figures corrected in our own table: Specialized prosecutor offices, Jan–Mar 2023: 14 offices, now 5 offices",
    ):
        assert expected in shown
    assert "New figures" not in shown


def test_pages_are_written_in_the_language_asked_for(work, other, capsys):
    out = work / "pages"
    assert compare(work, str(other), str(work / "out"), "--out", str(out), "--language", "es") == 0
    assert sorted(path.name for path in out.iterdir()) == ["compare.html", "compare.md", "compare.pdf"]
    assert str(out / "compare.html") in capsys.readouterr().out
    assert "1 cifra corregida" in (out / "compare.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["nowhere", "HEAD"], "'nowhere' is no folder of reports"),
        (["2020", "2021"], "'2020' is no folder of reports"),
        (["HEAD", "HEAD", "--format", "docx"], "--format: there is no 'docx'"),
        (["2020-02", "2021"], "'2020-02' is not a day"),
        (["2020-02-06", "2021-01-01", "--language", "xx"], "there is no catalogue for 'xx'"),
    ],
)
def test_wrong_usage_says_what_to_do_and_exits_with_2(work, capsys, words, expected):
    assert compare(work, *words) == 2
    assert expected in capsys.readouterr().err
