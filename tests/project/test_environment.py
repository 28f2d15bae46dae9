"""environment.yml says what pyproject.toml says."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("environment", ROOT / "tools" / "environment.py")
environment = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(environment)


@pytest.fixture
def project():
    """pyproject.toml, parsed."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_packages_bounds_and_python_are_in_step(project):
    assert environment.ENVIRONMENT.read_text(encoding="utf-8") == environment.environment(project)


def test_the_file_is_one_that_conda_reads():
    content = yaml.safe_load(environment.ENVIRONMENT.read_text(encoding="utf-8"))
    assert content["channels"] == ["conda-forge"]
    assert any(str(d).startswith("python>=") for d in content["dependencies"])


@pytest.mark.parametrize(
    ("pypi", "conda"), [("typst>=0.13", "typst-py>=0.13"), ("matplotlib>=3", "matplotlib-base>=3")]
)
def test_packages_have_their_name_on_conda_forge(project, pypi, conda):
    project["project"]["dependencies"] = [pypi]
    assert f"  - {conda}\n" in environment.environment(project)


def test_a_changed_bound_is_a_difference(project):
    before = environment.environment(project)
    project["project"]["dependencies"][0] += ",<99"
    assert environment.environment(project) != before


def test_every_dependency_has_an_upper_bound(project):
    assert [d for d in project["project"]["dependencies"] if "<" not in d] == []


@pytest.mark.parametrize("requirement", ["a[extra]>=1", "a>=1; python_version < '4'"])
def test_what_conda_has_no_word_for_is_refused(project, requirement):
    project["project"]["dependencies"] = [requirement]
    with pytest.raises(ValueError, match="cannot write"):
        environment.environment(project)
