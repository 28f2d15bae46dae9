"""Which editions are meant: days times areas, and of a survey of what there is also those that stand."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.errors import ParameterError
from evaluation.load import area_slug, find_area
from evaluation.locale import available_languages
from evaluation.plan.data import Choices
from evaluation.plan.manifest import MANIFEST
from evaluation.plan.request import (
    ALL,
    DIALOGUES,
    FORMATS,
    LATEST,
    Request,
    Scope,
    check_choice,
    edition_folder,
    parse_day,
    standing_editions,
)
from evaluation.plan.steps import Action, Listener, Step


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


def find_scopes(request: Request, choices: Choices, listener: Listener) -> tuple[Scope, ...]:
    """Editions that a request means: area by area, then the whole programme; by day, the latest at the end.

    Raises
    ------
    ParameterError
        If an area is none, or no dialogue has a usable document.
    """
    days = _days(request.as_of or (LATEST,), choices, listener)
    areas = _areas(request.areas, choices)
    scopes = {Scope(day, area) for day in days for area in areas}
    if request.is_standing:
        found = {
            scope
            for scope in _standing(request, choices)
            if (scope.as_of in days or not request.as_of) and (scope.area in areas or not request.areas)
        }
        # today's is meant where no day is named; but it may be that nobody ever asked for it
        scopes = found | scopes if request.as_of else found or scopes
    # last of all today's of the whole, whose front page lists the others
    return tuple(sorted(scopes, key=lambda s: (not s.area, area_slug(s.area), not s.as_of, s.as_of)))


def _standing(request: Request, choices: Choices) -> set[Scope]:
    # an edition of an area that the data no longer knows cannot be made again, so nothing is said of it
    names = {area_slug(row["area"]): row["area"] for row in choices.areas} | {"": ""}
    out = request.out_dir
    found = {Scope(day, names[slug]) for day, slug in standing_editions(out) if slug in names}
    reports = (path for code in available_languages() for path in (out / code).glob("*.*"))
    return found | {Scope()} if (out / MANIFEST).exists() or any(reports) else found


def _areas(asked: Sequence[str], choices: Choices) -> set[str]:
    """Areas asked for by name; that of the programme itself, and none, stand for the whole."""
    if not asked:
        return {""}
    known = [row["area"] for row in choices.areas]
    found = {find_area(word, choices.areas, "--area") for word in asked if word != ALL}
    if ALL in asked:
        found |= {area for area in known if area in choices.held and area != choices.area}
    for area in found:
        alike = [name for name in known if area_slug(name) == area_slug(area)]
        if len(alike) > 1:
            raise ParameterError(f"--area: {' and '.join(alike)} would share a folder. Rename one in areas.csv.")
    return {"" if area == choices.area else area for area in found}


def _days(asked: Sequence[str], choices: Choices, listener: Listener) -> tuple[str, ...]:
    """Days of the editions in order; a dialogue before the first document is left out, and the listener told."""
    days = {"" if word == LATEST else word for word in asked} - {DIALOGUES}
    if DIALOGUES in asked:
        held, first = choices.dialogues, choices.first
        if not held:
            raise ParameterError("--as-of: the framework names no dialogue. Name a day, such as 2020-02-06.")
        for number, day in enumerate(held, 1):
            if day >= first:
                days.add(day)
                continue
            reason = f"no document of sources.csv is known to have appeared by {day}; the first did on {first}"
            listener(Step(Action.LEFT_OUT, edition_folder(day), number, len(held), reason))
        if not days:
            raise ParameterError(f"--as-of: no dialogue has a usable document: the first appeared on {first}.")
    return tuple(sorted(days, key=lambda day: (not day, day)))
