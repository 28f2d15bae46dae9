"""What moved between two states of the data in words: each value, verdict and answer as it was and as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from evaluation.assess import Answered, AnswerMove, Aspect, IndicatorMove, IndicatorRecord, Moves, PointRecord
from evaluation.framework import Kind
from evaluation.load import Unit
from evaluation.locale.language import Language, _
from evaluation.methods import STATUS_WORDS, Flag
from evaluation.words.answers import answer_words
from evaluation.words.certainty import status_recorded
from evaluation.words.evidence import GRADES
from evaluation.words.quantity import quantity
from evaluation.words.wording import FLAGS, REASONS

NOTHING: Final = "–"
CHANGE: Final = "change"
NAMES: Final[Mapping[Aspect, str]] = {
    Aspect.LATEST: _("Latest figure"),
    Aspect.BASELINE: _("Baseline"),
    Aspect.CHANGE: _("Change"),
    Aspect.TARGET: _("Target"),
    Aspect.STATUS: _("Status"),
    Aspect.CHECKS: _("Sensitivity checks"),
    Aspect.EVIDENCE: _("Evidence"),
    Aspect.SERIES: _("Figures in the series"),
}


@dataclass(frozen=True, slots=True)
class MoveWriter:
    """Writes in one language what moved.

    Parameters
    ----------
    language : Language
    units : mapping of str to Unit
        Of both states; a unit that is in neither is shown by its id.
    """

    language: Language
    units: Mapping[str, Unit]

    def lines(self, moves: Moves) -> Iterator[str]:
        """A line for each indicator with one below it for each thing that moved of it, then the answers.

        What moved by less than its digits show is not told.
        """
        for move in moves.indicators:
            if moved := list(self._moved(move)):
                yield self._heading(move)
                for aspect, then, now in moved:
                    pair = (_quoted(then), _quoted(now)) if aspect is Aspect.STATUS else (then, now)
                    yield f"  {self.language.text(NAMES[aspect])}: {self._then_now(*pair)}"
        for answer in moves.answers:
            named = self.language.text("Objective {id}", id=answer.objective)
            yield f"{named}: {self._then_now(*map(_quoted, self._said(answer)))}"

    def rows(self, moves: Moves) -> Iterator[tuple[str, str, str, str]]:
        """The same as rows: id of the indicator or objective, what moved of it, what it was and what it is."""
        for move in moves.indicators:
            yield from ((move.id, aspect.value, then, now) for aspect, then, now in self._moved(move))
        for answer in moves.answers:
            yield answer.objective, answer.question.value, *self._said(answer)

    def value(self, record: IndicatorRecord | None, aspect: Aspect) -> str:
        """One thing that is said of an indicator; a dash where nothing is."""
        return NOTHING if record is None else _TELL[aspect](self, record)

    def latest(self, record: IndicatorRecord) -> str:
        """The latest value with its period."""
        return self._point(record, record.result.latest)

    def baseline(self, record: IndicatorRecord) -> str:
        """The baseline with its period."""
        return self._point(record, record.result.baseline)

    def change(self, record: IndicatorRecord) -> str:
        """Latest less baseline, and what the method makes of the two."""
        result, number = record.result, self.language.number
        parts = []
        if (difference := result.difference) is not None:
            parts.append(f"{'+' if difference > 0 else ''}{self._quantity(difference, record.unit)}")
        if result.estimate is not None:
            parts.append(self._estimate(record, result.estimate))
        if result.interval is not None:
            low, high = (number(end, 2) for end in result.interval)
            parts.append(self.language.text("interval {low} to {high}", low=low, high=high))
        return "; ".join(parts) or NOTHING

    def target(self, record: IndicatorRecord) -> str:
        """The target with its day."""
        target = record.target
        if target.date is None:
            return NOTHING
        if target.percent_of_baseline is not None:
            shown = self.language.percent(target.percent_of_baseline / 100)
        else:
            shown = NOTHING if target.value is None else self._quantity(float(target.value), record.unit)
        return f"{shown} ({self.language.date(target.date)})"

    def status(self, record: IndicatorRecord) -> str:
        """The verdict with its reason, and what takes from it."""
        result, text = record.result, self.language.text
        said = [text(status_recorded(record))]
        said += [text(REASONS[result.reason])] if result.reason else []
        said += [text(FLAGS[Flag.OUTDATED])] if result.is_outdated else []
        return ". ".join(part.rstrip(".") for part in said)

    def checks(self, record: IndicatorRecord) -> str:
        """In how many specifications the verdict holds."""
        found, number = record.robustness, self.language.number
        if not found.total:
            return NOTHING
        return self.language.text("{agreeing} of {total}", agreeing=number(found.agreeing), total=number(found.total))

    def evidence(self, record: IndicatorRecord) -> str:
        """How strong the evidence is."""
        return self.language.text(GRADES[record.evidence.grade])

    def series(self, record: IndicatorRecord) -> str:
        """How many figures the series has."""
        return self.language.number(record.points)

    def _heading(self, move: IndicatorMove) -> str:
        record = move.after or move.before
        assert record is not None
        named = self.language.text("{id} {title}", id=move.id, title=record.title.of(self.language.code))
        if move.before is None:
            return self.language.text("{what}: new", what=named)
        if move.after is None:
            return self.language.text("{what}: no longer there", what=named)
        if Aspect.STATUS not in move.aspects:
            return self.language.text("{what}: stays {status}", what=named, status=_quoted(self.status(move.after)))
        return named

    def _moved(self, move: IndicatorMove) -> Iterator[tuple[Aspect, str, str]]:
        for aspect in move.aspects:
            then, now = (self.value(record, aspect) for record in (move.before, move.after))
            if then != now:
                yield aspect, then, now

    def _said(self, move: AnswerMove) -> tuple[str, str]:
        """Both answers; with their evidence and pace, where these alone are others."""
        then, now = (NOTHING if a is None else answer_words(self.language, a) for a in (move.before, move.after))
        if then != now:
            return then, now
        return f"{then} ({self._grade(move.before)})", f"{now} ({self._grade(move.after)})"

    def _estimate(self, record: IndicatorRecord, estimate: float) -> str:
        """What the method estimates: of a change a ratio, or how much more or less in relation to the baseline."""
        shown = self.language.number(estimate, 2)
        if record.result.method != CHANGE:
            return self.language.text("estimate {value}", value=shown)
        if record.kind in (Kind.COUNT, Kind.SHARE):
            return self.language.text("ratio {value}", value=shown)
        return f"{'+' if estimate > 0 else ''}{self.language.percent(estimate)}"

    def _grade(self, answered: Answered | None) -> str:
        if answered is None:
            return ""
        pace = [f"{id_}: {self.language.text(STATUS_WORDS[status])}" for id_, status in answered.pace.items()]
        grade = self.language.text("evidence: {grade}", grade=self.language.text(GRADES[answered.evidence]).lower())
        return "; ".join((grade, *pace))

    def _then_now(self, then: str, now: str) -> str:
        return self.language.text("{before} → {after}", before=then, after=now)

    def _point(self, record: IndicatorRecord, point: PointRecord | None) -> str:
        if point is None:
            return NOTHING
        shown = self._quantity(point.value, record.unit, point.qualifier)
        return f"{shown} ({self.language.period(point.start, point.end, short=True)})"

    def _quantity(self, value: float, unit: str, qualifier: str = "exact") -> str:
        known = self.units.get(unit)
        return quantity(self.language, known, value, qualifier) if known else f"{self.language.number(value)} {unit}"


def _quoted(said: str) -> str:
    return said if said == NOTHING else f"“{said}”"


_TELL: Final[Mapping[Aspect, Callable[[MoveWriter, IndicatorRecord], str]]] = {
    Aspect.LATEST: MoveWriter.latest,
    Aspect.BASELINE: MoveWriter.baseline,
    Aspect.CHANGE: MoveWriter.change,
    Aspect.TARGET: MoveWriter.target,
    Aspect.STATUS: MoveWriter.status,
    Aspect.CHECKS: MoveWriter.checks,
    Aspect.EVIDENCE: MoveWriter.evidence,
    Aspect.SERIES: MoveWriter.series,
}
