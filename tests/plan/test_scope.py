"""Days, areas, objectives and languages multiply, and each edition is as incremental as the others."""

from __future__ import annotations

import itertools

import pytest
from lxml import html

from evaluation.errors import NotebookError, ParameterError
from evaluation.plan.data import Data
from evaluation.plan.edition import survey
from evaluation.plan.request import standing_editions
from evaluation.plan.scope import find_scopes
from evaluation.plan.steps import ignore
from evaluation.verify.touched import find_touched

ALSO = "F3,cases,3,Cusco,,,S1\nF4,cases,4,Lima,,,S1\nF5,cases,9,World,,,S1\n"
FOLDERS = ("", "area/cusco", "area/lima", "as-of/2020-02-06", "as-of/2020-02-06/area/cusco")


@pytest.fixture
def areas(world, notebook, data_folder):
    """The programme with figures of two areas, and with notebooks for areas beside those for the whole."""
    notebook("06-area.ipynb", edition="area")
    notebook(
        "07-part.ipynb",
        edition="area",
        for_each="objective",
        documents=["objective-{objective}"],
    )
    data_folder(dialogues=world.dialogues, extra=ALSO)
    return world


@pytest.fixture
def scopes(areas):
    """Editions that a request means, as pairs."""

    def ask(**changes):
        request = areas.request(**changes)
        found = find_scopes(request, Data(request.data_dir, request.out_dir, request.notebooks_dir).choices, ignore)
        return [(scope.as_of, scope.area) for scope in found]

    return ask


def test_days_and_areas_multiply(scopes):
    asked = scopes(as_of=("2020-02-06", "latest"), areas=("Cusco", "lima"))
    assert asked == [("2020-02-06", "Cusco"), ("", "Cusco"), ("2020-02-06", "Lima"), ("", "Lima")]


def test_without_an_area_the_whole_programme_is_meant(scopes):
    assert scopes() == [("", "")]


def test_the_area_of_the_programme_is_the_whole(scopes):
    assert scopes(areas=("Perú",)) == [("", "")]


def test_all_areas_are_those_with_figures_but_neither_the_whole_nor_those_of_comparison(scopes):
    assert scopes(areas=("all",)) == [("", "Cusco"), ("", "Lima")]


@pytest.mark.parametrize(
    ("word", "expected"), [("Cuzco", "did you mean 'Cusco'?"), ("World", "Known are: Peru; Cusco; Lima; Puno.")]
)
def test_an_unknown_area_is_refused_with_those_there_are(scopes, word, expected):
    with pytest.raises(ParameterError, match=r"--area: there is no area") as error:
        scopes(areas=(word,))
    assert expected in str(error.value)


def test_two_areas_that_would_share_a_folder_are_refused(areas, scopes):
    with (areas.folder / "data/areas.csv").open("a", encoding="utf-8") as table:
        table.write("Limá,Limá,Limá\n")
    with pytest.raises(ParameterError, match="--area: Lima and Limá would share a folder"):
        scopes(areas=("Lima",))
    assert scopes(areas=("Cusco",)) == [("", "Cusco")]


def test_each_edition_lies_in_the_folder_of_its_day_and_area(areas):
    areas.build(languages=("en", "es"), as_of=("2020-02-06", "latest"), areas=("Cusco", "Lima"), formats=("html",))
    reports = {name for name in areas.files() if name.endswith(".html") and "index" not in name}
    days, places, codes = ("", "as-of/2020-02-06/"), ("cusco", "lima"), ("en", "es")
    names = ("evaluation", "objective-1", "objective-2")
    assert reports == {
        f"{day}area/{place}/{code}/{name}.html"
        for day, place, code, name in itertools.product(days, places, codes, names)
    }
    for folder in ("area/cusco", "as-of/2020-02-06/area/lima"):
        assert {f"{folder}/{name}" for name in ("index.html", "facts.json", "manifest.json")} <= areas.files().keys()


def test_an_objective_of_an_area_is_built_alone(areas):
    areas.build(areas=("Cusco",), objectives=("2",), formats=("html",))
    assert [n for n in areas.files() if n.startswith("area/cusco/en/")] == ["area/cusco/en/objective-2.html"]


def test_notebooks_of_areas_are_no_chapters_of_the_whole(areas):
    areas.build()
    assert areas.ran == ["en/01-summary", "en/02-objective-1", "en/02-objective-2"]
    before = areas.files()
    areas.build(areas=("Cusco",))
    assert {n: c for n, c in areas.files().items() if n in before and n not in ("index.html", "manifest.json")} == {
        n: c for n, c in before.items() if n not in ("index.html", "manifest.json")
    }


def test_a_changed_notebook_of_areas_changes_nothing_about_the_whole(areas, notebook):
    areas.build(areas=("Peru", "Cusco"))
    assert b"area/cusco/index.html" in areas.files()["index.html"]
    whole = {name: content for name, content in areas.files().items() if not name.startswith("area/")}
    notebook("06-area.ipynb", "2", edition="area")
    assert areas.build() == ()
    areas.build(areas=("Peru", "Cusco"))
    assert areas.ran == ["area/cusco/en/06-area"]
    assert whole.items() <= areas.files().items()


def test_a_changed_figure_of_an_area_runs_its_chapters_and_those_of_the_whole_that_use_it(areas, data_folder):
    areas.build(areas=("Peru", "Cusco", "Lima"))
    data_folder(dialogues=areas.dialogues, extra=ALSO.replace("cases,3,Cusco", "cases,6,Cusco"))
    areas.build(areas=("Peru", "Cusco", "Lima"))
    assert areas.ran == [
        "area/cusco/en/06-area",
        "area/cusco/en/07-part-1",
        "area/cusco/en/07-part-2",
        "en/01-summary",
        "en/02-objective-1",
    ]
    assert areas.build(areas=("Peru", "Cusco", "Lima")) == ()


def test_a_changed_figure_of_the_whole_runs_what_says_for_which_time_there_are_any(areas):
    areas.build(areas=("Lima",))
    areas.data_folder(dialogues=areas.dialogues, values={"F1": 6}, extra=ALSO)
    areas.build(areas=("Lima",))
    assert len(areas.ran) == 3


def test_the_check_of_the_data_says_what_a_figure_of_an_area_touches(areas, data_folder):
    areas.build(areas=("Cusco", "Lima"))
    data_folder(dialogues=areas.dialogues, extra=ALSO.replace("cases,3,Cusco", "cases,6,Cusco"))
    cusco, lima = survey(areas.request(areas=("Cusco", "Lima")))
    dataset = areas.open_dataset(areas.folder / "data")
    assert "area/cusco" in cusco.root.as_posix()
    assert set(find_touched(cusco, dataset).reports) >= {"en/evaluation.html", "en/objective-2.pdf"}
    assert find_touched(lima, dataset).reports == ()


@pytest.fixture
def standing(areas):
    """A folder in which some editions lie, but not all that days and areas would make."""
    for changes in ({}, {"areas": ("Cusco", "Lima")}, {"as_of": ("2020-02-06",), "areas": ("Peru", "Cusco")}):
        areas.build(**changes)
    return areas


def test_a_survey_of_what_there_is_finds_each_edition_and_no_other(standing, scopes):
    assert {edition.folder for edition in survey(standing.request(is_standing=True))} == set(FOLDERS)
    assert scopes(is_standing=True, as_of=("2020-02-06",)) == [("2020-02-06", "Cusco"), ("2020-02-06", "")]
    assert scopes(is_standing=True, areas=("Cusco",)) == [("2020-02-06", "Cusco"), ("", "Cusco")]


def test_what_is_no_edition_is_not_taken_for_one(standing):
    for folder in ("as-of/soon", "as-of/soon/area/cusco"):
        (standing.folder / "out" / folder).mkdir(parents=True)
        (standing.folder / "out" / folder / "manifest.json").write_text("{}", encoding="utf-8")
    assert standing_editions(standing.folder / "out") == (
        ("", "cusco"),
        ("", "lima"),
        ("2020-02-06", ""),
        ("2020-02-06", "cusco"),
    )


def test_the_front_page_leads_to_every_area_and_each_back(standing):
    root = standing.folder / "out"
    page = html.fromstring((root / "index.html").read_bytes())
    links = [a.get("href") for a in page.iter("a") if "area/" in a.get("href")]
    assert links == [
        "area/cusco/index.html",
        "as-of/2020-02-06/area/cusco/index.html",
        "area/lima/index.html",
    ]
    for link in links:
        own = html.fromstring((root / link).read_bytes())
        back = next(a.get("href") for a in own.iter("a"))
        assert ((root / link).parent / back).resolve() == (root / "index.html").resolve()


def test_a_kind_of_edition_that_there_is_not_is_refused(world, notebook):
    notebook("06-area.ipynb", edition="region")
    with pytest.raises(NotebookError, match=r"06-area\.ipynb: there is no edition 'region'"):
        world.build()


def test_an_area_without_any_notebook_for_it_is_told(world):
    with pytest.raises(ParameterError, match=r"--area: no notebook is for areas"):
        world.build(areas=("Cusco",))
