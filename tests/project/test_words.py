"""The words of the whole report in both languages: nothing untranslated, nothing unexplained, the same findings."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset
from evaluation.load import Words
from evaluation.report.parts.glossary import own_glossary
from evaluation.words.markup import CLASS as GLOSSARY

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("en", "es")
CAPITALS = re.compile(r"(?<![\w./-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![\w-])")
FOREIGN = {
    "es": re.compile(r"\b(the|of|and|which|with|were|was|not|from|by|for|are|this|that)\b", re.IGNORECASE),
    "en": re.compile(r"\b(el|los|las|del|que|por|para|una|con|según|años)\b", re.IGNORECASE),
}
"""Words that no sentence of the report's own language has."""
STANDARDS = {"AA", "PDF", "EE. UU.", "US$"}
"""What everybody knows by it: a level of the guidelines, a kind of file, a country and its money."""
MEDIA = {"AP", "AP Noticias", "EFE", "El Comercio", "FCC Times", "TN8", "TV Sur"}
"""Names of media that our remarks on documents mention."""


@pytest.fixture(scope="module")
def dataset():
    """The real data."""
    return open_dataset(DATA)


@pytest.fixture(scope="module")
def glossary(dataset):
    """The package's glossary with that of the programme."""
    return own_glossary().with_those_of(dataset.framework.glossary)


@pytest.fixture(scope="module")
def names(dataset, glossary):
    """Words that are the same in both languages because the tables or the glossary say so: names, and a few words."""
    pairs = [(a.full.en, a.full.es) for a in glossary.abbreviations]
    for table in (dataset.tables.authorities, dataset.tables.areas, dataset.tables.units, dataset.tables.measures):
        for row in table.values():
            words = [found for f in dataclasses.fields(row) if isinstance(found := getattr(row, f.name), Words)]
            pairs += [(text.only("en"), text.only("es")) for text in words]
    return (
        {english for english, spanish in pairs if english == spanish}
        | {a.short.en for a in glossary.abbreviations}
        | MEDIA
        | {"blog", "PDF/A-3a", "PDF/UA-1"}
    )


def _has_words(text):
    return re.search(r"[^\W\d_]{2}", text) is not None


def _plain(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("part", [None, "Cusco"])
def test_no_words_are_the_same_in_both_reports_but_names_titles_and_what_is_marked_as_foreign(made, names, part):
    english = {_plain(text) for _, text in made("en", part).places()}
    spanish = {_plain(text) for e, text in made("es", part).own_places() if e.get("data-n") != "reference"}
    assert {text for text in spanish & english if _has_words(text) and not _is_listing_of(text, names)} == set()


def _is_listing_of(text, names):
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return not _has_words(text)


@pytest.mark.parametrize("part", [None, "Cusco", "Puno (Desaguadero)"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_is_half_in_the_other_language(made, names, code, part):
    found = []
    for _, text in made(code, part).own_places():
        rest = text
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "")
        found += [text for match in FOREIGN[code].findall(rest) if match]
    assert found == []


def test_no_chart_of_the_spanish_report_has_an_english_label(made, names, dataset):
    shared = set(made("es").drawn()) & set(made("en").drawn())
    lines = {text for text in shared if _has_words(text)}
    places = [(area.name.only("en"), area.name.only("es")) for area in dataset.tables.areas.values()]

    def is_of_a_name(line):
        """On a tile a name may stand on two lines, be broken with a hyphen, or be cut where it has no room."""
        shown = line.rstrip("…-")
        return any(shown in name for name in names) or any(shown in en and shown in es for en, es in places)

    assert {line for line in lines if not is_of_a_name(line)} == set()


def test_no_alternative_text_or_label_is_the_same_in_both_reports(made):
    def said(code):
        kinds = ("alt", "aria-label")
        return {_plain(e.get(kind)) for e in made(code).page.iter() for kind in kinds if e.get(kind)}

    assert said("es") & said("en") == set()


def test_both_reports_state_the_same_findings(findings):
    assert findings("en") == findings("es")


@pytest.mark.parametrize("part", [None, 1, "Cusco"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_abbreviation_is_written_out_where_a_reader_first_meets_it(made, glossary, code, part):
    document = made(code, part)
    for abbreviation in glossary.abbreviations:
        short, full = abbreviation.short.of(code), abbreviation.full.of(code)
        first = next((e for e, text in document.own_places() if _has(text, short) and not _is_folded(e)), None)
        if first is not None:
            assert full.casefold() in _around(first).casefold(), short


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_report_uses_no_abbreviation_that_it_does_not_explain(made, glossary, code):
    listed = MEDIA | STANDARDS | {a.short.of(code) for a in glossary.abbreviations}
    unexplained = set()
    for _, text in made(code).own_places():
        rest = text
        for short in sorted(listed, key=len, reverse=True):
            rest = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", "", rest)
        unexplained |= set(CAPITALS.findall(rest))
    assert unexplained == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_glossary_of_the_report_lists_every_term_and_abbreviation(made, glossary, code):
    (listed,) = made(code).page.find_class(GLOSSARY)
    words = [_plain(dt.text_content()) for dt in listed.iter("dt")]
    wanted = [t.term.of(code) for t in glossary.terms] + [a.short.of(code) for a in glossary.abbreviations]
    assert sorted(words) == sorted(wanted)


def _has(text, short):
    return re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text) is not None


def _is_folded(element):
    return any(e.tag == "details" for e in (element, *element.iterancestors()))


def _around(element):
    """Text of the paragraph, cell or glossary entry around an element."""
    if element.tag == "abbr":
        element = element.getparent()
    block = next((e for e in (element, *element.iterancestors()) if e.tag in ("p", "li", "td", "th", "dd")), None)
    if block is None:
        block = element.getparent()
    return block.text_content()
