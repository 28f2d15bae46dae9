"""What somebody asks a build for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evaluation.build.conditions import Conditions
from evaluation.errors import ParameterError
from evaluation.locale import available_languages

FORMATS: Final = ("html", "pdf")
DIALOGUES: Final = "dialogues"
"""Stands for the days of all annual dialogues that the framework names."""
LATEST: Final = "latest"
"""Stands for the day of the newest source; the default."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built.

    Parameters
    ----------
    data_dir, notebooks_dir, out_dir : Path
    languages : tuple of str, optional
        All there are if left out.
    objectives : tuple of str, optional
        Confines the build to the chapters of these objectives.
    as_of : tuple of str, optional
        One edition for each: a day as YYYY-MM-DD, `latest` or `dialogues`.
    formats : tuple of str, optional
    workers : int, optional
        Most notebooks at a time.
    conditions : Conditions, optional
        What each notebook may use, and where it runs.
    """

    data_dir: Path
    notebooks_dir: Path
    out_dir: Path
    languages: tuple[str, ...] = field(default_factory=available_languages)
    objectives: tuple[str, ...] = ()
    as_of: tuple[str, ...] = (LATEST,)
    scenario: str = "all"
    formats: tuple[str, ...] = FORMATS
    workers: int = 1
    conditions: Conditions = field(default_factory=Conditions)


def edition_folder(as_of: str) -> str:
    """Folder of an edition below the output folder: reports as of a day lie apart from those of today."""
    return f"as-of/{as_of}" if as_of else ""


def dated_folders(out_dir: Path) -> tuple[str, ...]:
    """Days of the dated editions that lie below an output folder, in order."""
    found = [path.parent.name for path in (out_dir / edition_folder("day")).parent.glob("*/manifest.json")]
    return tuple(sorted(day for day in found if _is_day(day)))


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


def parse_day(name: str, text: str) -> dt.date:
    """Day written as YYYY-MM-DD.

    Raises
    ------
    ParameterError
        If it is written otherwise; the message begins with `name`.
    """
    try:
        return read_day(text)
    except ValueError as error:
        raise ParameterError(f"{name}: {text!r} is {error}.") from None


def check_choice(name: str, value: str, choices: Collection[str]) -> None:
    """Refuse a value that is not among the choices, and say which there are.

    Raises
    ------
    ParameterError
        If `value` is not one of `choices`.
    """
    if value not in choices:
        raise ParameterError(f"{name}: there is no {value!r}. Use one of: {', '.join(choices)}.")
