"""The letter that goes with the tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.load import Credits, read_credits
from evaluation.locale import available_languages
from evaluation.locale.language import Language
from evaluation.report import open_report
from evaluation.results import Package, read_me

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def package():
    """Package of the real data."""
    return Package.of(open_report(DATA).progress, [])


@pytest.fixture(params=available_languages())
def letter(request, package):
    """The letter in each language."""
    return read_me(package, read_credits(DATA), Language.of(request.param)).decode()


def test_it_names_every_file(package, letter):
    named = set(re.findall(r"\w+\.csv", letter))
    assert named == {f"{table.schema.name}.csv" for table in package.tables}
    assert "datapackage.json" in letter


def test_it_says_from_which_state_of_the_data_and_on_which_terms(package, letter):
    assert package.progress.evidence.dataset.fingerprint in letter
    assert "Creative Commons" in letter


def test_its_example_is_a_sum_that_comes_out(letter):
    words = re.sub(r"\s+", " ", letter)
    (example,) = re.findall(r"\(([\d.,]+) − ([\d.,]+)\) / ([\d.,]+) = ([\d.,]+),", words)
    latest, baseline, again, result = (float(number.replace(",", "")) for number in example)
    assert baseline == again
    assert (latest - baseline) / baseline == pytest.approx(result, abs=0.0005)


def test_without_a_licence_it_claims_none(package):
    assert "Licence" not in read_me(package, Credits((), ()), Language.of("en")).decode()


def test_its_lines_fit_a_window(letter):
    assert max(len(line) for line in letter.splitlines()) <= 100
