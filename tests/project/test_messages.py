"""Every message is in the template, and every catalogue translates all of them."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from evaluation.errors import ParameterError
from evaluation.framework import Text
from evaluation.locale import available_languages, catalogue_path
from evaluation.locale.language import Language
from evaluation.report import open_report

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


def test_numbers_and_dates_follow_the_usage_of_peru():
    spanish = Language.of("es")
    assert spanish.number(1234.5) == "1,234.5"
    assert spanish.date("2017-06-15") == "15 de junio de 2017"
    assert spanish.percent(0.248, 1) == "24.8\u00a0%"
    assert spanish.period(dt.date(2017, 1, 1), dt.date(2017, 7, 31)) == "enero–julio de 2017"
    assert spanish.period(dt.date(2017, 9, 1), dt.date(2018, 7, 31), short=True) == "set. 2017 – jul. 2018"
    assert spanish.join(["a", "b", "c"]) == "a, b y c"


@pytest.mark.parametrize("code", CATALOGUES)
def test_none_one_and_two_things_take_the_forms_of_the_catalogue(code):
    language = Language.of(code)
    plurals = [m for m in read(catalogue_path(code)) if m.id and m.pluralizable]
    assert plurals
    for message in plurals:
        places = {name: f"{{{name}}}" for name in re.findall(r"\{(\w+)\}", message.id[0])}
        said = [language.plural(*message.id, n, **places) for n in (0, 1, 2)]
        assert said == [message.string[1], message.string[0], message.string[1]]


def test_spanish_counts_agree_with_their_nouns():
    def said(n):
        one, many = (f"{{n}} {word} of today's definition before the program" for word in ("figure", "figures"))
        return Language.of("es").plural(one, many, n)

    assert [said(n) for n in (0, 1, 2)] == [
        "0 cifras de la definición actual antes del programa",
        "1 cifra de la definición actual antes del programa",
        "2 cifras de la definición actual antes del programa",
    ]


@pytest.fixture
def third_language(tmp_path, monkeypatch):
    """A catalogue of a third language in a folder of its own, beside that of Spanish."""
    folder = tmp_path / "pt" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "evaluation.po").write_text(
        "# Portuguese, as far as the test needs it.\n"
        'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"X-Paper: a4\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Sources"\nmsgstr "Fontes"\n\nmsgid "MMMM d, y"\nmsgstr "d \'de\' MMMM \'de\' y"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("evaluation.locale.LOCALE_DIR", tmp_path)
    return Language.of("pt")


def test_a_catalogue_is_all_that_a_third_language_needs(third_language):
    assert available_languages() == ("en", "pt")
    assert third_language.text("Sources") == "Fontes"
    assert third_language.date("2017-06-15") == "15 de junho de 2017"
    assert third_language.number(1234.5) == "1.234,5"
    assert third_language.paper == "a4"


def test_a_third_language_reads_its_own_texts_of_the_framework_and_else_the_english_ones():
    text = Text.model_validate({"en": "Justice", "es": "Justicia", "pt": "Justiça"})
    assert text.of("pt") == "Justiça"
    assert text.of("fr") == "Justice"


def test_a_report_in_a_third_language_can_be_written_with_what_is_translated_so_far(third_language):
    report = open_report(ROOT / "data", language="pt")
    assert "<h2>Fontes</h2>" in report.sheets("1").sources().markup


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The template as the catalogue of another language: `copied("pt")`, with another header where one is given."""

    def copy(code, header=""):
        path = tmp_path / code / "LC_MESSAGES" / "evaluation.po"
        path.parent.mkdir(parents=True)
        template = (ROOT / "src/evaluation/locale/evaluation.pot").read_text(encoding="utf-8")
        path.write_text(template.replace('"Language: \\n"', header or '"Language: \\n"'), encoding="utf-8")
        monkeypatch.setattr("evaluation.locale.LOCALE_DIR", tmp_path)
        return Language.of(code)

    return copy


def test_a_copy_of_the_template_works_at_once(copied):
    language = copied("pt")
    assert (language.paper, language.number(1234.5)) == ("a4", "1.234,5")
    assert language.text("Sources") == "Sources"
    assert language.date("2017-06-15")


def test_a_folder_may_be_named_as_an_address_names_a_language(copied):
    assert copied("pt-BR").number(1234.5) == "1.234,5"


def test_a_language_whose_numbers_nobody_knows_is_named(copied):
    with pytest.raises(ParameterError, match="how numbers and dates are written in 'xyzzy' is not known"):
        copied("xyzzy").number(1)


def test_the_header_of_a_catalogue_may_name_another_one(copied):
    assert copied("quz", '"Language: es_PE\\n"').number(1234.5) == "1,234.5"
