"""An indicator of another programme, with only what decides told: what is written is accepted by the whole check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset
from evaluation.evidence.adding import indicator_addition, indicator_asked, try_out

DATA = Path(__file__).parents[3] / "examples" / "closing-the-gap" / "data"
TOLD = {
    "objective": "land",
    "level": "output",
    "measure": "sea",
    "direction": "rise",
    **{f"{text}_{code}": f"{text} {code}" for text in ("title", "why", "direction_reason") for code in ("en",)},
    **{f"limitation_{code}": "One year only." for code in ("en",)},
}
SMALLEST = {
    "material_change": "100",
    "material_change_reason_en": "Less is rounding.",
}
NEW = {
    "measure": "rangers",
    "definition_en": "Rangers at work.",
    "kind": "count",
    "unit": "babies",
}
FIGURE = {"value": "7", "authority": "land", "source": "S02", "locator": "p. 1", "year": "2020"}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def asked(folder, told):
    return [ask.name for ask in indicator_asked(folder, open_dataset(folder), told)]


def test_with_nothing_told_all_that_every_indicator_needs_is_asked(folder):
    assert {*TOLD} == {*asked(folder, {})}


def test_of_a_stock_with_a_direction_the_smallest_change_is_asked_or_a_target(folder):
    assert asked(folder, TOLD) == list(SMALLEST)
    assert asked(folder, TOLD | {"direction": "none"}) == []
    assert asked(folder, TOLD | {"target": "100000"}) == [*("target_date", "target_source", "target_reason_en")]


def test_a_baseline_of_its_own_needs_both_days_and_a_reason(folder):
    missing = asked(folder, TOLD | SMALLEST | {"baseline_start": "2020-01-01"})
    assert missing == ["baseline_end", "baseline_reason_en"]


def test_of_a_new_measure_its_row_and_a_figure_are_asked(folder):
    missing = asked(folder, TOLD | {"measure": "rangers"})
    assert set(missing) == {"kind", "unit", *FIGURE}
    assert asked(folder, TOLD | NEW | FIGURE) == []


@pytest.mark.parametrize(
    ("more", "files"),
    [
        (SMALLEST, {"framework.yaml"}),
        ({"target": "100000", "target_date": "2030-12-31", "target_source": "S02"}, {"framework.yaml"}),
        (NEW | FIGURE, {"framework.yaml", "measures.csv", "observations.csv"}),
    ],
)
def test_what_is_written_is_accepted_and_says_what_was_told(folder, more, files):
    told = TOLD | more | ({f"target_reason_{code}": "why" for code in ("en",)} if "target" in more else {})
    addition = indicator_addition(folder, open_dataset(folder), told)
    changed = try_out(folder, addition)
    (sheet,) = (sheet for sheet in changed.framework.indicators if sheet.id == addition.id)
    assert set(addition.after) == files
    assert (sheet.objective, sheet.select.value.measures) == ("land", (told["measure"],))
    assert sheet.authorities.preferred == ("land",)
    assert sheet.title.of("en") == "title en"
    assert sheet.authorities.reason.of("en") == "No figures of another body are in the data."
    assert (sheet.target.none is None) is ("target" in more)


def test_its_id_is_the_next_of_its_objective_that_is_free(folder):
    dataset = open_dataset(folder)
    known = {sheet.id for sheet in dataset.framework.indicators}
    addition = indicator_addition(folder, dataset, TOLD | SMALLEST | {"objective": "children"})
    assert addition.id not in known
    assert addition.id.startswith("T")


def test_of_several_bodies_one_is_chosen_and_why(tmp_path):
    real = Path(__file__).parents[3] / "data"
    spanish = {name.replace("_en", "_es"): text for name, text in TOLD.items() if name.endswith("_en")}
    missing = asked(
        real, TOLD | spanish | {"objective": "1", "measure": "specialized_prosecutor_offices", "direction": "none"}
    )
    assert missing == ["authority", "authority_reason_en", "authority_reason_es"]
