"""What a reader may choose otherwise, and the rows that answer."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pytest

from evaluation.assess import About, Choice, Specification, assess_folder
from evaluation.framework import Text
from evaluation.report.parts.indicator.choosing import GROUPS, Choosing


def choice(about, id_):
    return Choice(about, id_, Text(en=id_, es=id_))


OLD, NEW = choice(About.BASELINE, "new"), choice(About.BASELINE, "old")
OTHER = choice(About.FIGURES, "other")
EARLIER = Choice(About.END, "one_earlier")


@pytest.fixture
def choosing():
    """Choosing among specifications: `choosing((), (OLD,), same={(OLD,): [(OLD, EARLIER)]})`."""

    def build(*choices, same=None):
        found = tuple(Specification(c, None, tuple((same or {}).get(c, ()))) for c in choices)
        return Choosing(SimpleNamespace(robustness=SimpleNamespace(specifications=found)))

    return build


def shown(made, *tokens):
    """Rows that are left when these options are chosen, as the rules of a page leave them."""
    return [row for row in made.rows() if set(tokens) <= set(made.tokens(row).split())]


def test_every_full_combination_shows_exactly_one_row(choosing):
    made = choosing((), (OLD,), (NEW,), (OTHER,), (EARLIER,), (OLD, OTHER), same={(OTHER,): [(NEW, OTHER)]})
    groups = [[f"{about.value}-{n}" for n in range(len(options))] for about, options in made.groups.items()]
    for tokens in product(*groups):
        assert len(shown(made, *tokens)) == 1


def test_a_combination_that_gives_a_pair_again_shows_that_pair(choosing):
    made = choosing((), (OLD,), (OTHER,), same={(OTHER,): [(OLD, OTHER)]})
    (row,) = shown(made, "baseline-1", "figures-1")
    assert row.is_again
    assert row.specification.choices == (OTHER,)


def test_a_combination_that_does_not_exist_has_a_row_that_says_so(choosing):
    (row,) = shown(choosing((), (OLD,), (EARLIER,)), "baseline-1", "end-1")
    assert (row.specification, row.choices) == (None, (OLD, EARLIER))


def test_without_a_choice_the_table_has_every_pair_once(choosing):
    made = choosing((), (OLD,), (EARLIER,), same={(OLD,): [(OLD, EARLIER)]})
    assert [row.choices for row in made.rows() if row.is_of_table] == [(), (OLD,), (EARLIER,)]


def test_what_makes_no_difference_is_no_group(choosing):
    assert list(choosing((), (OLD,)).groups) == [About.BASELINE]


def test_every_thing_that_a_choice_can_be_about_has_a_name():
    assert set(GROUPS) == set(About)


def test_the_real_indicators_have_a_row_for_every_combination(project_data):
    judged = [item for item in assess_folder(project_data).indicators if item.judged and not item.robustness.is_only]
    assert judged
    for item in judged:
        made = Choosing(item)
        groups = [[f"{about.value}-{n}" for n in range(len(options))] for about, options in made.groups.items()]
        assert {len(shown(made, *tokens)) for tokens in product(*groups)} == {1}
        ours = replace(item.robustness.specifications[0], same=())
        assert shown(made, *(group[0] for group in groups))[0].specification.choices == ours.choices
