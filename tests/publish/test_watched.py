"""A chapter that is watched: made anew from what changed, its faults above the last good page, no report touched."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace

import pytest
from lxml import html
from nbformat.v4 import new_code_cell, new_notebook, new_output

from evaluation.cli.watch import follow
from evaluation.errors import ParameterError
from evaluation.locale.language import Language
from evaluation.publish import watched as module
from evaluation.publish.watched import AGAIN, find_watched, watched_page
from evaluation.render.page import plain_page
from evaluation.words.block import COVER_TYPE
from evaluation.words.markup import paragraph


@pytest.fixture
def page_of(world, monkeypatch):
    """Watch a chapter whose page is what its cells showed; gives it, and what its page says: `page_of("objective")`."""
    monkeypatch.setattr(module, "assemble", lambda notebooks, names, told, **rest: notebooks)
    monkeypatch.setattr(module, "assessed_for", lambda edition, dataset: world.calls.append("assess"))
    monkeypatch.setattr(module, "findings_of", lambda progress, of_area: world.findings_of(progress, of_area=of_area))
    monkeypatch.setattr(module, "check_numerals", lambda *document: None)

    def to_html(notebooks):
        shown = [o["data"]["text/html"] for n in notebooks for c in n.cells for o in c.outputs]
        return plain_page(Language.of("en"), "A", paragraph(*shown))

    monkeypatch.setattr(module, "to_html", to_html)

    def watch(chapter="objective", objective="", **asked):
        request = world.request(out="watch", formats=("html",), **asked)
        watched = find_watched(request, chapter, objective)
        return watched, lambda: html.fromstring(watched.path.read_bytes()).text_content()

    return watch


def test_a_page_asks_to_be_looked_at_again_and_runs_no_script():
    page = watched_page(plain_page(Language.of("en"), "A", paragraph("b")).decode(), "")
    head = html.fromstring(page).find("head")
    assert [e.get("content") for e in head.iter("meta") if e.get("http-equiv") == "refresh"] == [
        str(module.AGAIN_SECONDS)
    ]
    assert "<script" not in page
    assert 'role="alert"' not in page


def test_a_fault_stands_first_on_the_page_with_nothing_lost_below():
    page = html.fromstring(
        watched_page(plain_page(Language.of("en"), "A", paragraph("b")).decode(), "1 < 2 failed\nand more", "Traceback")
    )
    first, *others = page.body
    assert first.get("role") == "alert"
    assert [line.text_content() for line in first.iter("p")][1:] == ["1 < 2 failed", "and more"]
    assert first.findtext("pre") == "Traceback"
    assert "b" in [other.text_content().strip() for other in others]


def test_a_page_of_a_build_is_never_loaded_again():
    assert AGAIN not in plain_page(Language.of("en"), "A", paragraph("b")).decode()


def test_only_the_chapter_runs_and_only_its_page_is_written(page_of, world):
    watched, said = page_of(objective="2")
    assert watched.make() == ""
    assert world.ran == ["en/02-objective-2"]
    assert "first" in said()
    assert list(world.files("watch")) == ["en/02-objective-2.html"]
    assert not world.files()


def test_a_change_of_the_notebook_alone_reads_no_data_again(page_of, world, notebook):
    watched, said = page_of()
    watched.make()
    world.calls.clear()
    notebook("02-objective.ipynb", "2", for_each="objective", documents=["evaluation"])
    world.text = "second"
    assert watched.make() == ""
    assert world.calls == ["run"]
    assert "second" in said()


def test_a_change_of_the_data_is_read_and_assessed_anew(page_of, world):
    watched, said = page_of()
    watched.make()
    world.calls.clear()
    world.set_value(6)
    world.text = "second"
    assert watched.make() == ""
    assert world.calls == ["data", "assess", "run"]
    assert "second" in said()


def test_a_cell_that_fails_is_told_in_a_line_and_with_its_traceback_above_the_last_good_page(page_of, world, notebook):
    watched, said = page_of()
    watched.make()
    notebook("02-objective.ipynb", "1 < 0", for_each="objective", documents=["evaluation"])
    world.failing = {"en/02-objective-1"}
    assert watched.make() == "02-objective.ipynb, cell 2: ZeroDivisionError: <b>"
    assert "Traceback <here>" in said()
    assert "first" in said()


def test_a_fault_of_the_first_page_is_shown_too_and_goes_when_it_is_mended(page_of, world):
    world.failing = {"en/02-objective-1"}
    watched, said = page_of()
    assert "ZeroDivisionError" in watched.make()
    assert "ZeroDivisionError" in said()
    world.failing = set()
    assert watched.make() == ""
    assert "ZeroDivisionError" not in said()


def test_what_other_cells_show_amiss_is_told_with_the_cell_that_failed(page_of, world, monkeypatch):
    picture = new_output("display_data", {"image/png": "iVBORw0KGgo="})
    shown = new_notebook(cells=[new_code_cell("figure", id="a", execution_count=1, outputs=[picture])])
    world.failing = {"en/02-objective-1"}
    outcome = world.outcome
    monkeypatch.setattr(world, "outcome", lambda job: replace(outcome(job), shown=shown))
    watched, _ = page_of()
    first, second = watched.make().splitlines()
    assert "ZeroDivisionError" in first
    assert second.startswith("02-objective.ipynb, cell 1: its image has no alternative text")


def test_a_number_that_the_data_does_not_give_is_a_fault(page_of, world):
    world.made = []
    world.findings_of = lambda progress, of_area: {}
    watched, _ = page_of()
    assert "'1.1.latest', which is no finding" in watched.make()


def test_a_chapter_without_a_title_page_borrows_that_of_its_report(page_of, world, monkeypatch, notebook):
    outcome = world.outcome

    def without(job):
        made = outcome(job)
        if job.notebook.stem == "03-mine":
            made.notebook.cells[0].outputs = [o for o in made.notebook.cells[0].outputs if COVER_TYPE not in o["data"]]
        return made

    monkeypatch.setattr(world, "outcome", without)
    notebook("03-mine.ipynb", "1")
    watched, said = page_of("mine")
    shown = []
    monkeypatch.setattr(module, "assemble", lambda notebooks, names, told, **rest: shown.append(notebooks) or notebooks)
    assert watched.make() == ""
    assert [any(COVER_TYPE in o["data"] for o in n.cells[0].outputs) for n in shown[0]] == [True, False]
    assert world.ran == ["en/01-summary"]
    assert "first" in said()


@pytest.mark.parametrize(
    ("chapter", "objective", "said"),
    [
        ("sumary", "", r"there is no 'sumary' \(did you mean 'summary'\?\)\. Use one of: summary, objective"),
        ("summary", "1", "01-summary.ipynb is one chapter for all objectives"),
    ],
)
def test_what_there_is_not_is_refused(page_of, chapter, objective, said):
    with pytest.raises(ParameterError, match=said):
        page_of(chapter, objective)


def test_an_objective_that_there_is_not_is_a_fault(page_of):
    watched, _ = page_of(objective="9")
    assert "there is no '9'. Use one of: 1, 2." in watched.make()


def test_a_folder_of_reports_is_refused(page_of, world):
    (world.folder / "watch").mkdir()
    (world.folder / "watch" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ParameterError, match="holds reports"):
        page_of()


@pytest.mark.parametrize("chapter", ["02-objective", "objective", "02-objective.ipynb", "notebooks/02-objective.ipynb"])
def test_a_chapter_is_named_as_people_name_files(page_of, chapter):
    assert page_of(chapter)[0].notebook.stem == "02-objective"


def test_the_chapter_that_was_saved_last_is_meant_by_default(page_of, world):
    newest = world.folder / "notebooks" / "01-summary.ipynb"
    os.utime(newest, (2**31, 2**31))
    assert page_of("")[0].notebook == newest


def test_each_change_makes_the_page_once_after_the_files_stand_still(page_of, world):
    watched, _ = page_of()
    number = itertools.count(1)

    def wait():
        now = next(number)
        if now in (2, 3):  # written in two parts
            world.set_value(10 * now)
            os.utime(world.folder / "data" / "observations.csv", ns=(now, now))
        if now == 9:
            raise KeyboardInterrupt

    told = []

    def watch():
        for line in follow(watched, wait):
            told.append(line)  # noqa: PERF402 - it is interrupted

    with pytest.raises(KeyboardInterrupt):
        watch()
    assert len(told) == 2
    assert all("made in" in line for line in told)


def test_other_chapters_and_hidden_files_are_not_looked_at(page_of, world):
    watched, _ = page_of()
    before = watched.look()
    assert {path.name for path in before} >= {"02-objective.ipynb", "observations.csv"}
    (world.folder / "notebooks" / "09-other.ipynb").write_text("{}", encoding="utf-8")
    (world.folder / "data" / ".observations.csv.swp").write_text("", encoding="utf-8")
    assert watched.look() == before
    (world.folder / "notebooks" / "map.svg").write_text("<svg/>", encoding="utf-8")
    assert watched.look() != before
