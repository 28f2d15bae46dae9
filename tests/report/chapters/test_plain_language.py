"""Summary and brief are plain by measure: who reads them need not have studied, and no sentence goes on for long."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from plain_language import plainness, syllables_en, syllables_es

from evaluation.report import open_report

DATA = Path(__file__).parents[3] / "data"
PAGES = {
    "summary": ("bottom_line", "claims", "objectives", "money", "recommendations", "trust"),
    "brief": ("first_page", "recommendations", "credit", "further"),
}
GRADE, INFLESZ, LONG = 9.0, 60.0, 0.1
"""Highest grade in English, lowest value in Spanish, and share of sentences that may be long."""
LEFT_OUT = {"h2", "h3", "caption", "th", "figure"}
"""Titles, and what stands in a chart."""
OTHERS = {"sure", "quoted", "status", "caveat-line"}
"""Classes of what is quoted, of labels and of the imprint."""


@cache
def paragraphs(language, page):
    """Sentences of a page, without titles, quotations and labels."""
    chapter = getattr(open_report(DATA, language=language), page)
    found = []
    for cell in PAGES[page]:
        root = etree.fromstring(f"<div>{getattr(chapter, cell)().markup}</div>")
        for element in list(root.iter()):
            if element.tag in LEFT_OUT or OTHERS.intersection(element.get("class", "").split()):
                tail = element.tail
                element.clear()
                element.tail = tail
        texts = (re.sub(r"\s+", " ", "".join(e.itertext())).strip() for e in root.iter("p", "li", "td"))
        found += [text for text in texts if text]
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_is_read_without_effort(language, page):
    found = plainness(paragraphs(language, page), language)
    assert len(found.sentences) > 20
    assert found.grade <= GRADE if language == "en" else found.inflesz >= INFLESZ


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_at_most_one_sentence_in_ten_is_long(language, page):
    found = plainness(paragraphs(language, page), language)
    assert len(found.long_sentences) / len(found.sentences) <= LONG, found.long_sentences


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("the", 1), ("used", 1), ("counted", 2), ("people", 2), ("services", 3), ("identified", 4), ("evaluation", 5)],
)
def test_english_syllables_are_counted_as_they_are_spoken(word, syllables):
    assert syllables_en(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("país", 2), ("ciudad", 2), ("guerra", 2), ("quienes", 2), ("héroe", 3), ("alianza", 3), ("fiscalías", 4)],
)
def test_spanish_syllables_are_counted_as_they_are_spoken(word, syllables):
    assert syllables_es(word) == syllables


def test_a_text_of_long_words_in_a_long_sentence_is_found_out():
    text = " ".join(["institutional", "coordination", "mechanisms"] * 9) + "."
    found = plainness([text], "en")
    assert found.grade > GRADE
    assert found.long_sentences == (text,)
    assert plainness([text], "es").inflesz < INFLESZ
