"""Whatever is asked for, what lies beside the reports stays whole and true."""

from __future__ import annotations

import json
from itertools import product

import pytest
from lxml import html

from evaluation.findings import Finding
from evaluation.plan.edition import survey
from evaluation.plan.state import find_stale

LANGUAGES = ("en", "es")
OBJECTIVES = [(), ("1",), ("2",), ("1", "2")]
ASKED = [(languages, formats) for languages in (("en",), ("es",), LANGUAGES) for formats in (("html",), ("pdf",))]
WHOLE = ("facts.json", "facts.schema.json", "datapackage.json")


@pytest.fixture
def built(world):
    """A folder with every report in two languages, of which one objective's findings are in no other chapter."""
    world.findings["es/02-objective-2"] = [Finding("2.1.latest", 8, "cases", "change", ("F2",))]
    world.build(languages=LANGUAGES)
    return world


def linked(content: bytes) -> set[str]:
    """Files that an index page leads to."""
    return {address for _, _, address, _ in html.fromstring(content).iterlinks() if address.endswith((".html", ".pdf"))}


@pytest.mark.parametrize("scenario", ["all", "none"])
@pytest.mark.parametrize("objectives", OBJECTIVES, ids=lambda ids: "+".join(ids) or "all")
def test_a_build_of_one_part_leaves_facts_tables_and_index_whole(built, scenario, objectives):
    before = built.files()
    for languages, formats in ASKED:
        built.build(objectives=objectives, languages=languages, formats=formats, scenario=scenario, force=True)
        after = built.files()
        assert {name: after[name] == before[name] for name in WHOLE} == dict.fromkeys(WHOLE, True)
        reports = {name for name in after if name.startswith(("en/", "es/"))}
        assert linked(after["index.html"]) == reports == {n for n in before if n.startswith(("en/", "es/"))}
        (edition,) = survey(built.request(languages=LANGUAGES))
        assert [stale.path for stale in find_stale(edition)] == []


@pytest.mark.parametrize(("as_of", "areas"), [*product([(), ("2020-02-06",)], [(), ("Cusco",)])])
def test_another_edition_has_facts_of_its_own_and_leaves_the_first_as_it_was(built, notebook, as_of, areas):
    notebook("06-area.ipynb", edition="area")
    before = built.files()
    for objectives, languages in product(OBJECTIVES[:1], [("en",), LANGUAGES]):
        built.build(objectives=objectives, languages=languages, as_of=as_of, areas=areas, force=True)
        after = built.files()
        assert {name: after[name] == before[name] for name in WHOLE} == dict.fromkeys(WHOLE, True)
        for name in (name for name in after if name.endswith("facts.json")):
            assert {fact["id"] for fact in json.loads(after[name])["findings"]} == {"1.1.latest", "2.1.latest"}
        assert linked(after["index.html"]) <= after.keys()


def test_a_part_alone_in_an_empty_folder_has_all_facts(built):
    built.build(out="other", objectives=("1",), languages=("en",), formats=("html",))
    whole, part = (json.loads(built.files(folder)["facts.json"]) for folder in ("out", "other"))
    for fact in whole["findings"]:  # no PDF lies there
        fact.pop("pages")
    assert part == whole


@pytest.fixture
def with_annex(built, notebook):
    """The same with a brief, and an annex that explains the numbers of the report and the brief."""
    notebook("05-brief.ipynb", documents=["brief"])
    notebook("08-sheets.ipynb", for_each="objective", documents=["annex", "objective-{objective}"])
    latest = Finding("1.1.latest", 5, "cases", "change", ("F1",))
    for language in LANGUAGES:
        built.findings[f"{language}/05-brief"] = [latest]
        built.findings[f"{language}/08-sheets-2"] = [Finding("2.1.latest", 8, "cases", "change", ("F2",))]
    built.build(languages=LANGUAGES)
    return built


def pages(files):
    """Of every finding the pages on which PDFs print it, and those on which the annex explains it."""
    return {f["id"]: (f.get("pages"), f.get("explained")) for f in json.loads(files["facts.json"])["findings"]}


def test_every_finding_has_its_pages_in_every_pdf_that_prints_it(with_annex):
    found = pages(with_annex.files())
    assert found["1.1.latest"][0] == {
        "en/brief.pdf": [1],
        "en/evaluation.pdf": [1, 2],
        "en/objective-1.pdf": [1],
        "es/brief.pdf": [1],
    }
    assert found["2.1.latest"][0] == {
        "en/annex.pdf": [2],
        "en/objective-2.pdf": [2],
        "es/annex.pdf": [2],
        "es/evaluation.pdf": [3],
        "es/objective-2.pdf": [1, 2],
    }
    assert found["1.1.latest"][1] == {"en/annex.pdf": 3, "es/annex.pdf": 3}
    assert found["2.1.latest"][1] == {"es/annex.pdf": 3}


@pytest.mark.parametrize("objectives", OBJECTIVES, ids=lambda ids: "+".join(ids) or "all")
@pytest.mark.parametrize("formats", [("html",), ("pdf",), ("html", "pdf")], ids="+".join)
@pytest.mark.parametrize("languages", [("en",), ("es",)], ids="+".join)
def test_a_build_of_one_part_neither_loses_nor_invents_a_page(with_annex, objectives, formats, languages):
    before = with_annex.files()
    with_annex.build(objectives=objectives, languages=languages, formats=formats, force=True)
    after = with_annex.files()
    assert pages(after) == pages(before)
    assert {name: after[name] for name in after if name.endswith(".pdf")} == {
        name: before[name] for name in before if name.endswith(".pdf")
    }


def test_pages_of_a_pdf_that_is_no_more_are_not_told(with_annex):
    (with_annex.folder / "out/en/brief.pdf").unlink()
    with_annex.build(objectives=("1",), force=True)
    assert "en/brief.pdf" not in pages(with_annex.files())["1.1.latest"][0]


def test_the_annex_is_made_again_when_a_report_whose_numbers_it_explains_is_and_no_report_when_the_annex_is(
    with_annex, notebook
):
    notebook("05-brief.ipynb", "2", documents=["brief"])
    (edition,) = survey(with_annex.request(languages=LANGUAGES))
    stale = {s.path for s in find_stale(edition)}
    assert stale == {f"{lang}/{name}" for lang in LANGUAGES for name in ("brief.html", "brief.pdf", "annex.pdf")}
    with_annex.build(languages=LANGUAGES)
    notebook("08-sheets.ipynb", "2", for_each="objective", documents=["annex", "objective-{objective}"])
    stale = {s.path.partition("/")[2] for s in find_stale(survey(with_annex.request(languages=LANGUAGES))[0])}
    assert not {"evaluation.pdf", "brief.pdf"} & stale


def test_an_annex_that_was_told_of_other_pages_is_made_again(with_annex, notebook):
    """As when the report failed in the build that made the annex, and was made again since by itself."""
    manifest = with_annex.folder / "out/manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"1 1.1.latest 5"', '"7 1.1.latest 5"'), "utf-8")
    (edition,) = survey(with_annex.request(languages=LANGUAGES))
    assert {s.path for s in find_stale(edition)} == {"en/annex.pdf", "es/annex.pdf"}
