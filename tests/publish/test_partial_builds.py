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
    assert built.files("other")["facts.json"] == built.files()["facts.json"]
