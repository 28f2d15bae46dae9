"""The dictionary of keys follows from the models; none can be added without saying what it is."""

from __future__ import annotations

from pathlib import Path

from evaluation.framework.dictionary import dictionary
from evaluation.framework.keys import MEANINGS
from evaluation.framework.optional_keys import OPTIONAL

FILE = Path(__file__).parents[2] / "docs" / "framework.md"


def test_the_file_is_what_the_models_give():
    assert FILE.read_text(encoding="utf-8") == dictionary(), "run `python tools/dictionary.py`"


def test_no_key_is_explained_twice_or_without_being_there():
    assert OPTIONAL.keys() & MEANINGS.keys() == set()
    shown = dictionary()
    for name, words in OPTIONAL.items():
        assert f"`{name.partition('.')[2]}`" in shown
        assert words in shown
