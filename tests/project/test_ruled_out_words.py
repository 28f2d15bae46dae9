"""Words that readers stumble over stand nowhere in what a report can print: British spelling, jargon, calques."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "src" / "evaluation" / "locale"
WORDS = {
    "en": (
        r"programmes?",
        r"speciali[s]ed|recogni[s]ed?|organi[s]ations?|formali[s]ed|analy[s]ed",
        r"labour|centres?|centred|neighbouring|behaviour|favourable|defence|licence|judgement|towards",
        r"money of",
        r"(?:un)?wanted direction|is wanted|are wanted|as wanted",
        r"sentences that convict(?! or)|taken back|complete, speciali[sz]ed help",
        r"place in the chain|read with care|whose figures$|figures beside the series|fits better",
        r"we could read",
        r"thunderstorm|sun with cloud",
        r"open an issue",
        r"specifications? that|all specifications",
    ),
    "es": (
        r"veredictos?",
        r"juicio|juzgar?|juzgan|juzgad[oa]s? (?:por|según)",
        r"lecturas",
        r"autoridad(?:es)?",
        r"menores? de edad",
        r"saldos?",
        r"según lo conocido|huella",
        r"ampliación|se amplió",
        r"puestos (?:policiales|fiscales)",
        r"sentido (?:buscado|deseado)",
        r"relatad[oa]|relato",
        r"especificaci(?:ón|ones)",
        r"ofreci(?:ó|do|eron)",
        r"nube|tormenta",
        r"pudimos leer",
        r"a lo más|léase con cuidado|de quién son las cifras$",
        r"incidencia|albergues?",
        r"auditoría de los estados unidos|auditoría del congreso",
        r"millones de soles",
    ),
}
"""By language, as patterns of whole words."""
NAMES = ("International Labour Organization", "Organisation for Economic Co-operation")
"""Names that bodies give themselves."""
FOLDER = ("framework.yaml", "corrections.yaml")
TABLES = ("areas", "authorities", "measures", "milestones", "targets", "units")


def _of_yaml(content: object, code: str) -> Iterator[str]:
    """Texts of a language in a YAML file; what a glossary rules out is no text."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == code and isinstance(value, str):
                yield value
            elif key not in ("avoid", "never", "forms"):
                yield from _of_yaml(value, code)
    elif isinstance(content, list):
        for value in content:
            yield from _of_yaml(value, code)


def _of_catalogue(code: str) -> Iterator[str]:
    path = LOCALE / "evaluation.pot" if code == "en" else LOCALE / code / "LC_MESSAGES" / "evaluation.po"
    with path.open("rb") as file:
        catalogue = list(read_po(file))
    for message in catalogue:
        said = message.id if code == "en" else message.string
        yield from [said] if isinstance(said, str) else said


def texts(code: str) -> Iterator[str]:
    """Everything that a report in a language can print of our own words."""
    yield from _of_catalogue(code)
    for path in (*(ROOT / "data" / name for name in FOLDER), LOCALE / "glossary.yaml"):
        yield from _of_yaml(yaml.safe_load(path.read_text(encoding="utf-8")), code)
    for name in TABLES:
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (text for column, text in row.items() if column.endswith(f"_{code}") and text)
    if code == "en":
        for path in (ROOT / "notebooks").glob("*.ipynb"):
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            yield from ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def found(code: str, said: str) -> list[str]:
    """Words of the list that a text has."""
    for name in NAMES:
        said = said.replace(name, "")
    plain = re.sub(r"\{\w+\}", "", said)
    return [m[0] for word in WORDS[code] for m in re.finditer(rf"(?<!\w)(?:{word})(?!\w)", plain, re.IGNORECASE)]


@pytest.mark.parametrize("code", WORDS)
def test_no_text_has_a_word_that_is_ruled_out(code):
    faults = [(words, said) for said in texts(code) if (words := found(code, said))]
    assert faults == []


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        ("en", "The programme’s money of", ["programme", "money of"]),
        ("en", "International Labour Organization", []),
        ("en", "Reports of {programme}", []),
        ("es", "Sin veredicto de la autoridad", ["veredicto", "autoridad"]),
        ("es", "La valoración de la entidad", []),
    ],
)
def test_a_word_is_found_as_a_whole_and_names_are_left_alone(code, said, words):
    assert found(code, said) == words


@pytest.mark.parametrize("code", WORDS)
def test_all_places_are_looked_at(code):
    assert len(list(texts(code))) > 2500
