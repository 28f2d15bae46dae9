"""What a chart of a course over time may draw of a figure, and what it may join: rules that hold for every chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evaluation.framework import Event, Kind
from evaluation.methods import Point

NEXT: Final = 550
"""Most days between two states that follow each other; states a year and a half apart have a gap between them."""
BOUNDS: Final = ("at_least", "at_most")


class Form(StrEnum):
    """How a figure is drawn."""

    POINT = "point"  # of one whole year, or a state on a day
    SPAN = "span"  # a share, or the yearly rate of a count, as long as the time it covers
    PART = "part"  # an amount of part of a year, hatched


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a chart draws it.

    Parameters
    ----------
    start, end : datetime.date
        First and last day of its period.
    value : float
        In the units of the scale: a count of a year, or a count a year.
    form : Form
    label : str
        The value in the reader's language.
    states : str
        Id of the finding that it states.
    line : tuple of str
        What and whose it is: only values of the same line are joined.
    register : str
        Name of the other register or stage that it is from; empty for the series itself.
    qualifier : str
    is_claimed : bool
        Whether it is only what the programme itself says.
    """

    start: dt.date
    end: dt.date
    value: float
    form: Form
    label: str
    states: str
    line: tuple[str, ...] = ()
    register: str = ""
    qualifier: str = "exact"
    is_claimed: bool = False

    @property
    def middle(self) -> float:
        """Middle of its period as a day number."""
        return (self.start.toordinal() + self.end.toordinal() + 1) / 2


@dataclass(frozen=True, slots=True)
class Due:
    """A target: its day, its value and the value of the baseline from which a line of the value due begins."""

    day: dt.date
    value: float
    label: str
    start: tuple[dt.date, float] | None = None


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """What the chart of one indicator shows; all words and numbers already in the reader's language.

    Parameters
    ----------
    name : str
        Id of the chart.
    values : sequence of Value
        Of the series and of other registers, as far as they may be drawn.
    known : sequence of (datetime.date, datetime.date)
        Periods of every figure there is, drawn or not: no year of theirs is called silent.
    breaks : sequence of datetime.date
        Days across which nothing is joined.
    baseline : tuple of datetime.date
    start, end : datetime.date
        Start and end of the programme; no end while it went on.
    events : sequence of (Event, str)
        Breaks, drawn with their label.
    beside : sequence of (datetime.date, datetime.date, str)
        What ran beside the programme: marked lightly above the plot, with the letter under which it is named once for
        all charts.
    words : mapping of str to str
        Labels for `baseline` and `programme`, and for the signs `own`, `missing`, `span`, `part`, `claimed`.
    axis_label : str
        What the values count.
    scale : callable
        Writes a round value of the axis.
    until : datetime.date
        Years that end later are not called without a figure.
    is_whole : bool, optional
        Whether values between whole numbers mean nothing.
    targets : sequence of Due, optional
    height : float, optional
        Of the plot in points.
    """

    name: str
    values: Sequence[Value]
    known: Sequence[tuple[dt.date, dt.date]]
    breaks: Sequence[dt.date]
    baseline: tuple[dt.date, dt.date]
    start: dt.date
    end: dt.date | None
    events: Sequence[tuple[Event, str]]
    words: Mapping[str, str]
    axis_label: str
    scale: Callable[[float], str]
    until: dt.date
    is_whole: bool = False
    targets: Sequence[Due] = ()
    beside: Sequence[tuple[dt.date, dt.date, str]] = ()
    height: float = 118.0


def form_of(point: Point, kind: Kind, *, is_total: bool = False) -> Form | None:
    """How a figure may be drawn on a scale of years; None for one that may not.

    A count of more or less than a year is drawn as its yearly rate over the time it covers, never as a point. An
    amount has no rate: one of part of a year is hatched, one of several years stands in the table alone. A state on
    a day, a running total (`is_total`) among them, is a point.
    """
    if point.exceeds_year:
        return None if kind in (Kind.STOCK, Kind.AMOUNT) or is_total else Form.SPAN
    if kind is Kind.STOCK or is_total or point.is_whole_year:
        return Form.POINT
    if kind is Kind.AMOUNT:
        return Form.PART if point.is_part_of_year else Form.POINT
    if kind is Kind.COUNT:
        return Form.SPAN if point.is_part_of_year else None  # what is dated to a day has no length to divide by
    return Form.SPAN if point.is_part_of_year else Form.POINT


def is_rate(point: Point, kind: Kind, form: Form | None) -> bool:
    """Whether a figure is drawn as events per year and not as what was counted."""
    return form is Form.SPAN and kind is Kind.COUNT and not point.is_whole_year


def are_joined(first: Value, second: Value, breaks: Sequence[dt.date]) -> bool:
    """Whether a line may lead from one value to the next: same register, no gap, no overlap, no break in between."""
    if first.form is not Form.POINT or second.form is not Form.POINT or first.line != second.line:
        return False
    if first.is_claimed != second.is_claimed or first.end >= second.start:
        return False
    if any(first.end < day <= second.end for day in breaks):
        return False
    return second.middle - first.middle <= NEXT


def silent_years(years: Iterable[int], known: Iterable[tuple[dt.date, dt.date]], until: dt.date) -> list[int]:
    """Years that had ended and of which no register has a figure."""
    touched = {year for start, end in known for year in range(start.year, end.year + 1)}
    return [year for year in years if year not in touched and dt.date(year, 12, 31) <= until]
