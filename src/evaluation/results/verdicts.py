"""The verdicts: one row for each objective, for each question about it, and for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from evaluation.assess import Answer, Answered, Grade, IndicatorRecord, ObjectiveRecord, ProgressRecord, Question, Warn
from evaluation.framework import ALL, Cumulation, Direction, Kind, Level
from evaluation.locale.language import _
from evaluation.methods import Outlook
from evaluation.results.table import Field, Table, TableSchema, day, key, number, optional, texts

OUTLOOK: Final[Field[Any]] = Field(
    "outlook",
    "string",
    "Class of the verdict: as wanted, unclear, against what is wanted, none to be had, or context that is not judged.",
    True,
    tuple(Outlook),
)
OBJECTIVES: Final[TableSchema[ObjectiveRecord]] = TableSchema(
    "objectives",
    _("The objectives"),
    "One row for each objective.",
    (
        key("objective_id", "Number of the objective.", lambda o: o.id),
        *texts("title", "The objective in {language}.", lambda o, code: o.title.of(code)),
    ),
    ("objective_id",),
)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer with the objective that was asked about."""

    objective: str
    answered: Answered


ANSWERS: Final[TableSchema[AnswerRow]] = TableSchema(
    "answers",
    _("What is answered of each objective"),
    "One row for each objective and question; the questions are answered apart.",
    (
        key("objective_id", "Objective that is asked about.", lambda row: row.objective),
        Field(
            "question",
            "string",
            "What is asked: did means (inputs) grow, did services and structures (outputs) grow, did outcomes move as "
            "intended.",
            True,
            tuple(Question),
            lambda row: row.answered.question,
        ),
        Field(
            "answer",
            "string",
            "What may be said, of the indicators with an intended direction; the report explains each.",
            True,
            tuple(Answer),
            lambda row: row.answered.answer,
        ),
        OUTLOOK.within(lambda row: row.answered),
        Field(
            "not_known_since",
            "integer",
            "Where no current indicator could be judged: the year that the answer is one of.",
            of=lambda row: row.answered.not_known_since,
        ),
        Field(
            "evidence", "string", "How strong the evidence is.", True, tuple(Grade), lambda row: row.answered.evidence
        ),
        Field(
            "asked",
            "integer",
            "Indicators of the question with an intended direction.",
            True,
            of=lambda row: len(row.answered.standings),
        ),
        optional(
            "rests_on",
            "Indicators that the answer rests on, with spaces between.",
            lambda row: " ".join(row.answered.rests_on) or None,
        ),
    ),
    ("objective_id", "question"),
    {"objective_id": "objectives"},
)
INDICATORS: Final[TableSchema[IndicatorRecord]] = TableSchema(
    "indicators",
    _("The verdict on each indicator"),
    "One row for each indicator. The values compared are in specifications.csv, in its row of kind own.",
    (
        key("indicator_id", "Number of the indicator.", lambda i: i.id),
        optional(
            "objective_id",
            "Objective that it belongs to; empty where it serves the whole programme.",
            lambda i: None if i.objective == ALL else i.objective,
        ),
        *texts("title", "The indicator in {language}.", lambda i, code: i.title.of(code)),
        Field("level", "string", "Level in the chain of results.", False, tuple(Level)),
        Field("kind", "string", "Nature of its values; events are compared by their yearly rates.", True, tuple(Kind)),
        Field(
            "direction",
            "string",
            "Direction that is wanted; none is reported and never judged.",
            True,
            tuple(Direction),
        ),
        Field("cumulation", "string", "Whether a value contains those of earlier periods.", True, tuple(Cumulation)),
        key("unit", "Unit of its values."),
        number(
            "target_value",
            "Target; empty where none was found in the documents that could be read.",
            lambda i: i.target.value,
        ),
        number(
            "target_percent",
            "Target in per cent of the baseline, where it is stated so.",
            lambda i: i.target.percent_of_baseline,
        ),
        day("target_date", "Day by which the target was to be reached.", lambda i: i.target.date),
        optional(
            "target_source",
            "Document that states the target; the targets are those known today.",
            lambda i: i.target.source,
        ),
        key("status", "Finding, in the word of the method.", lambda i: i.result.status),
        OUTLOOK,
        Field(
            "demonstrated",
            "boolean",
            "Whether it is a change that enough specifications share.",
            True,
        ),
        Field("evidence", "string", "How strong the evidence is.", True, tuple(Grade), lambda i: i.evidence.grade),
        Field(
            "specifications_agreeing",
            "integer",
            "Specifications that agree with the verdict, our own among them; 0 where there is none.",
            True,
            of=lambda i: i.robustness.agreeing,
        ),
        Field(
            "specifications",
            "integer",
            "Distinct specifications, those that could not be judged among them; 1 where no other choice was found.",
            True,
            of=lambda i: i.robustness.total,
        ),
        optional(
            "turns_on",
            "Choice that changes the verdict most often.",
            lambda i: str(i.robustness.turns_on) if i.robustness.turns_on else None,
        ),
        optional(
            "reversed_by",
            "Choice that, taken alone, turns the direction round.",
            lambda i: str(i.robustness.reversed_by) if i.robustness.reversed_by else None,
        ),
        Field("points", "integer", "Figures in the series.", True),
        optional(
            "warnings",
            f"What to know of the two figures compared, with spaces between: {', '.join(Warn)}.",
            lambda i: " ".join(i.warnings) or None,
        ),
    ),
    ("indicator_id",),
    {"objective_id": "objectives", "unit": "units"},
)


def verdicts(record: ProgressRecord) -> tuple[Table, ...]:
    """Tables of the verdicts on a date."""
    answers = (AnswerRow(objective.id, answered) for objective in record.objectives for answered in objective.answers)
    return (
        Table.of(OBJECTIVES, record.objectives),
        Table.of(ANSWERS, answers),
        Table.of(INDICATORS, record.indicators),
    )
