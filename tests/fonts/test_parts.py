"""The parts of the typeface for web pages hold all its letters, each in one part alone."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from evaluation.fonts import COMMON, FAMILY, FONT_DIR, PARTS, STYLES, is_common

HEAVY = 12_500
"""Bytes that a part may weigh at most."""


def letters_of(path):
    """Codes of a face; the table of a WOFF2 that has them is packed with Brotli, which only its maker needs."""
    return set(TTFont(path).getBestCmap())


@pytest.mark.parametrize("style", STYLES)
def test_common_letters_are_those_that_are_named(style):
    letters = letters_of(FONT_DIR / f"{FAMILY}-{style}.ttf")
    named = {code for first, last in COMMON for code in range(first, last + 1)}
    assert {code for code in letters if is_common(chr(code))} == named & letters
    assert named & letters
    assert letters - named


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("style", STYLES)
def test_each_part_is_there_and_light(style, part):
    content = (FONT_DIR / f"{FAMILY}-{style}-{part}.woff2").read_bytes()
    assert content[:4] == b"wOF2"
    assert len(content) <= HEAVY + 500


def test_spanish_and_english_need_the_common_part_alone():
    said = "¿Cuántas niñas, según el Perú? «Más de 1,234»: “más” – 12 % · ≥ 5 … O’Neill’s, pingüino, ÁÉÍÓÚÑ"
    assert all(is_common(letter) for letter in io.StringIO(said).read())
