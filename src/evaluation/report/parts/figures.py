"""The one table of figures: when, how much, who says so, in which document, and how sure it is that it says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup

from evaluation.load import Confidence, Observation
from evaluation.methods import Point
from evaluation.words.evidence import CONFIDENCES
from evaluation.words.markup import Column, table
from evaluation.words.writer import Writer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one figure.

    Parameters
    ----------
    start, end : datetime.date or None
    value : Markup
        The figure as it is stated.
    authority : str
    sources : tuple of str
    confidence : Confidence
    """

    start: dt.date | None
    end: dt.date | None
    value: Markup
    authority: str
    sources: tuple[str, ...]
    confidence: Confidence


def point_row(writer: Writer, point: Point, unit: str, finding_id: str) -> Row:
    """Row of a point of a series, stated by the id of its finding."""
    first, sources = point.observations[0], tuple(o.source for o in point.observations)
    value = writer.figure(point, unit, finding_id)
    return Row(point.start, point.end, value, point.authority, sources, first.confidence)


def published_row(observation: Observation, value: Markup) -> Row:
    """Row of a figure as its document gives it."""
    o = observation
    return Row(o.period_start, o.period_end, value, o.authority, (o.source,), o.confidence)


def stated_beside(writer: Writer, observation: Observation, unit: str) -> Markup:
    """A figure beside those of a unit: a part or a whole stands in a table of shares with its own."""
    return writer.published_bare(observation) if observation.unit == unit else writer.published(observation)


def of_whom(writer: Writer, observation: Observation) -> Markup:
    """What a figure counts, and of whom where it is not everybody."""
    o = observation
    people = [writer.group(name) for name in (o.sex, o.age_group) if name not in ("", "all")]
    return Markup(", ").join([writer.measure(o.measure), *people])


def counted(writer: Writer, observation: Observation) -> Markup:
    """The same, and where if it is not the whole."""
    what = of_whom(writer, observation)
    if observation.area == writer.evidence.dataset.framework.programme.area:
        return what
    return Markup(", ").join([what, writer.area(observation.area)])


def figures_table(
    writer: Writer,
    caption: Markup | str,
    figures: Iterable[T],
    row_of: Callable[[T], Row],
    heading: Markup | str,
    *,
    before: Sequence[Column[T]] = (),
    after: Sequence[Column[T]] = (),
    has_confidence: bool = True,
    id_: str | None = None,
) -> Markup:
    """Table of figures.

    Parameters
    ----------
    writer : Writer
    caption : Markup or str
    figures : iterable
    row_of : callable
        What the table says of one of them.
    heading : Markup or str
        Of the values: their unit, or a word where units differ.
    before, after : sequence of Column, optional
        What else is said of each figure, at the left and at the right.
    has_confidence : bool, optional
    id_ : str, optional
    """
    text = writer.language.text
    rows = [(figure, row_of(figure)) for figure in figures]
    own = [
        Column[Row](text("Period"), lambda row: writer.when(row.start, row.end)),
        Column[Row](heading, lambda row: row.value, is_number=True),
        Column[Row](text("Authority"), lambda row: writer.authority(row.authority)),
        Column[Row](text("Source"), lambda row: writer.cite(row.sources)),
    ]
    if has_confidence:
        own.append(Column[Row](text("Confidence"), lambda row: text(CONFIDENCES[row.confidence])))
    columns = [
        *(_of_figure(column) for column in before),
        *(_of_row(column) for column in own),
        *(_of_figure(column) for column in after),
    ]
    return table(caption, columns, rows, id_)


def _of_figure(column: Column[T]) -> Column[tuple[T, Row]]:
    return Column(column.title, lambda pair: column.cell(pair[0]), column.is_number)


def _of_row(column: Column[Row]) -> Column[tuple[Any, Row]]:
    return Column(column.title, lambda pair: column.cell(pair[1]), column.is_number)
