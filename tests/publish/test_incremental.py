"""A build makes again exactly what its inputs no longer give."""

from __future__ import annotations

import gzip
import json
import shutil
from types import SimpleNamespace

import pytest

from evaluation.errors import NotebookError
from evaluation.findings import Finding
from evaluation.load import fingerprint_file
from evaluation.plan import fingerprint
from evaluation.plan.catalogue import Catalogue
from evaluation.plan.edition import survey
from evaluation.plan.fingerprint import Code
from evaluation.plan.state import find_stale
from evaluation.plan.steps import Action
from evaluation.run import execute as chapters

NEW = {"es": Catalogue("new", "new")}
ALL = ["en/01-summary", "en/02-objective-1", "en/02-objective-2"]


def rendered(world, **changes):
    """Files that a build renders."""
    steps = []
    world.build(steps.append, **changes)
    return sorted({step.name.partition(".")[0] for step in steps if step.action is Action.RENDER})


def test_a_build_without_changes_does_nothing(world):
    world.build()
    world.calls.clear()
    before = world.files()
    assert world.build() == ()
    assert world.calls == []
    assert world.files() == before


def test_a_fresh_clone_with_its_reports_builds_nothing(world):
    world.build()
    shutil.rmtree(world.folder / ".evaluation")
    world.calls.clear()
    assert world.build() == ()
    assert world.calls == []


def test_a_changed_figure_runs_only_the_chapters_that_read_it(world):
    world.build()
    before = world.files()
    world.set_value(6)
    world.text = "second"
    world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-1"]
    after = world.files()
    assert b"second" in after["en/objective-1.pdf"]
    # only the annex carries the tables of all results
    assert after["en/objective-2.pdf"] == before["en/objective-2.pdf"]
    assert world.build() == ()


def test_a_new_figure_runs_the_chapters_that_ask_for_it(world, data_folder):
    world.build()
    data_folder(dialogues=world.dialogues, extra="F3,victims,9,Peru,,,S2\n")
    world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-2"]


def test_a_figure_for_another_place_runs_the_chapter_that_shows_places(world, data_folder):
    world.build()
    data_folder(dialogues=world.dialogues, extra="F3,victims,9,Lima,,,S2\n")
    world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-2"]


def test_what_lies_beside_the_reports_is_made_again_though_every_report_is_right(world, monkeypatch):
    world.build()
    before = json.loads(world.files()["manifest.json"])["inputs"]["code"]
    code = fingerprint.fingerprint_code(("en", "es"))
    changed = Code(code.computes, code.renders, NEW, code.lock)
    monkeypatch.setattr(fingerprint, "fingerprint_code", lambda _: changed)
    assert rendered(world) == []
    assert world.ran == []
    assert json.loads(world.files()["manifest.json"])["inputs"]["code"] == changed.fingerprint != before


def test_a_lost_table_is_made_again_without_running_anything(world):
    world.build()
    before = world.files()
    (world.folder / "out/datapackage.json").unlink()
    assert rendered(world) == []
    assert world.ran == []
    assert world.files() == before


def test_a_figure_that_leaves_a_chapter_makes_it_stale(world, data_folder):
    data_folder(dialogues=world.dialogues, extra="F3,victims,9,Peru,,,S2\n")
    world.build()
    data_folder(dialogues=world.dialogues, extra="F3,other,9,Peru,,,S2\n")
    world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-2"]


def test_a_newer_source_changes_the_date_of_every_report(world, data_folder):
    world.build()
    data_folder(dialogues=world.dialogues, sources="S3,Three,2026-05,\n")
    world.build()
    assert world.ran == ALL


def test_an_edition_of_an_earlier_day_does_not_see_a_newer_source(world, data_folder):
    world.build(as_of=("2022-11-30",))
    data_folder(dialogues=world.dialogues, sources="S3,Three,2026-05,\n")
    world.build(as_of=("2022-11-30",))
    assert world.ran == []


def test_a_changed_notebook_runs_alone(world, notebook):
    world.build()
    notebook("01-summary.ipynb", "another = 1")
    world.build()
    assert world.ran == ["en/01-summary"]


def test_a_change_of_style_runs_no_notebook(world, monkeypatch):
    world.build()
    code = fingerprint.fingerprint_code(("en", "es"))
    monkeypatch.setattr(
        fingerprint, "fingerprint_code", lambda _: Code(code.computes, "new", code.catalogues, code.lock)
    )
    assert rendered(world) == ["en/evaluation", "en/objective-1", "en/objective-2"]
    assert world.ran == []


def test_a_change_of_the_spanish_catalogue_leaves_english_alone(world, monkeypatch):
    world.build(languages=("en", "es"))
    code = fingerprint.fingerprint_code(("en", "es"))
    monkeypatch.setattr(fingerprint, "fingerprint_code", lambda _: Code(code.computes, code.renders, NEW, code.lock))
    world.build(languages=("en", "es"))
    assert world.ran == [name.replace("en/", "es/") for name in ALL]


def test_words_that_only_rendering_uses_run_no_notebook(world, monkeypatch):
    world.build(languages=("en", "es"))
    code = fingerprint.fingerprint_code(("en", "es"))
    words = {"es": Catalogue(code.catalogues["es"].computes, "new")}
    monkeypatch.setattr(fingerprint, "fingerprint_code", lambda _: Code(code.computes, code.renders, words, code.lock))
    made = rendered(world, languages=("en", "es"))
    assert made == ["es/evaluation", "es/objective-1", "es/objective-2"]
    assert world.ran == []


@pytest.mark.parametrize(
    "change",
    [lambda code: Code("new", *code[1:]), lambda code: Code(code[0], code[1], code[2], "new")],
    ids=["code that computes", "lock"],
)
def test_a_change_of_code_or_lock_runs_everything(world, monkeypatch, change):
    world.build()
    code = fingerprint.fingerprint_code(("en", "es"))
    changed = change((code.computes, code.renders, code.catalogues, code.lock))
    monkeypatch.setattr(fingerprint, "fingerprint_code", lambda _: changed)
    world.build()
    assert world.ran == ALL


def test_going_back_runs_nothing(world):
    world.build()
    before = world.files()
    world.set_value(6)
    world.build()
    world.set_value(5)
    assert rendered(world) == ["en/evaluation", "en/objective-1"]
    assert world.ran == []
    assert world.files() == before


def test_an_edited_report_is_made_again_without_running_anything(world):
    world.build()
    before = world.files()
    (world.folder / "out/en/objective-1.html").write_text("edited", encoding="utf-8")
    assert rendered(world) == ["en/objective-1"]
    assert world.ran == []
    assert world.files() == before


@pytest.mark.parametrize("name", ["index.html", "facts.json", "manifest.json"])
def test_what_goes_with_the_reports_is_made_again_when_it_is_lost(world, name):
    world.build()
    before = world.files()
    (world.folder / "out" / name).unlink()
    world.build()
    assert world.ran == []
    assert world.files() == before


def test_without_the_cache_a_needed_chapter_runs_again(world):
    world.build()
    for path in (world.folder / ".evaluation").iterdir():
        path.unlink()
    (world.folder / "out/en/objective-1.html").unlink()
    world.build()
    assert world.ran == ["en/02-objective-1"]


@pytest.mark.parametrize("damage", [lambda old: b"", lambda old: old[:-20], lambda old: b"{}", lambda old: old[::-1]])
def test_a_damaged_entry_of_the_cache_counts_as_lost(world, damage):
    world.build()
    before = world.files()
    for path in (world.folder / ".evaluation").iterdir():
        path.write_bytes(damage(path.read_bytes()))
    (world.folder / "out/en/objective-1.html").unlink()
    world.build()
    assert world.ran == ["en/02-objective-1"]
    assert world.files() == before


def rewrite(world, change):
    """Change every entry of the cache."""
    for path in (world.folder / ".evaluation").iterdir():
        content = json.loads(gzip.decompress(path.read_bytes()))
        path.write_bytes(gzip.compress(json.dumps(change(content)).encode()))
    (world.folder / "out/en/objective-1.html").unlink()


def test_an_entry_of_another_format_counts_as_lost(world):
    world.build()
    rewrite(world, lambda content: {"format": content["format"] - 1})
    world.build()
    assert world.ran == ["en/02-objective-1"]


def test_an_entry_of_this_format_with_another_shape_is_a_mistake_of_ours_and_fails(world):
    world.build()
    rewrite(world, lambda content: {name: part for name, part in content.items() if name != "notebook"})
    with pytest.raises(KeyError, match="notebook"):
        world.build()


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(world):
    world.build()
    first, second, *_ = sorted((world.folder / ".evaluation").iterdir())
    shutil.copyfile(first, second)
    shutil.copyfile(second, first)
    world.text = "another run"
    for path in (world.folder / "out/en").iterdir():
        path.unlink()
    world.build()
    assert len(world.ran) == 1


def test_after_a_failure_only_the_failed_chapter_runs(world):
    world.failing = {"en/02-objective-2"}
    with pytest.raises(NotebookError):
        world.build()
    world.failing = set()
    world.build()
    assert world.ran == ["en/02-objective-2"]
    assert world.build() == ()


def test_an_error_page_goes_when_the_inputs_are_good_again(world):
    world.build()
    before = world.files()
    world.set_value(6)
    world.failing = {"en/02-objective-1"}
    with pytest.raises(NotebookError):
        world.build()
    assert "en/objective-1.error.html" in world.files()
    world.set_value(5)
    world.build()
    assert world.files() == before


def test_an_interrupted_build_goes_on_where_it_was(world, monkeypatch):
    def interrupted(jobs, workers, listener, conditions):
        world.run_jobs(jobs[:2], workers, listener, conditions)
        raise KeyboardInterrupt

    monkeypatch.setattr(chapters, "run_jobs", interrupted)
    with pytest.raises(KeyboardInterrupt):
        world.build()
    assert not (world.folder / "out").exists()
    monkeypatch.setattr(chapters, "run_jobs", world.run_jobs)
    world.build()
    assert world.ran == ["en/02-objective-2"]


def test_facts_are_whole_though_a_chapter_failed(world):
    world.failing = {"en/02-objective-1"}
    with pytest.raises(NotebookError):
        world.build()
    assert [fact["id"] for fact in json.loads(world.files()["facts.json"])["findings"]] == ["1.1.latest"]


def file_digest(world, name):
    return fingerprint_file(world.folder / name)


def test_a_file_that_a_cell_opened_by_itself_makes_its_chapter_stale_and_no_other(world, data_folder):
    """Though the chapter is about one objective, and the row that changed about the other."""
    name = "data/observations.csv"
    world.reads["en/02-objective-1"] = {name: file_digest(world, name)}
    world.build()
    assert world.build() == ()
    data_folder(dialogues=world.dialogues, values={"F2": 9})
    world.reads["en/02-objective-1"] = {name: file_digest(world, name)}
    (edition,) = survey(world.request())
    reasons = {reason for stale in find_stale(edition) for reason, jobs in stale.reasons if jobs}
    assert "data/observations.csv changed, which a cell opens" in reasons
    world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-1", "en/02-objective-2"]
    assert world.build() == ()


@pytest.mark.parametrize("name", ["map.svg", "own/table.csv", "own/draft.ipynb"])
def test_all_that_lies_beside_the_notebooks_counts_for_a_cell_whose_reading_nobody_heard_of(world, name):
    path = world.folder / "notebooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("first", encoding="utf-8")
    world.unheard = {"en/02-objective-1"}
    world.build()
    assert world.build() == ()
    path.write_text("second", encoding="utf-8")
    (edition,) = survey(world.request())
    reasons = {reason for stale in find_stale(edition) for reason, jobs in stale.reasons if jobs}
    assert reasons == {f"notebooks/{name} changed, which a cell opens"}
    world.build()
    assert world.ran == ["en/02-objective-1"]
    path.unlink()
    world.build()
    assert world.ran == ["en/02-objective-1"]
    assert world.build() == ()


def test_neither_chapters_nor_reports_nor_hidden_files_lie_beside_the_notebooks(world, notebook):
    world.unheard = {"en/02-objective-1"}
    world.build(out="notebooks/reports")
    notebook("02-objective.ipynb", "1", for_each="objective", documents=["evaluation", "objective-{objective}"])
    notebook("01-summary.ipynb", "1")
    (world.folder / "notebooks" / ".ipynb_checkpoints").mkdir()
    (world.folder / "notebooks" / ".ipynb_checkpoints" / "a").touch()
    (world.folder / "notebooks" / ".hidden").touch()
    (edition,) = survey(world.request(out="notebooks/reports"))
    reasons = {reason for stale in find_stale(edition) for reason, _ in stale.reasons}
    assert reasons
    assert not any("opens" in reason for reason in reasons)


def test_a_chapter_of_which_all_was_heard_does_not_mind_what_lies_beside_it(world):
    world.build()
    (world.folder / "notebooks" / "map.svg").touch()
    assert world.build() == ()


def test_a_report_whose_chapter_ran_again_for_another_report_is_still_made_again(world, data_folder):
    name = "data/areas.csv"
    world.reads["en/02-objective-1"] = {name: file_digest(world, name)}
    world.build()
    (world.folder / name).write_text("area,name_en,name_es\nPeru,Peru,Perú\n", encoding="utf-8")
    world.reads["en/02-objective-1"] = {name: file_digest(world, name)}
    world.build(objectives=("1",))
    assert {path.partition(".")[0] for path in stale_paths(world)} == {"en/evaluation", "en/objective-2"}


def stale_paths(world):
    (edition,) = survey(world.request())
    return {stale.path for stale in find_stale(edition)}


@pytest.mark.parametrize("is_watched", [True, False], ids=["opened all data", "nobody saw what it opened"])
def test_a_chapter_that_was_not_handed_its_objective_runs_after_every_change_of_the_data(
    world, data_folder, monkeypatch, is_watched
):
    whole = world.handed(SimpleNamespace(parameters={"as_of": ""}))
    if is_watched:
        monkeypatch.setattr(world, "handed", lambda job: whole)
    else:
        world.unwatched = set(ALL)
    world.build()
    assert world.build() == ()
    data_folder(dialogues=world.dialogues, values={"F2": 9})
    world.build()
    assert world.ran == ALL


def test_force_makes_everything_again(world):
    world.build()
    assert rendered(world, force=True) == ["en/evaluation", "en/objective-1", "en/objective-2"]
    assert world.ran == ALL


def test_a_build_of_one_language_leaves_the_facts_of_the_other(world):
    world.findings["es/02-objective-2"] = [
        Finding("2.1.latest", 7, "cases", "change", ("F2",)),
    ]
    world.build(languages=("en", "es"))
    before = world.files()
    (world.folder / "out/en/objective-1.html").unlink()
    world.build(languages=("en",))
    assert world.files() == before
