"""The readings: what each compares, what it comes to, and which figures it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from evaluation.assess import IndicatorResult
from evaluation.locale.language import _
from evaluation.methods import STATUS_OUTLOOKS, Point, Reason, Result
from evaluation.results.table import Cell, Field, Row, Sheet, Table, day, key, links, number, optional
from evaluation.results.verdicts import OUTLOOK

COMPARED: Final = {"baseline": "the baseline", "latest": "the latest figure that was due"}


def _compared(role: str) -> tuple[Field, ...]:
    of = COMPARED[role]
    return (
        number(f"{role}_value", f"Value of {of}, in the unit of the indicator."),
        day(f"{role}_start", f"First day of the period of {of}."),
        day(f"{role}_end", f"Last day of the period of {of}."),
        Field(f"{role}_days", "integer", f"Days that the figures behind {of} cover: the exposure of a count."),
        optional(f"{role}_qualifier", f"How the documents state {of}."),
        number(f"{role}_numerator", f"Part that {of} is a share of."),
        number(f"{role}_denominator", f"Whole that {of} is a share of."),
    )


READINGS: Final = Sheet(
    "readings",
    _("Every reading: the same question with other defensible choices of figures, baseline or method"),
    "One row for each reading of each indicator.",
    (
        key("reading_id", "Id of the reading."),
        key("indicator_id", "Indicator that is read."),
        Field(
            "kind",
            "string",
            "own: the reading that the verdict is taken from; alternative: counts for how far the verdict holds; "
            "beside: another method, shown for comparison.",
            True,
            ("own", "alternative", "beside"),
        ),
        optional("choices", "What differs from our own reading, with spaces between; empty where nothing does."),
        key("method", "Method."),
        Field("status", "string", "Finding, in the word of the method.", True, tuple(STATUS_OUTLOOKS)),
        OUTLOOK,
        optional("reason", "Why there is no verdict, or why it is unclear.", words=tuple(Reason)),
        number(
            "estimate",
            "Method change: ratio of the yearly rates of events (value / days) or of the shares, latest to baseline; "
            "else the change as a share of the baseline. Other methods: the measure that they define.",
        ),
        number("interval_low", "Lower end of the 95 % interval of the estimate."),
        number("interval_high", "Upper end of the 95 % interval of the estimate."),
        number("difference", "Latest less baseline in the unit of the indicator; of events, of their yearly rates."),
        number("dispersion", "How many times more the counts scatter than by chance; widens the interval."),
        *_compared("baseline"),
        *_compared("latest"),
    ),
    ("reading_id",),
    {"indicator_id": "indicators"},
)
READING_INPUTS: Final = Sheet(
    "reading_inputs",
    _("Which figures each reading compares"),
    "One row for each figure that a reading rests on.",
    (
        key("reading_id", "Point."),
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


def readings(items: Iterable[IndicatorResult]) -> tuple[Table, ...]:
    """Tables of all readings of indicators and of the figures behind them."""
    found = [(row, refs) for item in items for row, refs in _readings(item)]
    return (Table(READINGS, tuple(row for row, _refs in found)), Table(READING_INPUTS, links("reading_id", found)))


def _readings(item: IndicatorResult) -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    name = item.indicator.id
    for number_, reading in enumerate(item.robustness.readings):
        choices = " ".join(f"{choice.about}:{choice.id}" for choice in reading.choices) or None
        kind = "alternative" if reading.choices else "own"
        row = _reading(name, f"{name}/{kind}" + (f"-{number_}" if number_ else ""), kind, choices, reading.result)
        refs = _refs(reading.result)
        yield row, refs if reading.choices else refs + [("dispersion", ref) for ref in item.dispersion_refs]
    for method, result in item.others.items():
        yield _reading(name, f"{name}/beside-{method}", "beside", f"method:{method}", result), _refs(result)


def _reading(indicator: str, reading: str, kind: str, choices: str | None, result: Result) -> Row:
    low, high = result.interval or (None, None)
    return {
        "reading_id": reading,
        "indicator_id": indicator,
        "kind": kind,
        "choices": choices,
        "method": result.method,
        "status": result.status,
        "outlook": result.outlook,
        "reason": result.reason,
        "estimate": result.estimate,
        "interval_low": low,
        "interval_high": high,
        "difference": result.difference,
        "dispersion": result.dispersion,
        **_value("baseline", result.baseline),
        **_value("latest", result.latest),
    }


def _value(role: str, value: Point | None) -> dict[str, Cell]:
    parts = ("value", "start", "end", "days", "qualifier", "numerator", "denominator")
    return {f"{role}_{part}": getattr(value, part) if value else None for part in parts}


def _refs(result: Result) -> list[tuple[str, str]]:
    compared = {"baseline": result.baseline, "latest": result.latest}
    return [(role, ref) for role, value in compared.items() if value for ref in value.refs]
