"""Series of one unit in a table of context are drawn side by side on one scale, and nothing else is."""

from __future__ import annotations

import pytest
from chart_faults import faults_of
from lxml import html
from markupsafe import Markup

from evaluation.assess import assess
from evaluation.drawing.marks import Dot
from evaluation.findings import findings_of
from evaluation.framework import Context
from evaluation.locale.language import Language
from evaluation.report.parts.panels import panels_of
from evaluation.words.writer import Writer

TABLE = Markup("<table></table>")
GIRLS, BOYS = {"sex": "female"}, {"sex": "male"}


@pytest.fixture
def drawn(observation, evidence, indicator):
    """Show series, each of values from 2016 on; gives what is shown and the drawings."""

    def show(*series):
        figures = [
            observation(f"F{n}{i}", v, 2016 + i, **own)
            for n, (values, own) in enumerate(series)
            for i, v in enumerate(values)
        ]
        found = evidence(figures, [indicator()])
        text = found.dataset.framework.programme.summary
        context = Context(
            id="c", objective="all", title=text, reading=text, figures=[o.observation_id for o in figures]
        )
        writer = Writer(Language.of("en"), found, findings_of(assess(found)))
        return panels_of(writer, context, figures, TABLE), writer.drawn

    return show


def test_each_series_is_a_panel_with_what_it_has_of_its_own_as_name_on_the_scale_of_the_highest(drawn):
    shown, ((page, phone),) = drawn(([40, 80, 60, 20], GIRLS), ([4, 8, 6, 2], BOYS))
    figure = html.fromstring(f"<div>{shown}</div>").find(".//figure")
    said = " ".join(figure.find(".//figcaption").text_content().split())
    assert "women and girls 40 (2016), then 20 (2019); men and boys 4 (2016), then 2 (2019)." in said
    assert {"women and girls", "men and boys"} <= {words.text for words in page.words}
    dots = [mark for mark in page.marks if isinstance(mark, Dot)]
    floor = (
        2 * dots[4].y - dots[5].y
    )  # of the boys 4 and 8, so the floor lies as far below the one as that below the other
    heights = [floor - dot.y for dot in dots]
    assert heights[0] == pytest.approx(10 * heights[4])
    assert not [*faults_of(page), *faults_of(phone)]


@pytest.mark.parametrize(
    "series",
    [
        [([40, 80, 60, 20], GIRLS)],
        [([40, 80, 60, 20], GIRLS), ([4, 8, 6], BOYS)],
        [([40, 80, 60, 20], GIRLS), ([4, 8, 6, 2], {"unit": "percent"})],
        [([40, 80, 60, 20], {"area": f"Place {n}"}) for n in range(9)],
    ],
    ids=["one series", "a short one", "another unit", "more than anybody compares"],
)
def test_where_there_is_nothing_to_compare_the_table_stands_alone(drawn, series):
    assert drawn(*series) == (TABLE, [])


def test_a_name_that_is_wider_than_its_panel_takes_two_lines_and_covers_nothing(drawn):
    long = (
        {"measure": "complaints of sexual exploitation by police units"},
        {"measure": "complaints of labor exploitation"},
    )
    _, ((page, phone),) = drawn(*(([400, 504, 335, 223], own) for own in long))
    assert phone.height > page.height
    assert not [*faults_of(page), *faults_of(phone)]
