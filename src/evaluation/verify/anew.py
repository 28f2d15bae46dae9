"""Make the reports anew, cold and elsewhere, and compare them with those that stand, byte for byte."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from evaluation.plan.data import Data
from evaluation.plan.edition import Edition, elsewhere, survey
from evaluation.plan.manifest import INDEX, MANIFEST, Manifest, read_manifest
from evaluation.plan.plan import find_plans
from evaluation.plan.request import Request, edition_folder, standing_editions
from evaluation.plan.steps import Listener, ignore
from evaluation.publish.crate import CRATE, PROGRAM
from evaluation.publish.recording import made_with
from evaluation.publish.reports import build
from evaluation.results import FOLDER
from evaluation.verify.packages import packages_unlike

SHOWN: Final = (".html", ".pdf", ".json", ".csv")


@dataclass(frozen=True, slots=True)
class Verification:
    """What a comparison found.

    Parameters
    ----------
    compared : int
        Files that were compared.
    differences : tuple of str
        One sentence for each file that is not the same.
    made_with : tuple of str
        In what this machine is another than the one that made the reports; no difference by itself.
    packages : tuple of str
        Packages of other versions than in the lock file, which likewise differ from nothing by themselves.
    """

    compared: int
    differences: tuple[str, ...]
    made_with: tuple[str, ...]
    packages: tuple[str, ...] = ()


def verify(request: Request, listener: Listener = ignore) -> Verification:
    """Run every notebook in a temporary folder and compare all files with those in the output folder.

    Raises
    ------
    EvaluationError
        If the reports cannot be made; see `reports.build`.
    """
    with tempfile.TemporaryDirectory(prefix="ev-", ignore_cleanup_errors=True) as temporary:
        # what stands is found in the folder to be verified, and made in the other, of the data and of no manifest
        apart = replace(request, out_dir=Path(temporary) / "reports")
        data = Data(apart.data_dir, apart.out_dir, apart.notebooks_dir)
        editions = [elsewhere(edition, apart, data) for edition in survey(request, listener)]
        build(find_plans(editions, is_forced=True), listener, is_anew=True)
        # the front page lists all editions, so it can only be compared when all of them were made
        standing = {edition_folder(day, area) for day, area in standing_editions(request.out_dir)}
        skipped = set() if {e.folder for e in editions} >= {"", *standing} else {INDEX}
        compared, differences = 0, list[str]()
        for edition in editions:
            ours, theirs = edition.root, request.out_dir / edition.folder
            names = sorted({*_made(ours, edition), *_made(theirs, edition)})
            without = skipped if not edition.folder else set()
            compared += len(names)
            place = Path(edition.folder)
            for name in names:
                if name not in without:
                    told = _differences(ours, theirs, name, without)
                    differences += [f"{(place / name).as_posix()}: {what}" for what in told]
    unlike = tuple(_unlike(read_manifest(request.out_dir)))
    return Verification(compared, tuple(differences), unlike, packages_unlike())


def _made(root: Path, edition: Edition) -> list[str]:
    """Files of an edition below its folder; other editions and what people put beside are not among them."""
    folders = [root, root / FOLDER, *(root / language for language in edition.request.languages)]
    found = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
    return [p.relative_to(root).as_posix() for p in found if p.suffix in SHOWN and not p.name.startswith(".")]


def _differences(ours: Path, theirs: Path, name: str, without: set[str]) -> Iterator[str]:
    """How a file of two folders differs; two of them tell with what they were made, which is no difference."""
    new, old = ours / name, theirs / name
    if not old.is_file():
        yield "it is missing"
    elif not new.is_file():
        yield "no build makes it"
    elif name == MANIFEST:
        yield from _manifests(ours, theirs, without)
    elif name != CRATE or _without_versions(new.read_bytes()) != _without_versions(old.read_bytes()):
        yield from _bytes(new.read_bytes(), old.read_bytes())


def _without_versions(crate: bytes) -> Any:
    """A crate but for the versions of the programs that made it; as it stands if it cannot be read."""
    try:
        entities = json.loads(crate)["@graph"]
        return [{k: v for k, v in e.items() if k != "softwareVersion" or e["@id"] == PROGRAM} for e in entities]
    except (ValueError, KeyError, TypeError, AttributeError):
        return crate


def _bytes(expected: bytes, found: bytes) -> Iterator[str]:
    if expected != found:
        same = next((n for n, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), None)
        at = min(len(expected), len(found)) if same is None else same
        yield f"it differs from byte {at + 1} on ({len(found)} bytes, made anew {len(expected)})"


def _manifests(new: Path, old: Path, without: set[str]) -> Iterator[str]:
    """Differences of two manifests, but for what they were made with."""
    expected, found = (_comparable(read_manifest(folder), {*without, CRATE}) for folder in (new, old))
    for part, value in expected.items():
        if value != found[part]:
            yield f"its part `{part}` differs"


def _comparable(manifest: Manifest, without: set[str]) -> dict[str, Any]:
    return {
        "inputs": manifest.inputs,
        "known": manifest.known,
        "records": manifest.records,
        "jobs": manifest.jobs,
        "reports": manifest.reports,
        "files": {name: sha256 for name, sha256 in manifest.files.items() if name not in without},
    }


def _unlike(manifest: Manifest) -> Iterator[str]:
    for name, here in made_with().items():
        there = manifest.made_with.get(name)
        if there is not None and there != here:
            yield f"{name}: other files" if isinstance(here, dict) else f"{name}: {there}, here {here}"
