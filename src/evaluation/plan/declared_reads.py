"""What a chapter declares that it reads of the data, and whether what it was seen to read agrees.

A notebook that declares nothing reads everything: any change of the data makes it stale, whatever its cells do. One
whose metadata say `{"evaluation": {"reads": "objective"}}` reads what the chapter of an objective rests on, and no
more; a build fails if such a notebook was seen to read anything else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from evaluation.load import PartialDate
from evaluation.plan.units import CORRECTIONS, DIGITS, FRAMEWORK, Data, Row

WATCHED: Final = (
    "observations.csv:",
    "sources.csv:",
    "milestones.csv:",
    f"{CORRECTIONS}:corrections:",
    *(f"{FRAMEWORK}:{key}" for key in ("objectives", "indicators", "scenarios", "money", "criteria", "dialogues")),
)
"""Beginnings of the names of units whose reading is watched, see `evidence.seen`. Every chapter reads all others."""
SOURCE_ID: Final = re.compile(r"\b[A-Z]\d{3}\b")


@dataclass(frozen=True, slots=True)
class Reads:
    """What a chapter reads.

    Parameters
    ----------
    units : frozenset of str or None
        Names of units of the data; None for all of them.
    facts : mapping of str to str
        What else of the data decides its content, such as the date of the newest source.
    """

    units: frozenset[str] | None
    facts: Mapping[str, str]

    def digest(self, data: Data) -> str:
        """SHA-256 of what is read; of units in the order of the files, because the order is shown."""
        if self.units is None:
            return _digest([data.fingerprint, dict(self.facts)])
        read = "\n".join(f"{name} {unit.digest}" for name, unit in data.units.items() if name in self.units)
        return _digest([read, dict(self.facts)])

    def covers(self, name: str) -> bool:
        """Whether a unit is among what is read."""
        return self.units is None or name in self.units


def declared_reads(declaration: str, data: Data, settings: Mapping[str, str]) -> Reads:
    """What a notebook with a declaration reads when it is run with given parameters."""
    as_of = settings.get("as_of", "")
    if declaration not in DECLARATIONS:
        return Reads(None, {})
    return DECLARATIONS[declaration](data, settings.get(declaration, ""), as_of)


def undeclared(reads: Reads, seen: Iterable[str]) -> list[str]:
    """Units that were read without being declared, in order."""
    return sorted(name for name in seen if not reads.covers(name))


def objective_reads(data: Data, objective: str, as_of: str) -> Reads:
    """What the chapter of an objective rests on.

    These are the reference sheets of its indicators and of those that may lend them their scatter; every figure that
    one of these asks for, whoever published it, and of its own indicators for every place; the decisions on these
    figures; and all documents behind them.
    """
    return _reads(data, _chapter(data, objective), as_of)


def area_reads(data: Data, area: str, as_of: str) -> Reads:
    """What the report of an area rests on.

    These are all reference sheets, every figure of the area, and those that the sheets ask for of the whole: the
    report says for which time there are any.
    """
    return _reads(data, _place(data, area), as_of)


def _reads(data: Data, chapter: _Chapter, as_of: str) -> Reads:
    """Add to a chapter's own figures the decisions on them and all documents behind them."""
    documents, figures = set[str](), chapter.figures
    if is_dated(data, as_of):
        # the note that opens such a report counts all figures of its day and lists them behind the number
        documents = {id_ for id_, day in _days(data).items() if "" < day <= as_of}
        figures = frozenset(row.get("observation_id", "") for row in _rows_of(data, documents))
    decisions = [c for c in _decisions(data) if figures.intersection(_about(c))]
    figures = figures.union(*(_about(c) for c in decisions))
    documents |= {row.get("source", "") for row in data.rows("observations") if row.get("observation_id") in figures}
    documents |= {id_ for c in decisions for id_ in _list(c, "grounds")}
    named = {
        *(f"{CORRECTIONS}:corrections:{c.get('id')}" for c in decisions),
        *(f"observations.csv:{id_}" for id_ in figures),
        *(f"sources.csv:{id_}" for id_ in (*documents, *chapter.documents)),
    }
    return Reads(chapter.units | (named & data.units.keys()), _facts(data, as_of, chapter, decisions))


@dataclass(frozen=True, slots=True)
class _Chapter:
    """What a chapter rests on whatever its day: units, figures and documents, and ids in texts."""

    units: frozenset[str]
    figures: frozenset[str]
    documents: frozenset[str]
    named: frozenset[str]


@lru_cache(maxsize=64)
def _chapter(data: Data, objective: str) -> _Chapter:
    sheets = data.entries("indicators")
    own = [sheet for sheet in sheets if sheet.get("objective") == objective]
    groups = {sheet.get("dispersion_group") for sheet in own} - {None, ""}
    used = [sheet for sheet in sheets if sheet in own or sheet.get("dispersion_group") in groups]
    filters = [f for sheet in used for f in (sheet.get("select") or {}).values() if isinstance(f, dict)]
    # an indicator is also shown place by place, whatever place it is about
    places = [f for sheet in own if isinstance(f := (sheet.get("select") or {}).get("value"), dict)]
    figures = [
        row
        for row in data.rows("observations")
        if any(is_asked(row, f) for f in filters) or any(is_asked(row, f, anywhere=True) for f in places)
    ]
    asked = [o for o in data.entries("objectives") if o.get("id") == objective]
    shown = [table for table in data.entries("context") if table.get("objective") == objective]
    named = {id_ for table in shown for id_ in _list(table, "figures")}
    figures += [row for row in data.rows("observations") if row.get("observation_id") in named]
    return _resting_on(data, asked, used, figures, shown)


@lru_cache(maxsize=64)
def _place(data: Data, area: str) -> _Chapter:
    sheets = data.entries("indicators")
    filters = [f for sheet in sheets for f in (sheet.get("select") or {}).values() if isinstance(f, dict)]
    figures = [
        row for row in data.rows("observations") if row.get("area") == area or any(is_asked(row, f) for f in filters)
    ]
    return _resting_on(data, data.entries("objectives"), sheets, figures)


def _resting_on(
    data: Data,
    objectives: Sequence[Row],
    sheets: Sequence[Mapping[str, Any]],
    figures: Iterable[Row],
    context: Sequence[Mapping[str, Any]] = (),
) -> _Chapter:
    programme = data.framework.get("programme") or {}
    parts = (*_list(programme, "events"), *(gap for objective in objectives for gap in _list(objective, "not_shown")))
    documents = {str(id_) for part in parts for id_ in _list(part, "sources")}
    told = (*(o for objective in objectives for o in _list(objective, "would_change")),)
    told += tuple(saying for table in context for saying in _list(table, "sayings"))
    documents |= {str(part.get("source") or "") for part in told}
    documents |= {str((sheet.get("target") or {}).get("source") or "") for sheet in sheets}
    units = {
        *(f"{FRAMEWORK}:objectives:{objective.get('id')}" for objective in objectives),
        *(f"{FRAMEWORK}:indicators:{sheet.get('id')}" for sheet in sheets),
        *(name for name in data.units if not name.startswith(WATCHED)),
    }
    return _Chapter(
        frozenset(units & data.units.keys()),
        frozenset(row.get("observation_id", "") for row in figures),
        frozenset(documents),
        _ids_in([programme, list(objectives), list(sheets)]),
    )


DECLARATIONS: Final[Mapping[str, Callable[[Data, str, str], Reads]]] = {
    "objective": objective_reads,
    "area": area_reads,
}
"""What a notebook may declare that it reads: the parameter whose value says of what."""


def is_asked(row: Row, chosen: Mapping[str, Any], *, anywhere: bool = False) -> bool:
    """Whether a figure is of the measures, areas, sexes and ages of a filter; `evidence.selection` on plain text.

    Parameters
    ----------
    row, chosen : mapping
        Cells of the figure, and the filter.
    anywhere : bool, optional
        Take figures of all areas.
    """
    return (
        row.get("measure") in _list(chosen, "measures")
        and (anywhere or row.get("area") in _list(chosen, "areas"))
        and (row.get("sex") or "all") in (_list(chosen, "sexes") or ["all"])
        and (row.get("age_group") or "all") in (_list(chosen, "ages") or ["all"])
    )


def known_on(row: Row) -> str:
    """Day from which a document could be known; a partial date counts as its last possible day."""
    published = row.get("published_on", "")
    try:
        return PartialDate(published).last_day().isoformat() if published else row.get("known_by", "")
    except ValueError:
        return ""  # a fault, which the check of the data names


def is_dated(data: Data, as_of: str) -> bool:
    """Whether an edition is one of an earlier day, for which later documents do not exist."""
    return "" < as_of < _newest(data)


@lru_cache(maxsize=8)
def _days(data: Data) -> Mapping[str, str]:
    """Day from which each document could be known."""
    return {row.get("source_id", ""): known_on(row) for row in data.rows("sources")}


def _newest(data: Data) -> str:
    """Day of the newest source, which is the date of an edition that names none."""
    return max(_days(data).values(), default="")


def _facts(data: Data, as_of: str, chapter: _Chapter, decisions: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What an edition says beside its figures: the date of today's; of an earlier one what had appeared by then.

    A report of an earlier day marks texts that name later documents or years.
    """
    newest = _newest(data)
    if not is_dated(data, as_of):
        return {"newest source": newest}
    days = _days(data)
    known = {id_: day for id_, day in days.items() if "" < day <= as_of}
    named = chapter.named | _ids_in(list(decisions))
    return {
        "year of the newest source": newest[:4],
        "documents of the day": _digest(known),
        "later documents named": ", ".join(sorted(named & (days.keys() - known.keys()))),
    }


def _rows_of(data: Data, documents: Collection[str]) -> list[Row]:
    return [row for row in data.rows("observations") if row.get("source") in documents]


def _decisions(data: Data) -> Sequence[Mapping[str, Any]]:
    return [c for c in data.corrections.get("corrections") or () if isinstance(c, dict)]


def _about(decision: Mapping[str, Any]) -> tuple[str, ...]:
    """Figures that a decision names."""
    return (*_list(decision, "observations"), *_list(decision, "over"))


def _ids_in(texts: object) -> frozenset[str]:
    return frozenset(SOURCE_ID.findall(json.dumps(texts, ensure_ascii=False)))


def _list(part: Any, key: str) -> Collection[Any]:
    found = part.get(key) if isinstance(part, dict) else None
    return found if isinstance(found, list) else ()


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[: 2 * DIGITS]
