"""Parts of a short text as elements and as Markdown."""

from __future__ import annotations

from operator import itemgetter

import pytest
from lxml import etree
from markupsafe import Markup

from evaluation.words.markup import Column
from evaluation.words.outline import Grid, Items, Prose, Title, to_markdown, to_markup

PARTS = [
    Title(2, "What changed"),
    Prose(Markup("<strong>Two</strong> verdicts")),
    Items([Markup('<span data-n="reference"><a href="https://example.org/">D1</a></span>: 5')]),
    Grid(
        "Figures",
        [Column("What", itemgetter(0)), Column("Then", itemgetter(1), is_number=True)],
        [["Cases", "8"], ["Share", "9"]],
    ),
]


def test_markdown_has_the_same_parts_in_the_same_order():
    assert to_markdown(PARTS) == (
        "## What changed\n\n**Two** verdicts\n\n- [D1](https://example.org/): 5\n\n"
        "**Figures**\n\n| What | Then |\n| --- | ---: |\n| Cases | 8 |\n| Share | 9 |\n"
    )


def test_the_markup_is_well_formed_and_has_every_part():
    root = etree.fromstring(f"<div>{to_markup(PARTS)}</div>")
    assert [child.tag for child in root] == ["h2", "p", "ul", "table"]


@pytest.mark.parametrize("hostile", ["<img src=x>", "[a](javascript:b)", "a | b", "**b**", "`c`", "# d", "@somebody"])
def test_text_of_the_data_becomes_neither_markup_nor_mention(hostile):
    for text in (hostile, Markup("<span>{}</span>").format(hostile)):
        shown = to_markdown([Prose(text)])
        assert shown.replace("\\", "").replace("\u200b", "").strip() == hostile
        assert shown.strip() != hostile


def test_what_is_long_stands_on_the_page_only():
    part = Prose(Markup('D1<span class="long">: its title</span>'))
    assert to_markdown([part]) == "D1\n"
    assert "its title" in to_markup([part])


def test_an_address_that_is_not_of_the_web_is_no_link():
    assert to_markdown([Prose(Markup('<a href="#source-D1">D1</a>'))]) == "D1\n"
