"""Everything in one table: each indicator with its verdict, and the two values that the verdict compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evaluation.assess import Answer, IndicatorRecord, ObjectiveRecord, ProgressRecord
from evaluation.locale.language import _
from evaluation.results.readings import COMPARED, READINGS, ReadingRow, own_reading
from evaluation.results.table import Field, Sheet, Table
from evaluation.results.verdicts import INDICATORS


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator with its own reading and its objective; one that serves the whole programme has none."""

    objective: ObjectiveRecord | None
    indicator: IndicatorRecord
    reading: ReadingRow


SAID: Final = ("reading_id", "choices", *(field.name for field in INDICATORS.fields))
"""Columns of a reading that say nothing of the own one, or what the indicator says itself."""


def _figures(role: str) -> Field[Standing]:
    return Field(
        f"{role}_observations",
        "string",
        f"Figures behind {COMPARED[role]}, with spaces between.",
        of=lambda row: " ".join(ref for own, ref in row.reading.refs if own == role) or None,
    )


PROGRESS: Final[Sheet[Standing]] = Sheet(
    "progress",
    _("The verdict on each indicator"),
    "One row for each indicator, with the values compared.",
    (
        *(f.within(lambda row: row.indicator) for f in INDICATORS.fields),
        *(f.within(lambda row: row.reading) for f in READINGS.fields if f.name not in SAID),
        *(_figures(role) for role in COMPARED),
        Field(
            "answer",
            "string",
            "What is answered to the question about its objective that it is asked for; empty where it serves the "
            "whole programme.",
            words=tuple(Answer),
            of=lambda row: (
                next(
                    a.answer
                    for a in row.objective.answers
                    if row.indicator.id in a.standings or row.indicator.id in a.context
                )
                if row.objective
                else None
            ),
        ),
    ),
    ("indicator_id",),
)


def one_table(record: ProgressRecord) -> Table:
    """One row for each indicator, in the columns that the published tables have."""
    objectives = {o.id: o for o in record.objectives}
    return Table.of(PROGRESS, (Standing(objectives.get(i.objective), i, own_reading(i)) for i in record.indicators))
