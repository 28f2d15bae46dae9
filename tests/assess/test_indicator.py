"""What is said of the figures compared, beside the verdict."""

from __future__ import annotations

import pytest

from evaluation.assess import Warn, assess
from evaluation.load import Confidence, Qualifier


@pytest.fixture
def warned(evidence, observation, indicator, source):
    """Warnings of an indicator with a baseline in 2016 and a changed latest figure."""

    def build(end="2023-12-31", sheet=None, **changes):
        rows = [observation("F1", 100, 2016), observation("F2", 120, "2023-01-01", end, **changes)]
        known = evidence(rows, [indicator(**(sheet or {}))], sources=[source("S1", "2024-06-01")])
        return assess(known).objectives[0].indicators[0].warnings

    return build


def test_two_plain_figures_need_no_warning(warned):
    assert warned() == ()


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"qualifier": Qualifier.AT_LEAST}, Warn.BOUND),
        ({"qualifier": Qualifier.ABOUT}, Warn.BOUND),
        ({"qualifier": Qualifier.DERIVED}, Warn.DERIVED),
        ({"confidence": Confidence.LOW}, Warn.LOW_CONFIDENCE),
        ({"end": "2023-11-30"}, Warn.PART_OF_A_YEAR),
    ],
)
def test_each_weakness_of_a_figure_compared_is_named(warned, changes, warning):
    assert warned(**changes) == (warning,)


def test_where_no_two_figures_are_compared_nothing_is_said_of_them(warned):
    """One half-year alone is no figure compared that covers part of a year."""
    after = {"baseline": {"start": "2010-01-01", "end": "2011-12-31", "reason": {"en": "a", "es": "b"}}}
    assert warned(sheet=after, end="2023-06-30", qualifier=Qualifier.AT_LEAST) == ()


def test_a_change_of_authority_is_named(warned):
    both = {"authorities": {"preferred": ["police", "court"], "reason": {"en": "a", "es": "b"}}}
    assert warned(sheet=both, authority="court") == (Warn.AUTHORITY_CHANGED,)


@pytest.mark.parametrize(("day", "named"), [("2019-11-01", True), ("2016-06-01", False), ("2024-01-01", False)])
def test_a_break_between_the_figures_is_named(warned, day, named):
    breaks = [{"date": day, "reason": {"en": "a", "es": "b"}, "comparable": True}]
    assert (Warn.BREAK_BETWEEN in warned(sheet={"breaks": breaks})) == named
