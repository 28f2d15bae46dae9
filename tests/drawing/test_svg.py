"""A drawing within a page: its words are words, its colours classes, and nothing in it is unknown."""

from __future__ import annotations

import re

import matplotlib as mpl
import pytest
from lxml import etree

from evaluation.drawing import figure, svg
from evaluation.drawing.figure import to_figure
from evaluation.drawing.marks import Arrow, Bar, Chart, Dot, Line, Shape, Words
from evaluation.drawing.palette import CHART, CHART_DARK
from evaluation.drawing.svg import to_svg

MARKS = (
    Bar(10, 10, 60, 40, "baseline", "baseline-edge"),
    Bar(70, 10, 90, 40, "", "soft", hatch="hatch"),
    Line(((10, 50), (90, 20)), "main", 1.6),
    Line(((10, 55), (90, 55)), "second", 1.2, (4.0, 3.0)),
    *(Dot(20 + 12 * n, 60, "main", "soft", shape) for n, shape in enumerate(Shape)),
    Arrow(50, 60, 50, 45, "main"),
    Words(20, 30, "a < b & 14", "middle", "ink", 9, True, states="1.1.latest"),
    Words(20, 44, "2016", origin="period"),
)


@pytest.fixture
def drawn():
    """The marks as an element of a page."""
    return etree.fromstring(to_svg(Chart("fig-1.1", 120, 80, MARKS), 'Chart. "A" < B.'))


def test_it_is_one_image_with_its_alternative(drawn):
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == 'Chart. "A" < B.'
    assert drawn.get("viewBox") == "0 0 120 80"


def test_words_are_words_with_their_origin(drawn):
    first, second = drawn.iter("text")
    assert (first.text, first.get("data-finding"), first.get("text-anchor")) == ("a < b & 14", "1.1.latest", "middle")
    assert (second.text, second.get("data-n")) == ("2016", "period")


def test_nothing_stands_in_it_that_a_page_would_block_or_that_no_reader_needs(drawn):
    markup = etree.tostring(drawn, encoding="unicode")
    assert not re.search(r"style|metadata|clip|xlink|<!--|#[0-9a-f]{6}|\d\.\d{3}", markup)


def test_every_colour_is_a_class_of_the_palette(drawn):
    classes = {name for e in drawn.iter() for name in (e.get("class") or "").split() if name != "drawing"}
    assert classes <= {f"{kind}-{name}" for kind in "fs" for name in CHART}
    assert {"f-baseline", "s-baseline-edge", "s-hatch", "s-main", "f-main", "f-ink"} <= classes


def test_ids_begin_with_the_name_of_the_chart_and_differ_for_a_phone():
    chart = Chart("fig-1.1", 120, 80, MARKS)
    wide, narrow = to_svg(chart, "A"), to_svg(chart, "A", is_narrow=True)
    ids = [re.findall(r' id="([^"]+)"', drawing) for drawing in (wide, narrow)]
    assert all(id_.startswith("fig-1.1-") for id_ in (*ids[0], *ids[1]))
    assert not set(ids[0]) & set(ids[1])


def test_settings_of_an_evaluator_change_no_byte():
    chart = Chart("fig-1.1", 120, 80, MARKS)
    own = {
        "lines.linewidth": 9,
        "font.size": 30,
        "svg.fonttype": "path",
        "path.sketch": (1, 2, 3),
        "font.family": "serif",
    }
    before = to_svg(chart, "A")
    with mpl.rc_context(own):
        assert to_svg(chart, "A") == before


@pytest.mark.parametrize(("name", "message"), [("_line", "none of the palette"), ("_dot", "none of the palette")])
def test_what_no_mark_asks_for_is_refused(monkeypatch, name, message):
    made = getattr(figure, name)

    def other(*arguments):
        artist = made(*arguments)
        (artist.set_color if name == "_line" else artist.set_markerfacecolor)("#123456")
        return artist

    monkeypatch.setattr(figure, name, other)
    with pytest.raises(ValueError, match=message):
        to_svg(Chart("fig-1.1", 120, 80, MARKS), "A")


def test_an_element_that_is_not_known_is_refused(monkeypatch):
    monkeypatch.setattr(
        svg, "_drawn", lambda chart: etree.fromstring('<svg xmlns="http://www.w3.org/2000/svg"><image/></svg>')
    )
    with pytest.raises(ValueError, match="matplotlib drew <image>, which no mark asks for"):
        to_svg(Chart("fig-1.1", 120, 80, ()), "A")


def test_the_figure_is_an_evaluators_to_restyle_and_save(tmp_path):
    drawn = to_figure(Chart("fig-1.1", 120, 80, MARKS))
    assert drawn.get_size_inches() == pytest.approx((120 / 72, 80 / 72))
    for text in drawn.texts:
        text.set_color("red")
    drawn.savefig(tmp_path / "a.png", dpi=200)
    assert (tmp_path / "a.png").stat().st_size > 1000


@pytest.mark.parametrize("theme", ["[data-jp-theme-light=false]", ".vscode-dark"])
def test_in_the_dark_theme_of_a_notebook_a_drawing_stands_on_dark_paper(theme):
    style = svg.notebook_style()
    assert f".drawing{{display:block;max-width:44rem;width:100%;background:{CHART['paper']}" in style
    assert f"{theme} .drawing{{background:{CHART_DARK['paper']}}}" in style
    missing = [name for name, colour in CHART_DARK.items() if f"{theme} .f-{name}{{fill:{colour}}}" not in style]
    assert missing == []
