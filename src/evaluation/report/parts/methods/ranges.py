"""Chart of how far the specifications of each indicator lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.assess.robustness import relative
from evaluation.findings.of_indicator import range_of
from evaluation.report.charts.ranges import Range, draw_ranges
from evaluation.report.charts.sheet import at_both_widths
from evaluation.words.markup import element
from evaluation.words.writer import Writer

NAME: Final = "fig-ranges"
FEWEST: Final = 3
"""Indicators from which on a chart says more than their sentences."""


def chart_of_ranges(writer: Writer, items: Iterable[IndicatorResult]) -> Markup:
    """One line for each indicator that could be judged and has a relative change; nothing where there are too few."""
    rows = [row for item in items if item.judged and (row := _range(writer, item)) is not None]
    if len(rows) < FEWEST:
        return Markup("")
    text = writer.language.text
    words = (
        text("change from the baseline; each step doubles"),
        text("from the smallest to the largest change that a sensitivity check gives"),
        text("our own sensitivity check"),
    )
    caption = text("How far the sensitivity checks of each indicator lie apart.")
    each = "; ".join(f"{row.name}: {row.labels[0]} – {row.labels[1]}" for row in rows)
    alt = text("Chart of ranges. {caption} {rows}.", caption=caption, rows=each)
    drawn = at_both_widths(lambda width: draw_ranges(NAME, rows, words, lambda v: _signed(writer, v), width))
    return writer.chart(drawn, alt, element("strong", caption))


def _range(writer: Writer, item: IndicatorResult) -> Range | None:
    ends, ours = range_of(item), relative(item.indicator.kind, item.result)
    if "relative_least" not in ends or ours is None:
        return None
    least, most = ends["relative_least"], ends["relative_most"]
    name, range_ = f"{item.indicator.id} {writer.own(item.indicator.short_title)}", f"{item.indicator.id}.range"
    states = (f"{range_}.relative_least", f"{range_}.relative_most")
    return Range(name, least, most, ours, (_signed(writer, least), _signed(writer, most)), states)


def _signed(writer: Writer, change: float) -> str:
    return ("+" if change > 0 else "") + writer.language.percent(change)
