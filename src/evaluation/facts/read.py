"""What a folder of reports states, read back from its `facts.json`: findings, rows and verdicts without the data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import jsonschema

from evaluation.errors import DataError, Fault, ParameterError
from evaluation.facts.write import SCHEMA_VERSION, schema_json
from evaluation.findings.finding import Finding
from evaluation.load import Area, Authority, Measure, Observation, Source, Tables, Unit, from_plain
from evaluation.plan.manifest import FACTS

FRAMEWORK: Final = "framework.yaml"
"""Document of what is counted in the framework itself."""

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one build.

    Parameters
    ----------
    content : mapping
        The whole of it, as in the file.
    tables : Tables
        Rows that were known on its date; no milestones.
    findings : mapping of str to Finding
    objectives, indicators, corrections : mapping of str to mapping
        Entries of the file by id.
    """

    content: Entry
    tables: Tables
    findings: Mapping[str, Finding]
    objectives: Mapping[str, Entry]
    indicators: Mapping[str, Entry]
    corrections: Mapping[str, Entry]

    @classmethod
    def of(cls, content: Entry) -> Facts:
        """Facts of content that its schema allows."""
        return cls(
            content,
            _tables(content),
            {f["id"]: Finding.of(f) for f in content["findings"]},
            *({e["id"]: e for e in content[name]} for name in ("objectives", "indicators", "corrections")),
        )

    @property
    def as_of(self) -> dt.date:
        """Last day whose publications count."""
        return dt.date.fromisoformat(self.content["as_of"])

    @property
    def judged_until(self) -> dt.date:
        """Last day whose periods count in a verdict."""
        return dt.date.fromisoformat(self.content["judged_until"])


def _tables(content: Entry) -> Tables:
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
        raise ParameterError(f"{folder} holds no {FACTS}. Build the reports first, or name their folder.") from None
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
    if version != SCHEMA_VERSION:
        problem = f"of another version of this program, which reads version {SCHEMA_VERSION}"
        remedy = "Build the reports again with this version"
        raise DataError([Fault(place, None, "schema_version", str(version or "none"), problem, remedy)])
    errors = jsonschema.Draft202012Validator(json.loads(schema_json())).iter_errors(found)
    faults = [
        Fault(place, None, ".".join(map(str, e.path)), "", e.message[:200], "Build the reports again") for e in errors
    ]
    if faults:
        raise DataError(faults)
    return Facts.of(found)
