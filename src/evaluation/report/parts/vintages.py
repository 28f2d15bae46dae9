"""How the same year looked at each dialogue: what a restatement did to those who had to decide with the figures."""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from evaluation.evidence import Evidence, Rivals, as_known_on, restatements
from evaluation.findings import published_id
from evaluation.load import Observation, PartialDate
from evaluation.locale.language import _
from evaluation.report.charts.sheet import at_both_widths
from evaluation.report.charts.vintages import MOST, Known, VintageRow, draw_vintages
from evaluation.report.parts.figures import of_whom
from evaluation.words.block import join
from evaluation.words.markup import Column, Origin, data_behind, sourced, table
from evaluation.words.writer import Writer

NAME: Final = "fig-vintages"
CAPTION: Final = _(
    "How the same period looked at each annual dialogue and on the date of this report. A figure changed without "
    "anything having happened in that period."
)

Row = tuple[Observation, list[Observation | None]]
"""A figure by its first statement, and the statement that was known on each date."""


def chart_of_vintages(writer: Writer) -> Markup:
    """Chart and table of the figures whose value as known was not the same at all dialogues; else nothing."""
    days = _days(writer.evidence)
    known = {day: as_known_on(writer.evidence.dataset, day) for day in days}
    rows: list[Row] = []
    for rivals in restatements(writer.evidence):
        seen = [_value_at(known[day], rivals) for day in days]
        if len({o.value for o in seen if o is not None}) > 1:
            rows.append((rivals.first, seen))
    if not rows:
        return Markup("")
    text, language = writer.language.text, writer.language
    months = [PartialDate.month_of(day) for day in days]
    heads = [language.period(month.first_day(), month.last_day(), short=True) for month in months]
    ranked = sorted(rows, key=_change, reverse=True)[:MOST]  # all stand in the table
    drawn = [VintageRow(_label(writer, r[0]), [_point(writer, o) for o in r[1]]) for r in rows if r in ranked]
    alt = text(
        "Chart. {rows}.",
        rows="; ".join(
            f"{row.label}: " + ", ".join(f"{head} {p.label}" for head, p in zip(heads, row.points, strict=True) if p)
            for row in drawn
        ),
    )
    columns = [Column[Row](text("Figure"), lambda row: _what(writer, row[0]))]
    columns += [_known_then(writer, sourced(Origin.PERIOD, head), place) for place, head in enumerate(heads)]
    shown = table(text("The same period as known on each date"), columns, rows)
    charts = at_both_widths(lambda width: draw_vintages(NAME, heads, drawn, width))
    figure = writer.chart(charts, alt, text(CAPTION))
    return join([figure, data_behind(text("Figures behind this chart"), shown)])


def _known_then(writer: Writer, head: Markup, place: int) -> Column[Row]:
    """Column of one date: the value as known then."""
    return Column(head, lambda row: writer.published_bare(o) if (o := row[1][place]) else Markup("–"), is_number=True)


def _change(row: Row) -> float:
    """How far the values known of a period lie apart, in relation to the largest."""
    values = [float(o.value) for o in row[1] if o is not None]
    return (max(values) - min(values)) / (max(values) or 1.0)


def _days(evidence: Evidence) -> list[dt.date]:
    held = [PartialDate(d.date).last_day() for d in evidence.dataset.framework.dialogues]
    return sorted({day for day in held if day < evidence.as_of} | {evidence.as_of})


def _value_at(evidence: Evidence, rivals: Rivals) -> Observation | None:
    """Latest statement that was known and not set aside."""
    aside = {i for c in evidence.corrections for i in c.set_aside}
    known = [s for s in rivals.statements if evidence.is_known(s.source) and s.observation_id not in aside]
    return known[-1] if known else None


def _what(writer: Writer, o: Observation) -> Markup:
    return Markup(", ").join([of_whom(writer, o), writer.when(o.period_start, o.period_end)])


def _label(writer: Writer, o: Observation) -> str:
    return str(_what(writer, o).striptags())


def _point(writer: Writer, o: Observation | None) -> Known | None:
    if o is None:
        return None
    return Known(float(o.value), writer.bare(o.value, o.unit, o.qualifier), published_id(o))
