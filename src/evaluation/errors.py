"""The errors this package raises; only the command line catches them.

EvaluationError
 ├─ DataError        data/ cannot be used; carries every fault found
 ├─ ParameterError   a notebook or command was given a parameter it does not know or cannot read
 │   └─ OtherProgrammeError  a folder holds the reports of another programme
 ├─ NotebookError    a cell of a notebook failed, or a notebook was never run
 ├─ RenderError      an executed notebook cannot become HTML or PDF
 ├─ ClusterError     the cluster asked for cannot run the notebooks
 └─ OutputError      a report could not be written
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in the data, with the place and the remedy.

    Parameters
    ----------
    file : str
        File name relative to the data folder.
    row : int or None
        Line in the file as a text editor counts it (the header of a CSV is line 1); None for a whole file.
    column : str
        Column of a table or key of a YAML file; empty for a whole row or file.
    value : str
        The offending value as it stands in the file; empty where there is none.
    problem : str
        What is wrong, as a sentence without its full stop.
    remedy : str
        What the person should do, as a sentence without its full stop.
    """

    file: str
    row: int | None
    column: str
    value: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        if self.column:
            place += f", {self.column}"
        shown = f" ({self.value!r})" if self.value else ""
        end = "" if self.remedy.endswith(("?", ".")) else "."
        return f"{place}: {self.problem}{shown}. {self.remedy}{end}"


class EvaluationError(Exception):
    """Base of all errors with a message meant for a person."""

    exit_code = 1


class DataError(EvaluationError):
    """The data folder cannot be used; `faults` holds every fault found, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.row or 0, f.column, f.problem)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class ParameterError(EvaluationError):
    """A parameter is unknown, missing or of the wrong type. Raised before any notebook runs."""

    exit_code = 2


class OtherProgrammeError(ParameterError):
    """A folder holds the reports of another programme than the data is of."""

    def __init__(self, folder: Path, held: str, asked: str) -> None:
        super().__init__(
            f"{folder.as_posix()} holds the reports of the program {held!r}, and the data are of {asked!r}. Name "
            f"another folder by --out, such as --out reports-{asked}."
        )
        self.held = held


class NotebookError(EvaluationError):
    """A cell failed, or a notebook that should have been run holds no outputs."""


class RenderError(EvaluationError):
    """An executed notebook holds something that cannot be shown in HTML or PDF; names the cell."""


class ClusterError(EvaluationError):
    """The cluster cannot be reached, or one of its workers would give another report."""


class OutputError(EvaluationError):
    """A report could not be written; whatever was there before is untouched."""
