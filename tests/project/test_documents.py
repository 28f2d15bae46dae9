"""What the documents promise exists."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest
import yaml

import evaluation
from evaluation.cli.main import COMMANDS, _parse, build_parser
from evaluation.framework.target import TargetSheet

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "data/README.md")
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


def examples():
    """Every command line that a document shows, and each option of the README's table with the command of its row."""
    for name in DOCUMENTS:
        # a line that ends in a backslash goes on in the next
        text = re.sub(r" *\\\n *", " ", (ROOT / name).read_text(encoding="utf-8"))
        lines = re.findall(r"^ +(?:conda run -n evaluation )?(evaluation [a-z].*)$", text, re.MULTILINE)
        yield from lines + re.findall(r"`(evaluation [a-z]+(?: [^`]+)?)`", text)
        for row in re.findall(r"^\| `evaluation \w+` \|.*$", text, re.MULTILINE):
            command = row.split("`")[1]
            yield from (f"{command} {options}" for options in re.findall(r"`(--[^`]+)`", row))
    yield from (module.EXAMPLE.partition(" > ")[0] for module in COMMANDS.values())


# a command that is only named takes no part, nor one with a place for a word of the reader's
@pytest.mark.parametrize("line", sorted(line for line in set(examples()) if len(line.split()) > 2 and "<" not in line))
def test_every_command_line_that_a_document_shows_is_one(line):
    _parse(build_parser(), shlex.split(line)[1:])


def test_every_number_that_a_document_traces_is_in_the_reports():
    findings = json.loads((ROOT / "reports/facts.json").read_text(encoding="utf-8"))["findings"]
    traced = {words[2] for line in examples() if (words := line.split())[1] == "trace" and len(words) > 2}
    assert traced <= {finding["id"] for finding in findings}
    assert traced


def test_the_target_that_contributing_shows_is_one():
    (block,) = re.findall(r"^    target:\n(?:      .*\n)+", CONTRIBUTING, re.MULTILINE)
    assert TargetSheet.model_validate(yaml.safe_load(textwrap.dedent(block))["target"]).value == 10


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
