"""What is said of a document beside its title."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from evaluation.locale.language import Language
from evaluation.words.lineage import describe_source


@pytest.mark.parametrize(
    ("day", "known_by", "said"),
    [
        ("2021-07-05", None, "July 5, 2021"),
        ("2021-07", None, "July 2021"),
        ("", dt.date(2021, 7, 31), "no date, known by July 31, 2021"),
        ("", None, "no date"),
    ],
)
def test_a_document_without_a_day_says_by_when_it_existed(source, day, known_by, said):
    document = replace(source("S1", day), known_by=known_by)
    assert describe_source(document, Language.of("en"))["published"] == said
