"""What the annual dialogues could have tracked with published figures, and what a target would have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from markupsafe import Markup

from evaluation.assess import DialogueView, IndicatorResult, Progress, ScenarioResult, try_scenarios, view_dialogues
from evaluation.findings.finding import Finding, Formula
from evaluation.findings.formulas import of_reading
from evaluation.framework import Kind, Scenario
from evaluation.locale.language import Language, _
from evaluation.methods import Outlook, Result
from evaluation.report.parts.indicator_words import status_word
from evaluation.report.parts.targets import targets_table
from evaluation.words.block import Block
from evaluation.words.markup import Column, element, heading, link, note, paragraph, table
from evaluation.words.wording import REASONS, STATUSES, badge
from evaluation.words.writer import Writer

ALL = "all"
NONE = "none"


CURRENT: Final = _("indicators with a wanted direction whose latest figure was not older than two years")
WANTED: Final = _("indicators with a wanted direction")


@dataclass(frozen=True)
class DialoguesChapter:
    """What the notebook calls; `scenario` is `all`, `none` or the id of one scenario."""

    progress: Progress
    language: Language
    scenario: str = ALL

    def answer(self) -> Block:
        """How many indicators had a figure of late at the last dialogue."""
        writer = self._writer()
        if not self._views:
            said = writer.say("No dialogue had been held by the date of this report.")
        else:
            number = self._current(writer, len(self._views))
            said = writer.say(
                "At the last dialogue, indicators with a figure of the last two years: {number}.", number=number
            )
        return writer.block(paragraph(said, class_="answer"))

    def tracked(self) -> Block:
        """Table of the figures that each dialogue could have known."""
        writer = self._writer()
        views = self._views
        if not views:
            return writer.block()
        columns = [Column(writer.language.text("Indicator"))]
        columns += [Column(self._date(writer, view)) for view in views]
        ids = [item.indicator.id for item in views[0].indicators]
        rows = [self._row(writer, id_) for id_ in ids]
        last: list[Markup | str] = [writer.language.text("With a figure of the last two years")]
        last += [self._current(writer, number) for number in range(1, len(views) + 1)]
        caption = writer.language.text("Latest figure known at each annual dialogue, and the verdict it allowed")
        shown = table(caption, columns, [*rows, last], "table-dialogues", class_="scorecard")
        return writer.block(shown)

    def targets(self) -> Block:
        """Targets that others set."""
        writer = Writer(self.language, self.progress.evidence)
        return writer.block(*targets_table(writer))

    def scenarios(self) -> Block:
        """One table per scenario: the verdict with the target and without it."""
        writer = self._writer()
        chosen = self._chosen()
        if not chosen:
            return writer.block(paragraph(writer.language.text("No target scenario was tried.")))
        return writer.block(*(self._scenario(writer, scenario) for scenario in chosen))

    @cached_property
    def _views(self) -> tuple[DialogueView, ...]:
        return view_dialogues(self.progress.evidence)

    @cached_property
    def _today(self) -> tuple[ScenarioResult, ...]:
        return try_scenarios(self.progress.evidence, list(self.progress.indicators))

    def _current(self, writer: Writer, number: int) -> Markup:
        """How many indicators had a figure of late at a dialogue, which counts from 1."""
        view = self._views[number - 1]
        return writer.say(
            "{current} of {total}",
            current=writer.count(
                f"dialogue.{number}.current",
                len(view.current),
                CURRENT,
                (i for item in view.indicators for i in item.inputs),
                indicators=(item.indicator.id for item in view.current),
            ),
            total=writer.count(
                f"dialogue.{number}.indicators",
                len(view.indicators),
                WANTED,
                indicators=(item.indicator.id for item in view.indicators),
            ),
        )

    @staticmethod
    def _date(writer: Writer, view: DialogueView) -> Markup:
        """Month of a dialogue; its column is narrow."""
        return writer.when(view.day.replace(day=1), _month_end(view.day))

    def _chosen(self) -> list[Scenario]:
        declared = self.progress.evidence.dataset.framework.scenarios
        if self.scenario == NONE:
            return []
        return [s for s in declared if self.scenario in (ALL, s.id)]

    def _row(self, writer: Writer, id_: str) -> list[Markup | str]:
        items = [next(i for i in view.indicators if i.indicator.id == id_) for view in self._views]
        title = Markup("{} {}").format(writer.ref(id_), writer.told(items[0].indicator.short_title))
        cells: list[Markup | str] = [link(f"#indicator-{id_}", title)]
        return cells + [self._cell(writer, number, item) for number, item in enumerate(items, 1)]

    def _cell(self, writer: Writer, number: int, item: IndicatorResult) -> Markup:
        latest = item.result.latest
        if latest is None:
            return Markup("–")
        sheet = item.indicator
        observations = [writer.evidence.dataset.tables.observation(ref) for ref in latest.refs]
        formula = of_reading(latest, sheet.kind, observations)
        name = f"{sheet.id}.dialogue.{number}"
        finding = Finding(name, latest.value, sheet.unit, item.result.method, latest.refs, formula=formula)
        value = writer.state(finding, writer.bare(latest.value, sheet.unit, latest.qualifier))
        period, status = writer.when(latest.start, latest.end), writer.language.text(status_word(item))
        return value + Markup(" ") + element("span", period, ". ", status, class_="when")

    def _scenario(self, writer: Writer, scenario: Scenario) -> Markup:
        text = writer.language.text
        columns = [Column(text("As known on")), Column(text("Share reached") if scenario.of else text("Latest figure"))]
        columns += [Column(text("With this target")), Column(text("Without a target"))]
        moments = [(view.day, view.scenarios) for view in self._views]
        moments.append((self.progress.evidence.as_of, self._today))
        rows = []
        changed, inputs = 0, list[str]()
        for number, (day, tried) in enumerate(moments, 1):
            found = next((t for t in tried if t.scenario.id == scenario.id), None)
            if found is None:
                continue
            changed += found.changes_verdict
            inputs += found.inputs
            rows.append([writer.date(day), *self._verdicts(writer, scenario, found, number)])
        stated = tuple(name for name in writer.findings if name.startswith(f"scenario.{scenario.id}."))
        counted = Finding(
            f"scenario.{scenario.id}.changed",
            changed,
            "1",
            "count",
            tuple(dict.fromkeys(inputs)),
            findings=stated,
            formula=Formula(_("dates on which the class of the verdict with the target differs from that without")),
        )
        said = writer.counted(
            "On {n} of these dates the verdict would have been another one with the target.",
            "On {n} of these dates the verdict would have been another one with the target.",
            counted,
        )
        source = writer.say(" Source: {source}.", source=writer.cite([scenario.source])) if scenario.source else ""
        return Markup("").join(
            [
                heading(4, writer.say("Scenario: {title}", title=writer.told(scenario.title))),
                paragraph(
                    element("strong", text("A scenario, not a target of the programme.")),
                    " ",
                    writer.told(scenario.reason),
                    source,
                ),
                paragraph(said),
                table(
                    writer.say("Verdicts with and without the target: {title}", title=writer.told(scenario.title)),
                    columns,
                    rows,
                    f"table-scenario-{scenario.id}",
                ),
                note(element("p", writer.told(scenario.caveat)), class_="note caveat"),
            ]
        )

    def _verdicts(
        self, writer: Writer, scenario: Scenario, found: ScenarioResult, number: int
    ) -> Sequence[Markup | str]:
        text = writer.language.text
        if found.result is None:
            return ["–", text("The target did not exist yet."), _status(writer, found.without)]
        latest = found.result.latest
        shown: Markup | str = "–"
        if latest is not None:
            stated = [writer.evidence.dataset.tables.observation(ref) for ref in latest.refs]
            unit = "percent" if scenario.of else self._unit(scenario)
            finding = Finding(
                f"scenario.{scenario.id}.{number}",
                latest.value,
                unit,
                found.result.method,
                latest.refs,
                formula=of_reading(latest, Kind.STOCK, stated),
            )
            when = element("span", writer.when(latest.start, latest.end), class_="when")
            shown = writer.state(finding, writer.bare(latest.value, unit, latest.qualifier)) + Markup(" ") + when
        return [shown, _status(writer, found.result), _status(writer, found.without)]

    def _unit(self, scenario: Scenario) -> str:
        framework = self.progress.evidence.dataset.framework
        return next(i.unit for i in framework.indicators if i.id == scenario.indicator)

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _status(writer: Writer, result: Result) -> Markup:
    """Status as a badge, with the reason where there is no verdict."""
    shown = badge(writer.language, result.outlook, STATUSES[result.status])
    if result.outlook is not Outlook.NOT_COMPUTABLE or result.reason is None:
        return shown
    return shown + Markup(" ") + element("span", writer.say(REASONS[result.reason]), class_="when")
