"""Figures on a map: each place once and in a room of its own, of one measure and period, and no count of people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.evidence.maps import check_maps
from evaluation.framework import Framework
from evaluation.load import Role, TypedRows
from evaluation.load.rows import Row


class AtLineOne:
    """A YAML file all of which stands on its first line."""

    name = "framework.yaml"

    def line_of(self, path):
        return 1


@pytest.fixture
def problems(observation, evidence, indicator):
    """What is wrong with a map of figures of the places that tiles are given for."""

    def found(figures, tiles, role=Role.SETTING, *, is_map=True):
        tables = evidence(figures, [indicator()]).dataset.tables
        areas = [replace(a, tile_row=t[0], tile_column=t[1]) for a in tables.areas.values() if (t := tiles.get(a.area))]
        measures = [replace(m, role=role) for m in tables.measures.values()]
        rows = TypedRows(
            areas=tuple(Row("areas.csv", 2, a) for a in areas),
            measures=tuple(Row("measures.csv", 2, m) for m in measures),
            observations=tuple(Row("observations.csv", 2, o) for o in figures),
        )
        framework = evidence(figures, [indicator()]).dataset.framework
        text = framework.programme.summary
        context = {"id": "m", "objective": "all", "title": text, "reading": text, "is_map": is_map}
        shown = Framework.model_validate(
            framework.model_dump() | {"context": [context | {"figures": [o.observation_id for o in figures]}]}
        )
        return [(f.value, f.problem) for f in check_maps(rows, shown, AtLineOne())]

    return found


def test_a_map_of_places_with_rooms_of_their_own_is_fine(problems, observation):
    figures = [observation("F1", 8, 2016, area="North"), observation("F2", 7, 2016, area="South")]
    assert problems(figures, {"North": (1, 1), "South": (2, 1)}) == []


def test_a_measure_that_may_count_people_is_not_drawn_by_place(problems, observation):
    figures = [observation("F1", 8, 2016, area="North")]
    ((id_, problem),) = problems(figures, {"North": (1, 1)}, Role.RESULT)
    assert (id_, "role result" in problem) == ("F1", True)
    assert problems(figures, {"North": (1, 1)}, Role.RESULT, is_map=False) == []


@pytest.mark.parametrize(
    ("second", "tiles", "problem"),
    [
        ({"area": "South"}, {"North": (1, 1), "South": (None, 1)}, "'South' has no tile"),
        ({"area": "South"}, {"North": (1, 1), "South": (1, 1)}, "the same room"),
        ({"area": "North"}, {"North": (1, 1)}, "the same room"),
        ({"area": "South", "year": 2017}, {"North": (1, 1), "South": (2, 1)}, "one measure and one period"),
        ({"area": "South", "measure": "x"}, {"North": (1, 1), "South": (2, 1)}, "one measure and one period"),
    ],
)
def test_a_figure_that_cannot_be_on_the_map_is_named(problems, observation, second, tiles, problem):
    other = observation("F2", 7, second.pop("year", 2016), **second)
    ((id_, said),) = problems([observation("F1", 8, 2016, area="North"), other], tiles)
    assert id_ == "F2"
    assert problem in said
