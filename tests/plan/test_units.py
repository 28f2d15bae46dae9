"""The data folder in units: each changes by itself."""

from __future__ import annotations

import pytest

from evaluation.evidence import open_dataset
from evaluation.plan.units import UnreadableError, read_data


def digests(folder):
    return {name: unit.digest for name, unit in read_data(folder).units.items()}


def changed(folder, path, old, new):
    """Names of the units that differ after a text is replaced in a file."""
    before = digests(folder)
    content = (folder / path).read_text(encoding="utf-8")
    assert old in content
    (folder / path).write_text(content.replace(old, new, 1), encoding="utf-8")
    after = digests(folder)
    return sorted(name for name in before | after if before.get(name) != after.get(name))


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("observations.csv", "F1,cases,5", "F1,cases,6", ["observations.csv:F1"]),
        ("observations.csv", "F1,", "F9,", ["observations.csv:F1", "observations.csv:F9"]),
        ("observations.csv", "F2,victims,8", "F2,victims, 8 ", []),
        ("observations.csv", "\nF1,cases,5,Peru,,,S1", "", ["observations.csv:F1"]),
        ("framework.yaml", "measures: [cases]", "measures: [case]", ["framework.yaml:indicators:1.1"]),
        ("framework.yaml", "area: Peru", "area: Lima", ["framework.yaml:programme"]),
        ("framework.yaml", "\n  []", "\n  [{date: 2020}]", ["framework.yaml:dialogues"]),
        ("datapackage.json", "{", "{ ", ["datapackage.json"]),
    ],
)
def test_a_change_touches_its_own_unit(data_folder, path, old, new, expected):
    assert changed(data_folder(), path, old, new) == expected


def test_two_spellings_of_a_value_in_yaml_are_not_the_same(data_folder):
    folder = data_folder()
    assert changed(folder, "framework.yaml", "area: Peru", "area: yes") == ["framework.yaml:programme"]
    assert changed(folder, "framework.yaml", "area: yes", "area: true") == ["framework.yaml:programme"]


def test_a_row_knows_its_line(data_folder):
    units = read_data(data_folder()).units
    assert (units["observations.csv:F2"].file, units["observations.csv:F2"].line) == ("observations.csv", 3)
    assert units["framework.yaml:indicators:2.1"].line == 10


def test_two_rows_of_one_id_both_count(data_folder):
    folder = data_folder(extra="F1,cases,7,Peru,,,S1\n")
    assert changed(folder, "observations.csv", "F1,cases,7", "F1,cases,9") == ["observations.csv:F1"]


@pytest.mark.parametrize("name", ["observations.csv", "framework.yaml", "datapackage.json"])
def test_a_folder_that_cannot_be_taken_apart_is_told(data_folder, name):
    folder = data_folder()
    (folder / name).write_text('"\n: [', encoding="utf-8")
    with pytest.raises(UnreadableError):
        read_data(folder)


def test_the_whole_is_what_the_checked_dataset_is(project_data):
    assert read_data(project_data).fingerprint == open_dataset(project_data).fingerprint


def test_every_row_and_entry_of_the_project_is_a_unit_of_its_own(project_data):
    data, dataset = read_data(project_data), open_dataset(project_data)
    tables, framework = dataset.tables, dataset.framework
    ids = {o.observation_id for o in tables.observations} | {m.milestone_id for m in tables.milestones}
    ids |= (
        set(tables.sources)
        | {indicator.id for indicator in framework.indicators}
        | {c.id for c in dataset.corrections.corrections}
    )
    assert ids <= {name.rpartition(":")[2] for name in data.units}


BOMB = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\n"


@pytest.mark.parametrize(
    "content", [BOMB, "a: &a [*a]\n", "a: " + "[" * 300_000 + "]" * 300_000], ids=["bomb", "loop", "deep"]
)
def test_a_yaml_file_that_would_grow_or_end_the_process_is_refused_before_it_is_read(data_folder, content):
    folder = data_folder()
    with (folder / "framework.yaml").open("a", encoding="utf-8") as file:
        file.write(content)
    with pytest.raises(UnreadableError, match="nested too deeply or has aliases"):
        read_data(folder)
