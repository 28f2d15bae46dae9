"""Words for what differs between two builds: figures, documents, verdicts and their causes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from markupsafe import Markup, escape

from evaluation.assess import Answered, IndicatorRecord, ObjectiveRecord
from evaluation.compare.cause_words import CAUSES, RULES
from evaluation.compare.causes import Because, Cause
from evaluation.compare.changes import IndicatorChange, ObjectiveChange
from evaluation.compare.figures import FigureChange, FigureKind
from evaluation.facts.read import Facts
from evaluation.findings.finding import Finding
from evaluation.load import Observation, Source, Tables
from evaluation.locale.language import Language
from evaluation.methods import STATUS_WORDS, Flag, Outlook
from evaluation.words.answers import answer_badge
from evaluation.words.certainty import status_recorded
from evaluation.words.evidence import GRADES
from evaluation.words.markup import Origin, element, link, sourced
from evaluation.words.names import Names, references
from evaluation.words.outline import LONG
from evaluation.words.wording import FLAGS, REASONS, badge

T = TypeVar("T")

SHOWN: Final = 6
"""Figures that a cause names; the table of figures has them all."""


@dataclass(frozen=True, slots=True)
class BuildNames(Names):
    """Names by the words of one build."""

    language: Language
    build: Facts

    @property
    def tables(self) -> Tables:
        """Tables of the build."""
        return self.build.tables


@dataclass(frozen=True, slots=True)
class ChangeWriter(Names):
    """Writes about two builds in one language, and remembers the numbers it was asked to state."""

    language: Language
    old: Facts
    new: Facts
    findings: dict[str, Finding] = field(default_factory=dict)

    @property
    def tables(self) -> Tables:
        """Tables of the later build."""
        return self.new.tables

    def counted(self, one: str, many: str, name: str, number: int) -> Markup:
        """State a number of changes within its noun; nothing at all where there are none."""
        if not number:
            return Markup("")
        chosen = self.language.plural(one, many, number, n="{n}")
        return escape(chosen).format(
            n=self._state(Finding(f"compare.{name}", number, "1", "count"), self.language.number(number))
        )

    def value(self, observation: Observation | None, side: str) -> Markup:
        """State a published figure of one build; `side` is `before` or `after`."""
        if observation is None:
            return Markup("–")
        o = observation
        shown = self._of(side).quantity(o.value, o.unit, o.qualifier)
        name = f"compare.{side}.{o.observation_id}"
        return self._state(Finding(name, float(o.value), o.unit, "published", (o.observation_id,)), shown)

    def number(self, finding: Finding | None, side: str) -> Markup:
        """State a computed number of one build."""
        if finding is None or finding.value is None or isinstance(finding.value, str):
            return escape(finding.value) if finding and finding.value else Markup("–")
        names = self._of(side)
        is_pure = finding.unit not in names.tables.units
        shown = self.language.number(finding.value) if is_pure else names.quantity(finding.value, finding.unit)
        return self._state(Finding(f"compare.{side}.{finding.id}", finding.value, finding.unit, finding.method), shown)

    def figure(self, observation: Observation) -> Markup:
        """What a figure counts, of whom and where."""
        o, names = observation, self._with(observation)
        parts = [names.measure(o.measure), *(names.group(g) for g in (o.sex, o.age_group) if g not in ("", "all"))]
        if o.area != self.new.programme.area:
            parts.append(names.area(o.area))
        return Markup(", ").join(parts)

    def origin(self, observation: Observation, *, is_titled: bool = False) -> Markup:
        """Authority of a figure and the number of its document, which leads there; with its title where asked for."""
        names = self._with(observation)
        source = names.tables.sources[observation.source]
        document = references([(source.source_id, source.url)])
        if is_titled:
            document += element("span", ": ", names.title(source), class_=LONG)
        return self.say("{authority}, {source}", authority=names.authority(observation.authority), source=document)

    def fields(self, change: FigureChange) -> Markup:
        """Columns of our table in which a figure reads otherwise, by their names."""
        return sourced(Origin.REFERENCE, ", ".join(change.fields))

    def source(self, source: Source) -> Markup:
        """A document with its title, publisher and day."""
        return self.say(
            "{id}: {title}. {publisher}, {date}",
            id=self.ref(source.source_id),
            title=link(source.url, self.title(source)),
            publisher=sourced(Origin.TITLE, source.publisher),
            date=self.date(str(source.published_on)) if source.published_on else self.say("no date"),
        )

    def standing(self, record: ObjectiveRecord | IndicatorRecord, side: str) -> Markup:
        """What is said of an objective or an indicator."""
        return self._objective(record) if isinstance(record, ObjectiveRecord) else self._indicator(record, side)

    def _objective(self, record: ObjectiveRecord) -> Markup:
        """The answer to each question, and the strength of the evidence behind it."""
        if not record.answers:
            return self.say("answered in an earlier form")
        return Markup(" ").join(self._answered(a) for a in record.answers if a.is_told)

    def _answered(self, answered: Answered) -> Markup:
        shown = answer_badge(self.language, answered)
        for id_, status in answered.pace.items():
            word = self.language.text(STATUS_WORDS[status]).lower()
            shown += " " + self.say("{id}, by its target: {status}.", id=self.ref(id_), status=word)
        if not answered.rests_on:
            return shown
        grade = self.language.text(GRADES[answered.evidence]).lower()
        return shown + " " + self.say("Evidence: {grade}", grade=grade)

    def _indicator(self, record: IndicatorRecord, side: str) -> Markup:
        """Status, reason and in how many specifications it holds."""
        result, robustness = record.result, record.robustness
        parts = [badge(self.language, record.outlook, status_recorded(record))]
        if result.reason:
            parts.append(self.say(REASONS[result.reason]))
        if result.is_outdated and result.outlook is not Outlook.NOT_COMPUTABLE:
            parts.append(self.say(FLAGS[Flag.OUTDATED]))
        elif result.is_outdated and not result.reason:  # as an earlier form of the file judged
            parts.append(self.say("The latest figure was too old for one."))
        if robustness.total == 1:
            parts.append(self.say("No other choice was found."))
        elif robustness.total:
            counts = {"agreeing": robustness.agreeing, "total": robustness.total}
            shown = {
                name: self._state(
                    Finding(f"compare.{side}.{record.id}.{name}", number, "1", "count"), self.language.number(number)
                )
                for name, number in counts.items()
            }
            parts.append(self.say("In {agreeing} of {total} sensitivity checks.", **shown))
        return Markup(" ").join(parts)

    def because(self, because: Because, change: ObjectiveChange | IndicatorChange) -> Markup:
        """One cause as a sentence."""
        message, id_ = CAUSES[because.cause], change.id
        match because.cause:
            case Cause.TARGET:
                ids = change.through if isinstance(change, ObjectiveChange) else (id_,)
                pairs = [(self._target(self.old, i), self._target(self.new, i)) for i in ids]
                moved = [(then, now) for then, now in pairs if then != now] or pairs
                return Markup(" ").join(self.say(message, before=then, after=now) for then, now in moved)
            case Cause.DATE:
                return self.say(
                    message, before=self.date(self.old.judged_until), after=self.date(self.new.judged_until)
                )
            case Cause.RULE | Cause.CODE:
                return self.say(message, what=self._rules(because, id_))
            case Cause.DECISIONS | Cause.DOCUMENTS | Cause.RENAMED:
                return self.say(message, what=Markup(", ").join(self.ref(name) for name in because.names))
            case _:
                return self.say(message, what=Markup("; ").join(self._some(because.figures, self._figure)))

    def _figure(self, change: FigureChange) -> Markup:
        o = change.shown
        values = [self.value(change.before, "before"), self.value(change.after, "after")]
        if change.before is None or change.after is None:
            said = values[change.before is None]
        elif values[0].striptags() == values[1].striptags():
            said = values[1]
            if change.kind is FigureKind.CORRECTED:
                said = self.say("{value}, other {columns}", value=said, columns=self.fields(change))
        else:
            said = self.say("{before}, now {after}", before=values[0], after=values[1])
        return self.say(
            "{what}, {period}: {value} ({origin})",
            what=self.figure(o),
            period=self.when(o.period_start, o.period_end),
            value=said,
            origin=self.origin(o),
        )

    def _rules(self, because: Because, id_: str) -> Markup:
        parts = [self.say(RULES.get(name, name)) for name in because.names]
        rules = [facts.deciding[id_].rule for facts in (self.old, self.new) if id_ in facts.deciding]
        if "baseline" in because.names and len(rules) == 2:
            then, now = (self._window(rule["baseline"]) for rule in rules)
            where = because.names.index("baseline")
            parts[where] = self.say("{what} ({before}, now {after})", what=parts[where], before=then, after=now)
        return Markup(", ").join(parts)

    def _window(self, window: Mapping[str, str]) -> Markup:
        start, end = (dt.date.fromisoformat(window[name]) for name in ("start", "end"))
        return self.when(start, end)

    def _target(self, facts: Facts, id_: str) -> Markup:
        indicator = facts.indicators.get(id_)
        target = indicator.target if indicator else None
        if indicator is None or target is None or target.date is None:
            return self.say("none")
        day = self.date(target.date)
        if target.percent_of_baseline is not None:
            share = self.language.percent(target.percent_of_baseline / 100)
            return self.say("{share} of the baseline by {date}", share=sourced(Origin.FRAMEWORK, share), date=day)
        assert target.value is not None
        shown = BuildNames(self.language, facts).quantity(target.value, indicator.unit)
        return self.say("{value} by {date}", value=sourced(Origin.FRAMEWORK, shown), date=day)

    def _some(self, things: Sequence[T], tell: Callable[[T], Markup]) -> Iterator[Markup]:
        yield from (tell(thing) for thing in things[:SHOWN])
        if len(things) > SHOWN:
            yield self.counted("{n} more", "{n} more", f"more.{len(things) - SHOWN}", len(things) - SHOWN)

    def _of(self, side: str) -> Names:
        return BuildNames(self.language, self.old) if side == "before" else self

    def _with(self, observation: Observation) -> Names:
        """Words of the later build where it has them for a figure, else those of the earlier."""
        o, ours = observation, self.tables
        has = o.measure in ours.measures and o.authority in ours.authorities and o.area in ours.areas
        return self if has and o.source in ours.sources else self._of("before")

    def _state(self, finding: Finding, shown: str) -> Markup:
        self.findings[finding.id] = finding
        return element("span", shown, class_="finding", data_finding=finding.id)
