"""Reading a `facts.json` back, from a folder of reports or from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from evaluation.build.facts import SCHEMA_VERSION, schema_json
from evaluation.build.manifest import FACTS
from evaluation.errors import DataError, Fault, ParameterError
from evaluation.report.facts import Facts


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
