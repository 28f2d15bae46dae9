"""The report of an area: its answer first, all its figures with their documents, and short where there are none."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from lxml import html
from markupsafe import Markup

from evaluation.errors import ParameterError
from evaluation.load import Area, Words
from evaluation.locale.language import Language
from evaluation.report import open_report
from evaluation.report.chapters.area import AreaChapter
from evaluation.report.opening import Report
from evaluation.words.block import join

CELLS = ("answer", "indicators", "without", "others", "sources")


def text_of(markup: Markup) -> str:
    return " ".join(html.fromstring(f"<div>{markup}</div>").text_content().split())


@pytest.fixture
def chapter(evidence, indicator, observation):
    """Report of Cusco from figures of it, `chapter({2016: 8})`; the whole has figures of two years."""

    def build(values=None, *others, area="Cusco", since=None, as_of=None, language="en", only=""):
        figures = [observation("F2015", 100, 2015), observation("F2022", 120, 2022)]
        own = [observation(f"C{year}", value, year, area="Cusco") for year, value in (values or {}).items()]
        other = indicator(id="1.2", select={"value": {"measures": ["other"], "areas": ["Peru"]}})
        whole = evidence([*figures, *own, *others], [indicator(), other], as_of=as_of)
        areas = dict(whole.dataset.tables.areas) | {
            "Cusco": Area("Cusco", Words((("en", "Cusco"), ("es", "Cuzco"))), since, "")
        }
        tables = dataclasses.replace(whole.dataset.tables, areas=areas)
        whole = dataclasses.replace(whole, dataset=dataclasses.replace(whole.dataset, tables=tables))
        return AreaChapter(whole, area, Language.of(language), only)

    return build


@pytest.fixture
def shown(chapter):
    def build(*arguments, **changes):
        made = chapter(*arguments, **changes)
        return text_of(join(getattr(made, cell)().markup for cell in CELLS))

    return build


def test_an_area_without_figures_says_so_and_what_there_is_for_the_whole(shown):
    text = shown()
    assert "No figure of Cusco was found." in text
    assert "1.1 short_title (2015–2022); 1.2 short_title (none either)" in text
    assert "“Evaluation: short_title”" in text
    assert len(text.split()) < 150
    assert "Documents" not in text


def test_an_objective_without_figures_of_the_area_says_so(shown, observation):
    figure = observation("C1", 3, 2019, area="Cusco", measure="visits")
    text = shown(None, figure, only="1")
    assert "No figure of Cusco for this objective was found" in text


def test_few_figures_give_no_verdict_but_are_shown_with_their_document(shown):
    text = shown({2016: 8})
    assert "give figures of Cusco for 1 of 2 indicators. They are too few to compare, so no verdict" in text
    assert "2016 8 police S1 High In the series" in text
    assert "1.1 short_title (" not in text


def test_figures_that_can_be_compared_give_a_verdict_by_the_same_rule(chapter):
    made = chapter({2014: 100, 2015: 110, 2016: 90, 2018: 190, 2019: 210})
    (item, _) = made.progress.objectives[0].indicators
    assert item.judged
    answer = text_of(made.answer().markup)
    assert "no verdict" not in answer
    assert "Improved" in answer


def test_figures_of_the_whole_are_never_shown_as_those_of_the_area(chapter):
    made = chapter({2016: 8})
    stated = {id_ for cell in CELLS for f in getattr(made, cell)().findings for id_ in f.inputs}
    assert stated == {"C2016"}


def test_a_figure_of_another_authority_stands_under_its_indicator(shown, observation):
    text = shown(None, observation("C1", 7, 2019, area="Cusco", authority="courts"))
    assert "Documents give figures, but none that the indicator can use" in text
    assert "2019 7 courts S1 High Of an authority whose figures the indicator does not use" in text
    assert "Other figures of Cusco" not in text


def test_a_figure_that_no_indicator_asks_for_is_listed_apart(shown, observation):
    text = shown(None, observation("C1", 7, 2019, area="Cusco", measure="visits", sex="female"))
    assert "No figure of Cusco for any indicator was found" in text
    assert "visits, women and girls 2019 7 cases police S1 High" in text


def test_every_figure_of_the_area_is_shown_once(chapter, observation):
    made = chapter(
        {2016: 8, 2022: 9},
        observation("C1", 7, 2016, area="Cusco", source="S2"),
        observation("C2", 7, 2019, area="Cusco", authority="courts"),
        observation("C3", 7, 2019, area="Cusco", measure="visits"),
    )
    rows = [
        row.text_content()
        for cell in ("indicators", "others")
        for row in html.fromstring(f"<div>{getattr(made, cell)().markup}</div>").iter("tr")
        if row.find("td") is not None
    ]
    assert len(rows) == len(made.progress.evidence.observations) == 5


def test_since_when_the_programme_worked_there_is_said_once_it_did(shown):
    since = dt.date(2018, 11, 6)
    said = "The program worked in Cusco from November 6, 2018."
    assert said in shown({2016: 8}, since=since)
    assert "The program worked" not in shown({2016: 8}, since=dt.date(2030, 1, 1))


def test_the_report_is_in_the_language_of_its_reader(chapter):
    made = chapter(language="es")
    assert made.cover().cover["title"] == "Cuzco: evaluación de la short_title (es)"
    assert "No se encontró cifra de Cuzco" in text_of(made.answer().markup)


@pytest.mark.parametrize("word", ["Cusco", "cusco", "CUSCO"])
def test_a_notebook_takes_an_area_by_any_of_its_names(project_data, word):
    assert open_report(project_data, area=word).place().area == "Cusco"


@pytest.mark.parametrize("word", ["", "Peru", "Perú"])
def test_no_area_and_that_of_the_programme_are_the_whole(project_data, word):
    report = open_report(project_data, area=word)
    assert report.area == ""
    assert report.place().area == "Peru"
    assert isinstance(report, Report)


def test_a_misspelt_area_is_refused_with_those_there_are(project_data):
    with pytest.raises(ParameterError, match=r"area: there is no area 'Cuzco' \(did you mean 'Cusco'\?\). Known are"):
        open_report(project_data, area="Cuzco")


def test_a_place_of_comparison_has_no_report(project_data):
    with pytest.raises(ParameterError, match="there is no area 'World'"):
        open_report(project_data, area="World")


@pytest.mark.parametrize("name", ["summary", "brief", "money", "data", "methods", "dialogues", "answers"])
def test_a_chapter_about_the_whole_is_not_given_for_an_area(project_data, name):
    with pytest.raises(ParameterError, match="this chapter is about the whole programme and says nothing of 'Cusco'"):
        getattr(open_report(project_data, area="Cusco"), name)


def test_an_objective_of_the_whole_is_not_given_for_an_area(project_data):
    with pytest.raises(ParameterError, match="about the whole programme"):
        open_report(project_data, area="Cusco").objective("1")


def test_an_objective_that_there_is_not_is_refused(project_data):
    with pytest.raises(ParameterError, match="objective: there is none called '9'"):
        open_report(project_data, area="Cusco").place("9")
