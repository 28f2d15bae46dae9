"""Files with a row for each person or interview are refused: no cell of them is quoted, stored or logged.

A header may itself be a person's row, so even of it nothing is repeated but our own word for what was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from evaluation.errors import DataError, Fault
from evaluation.exchange.grid import Grid, letters

OF_FORMS: Final = frozenset(
    {
        *("_uuid", "_submission_time", "_submitted_by", "_index", "_parent_index", "_geolocation", "__version__"),
        *("_validation_status", "_xform_id_string", "formhub/uuid", "instanceid", "meta/instanceid", "meta-instanceid"),
        *(
            "key",
            "submissiondate",
            "submitterid",
            "submittername",
            "deviceid",
            "subscriberid",
            "simserial",
            "phonenumber",
        ),
    }
)
"""Columns that KoBo, ODK and their like write for each interview; two of them, or one with a line before it, decide."""
OF_PERSONS: Final = {
    "a name": (
        r"(first|last|full|given|family|middle)[ _]?names?|surnames?|nombres?( completo)?|nombres? y apellidos?|"
        r"apellidos?( paterno| materno)?|(name|nombre) of (the )?(child|person|respondent|beneficiary)|"
        r"(child|person|respondent|beneficiary|participant|victim)('s)?[ _]names?|"
        r"nombre (del|de la) (nin[oa]|persona|beneficiari[oa]|participante|victima)"
    ),
    "a telephone number": r"(tele)?phones?([ _]?(number|no))?|mobile([ _]?number)?|celular|telefonos?|whatsapp",
    "an address": r"e-?mails?|correo( electronico)?|(home |street )?address|domicilio",
    "a number of identity": r"dni|national[ _]?id([ _]?number)?|passport([ _]?(number|no))?|pasaporte|cedula",
    "a day of birth": r"(date[ _]of[ _]birth|birth[ _]?dates?|dob)|fecha[ _]de[ _]nacimiento",
    "a position": r"latitude|longitude|latitud|longitud|gps.*|_?.*_(latitude|longitude|altitude|precision)|geopoint",
}
_CELLS: Final = {
    "an address": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "a number of an interview": re.compile(r"(uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE),
    "a position": re.compile(r"-?\d{1,2}\.\d{4,}[ ,]+-?\d{1,3}\.\d{4,}([ ,]+-?\d+(\.\d+)?){0,2}"),
    "a telephone number": re.compile(r"\+\d[\d ()-]{7,}\d"),
}
"""Cells that are of a person, whatever their column is called; three of a column decide."""
HEADS: Final = 6
"""Rows among which a head may stand."""
FEWEST_ALIKE: Final = 3
REMEDY: Final = (
    "Sum it first: in the spreadsheet a pivot table with indicator, period and place as rows and the number of records "
    "as values; in KoBo or ActivityInfo the report of totals. Then give the sums. Nothing of this file was kept"
)


def refuse_persons(grid: Grid) -> None:
    """Refuse a file that has a row for each person or interview.

    Raises
    ------
    DataError
        With the column and what it is taken for; no cell is quoted.
    """
    if found := list(_columns_of_persons(grid)):
        raise DataError([_refusal(grid, column, what) for column, what in found])


def refuse_many_alike(grid: Grid, keys: Sequence[tuple[str, ...]]) -> None:
    """Refuse a long table in which most rows are of one indicator, period and place: each is of a person or interview.

    Raises
    ------
    DataError
    """
    counts = Counter(keys)
    alike = sum(number for number in counts.values() if number >= FEWEST_ALIKE)
    if alike > len(keys) / 2:
        most = max(counts.values())
        problem = (
            f"up to {most} rows are of one indicator, period and place, as where each row is a person or interview"
        )
        raise DataError([Fault(grid.name, None, "", "", problem, REMEDY)])


def _columns_of_persons(grid: Grid) -> Iterator[tuple[int, str]]:
    forms: dict[int, str] = {}
    for row in grid.rows[:HEADS]:
        for column, cell in enumerate(row):
            word = _plain(cell)
            if word in OF_FORMS:
                forms[column] = word
            for what, pattern in OF_PERSONS.items():
                if re.fullmatch(pattern, word):
                    yield column, what
    if len(forms) > 1 or any(word.startswith("_") or "instanceid" in word for word in forms.values()):
        yield min(forms), "a record of an interview"
    for column in range(len(grid.rows[0]) if grid.rows else 0):
        for what, form in _CELLS.items():
            alike = (form.fullmatch(row[column]) for row in grid.rows)
            if sum(map(bool, alike)) >= FEWEST_ALIKE:
                yield column, what


def _refusal(grid: Grid, column: int, what: str) -> Fault:
    problem = f"column {letters(column)} looks as if it held {what} in each row; no record of a person enters"
    return Fault(grid.name, None, "", "", problem, REMEDY)


def _plain(cell: str) -> str:
    parts = unicodedata.normalize("NFD", cell.strip().casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


FEWEST: Final = 10
"""Persons of whom a count for a place may be written without being named first."""


def few_faults(grid: Grid, cells: Iterable[tuple[int, int]]) -> list[Fault]:
    """Counts of fewer than ten persons for a place, by their cells; no value is repeated."""
    remedy = (
        "Where it counts persons, leave it out, or give the figure of a larger place; where nobody can be known by it, "
        "give --few-persons"
    )
    return [grid.fault(row, column, "a count under ten for a place", remedy) for row, column in cells]
