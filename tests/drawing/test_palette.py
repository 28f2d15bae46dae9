"""The colours: readable in light and dark, apart in grey and for people who do not see red or green."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from matplotlib.colors import is_color_like

import evaluation.report.charts
from evaluation.drawing.palette import CHART, CHART_DARK, DARK, LIGHT, SHADES, STATUS
from evaluation.methods import Outlook
from evaluation.report.charts.strip import Look

TEXT = 4.5
GRAPHICS = 3.0
"""Least contrasts of WCAG 2.2, 1.4.3 and 1.4.11."""
CHARTS = sorted(Path(evaluation.report.charts.__file__).parent.glob("*.py"))
PALETTES = {"light": LIGHT, "dark": DARK}


def contrast(first, second):
    """Contrast of two colours, 1 to 21, as WCAG 2.2 defines it from their relative luminances."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    """Relative luminance of a colour, 0 for black and 1 for white, as WCAG 2.2 defines it for sRGB."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_light_and_dark_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("words", ["ink", "soft", "link", "accent"])
def test_words_can_be_read_on_every_ground(name, ground, words):
    assert contrast(PALETTES[name][words], PALETTES[name][ground]) >= TEXT


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("status", STATUS.values())
def test_a_status_can_be_read_on_its_own_ground(name, status):
    assert contrast(PALETTES[name][status], PALETTES[name][f"{status}-bg"]) >= 7


def test_every_class_of_findings_has_a_colour():
    assert STATUS.keys() == {outlook.value.replace("_", "-") for outlook in Outlook}


BOTH = {"light": CHART, "dark": CHART_DARK}
GROUNDS = ("paper", "baseline")


def test_charts_name_the_same_colours_in_light_and_dark_and_no_two_alike():
    for chart in BOTH.values():
        assert len(set(chart.values())) == len(chart)
    assert CHART.keys() == CHART_DARK.keys()


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("drawn", ["main", "second", "soft", "ink"])
def test_what_a_chart_draws_or_says_stands_out_from_its_ground(name, drawn, ground):
    assert contrast(BOTH[name][drawn], BOTH[name][ground]) >= TEXT


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("look", Look)
def test_words_in_a_bar_can_be_read(name, look):
    ground, _, words = look.value
    assert contrast(BOTH[name][words], BOTH[name][ground or "paper"]) >= TEXT


@pytest.mark.parametrize("name", BOTH)
def test_words_can_be_read_on_every_tile_and_tiles_be_told_apart_in_grey(name):
    *low, top = (BOTH[name][shade] for shade in SHADES)
    assert all(contrast(BOTH[name]["ink"], ground) >= TEXT for ground in low)
    assert contrast(BOTH[name]["paper"], top) >= TEXT
    assert all(contrast(one, other) >= 1.25 for one, other in pairwise([*low, top]))


@pytest.mark.parametrize("name", BOTH)
def test_a_changed_figure_differs_in_grey_from_one_that_stayed(name):
    assert contrast(BOTH[name]["main"], BOTH[name]["muted"]) >= GRAPHICS - 0.3


def seen_without(colour, matrix):
    """A colour as somebody sees it who lacks one kind of cone (Machado, Oliveira and Fernandes 2009, full severity)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    mixed = [sum(m * c for m, c in zip(row, channels, strict=True)) for row in matrix]
    return [min(1.0, max(0.0, c)) for c in mixed]


NO_RED = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
NO_GREEN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))


@pytest.mark.parametrize("matrix", [NO_RED, NO_GREEN])
def test_series_and_break_stay_apart_for_the_colour_blind(matrix):
    for chart in BOTH.values():
        first, second = (seen_without(chart[name], matrix) for name in ("main", "second"))
        assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > 0.3


@pytest.mark.parametrize("file", CHARTS, ids=lambda f: f.stem)
def test_a_chart_takes_its_colours_from_the_palette_alone(file):
    texts = [n.value for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)]
    assert [t for t in texts if isinstance(t, str) and len(t) > 1 and t != "none" and is_color_like(t)] == []
