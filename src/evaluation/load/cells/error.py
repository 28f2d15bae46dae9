"""What is said of a cell that cannot be read, and of the many marks that stand for nothing."""

from __future__ import annotations

import re
from typing import Final

from evaluation.load.cells.signs import name_signs, usual

LEAVE_EMPTY: Final = "Leave the cell empty"
_SPREADSHEET_ERROR: Final = re.compile(r"#[¡¿]?[^\W\d_]+([/ ][^\W_]+)?[!?]?")
_NOTHING_WORDS: Final = frozenset(
    {
        *("na", "n/a", "n.a.", "n.a", "nan", "none", "null", "n.d.", "n.d", "nd", "s/d", "s.d.", "s.d", "sd", "x"),
        *("tbd", "tbc", "missing", "unknown", "unavailable", "not available", "not applicable", "no data", "not known"),
        *("c", "conf", "confidential", "suppressed", "withheld", "n.e.", "n/d", "s/i", "s.i."),
        *("sin dato", "sin datos", "no disponible", "no aplica", "confidencial"),
    }
)
_NOTHING_MARKS: Final = re.compile(r"[-.:*?…/_]+|\(?[-:.…]+\)?")


class CellError(ValueError):
    """A cell that cannot be read; `problem` and `remedy` are those of a Fault."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def refuse_nothing(text: str) -> None:
    """Refuse the words and marks by which offices and spreadsheets say that there is no value.

    Raises
    ------
    CellError
        If the text is one of them.
    """
    looks = usual(text)
    if looks.lower() in _NOTHING_WORDS:
        raise CellError("a word stands for 'nothing'", LEAVE_EMPTY)
    if _NOTHING_MARKS.fullmatch(looks):
        named = name_signs(text)
        raise CellError(f"a mark stands for 'nothing'{f': {named}' if named else ''}", LEAVE_EMPTY)
    if _SPREADSHEET_ERROR.fullmatch(looks):
        raise CellError(
            "an error of a spreadsheet stands for 'nothing'", f"{LEAVE_EMPTY}, and mend the formula in the spreadsheet"
        )
