"""What there is to run: notebooks in reading order, times the values of what they are to be run for each of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError
from evaluation.plan.notebook import COMBINED, FOR_EACH, Wishes, uses, wishes_of
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
    documents : tuple of str
        Names of the reports that hold this chapter.
    """

    notebook: Path
    name: str
    language: str
    settings: tuple[tuple[str, str], ...]
    documents: tuple[str, ...] = (COMBINED,)

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

    @property
    def is_alone(self) -> bool:
        """Whether it is one chapter, or all about one objective, so that what it rests on may lie elsewhere."""
        about = {job.parameters.get(FOR_EACH) for job in self.jobs}
        return len(self.jobs) == 1 or (len(about) == 1 and None not in about)

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
    """Notebooks that are chapters of a kind of edition: `area`, or empty for the whole programme.

    One that is in no report is a chapter of none.
    """
    wishes = {path: wishes_of(path) for path in notebooks}
    return tuple(path for path, own in wishes.items() if own.documents and own.edition == kind)


def plan_jobs(
    notebooks: Iterable[Path],
    languages: Sequence[str],
    common: Mapping[str, str],
    choices: Mapping[str, Sequence[str]],
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
    """
    chapters = [(path, wishes_of(path)) for path in notebooks]
    jobs = []
    for language in languages:
        for path, wishes in chapters:
            each = wishes.for_each
            own = {name: value for name, value in common.items() if name not in OPTIONAL or uses(path, name)}
            values = choices[each] if each else [""]
            jobs += [_job(path, wishes, language, own, {each: value} if each else {}) for value in values]
    return tuple(jobs)


def plan_documents(jobs: Sequence[Job], formats: tuple[str, ...]) -> tuple[PlannedReport, ...]:
    """Reports to make of the jobs, in each language the main one first, then the others as chapters name them."""
    documents = []
    for language in dict.fromkeys(job.language for job in jobs):
        own = tuple(job for job in jobs if job.language == language)
        names = dict.fromkeys(name for job in own for name in job.documents)
        for name in sorted(names, key=lambda name: name != COMBINED):
            chapters = tuple(job for job in own if name in job.documents)
            documents.append(PlannedReport(language, name, chapters, formats))
    return tuple(documents)


def confine(documents: Iterable[PlannedReport], values: Sequence[str]) -> tuple[PlannedReport, ...]:
    """Of some reports those that are about these objectives and nothing else; all of them where none is named."""
    return tuple(d for d in documents if not values or all(j.parameters.get(FOR_EACH) in values for j in d.jobs))


def _job(path: Path, wishes: Wishes, language: str, common: Mapping[str, str], each: Mapping[str, str]) -> Job:
    settings = tuple({**each, "language": language, **common}.items())
    name = "-".join([f"{language}/{path.stem}", *each.values()])
    if folder := edition_folder(common.get("as_of", ""), common.get(AREA, "")):
        name = f"{folder}/{name}"
    return Job(path, name, language, settings, tuple(document.format(**each) for document in wishes.documents))
