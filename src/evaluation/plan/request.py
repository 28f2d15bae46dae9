"""What somebody asks a build for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError
from evaluation.load import PartialDate, area_slug, did_you_mean
from evaluation.plan.conditions import Conditions

FORMATS: Final = ("html", "pdf")
DIALOGUES: Final = "dialogues"
"""Stands for the days of all annual dialogues that the framework names."""
LATEST: Final = "latest"
"""Stands for the day of the newest source; the default."""
ALL: Final = "all"
"""Stands for every area that has figures of its own."""
AREA: Final = "area"
"""Kind of edition that is about an area, as the metadata of its notebooks name it."""


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

    @property
    def folder(self) -> str:
        """Folder of the edition below the output folder; empty for the latest of the whole programme."""
        return edition_folder(self.as_of, self.area)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built.

    Parameters
    ----------
    data_dir, notebooks_dir, out_dir : Path
    languages : tuple of str, optional
        Those of the programme if left out.
    objectives : tuple of str, optional
        Confines the build to the chapters of these objectives.
    as_of : tuple of str, optional
        One edition for each: a day as YYYY-MM-DD, `latest` or `dialogues`; today's if left out.
    areas : tuple of str, optional
        One edition for each: an area by any of its names, or `all`; the whole programme if left out.
    is_standing : bool, optional
        Whether leaving out days or areas means those of which editions lie in the output folder, today's among them.
    formats : tuple of str, optional
    workers : int, optional
        Most notebooks at a time.
    conditions : Conditions, optional
        What each notebook may use, and where it runs.
    """

    data_dir: Path
    notebooks_dir: Path
    out_dir: Path
    languages: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    as_of: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    is_standing: bool = False
    scenario: str = "all"
    formats: tuple[str, ...] = FORMATS
    workers: int = 1
    conditions: Conditions = field(default_factory=Conditions)


def edition_folder(as_of: str, area: str = "") -> str:
    """Folder of an edition below the output folder: reports as of a day or about an area lie apart from the others."""
    parts = (("as-of", as_of), (AREA, area_slug(area)))
    return "/".join(f"{kind}/{value}" for kind, value in parts if value)


def standing_editions(out_dir: Path) -> tuple[tuple[str, str], ...]:
    """Day and folder name of the area of each edition below an output folder, beside today's of the whole.

    An edition that a killed build began is one, too.
    """
    found = []
    for pattern in ("as-of/*", f"{AREA}/*", f"as-of/*/{AREA}/*"):
        for folder in filter(_has_files, out_dir.glob(f"{pattern}/")):
            words = folder.relative_to(out_dir).parts
            named = dict(zip(words[::2], words[1::2], strict=True))
            found.append((named.get("as-of", ""), named.get(AREA, "")))
    return tuple(sorted((day, area) for day, area in found if not day or _is_day(day)))


def _has_files(folder: Path) -> bool:
    """Whether files of an edition lie in a folder; those of its areas lie deeper."""
    found = (path for pattern in ("*", "*/*") for path in folder.glob(pattern))
    return any(path.is_file() and not path.name.startswith(".") for path in found)


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except ValueError:
        return False
    return True


def read_day(text: str) -> dt.date:
    """Day written as YYYY-MM-DD.

    Raises
    ------
    ValueError
        If it is written otherwise.
    """
    # fromisoformat alone would take 20241231 too, which is not how days are written in data/ and in paths
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError("not a day written as YYYY-MM-DD, for example 2024-12-31")
    return day


def parse_day(name: str, text: str, words: Collection[str] = ()) -> dt.date:
    """Day written as YYYY-MM-DD.

    Parameters
    ----------
    name : str
        What the person wrote it for; a message begins with it.
    text : str
    words : collection of str, optional
        What else could have been meant.

    Raises
    ------
    ParameterError
        If it is written otherwise.
    """
    try:
        return read_day(text)
    except ValueError as error:
        hint = did_you_mean(text, words) or (f", nor one of: {', '.join(words)}" if words else "")
        raise ParameterError(f"{name}: {text!r} is {error}{hint}.{_last_day(text)}") from None


def _last_day(text: str) -> str:
    """What to write for a year or a month."""
    try:
        return f" Write {PartialDate(text).last_day()}, its last day."
    except ValueError:
        return ""


def refuse_future(name: str, day: dt.date, newest: Callable[[], str]) -> None:
    """Refuse a day that has not come, but that of the newest document, which may be dated ahead.

    Only a command asks the clock, before it does anything: no byte of a report depends on it.

    Parameters
    ----------
    name : str
        What the person wrote the day for.
    day : datetime.date
    newest : callable
        Gives the day of the newest document, as YYYY-MM-DD.

    Raises
    ------
    ParameterError
        If the day lies ahead.
    """
    today = dt.datetime.now().astimezone().date()
    if day > today and day.isoformat() != newest():
        raise ParameterError(f"{name}: {day} lies ahead; nobody can know it yet. Name a day up to today, {today}.")


def check_choice(name: str, value: str, choices: Collection[str]) -> None:
    """Refuse a value that is not among the choices, and say which there are.

    Raises
    ------
    ParameterError
        If `value` is not one of `choices`.
    """
    if value not in choices:
        hint = did_you_mean(value, choices)
        raise ParameterError(f"{name}: there is no {value!r}{hint}. Use one of: {', '.join(choices)}.")
