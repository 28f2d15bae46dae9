"""One chapter as a page while somebody works on it: made anew after a change, in a folder of its own.

What a build would refuse stands above what was made last, so that the page is never lost. It asks the browser to look
again after some seconds, by no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from nbformat import NotebookNode

from evaluation.errors import DataError, EvaluationError, NotebookError, ParameterError, RenderError
from evaluation.findings import Findings, findings_of
from evaluation.load import did_you_mean, missing_folder
from evaluation.locale.language import Language
from evaluation.plan.data import Data
from evaluation.plan.edition import Edition, survey
from evaluation.plan.jobs import Job, find_notebooks
from evaluation.plan.manifest import MANIFEST
from evaluation.plan.notebook import FOR_EACH, wishes_of
from evaluation.plan.outcome import Executed, Failure
from evaluation.plan.request import Request, check_choice
from evaluation.plan.steps import ignore
from evaluation.publish.prepared import assessed_for, fault_of
from evaluation.publish.told import check_stated
from evaluation.publish.unshown import failures_of
from evaluation.publish.write import write_all
from evaluation.render import assemble, check_cells, check_numerals, harvest, to_html
from evaluation.render.page import plain_page
from evaluation.run.execute import execute
from evaluation.words.block import COVER_TYPE
from evaluation.words.markup import element

AGAIN_SECONDS: Final = 2
"""After which the page is loaded anew."""
AGAIN: Final = f'<meta http-equiv="refresh" content="{AGAIN_SECONDS}">'
HEAD: Final = '<meta charset="utf-8">'
BODY: Final = re.compile(r"<body[^>]*>")
FAULTY: Final = "What stands below is as it was made last. This keeps it from being made anew:"
NUMBER: Final = re.compile(r"^\d+-")
Snapshot = Mapping[Path, tuple[int, int]]
"""Time and size of each file, by its path."""


@dataclass(slots=True)
class Watched:
    """A chapter that is watched.

    Parameters
    ----------
    request : Request
        Of one language, one day and area, and of the folder that its page goes to.
    notebook : Path
    objective : str
        Which one, for a notebook that runs for each; else the first.
    """

    request: Request
    notebook: Path
    objective: str = ""
    _page: str = field(default="", init=False, repr=False)
    _data: Data | None = field(default=None, init=False, repr=False)
    _findings: Findings | None = field(default=None, init=False, repr=False)

    @property
    def path(self) -> Path:
        """Where the page is, from the beginning on."""
        name = "-".join(filter(None, [self.notebook.stem, self.objective]))
        return self.request.out_dir / self.request.languages[0] / f"{name}.html"

    def look(self) -> Snapshot:
        """State of every file from which the page follows: its notebook, the data, and what lies beside."""
        asked = self.request
        own = asked.out_dir.absolute()
        beside = (path for path in asked.notebooks_dir.rglob("*") if path.suffix != ".ipynb")
        found: dict[Path, tuple[int, int]] = {}
        for path in (self.notebook, *asked.data_dir.rglob("*"), *beside):
            if own in path.absolute().parents:  # what is written here is no reason to write it again
                continue
            try:
                state = path.stat()
            except OSError:  # an editor is just replacing it
                continue
            if path.is_file() and not path.name.startswith("."):
                found[path] = (state.st_mtime_ns, state.st_size)
        return found

    def make(self) -> str:
        """Make the page anew; what is wrong, or nothing.

        Raises
        ------
        OutputError
            If the page cannot be written.
        """
        fault, whole = "", ""
        try:
            self._page = self._made()
        except EvaluationError as error:
            fault, whole = str(error), error.whole if isinstance(error, _CellError) else ""
        page = watched_page(self._page or self._nothing(), fault, whole)
        write_all(self.request.out_dir, {self.path.relative_to(self.request.out_dir).as_posix(): page.encode()})
        return fault

    def _nothing(self) -> str:
        """The page as long as the chapter could never be made."""
        title = self.notebook.stem
        return plain_page(Language.of(self.request.languages[0]), title, element("h1", title)).decode()

    def _made(self) -> str:
        edition = survey(self.request, data=self._known())[0]
        self._data = edition.data
        job = self._job(edition)
        self._findings = self._findings or findings_of(
            assessed_for(edition, edition.data.dataset), of_area=bool(edition.area)
        )
        if fault := fault_of(self.notebook):
            raise NotebookError(f"{self.notebook.name}: {fault}")
        shown = self._run(edition, job)
        check_stated([shown], self._findings)
        notebooks = [shown.notebook]
        if next(harvest(shown.notebook, COVER_TYPE), None) is None:
            notebooks.insert(0, _cover_alone(self._run(edition, self._first(edition, job)).notebook))
        names = [job.name] * len(notebooks)
        document = assemble(notebooks, names, {"document": job.documents[0]}, is_alone=True)
        content = to_html(document)
        check_numerals(document, content, None)
        return content.decode()

    def _known(self) -> Data:
        asked = self.request
        found = Data(asked.data_dir, asked.out_dir, asked.notebooks_dir)
        if self._data and self._data.fingerprint == found.fingerprint:
            return self._data.anew()  # a notebook alone was edited: nothing is parsed again
        self._findings = None
        return found

    def _job(self, edition: Edition) -> Job:
        own = {j.parameters.get(FOR_EACH, ""): j for j in edition.jobs if j.notebook == self.notebook.absolute()}
        if not own:
            raise NotebookError(f"{self.notebook.name} is a chapter of no report any more: see its metadata.")
        if self.objective:
            check_choice("--objective", self.objective, own)
        return own[self.objective] if self.objective else next(iter(own.values()))

    def _first(self, edition: Edition, job: Job) -> Job:
        """The chapter whose title page stands in front of this one."""
        return next(d.jobs[0] for d in edition.documents if job in d.jobs)

    def _run(self, edition: Edition, job: Job) -> Executed:
        outcome = execute({job: edition.origins[job]}, edition.data, self.request, ignore)[job]
        if isinstance(outcome, Failure):
            raise _CellError([*outcome.each, *self._unshown(outcome)])
        return outcome

    def _unshown(self, failure: Failure) -> Iterator[Failure]:
        """What is wrong with the other cells of a chapter that failed, so that all of it is told at once."""
        try:
            if failure.shown:
                language = Language.of(self.request.languages[0])
                check_cells([failure.shown], [failure.job.name], language, is_alone=True)
        except (NotebookError, RenderError) as error:
            yield from failures_of(error, [failure.job])


class _CellError(NotebookError):
    """Cells failed: a line for each, and the `whole` with what Python says."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        each = tuple(failures)
        super().__init__("\n".join(str(failure).splitlines()[0] for failure in each))
        self.whole = "\n\n".join(f"{failure}\n{failure.traceback}".rstrip() for failure in each)


def find_watched(request: Request, chapter: str = "", objective: str = "") -> Watched:
    """The chapter that is meant.

    Parameters
    ----------
    request : Request
    chapter : str, optional
        Name of its file, with or without number and ending; by default the one that was saved last.
    objective : str, optional
        The first one by default, where it runs for each.

    Raises
    ------
    DataError
        If there is no data folder.
    ParameterError
        If there is none such, or the page would go where reports are.
    """
    if not_there := missing_folder(request.data_dir):
        raise DataError([not_there])
    if (request.out_dir / MANIFEST).exists():
        raise ParameterError(f"--out: {request.out_dir} holds reports. A watched page needs a folder of its own.")
    kind = "area" if request.areas else ""
    all_ = find_notebooks(request.notebooks_dir)
    chapters = [path for path in all_ if (own := wishes_of(path)).documents and own.edition == kind]
    if not chapters:
        what = "an area" if kind else "the whole program"
        raise ParameterError(f"{request.notebooks_dir}: no notebook in it is a chapter about {what}.")
    names = {NUMBER.sub("", path.stem): path for path in chapters}
    if not chapter:
        found = max(chapters, key=lambda path: path.stat().st_mtime_ns)
    else:
        asked = NUMBER.sub("", Path(chapter).name.removesuffix(".ipynb"))
        if asked not in names:
            hint = did_you_mean(asked, names)
            raise ParameterError(f"--chapter: there is no {chapter!r}{hint}. Use one of: {', '.join(names)}.")
        found = names[asked]
    each = wishes_of(found).for_each
    if objective and not each:
        raise ParameterError(f"--objective: {found.name} is one chapter for all objectives. Leave it out.")
    return Watched(request, found, objective if each else "")


def watched_page(page: str, fault: str, whole: str = "") -> str:
    """A page that is loaded anew again and again, with what is wrong above it: a line for each, then the whole."""
    again = page.replace(HEAD, f"{HEAD}\n{AGAIN}", 1)
    if not fault:
        return again
    told = [element("p", element("strong", FAULTY)), *(element("p", line) for line in fault.splitlines())]
    if whole:
        told.append(element("pre", whole, tabindex="0", role="region", aria_label="Traceback"))
    box = element("section", told, class_="note", role="alert", lang="en")
    return BODY.sub(lambda found: f"{found[0]}\n{box}", again, count=1)


def _cover_alone(notebook: NotebookNode) -> NotebookNode:
    """A chapter without all but its title page."""
    cells = [c for c in notebook.cells if any(COVER_TYPE in o.get("data", {}) for o in c.get("outputs", ()))]
    return NotebookNode({**notebook, "cells": cells})  # type: ignore[no-untyped-call]
