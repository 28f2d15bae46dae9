"""How the reports came about, as an RO-Crate: which runs of which notebooks made which files, from what, with what.

Follows the Process Run Crate profile: each run of a notebook is an action with the notebook as its instrument, data and
parameters as its objects, and reports as its results. Left out is what would differ between equal runs or is not known:
times, and who started a run. Inputs lie outside the folder of the reports and are named by their content (RFC 6920).
"""

from __future__ import annotations

import base64
import hashlib
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import evaluation
from evaluation.assess import Progress
from evaluation.load import Credits
from evaluation.locale import SOURCE_LANGUAGE
from evaluation.plan.fingerprint import Inputs, digest
from evaluation.plan.manifest import Record, to_json

if TYPE_CHECKING:
    from rocrate.model import Entity
    from rocrate.rocrate import ROCrate

CRATE: Final = "ro-crate-metadata.json"
VERSION: Final = "1.1"
PROFILE: Final = "https://w3id.org/ro/wfrun/process/0.5"
TERMS: Final = "https://w3id.org/ro/terms/workflow-run/context"
"""Context that knows `sha256`."""
PYTHON: Final = "https://www.python.org/"
SOFTWARE: Final = {
    "papermill": "https://papermill.readthedocs.io/",
    "nbconvert": "https://nbconvert.readthedocs.io/",
    "typst": "https://typst.app/",
}
"""What runs the notebooks and sets the reports, with its address."""
PROGRAM: Final = "#evaluation"
MIME_TYPES: Final = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".json": "application/json",
    ".yaml": "application/yaml",
}
DESCRIPTION: Final = (
    "The reports of an evaluation, its results as tables, and the runs of notebooks that made them. Inputs are listed "
    "by content: the name after the semicolon is the SHA-256 of the file, with line feeds as line ends. Times of the "
    "runs are left out, so that equal runs give equal bytes; the date is the day as known on which the reports were "
    "written."
)


def crate_json(
    progress: Progress,
    records: Mapping[str, Record],
    chapters: Mapping[str, tuple[str, ...]],
    inputs: Inputs,
    files: Mapping[str, bytes],
    data: Mapping[str, bytes],
    credits: Credits,
) -> bytes:
    """Content of `ro-crate-metadata.json`.

    Parameters
    ----------
    progress : Progress
    records : mapping of str to Record
        Reports in the folder, by path.
    chapters : mapping of str to tuple of str
        File names of the notebooks in each report whose runs are described, by path; not those of a report that was
        made from other inputs.
    inputs : Inputs
    files : mapping of str to bytes
        Other files in the folder, by path.
    data : mapping of str to bytes
        Data files, by name.
    credits : Credits
    """
    from rocrate.rocrate import ROCrate  # here, because it takes a third of a second that only a build should pay

    crate = ROCrate(version=VERSION)
    crate.metadata.extra_contexts.append(TERMS)
    _describe_root(crate, progress, credits)
    _add_program(crate, inputs)
    for path in sorted(records):
        _add_report(crate, path, records[path])
    for path, content in files.items():
        _add_file(crate, path, PurePosixPath(path).name, content)
    read = [_add_file(crate, _by_content(content), f"data/{name}", content) for name, content in data.items()]
    notebooks = {name: _add_notebook(crate, name, fingerprint) for name, fingerprint in inputs.notebooks.items()}
    for path in sorted(chapters):
        for name, parameters in zip(chapters[path], records[path].parameters, strict=True):
            run = _run(crate, notebooks[name], {k: v for k, v in sorted(parameters.items()) if v}, read)
            run.append_to("result", crate.dereference(path))
    return to_json(crate.metadata.generate())


def _describe_root(crate: ROCrate, progress: Progress, credits: Credits) -> None:
    evidence = progress.evidence
    root = crate.root_dataset
    root["name"] = f"Evaluation reports: {evidence.dataset.framework.programme.title.of(SOURCE_LANGUAGE)}"
    root["description"] = DESCRIPTION
    root["datePublished"] = evidence.as_of.isoformat()
    root["version"] = evaluation.__version__
    root["identifier"] = _value(crate, "data fingerprint", evidence.dataset.fingerprint)
    profile = {"@type": "CreativeWork", "name": "Process Run Crate", "version": PurePosixPath(PROFILE).name}
    root["conformsTo"] = _add(crate, PROFILE, profile)
    licensed = [
        _add(crate, str(entry["path"]), {"@type": "CreativeWork", "name": str(entry.get("title") or entry["path"])})
        for entry in credits.licenses
        if entry.get("path")
    ]
    root["license"] = _one_or_all(licensed) if licensed else "No licence is stated."
    authors = [str(entry["title"]) for entry in credits.contributors if entry.get("title")]
    if authors:
        added = (
            _add(crate, f"#author-{number}", {"@type": "Organization", "name": name})
            for number, name in enumerate(authors, 1)
        )
        root["author"] = _one_or_all(added)


def _add_program(crate: ROCrate, inputs: Inputs) -> None:
    python = {
        "@type": ["ComputerLanguage", "SoftwareApplication"],
        "name": "Python",
        "softwareVersion": platform.python_version(),
        "url": PYTHON,
    }
    needed = [_add(crate, PYTHON, python)]
    for name, url in SOFTWARE.items():
        needed.append(
            _add(
                crate, url, {"@type": "SoftwareApplication", "name": name, "softwareVersion": version(name), "url": url}
            )
        )
    known = [_value(crate, "code fingerprint", inputs.code.fingerprint)]
    known += [_value(crate, "lock fingerprint", inputs.code.lock)] if inputs.code.lock else []
    program = {
        "@type": "SoftwareApplication",
        "name": evaluation.__name__,
        "softwareVersion": evaluation.__version__,
        "softwareRequirements": needed,
        "identifier": known,
    }
    _add(crate, PROGRAM, program)


def _add_notebook(crate: ROCrate, name: str, fingerprint: str) -> Entity:
    return _add(
        crate,
        f"#{quote(name)}",
        {
            "@type": "SoftwareSourceCode",
            "name": name,
            "encodingFormat": "application/x-ipynb+json",
            "programmingLanguage": crate.dereference(PYTHON),
            "softwareRequirements": crate.dereference(PROGRAM),
            "identifier": _value(crate, "notebook fingerprint", fingerprint),
            "version": evaluation.__version__,
        },
    )


def _add_report(crate: ROCrate, path: str, record: Record) -> None:
    properties = {
        "name": record.title,
        "encodingFormat": MIME_TYPES[f".{record.format}"],
        "inLanguage": record.language,
        "contentSize": str(record.size),
        "sha256": record.sha256,
    }
    crate.add_file(dest_path=path, properties=properties)


def _add_file(crate: ROCrate, path: str, name: str, content: bytes) -> Entity:
    from rocrate.model import DataEntity

    properties = {
        "@type": "File",
        "name": name,
        "encodingFormat": MIME_TYPES.get(PurePosixPath(name).suffix, "application/octet-stream"),
        "contentSize": str(len(content)),
        "sha256": digest(content),
    }
    return crate.add(DataEntity(crate, path, properties=properties))


def _run(crate: ROCrate, notebook: Entity, parameters: Mapping[str, str], read: Iterable[Entity]) -> Entity:
    """The run of a notebook with parameters; the same one for every report that it is a chapter of."""
    name = "-".join([notebook["name"], *parameters.values()])
    place = f"#run-{quote(name, safe='')}"
    known = crate.dereference(place)
    if known is not None:
        return known
    given = [_value(crate, name, value) for name, value in parameters.items()]
    said = ", ".join(f"{name} {value}" for name, value in parameters.items())
    run = _add(
        crate,
        place,
        {
            "@type": "CreateAction",
            "name": f"Run of {notebook['name']}",
            "description": f"papermill ran the notebook with {said}; its output became part of the results.",
            "instrument": notebook,
            "object": [*read, *given],
            "actionStatus": "http://schema.org/CompletedActionStatus",
        },
    )
    crate.root_dataset.append_to("mentions", run)
    return run


def _value(crate: ROCrate, name: str, value: str) -> Entity:
    place = f"#{quote(f'{name}-{value}', safe='')}"
    return crate.dereference(place) or _add(crate, place, {"@type": "PropertyValue", "name": name, "value": value})


def _add(crate: ROCrate, place: str, properties: Mapping[str, Any]) -> Entity:
    from rocrate.model import ContextEntity

    references = {name: _references(value) for name, value in properties.items()}
    return crate.add(ContextEntity(crate, place, properties=references))


def _one_or_all(entities: Iterable[Entity]) -> Any:
    """A single entity bare, as the standard prefers it."""
    found = list(entities)
    return found[0] if len(found) == 1 else found


def _references(value: Any) -> Any:
    if isinstance(value, list):
        return [_references(part) for part in value]
    return {"@id": value.id} if hasattr(value, "id") else value


def _by_content(content: bytes) -> str:
    """Name of a file by what is in it, wherever it lies."""
    encoded = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"ni:///sha-256;{encoded.decode()}"
