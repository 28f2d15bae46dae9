"""Rules between the tables and the YAML files: every name exists, every indicator is fed, every correction acts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from evaluation.errors import Fault
from evaluation.evidence.maps import check_maps
from evaluation.evidence.selection import matches
from evaluation.evidence.stages import check_stages
from evaluation.framework import Corrections, Framework
from evaluation.load import TypedRows, YamlFile

TABLES: Final = {
    "area": "areas",
    "authority": "authorities",
    "measure": "measures",
    "observation": "observations",
    "source": "sources",
    "target": "targets",
    "unit": "units",
}
"""The table that lists what is named."""


def check_framework(
    rows: TypedRows, framework: Framework, file: YamlFile, corrections: Corrections | None
) -> list[Fault]:
    """Check every reference of the framework to another file, on as much as could be read of the others.

    A row with a fault of its own still lists its id, and may feed an indicator: one slip is one fault.

    Returns
    -------
    list of Fault
        All faults, each with the line of the YAML file it stands in.
    """
    faults = [*_framework_names(rows, framework, file), *_unfed_indicators(rows, framework, file)]
    faults += [*check_maps(rows, framework, file), *check_stages(rows, framework, file)]
    return [*faults, *_alternative_names(rows, framework, file, corrections)]


def check_corrections(rows: TypedRows, corrections: Corrections, file: YamlFile) -> list[Fault]:
    """Check every reference of the decisions to another file, likewise."""
    return [*_correction_names(rows, corrections, file)]


def _framework_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    path: tuple[str | int, ...]
    yield from _unknown(file, ("programme", "area"), [framework.programme.area], rows, "area")
    for i, dialogue in enumerate(framework.dialogues):
        yield from _unknown(file, ("dialogues", i, "source"), [dialogue.source], rows, "source")
    for i, event in enumerate(framework.programme.events):
        path = ("programme", "events", i, "sources")
        yield from _unknown(file, path, event.sources, rows, "source")
    for i, objective in enumerate(framework.objectives):
        for j, gap in enumerate(objective.not_shown):
            path = ("objectives", i, "not_shown", j, "sources")
            yield from _unknown(file, path, gap.sources, rows, "source")
        for j, missing in enumerate(objective.would_change):
            path = ("objectives", i, "would_change", j, "source")
            yield from _unknown(file, path, [missing.source] if missing.source else [], rows, "source")
    yield from _context_names(rows, framework, file)
    yield from _appraisal_names(rows, framework, file)
    for i, flow in enumerate(framework.money):
        for field in ("measures", "drawn", "delivered"):
            path = ("money", i, field)
            yield from _unknown(file, path, getattr(flow, field), rows, "measure")
        yield from _unknown(file, ("money", i, "areas"), flow.areas, rows, "area")
        yield from _unknown(file, ("money", i, "remarks"), flow.remarks, rows, "observation")
    for i, scenario in enumerate(framework.scenarios):
        path = ("scenarios", i)
        if scenario.source:
            yield from _unknown(file, (*path, "source"), [scenario.source], rows, "source")
        if scenario.of:
            whole = scenario.of
            path = ("scenarios", i, "of", "authorities")
            yield from _unknown(file, path, whole.authorities, rows, "authority")
            path = ("scenarios", i, "of", "figures", "measures")
            yield from _unknown(file, path, whole.figures.measures, rows, "measure")
    if framework.comparators:
        path = ("comparators", "areas")
        yield from _unknown(file, path, framework.comparators.areas, rows, "area")
    for i, indicator in enumerate(framework.indicators):
        at = ("indicators", i)
        yield from _unknown(file, (*at, "unit"), [indicator.unit], rows, "unit")
        path = (*at, "target", "by_period")
        yield from _unknown(file, path, indicator.target.by_period, rows, "target")
        if indicator.target.source:
            named = [indicator.target.source]
            yield from _unknown(file, (*at, "target", "source"), named, rows, "source")
        for role in ("preferred", "alternatives"):
            named = list(getattr(indicator.authorities, role))
            path = (*at, "authorities", role)
            yield from _unknown(file, path, named, rows, "authority")
        for name in ("value", "numerator", "denominator", "beside"):
            chosen = getattr(indicator.select, name)
            if chosen is None:
                continue
            path = (*at, "select", name)
            yield from _unknown(file, (*path, "measures"), chosen.measures, rows, "measure")
            yield from _unknown(file, (*path, "areas"), chosen.areas, rows, "area")
            typed = (rows.measure[m].unit for m in chosen.measures if m in rows.measure)
            units = {unit for unit in typed if unit in rows.ids.get("units", ())}
            if name in ("value", "beside") and units and units != {indicator.unit}:
                yield Fault(
                    file.name,
                    file.line_of((*at, "unit")),
                    f"indicators.{i}.unit",
                    indicator.unit,
                    f"indicator {indicator.id} has another unit than its measures ({', '.join(sorted(units))})",
                    "Use the unit of the measures",
                )


def _context_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    for i, context in enumerate(framework.context):
        yield from _unknown(file, ("context", i, "figures"), context.figures, rows, "observation")
        for j, saying in enumerate(context.sayings):
            yield from _unknown(file, ("context", i, "sayings", j, "source"), [saying.source], rows, "source")


def _appraisal_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Figures and documents that judgements rest on; what is computed is looked for when it is known."""
    for name in ("sentences", "recommendations"):
        for i, part in enumerate(getattr(framework.appraisal, name, ())):
            path = ("appraisal", name, i)
            published = [ground for ground in part.rests_on if "." not in ground]
            yield from _unknown(file, (*path, "rests_on"), published, rows, "observation")
            yield from _unknown(file, (*path, "sources"), part.sources, rows, "source")


def _alternative_names(
    rows: TypedRows, framework: Framework, file: YamlFile, corrections: Corrections | None
) -> Iterator[Fault]:
    decisions = [c.id for c in corrections.corrections] if corrections else None
    for i, indicator in enumerate(framework.indicators):
        for j, choice in enumerate(indicator.alternatives.figures):
            at = ("indicators", i, "alternatives", "figures", j)
            path = (*at, "preferred")
            yield from _unknown(file, path, choice.preferred, rows, "authority")
            yield from _unknown(file, (*at, "measures"), choice.measures, rows, "measure")
            if decisions is not None:
                yield from _unlisted(file, (*at, "undo"), choice.undo, decisions, "decision", "corrections.yaml")


def _unfed_indicators(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    for i, indicator in enumerate(framework.indicators):
        for chosen in indicator.select.filters:
            if rows.may_hold(chosen.measures):
                continue
            if not any(matches(row.record, chosen, indicator.authorities.preferred) for row in rows.observations):
                yield Fault(
                    file.name,
                    file.line_of(("indicators", i, "select")),
                    f"indicators.{i}.select",
                    indicator.id,
                    "no figure of observations.csv feeds this indicator",
                    "Correct measures, areas, sexes, ages or preferred authorities, or enter the figures",
                )
                break


def _correction_names(rows: TypedRows, corrections: Corrections, file: YamlFile) -> Iterator[Fault]:
    for i, correction in enumerate(corrections.corrections):
        for field in ("observations", "over"):
            path = ("corrections", i, field)
            named = getattr(correction, field)
            yield from _unknown(file, path, named, rows, "observation")
        path = ("corrections", i, "grounds")
        yield from _unknown(file, path, correction.grounds, rows, "source")


def _unknown(
    file: YamlFile, path: tuple[str | int, ...], named: Iterable[str], rows: TypedRows, what: str
) -> Iterator[Fault]:
    """Names that their table does not list; none of a table that could not be read, which has a fault of its own."""
    table = TABLES[what]
    if (known := rows.ids.get(table)) is not None:
        yield from _unlisted(file, path, named, known, what, f"{table}.csv")


def _unlisted(
    file: YamlFile, path: tuple[str | int, ...], named: Iterable[str], known: Iterable[str], what: str, where: str
) -> Iterator[Fault]:
    known = set(known)
    for name in named:
        if name not in known:
            close = difflib.get_close_matches(name, sorted(known), n=1)
            remedy = f"Did you mean {close[0]}?" if close else f"Add it to {where}, or remove it here"
            column = ".".join(str(part) for part in path)
            yield Fault(
                file.name,
                file.line_of(path),
                column,
                name,
                f"unknown {what}: {where} does not list it",
                remedy,
            )
