"""What a folder of reports says of itself in `manifest.json`: what each file was made from.

It holds no date of its making: equal inputs give equal bytes.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

import evaluation
from evaluation.build.fingerprint import Inputs, digest

MANIFEST: Final = "manifest.json"
FACTS: Final = "facts.json"
INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One objective on the index page: its title, the verdict in words and the verdict's class."""

    title: str
    verdict: str
    outlook: str


@dataclass(frozen=True, slots=True)
class Record:
    """One report file.

    Parameters
    ----------
    document, language, format : str
    title : str
    as_of : str
        Day on which the evidence was looked at.
    parameters : tuple of dict
        Of each chapter, in order; without the path of the data folder.
    inputs : dict
        Fingerprints of what it was made from.
    version : str
        Of this package.
    sha256 : str
    size : int
        Bytes.
    verdicts : tuple of VerdictLine
        What the report concludes, for the index page; only of the combined report.
    """

    document: str
    language: str
    format: str
    title: str
    as_of: str
    parameters: tuple[dict[str, str], ...]
    inputs: dict[str, Any]
    version: str
    sha256: str
    size: int
    verdicts: tuple[VerdictLine, ...] = ()

    @property
    def path(self) -> str:
        """Path below the folder of the reports."""
        return f"{self.language}/{self.document}.{self.format}"


def read_records(folder: Path) -> dict[str, Record]:
    """Records of an earlier build whose files still stand as that build wrote them."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = {path: _record(entry) for path, entry in content["reports"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # no manifest, or one that another version wrote: then there is nothing to go on from
    return {path: record for path, record in found.items() if _is_intact(folder / path, record)}


def read_inputs(folder: Path) -> object:
    """Fingerprints of what an earlier build was made from; None where there is none."""
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def manifest_json(records: Mapping[str, Record], inputs: Inputs, files: Mapping[str, bytes]) -> bytes:
    """Content of `manifest.json`; `files` are the others in the folder, such as the index."""
    return to_json(
        {
            "version": evaluation.__version__,
            "python": platform.python_version(),
            "inputs": inputs.to_dict(),
            "reports": {path: asdict(record) for path, record in records.items()},
            "files": {path: digest(content) for path, content in files.items()},
        }
    )


def to_json(content: object) -> bytes:
    """JSON for people and programs: sorted, indented, one final line end, no value that JSON does not know."""
    text = json.dumps(content, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode() + b"\n"


def _record(entry: Mapping[str, Any]) -> Record:
    values = {field.name: entry[field.name] for field in fields(Record)}
    values["parameters"] = tuple(values["parameters"])
    values["verdicts"] = tuple(VerdictLine(**line) for line in values["verdicts"])
    return Record(**values)


def _is_intact(path: Path, record: Record) -> bool:
    return path.is_file() and digest(path.read_bytes()) == record.sha256
