"""Two programmes side by side: no command mixes reports of one with data of the other, and each says `--out`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evaluation.cli.main import main

ROOT = Path(__file__).parents[2]
OTHER = ROOT / "examples" / "closing-the-gap" / "data"


@pytest.fixture(scope="module")
def built(tmp_path_factory, write_chapter):
    """Reports of one programme, made by one small chapter."""
    folder = tmp_path_factory.mktemp("one")
    write_chapter(folder / "notebooks" / "01-summary.ipynb", "report.summary.cover()")
    assert main(["new", str(folder / "data")]) == 0
    asked = ["--data", str(folder / "data"), "--notebooks", str(folder / "notebooks"), "--out", str(folder / "reports")]
    assert main(["build", *asked, "--format", "html", "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(built, tmp_path):
    return Path(shutil.copytree(built, tmp_path / "work"))


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


COMMANDS = {
    "build": ["--format", "html"],
    "status": [],
    "verify": [],
    "check": [],
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("is_old", [False, True], ids=["manifest", "older manifest"])
def test_reports_of_another_programme_are_refused_and_stay_as_they_are(folder, capsys, command, is_old):
    if is_old:
        path = folder / "reports" / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 1}), encoding="utf-8")
    before = contents(folder / "reports")
    told = ["--data", str(OTHER), "--notebooks", str(folder / "notebooks"), "--out", str(folder / "reports")]
    code = main([command, *told, *COMMANDS[command]])
    said = capsys.readouterr()
    assert code == (0 if command == "check" else 2)
    shown = said.out if command == "check" else said.err
    assert "holds the reports of the program 'example', and the data are of 'closing-the-gap'" in shown
    assert "--out reports-closing-the-gap" in shown
    assert contents(folder / "reports") == before


def test_a_number_of_another_programme_is_not_traced(folder, capsys):
    assert main(["trace", "1.1.latest", "--data", str(OTHER), "--out", str(folder / "reports")]) == 2
    assert "--out" in capsys.readouterr().err
    assert main(["trace", "1.1.latest", "--data", str(folder / "data"), "--out", str(folder / "reports")]) == 0


def test_two_programmes_are_not_compared(folder, capsys):
    other = Path(shutil.copytree(folder / "reports", folder / "other"))
    facts = other / "facts.json"
    facts.write_text(facts.read_text(encoding="utf-8").replace('"id": "example"', '"id": "else"'), encoding="utf-8")
    assert main(["compare", str(folder / "reports"), str(other), "--data", str(folder / "data")]) == 2
    assert "Name two builds of one program" in capsys.readouterr().err


def test_the_manifest_knows_the_programme(folder):
    assert json.loads((folder / "reports" / "manifest.json").read_text())["known"]["choices"]["programme"] == "example"
