"""Which editions are meant: days times areas, and of a survey of what there is also those that stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.errors import ParameterError
from evaluation.load import PartialDate, area_slug, find_area
from evaluation.locale import available_languages
from evaluation.plan.declared_reads import known_on
from evaluation.plan.request import (
    ALL,
    DIALOGUES,
    FORMATS,
    LATEST,
    Request,
    check_choice,
    edition_folder,
    parse_day,
    standing_editions,
)
from evaluation.plan.steps import Action, Listener, Step
from evaluation.plan.units import Data, Row


@dataclass(frozen=True, slots=True)
class Scope:
    """What one edition is about.

    Parameters
    ----------
    as_of : str
        Day as YYYY-MM-DD; empty for the day of the newest source.
    area : str
        Name of the area; empty for the whole programme.
    """

    as_of: str = ""
    area: str = ""


def check_words(request: Request) -> None:
    """Refuse a language, a format or a day that is none.

    Raises
    ------
    ParameterError
    """
    for language in request.languages:
        check_choice("--language", language, available_languages())
    for name in request.formats:
        check_choice("--format", name, FORMATS)
    for word in request.as_of:
        if word not in (DIALOGUES, LATEST):
            parse_day("--as-of", word, (DIALOGUES, LATEST))


def find_scopes(request: Request, data: Data, listener: Listener) -> tuple[Scope, ...]:
    """Editions that a request means: area by area, then the whole programme; by day, the latest at the end.

    Raises
    ------
    ParameterError
        If an area is none, or no dialogue has a usable document.
    """
    days, areas = _days(request.as_of or (LATEST,), data, listener), _areas(request.areas, data)
    scopes = {Scope(day, area) for day in days for area in areas}
    if request.is_standing:
        # an edition of an area that the data no longer knows cannot be made again, so nothing is said of it
        names = {area_slug(row["area"]): row["area"] for row in _known(data)} | {"": ""}
        standing = {Scope(day, names[slug]) for day, slug in standing_editions(request.out_dir) if slug in names}
        scopes |= {
            scope
            for scope in standing
            if (scope.as_of in days or not request.as_of) and (scope.area in areas or not request.areas)
        }
    # last of all today's of the whole, whose front page lists the others
    return tuple(sorted(scopes, key=lambda s: (not s.area, area_slug(s.area), not s.as_of, s.as_of)))


def _known(data: Data) -> list[Row]:
    """Areas that a report can be about: all but those of comparison."""
    compared = (data.framework.get("comparators") or {}).get("areas") or ()
    return [row for row in data.rows("areas") if row.get("area") not in compared]


def _areas(asked: Sequence[str], data: Data) -> set[str]:
    """Areas asked for by name; that of the programme itself, and none, stand for the whole."""
    if not asked:
        return {""}
    known = _known(data)
    whole = str((data.framework.get("programme") or {}).get("area"))
    found = {find_area(word, known, "--area") for word in asked if word != ALL}
    if ALL in asked:
        held = {row.get("area") for row in data.rows("observations")}
        found |= {row["area"] for row in known if row["area"] in held and row["area"] != whole}
    for area in found:
        alike = [row["area"] for row in known if area_slug(row["area"]) == area_slug(area)]
        if len(alike) > 1:
            raise ParameterError(f"--area: {' and '.join(alike)} would share a folder. Rename one in areas.csv.")
    return {"" if area == whole else area for area in found}


def _days(asked: Sequence[str], data: Data, listener: Listener) -> tuple[str, ...]:
    """Days of the editions in order; a dialogue before the first document is left out, and the listener told."""
    days = {"" if word == LATEST else word for word in asked} - {DIALOGUES}
    if DIALOGUES in asked:
        held = [PartialDate(str(entry.get("date"))).last_day().isoformat() for entry in data.entries("dialogues")]
        if not held:
            raise ParameterError("--as-of: the framework names no dialogue. Name a day, such as 2020-02-06.")
        first = min((day for row in data.rows("sources") if (day := known_on(row))), default="")
        for number, day in enumerate(held, 1):
            if day >= first:
                days.add(day)
                continue
            reason = f"no document of sources.csv is known to have appeared by {day}; the first did on {first}"
            listener(Step(Action.LEFT_OUT, edition_folder(day), number, len(held), reason))
        if not days:
            raise ParameterError(f"--as-of: no dialogue has a usable document: the first appeared on {first}.")
    return tuple(sorted(days, key=lambda day: (not day, day)))
