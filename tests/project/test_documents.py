"""What the documents promise exists."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import evaluation
from evaluation.cli.main import build_parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def commands():
    parser = build_parser()
    (action,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return set(action.choices)


def test_every_command_is_in_the_readme():
    assert [c for c in sorted(commands()) if f"evaluation {c}" not in README] == []


def test_every_command_that_a_document_names_exists():
    named = set(re.findall(r"`evaluation (\w+)", README + CONTRIBUTING))
    assert named <= commands()


def test_every_make_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z.]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z.]+)`", README + CONTRIBUTING)) <= targets


def test_every_folder_that_the_readme_draws_exists():
    drawn = re.findall(r"^    ([a-z./]+/?) {2,}", README, re.MULTILINE)
    assert drawn
    assert [d for d in drawn if not (ROOT / d).exists()] == []


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == evaluation.__version__


def test_every_column_of_the_data_is_in_the_dictionary():
    dictionary = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    columns = {
        f"{path.name}: {column}": column
        for path in sorted((ROOT / "data").glob("*.csv"))
        for column in path.read_text(encoding="utf-8").splitlines()[0].split(",")
    }
    missing = [place for place, column in columns.items() if f"`{column}`" not in dictionary]
    assert missing == []


def test_imports_point_down():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
