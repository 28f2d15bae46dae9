"""The glossary: terms of evaluation from the package, terms and abbreviations of the programme from its framework."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

import yaml
from markupsafe import Markup

from evaluation.evidence import Evidence
from evaluation.framework import Glossary, Text
from evaluation.locale import LOCALE_DIR
from evaluation.locale.language import Language
from evaluation.words.markup import CLASS, definitions, element, heading, paragraph
from evaluation.words.writer import Writer

GLOSSARY_FILE: Final = LOCALE_DIR / "glossary.yaml"


@cache
def own_glossary() -> Glossary:
    """Terms and abbreviations of evaluation, whatever the programme."""
    return Glossary.model_validate(yaml.safe_load(GLOSSARY_FILE.read_text(encoding="utf-8")))


def glossary_of(evidence: Evidence) -> Glossary:
    """The package's glossary with the programme's own; where both have an entry, the programme's stands."""
    return own_glossary().with_those_of(evidence.dataset.framework.glossary)


def abbreviations_of(evidence: Evidence, language: Language) -> dict[str, str]:
    """Every abbreviation in a language with what it stands for, for the renderer to write out at its first use."""
    code = language.code
    return {a.short.of(code): a.full.of(code) for a in glossary_of(evidence).abbreviations}


def glossary_section(writer: Writer) -> Markup:
    """Terms, then abbreviations, each in the order of the report's alphabet."""
    glossary = glossary_of(writer.evidence)
    text = writer.language.text
    parts = [
        paragraph(text("The words that this report uses in one meaning only.")),
        definitions(_entries(writer, ((t.term, t.definition) for t in glossary.terms))),
        heading(3, text("Abbreviations")),
        definitions(_entries(writer, ((a.short, a.full) for a in glossary.abbreviations))),
    ]
    return element("div", *parts, class_=CLASS)


def _entries(writer: Writer, pairs: Iterable[tuple[Text, Text]]) -> list[tuple[Markup, Markup]]:
    code = writer.language.code
    ordered = sorted(pairs, key=lambda pair: _alphabetical(pair[0].of(code)))
    return [(writer.told(word), writer.told(meaning)) for word, meaning in ordered]


def _alphabetical(word: str) -> str:
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
