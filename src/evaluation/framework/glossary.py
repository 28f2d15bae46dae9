"""Terms and abbreviations with their words in every language: the package's own, and those of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, Text
from evaluation.locale import SOURCE_LANGUAGE


class Term(Part):
    """One term, what it means, and how it is written.

    `forms` are all forms of the term by language, such as its plural: where a text has one in English, its translation
    has one too. `avoid` are words that must not stand for the term, and `never` are words that stand nowhere at all;
    both by language. Only reviewers and tests read the three.
    """

    term: Text
    definition: Text
    forms: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    avoid: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)


class Abbreviation(Part):
    """An abbreviation in each language and what it stands for there."""

    short: Text
    full: Text


class Glossary(Part):
    """Terms and abbreviations; no term and no abbreviation stands in it twice."""

    terms: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        named = [t.term.of(SOURCE_LANGUAGE) for t in self.terms] + [
            a.short.of(SOURCE_LANGUAGE) for a in self.abbreviations
        ]
        repeated = sorted({name for name in named if named.count(name) > 1})
        if repeated:
            raise ValueError(f"in the glossary twice: {', '.join(repeated)}")
        return self

    def with_those_of(self, other: Glossary) -> Glossary:
        """Both together; where both have an entry, that of the `other` stands."""
        terms = {t.term.of(SOURCE_LANGUAGE): t for t in (*self.terms, *other.terms)}
        abbreviations = {a.short.of(SOURCE_LANGUAGE): a for a in (*self.abbreviations, *other.abbreviations)}
        return Glossary(terms=tuple(terms.values()), abbreviations=tuple(abbreviations.values()))
