"""Tables of context, what serves all objectives, and choices of another measure: what the framework file may say."""

from __future__ import annotations

import pytest
from conftest import framework, sheet, words
from pydantic import ValidationError

from evaluation.framework import ALL, Framework, Indicator


def context(**changes):
    return {"id": "forms", "objective": "1", "title": words(), "reading": words(), "figures": ["F1"]} | changes


def parsed(**changes):
    return Framework.model_validate(framework([sheet()]) | changes)


def test_a_table_of_context_stands_in_an_objective_or_serves_all():
    found = parsed(context=[context(), context(id="money", objective=ALL)]).context
    assert [(c.id, c.objective) for c in found] == [("forms", "1"), ("money", ALL)]


BAD = {
    "neither figures nor words": ({"figures": []}, "give either `figures`"),
    "both": ({"columns": [words()], "sayings": [{"source": "S1", "cells": [words()]}]}, "give either `figures`"),
    "a map of words": (
        {"figures": [], "is_map": True, "columns": [words()], "sayings": [{"source": "S1", "cells": [words()]}]},
        "only `figures` can be drawn",
    ),
    "a figure twice": ({"figures": ["F1", "F1"]}, "figure listed twice: F1"),
    "a cell too few": (
        {"figures": [], "columns": [words(), words()], "sayings": [{"source": "S1", "cells": [words()]}]},
        "one text for each of the `columns`",
    ),
    "an unknown objective": ({"objective": "9"}, "names objective '9'"),
}


@pytest.mark.parametrize(("changes", "problem"), BAD.values(), ids=BAD.keys())
def test_a_table_of_context_that_says_nothing_clear_is_refused(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        parsed(context=[context(**changes)])


def test_two_tables_of_context_have_two_ids():
    with pytest.raises(ValidationError, match="context id used twice: forms"):
        parsed(context=[context(), context()])


def test_an_indicator_may_serve_all_objectives_and_no_objective_is_called_so():
    file = framework([sheet(objective=ALL)])
    assert [i.objective for i in Framework.model_validate(file).indicators] == [ALL]
    with pytest.raises(ValidationError, match="no objective may be called 'all'"):
        Framework.model_validate(file | {"objectives": [file["objectives"][0] | {"id": ALL}]})


def test_a_choice_of_figures_may_be_one_of_another_measure():
    choice = {"id": "modified", "label": words(), "reason": words()}
    with pytest.raises(ValidationError, match="name other `measures`"):
        parsed(indicators=[sheet(alternatives={"figures": [choice]})])
    found = parsed(indicators=[sheet(alternatives={"figures": [choice | {"measures": ["money"]}]})])
    assert found.indicators[0].alternatives.figures[0].measures == ("money",)


@pytest.mark.parametrize(("start", "fits"), [("2016-12-31", False), ("2017-01-01", True)])
def test_the_window_of_the_latest_figures_begins_after_the_baseline(start, fits):
    changed = sheet(latest={"start": start, "end": "2023-12-31", "reason": words()})
    if fits:
        assert Indicator.model_validate(changed).latest is not None
    else:
        with pytest.raises(ValidationError, match="before the baseline has ended"):
            Indicator.model_validate(changed)
