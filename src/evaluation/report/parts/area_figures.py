"""Figures of one area as tables: those of an indicator with how each is used, and those that no indicator asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.evidence import Evidence, Figure, of_area
from evaluation.framework import Text
from evaluation.load import Observation
from evaluation.locale import available_languages
from evaluation.locale.language import Language, _
from evaluation.report.parts.indicator import indicator_chart
from evaluation.report.parts.indicator_words import answer, levels, parts, status_badge
from evaluation.report.parts.verdict import moved
from evaluation.words.markup import Column, bullets, heading, link, paragraph, section, table
from evaluation.words.wording import ASIDES, CONFIDENCES, FLAGS, WARNINGS
from evaluation.words.writer import Writer

FEWEST: Final = 2
"""Figures from which on a chart shows more than its table."""
IN_SERIES: Final = _("In the series")
OTHER_REGISTER: Final = _("Of an authority whose figures the indicator does not use")
Shown = tuple[Observation, Figure | None, str]
"""A figure as a row of the table: its observation, the point of the series that it makes, and how it is used."""


def claimed(items: Iterable[IndicatorResult]) -> frozenset[str]:
    """Ids of the observations that are in the series of an indicator, or beside it."""
    series = [item.series for item in items]
    found = {id_ for one in series for figure in one.figures for id_ in figure.ids}
    return frozenset(found | {aside.observation.observation_id for one in series for aside in one.aside})


def rows_of(item: IndicatorResult, taken: frozenset[str], evidence: Evidence) -> list[Shown]:
    """All that documents give of what an indicator measures, in order of time.

    A figure of an authority that the indicator does not use stands here unless another indicator uses it: `taken` are
    the observations that one does. Of a share only whole pairs count, since a part alone is no share.
    """
    rows: list[Shown] = [(figure.observations[0], figure, IN_SERIES) for figure in item.series.figures]
    if item.indicator.select.value is not None:
        rows += [(aside.observation, None, ASIDES[aside.reason]) for aside in item.series.aside]
        left = set(item.series.candidates) - taken
        rows += [(o, None, OTHER_REGISTER) for o in evidence.observations if o.observation_id in left]
    return sorted(rows, key=lambda row: (str(row[0].period_end), str(row[0].period_start), row[0].observation_id))


def indicator_of_place(writer: Writer, item: IndicatorResult, taken: frozenset[str]) -> Markup:
    """One indicator: what its figures say, their chart if there is a course to see, and the table of all of them."""
    sheet, text = item.indicator, writer.language.text
    shown = [
        heading(3, Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.title))),
        paragraph(status_badge(writer, item), " ", said_of(writer, item), class_="answer"),
    ]
    if len(item.series.figures) >= FEWEST:
        shown.append(indicator_chart(writer, item))
    shown.append(_table(writer, item, rows_of(item, taken, writer.evidence)))
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


def _table(writer: Writer, item: IndicatorResult, rows: Sequence[Shown]) -> Markup:
    text, sheet = writer.language.text, item.indicator
    columns = [
        Column(text("Period")),
        Column(writer.unit_heading(sheet.unit), is_number=True),
        Column(text("Authority")),
        Column(text("Source")),
        Column(text("Confidence")),
        Column(text("How it is used")),
    ]
    numbers = {id(figure): number for number, figure in enumerate(item.series.figures, 1)}
    cells = [
        [
            writer.when(o.period_start, o.period_end),
            writer.published_bare(o) if figure is None else _point(writer, item, figure, numbers[id(figure)]),
            writer.authority(o.authority),
            writer.cite([o.source] if figure is None else [part.source for part in figure.observations]),
            text(CONFIDENCES[o.confidence]),
            text(use),
        ]
        for o, figure, use in rows
    ]
    caption = writer.say("{title}: all figures found", title=writer.told(sheet.short_title))
    return table(caption, columns, cells)


def _point(writer: Writer, item: IndicatorResult, figure: Figure, number: int) -> Markup:
    name = f"{item.indicator.id}.figure.{number}"
    value = writer.figure(figure, item.indicator.unit, name)
    if figure.numerator is None or figure.denominator is None:
        return value
    ratio = parts(writer, name, figure.numerator, figure.denominator, figure.ids)
    return Markup("{} ({})").format(value, ratio)


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
