"""Every example in a docstring runs, and shows what it says."""

from __future__ import annotations

import doctest
import importlib
import shlex
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from evaluation import frames, report
from evaluation.cli.main import main
from evaluation.frames import opening

ROOT = Path(__file__).parents[2]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
MODULES = sorted(
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "src").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.fixture(scope="module", autouse=True)
def one_opening():
    """The data folder is read once; examples are of one state of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_dataset", cache(opening.open_dataset))
        yield


def run(name):
    """What the examples of a module give that they should not give, and how many there are."""
    said = []
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for example in doctest.DocTestFinder().find(module, name):
        runner.run(example, out=said.append)
    return "".join(said), runner.summarize(verbose=False).attempted


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    said, tried = run(name)
    assert said == ""
    assert tried > 0


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_examples_of_a_document_run(name, monkeypatch, tmp_path):
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(ROOT / name), module_relative=False, optionflags=FLAGS)
    assert found.attempted > 2
    assert found.failed == 0


@pytest.mark.parametrize("name", ["CONTRIBUTING.md"])
def test_the_commands_by_which_a_document_adds_to_the_data_add_to_it(name, monkeypatch, tmp_path, capsys):
    """One after the other, in a copy of the data: the figure of the second stands in the document of the first."""
    copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    commands = [
        shlex.split(line) for line in text.splitlines() if line.startswith("    ") and "evaluation add " in line
    ]
    assert len(commands) >= 3
    assert [main(words[1:]) for words in commands] == [0] * len(commands), capsys.readouterr().err
    assert capsys.readouterr().out.count("is written, and the data are in order. What moves:") == len(commands)


def test_an_example_that_shows_something_else_is_found(monkeypatch, tmp_path):
    (tmp_path / "wrong_example.py").write_text('"""A module.\n\n>>> 1 + 1\n3\n"""\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    said, _ = run("wrong_example")
    assert "Expected:" in said


def test_no_example_is_skipped():
    skipped = [name for name in MODULES if "+SKIP" in Path(importlib.util.find_spec(name).origin).read_text("utf-8")]
    assert skipped == []


DOORS = [importlib.import_module(f"evaluation.{name}") for name in ("frames", "report")]
PUBLIC = [getattr(door, name) for door in DOORS for name in door.__all__]


@pytest.mark.parametrize("thing", [thing for thing in PUBLIC if callable(thing)], ids=lambda thing: thing.__name__)
def test_what_an_evaluator_calls_says_what_it_takes_and_gives_and_shows_it(thing):
    said = thing.__doc__
    asked = {"Examples"}
    asked |= {"Parameters"} if thing is not frames.Judged else set()
    asked |= {"Returns"} if not isinstance(thing, type) and thing is not report.show else set()
    assert {part for part in asked if f"{part}\n    ---" not in said} == set()
