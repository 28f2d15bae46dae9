"""The specifications: which pair of figures each compares, what it comes to, and what it rests on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from evaluation.assess import IndicatorRecord, PointRecord, ResultRecord
from evaluation.locale.language import _
from evaluation.methods import STATUS_OUTLOOKS, Reason
from evaluation.results.table import Cell, Field, Table, TableSchema, day, key, links, number, optional
from evaluation.results.verdicts import OUTLOOK

Kind = Literal["own", "alternative", "beside"]
COMPARED: Final = {"baseline": "the baseline", "latest": "the latest figure that was due"}


@dataclass(frozen=True, slots=True)
class SpecificationRow:
    """One specification of an indicator, with the figures behind it by their role."""

    id: str
    indicator: str
    kind: Kind
    choices: tuple[str, ...]
    result: ResultRecord
    refs: tuple[tuple[str, str], ...]

    def compared(self, role: str) -> PointRecord | None:
        """Value compared in a role."""
        return self.result.baseline if role == "baseline" else self.result.latest


def _compared(role: str) -> tuple[Field[SpecificationRow], ...]:
    of = COMPARED[role]

    def cell(part: str) -> Callable[[SpecificationRow], Cell]:
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


def _end_of(which: int) -> Callable[[SpecificationRow], Cell]:
    return lambda row: row.result.interval[which] if row.result.interval else None


SPECIFICATIONS: Final[TableSchema[SpecificationRow]] = TableSchema(
    "specifications",
    _("Every sensitivity check: the same question with another defensible choice of figures, baseline or end"),
    "One row for each distinct pair of figures of each indicator.",
    (
        key("specification_id", "Id of the specification.", lambda row: row.id),
        key("indicator_id", "Indicator that is judged.", lambda row: row.indicator),
        Field(
            "kind",
            "string",
            "own: the one that the verdict is taken from; alternative: counts for how far the verdict holds; "
            "beside: another method on the same figures, no further evidence.",
            True,
            ("own", "alternative", "beside"),
        ),
        optional(
            "choices",
            "What differs from our own, with spaces between; empty where nothing does.",
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
        number("interval_low", "Lower end of the 95 % interval that decides; of shares, of the latest.", _end_of(0)),
        number("interval_high", "Upper end of the 95 % interval that decides; of shares, of the latest.", _end_of(1)),
        number(
            "tipping",
            "Of a change that could not be tested: up to which scatter (counts, as a share of the mean), multiple of "
            "chance (counts, baseline of zero) or factor on the variance (shares) it would be clear.",
            lambda row: row.result.tipping.value if row.result.tipping else None,
        ),
        number(
            "difference",
            "Latest less baseline in the unit of the indicator; of events, of their yearly rates.",
            lambda row: row.result.difference,
        ),
        number(
            "scatter",
            "Standard deviation of one period of the baseline of counts beyond chance, in relation to their mean.",
            lambda row: None if row.result.scatter is None else math.sqrt(row.result.scatter),
        ),
        number(
            "dispersion",
            "How many times more the shares of the baseline scatter than those of independent cases.",
            lambda row: row.result.dispersion,
        ),
        Field(
            "age",
            "integer",
            "Whole periods from the latest due figure to the end of the judged time.",
            of=lambda row: row.result.age,
        ),
        *_compared("baseline"),
        *_compared("latest"),
    ),
    ("specification_id",),
    {"indicator_id": "indicators"},
)
SPECIFICATION_INPUTS: Final[TableSchema[Any]] = TableSchema(
    "specification_inputs",
    _("Which figures each sensitivity check compares"),
    "One row for each figure that a specification rests on.",
    (
        key("specification_id", "Specification."),
        Field(
            "role",
            "string",
            "Value that the figure enters; yardstick: the scatter of like counts beside a change that was not tested.",
            True,
            (*COMPARED, "yardstick"),
        ),
        key("observation_id", "Figure."),
    ),
    ("specification_id", "role", "observation_id"),
    {"specification_id": "specifications", "observation_id": "observations"},
)


def specifications(items: Iterable[IndicatorRecord]) -> tuple[Table, ...]:
    """Tables of all specifications of indicators and of the figures behind them."""
    rows = [row for item in items for row in _specifications(item)]
    return (
        Table.of(SPECIFICATIONS, rows),
        Table(SPECIFICATION_INPUTS, links("specification_id", ((row.id, row.refs) for row in rows))),
    )


def own_specification(item: IndicatorRecord) -> SpecificationRow:
    """The specification that the verdict is taken from."""
    return SpecificationRow(f"{item.id}/own", item.id, "own", (), item.result, _refs(item.result))


def _specifications(item: IndicatorRecord) -> Iterator[SpecificationRow]:
    name = item.id
    for number_, one in enumerate(item.robustness.specifications):
        kind: Kind = "alternative" if one.choices else "own"
        refs = _refs(one.result)
        if kind == "own":
            refs += tuple(("yardstick", ref) for other in item.yardstick for ref in other.refs)
        id_ = f"{name}/{kind}" + (f"-{number_}" if number_ else "")
        yield SpecificationRow(id_, name, kind, tuple(map(str, one.choices)), one.result, refs)
    for method, result in item.others.items():
        yield SpecificationRow(f"{name}/beside-{method}", name, "beside", (f"method:{method}",), result, _refs(result))


def _refs(result: ResultRecord) -> tuple[tuple[str, str], ...]:
    compared = {"baseline": result.baseline, "latest": result.latest}
    return tuple((role, ref) for role, value in compared.items() if value for ref in value.observations)
