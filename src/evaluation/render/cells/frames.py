"""Tables as pandas writes them, made like ours: numbers flush right, names of row levels in the last heading row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from evaluation.render.fragment import Element, words_of
from evaluation.render.grid import Placed, count_columns, place_cells

NUMBER: Final = re.compile(r"[-+\u2212]?[\d.,\s\u00a0\u202f]*\d\s?%?|NaN|nan|<NA>|[-\u2013]")


def align_numbers(table: Element) -> None:
    """Set a column of numbers flush right, with its headings; a column with a word in it stays as it is."""
    cells = place_cells(table.iter("tr"))
    aligned = {number for number in range(count_columns(cells)) if _is_numbers(cells, number)}
    for placed in cells:
        if aligned.issuperset(range(placed.column, placed.end)):
            placed.cell.set("class", " ".join(filter(None, (placed.cell.get("class"), "number"))))


def _is_numbers(cells: Sequence[Placed], column: int) -> bool:
    """Whether all values of a column are numbers, and there is one."""
    below = [words_of(p.cell).strip() for p in cells if p.cell.tag == "td" and p.columns == 1 and p.covers(column)]
    values = [value for value in below if value]
    return bool(values) and all(map(NUMBER.fullmatch, values))


def join_index_names(head: Element) -> None:
    """Put the names of the index, which pandas writes into a row of their own, beside those of the columns."""
    rows = list(head)
    cells = place_cells(rows)
    named = [p.cell for p in cells if p.row == len(rows) - 1 and words_of(p.cell).strip()]
    above = [p for p in cells if p.row == len(rows) - 2][: len(named)]
    is_free = all((p.rows, p.columns) == (1, 1) and not words_of(p.cell).strip() for p in above)
    if not named or len(above) < len(named) or named != list(rows[-1])[: len(named)] or not is_free:
        return
    for upper, lower in zip(above, named, strict=True):
        upper.cell.text = words_of(lower).strip()
    head.remove(rows[-1])
