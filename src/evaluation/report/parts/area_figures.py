"""Figures of one area as tables: those of an indicator with how each is used, and those that no indicator asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, UsedFigure, figures_used
from evaluation.evidence import Aside, Evidence, of_area
from evaluation.framework import Text
from evaluation.load import Observation
from evaluation.locale import available_languages
from evaluation.locale.language import Language, _
from evaluation.report.parts.indicator import indicator_chart
from evaluation.report.parts.indicator_words import answer, levels, status_badge
from evaluation.report.parts.verdict import moved
from evaluation.words.markup import Column, bullets, heading, link, paragraph, section, table
from evaluation.words.wording import ASIDES, CONFIDENCES, FLAGS, WARNINGS
from evaluation.words.writer import Writer

FEWEST: Final = 2
"""Figures from which on a chart shows more than its table."""
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
    if len(item.series.figures) >= FEWEST:
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
    columns = [
        Column(text("What was counted")),
        Column(text("Period")),
        Column(text("Value"), is_number=True),
        Column(text("Authority")),
        Column(text("Source")),
        Column(text("Confidence")),
    ]
    rows = [
        [
            _measure(writer, o),
            writer.when(o.period_start, o.period_end),
            writer.published(o),
            writer.authority(o.authority),
            writer.cite([o.source]),
            text(CONFIDENCES[o.confidence]),
        ]
        for o in sorted(observations, key=lambda o: (o.measure, str(o.period_end), o.observation_id))
    ]
    return table(caption, columns, rows)


def _table(writer: Writer, item: IndicatorResult, rows: Sequence[UsedFigure]) -> Markup:
    text, sheet = writer.language.text, item.indicator
    columns = [
        Column(text("Period")),
        Column(writer.unit(sheet.unit), is_number=True),
        Column(text("Authority")),
        Column(text("Source")),
        Column(text("Confidence")),
        Column(text("How it is used")),
    ]
    cells = [
        [
            writer.when(used.observation.period_start, used.observation.period_end),
            _value(writer, item, used),
            writer.authority(used.observation.authority),
            writer.cite([part.source for part in (used.figure.observations if used.figure else [used.observation])]),
            text(CONFIDENCES[used.observation.confidence]),
            text(ASIDES[used.use] if isinstance(used.use, Aside) else USES[used.use]),
        ]
        for used in rows
    ]
    caption = writer.say("{title}: all figures found", title=writer.told(sheet.short_title))
    return table(caption, columns, cells)


def _value(writer: Writer, item: IndicatorResult, used: UsedFigure) -> Markup:
    if used.figure is None:
        return writer.published_bare(used.observation)
    sheet = item.indicator
    return writer.figure(used.figure, sheet.unit, f"{sheet.id}.figure.{used.number}")


def _measure(writer: Writer, observation: Observation) -> Markup:
    """What was counted, and of whom where it is not everybody."""
    people = [part for part in (observation.sex, observation.age_group) if part not in ("", "all")]
    return Markup(", ").join([writer.measure(observation.measure), *(writer.group(part) for part in people)])


NO_TARGET: Final = _("The target was set for the whole programme and says nothing about one area.")


def evidence_of(whole: Evidence, area: str) -> Evidence:
    """Evidence of one area; that of the whole where no area is named."""
    if not area:
        return whole
    told = {code: Language.of(code).text(NO_TARGET) for code in available_languages()}
    return of_area(whole, area, Text(**told))
