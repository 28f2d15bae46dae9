"""Rules between the tables and the YAML files: every name exists, every indicator is fed, every correction acts."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.errors import Fault
from evaluation.evidence.listed import unknown, unlisted
from evaluation.evidence.maps import check_maps
from evaluation.evidence.selection import matches
from evaluation.evidence.setting_names import setting_names
from evaluation.evidence.stages import check_stages
from evaluation.framework import Corrections, Framework
from evaluation.load import TypedRows, YamlFile
from evaluation.methods import JUDGING


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
    faults += [
        *check_maps(rows, framework, file),
        *check_stages(rows, framework, file),
        *_method_names(framework, file),
    ]
    return [*faults, *_alternative_names(rows, framework, file, corrections)]


def check_corrections(rows: TypedRows, corrections: Corrections, file: YamlFile) -> list[Fault]:
    """Check every reference of the decisions to another file, likewise."""
    return [*_correction_names(rows, corrections, file)]


def _framework_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    path: tuple[str | int, ...]
    yield from unknown(file, ("programme", "area"), [framework.programme.area], rows, "area")
    for i, dialogue in enumerate(framework.dialogues):
        yield from unknown(file, ("dialogues", i, "source"), [dialogue.source], rows, "source")
    for i, event in enumerate(framework.programme.events):
        path = ("programme", "events", i, "sources")
        yield from unknown(file, path, event.sources, rows, "source")
    for i, objective in enumerate(framework.objectives):
        if objective.quoted:
            path = ("objectives", i, "quoted", "source")
            yield from unknown(file, path, [objective.quoted.source], rows, "source")
        for j, gap in enumerate(objective.not_shown):
            path = ("objectives", i, "not_shown", j, "sources")
            yield from unknown(file, path, gap.sources, rows, "source")
        for j, missing in enumerate(objective.would_change):
            path = ("objectives", i, "would_change", j, "source")
            yield from unknown(file, path, [missing.source] if missing.source else [], rows, "source")
    yield from _context_names(rows, framework, file)
    yield from _appraisal_names(rows, framework, file)
    yield from setting_names(rows, framework, file)
    for i, flow in enumerate(framework.money):
        for field in ("measures", "drawn", "delivered"):
            path = ("money", i, field)
            yield from unknown(file, path, getattr(flow, field), rows, "measure")
        yield from unknown(file, ("money", i, "areas"), flow.areas, rows, "area")
        yield from unknown(file, ("money", i, "remarks"), flow.remarks, rows, "observation")
    for i, scenario in enumerate(framework.scenarios):
        path = ("scenarios", i)
        if scenario.source:
            yield from unknown(file, (*path, "source"), [scenario.source], rows, "source")
        if scenario.of:
            whole = scenario.of
            path = ("scenarios", i, "of", "authorities")
            yield from unknown(file, path, whole.authorities, rows, "authority")
            path = ("scenarios", i, "of", "figures", "measures")
            yield from unknown(file, path, whole.figures.measures, rows, "measure")
    if framework.comparators:
        path = ("comparators", "areas")
        yield from unknown(file, path, framework.comparators.areas, rows, "area")
    for i, indicator in enumerate(framework.indicators):
        at = ("indicators", i)
        yield from unknown(file, (*at, "unit"), [indicator.unit], rows, "unit")
        path = (*at, "target", "by_period")
        yield from unknown(file, path, indicator.target.by_period, rows, "target")
        if indicator.target.source:
            named = [indicator.target.source]
            yield from unknown(file, (*at, "target", "source"), named, rows, "source")
        for role in ("preferred", "alternatives"):
            named = list(getattr(indicator.authorities, role))
            path = (*at, "authorities", role)
            yield from unknown(file, path, named, rows, "authority")
        for name in ("value", "numerator", "denominator", "beside"):
            chosen = getattr(indicator.select, name)
            if chosen is None:
                continue
            path = (*at, "select", name)
            yield from unknown(file, (*path, "measures"), chosen.measures, rows, "measure")
            yield from unknown(file, (*path, "areas"), chosen.areas, rows, "area")
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
        yield from unknown(file, ("context", i, "figures"), context.figures, rows, "observation")
        for j, saying in enumerate(context.sayings):
            yield from unknown(file, ("context", i, "sayings", j, "source"), [saying.source], rows, "source")


def _appraisal_names(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Figures and documents that judgements rest on; what is computed is looked for when it is known."""
    for name in ("sentences", "recommendations"):
        for i, part in enumerate(getattr(framework.appraisal, name, ())):
            path = ("appraisal", name, i)
            published = [ground for ground in part.rests_on if "." not in ground]
            yield from unknown(file, (*path, "rests_on"), published, rows, "observation")
            yield from unknown(file, (*path, "sources"), part.sources, rows, "source")


def _alternative_names(
    rows: TypedRows, framework: Framework, file: YamlFile, corrections: Corrections | None
) -> Iterator[Fault]:
    decisions = [c.id for c in corrections.corrections] if corrections else None
    for i, indicator in enumerate(framework.indicators):
        for j, choice in enumerate(indicator.alternatives.figures):
            at = ("indicators", i, "alternatives", "figures", j)
            path = (*at, "preferred")
            yield from unknown(file, path, choice.preferred, rows, "authority")
            yield from unknown(file, (*at, "measures"), choice.measures, rows, "measure")
            if decisions is not None:
                yield from unlisted(file, (*at, "undo"), choice.undo, decisions, "decision", "corrections.yaml")


def _method_names(framework: Framework, file: YamlFile) -> Iterator[Fault]:
    """Methods that there are not, or that never judge an indicator."""
    chosen: list[tuple[tuple[str | int, ...], str | None]] = [(("programme", "method"), framework.programme.method)]
    chosen += [(("indicators", i, "method"), indicator.method) for i, indicator in enumerate(framework.indicators)]
    for path, name in chosen:
        if name is not None and name not in JUDGING:
            remedy = f"Use one of {', '.join(map(repr, JUDGING))}"
            key = ".".join(map(str, path))
            yield Fault(file.name, file.line_of(path), key, name, "not one of the words allowed here", remedy)


def _unfed_indicators(rows: TypedRows, framework: Framework, file: YamlFile) -> Iterator[Fault]:
    for i, indicator in enumerate(framework.indicators):
        for chosen in indicator.select.filters:
            if rows.may_hold(chosen.measures):
                continue
            of_measures = [row for measure in chosen.measures for row in rows.of_measure(measure)]
            # where there is none of the measure, none was entered yet; `evaluation check` says so
            if of_measures and not any(
                matches(row.record, chosen, indicator.authorities.preferred) for row in of_measures
            ):
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
            yield from unknown(file, path, named, rows, "observation")
        path = ("corrections", i, "grounds")
        yield from unknown(file, path, correction.grounds, rows, "source")
