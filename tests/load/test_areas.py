"""An area is found by any of its names, and never guessed."""

from __future__ import annotations

import pytest

from evaluation.errors import ParameterError
from evaluation.load import area_slug, find_area

ROWS = [
    {"area": "Madre de Dios", "name_en": "Madre de Dios", "name_es": "Madre de Dios", "note": "Puno"},
    {"area": "Junin", "name_en": "Junín", "name_es": "Junín", "note": ""},
    {"area": "?", "name_en": "?", "name_es": "?", "note": ""},
    {"area": "World", "name_en": "World", "name_es": "Mundo", "note": ""},
]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Madre de Dios", "madre-de-dios"),
        ("Puno (Desaguadero)", "puno-desaguadero"),
        ("Junín", "junin"),
        ("../../etc", "etc"),
        ("Ñuñoa / Lampa_3", "nunoa-lampa-3"),
        ("", ""),
    ],
)
def test_a_slug_is_a_plain_name_of_a_folder(name, slug):
    assert area_slug(name) == slug


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("Madre de Dios", "Madre de Dios"),
        ("madre-de-dios", "Madre de Dios"),
        ("MADRE DE DIOS", "Madre de Dios"),
        ("Junín", "Junin"),
        ("junin", "Junin"),
        ("mundo", "World"),
    ],
)
def test_an_area_is_found_by_any_of_its_names(word, area):
    assert find_area(word, ROWS, "--area") == area


@pytest.mark.parametrize("word", ["Puno", "", "-", "?", "Madre"])
def test_what_is_no_name_is_refused_with_all_there_are(word):
    with pytest.raises(ParameterError, match=r"Known are: Madre de Dios; Junin; \?; World"):
        find_area(word, ROWS, "--area")


def test_the_nearest_name_is_suggested():
    with pytest.raises(ParameterError, match=r"area: there is no area 'Jumin' \(did you mean 'Jun.n'\?\)"):
        find_area("Jumin", ROWS, "area")
