"""A block reads well in a notebook, which has no style of a report and no numbering, and changes no report."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from markupsafe import Markup

from evaluation.locale.language import Language
from evaluation.methods import Outlook
from evaluation.render.fragment import parse_fragment, words_of
from evaluation.words.block import Block
from evaluation.words.wording import badge

BADGE = badge(Language.of("en"), Outlook.CONTEXT, "Context")
TABLE = "<table><caption>A</caption><tbody><tr><td>b</td></tr></tbody></table>"
SMALL = '<span class="when">2016</span>'


def shown(markup):
    return etree.fromstring(f"<div>{Block(Markup(markup))._repr_mimebundle_()['text/html']}</div>")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<p>It rose (<a href="#fig-2.1" class="ref"></a>).</p>', "It rose (fig 2.1)."),
        (f"<p>{BADGE} 97 persons.</p>", "□ Context: 97 persons."),
        (f"<p>{BADGE}</p>", "□ Context"),
    ],
)
def test_links_have_a_text_and_a_badge_stands_apart_from_its_sentence(markup, words):
    assert words_of(shown(markup)) == words


@pytest.mark.parametrize("cell", [f"281 persons{SMALL}", f"281 persons {SMALL}", f"{BADGE} {SMALL}"])
def test_what_is_said_small_begins_a_line_of_its_own(cell):
    whole = shown(f"<p>{cell}</p>")
    before = whole.find(".//span[@class='when']").getprevious()
    assert [child.tag for child in before] == ["br"]
    assert len(list(whole.iter("br"))) == 1


def test_cells_of_words_begin_at_the_left_as_in_a_report():
    style = shown(TABLE).findtext(".//style")
    assert re.search(r"td.*:not\(\.number\)\{text-align:left!important", style)


@pytest.mark.parametrize(
    "markup", [TABLE, f'<p>{BADGE} 97 (<a href="#fig-2.1" class="ref"></a>){SMALL}</p>', "<p>x</p>"]
)
def test_a_report_has_none_of_it(markup):
    (element,) = parse_fragment(Block(Markup(markup))._repr_mimebundle_()["text/html"], "place")
    (plain,) = parse_fragment(markup, "place")
    assert etree.tostring(element) == etree.tostring(plain)
