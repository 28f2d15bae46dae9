"""What a cell of somebody's sheet says: a number however offices write it, or that there is none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

NOTHING: Final = frozenset(
    {
        *(
            "",
            "-",
            "--",
            "–",
            "—",
            "...",
            "…",
            "*",
            "n/a",
            "n.a.",
            "na",
            "n/d",
            "nd",
            "s/d",
            "s.d.",
            "sd",
            "null",
            "none",
        ),
        *("tbd", "t.b.d.", "tbc", "to be determined", "to be confirmed", "pending", "not available", "not applicable"),
        *("por definir", "por determinar", "pendiente", "no disponible", "no aplica", "sin dato", "sin datos", "#n/a"),
    }
)
"""Cells that say that there is no number."""
_GROUPS: Final = re.compile(r"[-+]?\d{1,3}(?:([,.'\u00a0\u202f ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_PLAIN: Final = re.compile(r"[-+]?\d+(?:\.\d+)?|[-+]?\.\d+")
_COMMA: Final = re.compile(r"[-+]?\d+,\d+")
_UNIT: Final = re.compile(r"^(?:US\$|S/\.?|[$€£])\s*|\s*(?:%|USD|EUR|PEN|GBP)$")


class NoNumberError(ValueError):
    """A cell that should hold a number holds something else."""


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is no number (`TBD`, `N/A`, a dash)."""
    return cell.casefold() in NOTHING


def number_of(cell: str, decimal: str = ".") -> Decimal | None:
    """The number of a cell; None where it says that there is none.

    Parameters
    ----------
    cell : str
    decimal : str, optional
        Which sign stands before decimals, where a number could be meant either way.

    Raises
    ------
    NoNumberError
        If it is anything else.

    Examples
    --------
    >>> number_of("1,234"), number_of("1.234", decimal=","), number_of("48 %"), number_of("TBD")
    (Decimal('1234'), Decimal('1234'), Decimal('48'), None)
    """
    if is_nothing(cell):
        return None
    bare = _UNIT.sub("", cell.strip()).strip().replace("\u2212", "-")
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    grouped = _GROUPS.fullmatch(bare)
    if grouped and (grouped[1] != decimal or bare.count(grouped[1]) > 1 or {",", "."} <= {*bare}):
        rest = bare.replace(grouped[1], "").replace(",", ".")
        if _PLAIN.fullmatch(rest):
            return Decimal(rest)
    if decimal == "," and _COMMA.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare)
    if _COMMA.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise NoNumberError("neither a number nor a word for none, such as TBD or N/A")


def is_percentage(cell: str) -> bool:
    """Whether a cell has the sign of a percentage."""
    return cell.rstrip().endswith("%")
