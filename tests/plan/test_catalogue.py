"""Which part of a catalogue decides what."""

from __future__ import annotations

import pytest

from evaluation.locale import catalogue_path
from evaluation.plan.catalogue import fingerprint_catalogue
from evaluation.plan.fingerprint import COMPUTES, TEMPLATE

POT = """#: src/evaluation/report/chapters/money.py
msgid "Amount"
msgstr ""

#: src/evaluation/render/paper/pdf.py
msgid "Page"
msgstr ""

#: src/evaluation/render/paper/pdf.py
#: src/evaluation/report/chapters/summary.py
msgid "Long "
"sentence"
msgstr ""

#: notebooks/01-summary.ipynb
msgid "## Head"
msgstr ""
"""
PO = """# Spanish.
msgid ""
msgstr "Language: es\\n"

msgid "Amount"
msgstr "Monto"

#. for translators
msgid "Page"
msgstr "Página"

msgid ""
"Long sentence"
msgstr "Oración larga"

msgid "## Head"
msgstr "## Título"

msgid "Unknown"
msgstr "Desconocido"
"""


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Monto", "Importe", {"computes", "renders"}),
        ("Página", "Pág.", {"renders"}),
        ("Oración larga", "Oración", {"computes", "renders"}),
        ("## Título", "## Otro", {"renders"}),
        ("Desconocido", "Otro", {"computes", "renders"}),
        ("Language: es", "Language: es_PE", {"computes", "renders"}),
        ("#. for translators", "#. for others", set()),
        ('msgid "Amount"\nmsgstr "Monto"\n\n', "", {"computes", "renders"}),
    ],
)
def test_a_message_decides_the_step_that_uses_it(tmp_path, old, new, changed):
    template, catalogue = tmp_path / "evaluation.pot", tmp_path / "evaluation.po"
    template.write_text(POT, encoding="utf-8")
    assert old in PO
    found = []
    for text in (PO, PO.replace(old, new)):
        catalogue.write_text(text, encoding="utf-8")
        found.append(fingerprint_catalogue(catalogue, template, COMPUTES))
    before, after = found
    assert {name for name in ("computes", "renders") if getattr(before, name) != getattr(after, name)} == changed


def test_of_the_project_some_messages_are_only_rendered_and_most_are_not(tmp_path):
    catalogue = tmp_path / "evaluation.po"
    text = catalogue_path("es").read_text(encoding="utf-8")
    catalogue.write_text(text, encoding="utf-8")
    before = fingerprint_catalogue(catalogue, TEMPLATE, COMPUTES)
    catalogue.write_text(text.replace("## Sobre este informe", "## Otro"), encoding="utf-8")
    assert fingerprint_catalogue(catalogue, TEMPLATE, COMPUTES).computes == before.computes
    assert 'msgstr "Indicador"' in text
    catalogue.write_text(text.replace('msgstr "Indicador"', 'msgstr "Otra cosa"'), encoding="utf-8")
    assert fingerprint_catalogue(catalogue, TEMPLATE, COMPUTES).computes != before.computes
