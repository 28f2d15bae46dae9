"""A finding means one thing, is made once, and comes back from its JSON form."""

from __future__ import annotations

import pytest

from evaluation.findings import Finding, Findings, Formula, UnknownFindingError
from evaluation.findings.counting import count_of


def finding(name, value=1.0):
    return Finding(name, value, "cases", "change", ("F1",))


def test_a_finding_comes_back_from_its_json_form():
    formula = Formula("{a} + {b}", (("a", 1.0), ("b", 2.0)))
    made = Finding("1.1.sum", 3.0, "cases", "change", ("F1",), (), None, formula, ("1.1",), ("1.1.latest",))
    assert Finding.of(made.to_dict()) == made


def test_a_part_is_made_only_when_one_of_its_numbers_is_asked_for():
    made = []

    def part(name):
        def make():
            made.append(name)
            return [finding(name)]

        return make

    findings = Findings(part("a"), part("b"), part("c"))
    assert findings["b"] == finding("b")
    assert made == ["a", "b"]
    assert list(findings) == made == ["a", "b", "c"]


def test_an_unknown_name_is_an_error_that_names_the_nearest():
    with pytest.raises(UnknownFindingError, match=r"no finding is called '1\.1\.lastest'; near: '1\.1\.latest'"):
        Findings(lambda: [finding("1.1.latest")])["1.1.lastest"]


def test_one_name_with_two_contents_is_refused():
    findings = Findings(lambda: [finding("a", 1)], lambda: [finding("a", 2)])
    with pytest.raises(ValueError, match="'a' has two contents"):
        len(findings)


@pytest.fixture
def known(evidence, observation):
    """One figure of one document."""
    return evidence([observation("F1", 8, 2016)])


def test_a_count_says_what_was_counted_and_names_each_thing_once(known):
    made = count_of(known, "a", 2, "cases of the year", ["F1", "F1"], ["S1"], ["1.1", "1.1"])
    assert made.formula == Formula("cases of the year")
    assert (made.inputs, made.documents, made.indicators) == (("F1",), ("S1",), ("1.1",))


def test_a_count_of_none_rests_on_every_document_that_was_searched(known):
    assert count_of(known, "a", 0, "figures of this kind").documents == ("S1",)
