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
    "2024 Trends", "Analysis", "Criminal Law Enforcement", "Description", "Detected trafficking victims",
    "Disminucion en 2020", "Enforcements", "Foreign Assistance Awards", "Labor Law Enforcement",
    "Offences", "Persons brought into formal contact", "Persons convicted", "Program Background",
    "Prosecution", "Protection",
    "Sentencias", "Street Educators", "The Challenge", "What GAO Found", "Yachay", "trata / por_anio",
    "trata / por_distrito_fiscal",
}  # fmt: skip


@pytest.mark.parametrize(
    ("locator", "english", "spanish"),
    [
        ("para 4", "paragraph 4", "párrafo 4"),
        ("paras 1-2", "paragraphs 1 to 2", "párrafos 1 a 2"),
        ("Prosecution, para 1", "“Prosecution”, paragraph 1", "“Prosecution”, párrafo 1"),
        ("opening and 'Foreign Assistance Awards'", "opening, “Foreign Assistance Awards”", None),
        ("p. 83-84", "pages 83 to 84", "páginas 83 a 84"),
        ("p. 10, graph 1", "page 10, chart 1", "página 10, gráfico 1"),
        ("text after table 6", "text after table 6", "texto después del cuadro 6"),
        ("columns EF_/EM_", "column EF_/EM_", "columna EF_/EM_"),
        ("rows of the country, Offences", "rows of the country, “Offences”", "filas del país, “Offences”"),
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
