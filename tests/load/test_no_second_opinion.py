"""Cells are judged once, by us."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_nothing_that_is_installed_needs_frictionless():
    """It judges the data and what is published in the tests alone."""
    imported = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "pydantic" in imported
    assert "frictionless" not in imported
    assert not [wish for wish in project["project"]["dependencies"] if wish.startswith("frictionless")]
