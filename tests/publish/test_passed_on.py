"""What is passed on beside the reports: short enough, every number a finding, the same bytes each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from evaluation.assess import assess
from evaluation.errors import RenderError
from evaluation.evidence import as_known_on, open_dataset
from evaluation.findings import findings_of
from evaluation.publish.passed_on import files_to_pass_on
from evaluation.report.passed_on import LONGEST_PICTURE, LONGEST_TEXT

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("en", "es")


@pytest.fixture(scope="module")
def progress():
    """The real programme as known today."""
    return assess(as_known_on(open_dataset(DATA)))


@pytest.fixture(scope="module")
def files(progress):
    """What is passed on of it."""
    return files_to_pass_on(progress, findings_of(progress), LANGUAGES)


def with_sentence(progress, id_, **changes):
    """The same programme with another text of one of its sentences."""
    evidence = progress.evidence
    appraisal = evidence.dataset.framework.appraisal
    told = tuple(s.model_copy(update=changes) if s.id == id_ else s for s in appraisal.sentences)
    appraisal = appraisal.model_copy(update={"sentences": told})
    framework = evidence.dataset.framework.model_copy(update={"appraisal": appraisal})
    dataset = dataclasses.replace(evidence.dataset, framework=framework)
    return dataclasses.replace(progress, evidence=dataclasses.replace(evidence, dataset=dataset))


def test_each_language_has_a_text_and_a_picture(files):
    assert sorted(files) == [f"{code}/summary.{suffix}" for code in LANGUAGES for suffix in ("png", "txt")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_text_can_be_pasted_and_says_when_how_surely_and_where_to_read_on(files, code):
    text = files[f"{code}/summary.txt"].decode()
    assert len(text) <= LONGEST_TEXT
    assert {"en": "As known on August 1, 2026", "es": "Datos al 1 de agosto de 2026"}[code] in text
    assert {"en": "[shown]", "es": "[demostrado]"}[code] in text
    assert "evaluation.pdf" in text
    assert "<" not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_picture_is_a_portrait_for_a_phone(files, code):
    with Image.open(io.BytesIO(files[f"{code}/summary.png"])) as picture:
        assert picture.size == (1080, 1350)


def test_both_are_the_same_in_every_run(progress, files):
    assert files_to_pass_on(progress, findings_of(progress), LANGUAGES) == files


def test_nothing_is_passed_on_of_a_day_on_which_nothing_could_be_judged():
    progress = assess(as_known_on(open_dataset(DATA), dt.date(2018, 1, 1)))
    assert files_to_pass_on(progress, findings_of(progress), LANGUAGES) == {}


def test_a_sentence_that_is_too_long_for_the_picture_is_refused(progress):
    text = progress.evidence.dataset.framework.appraisal.sentences[0].text
    long = text.model_copy(update=dict.fromkeys(LANGUAGES, "It is so. " * (LONGEST_PICTURE // 8)))
    with pytest.raises(RenderError, match=r"summary\.png|picture are too long"):
        files_to_pass_on(with_sentence(progress, "S08", short=long), findings_of(progress), ["en"])


def test_a_sentence_that_must_be_read_again_is_not_passed_on_and_stops_no_build(progress, files):
    changed = with_sentence(progress, "S08", rests_on={"F0402": 99.0})
    text = files_to_pass_on(changed, findings_of(progress), ["en"])["en/summary.txt"].decode()
    assert "Whether traffickers of children" in files["en/summary.txt"].decode()
    assert "Whether traffickers of children" not in text
