"""What is said of indicators in a line each, how they are counted, and the scorecard."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from evaluation.assess import IndicatorResult, ObjectiveResult
from evaluation.methods import Point
from evaluation.report.parts.gaps import gaps_of
from evaluation.report.parts.indicator.specifications import share
from evaluation.report.parts.indicator.words import compared, levels, rate, status_badge, status_word
from evaluation.words.evidence import grade_with_reason
from evaluation.words.markup import Column, Origin, element, in_annex, paragraph, small, sourced, table
from evaluation.words.wording import LEVELS, METHODS_SHORT
from evaluation.words.writer import Writer


def moved(writer: Writer, item: IndicatorResult) -> Markup:
    """One line on an indicator with a verdict: figures, status, specifications."""
    name = in_annex(f"indicator-{item.indicator.id}", writer.told(item.indicator.short_title))
    status = writer.language.text(status_word(item))
    if target := target_by(writer, item):
        status = writer.say("Target: {target}. {status}", target=target, status=status)
    return Markup("{}: {} {} ({}).").format(name, levels(writer, item), status, share(writer, item))


def target_by(writer: Writer, item: IndicatorResult) -> Markup:
    """The target with its year, or its day where that is not the last of a year; nothing without one."""
    target = item.result.target
    if target is None:
        return Markup("")
    day = target.date
    by = str(day.year) if (day.month, day.day) == (12, 31) else day
    value = sourced(Origin.FRAMEWORK, writer.quantity(target.value, item.indicator.unit))
    return writer.say("{value} by {date}", value=value, date=writer.date(by))


def caveat(writer: Writer, result: ObjectiveResult) -> list[Markup]:
    """The most important thing that was not found for an objective, as a line; nothing where nothing is named."""
    return [
        paragraph(writer.say("Not found: {gap}.", gap=small(writer.told(gap.text))), class_="caveat-line")
        for gap in gaps_of(writer, result.objective)[:1]
    ]


def scorecard(writer: Writer, items: Sequence[IndicatorResult], caption: Markup | str, id_: str) -> Markup:
    """One row per indicator: level, baseline, latest, status, evidence."""
    text = writer.language.text
    columns = [
        Column[IndicatorResult](text("Indicator"), lambda item: _name(writer, item)),
        Column[IndicatorResult](
            text("Baseline"), lambda item: _value(writer, item, "baseline", item.result.baseline), is_number=True
        ),
        Column[IndicatorResult](
            text("Latest figure"), lambda item: _value(writer, item, "latest", item.result.latest), is_number=True
        ),
        Column[IndicatorResult](text("Finding"), lambda item: _finding(writer, item)),
        Column[IndicatorResult](text("Evidence"), lambda item: grade_with_reason(writer.language, item.strength)),
    ]
    if any(item.result.target for item in items):
        columns.insert(3, Column(text("Target"), lambda item: target_by(writer, item) or "–", is_number=True))
    if any(item.indicator.level for item in items):
        columns.insert(
            1, Column(text("Level"), lambda item: text(LEVELS[level]) if (level := item.indicator.level) else "")
        )
    return table(caption, columns, items, id_, class_="scorecard")


def _name(writer: Writer, item: IndicatorResult) -> Markup:
    sheet = item.indicator
    title = Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title))
    return in_annex(f"indicator-{sheet.id}", title)


def _value(writer: Writer, item: IndicatorResult, role: str, value: Point | None) -> Markup:
    if value is None:
        return Markup("–")
    when = element("span", writer.when(value.start, value.end), rate(writer, item, role, value), class_="when")
    return compared(writer, item, role, value) + Markup(" ") + when


def _finding(writer: Writer, item: IndicatorResult) -> Markup:
    shown = status_badge(writer, item)
    return shown + Markup(" ") + element("span", _how(writer, item), class_="when") if item.judged else shown


def _how(writer: Writer, item: IndicatorResult) -> Markup:
    """Method and robustness beside a verdict, and whether it is one as of an earlier time."""
    method = writer.language.text(METHODS_SHORT[item.result.method])
    how = writer.say("{method}, {share}", method=method, share=share(writer, item))
    latest = item.result.latest
    if item.judged_now or latest is None:
        return how
    return writer.say("{how}; as of {period}, not known since", how=how, period=writer.when(latest.start, latest.end))


def objective_title(writer: Writer, result: ObjectiveResult) -> Markup:
    """Number and name of an objective, as a heading; of one whose id is no number, the name alone."""
    objective = result.objective
    title = writer.told(objective.short_title)
    if not objective.id[:1].isdigit():
        return title
    return writer.say("Objective {id}: {title}", id=writer.ref(objective.id), title=title)
