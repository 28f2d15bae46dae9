"""A reference sheet more in `framework.yaml`, with its measure and first figure where there are none yet.

Only what decides is asked. What is left out is as the measure, its figures and most other sheets have it, and the sheet
says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError
from evaluation.evidence.adding.asked import Asked, language_columns, required_of
from evaluation.evidence.adding.figure import figure_addition, figure_asked
from evaluation.evidence.adding.folder import Addition, row_added
from evaluation.evidence.adding.sheet import Word, name, sheet_added
from evaluation.evidence.adding.table import next_id
from evaluation.evidence.dataset import Dataset
from evaluation.framework import ALL, Direction, Kind, Level
from evaluation.load import Observation
from evaluation.locale import available_languages
from evaluation.locale.language import Language, _

MEASURES: Final = "measures.csv"
ONE_BODY: Final = _("No figures of another body are in the data.")
SAME_BASELINE: Final = _("The period that most indicators of the program are compared with.")
NO_TARGET: Final = _("No target is entered in the data.")
JUDGED: Final = (Direction.RISE, Direction.FALL)
IDLE: Final = frozenset({"value", "year", "period_start", "period_end", "source", "locator", "note"})
"""What tells of a first figure, and of nothing where there are figures."""
ABSOLUTE: Final = (Kind.STOCK, Kind.AMOUNT, Kind.RATE)
"""Kinds whose smallest change that counts must be said, because no test of chance says it."""


def indicator_asked(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> tuple[Asked, ...]:
    """What must still be told of an indicator of which something is given."""
    asked = {ask.name: ask for ask in _asked(folder, dataset, given) if ask.name not in given}
    return tuple(asked.values())


def indicator_addition(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> Addition:
    """The sheet in its place, and rows for a measure that is new and for the first figure of one that has none."""
    told = dict(given)
    id_ = told.pop("id", "") or _free_id(dataset, told["objective"])
    parts = []
    if told["measure"] not in dataset.tables.measures:
        columns = ("measure", "kind", "unit", *language_columns(("title", "definition"), told))
        parts.append(
            row_added(
                folder,
                MEASURES,
                {name: told[name] for name in columns} | {"role": "result"},
                id_,
                dataset.framework.languages[0],
            )
        )
    if _figures(dataset, told):
        if idle := sorted(IDLE & told.keys()):
            raise ParameterError(
                f"{', '.join(idle)}: the measure {told['measure']} has figures already, so none is written with its "
                "indicator. Leave these out, and add the figure by `evaluation add figure`."
            )
    else:
        names = ("measure", "value", "unit", "area", "authority", "sex", "age_group", "source", "locator", "note")
        own = {name: told[name] for name in (*names, "year", "period_start", "period_end") if name in told}
        parts.append(figure_addition(folder, dataset, own))
    parts.append(sheet_added(folder, dataset.framework, told["objective"], _sheet(dataset, id_, told), id_))
    first = parts[-1]
    for part in parts[:-1]:
        before, after = {**first.before, **part.before}, {**first.after, **part.after}
        first = replace(first, before=before, after=after, written=(*first.written, *part.written))
    return first


def _asked(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> Iterator[Asked]:
    yield Asked("objective", (*(o.id for o in dataset.framework.objectives), ALL))
    yield Asked("level", tuple(Level))
    yield Asked("measure")
    yield from _texts(dataset, "title")
    yield from _texts(dataset, "why")
    if "measure" in given:
        yield from _asked_of_measure(folder, dataset, given)
    yield Asked("direction", tuple(Direction))
    yield from _texts(dataset, "direction_reason")
    if "target" in given:
        yield Asked("target_date")
        yield Asked("target_source", tuple(dataset.tables.sources))
        yield from _texts(dataset, "target_reason")
    elif "measure" in given and _kind(dataset, given) in ABSOLUTE and given.get("direction") in JUDGED:
        yield Asked("material_change")
        yield from _texts(dataset, "material_change_reason")
    if "baseline_start" in given or "baseline_end" in given:
        yield Asked("baseline_start")
        yield Asked("baseline_end")
        yield from _texts(dataset, "baseline_reason")
    yield from _texts(dataset, "limitation")


def _asked_of_measure(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> Iterator[Asked]:
    """What a measure asks for that is new, has no figure yet, or has figures of several bodies."""
    if given["measure"] not in dataset.tables.measures:
        yield from required_of(folder, "measures", dataset, {"measure", "role", *given})
    if not _figures(dataset, given):
        yield from figure_asked(folder, dataset, given)
    authorities = _authorities(dataset, given)
    if len(authorities) > 1:
        yield Asked("authority", authorities)
        yield from _texts(dataset, "authority_reason")


def _texts(dataset: Dataset, name: str) -> Iterator[Asked]:
    yield from (Asked(f"{name}_{code}") for code in dataset.framework.languages)


def _sheet(dataset: Dataset, id_: str, given: Mapping[str, str]) -> dict[str, object]:
    kind, measure = _kind(dataset, given), dataset.tables.measures.get(given["measure"])
    title = _text(dataset, given, "title")
    definition = (
        {c: measure.definition.of(c) for c in dataset.framework.languages}
        if measure
        else _text(dataset, given, "definition")
    )
    chosen = {
        group: [name(given[key])] if given.get(key) else [] for group, key in (("sexes", "sex"), ("ages", "age_group"))
    }
    area = given.get("area") or dataset.framework.programme.area
    authorities = _authorities(dataset, given)
    reason = _text(dataset, given, "authority_reason") if len(authorities) > 1 else _said(dataset, ONE_BODY)
    sheet: dict[str, object] = {
        "id": id_,
        "objective": given["objective"],
        "level": Word(given["level"]),
        "title": title,
        "short_title": _text(dataset, given, "short_title")
        if all(f"short_title_{code}" in given for code in dataset.framework.languages)
        else title,
        "definition": definition,
        "why": _text(dataset, given, "why"),
        "unit": name(measure.unit if measure else given["unit"]),
        "kind": Word(kind),
        "direction": Word(given["direction"]),
        "direction_reason": _text(dataset, given, "direction_reason"),
        "cumulation": Word(given.get("cumulation") or ("stock" if kind == Kind.STOCK else "non_cumulative")),
        "select": {"value": {"measures": [name(given["measure"])], "areas": [name(area)], **chosen}},
        "authorities": {"preferred": [name(given.get("authority") or authorities[0])], "reason": reason},
        "baseline": _baseline(dataset, given),
        "target": _target(dataset, given),
    }
    if "material_change" in given:
        value = {"value": Word(given["material_change"]), "of": Word("absolute")}
        sheet["material_change"] = value | {"reason": _text(dataset, given, "material_change_reason")}
    return sheet | {"limitations": [_text(dataset, given, "limitation")]}


def _baseline(dataset: Dataset, given: Mapping[str, str]) -> dict[str, object]:
    if "baseline_start" in given:
        start, end, reason = given["baseline_start"], given["baseline_end"], _text(dataset, given, "baseline_reason")
    else:
        windows = Counter((sheet.baseline.start, sheet.baseline.end) for sheet in dataset.framework.indicators)
        (first, last), _number = windows.most_common(1)[0]
        start, end, reason = first.isoformat(), last.isoformat(), _said(dataset, SAME_BASELINE)
    return {"start": Word(start), "end": Word(end), "reason": reason}


def _target(dataset: Dataset, given: Mapping[str, str]) -> dict[str, object]:
    if "target" not in given:
        return {"none": _said(dataset, NO_TARGET)}
    source, day = given["target_source"], Word(given["target_date"])
    return {
        "value": Word(given["target"]),
        "date": day,
        "source": source,
        "reason": _text(dataset, given, "target_reason"),
    }


def _figures(dataset: Dataset, given: Mapping[str, str]) -> list[Observation]:
    """Figures of the measure, those of the body that was chosen."""
    found = [o for o in dataset.tables.observations if o.measure == given["measure"]]
    return [o for o in found if o.authority == given.get("authority", o.authority)]


def _authorities(dataset: Dataset, given: Mapping[str, str]) -> tuple[str, ...]:
    """Bodies that published figures of the measure, or that of its first."""
    found = dict.fromkeys(o.authority for o in dataset.tables.observations if o.measure == given["measure"])
    return tuple(found) or (given.get("authority", ""),)


def _kind(dataset: Dataset, given: Mapping[str, str]) -> str:
    measure = dataset.tables.measures.get(given["measure"])
    return measure.kind.value if measure else given.get("kind", "")


def _free_id(dataset: Dataset, objective: str) -> str:
    """The next id after those of the objective, in their form, that no other indicator has."""
    sheets = dataset.framework.indicators
    own = [sheet.id for sheet in sheets if sheet.objective == objective]
    id_ = next_id(own, f"{objective}.1")
    taken = {sheet.id for sheet in sheets}
    while id_ in taken:
        id_ = next_id([id_])
    return id_


def _text(dataset: Dataset, given: Mapping[str, str], name: str) -> dict[str, str]:
    asked = dataset.framework.languages
    codes = (*asked, *(c for c in available_languages() if c not in asked and f"{name}_{c}" in given))
    return {code: given[f"{name}_{code}"] for code in codes}


def _said(dataset: Dataset, message: str) -> dict[str, str]:
    return {code: Language.of(code).text(message) for code in dataset.framework.languages}
