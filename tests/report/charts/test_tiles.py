"""A map of tiles: nothing leaves its tile or covers anything, and a silent place is no pale one."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.report.charts.style import INK, NARROW, PAPER, WIDE, at_both_widths
from evaluation.report.charts.tiles import ACROSS, GAP, LINE, SILENT, TALL, Tile, draw_tiles, shade, words_of
from evaluation.words.palette import HATCH, SHADES

NAMES = st.text("abcdefgW ", min_size=1, max_size=30).filter(str.strip)


@given(NAMES, st.sampled_from(["8", "1,234", "≥ 12"]), st.floats(0.5, ACROSS))
def test_words_stay_in_their_tile_and_never_cover_each_other(name, label, across):
    words = words_of(Tile(1, 1, name, 8.0, label), across)
    assert words[-1].text == label
    for word in words:
        assert word.left >= GAP
        assert word.left + word.width <= across - GAP
        assert word.top >= GAP
        assert word.top + LINE <= TALL - GAP
    for upper, lower in pairwise(words):
        assert upper.top + LINE <= lower.top + 1e-9


def test_a_name_that_fits_is_whole_and_another_is_cut_with_a_point():
    assert [w.text for w in words_of(Tile(1, 1, "South Bend Port", 8.0, "8"), 0.62)] == ["South", "Bend Port", "8"]
    cut, _ = words_of(Tile(1, 1, "Huntingtonshire", 8.0, "8"), 0.62)
    assert cut.text.endswith(".")
    assert "Huntingtonshire".startswith(cut.text[:-1])


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_a_higher_value_is_never_lighter_and_only_the_highest_is_darkest(one, other, third):
    lowest, middle, highest = sorted((one, other, third))
    shades = [shade(v, lowest, highest) for v in (lowest, middle, highest)]
    assert shades == sorted(shades)
    assert shades[-1] == len(SHADES) - 1
    assert (shades[1] == len(SHADES) - 1) == (middle == highest)


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_can_be_read_on_every_shade_and_shades_be_told_apart_in_grey():
    *light, dark = map(_luminance, SHADES)
    assert all((ground + 0.05) / (_luminance(INK) + 0.05) >= 4.5 for ground in light)
    assert (_luminance(PAPER) + 0.05) / (dark + 0.05) >= 4.5
    assert all((a + 0.05) / (b + 0.05) >= 1.25 for a, b in pairwise([*light, dark]))


def test_a_silent_place_has_a_hatching_and_a_dash_and_the_map_says_what_they_mean():
    places = [Tile(1, 1, "North", 3.0, "3"), Tile(2, 1, "South", 8.0, "8")]
    spoken = draw_tiles("fig-a", places, "12 silent")
    silent = draw_tiles("fig-a", [*places, Tile(2, 2, "East", None)], "12 silent")
    assert Tile(2, 2, "East", None).label == SILENT
    assert b"<pattern" in silent.svg
    assert HATCH.encode() in silent.svg
    assert b"<pattern" not in spoken.svg
    assert ("12 silent", "framework") in silent.texts
    assert dict(spoken.texts) == {"3": "value", "8": "value"}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_tile_lies_within_the_map(width):
    tiles = [Tile(1, 1, "North", 3.0, "3"), Tile(9, 5, "South", None)]
    svg = draw_tiles("fig-a", tiles, "silent", width).svg.decode()
    across, down = (float(n) for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    assert across == pytest.approx(width * 72)
    rectangles = re.findall(r'<g id="patch_\d+">\s*<path d="([^"]+)"', svg)
    assert len(rectangles) > len(tiles)
    for path in rectangles:
        for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path):
            assert 0 <= float(x) <= across
            assert 0 <= float(y) <= down


def test_a_phone_gets_the_same_places():
    tiles = [Tile(1, 1, "North", 3.0, "3"), Tile(1, 5, "South", 8.0, "8")]
    drawn = at_both_widths(lambda width: draw_tiles("fig-a", tiles, "silent", width))
    assert drawn.narrow is not None
    assert dict(drawn.texts) == {"3": "value", "8": "value"}
