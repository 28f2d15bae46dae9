"""Everything in one table: each indicator with its verdict, and the two values that the verdict compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evaluation.assess import Answer, IndicatorRecord, ObjectiveRecord, ProgressRecord
from evaluation.locale.language import _
from evaluation.results.specifications import COMPARED, SPECIFICATIONS, SpecificationRow, own_specification
from evaluation.results.table import Field, Table, TableSchema
from evaluation.results.verdicts import INDICATORS


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator with its own specification and its objective; one that serves the whole programme has none."""

    objective: ObjectiveRecord | None
    indicator: IndicatorRecord
    own: SpecificationRow


SAID: Final = ("specification_id", "choices", *(field.name for field in INDICATORS.fields))
"""Columns of a specification that say nothing of the own one, or what the indicator says itself."""


def _figures(role: str) -> Field[Standing]:
    return Field(
        f"{role}_observations",
        "string",
        f"Figures behind {COMPARED[role]}, with spaces between.",
        of=lambda row: " ".join(ref for its, ref in row.own.refs if its == role) or None,
    )


def _answer(row: Standing) -> Answer | None:
    answers = row.objective.answers if row.objective else ()
    return next((a.answer for a in answers if row.indicator.id in a.standings or row.indicator.id in a.context), None)


PROGRESS: Final[TableSchema[Standing]] = TableSchema(
    "progress",
    _("The verdict on each indicator"),
    "One row for each indicator, with the values compared.",
    (
        *(f.within(lambda row: row.indicator) for f in INDICATORS.fields),
        *(f.within(lambda row: row.own) for f in SPECIFICATIONS.fields if f.name not in SAID),
        *(_figures(role) for role in COMPARED),
        Field(
            "answer",
            "string",
            "What is answered to the question about its objective that it is asked for; empty where it serves the "
            "whole programme.",
            words=tuple(Answer),
            of=_answer,
        ),
    ),
    ("indicator_id",),
)


def one_table(record: ProgressRecord) -> Table:
    """One row for each indicator, in the columns that the published tables have."""
    objectives = {o.id: o for o in record.objectives}
    return Table.of(
        PROGRESS, (Standing(objectives.get(i.objective), i, own_specification(i)) for i in record.indicators)
    )
