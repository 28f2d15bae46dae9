"""How far the verdict on an indicator depends on our choices: the sentence, the chart and the table of all readings."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.assess import About, Choice, IndicatorResult, OtherReading
from evaluation.findings.of_indicator import reading_id
from evaluation.framework import Kind
from evaluation.methods import Outlook, Point
from evaluation.report.charts.readings import Mark, draw_readings
from evaluation.report.charts.style import at_both_widths
from evaluation.report.parts.indicator_words import status_word
from evaluation.words.block import join
from evaluation.words.markup import Column, capital, chart, data_behind, paragraph, table
from evaluation.words.wording import METHODS_BY_NAME, STATUSES, badge
from evaluation.words.writer import Writer


def readings(writer: Writer, item: IndicatorResult) -> Markup:
    """Sentence, chart and table; nothing where there is no verdict."""
    if not item.judged:
        return Markup("")
    parts = [paragraph(sentence(writer, item), class_="robustness")]
    if item.robustness.computable > 1:
        parts += [_chart(writer, item), data_behind(writer.language.text("All readings"), _table(writer, item))]
    return join(parts)


def sentence(writer: Writer, item: IndicatorResult) -> Markup:
    """Say how many readings agree, which choice matters most, and whether that is enough."""
    found = item.robustness
    if found.computable == 1:
        return writer.say(
            "Only one reading could be computed, so nothing can be said about how far the verdict depends on our "
            "choices."
        )
    said = [writer.say("This verdict holds in {share}.", share=share(writer, item))]
    if found.turns_on:
        said.append(
            writer.say("The choice that changes it most often: {choice}.", choice=choice_words(writer, found.turns_on))
        )
    if not found.holds:
        said.append(writer.say("Fewer than two thirds agree, so it may not be called demonstrated."))
    return Markup(" ").join(said)


def share(writer: Writer, item: IndicatorResult) -> Markup:
    """Readings that agree, of all that could be computed: `9 of 10 readings`."""
    name = item.indicator.id
    return writer.say(
        "{agreeing} of {computable} readings",
        agreeing=writer.number(f"{name}.readings_agreeing"),
        computable=writer.number(f"{name}.readings"),
    )


def choice_words(writer: Writer, choice: Choice) -> Markup:
    """Name of a choice."""
    if choice.about is About.METHOD:
        return writer.say(METHODS_BY_NAME[choice.id])
    if choice.label is None:
        return writer.say("the figures as published first")
    return writer.told(choice.label)


def _chart(writer: Writer, item: IndicatorResult) -> Markup:
    text = writer.language.text
    rows: dict[str, list[Mark]] = {}
    for reading in item.robustness.readings:
        change = _relative_change(item, reading)
        if reading.computable and change is not None:
            rows.setdefault(reading.result.method, []).append(Mark(change, reading.result.outlook, not reading.choices))
    if not rows:
        return Markup("")
    named = [(text(METHODS_BY_NAME[name]), marks) for name, marks in rows.items()]
    name = f"fig-{item.indicator.id}-readings"
    drawn = at_both_widths(lambda width: draw_readings(name, named, writer.language.percent, text("ours"), width))
    counted = _counted(writer, item)
    title = writer.told(item.indicator.short_title)
    caption = writer.say(
        "{title}, change from the baseline to the latest figure in all readings: {counted}.",
        title=title,
        counted=counted,
    )
    alt = writer.say(
        "Chart. {title}: of all readings, {counted}. Ours: {status}.",
        title=writer.own(item.indicator.title),
        counted=counted.striptags(),
        status=text(status_word(item)).lower(),
    )
    return chart(drawn, str(alt.unescape()), caption, name)


def _counted(writer: Writer, item: IndicatorResult) -> Markup:
    """Number of readings in each class, with its sign in the chart."""
    name = f"{item.indicator.id}.readings"
    return writer.say(
        "▲ {favourable} as wanted, ◆ {unclear} unclear, ▼ {unfavourable} against",
        favourable=writer.number(f"{name}_{Outlook.FAVOURABLE}"),
        unclear=writer.number(f"{name}_{Outlook.UNCLEAR}"),
        unfavourable=writer.number(f"{name}_{Outlook.UNFAVOURABLE}"),
    )


def _relative_change(item: IndicatorResult, reading: OtherReading) -> float | None:
    """Change relative to the baseline; of yearly rates where events are counted."""
    before, after = reading.result.baseline, reading.result.latest
    if before is None or after is None or before.value == 0:
        return None
    ratio = after.value / before.value
    if item.indicator.kind is Kind.COUNT:
        ratio *= before.days / after.days
    return ratio - 1


def _table(writer: Writer, item: IndicatorResult) -> Markup:
    text = writer.language.text

    def value(reading: OtherReading, role: str, point: Point | None) -> Markup:
        if point is None:
            return Markup("–")
        shown = writer.bare(point.value, item.indicator.unit, point.qualifier)
        stated = writer.state(reading_id(item.indicator.id, reading, role), shown)
        return Markup("{} ({})").format(stated, writer.when(point.start, point.end))

    columns = [
        Column[OtherReading](text("Reading"), lambda reading: capital(_name(writer, reading))),
        Column[OtherReading](text("Method"), lambda reading: text(METHODS_BY_NAME[reading.result.method])),
        Column[OtherReading](
            text("Baseline"), lambda reading: value(reading, "baseline", reading.result.baseline), is_number=True
        ),
        Column[OtherReading](
            text("Latest figure"), lambda reading: value(reading, "latest", reading.result.latest), is_number=True
        ),
        Column[OtherReading](
            text("Finding"),
            lambda reading: badge(writer.language, reading.result.outlook, STATUSES[reading.result.status]),
        ),
    ]
    caption = writer.say("{title}: all readings", title=writer.told(item.indicator.short_title))
    return table(caption, columns, item.robustness.readings)


def _name(writer: Writer, reading: OtherReading) -> Markup:
    others = [choice_words(writer, choice) for choice in reading.choices if choice.about is not About.METHOD]
    return Markup("; ").join(others) if others else writer.say("Our figures and baseline")
