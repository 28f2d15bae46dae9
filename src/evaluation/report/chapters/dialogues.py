"""What the annual dialogues could have tracked with published figures, and what a target would have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from evaluation.assess import DialogueView, IndicatorResult, Progress, ScenarioResult, try_scenarios, view_dialogues
from evaluation.framework import Scenario
from evaluation.load import PartialDate
from evaluation.methods import OLDEST, STATUS_WORDS, Outlook, Result
from evaluation.report.parts.indicator.words import status_word
from evaluation.report.parts.targets import targets_table
from evaluation.words.markup import (
    Column,
    Origin,
    element,
    heading,
    in_annex,
    note,
    paragraph,
    paragraphs,
    sourced,
    table,
)
from evaluation.words.wording import REASONS, badge
from evaluation.words.writer import Desk, Shown, Writer, cell

ALL = "all"
NONE = "none"


Tracked = Sequence[IndicatorResult] | None
"""One indicator as assessed at each dialogue; None for the row that counts them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A scenario at one of the dialogues, which are numbered from 1, or today."""

    number: int
    day: dt.date
    found: ScenarioResult


@dataclass(frozen=True)
class DialoguesChapter:
    """What the notebook calls; `scenario` is `all`, `none` or the id of one scenario."""

    progress: Progress
    desk: Desk
    scenario: str = ALL

    @cell
    def answer(self, writer: Writer) -> Shown:
        """How many indicators had a figure at the last dialogue that was not out of date."""
        if not self._views:
            if not writer.evidence.dataset.framework.dialogues:
                return ()
            said = writer.say("No dialogue had been held by the date of this report.")
        else:
            number = self._current(writer, len(self._views))
            said = writer.say(
                "At the last dialogue, indicators with a figure that was not out of date (at most {oldest} whole "
                "periods old): {number}.",
                oldest=writer.rule(writer.language.number(OLDEST)),
                number=number,
            )
        return paragraph(said, class_="answer")

    @cell
    def tracked(self, writer: Writer) -> Shown:
        """Table of the figures that each dialogue could have known."""
        views = self._views
        if not views:
            return ()
        text = writer.language.text
        columns = [Column[Tracked](text("Indicator"), lambda items: self._name(writer, items))]
        columns += [self._dialogue(writer, number, view) for number, view in enumerate(views, 1)]
        by_view = [{item.indicator.id: item for item in view.indicators} for view in views]
        rows: list[Tracked] = [[items[id_] for items in by_view] for id_ in by_view[0]]
        caption = text("Latest figure known at each annual dialogue, and the verdict it allowed")
        note = writer.told(writer.evidence.dataset.framework.dialogues_note)
        return [*paragraphs(note), table(caption, columns, [*rows, None], "table-dialogues", class_="scorecard")]

    @cell
    def targets(self, writer: Writer) -> Shown:
        """Targets that others set."""
        return [*paragraphs(writer.told(writer.evidence.dataset.framework.scenarios_note)), *targets_table(writer)]

    @cell
    def scenarios(self, writer: Writer) -> Shown:
        """One table per scenario: the verdict with the target and without it."""
        chosen = self._chosen()
        if not writer.evidence.dataset.framework.scenarios:
            return ()
        if not chosen:
            return paragraph(writer.language.text("No target scenario was tried."))
        return (self._scenario(writer, scenario) for scenario in chosen)

    @cached_property
    def _views(self) -> tuple[DialogueView, ...]:
        return view_dialogues(self.progress.evidence)

    @cached_property
    def _today(self) -> tuple[ScenarioResult, ...]:
        return try_scenarios(self.progress.evidence, self.progress.indicators)

    def _current(self, writer: Writer, number: int) -> Markup:
        """How many indicators had a current figure at a dialogue, which counts from 1."""
        return writer.say(
            "{current} of {total}",
            current=writer.number(f"dialogue.{number}.current"),
            total=writer.number(f"dialogue.{number}.indicators"),
        )

    def _name(self, writer: Writer, items: Tracked) -> Markup | str:
        if items is None:
            return writer.language.text("With a figure that was not out of date")
        sheet = items[0].indicator
        title = Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.short_title))
        return in_annex(f"indicator-{sheet.id}", title)

    def _dialogue(self, writer: Writer, number: int, view: DialogueView) -> Column[Tracked]:
        """Column of a dialogue, under its month: a day would not fit."""
        month = PartialDate.month_of(view.day)

        def cell(items: Tracked) -> Markup:
            if items is None:
                return self._current(writer, number)
            item = items[number - 1]
            return _latest(writer, number, item) + _published(writer, view, item)

        return Column(writer.when(month.first_day(), month.last_day()), cell)

    def _chosen(self) -> list[Scenario]:
        declared = self.progress.evidence.dataset.framework.scenarios
        if self.scenario == NONE:
            return []
        return [s for s in declared if self.scenario in (ALL, s.id)]

    def _scenario(self, writer: Writer, scenario: Scenario) -> Markup:
        text = writer.language.text
        columns = [
            Column[Tried](text("As known on"), lambda tried: writer.date(tried.day)),
            Column[Tried](
                text("Share reached") if scenario.of else text("Latest figure"),
                lambda tried: self._reached(writer, scenario, tried),
            ),
            Column[Tried](
                text("With this target"),
                lambda tried: (
                    _status(writer, result) if (result := tried.found.result) else text("The target did not exist yet.")
                ),
            ),
            Column[Tried](text("Without a target"), lambda tried: _status(writer, tried.found.without)),
        ]
        moments = [(view.day, view.scenarios) for view in self._views]
        moments.append((self.progress.evidence.as_of, self._today))
        rows = [
            Tried(number, day, found)
            for number, (day, tried) in enumerate(moments, 1)
            if (found := next((t for t in tried if t.scenario.id == scenario.id), None))
        ]
        said = writer.counted(
            "On {n} of these dates the result would have differed with the target.",
            "On {n} of these dates the result would have differed with the target.",
            f"scenario.{scenario.id}.changed",
        )
        source = writer.say(" Source: {source}.", source=writer.cite([scenario.source])) if scenario.source else ""
        return Markup("").join(
            [
                heading(4, writer.say("Scenario: {title}", title=writer.told(scenario.title))),
                paragraph(
                    element("strong", text("A scenario, not a target of the program.")),
                    " ",
                    writer.told(scenario.reason),
                    source,
                ),
                note(element("p", writer.told(scenario.caveat)), class_="note caveat"),
                paragraph(said),
                table(
                    writer.say("Verdicts with and without the target: {title}", title=writer.told(scenario.title)),
                    columns,
                    rows,
                    f"table-scenario-{scenario.id}",
                ),
            ]
        )

    def _reached(self, writer: Writer, scenario: Scenario, tried: Tried) -> Markup:
        """Value that was set against the target."""
        latest = tried.found.result.latest if tried.found.result else None
        if latest is None:
            return Markup("–")
        value = writer.bare(latest.value, "percent" if scenario.of else self._unit(scenario), latest.qualifier)
        when = element("span", writer.when(latest.start, latest.end), class_="when")
        return writer.state(f"scenario.{scenario.id}.{tried.number}", value) + Markup(" ") + when

    def _unit(self, scenario: Scenario) -> str:
        return self.progress.evidence.dataset.framework.indicator(scenario.indicator).unit


def _latest(writer: Writer, number: int, item: IndicatorResult) -> Markup:
    """Latest value that a dialogue could have known, and the verdict that it allowed."""
    latest, sheet = item.result.latest, item.indicator
    if latest is None:
        return Markup("–")
    value = writer.state(f"{sheet.id}.dialogue.{number}", writer.bare(latest.value, sheet.unit, latest.qualifier))
    period, status = writer.when(latest.start, latest.end), writer.language.text(status_word(item))
    return value + Markup(" ") + element("span", period, ". ", status, class_="when")


def _published(writer: Writer, view: DialogueView, item: IndicatorResult) -> Markup:
    """What the document of the dialogue said of an indicator, beside what today's rules say."""
    said = view.dialogue.verdicts.get(item.indicator.id)
    if said is None:
        return Markup("")
    words = writer.say("Published: {verdict}.", verdict=sourced(Origin.QUOTE, writer.own(said)))
    return Markup(" ") + element("span", words, class_="when")


def _status(writer: Writer, result: Result) -> Markup:
    """Status as a badge, with the reason where there is no verdict."""
    shown = badge(writer.language, result.outlook, STATUS_WORDS[result.status])
    if result.outlook is not Outlook.NOT_COMPUTABLE or result.reason is None:
        return shown
    return shown + Markup(" ") + element("span", writer.say(REASONS[result.reason]), class_="when")
