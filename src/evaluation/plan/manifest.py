"""What a folder of reports says of itself: `manifest.json`, from what each report follows and what else lies there.

It holds no date of its making: equal inputs give equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import evaluation
from evaluation.errors import OutputError
from evaluation.plan.fingerprint import digest

MANIFEST: Final = "manifest.json"
FACTS: Final = "facts.json"
INDEX: Final = "index.html"
FORMAT: Final = 5
"""Of the manifest; another number for every change of its shape, so that one of another shape counts as none."""


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """An answer on an objective for the index page: title of the objective, the answer in words and its class."""

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
    chapters : tuple of str
        Names of its jobs, in order.
    origin : dict
        From what it follows; see `fingerprint.document_origin`.
    version : str
        Of this package.
    sha256 : str
    size : int
        Bytes.
    verdicts : tuple of VerdictLine
        What the report concludes, for the index page; only of the combined report.
    reads : dict
        By chapter, the files that its cells opened by themselves, with digests; see `report.told_reads`.
    stated : tuple of str
        Of a PDF, every number in the order of reading with its page; see `printed.Place.line`.
    explained : dict
        Of a PDF that explains where numbers come from, the page of each finding's entry.
    explains : str
        Fingerprint of what it explains of others; see `printed.fingerprint_explained`.
    """

    document: str
    language: str
    format: str
    title: str
    as_of: str
    parameters: tuple[dict[str, str], ...]
    chapters: tuple[str, ...]
    origin: dict[str, Any]
    version: str
    sha256: str
    size: int
    verdicts: tuple[VerdictLine, ...] = ()
    reads: dict[str, dict[str, str]] = field(default_factory=dict)
    stated: tuple[str, ...] = ()
    explained: dict[str, int] = field(default_factory=dict)
    explains: str = ""

    @property
    def path(self) -> str:
        """Path below the folder of the reports."""
        return f"{self.language}/{self.document}.{self.format}"


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One run of a notebook: from what its outputs follow."""

    origin: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything `manifest.json` says.

    Parameters
    ----------
    inputs : dict
        Fingerprints of the last build's inputs.
    known : dict
        What a plan must know of the data; see `data.Data.known`.
    records : mapping of str to str
        Digest of each record of the data, to say what changed.
    reports : mapping of str to Record
        By path.
    jobs : mapping of str to JobRecord
        By name.
    made_with : dict
        Python, platform and fonts; recorded, and no reason to build anything again.
    files : mapping of str to str
        SHA-256 of what else lies in the folder.
    """

    inputs: dict[str, Any] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[str, Record] = field(default_factory=dict)
    jobs: Mapping[str, JobRecord] = field(default_factory=dict)
    made_with: dict[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def programme(self) -> str:
        """Id of the programme whose reports these are; empty where no build has said it."""
        choices = self.known.get("choices")
        return str(choices.get("programme", "")) if isinstance(choices, Mapping) else ""

    def to_json(self) -> bytes:
        """Content of the file."""
        return to_json(
            {
                "format": FORMAT,
                "version": evaluation.__version__,
                "made_with": self.made_with,
                "inputs": self.inputs,
                "known": self.known,
                "records": _by_file(self.records),
                "jobs": {name: {"origin": job.origin} for name, job in self.jobs.items()},
                "reports": {path: asdict(record) for path, record in self.reports.items()},
                "files": self.files,
            }
        )


def read_manifest(folder: Path) -> Manifest:
    """Manifest of an earlier build; an empty one if there is none, or one of another format.

    Raises
    ------
    OutputError
        If it says that it is of this format, and is not.
    """
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Manifest()
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return Manifest()
    try:
        return _manifest(content)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise OutputError(
            f"{path}: it is not what a build of this version writes ({type(error).__name__}: {error}). Delete it; the "
            "next build writes it anew."
        ) from error


def _manifest(content: Mapping[str, Any]) -> Manifest:
    records = content["records"]
    return Manifest(
        inputs=dict(content["inputs"]),
        known=dict(content["known"]),
        records={f"{file}:{key}" if key else file: d for file, keys in records.items() for key, d in keys.items()},
        reports={str(path): _record(entry) for path, entry in content["reports"].items()},
        jobs={str(name): JobRecord(dict(entry["origin"])) for name, entry in content["jobs"].items()},
        made_with=dict(content["made_with"]),
        files=dict(content["files"]),
    )


def programme_of(folder: Path, manifest: Manifest) -> str:
    """Id of the programme whose reports lie in a folder, by its manifest or else by its facts; empty without either."""
    if manifest.programme:
        return manifest.programme
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        return str(facts["programme"]["id"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def standing(folder: Path, manifest: Manifest) -> dict[str, Record]:
    """Records of the reports that still stand as their build wrote them."""
    return {path: record for path, record in manifest.reports.items() if is_intact(folder / path, record.sha256)}


def is_intact(path: Path, sha256: str) -> bool:
    """Whether a file is there and holds what it was written with."""
    return path.is_file() and digest(path.read_bytes()) == sha256


def to_json(content: object) -> bytes:
    """JSON for people and programs: sorted, indented, one final line end, no value that JSON does not know."""
    text = json.dumps(content, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode() + b"\n"


def _by_file(records: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, value in records.items():
        file, _, key = name.partition(":")
        found.setdefault(file, {})[key] = value
    return found


def _record(entry: Mapping[str, Any]) -> Record:
    values = {field.name: entry[field.name] for field in fields(Record)}
    values["parameters"] = tuple(values["parameters"])
    values["chapters"] = tuple(values["chapters"])
    values["stated"] = tuple(values["stated"])
    values["verdicts"] = tuple(VerdictLine(**line) for line in values["verdicts"])
    return Record(**values)
