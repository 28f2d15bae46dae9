"""Which notebooks run how often, and which reports come of it."""

from __future__ import annotations

import pytest

from evaluation.errors import ParameterError
from evaluation.plan.edition import survey
from evaluation.plan.jobs import chapters_of, confine, find_notebooks, plan_documents, plan_jobs
from evaluation.plan.notebook import COMBINED, GIVEN
from evaluation.plan.request import FORMATS

COMMON = {"as_of": "", "data_dir": "/data"}
CHOICES = {"objective": ("1", "2")}


@pytest.fixture
def chapters(notebook):
    notebook("03-money.ipynb")
    notebook("01-summary.ipynb")
    path = notebook("02-objective.ipynb", for_each="objective", documents=["evaluation", "objective-{objective}"])
    return find_notebooks(path.parent)


def test_jobs_follow_file_names_then_values_within_each_language(chapters):
    jobs = plan_jobs(chapters, ["en", "es"], COMMON, CHOICES)
    english = ["en/01-summary", "en/02-objective-1", "en/02-objective-2", "en/03-money"]
    assert [job.name for job in jobs] == english + [name.replace("en/", "es/") for name in english]


def test_only_a_notebook_that_runs_for_each_gets_the_value(chapters):
    summary, first, *_ = plan_jobs(chapters, ["en"], COMMON, CHOICES)
    assert summary.parameters == {"language": "en", **COMMON}
    assert first.parameters == {"objective": "1", "language": "en", **COMMON}


def test_the_combined_report_holds_all_chapters_and_others_stand_alone(chapters):
    documents = plan_documents(plan_jobs(chapters, ["en"], COMMON, CHOICES), FORMATS)
    assert [(d.name, len(d.jobs)) for d in documents] == [(COMBINED, 4), ("objective-1", 1), ("objective-2", 1)]
    assert documents[1].path("pdf") == "en/objective-1.pdf"


def test_a_notebook_that_stands_apart_is_no_chapter_of_the_combined_report(notebook):
    notebook("01-summary.ipynb")
    path = notebook("02-brief.ipynb", documents=["brief"])
    documents = plan_documents(plan_jobs(find_notebooks(path.parent), ["en"], COMMON, CHOICES), FORMATS)
    assert [(d.name, [job.name for job in d.jobs]) for d in documents] == [
        (COMBINED, ["en/01-summary"]),
        ("brief", ["en/02-brief"]),
    ]


def documents_of(folder, *objectives):
    """Each report with its chapters, by name, of a build that is confined to objectives if any is named."""
    planned = plan_documents(plan_jobs(find_notebooks(folder), ["en"], COMMON, CHOICES), FORMATS)
    return {d.name: [job.name.removeprefix("en/") for job in d.jobs] for d in confine(planned, objectives)}


def test_a_chapter_stands_in_every_report_that_it_names_and_each_has_its_chapters_in_reading_order(chapters, notebook):
    notebook("09-dialogues.ipynb", documents=["annex"])
    path = notebook("08-sheets.ipynb", for_each="objective", documents=["annex", "objective-{objective}"])
    assert documents_of(path.parent) == {
        COMBINED: ["01-summary", "02-objective-1", "02-objective-2", "03-money"],
        "objective-1": ["02-objective-1", "08-sheets-1"],
        "objective-2": ["02-objective-2", "08-sheets-2"],
        "annex": ["08-sheets-1", "08-sheets-2", "09-dialogues"],
    }


def test_a_notebook_may_be_a_chapter_of_no_report(chapters, notebook):
    path = notebook("explore.ipynb", documents=[])
    assert "explore" not in [name for names in documents_of(path.parent).values() for name in names]


def test_a_report_of_one_chapter_or_of_one_objective_stands_alone(chapters, notebook):
    notebook("05-brief.ipynb", documents=["brief"])
    path = notebook("08-sheets.ipynb", for_each="objective", documents=["annex", "objective-{objective}"])
    planned = plan_documents(plan_jobs(find_notebooks(path.parent), ["en"], COMMON, CHOICES), FORMATS)
    assert {d.name for d in planned if d.is_alone} == {"brief", "objective-1", "objective-2"}


def test_a_build_of_an_objective_makes_those_reports_that_are_about_it_alone(chapters, notebook):
    path = notebook("08-sheets.ipynb", for_each="objective", documents=["annex", "objective-{objective}"])
    assert documents_of(path.parent, "2") == {"objective-2": ["02-objective-2", "08-sheets-2"]}


def test_a_folder_without_notebooks_is_wrong_usage(tmp_path):
    with pytest.raises(ParameterError, match="holds no notebook"):
        find_notebooks(tmp_path)
    with pytest.raises(ParameterError, match="is no folder"):
        find_notebooks(tmp_path / "nowhere")


def test_a_scenario_is_a_parameter_only_of_a_notebook_whose_code_names_it(notebook):
    """The cell that declares all parameters names it in every notebook."""
    notebook("01.ipynb", "open_report(language)")
    path = notebook("02.ipynb", "open_report(language, scenario=scenario)")
    jobs = plan_jobs(find_notebooks(path.parent), ["en"], COMMON | {"scenario": "none"}, CHOICES)
    assert [job.parameters.get("scenario") for job in jobs] == [None, "none"]


def test_a_chapter_that_cannot_be_read_is_one_of_the_whole_report_and_withholds_no_other(chapters):
    (chapters[0].parent / "02-objective.ipynb").write_text("", encoding="utf-8")
    jobs = plan_jobs(chapters, ["en"], COMMON, CHOICES)
    assert [job.name for job in jobs] == ["en/01-summary", "en/02-objective", "en/03-money"]
    assert [d.name for d in plan_documents(jobs, FORMATS)] == [COMBINED]


def test_every_parameter_that_a_notebook_is_said_to_be_given_is_given(notebook, world):
    notebook("01-summary.ipynb", "language, as_of, scenario, data_dir")
    edition = survey(world.request())[0]
    assert set(GIVEN) <= edition.jobs[0].parameters.keys()


def test_a_notebook_that_names_no_report_is_a_chapter_of_none(notebook):
    notebook("01-summary.ipynb")
    path = notebook("explore.ipynb", documents=[])
    found = chapters_of(find_notebooks(path.parent), "")
    assert [chapter.name for chapter in found] == ["01-summary.ipynb"]
