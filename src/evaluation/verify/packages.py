"""In which packages this installation is another than the lock file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from evaluation.plan.fingerprint import LOCK


def packages_unlike(lock: Path = LOCK) -> tuple[str, ...]:
    """One phrase for each installed package of which the lock file has other versions; none without a lock file.

    What is installed beside our packages decides no report, so nothing is said of it.
    """
    if not lock.is_file():
        return ()
    locked = _locked(tomllib.loads(lock.read_text(encoding="utf-8")))
    here = {_plain(found.name): found.version for found in distributions() if found.name}
    return tuple(
        f"{name}: {' or '.join(locked[name])} in {lock.name}, here {here[name]}"
        for name in sorted(locked.keys() & here.keys())
        if here[name] not in locked[name]
    )


def _locked(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """Versions of each package; several where platforms or versions of Python differ."""
    found: dict[str, list[str]] = {}
    for name, version in _entries(content):
        found.setdefault(_plain(name), []).append(version)
    return found


def _entries(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for package in content.get("package", ()):
        if "registry" in package.get("source", {}) and "version" in package:
            yield package["name"], package["version"]


def _plain(name: str) -> str:
    """Name of a package as registries compare it: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()
