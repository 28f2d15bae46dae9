"""Figures of a file as rows more of `observations.csv`: nothing is overwritten, a changed value is a restatement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import Fault
from evaluation.evidence import Dataset
from evaluation.evidence.adding import Addition, Written, next_id
from evaluation.evidence.adding.table import with_columns, with_row
from evaluation.exchange.grid import Grid
from evaluation.exchange.long_table import Found
from evaluation.load import MeasureKind, Observation, did_you_mean

TABLE: Final = "observations.csv"
FEW: Final = 10
UNDERSTOOD: Final = {"qualifier": "exact", "confidence": "high"}
"""What an empty cell, or a column that is not there, stands for."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would add.

    Parameters
    ----------
    addition : Addition or None
        None where nothing is new.
    new, same : int
        Figures that are added, and those that stand there with the same value.
    restated : tuple of (str, str)
        Ids of figures that had another value before, and what each is now.
    """

    addition: Addition | None
    new: int
    same: int
    restated: tuple[tuple[str, str], ...]


def import_figures(
    folder: Path, dataset: Dataset, grid: Grid, found: tuple[Found, ...], told: Mapping[str, str], *, few_persons: bool
) -> tuple[Import | None, list[Fault]]:
    """Rows for the figures that are not there yet; or every fault, such as an indicator that nobody knows.

    Parameters
    ----------
    folder : Path
    dataset : Dataset
    grid : Grid
    found : tuple of Found
    told : mapping of str to str
        `source`, and `authority` where its measure has figures of several bodies or none.
    few_persons : bool
        Whether counts under ten of a place may be written.
    """
    faults: list[Fault] = []
    measures, areas = _by_words(dataset, "measures"), _by_words(dataset, "areas")
    rows: list[dict[str, str]] = []
    same, restated = 0, []
    ids = next_id(o.observation_id for o in dataset.tables.observations)
    for one in found:
        measure = measures.get(one.measure.casefold())
        area = areas.get(one.area.casefold()) if one.area else dataset.framework.programme.area
        if measure is None or area is None:
            value, what, known = (one.measure, "measure", measures) if measure is None else (one.area, "area", areas)
            remedy = f"Correct it{did_you_mean(value.casefold(), known)}, or add it to {what}s.csv first"
            faults.append(grid.fault(one.row, one.column, f"unknown {what}", remedy, value=value))
            continue
        kind = dataset.tables.measures[measure].kind
        is_count = kind in (MeasureKind.COUNT, MeasureKind.STOCK)
        if is_count and area != dataset.framework.programme.area and 0 < one.value < FEW and not few_persons:
            remedy = "Leave it out where it counts persons; where nobody can be known by it, give --few-persons"
            faults.append(grid.fault(one.row, one.column, "a count under ten for a place", remedy))
            continue
        start = one.span.end if kind is MeasureKind.STOCK else one.span.start
        before = [o for o in dataset.tables.observations if _is_of(o, measure, area, one, start)]
        authority = told.get("authority") or _body(dataset, measure)
        if not authority:
            remedy = "Say whose figures they are by --authority"
            faults.append(grid.fault(one.row, one.column, "no figure of this measure names one body", remedy))
            continue
        if any(o.value == one.value for o in before):
            same += 1
            continue
        if any(o.source == told["source"] for o in before):
            remedy = "Enter the later document by `evaluation add source`, and name it by --source"
            problem = f"{told['source']} states another value for it ({before[-1].observation_id})"
            faults.append(grid.fault(one.row, one.column, problem, remedy))
            continue
        restated += [(o.observation_id, f"{one.value:f}") for o in before[-1:]]
        rows.append(
            {
                "observation_id": ids,
                "measure": measure,
                "value": f"{one.value:f}",
                "qualifier": "exact",
                "unit": dataset.tables.measures[measure].unit,
                "period_start": start.isoformat(),
                "period_end": one.span.end.isoformat(),
                "area": area,
                "authority": authority,
                "sex": one.sex,
                "age_group": one.age_group,
                "source": told["source"],
                "locator": grid.fault(one.row, one.column, "", "").column,
                "note": one.note,
                "confidence": "high",
            }
        )
        ids = next_id([ids])
    if faults:
        return None, faults
    return Import(_addition(folder, rows), len(rows), same, tuple(restated)), []


def _addition(folder: Path, rows: list[dict[str, str]]) -> Addition | None:
    if not rows:
        return None
    before = (folder / TABLE).read_bytes()
    told = {name for row in rows for name, cell in row.items() if cell and cell != UNDERSTOOD.get(name)}
    after = with_columns(before, [name for name in rows[0] if name in told - {"unit"}])
    first = before.count(b"\n") + 1
    written = b""
    for row in rows:
        after, line = with_row(after, row)
        written += line
    part = Written(TABLE, first, written.decode())
    return Addition(rows[0]["observation_id"], {TABLE: before}, {TABLE: after}, (part,))


def _is_of(o: Observation, measure: str, area: str, one: Found, start: object) -> bool:
    return (o.measure, o.area, o.period_start, o.period_end, o.sex, o.age_group) == (
        *(measure, area, start, one.span.end, one.sex),
        one.age_group,
    )


def _by_words(dataset: Dataset, table: str) -> dict[str, str]:
    """Ids of measures or areas by their id, and by their title or name in each language."""
    rows: Mapping[str, object] = getattr(dataset.tables, table)
    found = {id_.casefold(): id_ for id_ in rows}
    for id_, row in rows.items():
        words = getattr(row, "title", None) or getattr(row, "name", None)
        found |= {text.casefold(): id_ for _, text in getattr(words, "texts", ()) if text}
    return found


def _body(dataset: Dataset, measure: str) -> str:
    """The one body that figures of a measure are of; empty where there is none or there are several."""
    bodies = {o.authority for o in dataset.tables.observations if o.measure == measure}
    return bodies.pop() if len(bodies) == 1 else ""
