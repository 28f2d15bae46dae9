"""What a folder of reports states, read back from its `facts.json`: findings, rows and verdicts without the data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import jsonschema
from pydantic import TypeAdapter, ValidationError

from evaluation.assess import IndicatorRecord, ObjectiveRecord
from evaluation.errors import DataError, Fault, ParameterError
from evaluation.facts.older import FIRST, of_first_form
from evaluation.facts.write import NARROWER, SCHEMA_VERSION, schema_json
from evaluation.findings.finding import Finding
from evaluation.framework import Correction, Text
from evaluation.load import Area, Authority, Measure, Observation, Source, Tables, Unit, from_plain
from evaluation.plan.manifest import FACTS

FRAMEWORK: Final = "framework.yaml"
"""Document of what is counted in the framework itself."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme that was evaluated."""

    id: str
    title: Text
    short_title: Text
    area: str
    start: dt.date
    end: dt.date
    imprint: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """The rule that an indicator is judged by, and fingerprints of its data, decisions, target and rule."""

    rule: Mapping[str, Any]
    fingerprints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one build, under the names that they have in the file.

    Parameters
    ----------
    version : str
    programme : Programme
    as_of, judged_until : date
        Last day whose publications count, and last day whose periods count in a verdict.
    data_fingerprint : str
    inputs : mapping
        Fingerprints of what the reports were made from, by name.
    objectives, indicators, deciding, findings, corrections : mapping
        By id.
    tables : Tables
        Rows that were known on its date; no milestones.
    form : int
        Version of the file; of an older one something is missing, see `facts.older`.
    """

    version: str
    programme: Programme
    as_of: dt.date
    judged_until: dt.date
    data_fingerprint: str
    inputs: Mapping[str, Any]
    objectives: Mapping[str, ObjectiveRecord]
    indicators: Mapping[str, IndicatorRecord]
    deciding: Mapping[str, Deciding]
    findings: Mapping[str, Finding]
    corrections: Mapping[str, Correction]
    tables: Tables
    form: int = SCHEMA_VERSION

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Facts:
        """Facts of content that its schema allows.

        Raises
        ------
        ValueError
            If a value is none that this program knows.
        """
        tables = _tables(content)
        indicators = TypeAdapter(list[IndicatorRecord]).validate_python(content["indicators"])
        return cls(
            version=content["version"],
            programme=TypeAdapter(Programme).validate_python(content["programme"]),
            as_of=dt.date.fromisoformat(content["as_of"]),
            judged_until=dt.date.fromisoformat(content["judged_until"]),
            data_fingerprint=content["data_fingerprint"],
            inputs=content["inputs"],
            objectives={o.id: o for o in TypeAdapter(list[ObjectiveRecord]).validate_python(content["objectives"])},
            indicators={i.id: i for i in indicators},
            deciding=TypeAdapter(dict[str, Deciding]).validate_python(content["deciding"]),
            findings={f["id"]: Finding.of(f) for f in content["findings"]},
            corrections={c.id: c for c in TypeAdapter(list[Correction]).validate_python(content["corrections"])},
            tables=tables,
        )


def _tables(content: Mapping[str, Any]) -> Tables:
    return Tables(
        sources={row["source_id"]: from_plain(Source, row) for row in content["sources"]},
        units={row["unit"]: from_plain(Unit, row) for row in content["units"]},
        areas={row["area"]: from_plain(Area, row) for row in content["areas"]},
        authorities={row["authority"]: from_plain(Authority, row) for row in content["authorities"]},
        measures={row["measure"]: from_plain(Measure, row) for row in content["measures"]},
        observations=tuple(from_plain(Observation, row) for row in content["observations"]),
        milestones=(),
    )


def read_facts(folder: Path) -> Facts:
    """Facts of a folder of reports.

    Raises
    ------
    ParameterError
        If there are no reports in it.
    DataError
        If its `facts.json` is none, or of another version.
    """
    path = folder / FACTS
    try:
        content = path.read_bytes()
    except OSError:
        where = f"{folder} holds no {FACTS}" if folder.is_dir() else f"There is no folder {folder} in {Path.cwd()}"
        remedy = "Run the command in a checkout, build the reports first, or name their folder"
        raise ParameterError(f"{where}. {remedy}.") from None
    return parse_facts(content, str(path))


def parse_facts(content: bytes, place: str) -> Facts:
    """Facts of the content of such a file; `place` names it in messages.

    Raises
    ------
    DataError
        If it is no `facts.json`, or of another version.
    """
    try:
        found: Any = json.loads(content)
    except ValueError as error:
        raise DataError([Fault(place, None, "", "", f"not JSON ({error})", "Build the reports again")]) from None
    version = found.get("schema_version") if isinstance(found, dict) else None
    if version == FIRST:
        try:
            found = of_first_form(found, SCHEMA_VERSION)
        except (KeyError, TypeError, AttributeError) as error:
            problem = f"not of the form of version {FIRST} ({error})"
            raise DataError([Fault(place, None, "", "", problem, "Build the reports again")]) from None
    elif version == NARROWER:
        found, version = found | {"schema_version": SCHEMA_VERSION}, SCHEMA_VERSION
    elif version != SCHEMA_VERSION:
        problem = f"of another version of this program, which reads version {SCHEMA_VERSION}"
        remedy = "Build the reports again with this version"
        raise DataError([Fault(place, None, "schema_version", str(version or "none"), problem, remedy)])
    errors = jsonschema.Draft202012Validator(json.loads(schema_json())).iter_errors(found)
    faults = [
        Fault(place, None, ".".join(map(str, e.path)), "", e.message[:200], "Build the reports again") for e in errors
    ]
    if faults:
        raise DataError(faults)
    try:
        return replace(Facts.of(found), form=version)
    except ValidationError as error:
        faults = [_unknown(place, ".".join(map(str, e["loc"])), str(e["input"]), e["msg"]) for e in error.errors()]
    except ValueError as error:
        faults = [_unknown(place, "", "", str(error))]
    raise DataError(faults)


def _unknown(place: str, path: str, value: str, problem: str) -> Fault:
    """Fault of a value that the schema allows and this program does not know."""
    return Fault(place, None, path, value, problem, "Build the reports again with this version")
