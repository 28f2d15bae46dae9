"""Fingerprints of all that decides a report, as SHA-256; the same on every machine and in every folder.

A report is made in two steps, and so has two fingerprints. What a notebook shows follows from the notebook, its
parameters, the data it reads and the code that computes. What a report looks like follows from what its notebooks
show, and from the code that renders. A change of style therefore runs no notebook.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.errors import NotebookError
from evaluation.locale import DOMAIN, LOCALE_DIR, available_languages, catalogue_path
from evaluation.plan.catalogue import Catalogue, fingerprint_catalogue
from evaluation.plan.jobs import Job, PlannedReport
from evaluation.plan.notebook import OWN, deciding_sources, read_notebook

PACKAGE: Final = Path(__file__).parents[1]
COMPUTING: Final = ("assess", "evidence", "framework", "load", "methods")
"""Layers that decide a value; those above them decide how it is told."""
READING: Final = ("evidence", "framework", "load")
"""Those that read the data and say what a chapter is handed."""
LOCK: Final = PACKAGE.parents[1] / "uv.lock"
"""Lies beside `src/` in a checkout; an installed package has none."""
TEMPLATE: Final = LOCALE_DIR / f"{DOMAIN}.pot"
ALWAYS: Final = ("__init__.py", "errors.py")
COMPUTES: Final = (
    *ALWAYS,
    *(f"{layer}/" for layer in COMPUTING),
    *(
        f"{layer}/"
        for layer in ("drawing", "findings", "fonts", "frames", "locale", "report", "results", "run", "words")
    ),
)
"""What a running notebook uses of the package, and what runs it; fonts, because charts measure their words, and
results, because frames are made of their tables."""
RENDERS: Final = (
    *ALWAYS,
    *(f"{layer}/" for layer in ("facts", "fonts", "locale", "plan", "publish", "render", "results")),
)
"""What turns executed notebooks into reports, tables and index pages, beside what already computes."""
CATALOGUES: Final = (".po", ".pot")


@dataclass(frozen=True, slots=True)
class Code:
    """Fingerprints of everything but data and notebooks.

    Parameters
    ----------
    computes, renders : str
        The package's two parts, without catalogues.
    catalogues : dict
        By language; English has none, its sentences stand in the code.
    lock : str or None
        None where the package runs outside a checkout.
    """

    computes: str
    renders: str
    catalogues: dict[str, Catalogue]
    lock: str | None

    @property
    def fingerprint(self) -> str:
        """Of all but the lock."""
        return fingerprint({**asdict(self), "lock": None})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Fingerprints of all that decides the reports of a folder, apart from their parameters.

    Parameters
    ----------
    data : str
    notebooks : dict
        By file name.
    code : Code
    """

    data: str
    notebooks: dict[str, str]
    code: Code

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {
            "data": self.data,
            "notebooks": self.notebooks,
            "code": self.code.fingerprint,
            "lock": self.code.lock,
        }


def fingerprint_inputs(data_fingerprint: str, notebooks: Iterable[Path]) -> Inputs:
    """Fingerprints of the inputs of a build; `data_fingerprint` comes from the layer that read the data."""
    prints = {path.name: fingerprint_notebook(path) for path in notebooks}
    return Inputs(data_fingerprint, prints, fingerprint_code(available_languages()))


def fingerprint_code(languages: Iterable[str]) -> Code:
    """Fingerprints of the package as it stands."""
    files = {name: path for name, path in _files(PACKAGE).items() if not name.endswith(CATALOGUES)}
    catalogues = {code: catalogue_path(code) for code in languages}
    return Code(
        _fingerprint({name: path for name, path in files.items() if name.startswith(COMPUTES)}),
        _fingerprint({name: path for name, path in files.items() if name.startswith(RENDERS)}),
        {
            code: fingerprint_catalogue(path, TEMPLATE, COMPUTES)
            for code, path in catalogues.items()
            if path.is_file() and TEMPLATE.is_file()
        },
        digest(LOCK.read_bytes()) if LOCK.is_file() else None,
    )


def fingerprint_computing() -> str:
    """SHA-256 of the code that computes, so that a new style is not taken for a new verdict's cause."""
    return digest("".join(fingerprint_folder(PACKAGE / layer) for layer in COMPUTING).encode())


def fingerprint_reading() -> str:
    """SHA-256 of the code that decides what becomes of the data before anything is computed."""
    return digest("".join(fingerprint_folder(PACKAGE / layer) for layer in READING).encode())


def job_origin(job: Job, notebook: str, data: str, code: Code) -> dict[str, Any]:
    """From what a notebook's outputs follow; `notebook` and `data` are digests of it and of what it is handed."""
    return {
        "notebook": notebook,
        "parameters": {name: value for name, value in job.settings if name != "data_dir"},
        "data": data,
        "code": code.computes,
        "catalogue": own.computes if (own := code.catalogues.get(job.language)) else None,
        "lock": code.lock,
    }


def document_origin(
    document: PlannedReport, chapters: Iterable[str], data: str | None, beside: Iterable[str], code: Code
) -> dict[str, Any]:
    """From what a report follows.

    Parameters
    ----------
    document : PlannedReport
    chapters : iterable of str
        Fingerprints of its jobs, in order.
    data : str or None
        That of all data, for the one report that names it and carries all that was published by its day: it must be
        set again after any change of the data, though no chapter may have to run again. None for the others.
    beside : iterable of str
        Addresses of the reports to which it may lead.
    code : Code
    """
    return {
        "chapters": list(chapters),
        "data": data,
        "beside": list(beside),
        "code": code.renders,
        "catalogue": own.renders if (own := code.catalogues.get(document.language)) else None,
        "lock": code.lock,
    }


def fingerprint(origin: Mapping[str, Any]) -> str:
    """SHA-256 of an origin."""
    return digest(json.dumps(origin, sort_keys=True, ensure_ascii=False).encode())


def fingerprint_notebook(path: Path) -> str:
    """SHA-256 of what a notebook says, holds and asks for: not of its outputs, ids, counts or defaults that are idle.

    Of a file that is no notebook it is that of its bytes, so that a chapter that cannot be made is stale.
    """
    try:
        notebook = read_notebook(path)
    except NotebookError:
        return digest(path.read_bytes() if path.is_file() else b"")
    cells = [
        [
            cell.get("cell_type"),
            source,
            sorted(cell["metadata"].get("tags") or [], key=str),
            cell.get("attachments", {}),
        ]
        for cell, source in zip(notebook["cells"], deciding_sources(notebook), strict=True)
    ]
    wishes = notebook["metadata"].get(OWN, {})
    return digest(json.dumps([cells, wishes], sort_keys=True, ensure_ascii=False).encode())


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_folder(folder: Path) -> str:
    """SHA-256 of names and contents of all files below a folder, but for caches and hidden files."""
    return _fingerprint(_files(folder))


def _files(folder: Path) -> dict[str, Path]:
    """All files below a folder by their path in it, but for caches and hidden files."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: found[name]
        for name in sorted(found)
        if not any(part.startswith((".", "__pycache__")) for part in name.split("/"))
    }


def _fingerprint(files: dict[str, Path]) -> str:
    total = hashlib.sha256()
    for name, path in files.items():
        content = path.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()
