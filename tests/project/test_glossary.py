"""The reviewed glossary rules the texts: catalogue, framework and tables use its terms, and none that it rules out."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from pydantic import ValidationError

from evaluation.evidence import open_dataset
from evaluation.framework import Glossary, Text
from evaluation.framework.parts import Part
from evaluation.load import Words
from evaluation.locale import catalogue_path
from evaluation.report.parts.glossary import own_glossary

DATASET = open_dataset(Path(__file__).parents[2] / "data")
GLOSSARY = own_glossary().with_those_of(DATASET.framework.glossary)
TERMS = {term.term.en: term for term in GLOSSARY.terms}


def texts(part):
    """Every text in a part of the framework."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from texts(value)


def pairs(*parts):
    """Every English text with its Spanish: messages, parts of the framework, names in the tables."""
    with catalogue_path("es").open("rb") as file:
        for message in read_po(file):
            if message.id and message.pluralizable:
                yield from zip(message.id, message.string, strict=True)
            elif message.id:
                yield message.id, message.string
    yield from ((text.en, text.es) for text in texts(parts))
    tables = DATASET.tables
    rows = [*tables.authorities.values(), *tables.areas.values(), *tables.units.values(), *tables.measures.values()]
    for row in [*rows, *tables.milestones, *tables.sources.values()]:
        words = [found for f in dataclasses.fields(row) if isinstance(found := getattr(row, f.name), Words)]
        yield from ((text.only("en"), text.only("es")) for text in words)


ALL = pairs(DATASET.framework, DATASET.corrections, own_glossary())
NAMES = re.compile(r"\{\w+\}|\b\w+\.(?:csv|json|txt|yaml)\b")
"""Placeholders and names of files, which are no words."""
PAIRS = [(NAMES.sub("", english), NAMES.sub("", spanish)) for english, spanish in ALL]


def holds(text, words):
    return any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) for word in words)


@pytest.mark.parametrize("name", [name for name, term in TERMS.items() if term.forms])
def test_where_the_english_has_a_term_the_spanish_has_it_too(name):
    forms = TERMS[name].forms
    assert [(en, es) for en, es in PAIRS if holds(en, forms["en"]) and not holds(es, forms["es"])] == []


@pytest.mark.parametrize("name", [name for name, term in TERMS.items() if term.avoid.get("es")])
def test_no_translation_uses_a_word_that_the_glossary_rules_out_for_the_term(name):
    term = TERMS[name]
    elsewhere = [t for t in GLOSSARY.terms if t is not term and t.forms]

    def is_another_term(english, word):
        return any(word in form for t in elsewhere for form in t.forms["es"] if holds(english, t.forms["en"]))

    assert [
        (english, spanish, word)
        for english, spanish in PAIRS
        for word in term.avoid["es"]
        if holds(english, term.forms["en"]) and holds(spanish, [word]) and not is_another_term(english, word)
    ] == []


@pytest.mark.parametrize("code", ["en", "es"])
def test_no_text_has_a_word_that_the_glossary_rules_out_altogether(code):
    never = [word for term in GLOSSARY.terms for word in term.never.get(code, ())]
    assert never
    assert [text for pair in PAIRS if holds(text := pair[code == "es"], never)] == []


def test_what_was_not_found_is_not_said_to_be_unpublished():
    english = re.compile(
        r"\b(no|only) [^.;]*\b(is|are|was|were) published\b|\bnever set\b|\bnot public\b", re.IGNORECASE
    )
    spanish = re.compile(r"\b(no|solo) se public(a|an|ó|aron)\b|\bno es públic[oa]\b", re.IGNORECASE)
    assert [
        text for pair in PAIRS for text, bad in zip(pair, (english, spanish), strict=True) if bad.search(text)
    ] == []


def test_every_text_of_the_framework_is_translated_but_for_abbreviations():
    same = {text.en for part in (DATASET.framework, DATASET.corrections) for text in texts(part) if text.en == text.es}
    abbreviations = DATASET.framework.glossary.abbreviations
    assert same <= {text for a in abbreviations for text in (a.short.en, a.full.en)}


def test_every_abbreviation_of_the_programme_stands_in_some_text():
    others = DATASET.framework.model_copy(update={"glossary": Glossary()})
    spanish = " ".join(es for _, es in pairs(others, DATASET.corrections))
    assert [a.short.es for a in GLOSSARY.abbreviations if not holds(spanish, [a.short.es])] == []


def test_a_programme_may_define_a_term_of_the_package_in_its_own_way():
    own = Glossary.model_validate(
        {"terms": [{"term": {"en": "target", "es": "meta"}, "definition": {"en": "Ours.", "es": "La nuestra."}}]}
    )
    found = {t.term.en: t.definition.en for t in own_glossary().with_those_of(own).terms}
    assert found["target"] == "Ours."
    assert len(found) == len(own_glossary().terms)


def test_a_term_that_stands_in_a_glossary_twice_is_refused():
    entry = {"short": {"en": "ILO", "es": "OIT"}, "full": {"en": "a", "es": "b"}}
    with pytest.raises(ValidationError, match="in the glossary twice: ILO"):
        Glossary.model_validate({"abbreviations": [entry, entry]})
