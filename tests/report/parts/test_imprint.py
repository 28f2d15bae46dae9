"""Whom to write to stands in the imprint only where there is an address."""

from __future__ import annotations

import pytest

from evaluation.framework import Appraisal, Text
from evaluation.locale.language import Language
from evaluation.report.parts.imprint import imprint_of


@pytest.fixture
def programme(evidence, observation):
    """A programme with other authors and another address."""
    found = evidence([observation("F1", 8, 2016)]).dataset.framework.programme
    return lambda **changes: found.model_copy(update=changes)


@pytest.mark.parametrize(("language", "write"), [("en", "write to"), ("es", "escriba a")])
def test_an_address_is_printed_where_there_is_one_and_never_made_up(programme, language, write):
    words = Language.of(language)
    assert write not in " ".join(imprint_of(programme(), words))
    assert f"{write} someone@example.org" in imprint_of(programme(contact="someone@example.org"), words)[-1]


def test_authors_are_named_where_somebody_answers_for_the_report(programme):
    assert imprint_of(programme(), Language.of("en")) == ["imprint"]
    named = imprint_of(programme(authors=Text(en="A team", es="Un equipo")), Language.of("es"))
    assert named == ["imprint (es)", "Autoría: Un equipo."]


@pytest.mark.parametrize(("author", "is_said"), [(None, True), (Text(en="A team", es="Un equipo"), False)])
def test_judgment_that_nobody_signed_says_so_and_other_says_nothing(programme, author, is_said):
    appraisal = Appraisal.model_construct(author=author)
    said = " ".join(imprint_of(programme(), Language.of("en"), appraisal))
    assert ("no evaluator has signed" in said) is is_said
