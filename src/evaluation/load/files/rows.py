"""Rows that do not fit their table: empty, too short, too long, or with a cell that a spreadsheet would compute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from evaluation.errors import Fault

SHOWN: Final = 60
"""Letters of a row that a message shows."""
_FORMULA: Final = re.compile(r"[=@]|[+-].*([|!]|[^\W\d_]\()", re.DOTALL)
"""How a cell begins that a spreadsheet would compute; our own tables would pass it on to whoever opens them."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row with its first and last line."""

    line: int
    last: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """Cells that hold something."""
        return sum(map(bool, self.cells))


def empty_rows(name: str, rows: Sequence[TextRow]) -> Iterator[Fault]:
    """One fault for each place with rows of nothing but separators; where there are many places, one for all."""
    runs = [list(run) for is_full, run in groupby(rows, key=lambda row: any(row.cells)) if not is_full]
    if len(runs) > 3:
        number = sum(map(len, runs))
        yield Fault(name, runs[0][0].line, "", "", f"{number} empty rows, of which this is the first", "Delete them")
        return
    for run in runs:
        if len(run) == 1:
            yield Fault(name, run[0].line, "", "", "the row is empty", "Delete the row")
        else:
            problem = f"{len(run)} empty rows, {run[0].line} to {run[-1].line}"
            yield Fault(name, run[0].line, "", "", problem, "Delete them")


def uneven_rows(name: str, header: tuple[str, ...], rows: Sequence[TextRow]) -> list[Fault]:
    """Rows with too few or too many cells; one fault if all of them are alike, which has one cause."""
    uneven = [row for row in rows if len(row.cells) != len(header)]
    faults = [_count_fault(name, header, row) for row in uneven]
    if len(rows) > 1 and len(uneven) == len(rows) and len({len(row.cells) for row in rows}) == 1:
        faults = [
            Fault(
                name,
                rows[0].line,
                "",
                faults[0].value,
                f"every row has {len(rows[0].cells)} cells, the header {len(header)}",
                "Name the column that has none in the header, or delete the comma that is too many in each row"
                if len(rows[0].cells) > len(header)
                else "Add the missing cells; an empty cell still needs its comma",
            )
        ]
    again = [row.line for row in rows if row.cells == header]
    return faults + [Fault(name, line, "", "", "the header stands here again", "Delete the row") for line in again]


def _count_fault(name: str, header: tuple[str, ...], row: TextRow) -> Fault:
    shown = ",".join(row.cells)[:SHOWN]
    if len(row.cells) > len(header):
        remedy = (
            "Put a text that contains a comma between double quotes; write numbers without decimal comma or "
            "thousands separator"
        )
        return Fault(name, row.line, "", shown, f"the row has {len(row.cells)} cells, the header {len(header)}", remedy)
    remedy = "Add the missing cells; an empty cell still needs its comma"
    problem = f"the row has only {len(row.cells)} cells, the header {len(header)}"
    return Fault(name, row.line, "", shown, problem, remedy)


def formulas_in(name: str, header: tuple[str, ...], rows: Sequence[TextRow]) -> Iterator[Fault]:
    """Cells that a spreadsheet would take for a formula."""
    for row in rows:
        for column, cell in zip(header, row.cells, strict=False):
            if _FORMULA.match(cell):
                remedy = "Write the value, or begin the text with another character"
                problem = "a spreadsheet would take this for a formula"
                yield Fault(name, row.line, column, cell[:SHOWN], problem, remedy)
