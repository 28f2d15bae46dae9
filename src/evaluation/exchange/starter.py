"""The smallest sheet that shows everything: what `evaluation new` writes where nobody hands it a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evaluation.exchange.grid import Grid
from evaluation.exchange.headings import DIRECTIONS, HEADINGS, KINDS, READS
from evaluation.locale.language import Language, _

NAME: Final = "example"
OBJECTIVE: Final = _("Children who need help get it")
ASSISTED: Final = _("Children who were helped")
BACK: Final = _("Children back in school")
CHILDREN: Final = _("children")
PERCENT: Final = _("percent")
REGISTER: Final = _("Case register (an example; put your own in its place)")
SURVEY: Final = _("School survey (an example; put your own in its place)")
TITLE: Final = _("Example program")
PLACE: Final = _("Example place")


def starter_grid(language: Language) -> Grid:
    """A sheet of two indicators with a few figures, in a language."""
    columns = ("objective", "indicator", "unit", "kind", "direction", "baseline", "baseline_period", "target")
    head = [language.text(HEADINGS[name]) for name in (*columns, "target_period")]
    tail = [language.text(HEADINGS[name]) for name in ("source", "read")]
    says = language.text

    def row(indicator: str, unit: str, kind: str, numbers: tuple[str, ...], source: str) -> tuple[str, ...]:
        begun = (says(OBJECTIVE), says(indicator), says(unit), says(KINDS[kind]), says(DIRECTIONS["rise"]))
        return (*begun, *numbers, says(source), says(READS["whole"]))

    return Grid(
        f"{NAME}.csv",
        "",
        (
            (*head, "2024", "2025", *tail),
            row(ASSISTED, CHILDREN, "count", ("120", "2023", "500", "2027", "180", "240"), REGISTER),
            row(BACK, PERCENT, "share", ("41", "2023", "70", "2027", "48", ""), SURVEY),
        ),
    )


def starter_programme(language: Language) -> Mapping[str, str]:
    """What is said of the programme of that sheet."""
    return {"id": NAME, "title": language.text(TITLE), "area": language.text(PLACE), "start": "2024", "end": "2027"}
