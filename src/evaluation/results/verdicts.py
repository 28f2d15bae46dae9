"""The verdicts: one row for each objective and for each indicator."""

from __future__ import annotations

from typing import Final

from evaluation.assess import Grade, IndicatorResult, ObjectiveResult, Progress, Verdict, Warn
from evaluation.framework import ALL, Cumulation, Direction, Kind, Level
from evaluation.locale.language import _
from evaluation.methods import Outlook
from evaluation.results.table import Field, Row, Sheet, Table, day, key, number, optional

OUTLOOK: Final = Field(
    "outlook",
    "string",
    "Class of the verdict: as wanted, unclear, against what is wanted, none to be had, or context that is not judged.",
    True,
    tuple(Outlook),
)
OBJECTIVES: Final = Sheet(
    "objectives",
    _("The verdict on each objective"),
    "One row for each objective.",
    (
        key("objective_id", "Number of the objective."),
        key("title_en", "The objective in English."),
        key("title_es", "The objective in Spanish."),
        Field("verdict", "string", "What may be said of it; the report explains each.", True, tuple(Verdict)),
        OUTLOOK,
        Field("evidence", "string", "How strong the evidence is.", True, tuple(Grade)),
        Field("levels_disagree", "boolean", "Whether outputs and outcomes point in different directions.", True),
    ),
    ("objective_id",),
)
INDICATORS: Final = Sheet(
    "indicators",
    _("The verdict on each indicator"),
    "One row for each indicator. The values compared are in readings.csv, in its row of kind own.",
    (
        key("indicator_id", "Number of the indicator."),
        optional("objective_id", "Objective that it belongs to; empty where it serves the whole programme."),
        key("title_en", "The indicator in English."),
        key("title_es", "The indicator in Spanish."),
        Field("level", "string", "Level in the chain of results.", True, tuple(Level)),
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
        number("target_value", "Target; empty where none was found in the documents that could be read."),
        day("target_date", "Day by which the target was to be reached."),
        optional("target_source", "Document that states the target; the targets are those known today."),
        key("status", "Finding, in the word of the method."),
        OUTLOOK,
        Field("demonstrated", "boolean", "Whether it is a change that two thirds of the readings share.", True),
        Field("evidence", "string", "How strong the evidence is.", True, tuple(Grade)),
        Field("readings_agreeing", "integer", "Readings in the class of the verdict; 0 where there is none.", True),
        Field("readings_computable", "integer", "Readings that came to any verdict.", True),
        optional("turns_on", "Choice that changes the verdict most often."),
        Field("points", "integer", "Figures in the series.", True),
        optional("warnings", f"What to know of the two figures compared, with spaces between: {', '.join(Warn)}."),
    ),
    ("indicator_id",),
    {"objective_id": "objectives", "unit": "units"},
)


def verdicts(progress: Progress) -> tuple[Table, ...]:
    """Tables of the verdicts on a date."""
    items = progress.indicators
    return (
        Table(OBJECTIVES, tuple(_objective(o) for o in progress.objectives)),
        Table(INDICATORS, tuple(_indicator(item) for item in items)),
    )


def _objective(result: ObjectiveResult) -> Row:
    synthesis = result.synthesis
    return {
        "objective_id": result.objective.id,
        "title_en": result.objective.title.en,
        "title_es": result.objective.title.es,
        "verdict": synthesis.verdict,
        "outlook": synthesis.outlook,
        "evidence": synthesis.grade,
        "levels_disagree": synthesis.levels_disagree,
    }


def _indicator(item: IndicatorResult) -> Row:
    sheet, robustness = item.indicator, item.robustness
    return {
        "indicator_id": sheet.id,
        "objective_id": None if sheet.objective == ALL else sheet.objective,
        "title_en": sheet.title.en,
        "title_es": sheet.title.es,
        "level": sheet.level,
        "kind": sheet.kind,
        "direction": sheet.direction,
        "cumulation": sheet.cumulation,
        "unit": sheet.unit,
        "target_value": sheet.target.value,
        "target_date": sheet.target.date,
        "target_source": sheet.target.source,
        "status": item.result.status,
        "outlook": item.outlook,
        "demonstrated": item.demonstrated,
        "evidence": item.strength.grade,
        "readings_agreeing": robustness.agreeing,
        "readings_computable": robustness.computable,
        "turns_on": f"{robustness.turns_on.about}:{robustness.turns_on.id}" if robustness.turns_on else None,
        "points": len(item.series.figures),
        "warnings": " ".join(item.warnings) or None,
    }
