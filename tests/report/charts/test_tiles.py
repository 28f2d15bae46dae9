"""A map of tiles: nothing leaves its tile or covers anything, and a silent place is no pale one."""

from __future__ import annotations

from chart_faults import faults_of
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.drawing.marks import Bar
from evaluation.drawing.palette import SHADES
from evaluation.report.charts.sheet import NARROW, WIDE
from evaluation.report.charts.tiles import SILENT, Tile, draw_tiles, shade

NAMES = st.text("abcdefgW ", min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(NAMES, min_size=4, max_size=10), st.sampled_from(["8", "1,234", "≥ 12"]), st.sampled_from([WIDE, NARROW])
)
def test_words_stay_in_their_tile_and_never_cover_each_other(names, label, width):
    tiles = [Tile(1 + n // 4, 1 + n % 4, name, float(n), label, "f") for n, name in enumerate(names)]
    chart = draw_tiles("map-a", [*tiles, Tile(4, 4, "Isle", None)], "– no figure found", width)
    assert list(faults_of(chart)) == []
    grounds = [m.extent for m in chart.marks if isinstance(m, Bar) and m.is_ground]
    for words in chart.words:
        if words.text != "– no figure found":
            assert any(words.extent.within(ground, 0.5) for ground in grounds)


def test_a_name_that_fits_is_whole_one_with_syllables_is_broken_and_another_is_cut_and_says_so():
    def first_lines(name):
        *lines, _label = draw_tiles("map-a", [Tile(1, 6, name, 8.0, "8", "f")], "silent", NARROW).words
        return [w.text for w in lines]

    assert first_lines("Sur Ica") == ["Sur Ica"]
    assert first_lines("Tamarila") == ["Tama-", "rila"]
    (cut,) = first_lines("Hntngtnshrwick")
    assert cut.endswith("…")
    assert "Hntngtnshrwick".startswith(cut[:-1])


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_a_higher_value_is_never_lighter_and_only_the_highest_is_darkest(one, other, third):
    lowest, middle, highest = sorted((one, other, third))
    shades = [shade(v, lowest, highest) for v in (lowest, middle, highest)]
    assert shades == sorted(shades)
    assert shades[-1] == len(SHADES) - 1
    assert (shades[1] == len(SHADES) - 1) == (middle == highest)


def test_a_silent_place_is_hatched_has_a_dash_and_is_explained():
    chart = draw_tiles("map-a", [Tile(1, 1, "North", 2.0, "2", "f"), Tile(1, 2, "Isle", None)], "– no figure found")
    assert [w.text for w in chart.words] == ["North", "2", "Isle", SILENT, "– no figure found"]
    assert any(isinstance(m, Bar) and m.hatch for m in chart.marks)


def test_a_map_without_silent_places_explains_none():
    chart = draw_tiles("map-a", [Tile(1, 1, "North", 2.0, "2", "f"), Tile(1, 2, "South", 3.0, "3", "g")], "silent")
    assert "silent" not in {w.text for w in chart.words}
    assert not any(isinstance(m, Bar) and m.hatch for m in chart.marks)
