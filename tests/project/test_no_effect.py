"""What changed is told, and never called what the programme brought about: nothing here could show that."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from babel.messages.pofile import read_po

from evaluation.locale import available_languages, catalogue_path

ROOT = Path(__file__).parents[2]
RULED_OUT = re.compile(r"\b(?:effects?|impacts? on|efectos?|impactos? en)\b", re.IGNORECASE)
WRITTEN = [
    ROOT / "src" / "evaluation" / "locale" / "glossary.yaml",
    *(ROOT / "data" / name for name in ("framework.yaml", "corrections.yaml")),
]


def strings(part):
    """Every string within what a YAML file holds."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from strings(inner)


def messages():
    """Every message of the template and each translation of it."""
    for code in (code for code in available_languages() if code != "en"):
        with catalogue_path(code).open("rb") as file:
            for message in read_po(file):
                for text in (message.id, message.string):
                    yield from [text] if isinstance(text, str) else text


def test_no_message_and_no_text_of_ours_speaks_of_an_effect():
    texts = [*messages(), *(s for path in WRITTEN for s in strings(yaml.safe_load(path.read_text("utf-8"))))]
    assert [text for text in texts if RULED_OUT.search(text)] == []
