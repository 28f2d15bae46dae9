"""Figures of one area as tables: those of an indicator with how each is used, and those that no indicator asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, UsedFigure, figures_used
from evaluation.evidence import Aside
from evaluation.load import Observation
from evaluation.locale.language import _
from evaluation.report.parts.figures import Row, figures_table, of_whom, point_row, published_row, stated_beside
from evaluation.report.parts.indicator.course import deserves_chart, indicator_chart
from evaluation.report.parts.indicator.words import answer, levels, status_badge
from evaluation.report.parts.verdict import moved
from evaluation.words.evidence import ASIDES
from evaluation.words.markup import Column, bullets, heading, link, paragraph, section
from evaluation.words.wording import FLAGS, WARNINGS
from evaluation.words.writer import Writer

USES: Final = {
    "series": _("In the series"),
    "other_register": _("Of an authority whose figures the indicator does not use"),
}


def indicator_of_place(writer: Writer, item: IndicatorResult, taken: frozenset[str]) -> Markup:
    """One indicator: what its figures say, their chart if there is a course to see, and the table of all of them."""
    sheet, text = item.indicator, writer.language.text
    shown = [
        heading(3, Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.title))),
        paragraph(status_badge(writer, item), " ", said_of(writer, item), class_="answer"),
    ]
    if deserves_chart(writer, item):
        shown.append(indicator_chart(writer, item))
    shown.append(_table(writer, item, figures_used(item, taken, writer.evidence)))
    if item.result.baseline and item.result.latest:  # they speak of the two figures compared
        shown.append(bullets([text(WARNINGS[w]) for w in item.warnings] + [text(FLAGS[f]) for f in item.result.flags]))
    return section(f"indicator-{sheet.id}", *shown, class_="indicator")


def line_of(writer: Writer, item: IndicatorResult) -> Markup:
    """One line on an indicator for the answer at the top."""
    if item.judged:
        return moved(writer, item)
    name = link(f"#indicator-{item.indicator.id}", writer.told(item.indicator.short_title))
    return Markup("{}: {}").format(name, levels(writer, item) if item.series.figures else said_of(writer, item))


def said_of(writer: Writer, item: IndicatorResult) -> Markup:
    """What the figures of the area show of an indicator."""
    if item.series.figures:
        return answer(writer, item)
    return writer.say(
        "Documents give figures, but none that the indicator can use: of other authorities, without a period, or set "
        "aside by a decision."
    )


def other_figures(writer: Writer, observations: Sequence[Observation], caption: Markup) -> Markup:
    """Table of figures that no indicator asks for."""
    text = writer.language.text

    def row(observation: Observation) -> Row:
        return published_row(observation, writer.published(observation))

    ordered = sorted(observations, key=lambda o: (o.measure, str(o.period_end), o.observation_id))
    counted = Column[Observation](text("What was counted"), lambda o: of_whom(writer, o))
    return figures_table(writer, caption, ordered, row, text("Value"), before=[counted])


def _table(writer: Writer, item: IndicatorResult, rows: Sequence[UsedFigure]) -> Markup:
    text, sheet = writer.language.text, item.indicator

    def row(used: UsedFigure) -> Row:
        if used.figure is None:
            return published_row(used.observation, stated_beside(writer, used.observation, sheet.unit))
        return point_row(writer, used.figure, sheet.unit, f"{sheet.id}.figure.{used.number}")

    def use(used: UsedFigure) -> str:
        return text(ASIDES[used.use] if isinstance(used.use, Aside) else USES[used.use])

    caption = writer.say("{title}: all figures found", title=writer.told(sheet.short_title))
    how = Column(text("How it is used"), use)
    return figures_table(writer, caption, rows, row, writer.unit_heading(sheet.unit), after=[how])
