"""What is known of the time after the one that is judged."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.methods import Point
from evaluation.report.parts.figures import Row, figures_table, point_row
from evaluation.words.markup import Column, paragraph
from evaluation.words.writer import Writer

Late = tuple[IndicatorResult, int, Point]


def later_figures(writer: Writer, items: Sequence[IndicatorResult]) -> list[Markup]:
    """Figures of periods after the last one that counts in a verdict; nothing where there are none."""
    text = writer.language.text
    until = writer.evidence.dataset.framework.programme.judged_until
    late = [(item, n, p) for item in items for n, p in enumerate(item.after(until), 1)]
    if not late:
        return []

    def row(figure: Late) -> Row:
        item, number, point = figure
        return point_row(writer, point, item.indicator.unit, f"{item.indicator.id}.after.{number}")

    def name(figure: Late) -> Markup:
        sheet = figure[0].indicator
        return Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title))

    shown = figures_table(
        writer,
        text("Figures of periods after the last one that counts in a verdict"),
        late,
        row,
        text("Figure"),
        before=[Column(text("Indicator"), name)],
        has_confidence=False,
        id_="table-afterwards",
    )
    return [paragraph(text("Figures of later periods are listed here and enter no verdict.")), shown]
