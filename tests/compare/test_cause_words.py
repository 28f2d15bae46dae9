"""Every cause and every part of a rule has its words."""

from __future__ import annotations

import pytest

from evaluation.compare.cause_words import CAUSES, RULES
from evaluation.compare.causes import Cause
from evaluation.compare.figures import FigureKind
from evaluation.compare.page import INPUTS
from evaluation.compare.tables import KINDS


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_words(cause):
    assert CAUSES[cause]


@pytest.mark.parametrize("kind", FigureKind)
def test_every_kind_of_change_of_a_figure_has_words_and_a_cause(kind):
    assert KINDS[kind]
    assert Cause(kind.value)


def test_every_part_of_a_rule_has_words(make):
    assert set(make().deciding["1.1"].rule) <= set(RULES)


def test_every_input_of_a_build_has_words(make):
    assert set(make().inputs) == set(INPUTS)
