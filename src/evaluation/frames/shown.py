"""What an output of a notebook shows, as DataFrames: tables with values for words, charts by what they state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
from lxml import etree

from evaluation.drawing.marks import Chart
from evaluation.evidence import Evidence
from evaluation.findings import Finding

Span = tuple[dt.date, dt.date]
FINDING: Final = ".//span[@data-finding]"
PERIOD: Final = ".//span[@data-n='period']"
START, END = ".start", ".end"
"""What is added to the heading of a column for the first and the last day of the periods that its cells name."""


def frames_of(markup: str, findings: Mapping[str, Finding], periods: Mapping[str, Span]) -> tuple[pd.DataFrame, ...]:
    """The tables of an output, in order.

    Parameters
    ----------
    markup : str
        Well-formed.
    findings : mapping of str to Finding
        Those that it states, by id.
    periods : mapping of str to (date, date)
        First and last day of each period, by the words in which it is shown.

    Returns
    -------
    tuple of DataFrame
        By the headers of their rows. A column of numbers has the values of the findings that its cells begin with
        (Float64; a share as a share of one), any other its words. Where cells name periods two columns of days follow.
        `attrs` has the caption and, for each column of numbers, the unit.
    """
    tree = etree.fromstring(f"<div>{markup}</div>")
    return tuple(_frame(table, findings, periods) for table in tree.iter("table"))


def chart_frame(chart: Chart, findings: Mapping[str, Finding], evidence: Evidence) -> pd.DataFrame:
    """What a chart states: one row for each finding that it draws.

    Returns
    -------
    DataFrame
        By `finding_id`: `value` (Float64) in the `unit` of its row, first and last day of the figures that it rests on,
        and the words in the chart.
    """
    shown = {words.states: words.text for words in chart.words if words.states in findings}
    drawn = dict.fromkeys(mark.states for mark in chart.marks if mark.states in findings)
    own = [findings[id_] for id_ in drawn]
    spans = [_span(finding, evidence) for finding in own]
    return pd.DataFrame(
        {
            "value": pd.array([f.value if isinstance(f.value, int | float) else None for f in own], dtype="Float64"),
            "unit": pd.Categorical([f.unit for f in own]),
            "period_start": _days(start for start, _ in spans),
            "period_end": _days(end for _, end in spans),
            "shown": pd.array([shown.get(f.id) for f in own], dtype="string"),
        },
        index=pd.Index([f.id for f in own], name="finding_id", dtype="string"),
    )


def _span(finding: Finding, evidence: Evidence) -> tuple[dt.date | None, dt.date | None]:
    used = [evidence.dataset.tables.observation(id_) for id_ in finding.inputs]
    ends = [o.period_end for o in used if o.period_end]
    starts = [o.period_start or o.period_end for o in used if o.period_end]
    return min((day for day in starts if day), default=None), max(ends, default=None)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table: its words, the finding that it begins with, the period that it names."""

    words: str
    finding: Finding | None
    period: Span | None


NOTHING: Final = _Cell("", None, None)


def _frame(table: etree._Element, findings: Mapping[str, Finding], periods: Mapping[str, Span]) -> pd.DataFrame:
    heads = list(table.iterfind("thead/tr/th"))
    names = list(_apart(_words(head) for head in heads))
    rows = [[_cell(cell, findings, periods) for cell in row] for row in table.iterfind("tbody/tr")]
    columns: dict[str, pd.Series] = {}
    units: dict[str, str] = {}
    for place, (name, head) in enumerate(zip(names, heads, strict=True)):
        cells = [row[place] if place < len(row) else NOTHING for row in rows]
        found = [cell.finding for cell in cells if cell.finding]
        if found and "number" in (head.get("class") or ""):
            values = [cell.finding.value if cell.finding else None for cell in cells]
            columns[name] = pd.Series([v if isinstance(v, int | float) else None for v in values], dtype="Float64")
            own = {finding.unit for finding in found}
            units[name] = own.pop() if len(own) == 1 else ", ".join(sorted(own))
        else:
            columns[name] = pd.Series([cell.words or None for cell in cells], dtype="string")
        if any(cell.period for cell in cells):
            columns[name + START] = pd.Series(_days(c.period[0] if c.period else None for c in cells))
            columns[name + END] = pd.Series(_days(c.period[1] if c.period else None for c in cells))
    frame = pd.DataFrame(columns)
    caption = table.find("caption")
    frame.attrs = {"caption": "" if caption is None else _words(caption), "units": units}
    return frame.set_index(names[0])


def _cell(cell: etree._Element, findings: Mapping[str, Finding], periods: Mapping[str, Span]) -> _Cell:
    words = _words(cell)
    stated = cell.find(FINDING)
    begins = stated is not None and bool(own := _words(stated)) and words.startswith(own)
    named = cell.find(PERIOD)
    return _Cell(
        words,
        findings.get(stated.get("data-finding", "")) if stated is not None and begins else None,
        periods.get(_words(named)) if named is not None else None,
    )


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _apart(names: Iterator[str]) -> Iterator[str]:
    """Names of columns, those that stand more than once told apart by a number."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} {seen[name]}"


def _days(days: Iterator[dt.date | None]) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(list(days), dtype="datetime64[s]")
