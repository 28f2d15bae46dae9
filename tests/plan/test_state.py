"""Why reports are stale, in words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evaluation.cli.status import explain
from evaluation.errors import DataError
from evaluation.plan import fingerprint
from evaluation.plan.catalogue import Catalogue
from evaluation.plan.edition import survey
from evaluation.plan.fingerprint import Code
from evaluation.plan.state import find_stale, missing_files

HEAVY = ("pandas", "scipy", "matplotlib", "papermill", "frictionless", "typst", "rich", "pydantic", "nbformat", "babel")


def lines(world, **changes):
    """What `evaluation status --explain` says of the only edition."""
    (edition,) = survey(world.request(**changes))
    return explain(find_stale(edition))


def test_nothing_is_said_of_reports_that_are_right(world):
    world.build()
    assert lines(world) == []


def test_a_row_is_named_with_the_chapters_that_read_it(world):
    world.build(languages=("en", "es"))
    world.set_value(6)
    assert lines(world, languages=("en", "es")) == [
        "data/observations.csv: F1 changed: 01-summary, objective 1 in 2 languages",
    ]


def test_the_report_that_carries_the_tables_is_named_though_no_chapter_of_it_reads_what_changed(world, notebook):
    notebook("08-sheets.ipynb", for_each="objective", documents=["annex", "objective-{objective}"])
    (world.folder / "notebooks/01-summary.ipynb").unlink()
    world.build()
    (world.folder / "data/measures.csv").write_text("measure\ncases\nvictims\nvisits\n", encoding="utf-8")
    assert "the data that goes with it changed: en/annex.html, en/annex.pdf" in lines(world)


def test_reports_that_lead_to_another_one_are_named_when_it_comes(world, notebook):
    world.build()
    notebook("05-brief.ipynb", documents=["brief"])
    assert any(line.startswith("other reports lie beside it now: ") for line in lines(world))


def test_a_new_row_and_a_lost_one_are_told_apart(world, data_folder):
    world.build()
    data_folder(dialogues=world.dialogues, extra="F3,victims,9,Peru,,,S2\n")
    assert lines(world) == ["data/observations.csv: F3 is new: 01-summary, objective 2 in en"]
    world.build()
    data_folder(dialogues=world.dialogues)
    assert lines(world) == ["data/observations.csv lost F3: 01-summary, objective 2 in en"]


def test_an_entry_of_the_framework_is_named_by_its_list_and_id(world):
    world.build()
    path = world.folder / "data/framework.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[victims]", "[victims, cases]"), encoding="utf-8")
    assert lines(world) == ["data/framework.yaml: indicators 2.1 changed: 01-summary, objective 2 in en"]


def test_a_notebook_is_named(world, notebook):
    world.build()
    notebook("01-summary.ipynb", "another = 1")
    assert lines(world) == ["notebooks/01-summary.ipynb changed: 01-summary in en"]


def test_style_code_catalogue_and_lock_are_told_apart(world, monkeypatch):
    world.build(languages=("en", "es"))
    code = fingerprint.fingerprint_code(("en", "es"))
    parts = (code.computes, code.renders, code.catalogues, code.lock)

    def told(number, value):
        changed = Code(*(value if n == number else part for n, part in enumerate(parts)))
        monkeypatch.setattr(fingerprint, "fingerprint_code", lambda _: changed)
        return lines(world, languages=("en", "es"))

    assert told(0, "new") == ["the code that computes changed: 01-summary, objective 1, objective 2 in 2 languages"]
    assert told(1, "new") == ["the style or the code that renders changed: 12 reports"]
    assert told(2, {"es": Catalogue("new", "new")}) == [
        "sentences in the catalogue of its language changed: 01-summary, objective 1, objective 2 in es"
    ]
    assert told(3, "new") == ["the versions in uv.lock changed: 01-summary, objective 1, objective 2 in 2 languages"]


def test_a_file_that_was_changed_or_lost_is_named(world):
    world.build()
    (world.folder / "out/en/objective-1.html").write_text("edited", encoding="utf-8")
    (world.folder / "out/en/objective-2.pdf").unlink()
    assert lines(world) == [
        "the file was changed after it was made: en/objective-1.html",
        "the file is not there: en/objective-2.pdf",
    ]


def test_what_was_stale_before_a_build_of_something_else_stays_stale(world, data_folder):
    world.build()
    data_folder(dialogues=world.dialogues, values={"F1": 6, "F2": 9})
    world.build(objectives=("2",))
    assert lines(world) == [
        "what it is handed of the data changed before the last build: 01-summary, objective 1 in en"
    ]


def test_reports_of_another_version_are_stale(world):
    world.build()
    (world.folder / "out/manifest.json").write_text('{"inputs": {}, "reports": {}}', encoding="utf-8")
    assert lines(world) == ["no record of this version says from what it was made: 6 reports"]


def test_lost_facts_are_missed(world):
    world.build()
    (world.folder / "out/facts.json").unlink()
    (edition,) = survey(world.request())
    assert missing_files(edition) == ("facts.json",)


def test_another_scenario_makes_only_the_report_stale_that_shows_it(world, notebook):
    notebook("01-summary.ipynb", "scenario")
    world.build()
    assert lines(world, scenario="none") == ["its parameters are others: 01-summary in en"]


def test_data_that_cannot_be_taken_apart_gives_its_faults(world):
    (world.folder / "data/observations.csv").write_bytes(b"")
    with pytest.raises(DataError, match="observations"):
        survey(world.request())


def test_to_see_that_nothing_changed_nothing_heavy_is_loaded(world):
    world.build(languages=("en", "es"))
    script = (
        "import sys; from evaluation.cli.main import main; code = main(sys.argv[1:])\n"
        f"print(code, sorted(set({HEAVY}) & set(sys.modules)))"
    )
    for command in ("status", "build"):
        words = [command, "--data", "data", "--notebooks", "notebooks", "--out", "out"]
        done = subprocess.run(
            [sys.executable, "-c", script, *words], cwd=world.folder, capture_output=True, text=True, check=True
        )
        assert done.stdout.endswith("0 []\n"), done.stdout
