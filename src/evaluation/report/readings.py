"""How far the verdict on an indicator depends on our choices: the sentence, the chart and the table of all readings."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.assess import About, Choice, IndicatorResult, OtherReading
from evaluation.framework import Kind
from evaluation.methods import Outlook
from evaluation.report.block import join
from evaluation.report.chart_readings import Mark, draw_readings
from evaluation.report.indicator_words import status_word
from evaluation.report.markup import Column, chart, data_behind, paragraph, table
from evaluation.report.wording import METHODS_BY_NAME, STATUSES, badge
from evaluation.report.writer import Writer


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
    found = item.robustness
    ids = [i for r in found.readings for part in (r.result.baseline, r.result.latest) if part for i in part.refs]
    inputs = tuple(dict.fromkeys(ids))
    name = item.indicator.id
    return writer.say(
        "{agreeing} of {computable} readings",
        agreeing=writer.count(f"{name}.readings_agreeing", found.agreeing, inputs),
        computable=writer.count(f"{name}.readings", found.computable, inputs),
    )


def choice_words(writer: Writer, choice: Choice) -> str:
    """Name of a choice."""
    if choice.about is About.METHOD:
        return writer.language.text(METHODS_BY_NAME[choice.id])
    if choice.label is None:
        return writer.language.text("the figures as published first")
    return writer.own(choice.label)


def _chart(writer: Writer, item: IndicatorResult) -> Markup:
    text = writer.language.text
    rows: dict[str, list[Mark]] = {}
    for reading in item.robustness.readings:
        change = _relative_change(item, reading)
        if reading.computable and change is not None:
            rows.setdefault(reading.result.method, []).append(Mark(change, reading.result.outlook, not reading.choices))
    if not rows:
        return Markup("")
    drawn = draw_readings(
        f"fig-{item.indicator.id}-readings",
        [(text(METHODS_BY_NAME[name]), marks) for name, marks in rows.items()],
        lambda value: writer.language.percent(value),
        text("ours"),
    )
    counted = _counted(writer, item)
    caption = writer.say(
        "{title}, all readings: change from the baseline to the latest figure. ▲ as wanted, ◆ unclear, ▼ against.",
        title=writer.own(item.indicator.short_title),
    )
    alt = writer.say(
        "Chart. {title}: of all readings, {counted}. Ours: {status}.",
        title=writer.own(item.indicator.title),
        counted=counted,
        status=text(status_word(item)).lower(),
    )
    return chart(drawn, str(alt.unescape()), caption, f"fig-{item.indicator.id}-readings")


def _counted(writer: Writer, item: IndicatorResult) -> str:
    """Number of readings in each class, in words for the alternative text."""
    outlooks = [r.result.outlook for r in item.robustness.readings]
    return writer.language.text(
        "{favourable} as wanted, {unclear} unclear, {unfavourable} against",
        favourable=writer.language.number(outlooks.count(Outlook.FAVOURABLE)),
        unclear=writer.language.number(outlooks.count(Outlook.UNCLEAR)),
        unfavourable=writer.language.number(outlooks.count(Outlook.UNFAVOURABLE)),
    )


def _relative_change(item: IndicatorResult, reading: OtherReading) -> float | None:
    """Change relative to the baseline; of yearly rates where events are counted."""
    before, after = reading.result.baseline, reading.result.latest
    if before is None or after is None or before.value == 0:
        return None
    ratio = after.value / before.value
    if item.indicator.kind is Kind.COUNT:
        ratio *= ((before.end - before.start).days + 1) / ((after.end - after.start).days + 1)
    return ratio - 1


def _table(writer: Writer, item: IndicatorResult) -> Markup:
    text, unit = writer.language.text, item.indicator.unit
    columns = [
        Column(text("Reading")),
        Column(text("Method")),
        Column(text("Baseline"), is_number=True),
        Column(text("Latest due figure"), is_number=True),
        Column(text("Finding")),
    ]
    rows: list[list[Markup | str]] = []
    for reading in item.robustness.readings:
        result = reading.result
        others = [choice_words(writer, c) for c in reading.choices if c.about is not About.METHOD]
        name = "; ".join(others) if others else text("Our figures and baseline")
        cells: list[Markup | str] = [name[:1].upper() + name[1:], text(METHODS_BY_NAME[result.method])]
        for part in (result.baseline, result.latest):
            shown = writer.bare(part.value, unit, part.qualifier) if part else "–"
            cells.append(f"{shown} ({writer.when(part.start, part.end)})" if part else shown)
        cells.append(badge(writer.language, result.outlook, STATUSES[result.status]))
        rows.append(cells)
    caption = text("{title}: all readings", title=writer.own(item.indicator.short_title))
    return table(caption, columns, rows)
