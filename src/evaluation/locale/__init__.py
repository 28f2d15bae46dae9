"""The languages of the reports: English, whose sentences are the message ids, and every language with a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LOCALE_DIR: Final = Path(__file__).parent
DOMAIN: Final = "evaluation"
SOURCE_LANGUAGE: Final = "en"


def catalogue_path(code: str) -> Path:
    """Path of the message catalogue of a language."""
    return LOCALE_DIR / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def available_languages() -> tuple[str, ...]:
    """Codes of the languages a report can be written in: English and every language with a catalogue."""
    return (SOURCE_LANGUAGE, *sorted(folder.name for folder in LOCALE_DIR.iterdir() if _has_catalogue(folder.name)))


def _has_catalogue(code: str) -> bool:
    return catalogue_path(code).is_file()
