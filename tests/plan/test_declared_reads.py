"""What chapters declare that they read is what they are seen to read, and what decides their content."""

from __future__ import annotations

import csv
import shutil
from dataclasses import fields, replace
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset, watched
from evaluation.load import Confidence, Read
from evaluation.plan.declared_reads import WATCHED, area_reads, declared_reads, objective_reads, undeclared
from evaluation.plan.units import read_data
from evaluation.report import open_report
from evaluation.report.told_reads import BUILD_VARIABLE
from evaluation.run.kernel import FIXED

CHAPTERS = [("1", ""), ("2", ""), ("3", ""), ("2", "2020-02-06")]
"""Objective and day of an edition."""


def shown(data_dir, objective, as_of, language="en"):
    """Everything that the notebook of an objective shows, but for the fingerprint of the data on its title page."""
    chapter = open_report(data_dir, as_of, language).objective(objective)
    names = (
        "question",
        "hindsight",
        "verdict",
        "scorecard",
        "indicators",
        "other_explanations",
        "not_shown",
        "sources",
    )
    return [chapter.cover().cover | {"data_fingerprint": ""}, *(getattr(chapter, n)().markup for n in names)]


def shown_of_area(data_dir, area, as_of):
    """Everything that the notebook of an area shows, but for its title page."""
    place = open_report(data_dir, as_of, area=area).place()
    return [getattr(place, name)().markup for name in ("answer", "indicators", "without", "others", "sources")]


AREAS = [("Cusco", ""), ("Lima", "2022-11-30"), ("Puno (Desaguadero)", ""), ("Junin", "2018-01-01")]


@pytest.mark.parametrize(("area", "as_of"), AREAS)
def test_the_report_of_an_area_reads_what_it_declares(project_data, monkeypatch, area, as_of):
    dataset, seen = watched(open_dataset(project_data))
    monkeypatch.setattr("evaluation.report.opening.open_dataset", lambda _: dataset)
    monkeypatch.setattr("evaluation.report.opening.watched", lambda found: (found, seen))
    shown_of_area("", area, as_of)
    assert seen
    assert undeclared(area_reads(read_data(project_data), area, as_of), seen) == []


@pytest.mark.parametrize(("area", "as_of"), AREAS)
def test_figures_that_a_report_of_an_area_does_not_declare_change_nothing_in_it(project_data, monkeypatch, area, as_of):
    """Those of other areas, and of the whole where no indicator asks for them."""
    dataset = open_dataset(project_data)
    reads = area_reads(read_data(project_data), area, as_of)
    before = shown_of_area(project_data, area, as_of)
    figures = tuple(
        o if reads.covers(f"observations.csv:{o.observation_id}") else disturbed(o) for o in dataset.tables.observations
    )
    changed = sum(a != b for a, b in zip(figures, dataset.tables.observations, strict=True))
    assert changed > (0 if as_of else 50)
    tables = replace(dataset.tables, observations=figures)
    monkeypatch.setattr("evaluation.report.opening.open_dataset", lambda _: replace(dataset, tables=tables))
    assert shown_of_area("", area, as_of) == before


def test_a_figure_of_the_area_or_of_the_whole_changes_the_digest_and_one_of_another_area_does_not(data_folder):
    rows = "F3,cases,3,Cusco,,,S1\nF4,visits,4,Cusco,,,S1\nF5,cases,5,Lima,,,S1\n"

    def digest(**changes):
        data = read_data(data_folder(**{"extra": rows} | changes))
        return area_reads(data, "Cusco", "").digest(data)

    before = digest()
    assert digest(extra=rows.replace("F5,cases,5", "F5,cases,6")) == before
    for changes in ({"extra": rows.replace("cases,3", "cases,4")}, {"extra": rows.replace("visits,4", "visits,5")}):
        assert digest(**changes) != before
    assert digest(values={"F1": 9}) != before


def seen_by(dataset, seen, monkeypatch, *arguments):
    monkeypatch.setattr("evaluation.report.opening.open_dataset", lambda _: dataset)
    monkeypatch.setattr("evaluation.report.opening.watched", lambda found: (found, seen))
    shown("", *arguments)
    return set(seen)


@pytest.mark.parametrize(("objective", "as_of"), CHAPTERS)
def test_a_chapter_reads_what_it_declares_and_little_less(project_data, monkeypatch, objective, as_of):
    """What is declared and not read are figures and decisions that would count if they were other ones."""
    seen = seen_by(*watched(open_dataset(project_data)), monkeypatch, objective, as_of)
    reads = objective_reads(read_data(project_data), objective, as_of)
    assert undeclared(reads, seen) == []
    declared = {unit for unit in reads.units if unit.startswith(WATCHED)}
    assert len(declared - seen) <= 0.2 * len(declared)


@pytest.mark.parametrize(("objective", "as_of"), CHAPTERS)
def test_figures_that_a_chapter_does_not_declare_change_nothing_in_it(project_data, monkeypatch, objective, as_of):
    """All of them are changed at once, and so are their documents."""
    dataset = open_dataset(project_data)
    reads = objective_reads(read_data(project_data), objective, as_of)
    before = shown(project_data, objective, as_of)
    figures = tuple(
        o if reads.covers(f"observations.csv:{o.observation_id}") else disturbed(o) for o in dataset.tables.observations
    )
    sources = {
        id_: s if reads.covers(f"sources.csv:{id_}") else replace(s, title="Other", read=Read.RELAYED)
        for id_, s in dataset.tables.sources.items()
    }
    assert sum(a != b for a, b in zip(figures, dataset.tables.observations, strict=True)) > 100
    tables = replace(dataset.tables, observations=figures, sources=sources)
    monkeypatch.setattr("evaluation.report.opening.open_dataset", lambda _: replace(dataset, tables=tables))
    assert shown("", objective, as_of) == before


def disturbed(figure):
    """A figure that says something else about the same thing."""
    return replace(
        figure,
        value=2 * figure.value + 1,
        period_end=None,
        locator="elsewhere",
        note="other",
        confidence=Confidence.LOW,
    )


def test_every_declared_figure_in_force_changes_the_digest(project_data, tmp_path):
    folder = Path(shutil.copytree(project_data, tmp_path / "data"))
    before = {o: objective_reads(read_data(folder), o, "") for o in ("1", "2", "3")}
    digests = {o: reads.digest(read_data(folder)) for o, reads in before.items()}
    data = read_data(folder)
    for row in data.rows("observations")[::40]:
        touched = {o for o, reads in before.items() if reads.covers(f"observations.csv:{row['observation_id']}")}
        annotate(folder, row["observation_id"])
        now = {o: objective_reads(read_data(folder), o, "").digest(read_data(folder)) for o in before}
        assert {o for o in now if now[o] != digests[o]} == touched
        shutil.copyfile(project_data / "observations.csv", folder / "observations.csv")


def annotate(folder, observation_id):
    """Add a remark to one figure."""
    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["note"] += " changed" if row["observation_id"] == observation_id else ""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_order_of_what_is_shown_counts(data_folder):
    folder = data_folder(extra="F3,cases,9,Peru,,,S1\n")
    before = objective_reads(read_data(folder), "1", "").digest(read_data(folder))
    path = folder / "observations.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    assert objective_reads(read_data(folder), "1", "").digest(read_data(folder)) != before


def test_a_notebook_that_declares_nothing_reads_everything(data_folder):
    data = read_data(data_folder())
    reads = declared_reads("", data, {"objective": "1", "as_of": ""})
    assert all(reads.covers(name) for name in data.units)
    assert undeclared(reads, ["observations.csv"]) == []


def test_a_file_opened_as_a_whole_is_covered_by_no_declaration(data_folder):
    data = read_data(data_folder())
    assert undeclared(objective_reads(data, "1", ""), ["observations.csv"]) == ["observations.csv"]


def test_a_lender_of_scatter_is_read_too(data_folder):
    folder = data_folder()
    path = folder / "framework.yaml"
    text = path.read_text(encoding="utf-8").replace("select:", "dispersion_group: like, select:")
    path.write_text(text, encoding="utf-8")
    assert objective_reads(read_data(folder), "1", "").covers("observations.csv:F2")


def test_a_decision_brings_its_figures_and_grounds(data_folder):
    folder = data_folder()
    decision = "corrections:\n  - {id: C1, action: prefer, observations: [F1], over: [F2], grounds: [S2]}\n"
    (folder / "corrections.yaml").write_text(decision, encoding="utf-8")
    reads = objective_reads(read_data(folder), "1", "")
    assert {"corrections.yaml:corrections:C1", "observations.csv:F2", "sources.csv:S2"} <= reads.units


def test_everything_that_is_not_watched_is_read_by_every_chapter(project_data):
    """So a table or a list that is new cannot be forgotten: until it is watched, each chapter depends on it."""
    data = read_data(project_data)
    found, seen = watched(open_dataset(project_data))
    tables = (getattr(found.tables, field.name) for field in fields(found.tables) if field.repr)
    lists = [value for _, value in (*found.framework, *found.corrections) if isinstance(value, tuple)]
    for table in (*tables, *lists):
        for record in table.values() if isinstance(table, dict) else table:
            kind = type(record)
            names = kind.model_fields if hasattr(kind, "model_fields") else [f.name for f in fields(record)]
            assert [getattr(record, name) for name in names]
    assert seen == {name for name in data.units if name.startswith(WATCHED)}


def test_a_kernel_of_a_build_is_told_to_tell():
    assert BUILD_VARIABLE in FIXED
