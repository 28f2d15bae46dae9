"""The sheets to copy, done with as CONTRIBUTING says: they are accepted, and everything that lists methods follows."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from evaluation.evidence import open_dataset
from evaluation.plan.notebook import read_wishes
from evaluation.publish.parameters import check_cell

ROOT = Path(__file__).parents[2]
SHEETS = ROOT / "examples" / "sheets"

FOLLOWS = """
import json, sys
from evaluation.cli.main import main
from evaluation.evidence import open_dataset
from evaluation.frames import open_frames
from evaluation.report import open_report
data, series, settings = sys.argv[1:]
report = open_report(data)
objective = report.objective("1")
print(json.dumps({
    "judged": open_frames(data).judge("1.1", method="record").status,
    "scorecard": objective.scorecard().text,
    "chart": objective.charts().text,
    "rules": report.methods.rules().text,
    "statuses": report.methods.statuses()._repr_mimebundle_()["text/html"],
}))
sys.stdout.flush()
raise SystemExit(main(["assess", series, "--settings", settings, "--method", "record"]))
"""


def entry(name, key):
    """The entry of a sheet as lines of the list that it belongs to."""
    return (SHEETS / name).read_text(encoding="utf-8").partition(f"{key}:\n")[2]


def test_an_indicator_and_a_scenario_of_the_sheets_are_accepted_where_they_belong(tmp_path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    text = (data / "framework.yaml").read_text(encoding="utf-8")
    text = text.replace("\nscenarios:\n", f"\nscenarios:\n{entry('scenario.yaml', 'scenarios')}", 1)
    text = text.replace("\nindicators:\n", f"\nindicators:\n{entry('indicator.yaml', 'indicators')}", 1)
    (data / "framework.yaml").write_text(text, encoding="utf-8")
    framework = open_dataset(data).framework
    assert {"more-offices"} <= {scenario.id for scenario in framework.scenarios}
    assert {"1.20"} <= {sheet.id for sheet in framework.indicators}


def test_the_chapter_of_the_sheets_runs_and_belongs_to_a_report(monkeypatch):
    path = SHEETS / "chapter.ipynb"
    check_cell(path)
    assert read_wishes(path).documents == ("annex",)
    known = {}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            source = cell.source.replace('"../data"', repr(str(ROOT / "data")))
            exec(compile(source, cell.id, "exec"), known)
    assert known["visits"].shape == (2, 2)


@pytest.fixture
def package(tmp_path):
    """The package with the method of the sheets, entered as CONTRIBUTING says: one module and its place in the list."""
    folder = tmp_path / "src" / "evaluation"
    shutil.copytree(ROOT / "src" / "evaluation", folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SHEETS / "method.py", folder / "methods" / "published" / "record.py")
    registry = folder / "methods" / "registry.py"
    text = registry.read_text(encoding="utf-8")
    first = "from evaluation.methods.published.spc_xmr import RULE as SPC_XMR\n"
    assert first in text
    text = text.replace(first, first.replace("spc_xmr", "record").replace("SPC_XMR", "RECORD") + first)
    registry.write_text(
        text.replace("            SPC_XMR,\n", "            SPC_XMR,\n            RECORD,\n"), encoding="utf-8"
    )
    return tmp_path / "src"


def test_a_method_is_one_module_and_all_that_lists_methods_follows(package, tmp_path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    sheets = (data / "framework.yaml").read_text(encoding="utf-8")
    own = sheets.replace("    cumulation: stock\n", "    cumulation: stock\n    method: record\n", 1)
    (data / "framework.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "series.csv").write_text(
        "series,year,value\nbeds,2019,3\nbeds,2020,5\nbeds,2021,4\nbeds,2022,9\n", "utf-8"
    )
    (tmp_path / "settings.csv").write_text("series,direction\nbeds,rise\n", "utf-8")
    files = (data, tmp_path / "series.csv", tmp_path / "settings.csv")
    words = [sys.executable, "-c", FOLLOWS, *map(str, files)]
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(package), "PATH": ""}
    )
    assert done.returncode == 0, done.stderr
    first, _, table = done.stdout.partition("\n")
    shown = json.loads(first)
    assert shown["judged"] == "no_record"
    assert "by record" in shown["scorecard"]
    assert "No record" in shown["scorecard"]
    assert "Best figure so far" in shown["rules"]
    assert "The last of at least" in shown["rules"]
    assert "Worst so far" in shown["statuses"]
    assert "1.1" in shown["chart"]
    assert [row["status"] for row in csv.DictReader(table.splitlines())] == ["record"]
