"""Modules that are named as text, which no import and no type checker sees, are there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "benchmarks", "tools", "notebooks")
NAMED = re.compile(r"(?<![\w./-])evaluation(?:\.[a-zA-Z_][a-zA-Z0-9_]*)+")
"""Dotted text, but for types of outputs and addresses; what follows the module may be one of its names."""
FILES = ("leaked", "error", "html", "json", "log", "pdf", "po", "pot")
"""What may follow the name of the package: endings of files, and what a test of leaks hangs onto it."""
TEXTS = {".py", ".json", ".toml", ".md", ".typ", ".html", ".ipynb"}


def names() -> dict[str, str]:
    """Every dotted name below `evaluation`, with a file that has it."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS]
    found = {}
    for path in [*files, *ROOT.glob("*.toml"), *ROOT.glob("*.md")]:
        if path != Path(__file__) and "node_modules" not in path.parts:
            for name in NAMED.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name, path.relative_to(ROOT).as_posix())
    return found


def exists(name: str) -> bool:
    """Whether a dotted name is a module, or a name of one."""
    module, _, attribute = name.rpartition(".")
    try:
        if importlib.util.find_spec(name):
            return True
    except ModuleNotFoundError:  # what stands before the last dot is no package
        pass
    try:
        return hasattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError:
        return False


def test_every_module_that_is_named_in_a_text_can_be_imported():
    assert {n: f for n, f in names().items() if n.split(".")[1] not in FILES and not exists(n)} == {}


@pytest.mark.parametrize("name", ["evaluation.no_such", "evaluation.methods.no_such", "evaluation.nowhere.main"])
def test_a_name_that_moved_away_is_noticed(name):
    assert not exists(name)
