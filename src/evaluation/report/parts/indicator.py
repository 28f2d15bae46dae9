"""The part of a chapter that belongs to one indicator: sentence, chart, table, sheet, sources, caveats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.evidence import Aside, SetAside
from evaluation.framework import Direction, Event, Judgement, Kind
from evaluation.methods import Point
from evaluation.report.charts.series import SeriesChart, draw_series
from evaluation.report.charts.style import HALF, at_both_widths
from evaluation.report.parts.accuracy import needed_accuracy
from evaluation.report.parts.by_area import by_area
from evaluation.report.parts.figures import Row, figures_table, point_row, published_row
from evaluation.report.parts.indicator_words import answer, course, status_badge, status_line, status_word
from evaluation.report.parts.specifications import specifications
from evaluation.words.block import join
from evaluation.words.markup import (
    Column,
    Origin,
    bullets,
    capital,
    chart,
    data_behind,
    definitions,
    element,
    heading,
    note,
    paragraph,
    section,
    sourced,
)
from evaluation.words.wording import (
    ASIDES,
    DIRECTIONS,
    FLAGS,
    GRADES,
    LEVELS,
    METHODS_BY_NAME,
    WARNINGS,
)
from evaluation.words.writer import Writer

HIGH: Final = 1.75
LOW: Final = 1.1
SMALL: Final = 0.7
FEW: Final = 2
"""Heights of a chart in inches; one of few figures need not be high, one beside text has little room."""
DRAWN_BESIDE: Final = (Aside.RESTATED, Aside.OTHER_AUTHORITY, Aside.ALTERNATIVE, Aside.OTHER_MEASURE)


def indicator_section(writer: Writer, item: IndicatorResult) -> Markup:
    """Everything about one indicator, its answer first."""
    sheet = item.indicator
    shown = [
        heading(3, Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.title))),
        paragraph(status_badge(writer, item), " ", answer(writer, item), *_see(item), class_="answer"),
    ]
    if item.series.figures:
        shown.append(indicator_chart(writer, item))
        shown.append(data_behind(writer.language.text("Figures behind this chart"), _figures(writer, item)))
    shown.append(by_area(writer, item))
    shown.append(
        note(
            element("p", element("strong", writer.language.text("Read with care"))),
            bullets(
                [
                    *(writer.language.text(WARNINGS[warning]) for warning in item.warnings),
                    *(writer.language.text(FLAGS[flag]) for flag in item.result.flags),
                    *(writer.told(text) for text in sheet.limitations),
                ]
            ),
            class_="note caveat",
        )
    )
    shown.append(specifications(writer, item))
    shown.append(_sheet(writer, item))
    return section(f"indicator-{sheet.id}", *shown, class_="indicator")


def _see(item: IndicatorResult) -> list[Markup | str]:
    """Reference to the chart of an indicator; its number is put in when the document is numbered."""
    return [" (", element("a", href=f"#fig-{item.indicator.id}", class_="ref"), ")"] if item.series.figures else []


def indicator_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """Chart of the indicator's series over the width of the page."""
    high = HIGH if len(item.series.figures) > FEW else LOW
    drawn = series_chart(writer, item, _events(writer, item), high)
    image = at_both_widths(lambda width: draw_series(drawn, width))
    return chart(image, alternative(writer, item), chart_title(writer, item), drawn.name)


def small_chart(writer: Writer, item: IndicatorResult) -> Markup:
    """The chart of an indicator for half the width of a page: without what ran beside the programme with open end."""
    events = [e for e in _events(writer, item) if e.kind == "break" or e.end is not None]
    drawn = series_chart(writer, item, events, SMALL)
    return chart(draw_series(drawn, HALF), alternative(writer, item), chart_title(writer, item), drawn.name)


def series_chart(writer: Writer, item: IndicatorResult, events: Sequence[Event], height: float) -> SeriesChart:
    """What the chart of an indicator is to show."""
    sheet, programme, text = item.indicator, writer.evidence.dataset.framework.programme, writer.language.text
    labels, axis = writer.labels(item.series.figures, sheet.unit)
    for number in range(1, len(labels) + 1):
        writer.state(f"{sheet.id}.figure.{number}", labels[number - 1])  # drawn, so stated
    return SeriesChart(
        name=f"fig-{sheet.id}",
        figures=item.series.figures,
        labels=labels,
        beside=[s.figure for s in item.series.aside if s.figure and s.reason in DRAWN_BESIDE],
        baseline=(sheet.baseline.start, sheet.baseline.end),
        start=programme.start,
        end=programme.end if programme.end <= writer.evidence.as_of else None,
        events=[(e, writer.own(e.label)) for e in events],
        words={
            "baseline": text("baseline"),
            "programme": writer.own(programme.short_title),
            "part": text("part of a year"),
            "beside": text("other register or earlier release"),
            "missing": text("no figure found"),
        },
        axis_label=axis,
        until=writer.evidence.as_of,
        height=height,
    )


def chart_title(writer: Writer, item: IndicatorResult) -> Markup:
    """The message of an indicator's chart: what it counts, from where to where, and what that means."""
    title = writer.say("{title}: {course}", title=writer.told(item.indicator.short_title), course=course(writer, item))
    return element("strong", title, ".") + Markup(" ") + status_line(writer, item)


def _events(writer: Writer, item: IndicatorResult) -> list[Event]:
    """What else may have moved the figures: breaks of this series, and everything that ran beside the programme."""
    own = [e for e in writer.evidence.events if not e.indicators or item.indicator.id in e.indicators]
    return [e for e in own if e.kind in ("break", "confounder")]


def alternative(writer: Writer, item: IndicatorResult) -> str:
    """Say in words what the chart shows: the finding first, then each point."""
    unit = item.indicator.unit
    points = [
        writer.language.text(
            "{period}: {value}",
            period=writer.language.period(f.start, f.end),
            value=writer.bare(f.value, unit, f.qualifier),
        )
        for f in item.series.figures
    ]
    return str(
        writer.say(
            "Chart. {title}, {status}. {points}.",
            title=writer.own(item.indicator.title),
            status=writer.language.text(status_word(item)).lower(),
            points="; ".join(points),
        ).unescape()
    )


def _figures(writer: Writer, item: IndicatorResult) -> Markup:
    """Table of every figure in the series, with what stands beside it."""
    sheet = item.indicator

    def row(figure: tuple[int, Point]) -> Row:
        number, point = figure
        return point_row(writer, point, sheet.unit, f"{sheet.id}.figure.{number}")

    caption = writer.say("{title}: figures in the series", title=writer.told(sheet.short_title))
    shown = figures_table(writer, caption, enumerate(item.series.figures, 1), row, writer.unit_heading(sheet.unit))
    beside = [s for s in item.series.aside if s.reason is not Aside.REPEATED]
    return join([shown, _beside(writer, item, beside)]) if beside else shown


def _beside(writer: Writer, item: IndicatorResult, asides: list[SetAside]) -> Markup:
    text = writer.language.text

    def row(aside: SetAside) -> Row:
        return published_row(aside.observation, writer.published_bare(aside.observation))

    def why(aside: SetAside) -> Markup | str:
        return writer.told(aside.correction.reason) if aside.correction else text(ASIDES[aside.reason])

    return figures_table(
        writer,
        writer.say("{title}: figures beside the series", title=writer.told(item.indicator.short_title)),
        sorted(asides, key=_order),
        row,
        text("Value"),
        after=[Column(text("Why it is not in the series"), why)],
        has_confidence=False,
    )


def _order(aside: SetAside) -> tuple[str, str, str]:
    o = aside.observation
    return (str(o.period_end or ""), str(o.period_start or ""), o.observation_id)


def _sheet(writer: Writer, item: IndicatorResult) -> Markup:
    """What was measured, and by what rule it was judged."""
    sheet, text = item.indicator, writer.language.text
    target = sheet.target
    if target.none is not None:
        target_words: Markup | str = writer.told(target.none)
    else:
        assert target.value is not None
        assert target.date is not None
        assert target.source is not None
        assert target.reason is not None
        target_words = writer.say(
            "{value} by {date} ({source}). {reason}",
            value=sourced(Origin.FRAMEWORK, writer.quantity(target.value, sheet.unit)),
            date=writer.date(target.date),
            source=writer.cite([target.source]),
            reason=writer.told(target.reason),
        )
    pairs: list[tuple[str, Markup | str]] = [
        (text("What it measures"), writer.told(sheet.definition)),
        (text("Why it matters"), writer.told(sheet.why)),
        (text("Place in the chain"), text(LEVELS[sheet.level])),
        (text("Wanted direction"), _two(text(DIRECTIONS[sheet.direction]), writer.told(sheet.direction_reason))),
        (
            text("Baseline"),
            _two(capital(writer.period(sheet.baseline.start, sheet.baseline.end)), writer.told(sheet.baseline.reason)),
        ),
        (text("Target"), target_words),
        (text("Judged by"), _judged_by(writer, item)),
        (text("Strength of evidence"), _strength(writer, item)),
        (text("Whose figures"), writer.told(sheet.authorities.reason)),
    ]
    if sheet.chosen:
        pairs.insert(2, (text("Why these figures and no others"), writer.told(sheet.chosen)))
    if judged := _by_a_person(writer, sheet.person_judgement):
        pairs.insert(-1, (text("Validity and integrity"), judged))
    if sheet.direction is not Direction.NONE and sheet.kind is not Kind.COUNT and sheet.material_change:
        smallest = (text("Smallest change that counts"), writer.told(sheet.material_change.reason))
        pairs.insert(pairs.index((text("Target"), target_words)) + 1, smallest)
    return definitions([*pairs, *_quality(writer, item)])


def _quality(writer: Writer, item: IndicatorResult) -> list[tuple[str, Markup | str]]:
    """What auditors ask of a figure beside its source."""
    quality = item.indicator.quality
    if quality is None:
        return []
    text = writer.language.text
    return [
        (text("How the figure was verified"), writer.told(quality.verified)),
        (text("Accuracy that the finding needs"), needed_accuracy(writer, item)),
        (text("Limits of its accuracy"), writer.told(quality.limits)),
        (text("How they are made up for"), writer.told(quality.compensated)),
    ]


def _two(first: Markup | str, second: Markup) -> Markup:
    return Markup("{}. {}").format(first, second)


def _by_a_person(writer: Writer, judgement: Judgement | None) -> Markup:
    """What a person judged, since no program can; nothing if nobody did so far."""
    said = [judgement.validity, judgement.integrity] if judgement else []
    return Markup(" ").join(writer.told(text) for text in said if text)


def _judged_by(writer: Writer, item: IndicatorResult) -> str:
    """Method of the verdict."""
    own = writer.language.text(METHODS_BY_NAME[item.result.method])
    return own[:1].upper() + own[1:] + "."


def _strength(writer: Writer, item: IndicatorResult) -> Markup:
    shown = writer.language.text(GRADES[item.strength.grade])
    if not item.strength.facts:
        return writer.say("{grade}: no figure of a period that had ended.", grade=shown)
    name = f"{item.indicator.id}.evidence"
    return writer.say(
        "{grade}. {before}, {after}; {coverage} of the due periods after the baseline have a figure.",
        grade=shown,
        before=writer.counted(
            "{n} figure before the programme", "{n} figures before the programme", f"{name}.points_before"
        ),
        after=writer.counted("{n} after", "{n} after", f"{name}.points_after"),
        coverage=writer.percent(f"{name}.coverage"),
    )
