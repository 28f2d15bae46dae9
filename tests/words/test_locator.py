"""Where a figure stands in its document, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.load import read_tables
from evaluation.locale.language import Language
from evaluation.words.locator import place_in_document

DATA = Path(__file__).parents[2] / "data"
HEADINGS = {
    "2024 Trends", "Analysis", "Disminucion en 2020", "Foreign Assistance Awards", "Logro OP3", "Program Background",
    "Prosecution", "Protection", "Sentencias", "The Challenge", "What GAO Found",
}  # fmt: skip


@pytest.mark.parametrize(
    ("locator", "english", "spanish"),
    [
        ("para 4", "paragraph 4", "párrafo 4"),
        ("paras 1-2", "paragraphs 1 to 2", "párrafos 1 a 2"),
        ("Prosecution, para 1", "“Prosecution”, paragraph 1", "“Prosecution”, párrafo 1"),
        ("opening and 'Foreign Assistance Awards'", "opening, “Foreign Assistance Awards”", None),
        ("2014 edition, summary", "edition of 2014, summary", "edición de 2014, síntesis"),
        ("headline text (Lima copy)", "headline of the copy from Lima", "titular de la copia de Lima"),
        ("EFE version", "version of the agency EFE", "versión de la agencia EFE"),
        ("", "", ""),
    ],
)
def test_a_place_is_told_in_words_and_a_heading_is_quoted(locator, english, spanish):
    assert place_in_document(Language.of("en"), locator) == english
    if spanish is not None:
        assert place_in_document(Language.of("es"), locator) == spanish


def test_only_headings_of_documents_are_left_in_their_own_language():
    tables, _ = read_tables(DATA)
    told = {place_in_document(Language.of("en"), o.locator) for o in tables.observations}
    assert {heading for words in told for heading in re.findall("“(.+?)”", words)} <= HEADINGS
