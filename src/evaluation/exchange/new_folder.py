"""A whole data folder out of a sheet with a row for each indicator, and a few answers on the programme."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from evaluation.exchange.ids import id_of
from evaluation.exchange.indicator_sheet import Figure, IndicatorRow, IndicatorSheet
from evaluation.exchange.tables import csv_text
from evaluation.locale.language import Language, _

PERCENT: Final = ("percent", "per cent", "%", "percentage", "por ciento", "porcentaje")
NUMBER_KINDS: Final = {"rate": "rate", "amount": "money"}
EXPLAINED: Final[Mapping[str, str]] = {
    "languages": _("languages of the reports; every text here is in the first"),
    "programme": _("what is evaluated"),
    "programme.id": _("short name, for files"),
    "programme.title": _("its whole name"),
    "programme.area": _("the place that it is for"),
    "programme.start": _("first year, month or day"),
    "programme.end": _("last year, month or day"),
    "objectives": _("what it wants to achieve, in this order"),
    "quoted": _("its words in a document, so that nobody takes them for ours"),
    "indicators": _("what is measured; observations.csv has the figures"),
    "id": _("number or name, for links and files"),
    "objective": _("id of the objective that it serves"),
    "level": _("what kind of result: input, output or outcome"),
    "title": _("what is measured"),
    "unit": _("what is counted, as units.csv names it"),
    "kind": _("count of events, stock on a day, amount, share or rate"),
    "direction": _("intended change: rise, fall or none"),
    "measure": _("rows of observations.csv that feed it"),
    "area": _("place that its figures are of"),
    "baseline": _("period that later figures are compared with"),
    "target": _("value, by when, and the document; or why there is none"),
    "material_change": _("smallest change that counts"),
}
"""What each key is, in one line; it stands where the key stands first."""
HEAD: Final = _("Change this file, and the reports follow. Check it: {check}")
BUILD: Final = _("Make the reports: {build}")
MORE: Final = _("All other keys that may stand here: {keys}")
FRAMEWORK_TITLE: Final = _("Sheet of indicators ({file})")
READ_IN: Final = _("The sheet that names it was read in on that day.")
TOLD_SO: Final = _("As the sheet of indicators says.")


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the programme beside the sheet.

    Parameters
    ----------
    programme : mapping of str to str
        Its id, title, area, start and end.
    languages : tuple of str
    today : datetime.date
        Day on which the sheet was read in: documents without a date existed by then.
    """

    programme: Mapping[str, str]
    languages: tuple[str, ...]
    today: dt.date


@dataclass(slots=True)
class _Folder:
    sheet: IndicatorSheet
    answers: Answers
    measures: dict[int, str] = field(default_factory=dict)
    units: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    unit_ids: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    authorities: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        return Language.of(self.answers.languages[0])


def new_files(sheet: IndicatorSheet, answers: Answers, place: str) -> dict[str, str]:
    """Content of each file of the folder, by name.

    Parameters
    ----------
    sheet : IndicatorSheet
    answers : Answers
    place : str
        Folder as commands name it.
    """
    folder = _Folder(sheet, answers)
    for row in sheet.rows:
        _name(folder, row)
    return {
        "framework.yaml": "".join(f"{line}\n" for line in _framework(folder, place)),
        "measures.csv": csv_text(_measures(folder), ("measure", "title", "kind", "unit")),
        "observations.csv": csv_text(_observations(folder), OBSERVATIONS),
        "sources.csv": csv_text(_sources(folder), SOURCES),
        "units.csv": csv_text(_units(folder), ("unit", "kind_of_number", "one", "many", "decimals")),
        "areas.csv": csv_text(_areas(folder), ("area", "name")),
        "authorities.csv": csv_text(_authorities(folder), ("authority", "name", "relation")),
    }


OBSERVATIONS: Final = (
    *("observation_id", "measure", "value", "period_start", "period_end", "area", "authority", "source"),
    *("locator", "note"),
)
SOURCES: Final = ("source_id", "title", "known_by", "known_by_reason", "language", "read", "relation", "note")


def _name(folder: _Folder, row: IndicatorRow) -> None:
    """Give ids to what a row names for the first time."""
    words = row.words
    folder.objectives.setdefault(words["objective"], str(len(folder.objectives) + 1))
    folder.measures[row.row] = id_of(words["indicator"], set(folder.measures.values()), "measure")
    if words["source"] not in folder.sources:
        folder.sources[words["source"]] = f"D{len(folder.sources) + 1:03d}"
        folder.authorities[words["source"]] = id_of(words["source"], set(folder.authorities.values()), "body")
    is_percent = words["unit"].casefold() in PERCENT
    key = "percent" if is_percent else words["unit"]
    if key not in folder.unit_ids:
        folder.unit_ids[key] = "percent" if is_percent else id_of(key, {"percent", *folder.units}, "unit")
    number_kind = "percent" if is_percent else NUMBER_KINDS.get(words["kind"], "count")
    digits = max([_decimals(figure.value) for figure in row.figures] or [0])
    id_ = folder.unit_ids[key]
    shown = "%" if is_percent else words["unit"]
    before = folder.units.get(id_, (number_kind, shown, 0))
    folder.units[id_] = (before[0], before[1], max(before[2], digits))


def _unit_id(folder: _Folder, row: IndicatorRow) -> str:
    unit = row.words["unit"]
    return folder.unit_ids["percent" if unit.casefold() in PERCENT else unit]


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _measures(folder: _Folder) -> Iterator[dict[str, str]]:
    for row in folder.sheet.rows:
        yield {
            "measure": folder.measures[row.row],
            "title": row.words["indicator"],
            "kind": row.words["kind"],
            "unit": _unit_id(folder, row),
        }


def _observations(folder: _Folder) -> Iterator[dict[str, str]]:
    number = 0
    for row in folder.sheet.rows:
        for figure in sorted(row.figures, key=lambda f: f.span):
            number += 1
            yield {
                "observation_id": f"F{number:04d}",
                "measure": folder.measures[row.row],
                "value": f"{figure.value:f}",
                "period_start": _start(row, figure).isoformat(),
                "period_end": figure.span.end.isoformat(),
                "area": row.words["area"] or folder.answers.programme["area"],
                "authority": folder.authorities[row.words["source"]],
                "source": folder.sources[row.words["source"]],
                "note": _cell(folder, figure.row, figure.column),
            }


def _start(row: IndicatorRow, figure: Figure) -> dt.date:
    """First day of a figure: a stock is of the last day of its period."""
    return figure.span.end if row.words["kind"] == "stock" else figure.span.start


def _cell(folder: _Folder, row: int, column: int) -> str:
    fault = folder.sheet.grid.fault(row, column, "", "")
    return f"{fault.file}, {fault.column}"


def _sources(folder: _Folder) -> Iterator[dict[str, str]]:
    today, language = folder.answers.today.isoformat(), folder.language
    dated = {"known_by": today, "known_by_reason": language.text(READ_IN), "language": language.code}
    for title, id_ in folder.sources.items():
        row = next(r for r in folder.sheet.rows if r.words["source"] == title)
        yield {"source_id": id_, "title": title, "read": row.words["read"], "relation": row.words["relation"], **dated}
    title = language.text(FRAMEWORK_TITLE, file=folder.sheet.grid.file)
    yield {"source_id": _own_id(folder), "title": title, "read": "whole", "relation": "programme", **dated}


def _own_id(folder: _Folder) -> str:
    """Id of the sheet itself, in whose words the objectives are and which sets the targets."""
    return f"D{len(folder.sources) + 1:03d}"


def _units(folder: _Folder) -> Iterator[dict[str, str]]:
    for id_, (kind, words, decimals) in folder.units.items():
        yield {"unit": id_, "kind_of_number": kind, "one": words, "many": words, "decimals": str(decimals)}


def _areas(folder: _Folder) -> Iterator[dict[str, str]]:
    for area in dict.fromkeys([folder.answers.programme["area"], *(r.words["area"] for r in folder.sheet.rows)]):
        if area:
            yield {"area": area, "name": area}


def _authorities(folder: _Folder) -> Iterator[dict[str, str]]:
    for words, id_ in folder.authorities.items():
        row = next(r for r in folder.sheet.rows if r.words["source"] == words)
        relation = row.words["relation"]
        yield {"authority": id_, "name": words, "relation": "" if relation == "relay" else relation}


def _framework(folder: _Folder, place: str) -> Iterator[str]:
    language, programme = folder.language, folder.answers.programme
    said: set[str] = set()

    def line(text: str, key: str) -> str:
        """A line with what its key is, where the key stands first."""
        if key in said:
            return text
        said.add(key)
        return f"{text}  # {language.text(EXPLAINED[key])}"

    yield f"# {language.text(HEAD, check=f'evaluation check --data {place}')}"
    yield f"# {language.text(BUILD, build=f'evaluation build --data {place} --out {place}-reports')}"
    yield f"# {language.text(MORE, keys='evaluation new --keys')}"
    yield line(f"languages: [{', '.join(folder.answers.languages)}]", "languages")
    yield ""
    yield line("programme:", "programme")
    for name in ("id", "title", "area"):
        yield line(f"  {name}: {quoted(programme[name])}", f"programme.{name}")
    for name in ("start", "end"):
        yield line(f"  {name}: {programme[name]}", f"programme.{name}")
    yield ""
    yield line("objectives:", "objectives")
    for title, id_ in folder.objectives.items():
        yield f"- id: {quoted(id_)}"
        yield f"  title: {quoted(title)}"
        yield line(f"  quoted: {{text: {quoted(title)}, source: {_own_id(folder)}}}", "quoted")
    yield ""
    yield line("indicators:", "indicators")
    counts: dict[str, int] = {}
    for row in folder.sheet.rows:
        objective = folder.objectives[row.words["objective"]]
        counts[objective] = counts.get(objective, 0) + 1
        for number, (key, value) in enumerate(_sheet(folder, row, f"{objective}.{counts[objective]}")):
            yield line(f"{'  ' if number else '- '}{key}: {value}", key)


def _sheet(folder: _Folder, row: IndicatorRow, id_: str) -> Iterator[tuple[str, str]]:
    words = row.words
    yield "id", quoted(id_)
    yield "objective", quoted(folder.objectives[words["objective"]])
    if words["level"]:
        yield "level", words["level"]
    yield "title", quoted(words["indicator"])
    yield "unit", _unit_id(folder, row)
    yield "kind", words["kind"]
    yield "direction", words["direction"]
    yield "measure", folder.measures[row.row]
    if words["area"] and words["area"] != folder.answers.programme["area"]:
        yield "area", quoted(words["area"])
    if row.baseline:
        days = [_start_of(row), row.baseline.end.isoformat()]
        yield "baseline", f"[{', '.join(days)}]"
    if "target" in row.numbers and row.target_by:
        by = row.target_by.end.isoformat()
        yield "target", f"{{value: {row.numbers['target']:f}, by: {by}, source: {_own_id(folder)}}}"
    else:
        yield "target", f"{{none: {quoted(words['no_target'])}}}"
    if "material_change" in row.numbers:
        reason = quoted(folder.language.text(TOLD_SO))
        yield "material_change", f"{{value: {row.numbers['material_change']:f}, of: absolute, reason: {reason}}}"


def _start_of(row: IndicatorRow) -> str:
    assert row.baseline is not None
    return row.baseline.start.isoformat()


def quoted(text: str) -> str:
    """A text as YAML has it, between quotation marks where that could matter."""
    return json.dumps(text, ensure_ascii=False)
