"""The readings: what each compares, what it comes to, and which figures it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from evaluation.assess import IndicatorRecord, PointRecord, ResultRecord
from evaluation.locale.language import _
from evaluation.methods import STATUS_OUTLOOKS, Reason
from evaluation.results.table import Cell, Field, Sheet, Table, day, key, links, number, optional
from evaluation.results.verdicts import OUTLOOK

Kind = Literal["own", "alternative", "beside"]
COMPARED: Final = {"baseline": "the baseline", "latest": "the latest figure that was due"}


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of an indicator, with the figures behind it by their role."""

    id: str
    indicator: str
    kind: Kind
    choices: tuple[str, ...]
    result: ResultRecord
    refs: tuple[tuple[str, str], ...]

    def compared(self, role: str) -> PointRecord | None:
        """Value compared in a role."""
        return self.result.baseline if role == "baseline" else self.result.latest


def _compared(role: str) -> tuple[Field[ReadingRow], ...]:
    of = COMPARED[role]

    def cell(part: str) -> Callable[[ReadingRow], Cell]:
        # the part is named as the field of the value
        return lambda row: getattr(row.compared(role), part, None)

    return (
        number(f"{role}_value", f"Value of {of}, in the unit of the indicator.", cell("value")),
        day(f"{role}_start", f"First day of the period of {of}.", cell("start")),
        day(f"{role}_end", f"Last day of the period of {of}.", cell("end")),
        Field(
            f"{role}_days",
            "integer",
            f"Days that the figures behind {of} cover: the exposure of a count.",
            of=cell("days"),
        ),
        optional(f"{role}_qualifier", f"How the documents state {of}.", cell("qualifier")),
        number(f"{role}_numerator", f"Part that {of} is a share of.", cell("numerator")),
        number(f"{role}_denominator", f"Whole that {of} is a share of.", cell("denominator")),
    )


def _end(row: ReadingRow, which: int) -> float | None:
    return row.result.interval[which] if row.result.interval else None


READINGS: Final[Sheet[ReadingRow]] = Sheet(
    "readings",
    _("Every reading: the same question with other defensible choices of figures, baseline or method"),
    "One row for each reading of each indicator.",
    (
        key("reading_id", "Id of the reading.", lambda row: row.id),
        key("indicator_id", "Indicator that is read.", lambda row: row.indicator),
        Field(
            "kind",
            "string",
            "own: the reading that the verdict is taken from; alternative: counts for how far the verdict holds; "
            "beside: another method, shown for comparison.",
            True,
            ("own", "alternative", "beside"),
        ),
        optional(
            "choices",
            "What differs from our own reading, with spaces between; empty where nothing does.",
            lambda row: " ".join(row.choices) or None,
        ),
        key("method", "Method.", lambda row: row.result.method),
        Field(
            "status",
            "string",
            "Finding, in the word of the method.",
            True,
            tuple(STATUS_OUTLOOKS),
            lambda row: row.result.status,
        ),
        OUTLOOK.within(lambda row: row.result),
        optional(
            "reason",
            "Why there is no verdict, or why it is unclear.",
            lambda row: row.result.reason,
            words=tuple(Reason),
        ),
        number(
            "estimate",
            "Method change: ratio of the yearly rates of events (value / days) or of the shares, latest to baseline; "
            "else the change as a share of the baseline. Other methods: the measure that they define.",
            lambda row: row.result.estimate,
        ),
        number("interval_low", "Lower end of the 95 % interval of the estimate.", lambda row: _end(row, 0)),
        number("interval_high", "Upper end of the 95 % interval of the estimate.", lambda row: _end(row, 1)),
        number(
            "difference",
            "Latest less baseline in the unit of the indicator; of events, of their yearly rates.",
            lambda row: row.result.difference,
        ),
        number(
            "dispersion",
            "How many times more the counts scatter than by chance; widens the interval.",
            lambda row: row.result.dispersion,
        ),
        *_compared("baseline"),
        *_compared("latest"),
    ),
    ("reading_id",),
    {"indicator_id": "indicators"},
)
READING_INPUTS: Final[Sheet[Any]] = Sheet(
    "reading_inputs",
    _("Which figures each reading compares"),
    "One row for each figure that a reading rests on.",
    (
        key("reading_id", "Reading."),
        Field(
            "role",
            "string",
            "Value that the figure enters; dispersion: its scatter stands for that of a baseline too short to show it.",
            True,
            (*COMPARED, "dispersion"),
        ),
        key("observation_id", "Figure."),
    ),
    ("reading_id", "role", "observation_id"),
    {"reading_id": "readings", "observation_id": "observations"},
)


def readings(items: Iterable[IndicatorRecord]) -> tuple[Table, ...]:
    """Tables of all readings of indicators and of the figures behind them."""
    rows = [row for item in items for row in _readings(item)]
    return (
        Table.of(READINGS, rows),
        Table(READING_INPUTS, links("reading_id", ((row.id, row.refs) for row in rows))),
    )


def own_reading(item: IndicatorRecord) -> ReadingRow:
    """The reading that the verdict is taken from."""
    return ReadingRow(f"{item.id}/own", item.id, "own", (), item.result, _refs(item.result))


def _readings(item: IndicatorRecord) -> Iterator[ReadingRow]:
    name = item.id
    for number_, reading in enumerate(item.robustness.readings):
        kind: Kind = "alternative" if reading.choices else "own"
        refs = _refs(reading.result)
        if kind == "own":
            refs += tuple(("dispersion", ref) for ref in item.dispersion_refs)
        id_ = f"{name}/{kind}" + (f"-{number_}" if number_ else "")
        yield ReadingRow(id_, name, kind, tuple(map(str, reading.choices)), reading.result, refs)
    for method, result in item.others.items():
        yield ReadingRow(f"{name}/beside-{method}", name, "beside", (f"method:{method}",), result, _refs(result))


def _refs(result: ResultRecord) -> tuple[tuple[str, str], ...]:
    compared = {"baseline": result.baseline, "latest": result.latest}
    return tuple((role, ref) for role, value in compared.items() if value for ref in value.observations)
