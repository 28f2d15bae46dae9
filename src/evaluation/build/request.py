"""What somebody asks a build for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evaluation.build.conditions import Conditions
from evaluation.report.language import available_languages

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
