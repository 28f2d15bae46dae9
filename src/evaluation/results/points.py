"""The points of every series, and every figure that was set aside, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from evaluation.assess import IndicatorResult
from evaluation.evidence import Aside
from evaluation.locale.language import _
from evaluation.methods import Point
from evaluation.results.table import Cell, Field, Row, Table, TableSchema, day, key, links, number, optional

POINTS: Final[TableSchema[Any]] = TableSchema(
    "points",
    _("The series of every indicator, and every figure that was set aside, with the reason"),
    "One row for each point of the series of an indicator, and for each figure of what it measures that is not in it.",
    (
        key("point_id", "Id of the point."),
        key("indicator_id", "Indicator."),
        Field("in_series", "boolean", "Whether it is in the series or was set aside.", True),
        optional("reason", "Why it was set aside.", words=tuple(Aside)),
        optional("decision_id", "Declared decision that sets it aside."),
        key("authority", "Body and register that it comes from."),
        number("value", "Value in the unit of the indicator; empty where none could be formed."),
        number("numerator", "Part, where the value is 100 × numerator / denominator."),
        number("denominator", "Whole, where the value is a share."),
        day("period_start", "First day of the period."),
        day("period_end", "Last day of the period."),
        Field("days", "integer", "Length of the period, both days counted."),
        optional("qualifier", "How the documents state it."),
    ),
    ("point_id",),
    {"indicator_id": "indicators", "authority": "authorities"},
)
POINT_INPUTS: Final[TableSchema[Any]] = TableSchema(
    "point_inputs",
    _("Which figures each point of a series rests on, and which stand in place of one set aside"),
    "One row for each figure that a point rests on or gave way to.",
    (
        key("point_id", "Point."),
        Field(
            "role",
            "string",
            "value, numerator, denominator: what the figure is in the point; instead: it stands in the point's place.",
            True,
            ("value", "numerator", "denominator", "instead"),
        ),
        key("observation_id", "Figure."),
    ),
    ("point_id", "role", "observation_id"),
    {"point_id": "points", "observation_id": "observations"},
)


def points(items: Iterable[IndicatorResult]) -> tuple[Table, ...]:
    """Tables of the series of indicators and of the figures behind them."""
    found = [(row, refs) for item in items for row, refs in _points(item)]
    return (
        Table(POINTS, tuple(row for row, _refs in found)),
        Table(POINT_INPUTS, links("point_id", ((str(row["point_id"]), refs) for row, refs in found))),
    )


def _points(item: IndicatorResult) -> Iterator[tuple[Row, list[tuple[str, str]]]]:
    name = item.indicator.id
    for number_, figure in enumerate(item.series.figures, 1):
        yield _point(name, f"{name}/{number_}", figure, figure.authority), _parts(figure)
    for number_, aside in enumerate(item.series.aside, 1):
        row = _point(name, f"{name}/aside-{number_}", aside.figure, aside.observation.authority)
        why: dict[str, Cell] = {
            "in_series": False,
            "reason": aside.reason,
            "decision_id": aside.correction.id if aside.correction else None,
        }
        refs = _parts(aside.figure) if aside.figure else [("value", aside.observation.observation_id)]
        yield row | why, refs + [("instead", ref) for ref in aside.instead]


def _point(indicator: str, point: str, figure: Point | None, authority: str) -> dict[str, Cell]:
    return {
        "point_id": point,
        "indicator_id": indicator,
        "in_series": True,
        "reason": None,
        "decision_id": None,
        "authority": authority,
        "value": figure.value if figure else None,
        "numerator": figure.numerator if figure else None,
        "denominator": figure.denominator if figure else None,
        "period_start": figure.start if figure else None,
        "period_end": figure.end if figure else None,
        "days": figure.days if figure else None,
        "qualifier": figure.qualifier if figure else None,
    }


def _parts(figure: Point) -> list[tuple[str, str]]:
    roles = ("value",) if figure.numerator is None else ("numerator", "denominator")
    return list(zip(roles, figure.refs, strict=True))
