"""What came of a job: executed, or the cell that failed and why."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evaluation.plan.jobs import Job

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True, slots=True)
class Executed:
    """A job whose cells all ran.

    Parameters
    ----------
    job : Job
    notebook : NotebookNode
    warnings : tuple of str
        What the cells wrote to standard error.
    seconds : float
        How long they took.
    reads : dict of str to str
        Digests of the files that they opened by themselves, by name; see `report.told_reads`.
    """

    job: Job
    notebook: NotebookNode
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    reads: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that did not come to its end, or what is wrong with one of its cells.

    Parameters
    ----------
    job : Job
    cell : int or None
        Position of the failed cell in the notebook, the first being 1; None if the kernel failed, not a cell.
    source : str
        Source of the failed cell.
    error : str
        Last line of the exception.
    traceback : str
        Whole traceback without colours; empty if there is none.
    others : tuple of Failure
        Of later cells, which failed for reasons of their own.
    shown : NotebookNode or None
        The notebook with what its other cells showed; None if nothing ran.
    """

    job: Job
    cell: int | None
    source: str
    error: str
    traceback: str = ""
    others: tuple[Failure, ...] = ()
    shown: NotebookNode | None = field(default=None, compare=False, repr=False)

    @property
    def each(self) -> tuple[Failure, ...]:
        """One for each cell."""
        return (self, *self.others)

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.job.settings)
        place = self.job.notebook.name + (f", cell {self.cell}" if self.cell else "")
        shown = textwrap.indent(self.source.strip(), "    ")
        return f"{place}: {self.error}\n" + (f"{shown}\n" if shown else "") + f"  run with {values}"


Outcome = Executed | Failure
