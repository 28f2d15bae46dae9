"""Figures that documents give differently: restated by one kind of authority, disputed among several, mistrusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, Progress, StatementTrial, try_statements
from evaluation.evidence import Rivals, comparable, conflicts, restatements
from evaluation.findings.finding import Finding, Formula
from evaluation.framework import Correction
from evaluation.load import Observation
from evaluation.locale.language import _
from evaluation.report.parts.vintages import chart_of_vintages
from evaluation.words.markup import Column, bullets, paragraph, table
from evaluation.words.wording import DECIDERS, STATUSES
from evaluation.words.writer import Writer, published_id

__all__ = ["chart_of_vintages", "conflict_count", "decided", "disagreements", "restated", "restated_count"]

CHANGE: Final = _("({last} − {first}) / {first}")
SPREAD: Final = _("({largest} − {smallest}) / {smallest}")
TURNING: Final = _("restated figures with which the class of a verdict changes")


def restated_count(writer: Writer) -> Markup:
    """Number of figures that one kind of authority published with different values."""
    what = _("figures with different values from one kind of authority")
    return writer.count("restatement.count", len(restatements(writer.evidence)), what, comparable(writer.evidence))


def conflict_count(writer: Writer) -> Markup:
    """Number of figures on which kinds of authorities disagree."""
    what = _("figures with different values from different kinds of authorities")
    return writer.count("conflict.count", len(conflicts(writer.evidence)), what, comparable(writer.evidence))


def restated(writer: Writer, progress: Progress) -> list[Markup]:
    """Sentence and table of the restatements, and the figures that a document itself mistrusts."""
    found = restatements(writer.evidence)
    if not found:
        return [paragraph(writer.language.text("None was found.")), *_doubted(writer)]
    results = list(progress.indicators)
    trials = {rivals: try_statements(writer.evidence, rivals, results) for rivals in found}
    turning = [rivals for rivals in found if any(trial.turns for trial in trials[rivals])]
    inputs = [i for tried in trials.values() for trial in tried for i in trial.item.inputs]
    said = writer.say(
        "Figures published with different values by one kind of authority: {count}. Those on whose value a verdict "
        "depends: {turning}.",
        count=restated_count(writer),
        turning=writer.count(
            "restatement.turning",
            len(turning),
            TURNING,
            (*comparable(writer.evidence), *inputs),
        ),
    )
    text = writer.language.text
    columns = [
        Column(text("What")),
        Column(text("Period")),
        Column(text("First release")),
        Column(text("Later values")),
        Column(text("Change"), is_number=True),
        Column(text("Verdicts that rest on it")),
    ]
    rows: list[list[Markup | str]] = [
        [
            *_named(writer, rivals),
            _statement(writer, rivals.first),
            Markup("; ").join(_statement(writer, s) for s in rivals.statements[1:]),
            _change(writer, rivals),
            _trials(writer, trials[rivals]),
        ]
        for rivals in found
    ]
    caption = text("Figures published again with another value")
    return [paragraph(said), table(caption, columns, rows, "table-restatements"), *_doubted(writer)]


def disagreements(writer: Writer, progress: Progress) -> list[Markup]:
    """Table of the conflicts: the values side by side, whose are used, and on whose word."""
    found = conflicts(writer.evidence)
    text = writer.language.text
    if not found:
        return [paragraph(text("None was found."))]
    results = list(progress.indicators)
    columns = [
        Column(text("What")),
        Column(text("Period")),
        Column(text("Values, in order of publication")),
        Column(text("Spread"), is_number=True),
        Column(text("Choice, by whom and why")),
    ]
    rows: list[list[Markup | str]] = []
    for rivals in found:
        values = Markup("; ").join(_statement(writer, s) for s in rivals.statements)
        rows.append([*_named(writer, rivals), values, _spread(writer, rivals), _choice(writer, rivals, results)])
    return [table(text("Figures on which authorities disagree"), columns, rows, "table-conflicts")]


def decided(writer: Writer, decision: Correction) -> Markup:
    """By whom and when a decision was taken."""
    who = DECIDERS.get(decision.decided_by, decision.decided_by)
    return writer.say("{who}, {date}", who=writer.language.text(who), date=writer.date(decision.decided_on))


def _named(writer: Writer, rivals: Rivals) -> list[Markup | str]:
    o = rivals.first
    people = [writer.group(name) for name in (o.sex, o.age_group) if name not in ("", "all")]
    place = [] if o.area == writer.evidence.dataset.framework.programme.area else [writer.area(o.area)]
    what = Markup(", ").join([writer.measure(o.measure), *people, *place])
    return [what, writer.when(o.period_start, o.period_end)]


def _statement(writer: Writer, observation: Observation) -> Markup:
    return writer.say(
        "{value} ({authority}, {source})",
        value=writer.published_bare(observation),
        authority=writer.authority(observation.authority),
        source=writer.cite([observation.source]),
    )


def _change(writer: Writer, rivals: Rivals) -> Markup:
    if rivals.change is None:
        return Markup("–")
    formula = Formula(CHANGE, (("last", float(rivals.last.value)), ("first", float(rivals.first.value))))
    name = f"restatement.{rivals.first.observation_id}.change"
    of = _stated([rivals.first, rivals.last])
    finding = Finding(name, rivals.change, "1", "relative_change", rivals.considered, formula=formula, findings=of)
    sign = "+" if rivals.change > 0 else ""
    return writer.state(finding, sign + writer.language.percent(rivals.change))


def _spread(writer: Writer, rivals: Rivals) -> Markup:
    if rivals.spread is None:
        return Markup("–")
    formula = Formula(SPREAD, (("largest", rivals.largest), ("smallest", rivals.smallest)))
    name = f"conflict.{rivals.first.observation_id}.spread"
    of = _stated(rivals.statements)
    finding = Finding(name, rivals.spread, "1", "relative_change", rivals.considered, formula=formula, findings=of)
    return writer.state(finding, writer.language.percent(rivals.spread))


def _stated(observations: Iterable[Observation]) -> tuple[str, ...]:
    """Ids of the findings that state published figures; `_statement` states them."""
    return tuple(published_id(o) for o in observations)


def _trials(writer: Writer, trials: Sequence[StatementTrial]) -> Markup:
    """What becomes of each verdict with each value."""
    if not trials:
        return writer.say("None: no series contains it.")
    said = []
    for trial in trials:
        id_ = writer.ref(trial.item.indicator.id)
        words = [writer.language.text(STATUSES[str(result.status)]) for result in trial.results]
        if trial.turns:
            said.append(writer.say("{id}: {statuses}, in this order.", id=id_, statuses=", ".join(words)))
        else:
            said.append(writer.say("{id}: {status} with each value.", id=id_, status=words[0]))
    return Markup(" ").join(said)


def _choice(writer: Writer, rivals: Rivals, results: Sequence[IndicatorResult]) -> Markup:
    """Whose figure enters which indicator, and the decision that says why all stand."""
    ids = {s.observation_id for s in rivals.statements}
    used = [
        writer.say(
            "{id} uses {authority}.",
            id=writer.ref(item.indicator.id),
            authority=writer.authority(o.authority),
        )
        for item in results
        for figure in item.series.figures
        for o in figure.observations
        if o.observation_id in ids
    ]
    parts = used or [writer.say("None of them enters an indicator.")]
    decisions = [c for c in writer.evidence.corrections if len(ids.intersection((*c.observations, *c.over))) > 1]
    for c in decisions:
        reason, by = writer.told(c.reason), decided(writer, c)
        parts.append(writer.say("{id}: {reason} ({by})", id=writer.ref(c.id), reason=reason, by=by))
    if not decisions:
        parts.append(writer.say("No decision about it is declared."))
    return Markup(" ").join(parts)


def _doubted(writer: Writer) -> list[Markup]:
    doubts = [c for c in writer.evidence.corrections if c.action == "doubt"]
    if not doubts:
        return []
    tables = writer.evidence.dataset.tables
    items = [
        writer.say(
            "{what}, {period}: {statement}. {reason}",
            what=writer.measure(o.measure),
            period=writer.period(o.period_start, o.period_end),
            statement=_statement(writer, o),
            reason=writer.told(c.reason),
        )
        for c in doubts
        for o in map(tables.observation, c.observations)
    ]
    return [paragraph(writer.language.text("Figures that a document itself mistrusts:")), bullets(items)]
