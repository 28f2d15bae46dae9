"""A build as a whole, with chapters that are not really run and reports that are not really set."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from lxml import html

from evaluation.errors import NotebookError, OutputError, ParameterError
from evaluation.findings import Finding
from evaluation.plan.steps import Action
from evaluation.results import SCHEMAS

REPORTS = [f"en/{name}.{suffix}" for name in ("evaluation", "objective-1", "objective-2") for suffix in ("html", "pdf")]
COMPANIONS = [
    "datapackage.json",
    "facts.json",
    "facts.schema.json",
    "index.html",
    "manifest.json",
    "ro-crate-metadata.json",
]


def finding(name, value):
    return Finding(name, value, "cases", "change", ("F1",))


def manifest(world):
    return json.loads(world.files()["manifest.json"])


def test_a_build_writes_every_report_and_what_goes_with_them(world):
    made = world.build()
    assert list(world.files()) == sorted(REPORTS + COMPANIONS)
    assert [path.relative_to(world.folder / "out").as_posix() for path in made] == REPORTS


def test_the_combined_report_holds_every_chapter_and_another_only_its_own(world):
    world.build()
    assert len(json.loads(world.files()["en/evaluation.html"])[1]) == 3
    assert len(json.loads(world.files()["en/objective-2.pdf"])[1]) == 1


def test_the_manifest_names_each_file_with_its_hash_and_parameters(world):
    world.build()
    listed = manifest(world)["reports"] | manifest(world)["files"]
    assert sorted(listed) == sorted(set(world.files()) - {"manifest.json"})
    for path, content in world.files().items():
        if path in REPORTS:
            assert listed[path]["sha256"] == hashlib.sha256(content).hexdigest()
    parameters = listed["en/objective-2.pdf"]["parameters"]
    assert parameters == [{"objective": "2", "language": "en", "as_of": ""}]


def test_the_manifest_names_what_the_reports_were_made_from(world):
    world.build()
    inputs = manifest(world)["inputs"]
    assert inputs["data"] == world.fingerprint
    assert list(inputs["notebooks"]) == ["01-summary.ipynb", "02-objective.ipynb"]
    assert str(world.folder) not in world.files()["manifest.json"].decode()


def test_two_builds_give_the_same_bytes(world):
    world.build()
    first = world.files()
    world.build(force=True)
    assert len(world.ran) == 3
    assert world.files() == first
    world.build(out="elsewhere")
    assert world.files("elsewhere") == first


def test_facts_hold_every_finding_in_order_whatever_chapters_state(world):
    world.made = [finding("2.1.latest", None), finding("1.1.latest", 5), finding("1.0.latest", 1)]
    world.build()
    facts = json.loads(world.files()["facts.json"])
    assert [fact["id"] for fact in facts["findings"]] == ["1.0.latest", "1.1.latest", "2.1.latest"]
    assert (facts["as_of"], facts["data_fingerprint"]) == ("2026-04-24", world.fingerprint)


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        (finding("1.1.latest", 6), r"en/02-objective-1 states '1\.1\.latest' as 6, but the data gives 5"),
        (finding("1.1.made_up", 5), r"en/02-objective-1 states '1\.1\.made_up', which is no finding"),
    ],
)
def test_a_chapter_that_states_what_the_data_does_not_give_is_in_no_report(world, stated, message):
    world.made = world.findings["en/01-summary"]
    world.findings["en/02-objective-1"] = [stated]
    with pytest.raises(NotebookError, match=message):
        world.build()
    assert {"en/evaluation.html", "en/objective-1.html"}.isdisjoint(world.files())
    assert "en/objective-2.html" in world.files()


def test_a_failed_chapter_leaves_its_reports_and_lets_others_go_on(world):
    world.build()
    before = world.files()
    world.text, world.failing = "second", {"en/02-objective-2"}
    with pytest.raises(NotebookError, match=r"1 notebook failed.*\n02-objective\.ipynb, cell 2: ZeroDivisionError"):
        world.build(force=True)
    after = world.files()
    changed = {path for path in before if after[path] != before[path]}
    assert changed & set(REPORTS) == {"en/objective-1.html", "en/objective-1.pdf"}
    assert set(after) - set(before) == {"en/evaluation.error.html", "en/objective-2.error.html"}


def test_the_page_about_a_failure_can_be_read_and_tells_no_path(world):
    world.failing = {"en/02-objective-2"}
    with pytest.raises(NotebookError):
        world.build()
    page = html.fromstring(world.files()["en/objective-2.error.html"])
    text = page.text_content()
    for expected in (
        "02-objective.ipynb, cell 2",
        "1 < 0",
        "ZeroDivisionError: <b>",
        "objective = '2'",
        "Traceback <here>",
    ):
        assert expected in text
    assert "objective-2.html" in text
    assert str(world.folder) not in text


def test_the_next_good_build_removes_the_page_about_a_failure(world):
    world.failing = {"en/02-objective-2"}
    with pytest.raises(NotebookError):
        world.build()
    world.failing = set()
    world.build()
    assert sorted(world.files()) == sorted(REPORTS + COMPANIONS)


def test_if_every_chapter_fails_all_that_stood_there_still_does(world):
    world.build()
    before = world.files()
    world.failing = {"en/01-summary", "en/02-objective-1", "en/02-objective-2"}
    with pytest.raises(NotebookError, match="3 notebooks failed"):
        world.build(force=True)
    after = world.files()
    assert {path: after[path] for path in before} == before


def test_a_build_of_one_objective_keeps_the_others_in_index_facts_and_manifest(world):
    world.findings["en/02-objective-2"] = [finding("2.1.latest", 7)]
    world.build()
    before = world.files()
    world.build(objectives=("2",))
    assert world.files() == before


def test_after_a_build_of_one_part_facts_are_whole_and_of_the_new_data(world, data_folder):
    world.build()
    before = {path: record["origin"] for path, record in manifest(world)["reports"].items()}
    data_folder(values={"F1": 6, "F2": 9})
    world.findings = {"en/02-objective-2": [finding("2.1.latest", 7)]}
    world.made = [finding("1.1.latest", 6), finding("2.1.latest", 7)]
    world.build(objectives=("2",))
    facts = json.loads(world.files()["facts.json"])
    assert [(fact["id"], fact["value"]) for fact in facts["findings"]] == [("1.1.latest", 6), ("2.1.latest", 7)]
    after = {path: record["origin"] for path, record in manifest(world)["reports"].items()}
    assert {path.partition(".")[0] for path in after if after[path] != before[path]} == {"en/objective-2"}


def test_a_report_that_somebody_changed_is_no_longer_listed(world):
    world.build()
    (world.folder / "out/en/objective-1.html").write_text("edited", encoding="utf-8")
    world.build(objectives=("2",), force=True)
    assert "en/objective-1.html" not in manifest(world)["reports"]
    assert (world.folder / "out/en/objective-1.html").read_text(encoding="utf-8") == "edited"


def test_a_whole_build_no_longer_lists_what_it_does_not_plan(world):
    world.build()
    (world.folder / "notebooks/02-objective.ipynb").unlink()
    world.build()
    assert sorted(manifest(world)["reports"]) == ["en/evaluation.html", "en/evaluation.pdf"]


def test_a_manifest_that_cannot_be_read_is_written_anew(world):
    (world.folder / "out").mkdir()
    (world.folder / "out/manifest.json").write_text("{", encoding="utf-8")
    world.build()
    assert sorted(manifest(world)["reports"]) == REPORTS


def test_only_the_formats_asked_for_are_made(world):
    world.build(formats=("html",))
    assert not [path for path in world.files() if path.endswith(".pdf")]


DATED = [f"as-of/2022-11-30/{path}" for path in REPORTS + COMPANIONS]
"""Of the third dialogue, of which only the month is known."""


def test_reports_as_of_a_day_lie_apart_below_a_page_that_leads_to_them(world):
    world.build(as_of=("2022-11-30",))
    assert sorted(world.files()) == sorted([*DATED, "index.html"])
    page = html.fromstring(world.files()["index.html"])
    assert page.xpath("//a/@href") == ["as-of/2022-11-30/index.html"]
    assert page.xpath("string(//a)") == "November 30, 2022"
    assert page.xpath("//thead//th/text()") == ["As known on", "Objective <1>", "Objective <2>"]
    assert page.xpath("//tbody//tr/td[1]//text()")[-1].endswith("Resources: could not be judged")


def test_one_build_makes_an_edition_for_every_dialogue_and_for_today_in_one_pool(world):
    world.build(as_of=("latest", "dialogues"))
    assert world.calls.count("run") == 1
    first = [path.replace("2022-11-30", "2020-02-06") for path in DATED]
    assert sorted(world.files()) == sorted(REPORTS + COMPANIONS + DATED + first)
    assert json.loads(world.files()["as-of/2020-02-06/facts.json"])["as_of"] == "2020-02-06"
    assert json.loads(world.files()["facts.json"])["as_of"] == "2026-04-24"


def test_the_index_of_today_lists_the_editions_there_are_whichever_build_made_them(world):
    world.build()
    assert not [link for link in html.fromstring(world.files()["index.html"]).xpath("//a/@href") if "as-of" in link]
    world.build(as_of=("dialogues",))
    apart = world.files()
    world.build(as_of=("latest",))
    assert world.files() == apart
    page = html.fromstring(apart["index.html"])
    dated = [link for link in page.xpath("//a/@href") if "as-of" in link]
    assert dated == ["as-of/2020-02-06/index.html", "as-of/2022-11-30/index.html"]
    assert set(dated) <= set(apart)
    assert manifest(world)["files"]["index.html"] == hashlib.sha256(apart["index.html"]).hexdigest()


def test_the_index_of_an_edition_leads_back_to_the_page_of_all(world):
    world.build(as_of=("2022-11-30",))
    page = html.fromstring(world.files()["as-of/2022-11-30/index.html"])
    assert "../../index.html" in page.xpath("//a/@href")


def test_a_failure_in_one_edition_leaves_the_others_whole(world):
    world.failing = {"as-of/2020-02-06/en/02-objective-2"}
    with pytest.raises(NotebookError, match=r"as-of.2020-02-06.en.objective-2\.error\.html"):
        world.build(as_of=("dialogues",))
    files = world.files()
    assert set(DATED) <= set(files)
    assert "as-of/2020-02-06/en/objective-1.pdf" in files
    assert "as-of/2020-02-06/en/evaluation.pdf" not in files


def test_a_dialogue_before_any_document_is_left_out_and_told(world):
    world.dialogues = ["2018", "2022-11"]
    world.set_value(5)
    steps = []
    world.build(steps.append, as_of=("dialogues",))
    assert [step.name for step in steps if step.action is Action.LEFT_OUT] == ["as-of/2018-12-31"]
    assert "no document" in next(step.detail for step in steps if step.action is Action.LEFT_OUT)
    assert sorted(world.files()) == sorted([*DATED, "index.html"])


@pytest.mark.parametrize(
    ("dialogues", "expected"),
    [([], "the framework names no dialogue"), (["2018"], "no dialogue has a usable document")],
)
def test_dialogues_without_any_document_are_told_before_a_kernel_starts(world, dialogues, expected):
    world.dialogues = dialogues
    world.set_value(5)
    with pytest.raises(ParameterError, match=expected):
        world.build(as_of=("dialogues",))
    assert "run" not in world.calls


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"objectives": ("9",)}, "--objective: there is no '9'. Use one of: 1, 2."),
        ({"languages": ("fr",)}, "--language: there is no 'fr'. Use one of: en, es."),
        ({"formats": ("docx",)}, "--format: there is no 'docx'. Use one of: html, pdf."),
        ({"as_of": ("2022",)}, "--as-of: '2022' is not a day"),
    ],
)
def test_asking_for_what_there_is_not_fails_before_a_kernel_starts(world, changes, expected):
    with pytest.raises(ParameterError) as error:
        world.build(**changes)
    assert expected in str(error.value)
    assert "run" not in world.calls


def test_asking_for_one_objective_without_a_report_of_its_own_is_refused(world, notebook):
    notebook("02-objective.ipynb", for_each="objective")
    with pytest.raises(ParameterError, match="no notebook makes a report of its own"):
        world.build(objectives=("1",))


def test_a_notebook_with_wrong_parameters_is_not_run(world, notebook):
    notebook("03-odd.ipynb", parameters='langauge: str = "en"')
    with pytest.raises(NotebookError, match=r"03-odd\.ipynb: parameters cell(.|\n)*langauge: unknown"):
        world.build()
    assert world.ran == ["en/01-summary", "en/02-objective-1", "en/02-objective-2"]


@pytest.mark.parametrize("content", ["", "[]", '{"nbformat": 3, "worksheets": []}'])
def test_a_file_that_is_no_notebook_is_the_fault_of_its_chapter_and_withholds_no_other_report(world, content):
    (world.folder / "notebooks" / "03-odd.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(NotebookError, match=r"1 notebook failed.*\n03-odd\.ipynb: (not a Jupyter notebook|its format)"):
        world.build()
    assert {"en/objective-1.html", "en/objective-2.pdf", "en/evaluation.error.html"} <= set(world.files())


def test_where_the_notebook_of_each_objective_cannot_be_read_asking_for_one_names_it(world):
    (world.folder / "notebooks" / "02-objective.ipynb").write_text("", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"02-objective\.ipynb: not a Jupyter notebook \(the file is empty\)"):
        world.build(objectives=("1",))
    assert "run" not in world.calls


def test_a_folder_that_cannot_be_written_fails_before_anything_else(world):
    (world.folder / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="A file stands where a folder is needed"):
        world.build()
    assert "run" not in world.calls


def test_the_index_lists_and_links_every_report(world):
    world.build()
    page = html.fromstring(world.files()["index.html"])
    links = page.xpath("//a/@href")
    tables = [f"results/{schema.name}.csv" for schema in SCHEMAS]
    assert sorted(links) == sorted([*REPORTS, *tables, *(set(COMPANIONS) - {"index.html", "facts.schema.json"})])
    assert page.get("lang") == "en"
    assert page.xpath("string(//h1)") == page.xpath("string(//title)") == "A programme"
    text = page.text_content()
    assert "Report en/02-objective-2" in text
    assert "April 24, 2026" in text
    assert "Objective <1>: ○ Resources: could not be judged" in " ".join(text.split())


def test_every_link_of_the_index_says_where_it_leads(world):
    world.build()
    page = html.fromstring(world.files()["index.html"])
    names = [link.text_content() for link in page.xpath("//a")]
    assert len(set(names)) == len(names)


def own_words(page, code):
    """Texts of a page that are in a language: its own, and not marked as another's."""
    for element in page.body.iter():
        around = [element, *element.iterancestors()]
        if next(e.get("lang") for e in around if e.get("lang")) == code:
            yield from (t.strip() for t in (element.text, *(c.tail for c in element)) if t and t.strip())


def test_the_index_says_everything_once_in_each_language(world):
    world.build(languages=("en", "es"))
    page = html.fromstring(world.files()["index.html"])
    said = {code: list(own_words(page, code)) for code in ("en", "es")}
    assert "A programme" in said["en"]
    assert "Un programa" in said["es"]
    assert len(said["en"]) == len(said["es"])
    same = {text for text in set(said["en"]) & set(said["es"]) if re.search("[a-z]{3}", text)}
    assert {"facts.json", "manifest.json"} <= same
    assert all(text.endswith((".json", ".csv")) for text in same), same  # names of files


def test_the_report_that_is_no_chapter_of_the_whole_comes_first_and_what_all_are_made_from_is_said_once(
    world, notebook
):
    notebook("00-brief.ipynb", documents=["brief"])
    world.build()
    section = html.fromstring(world.files()["index.html"]).find(".//section")
    (start,) = section.find_class("start")
    assert [start.xpath("string(strong)"), *start.xpath(".//@href")] == [
        "Start here: Report en/00-brief",
        "en/brief.html",
        "en/brief.pdf",
    ]
    rows = [row.findtext("th") for row in section.iter("tr")][1:]
    assert len(rows) == 3
    assert "Report en/00-brief" not in rows
    assert section.text_content().count("ata as known on") == 1


def test_where_reports_are_as_known_on_different_days_each_says_its_own(world, data_folder):
    world.build()
    data_folder(sources="S3,Three,2026-05-01,\n")
    world.build(objectives=("1",))
    section = html.fromstring(world.files()["index.html"]).find(".//section")
    assert [cell.text_content()[:10] for cell in section.xpath(".//td[last()]")] == ["data as kn"] * 3


def test_the_page_about_a_failure_is_in_the_language_of_the_report_and_marks_what_python_said(world):
    world.failing = {"es/02-objective-2"}
    with pytest.raises(NotebookError):
        world.build(languages=("es",))
    page = html.fromstring(world.files()["es/objective-2.error.html"])
    assert page.xpath("string(//h1)") == "No se pudo hacer este informe"
    assert set(own_words(page, "en")) == {"1 < 0", "ZeroDivisionError: <b>", "Traceback <here>"}
    headings = [element.text_content() for element in page.iter("h2", "h3", "dt")]
    assert headings == ["02-objective.ipynb, celda 2", "Qué falló", "Parámetros", "La celda", "Traza del error"]


def test_steps_name_each_report_and_count(world):
    steps = []
    world.build(listener=steps.append)
    rendered = [step for step in steps if step.action is Action.RENDER]
    assert [(step.name, step.done, step.total) for step in rendered] == [(path, n, 6) for n, path in enumerate(REPORTS)]
