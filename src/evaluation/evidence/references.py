"""Rules between the tables and the YAML files: every name exists, every indicator is fed, every correction acts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from evaluation.errors import Fault
from evaluation.evidence.selection import matches
from evaluation.framework import Corrections, Framework
from evaluation.load import Tables, YamlFile


def check_references(
    tables: Tables, framework: Framework, framework_file: YamlFile, corrections: Corrections, corrections_file: YamlFile
) -> list[Fault]:
    """Check every reference that crosses a file.

    Returns
    -------
    list of Fault
        All faults, each with the line of the YAML file it stands in.
    """
    return [
        *_framework_names(tables, framework, framework_file),
        *_alternative_names(tables, framework, framework_file, corrections),
        *_unfed_indicators(tables, framework, framework_file),
        *_correction_names(tables, corrections, corrections_file),
    ]


def _framework_names(tables: Tables, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    path: tuple[str | int, ...]
    yield from _unknown(file, ("programme", "area"), [framework.programme.area], tables.areas, "area", "areas.csv")
    for i, dialogue in enumerate(framework.dialogues):
        yield from _unknown(
            file, ("dialogues", i, "source"), [dialogue.source], tables.sources, "source", "sources.csv"
        )
    for i, event in enumerate(framework.programme.events):
        path = ("programme", "events", i, "sources")
        yield from _unknown(file, path, event.sources, tables.sources, "source", "sources.csv")
    for i, objective in enumerate(framework.objectives):
        for j, gap in enumerate(objective.not_shown):
            path = ("objectives", i, "not_shown", j, "sources")
            yield from _unknown(file, path, gap.sources, tables.sources, "source", "sources.csv")
        for j, missing in enumerate(objective.would_change):
            path = ("objectives", i, "would_change", j, "source")
            named = [missing.source] if missing.source else []
            yield from _unknown(file, path, named, tables.sources, "source", "sources.csv")
    yield from _context_names(tables, framework, file)
    for i, flow in enumerate(framework.money):
        for field in ("measures", "drawn", "delivered"):
            path = ("money", i, field)
            yield from _unknown(file, path, getattr(flow, field), tables.measures, "measure", "measures.csv")
        yield from _unknown(file, ("money", i, "areas"), flow.areas, tables.areas, "area", "areas.csv")
        observations = {o.observation_id for o in tables.observations}
        path = ("money", i, "remarks")
        yield from _unknown(file, path, flow.remarks, observations, "observation", "observations.csv")
    for i, scenario in enumerate(framework.scenarios):
        path = ("scenarios", i)
        if scenario.source:
            yield from _unknown(file, (*path, "source"), [scenario.source], tables.sources, "source", "sources.csv")
        if scenario.of:
            whole = scenario.of
            path = ("scenarios", i, "of", "authorities")
            yield from _unknown(file, path, whole.authorities, tables.authorities, "authority", "authorities.csv")
            path = ("scenarios", i, "of", "figures", "measures")
            yield from _unknown(file, path, whole.figures.measures, tables.measures, "measure", "measures.csv")
    if framework.comparators:
        path = ("comparators", "areas")
        yield from _unknown(file, path, framework.comparators.areas, tables.areas, "area", "areas.csv")
    for i, indicator in enumerate(framework.indicators):
        at = ("indicators", i)
        yield from _unknown(file, (*at, "unit"), [indicator.unit], tables.units, "unit", "units.csv")
        if indicator.target.source:
            named = [indicator.target.source]
            yield from _unknown(file, (*at, "target", "source"), named, tables.sources, "source", "sources.csv")
        for role in ("preferred", "alternatives"):
            named = list(getattr(indicator.authorities, role))
            path = (*at, "authorities", role)
            yield from _unknown(file, path, named, tables.authorities, "authority", "authorities.csv")
        for name in ("value", "numerator", "denominator", "beside"):
            chosen = getattr(indicator.select, name)
            if chosen is None:
                continue
            path = (*at, "select", name)
            yield from _unknown(file, (*path, "measures"), chosen.measures, tables.measures, "measure", "measures.csv")
            yield from _unknown(file, (*path, "areas"), chosen.areas, tables.areas, "area", "areas.csv")
            units = {tables.measures[m].unit for m in chosen.measures if m in tables.measures}
            if name in ("value", "beside") and units and units != {indicator.unit}:
                yield Fault(
                    file.name,
                    file.line_of((*at, "unit")),
                    f"indicators.{i}.unit",
                    indicator.unit,
                    f"indicator {indicator.id} has another unit than its measures ({', '.join(sorted(units))})",
                    "Use the unit of the measures",
                )


def _context_names(tables: Tables, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    observations = {o.observation_id for o in tables.observations}
    for i, context in enumerate(framework.context):
        path: tuple[str | int, ...] = ("context", i, "figures")
        yield from _unknown(file, path, context.figures, observations, "observation", "observations.csv")
        for j, saying in enumerate(context.sayings):
            path = ("context", i, "sayings", j, "source")
            yield from _unknown(file, path, [saying.source], tables.sources, "source", "sources.csv")


def _alternative_names(
    tables: Tables, framework: Framework, file: YamlFile, corrections: Corrections
) -> Iterator[Fault]:
    decisions = [c.id for c in corrections.corrections]
    for i, indicator in enumerate(framework.indicators):
        for j, choice in enumerate(indicator.alternatives.figures):
            at = ("indicators", i, "alternatives", "figures", j)
            path = (*at, "preferred")
            yield from _unknown(file, path, choice.preferred, tables.authorities, "authority", "authorities.csv")
            path = (*at, "measures")
            yield from _unknown(file, path, choice.measures, tables.measures, "measure", "measures.csv")
            yield from _unknown(file, (*at, "undo"), choice.undo, decisions, "decision", "corrections.yaml")


def _unfed_indicators(tables: Tables, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    for i, indicator in enumerate(framework.indicators):
        for chosen in indicator.select.filters:
            if not any(matches(o, chosen, indicator.authorities.preferred) for o in tables.observations):
                yield Fault(
                    file.name,
                    file.line_of(("indicators", i, "select")),
                    f"indicators.{i}.select",
                    indicator.id,
                    "no figure of observations.csv feeds this indicator",
                    "Correct measures, areas, sexes, ages or preferred authorities, or enter the figures",
                )
                break


def _correction_names(tables: Tables, corrections: Corrections, file: YamlFile) -> Iterator[Fault]:
    observations = {o.observation_id for o in tables.observations}
    for i, correction in enumerate(corrections.corrections):
        for field in ("observations", "over"):
            path = ("corrections", i, field)
            named = getattr(correction, field)
            yield from _unknown(file, path, named, observations, "observation", "observations.csv")
        path = ("corrections", i, "grounds")
        yield from _unknown(file, path, correction.grounds, tables.sources, "source", "sources.csv")


def _unknown(
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
