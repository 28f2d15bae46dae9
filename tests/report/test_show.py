"""The helper for evaluators asks for the words that a report needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.figure import Figure

from evaluation.errors import ParameterError
from evaluation.report import show


@pytest.mark.parametrize(
    ("thing", "words", "message"),
    [
        (Figure(), {"caption": "Bars"}, "an image needs alt="),
        (Figure(), {"caption": " ", "alt": "Bars."}, "the caption is empty"),
        (Path("a.gif"), {"caption": "A", "alt": "A."}, "a.gif is no image for a report. Use one of: .png"),
        (3, {"caption": "A"}, "int cannot be shown. Give a table, a figure or the path of one"),
    ],
)
def test_what_is_missing_is_said(thing, words, message):
    with pytest.raises(ParameterError, match=message):
        show(thing, **words)
