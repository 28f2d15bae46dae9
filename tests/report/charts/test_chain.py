"""A results chain: boxes in order that cover nothing, on a page and on a phone."""

from __future__ import annotations

from chart_faults import faults_of
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.drawing.marks import Arrow, Bar
from evaluation.report.charts.chain import Card, Step, draw_chain
from evaluation.report.charts.sheet import NARROW, WIDE

KEY = [("yes", "figures follow"), ("partly", "in part"), ("no", "none")]
TEXT = st.text("abcdef W", min_size=1, max_size=90).filter(str.strip)
CARD = st.builds(Card, st.sampled_from(["", "1 Justice"]), TEXT, st.sampled_from(["yes", "partly", "no"]))


def step(title, *cards):
    return Step(title, tuple(Card(f"{n}", text, followed) for n, (text, followed) in enumerate(cards, 1)))


CHAIN = [
    step("Inputs", ("money", "partly")),
    step("Outputs", ("offices", "yes"), ("shelters", "yes")),
    step("Outcomes", ("convictions", "no"), ("lives", "no")),
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([1, 3]).flatmap(lambda n: st.tuples(*[CARD] * n)), min_size=2, max_size=4))
def test_no_words_cover_anything_or_leave_their_sheet(stages):
    steps = [Step(f"Stage {n}", cards) for n, cards in enumerate(stages)]
    for width in (WIDE, NARROW):
        assert list(faults_of(draw_chain("chain", steps, KEY, width))) == []


def test_on_a_page_stages_lie_side_by_side_and_on_a_phone_one_below_the_other():
    for width, later in ((WIDE, lambda w: w.x), (NARROW, lambda w: w.y)):
        said = {w.text: later(w) for w in draw_chain("chain", CHAIN, KEY, width).words}
        assert said["Inputs"] < said["Outputs"] < said["Outcomes"]


def test_each_lane_has_its_arrow_from_stage_to_stage():
    arrows = [m for m in draw_chain("chain", CHAIN, KEY, WIDE).marks if isinstance(m, Arrow)]
    assert len(arrows) == 4
    assert all(arrow.to_x > arrow.x for arrow in arrows)


def test_what_figures_do_not_follow_differs_in_form_and_not_in_colour_alone():
    def feet(followed):
        chart = draw_chain("chain", [step("One", ("text", followed))], [], WIDE)
        return [(m.fill, m.hatch) for m in chart.marks if isinstance(m, Bar) and not m.is_ground]

    assert feet("yes") == [("main", "")]
    assert feet("partly") == [("main", ""), ("", "hatch")]
    assert feet("no") == [("", "hatch")]


def test_boxes_of_one_lane_stand_at_one_height():
    said = {w.text: w.y for w in draw_chain("chain", CHAIN, KEY, WIDE).words}
    assert said["offices"] == said["convictions"]
    assert said["shelters"] == said["lives"]
    assert said["offices"] < said["shelters"]
