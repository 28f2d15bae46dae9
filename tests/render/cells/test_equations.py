"""A dollar sign is money unless it encloses an equation, and an equation states no number."""

from __future__ import annotations

import pytest

from evaluation.errors import RenderError


@pytest.mark.case("dollar-words")
@pytest.mark.parametrize(
    "words",
    [
        "The pledge (US$) and the payment (US$) differ. In US$ of each year, never in US$ of today.",
        "Pay in $ or in $, not in S/.",
        "US$x and US$y are names.",
        "($US), ($CA)",
        "Prices in $/child and $/family.",
        "A $-sign and another $-sign.",
        "Dollars ($) and soles (S/), then dollars ($) again.",
        "In $CA per person and US$",
    ],
)
def test_dollar_signs_that_enclose_no_equation_are_money(shown, markdown, words):
    page, paper = shown(markdown(words))
    assert page.find(".//math") is None
    assert words in page.text_content()
    assert paper.count("$") == words.count("$")


@pytest.mark.parametrize(
    "source", ["x", "p=v", "\\frac{v}{b}", "(a+b)", "\\alpha", "x_i", "0 \\le p \\le 1", "100\\frac{v}{b}"]
)
def test_dollar_signs_that_enclose_an_equation_set_it(shown, markdown, source):
    page, _ = shown(markdown(f"So ${source}$, in US$ and US$."))
    assert len(page.findall(".//math")) == 1


@pytest.mark.parametrize("amount", ["$5 million and $6 million", "from $100 to US$200", "$5-10, $7", "$14$"])
def test_an_amount_is_no_equation_and_its_number_needs_an_origin(shown, markdown, amount):
    with pytest.raises(RenderError, match=r"02-mine, cell 3 \(.*the number “\d+”.* has no origin"):
        shown(markdown(f"It cost {amount}."))


@pytest.mark.parametrize(
    "source",
    [
        "n = 14",
        "n=2",
        "1448 = n",
        "\\text{14 offices}",
        "p=14\\%",
        "x^{14}",
        "1\\,448 \\text{ offices}",
        "\\frac{28}{n}",
    ],
)
@pytest.mark.parametrize("sign", ["$", "$$"])
def test_an_equation_carries_no_number_past_the_check(shown, markdown, sign, source):
    with pytest.raises(RenderError, match=r"02-mine, cell 3 \(.*the number “\d+” has no origin"):
        shown(markdown(f"There are\n\n{sign}{source}{sign}"))


def test_what_a_cell_shows_in_tex_carries_none_either(shown, code):
    with pytest.raises(RenderError, match="the number “14” has no origin"):
        shown(code({"text/latex": "$n = 14$"}, metadata={"caption": "x"}))
