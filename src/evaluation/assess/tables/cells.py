"""Cells of a table of series as numbers, years and words; what cannot be read becomes a fault of its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from evaluation.errors import Fault
from evaluation.framework import Cumulation, Direction, Kind, months_of
from evaluation.load import CellError, PartialDate, SeriesRow, did_you_mean, parse_number, parse_year
from evaluation.methods import MaterialChange, Point, Window

Word = TypeVar("Word")

DIRECTIONS: Final[Mapping[str, Direction]] = {
    "1": Direction.RISE,
    "1.0": Direction.RISE,
    "-1": Direction.FALL,
    "-1.0": Direction.FALL,
    "0": Direction.NONE,
    **{d.value: d for d in Direction},
}
KINDS: Final[Mapping[str, Kind]] = {kind.value: kind for kind in Kind}
CUMULATIONS: Final[Mapping[str, Cumulation]] = {c.value: c for c in Cumulation}
YES: Final[Mapping[str, str]] = {"yes": "yes", "no": ""}
PERCENT_UNITS: Final = ("percent", "per cent", "%")
MEANINGS: Final = {
    "direction": "Write rise if higher values are better, fall if lower ones are, none if neither",
}
"""What the words of a column mean, where other tools have other words for it."""


@dataclass(slots=True)
class RowCells:
    """Reads the cells of one row and remembers its faults."""

    file: str
    row: SeriesRow
    faults: list[Fault] = field(default_factory=list)

    def cell(self, *columns: str) -> str:
        """First of the columns that exists; empty where none does."""
        return next((self.row.cells[c] for c in columns if c in self.row.cells), "")

    def number(self, *columns: str) -> float | None:
        """Finite number, or None where the cell is empty."""
        shown = self.cell(*columns)
        if not shown:
            return None
        try:
            return float(parse_number(shown, is_alone=True))
        except CellError as bad:
            self._fault(columns, shown, bad.problem, bad.remedy)
            return None

    def year(self, *columns: str) -> int | None:
        """Whole calendar year, or None where the cell is empty."""
        shown = self.cell(*columns)
        if not shown:
            return None
        try:
            return parse_year(shown)
        except CellError as bad:
            self._fault(columns, shown, bad.problem, bad.remedy)
            return None

    def word(self, column: str, known: Mapping[str, Word], default: Word | None) -> Word | None:
        """One of the known words; the default where the cell is empty, a fault where there is none."""
        shown = self.cell(column).lower()
        if not shown and default is not None:
            return default
        if shown not in known:
            problem = "not one of the words allowed here" if shown else "the cell is empty"
            words = [word for word in known if word[-1].isalpha()]
            hint = did_you_mean(shown, words)
            remedy = MEANINGS.get(column, f"Write one of: {', '.join(words)}") + hint
            self._fault((column,), self.cell(column), problem, remedy)
            return None
        return known[shown]

    def material_change(self) -> MaterialChange | None:
        """Smallest change that counts, as a share of the baseline unless said otherwise."""
        value = self.number("material_change")
        known = {"baseline": "baseline", "absolute": "absolute"}
        of = self.word("material_change_of", known, "baseline")
        if value is None or of is None:
            return None
        return MaterialChange(value, "absolute" if of == "absolute" else "baseline")

    def change_interval(self) -> MaterialChange | None:
        """Interval of an office, in the unit of the indicator; it may grow with every year."""
        if not self.cell("change_interval"):
            return self.material_change()
        value, grows = self.number("change_interval"), self.is_yes("interval_grows")
        return None if value is None else MaterialChange(value, "absolute", per_year=grows)

    def frequency(self) -> int | None:
        """Months between figures, from words such as `quarter` or `5 years`."""
        shown = self.cell("frequency")
        if not shown:
            return None
        try:
            return months_of(shown)
        except ValueError as error:
            self.fault("frequency", shown, "not a frequency", str(error))
            return None

    def is_yes(self, column: str) -> bool:
        """Whether a cell says yes; an empty one says no."""
        return bool(self.word(column, YES, ""))

    def period(self) -> Window | None:
        """Period of a row: a year, a month, a day, or two days with a slash; a year where the table has years."""
        if "period" not in self.row.cells:
            year = self.year("year")
            if year is None and not self.faults:
                self.fault("year", "", "the year is missing", "Write the year with four digits")
            return None if year is None else window(year)
        shown = self.cell("period")
        first, _, last = shown.partition("/")
        try:
            found = Window(PartialDate(first).first_day(), PartialDate(last or first).last_day())
        except ValueError:
            remedy = "Write 2016, 2016-04, 2016-04-30, or two days with a slash between them"
            self.fault("period", shown, "not a period" if shown else "the period is missing", remedy)
            return None
        if found.end < found.start:
            self.fault("period", shown, "the period ends before it starts", "Correct the days")
            return None
        return found

    def first_day(self, column: str) -> dt.date | None:
        """First day that a date, a month or a year allows; None where the cell is empty."""
        shown = self.cell(column)
        if not shown:
            return None
        try:
            return PartialDate(shown).first_day()
        except ValueError:
            self.fault(column, shown, "not a date", "Write 2016-04-30, 2016-04 or 2016")
            return None

    def days(self, column: str) -> tuple[dt.date, ...]:
        """First days that dates, months or years allow, with spaces between them."""
        found = []
        for shown in self.cell(column).split():
            try:
                found.append(PartialDate(shown).first_day())
            except ValueError:
                self.fault(column, shown, "not a date", "Write dates such as 2016-04-30, 2016-04 or 2016, with spaces")
        return tuple(found)

    def is_percent(self, kind: Kind) -> bool:
        """Whether the values are percentages: as the unit says, or of a share where no unit is given."""
        unit = self.cell("unit").lower()
        return unit in PERCENT_UNITS if unit else kind is Kind.SHARE

    def scales(self) -> tuple[int, ...]:
        """What a share of one may be written as: 100 where the unit is per cent, 1 where it is another, else both."""
        unit = self.cell("unit").lower()
        return (100, 1) if not unit else (100,) if unit in PERCENT_UNITS else (1,)

    def check_share(self, value: float, part: float | None, whole: float | None, scales: Sequence[int]) -> None:
        """Find a fault in a share that is not its part of its whole, as far as its digits say."""
        if part is None or whole is None:
            return
        shown = self.cell("value")
        digits = len(shown.partition(".")[2])
        if whole > 0 and any(abs(value - scale * part / whole) <= 0.5 * 10.0**-digits * (1 + 1e-9) for scale in scales):
            return
        is_percent = scales[0] == 100
        share = f"{scales[0] * part / whole:.{max(digits, 0 if is_percent else 2)}f}" if whole > 0 else ""
        told = f"{part:g} of {whole:g} is {share}{' per cent' if is_percent else ''}" if share else "its whole is zero"
        self.fault("value", shown, f"the value is not the share of its parts: {told}", "Correct one of the three")

    def fault(self, column: str, value: str, problem: str, remedy: str) -> None:
        """Remember a fault of this row."""
        self.faults.append(Fault(self.file, self.row.line, column, value, problem, remedy))

    def _fault(self, columns: tuple[str, ...], value: str, problem: str, remedy: str) -> None:
        column = next((c for c in columns if c in self.row.cells), columns[0])
        self.fault(column, value, problem, remedy)


def yearly(value: float, year: int) -> Point:
    """Value of a whole calendar year."""
    span = window(year)
    return Point(value, span.start, span.end)


def window(first: int, last: int | None = None) -> Window:
    """Window of whole calendar years."""
    return Window(dt.date(first, 1, 1), dt.date(last or first, 12, 31))
