"""What reports show and the published tables leave out: targets, milestones, flows of money, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evaluation.assess import ScenarioResult, try_scenarios
from evaluation.assess.inputs import PERCENT
from evaluation.assess.progress import Progress
from evaluation.evidence import Evidence
from evaluation.evidence.flows import delivered_of, stated_by, stated_of
from evaluation.framework import Money
from evaluation.load import Corroboration, Milestone, Observation, Qualifier
from evaluation.methods import STATUS_OUTLOOKS, Outlook
from evaluation.results import Field, Table, TableSchema
from evaluation.results.table import Row, day, key, number, optional, texts

ALL: Final = "all"
NONE: Final = "none"

TARGETS: Final[TableSchema[Row]] = TableSchema(
    "targets",
    "Targets: of the indicators' sheets, of other documents, and tried out",
    "One row for each target known on the day.",
    (
        key("target_id", "Row of targets.csv, id of the scenario, or the indicator with `/target`."),
        Field(
            "kind",
            "string",
            "sheet: the indicator is judged by it; document: somebody set it for something else; scenario: tried out.",
            True,
            ("sheet", "document", "scenario"),
        ),
        optional("indicator_id", "Indicator that it is a target of; empty where it is one of none."),
        optional("measure", "Measure that a document set it for."),
        number("value", "Target."),
        number("percent_of_baseline", "Target in per cent of the baseline, where it is stated so."),
        optional("unit", "Unit of the value."),
        day("period_start", "First day of the period that it is set for, where it is one."),
        day("due", "Day by which it is to be reached."),
        optional("source_id", "Document that states it."),
        optional("status", "What the indicator's method finds of it.", words=tuple(STATUS_OUTLOOKS)),
        optional("outlook", "Class of that.", words=tuple(Outlook)),
    ),
    ("target_id",),
    {"measure": "measures", "unit": "units", "source_id": "sources", "indicator_id": "indicators"},
)
MILESTONES: Final[TableSchema[Milestone]] = TableSchema(
    "milestones",
    "Milestones: dated facts and claims",
    "One row for each milestone up to the day whose document was published.",
    (
        key("milestone_id", "Id of the milestone."),
        day("date", "Last day that its date allows.", lambda m: m.date.last_day()),
        key("date_text", "Its date as far as it is known: a day, a month or a year.", lambda m: str(m.date)),
        day(
            "date_end", "Last day of what went on for a time.", lambda m: m.date_end.last_day() if m.date_end else None
        ),
        key("kind", "Kind of milestone, a word of the programme."),
        optional("objective_id", "Objective that it belongs to.", lambda m: m.objective or None),
        *texts("title", "What happened, in {language}."),
        *texts("detail", "More of it, in {language}.", required=False),
        key("source_id", "Document.", lambda m: m.source),
        optional("corroborated", "Whether figures bear a claim out.", words=tuple(Corroboration)),
        optional("evidence", "Figures that bear on it, with spaces between.", lambda m: " ".join(m.evidence) or None),
    ),
    ("milestone_id",),
    {"source_id": "sources", "objective_id": "objectives"},
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a flow of money, with the day by which its document was published."""

    flow: Money
    role: str
    observation: Observation
    evidence: Evidence


MONEY: Final[TableSchema[Stated]] = TableSchema(
    "money",
    "Money: what documents say of each flow",
    "One row for each figure of each flow, in the order of publication; amounts of one flow are not to be added up.",
    (
        key("flow_id", "Flow of money.", lambda row: row.flow.id),
        Field(
            "role",
            "string",
            "stated: what was promised, planned or spent; delivered: what came of it.",
            True,
            ("stated", "delivered"),
        ),
        key("observation_id", "Figure.", lambda row: row.observation.observation_id),
        *texts("title", "The flow in {language}.", lambda row, code: row.flow.title.of(code)),
        key("measure", "What is measured.", lambda row: row.observation.measure),
        number("value", "Amount, as its document gives it.", lambda row: row.observation.value),
        Field(
            "qualifier",
            "string",
            "How the document states it.",
            True,
            tuple(Qualifier),
            lambda row: row.observation.qualifier,
        ),
        key("unit", "Unit of the value.", lambda row: row.observation.unit),
        day("period_start", "First day of the period.", lambda row: row.observation.period_start),
        day("period_end", "Last day of the period.", lambda row: row.observation.period_end),
        day(
            "known_on", "Day by which its document was published.", lambda row: stated_by(row.evidence, row.observation)
        ),
        key("source_id", "Document.", lambda row: row.observation.source),
    ),
    ("flow_id", "role", "observation_id"),
    {"measure": "measures", "unit": "units", "source_id": "sources", "observation_id": "observations"},
)


def targets_table(progress: Progress, scenario: str = ALL) -> Table:
    """Targets known on the day; `scenario` is the id of the one to show, `all` or `none`."""
    names = [field.name for field in TARGETS.fields]
    rows = (*_of_sheets(progress), *_of_documents(progress.evidence), *_of_scenarios(progress, scenario))
    return Table(TARGETS, tuple({name: row.get(name) for name in names} for row in rows))


def milestones_table(evidence: Evidence) -> Table:
    """Milestones up to the day, in order of date."""
    return Table.of(MILESTONES, evidence.milestones)


def money_table(evidence: Evidence) -> Table:
    """What documents say of each flow of money."""
    flows = evidence.dataset.framework.money
    stated = (Stated(flow, "stated", o, evidence) for flow in flows for o in stated_of(evidence, flow))
    delivered = (Stated(flow, "delivered", o, evidence) for flow in flows for o in delivered_of(evidence, flow))
    return Table.of(MONEY, (*stated, *delivered))


def _of_sheets(progress: Progress) -> Iterator[Row]:
    """Targets by which indicators are judged; those by period are rows of targets.csv."""
    for item in progress.indicators:
        sheet = item.indicator.target
        if sheet.none is not None or sheet.by_period:
            continue
        yield {
            "target_id": f"{item.indicator.id}/target",
            "kind": "sheet",
            "indicator_id": item.indicator.id,
            "value": sheet.value,
            "percent_of_baseline": sheet.percent_of_baseline,
            "unit": item.indicator.unit,
            "due": sheet.date,
            "source_id": sheet.source,
            "status": item.result.status,
            "outlook": item.result.outlook,
        }


def _of_documents(evidence: Evidence) -> Iterator[Row]:
    judged = {id_: sheet for sheet in evidence.dataset.framework.indicators for id_ in sheet.target.by_period}
    for target in evidence.targets:
        sheet = judged.get(target.target_id)
        yield {
            "target_id": target.target_id,
            "kind": "sheet" if sheet else "document",
            "indicator_id": sheet.id if sheet else None,
            "measure": target.measure,
            "value": target.value,
            "unit": target.unit,
            "period_start": target.period_start,
            "due": target.period_end,
            "source_id": target.source,
        }


def _of_scenarios(progress: Progress, scenario: str) -> Iterator[Row]:
    for tried in try_scenarios(progress.evidence, progress.indicators):
        if scenario in (ALL, tried.scenario.id) and tried.result is not None:
            yield _tried(tried, progress)


def _tried(tried: ScenarioResult, progress: Progress) -> Row:
    sheet, result = tried.scenario, tried.result
    units = {item.indicator.id: item.indicator.unit for item in progress.indicators}
    assert result is not None
    return {
        "target_id": sheet.id,
        "kind": "scenario",
        "indicator_id": sheet.indicator,
        "value": sheet.value,
        "unit": PERCENT if sheet.of else units[sheet.indicator],
        "due": sheet.date,
        "source_id": sheet.source,
        "status": result.status,
        "outlook": result.outlook,
    }
