"""Every message is in the template, and every catalogue translates all of them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from evaluation.report.language import Language, available_languages, catalogue_path

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
messages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(messages)
CATALOGUES = [code for code in available_languages() if code != "en"]


def read(path):
    with path.open("rb") as file:
        return read_po(file)


def test_the_template_holds_every_message_of_library_template_and_notebooks():
    assert messages.TEMPLATE.read_text(encoding="utf-8") == messages.template()


def test_there_is_a_spanish_catalogue():
    assert "es" in CATALOGUES


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_catalogue_translates_every_message_and_no_other(code):
    wanted = {m.id for m in read(messages.TEMPLATE) if m.id}
    catalogue = read(catalogue_path(code))
    assert {m.id for m in catalogue if m.id and all(m.string if m.pluralizable else [m.string])} == wanted
    assert not [m.id for m in catalogue if m.fuzzy and m.id]


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_translation_has_the_placeholders_of_its_message(code):
    def placeholders(text):
        return sorted(set(re.findall(r"\{(\w+)\}", text)))

    for message in read(catalogue_path(code)):
        if not message.id:
            continue
        pairs = zip(message.id, message.string, strict=True) if message.pluralizable else [(message.id, message.string)]
        for english, translated in pairs:
            assert placeholders(english) == placeholders(translated)


@pytest.mark.parametrize("code", CATALOGUES)
def test_a_translated_heading_stays_a_heading_of_its_level(code):
    for message in read(catalogue_path(code)):
        if isinstance(message.id, str) and message.id.startswith("#"):
            assert message.string.split(" ")[0] == message.id.split(" ")[0]


def test_a_target_is_never_called_an_objective_in_spanish():
    for message in read(catalogue_path("es")):
        if isinstance(message.id, str) and "target" in message.id.lower():
            assert "objetivo" not in message.string.lower()


def test_numbers_and_dates_follow_the_usage_of_peru():
    spanish = Language.of("es")
    assert spanish.number(1234.5) == "1,234.5"
    assert spanish.date("2017-06-15") == "15 de junio de 2017"
    assert spanish.percent(0.248, 1) == "24.8\u00a0%"
    assert spanish.plural("{n} figure before the programme", "{n} figures before the programme", 1).startswith(
        "1 cifra "
    )
