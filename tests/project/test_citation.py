"""CITATION.cff says of the reports what they say of themselves, and names no address or person besides."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from evaluation.report import open_report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cited():
    return yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def test_version_and_licence_are_those_of_the_project(cited):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (str(cited["version"]), cited["license"]) == (project["version"], project["license"])


def test_title_and_authors_are_those_of_the_report(cited):
    said = " ".join(open_report(ROOT / "data").methods.imprint().markup.striptags().split())
    (author,) = cited["authors"]
    assert f"{author['name']}. {cited['title']}. Version {cited['version']}, as known on" in said
    assert set(author) == {"name"}


def test_its_day_of_publication_is_that_of_the_reports(cited):
    programme = open_report(ROOT / "data").evidence.dataset.framework.programme
    assert str(cited["date-released"]) == programme.published


def test_it_names_no_address_that_the_framework_does_not_have(cited):
    programme = open_report(ROOT / "data").evidence.dataset.framework.programme
    assert {"url", "repository", "repository-code", "contact", "doi"}.isdisjoint(cited) or programme.contact
