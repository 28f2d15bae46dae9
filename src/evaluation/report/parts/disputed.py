"""Figures that documents give differently: restated by one kind of authority, disputed among several, mistrusted."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from evaluation.assess import IndicatorResult, Progress, StatementTrial, try_statements
from evaluation.evidence import Rivals, conflicts, restatements
from evaluation.findings.of_evidence import conflict_id, restatement_id
from evaluation.framework import Correction
from evaluation.load import Observation
from evaluation.methods import STATUS_WORDS
from evaluation.report.parts.figures import counted
from evaluation.words.evidence import DECIDERS
from evaluation.words.markup import Column, bullets, paragraph, table
from evaluation.words.writer import Writer


def restated(writer: Writer, progress: Progress) -> list[Markup]:
    """Sentence and table of the restatements, and the figures that a document itself mistrusts."""
    found = restatements(writer.evidence)
    if not found:
        return [paragraph(writer.language.text("None was found.")), *_doubted(writer)]
    trials = {rivals: try_statements(writer.evidence, rivals, progress.indicators) for rivals in found}
    said = writer.say(
        "Figures that one authority published again with another value: {count}. Those on whose value a verdict "
        "depends: {turning}.",
        count=writer.number("restatement.count"),
        turning=writer.number("restatement.turning"),
    )
    text = writer.language.text
    columns = [
        *_about(writer),
        Column[Rivals](text("First release"), lambda rivals: _statement(writer, rivals.first)),
        Column[Rivals](text("Later values"), lambda rivals: _statements(writer, rivals.statements[1:])),
        Column[Rivals](text("Change"), lambda rivals: _change(writer, rivals), is_number=True),
        Column[Rivals](text("Verdicts that rest on it"), lambda rivals: _trials(writer, trials[rivals])),
    ]
    caption = text("Figures published again with another value")
    return [paragraph(said), _neither(writer), table(caption, columns, found, "table-restatements"), *_doubted(writer)]


def _neither(writer: Writer) -> Markup:
    """What looks like a restatement or a disagreement, and is none."""
    said = writer.say(
        "Not among them, nor among the disagreements: values that differ because they count different things "
        "({definition}), or only by rounding or by words such as “about” ({rounding}).",
        definition=writer.number("difference.definition"),
        rounding=writer.number("difference.rounding"),
    )
    return paragraph(said)


def disagreements(writer: Writer, progress: Progress) -> list[Markup]:
    """Table of the conflicts: the values side by side, whose are used, and on whose word."""
    found = conflicts(writer.evidence)
    text = writer.language.text
    if not found:
        return [paragraph(text("None was found."))]
    columns = [
        *_about(writer),
        Column[Rivals](text("Values, in order of publication"), lambda rivals: _statements(writer, rivals.statements)),
        Column[Rivals](text("Spread"), lambda rivals: _spread(writer, rivals), is_number=True),
        Column[Rivals](text("Choice, by whom and why"), lambda rivals: _choice(writer, rivals, progress.indicators)),
    ]
    return [table(text("Figures on which authorities disagree"), columns, found, "table-conflicts")]


def decided(writer: Writer, decision: Correction) -> Markup:
    """By whom and when a decision was taken."""
    who = DECIDERS.get(decision.decided_by, decision.decided_by)
    return writer.say("{who}, {date}", who=writer.language.text(who), date=writer.date(decision.decided_on))


def _about(writer: Writer) -> list[Column[Rivals]]:
    """What the figures are about, and when."""
    text = writer.language.text

    def period(rivals: Rivals) -> Markup:
        return writer.when(rivals.first.period_start, rivals.first.period_end)

    return [Column(text("What"), lambda rivals: counted(writer, rivals.first)), Column(text("Period"), period)]


def _statements(writer: Writer, observations: Sequence[Observation]) -> Markup:
    return Markup("; ").join(_statement(writer, o) for o in observations)


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
    sign = "+" if rivals.change > 0 else ""
    return writer.state(restatement_id(rivals), sign + writer.language.percent(rivals.change))


def _spread(writer: Writer, rivals: Rivals) -> Markup:
    return Markup("–") if rivals.spread is None else writer.percent(conflict_id(rivals))


def _trials(writer: Writer, trials: Sequence[StatementTrial]) -> Markup:
    """What becomes of each verdict with each value."""
    if not trials:
        return writer.say("None: no series contains it.")
    said = []
    for trial in trials:
        id_ = writer.ref(trial.item.indicator.id)
        words = [writer.language.text(STATUS_WORDS[str(result.status)]) for result in trial.results]
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
            what=counted(writer, o),
            period=writer.period(o.period_start, o.period_end),
            statement=_statement(writer, o),
            reason=writer.told(c.reason),
        )
        for c in doubts
        for o in map(tables.observation, c.observations)
    ]
    return [paragraph(writer.language.text("Figures that a document itself mistrusts:")), bullets(items)]
