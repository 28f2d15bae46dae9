"""What there is to run: notebooks in reading order, times the values of what they are to be run for each of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError
from evaluation.plan.notebook import COMBINED, Wishes, uses, wishes_of
from evaluation.plan.request import AREA, edition_folder

OPTIONAL: Final = ("scenario",)
"""Parameters that decide nothing about a notebook whose code does not name them."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one notebook.

    Parameters
    ----------
    notebook : Path
    name : str
        Unique among the jobs of a build, and the same on every machine.
    language : str
    settings : tuple of (str, str)
        Parameters to run with, in order.
    document : str
        Report that holds this chapter alone; empty if there is none.
    is_apart : bool
        Whether the combined report leaves this notebook out.
    """

    notebook: Path
    name: str
    language: str
    settings: tuple[tuple[str, str], ...]
    document: str = ""
    is_apart: bool = False

    @property
    def parameters(self) -> dict[str, str]:
        """Parameters by name."""
        return dict(self.settings)


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """One report to be made: chapters in reading order, in one language, as files of one or more formats."""

    language: str
    name: str
    jobs: tuple[Job, ...]
    formats: tuple[str, ...]

    def path(self, suffix: str) -> str:
        """Path below the output folder, `en/objective-1.pdf`."""
        return f"{self.language}/{self.name}.{suffix}"


def find_notebooks(folder: Path) -> tuple[Path, ...]:
    """Notebooks of a folder in the order of their file names.

    Raises
    ------
    ParameterError
        If the folder does not exist or holds no notebook.
    """
    # absolute, because each job runs in a folder of its own
    found = tuple(sorted(path for path in folder.absolute().glob("*.ipynb") if not path.name.startswith(".")))
    if not found:
        problem = "holds no notebook" if folder.is_dir() else "is no folder"
        raise ParameterError(f"{folder} {problem}. Name the folder with the chapters by --notebooks.")
    return found


def chapters_of(notebooks: Iterable[Path], kind: str) -> tuple[Path, ...]:
    """Notebooks that are chapters of a kind of edition: `area`, or empty for the whole programme."""
    return tuple(path for path in notebooks if wishes_of(path).edition == kind)


def plan_jobs(
    notebooks: Iterable[Path],
    languages: Sequence[str],
    common: Mapping[str, str],
    choices: Mapping[str, Sequence[str]],
    only: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Job, ...]:
    """Jobs of a build, language by language in reading order.

    Parameters
    ----------
    notebooks : Iterable of Path
        In reading order.
    languages : Sequence of str
    common : Mapping
        Parameters that every job gets.
    choices : Mapping
        Values of each parameter that a notebook can be run `for_each` of.
    only : Mapping, optional
        Values to which a build is confined. Notebooks that are not run for each of these parameters are left out.
    """
    wanted = {name: tuple(values) for name, values in (only or {}).items() if values}
    chapters = [(path, wishes_of(path)) for path in notebooks]
    jobs = []
    for language in languages:
        for path, wishes in chapters:
            each = wishes.for_each
            if wanted and each not in wanted:
                continue
            own = {name: value for name, value in common.items() if name not in OPTIONAL or uses(path, name)}
            values = [v for v in choices[each] if v in wanted.get(each, choices[each])] if each else [""]
            jobs += [_job(path, wishes, language, own, {each: value} if each else {}) for value in values]
    return tuple(jobs)


def plan_documents(jobs: Sequence[Job], formats: tuple[str, ...], *, is_whole: bool) -> tuple[PlannedReport, ...]:
    """Reports to make of the jobs: the combined one first, if all chapters are there, then those that stand alone."""
    documents = []
    for language in dict.fromkeys(job.language for job in jobs):
        own = tuple(job for job in jobs if job.language == language)
        if is_whole:
            chapters = tuple(job for job in own if not job.is_apart)
            documents.append(PlannedReport(language, COMBINED, chapters, formats))
        names = dict.fromkeys(job.document for job in own if job.document)
        parts = {name: tuple(job for job in own if job.document == name) for name in names}
        documents += [PlannedReport(language, name, part, formats) for name, part in parts.items()]
    return tuple(documents)


def _job(path: Path, wishes: Wishes, language: str, common: Mapping[str, str], each: Mapping[str, str]) -> Job:
    settings = tuple({**each, "language": language, **common}.items())
    name = "-".join([f"{language}/{path.stem}", *each.values()])
    if folder := edition_folder(common.get("as_of", ""), common.get(AREA, "")):
        name = f"{folder}/{name}"
    return Job(path, name, language, settings, wishes.document.format(**each), wishes.is_alone)
