"""Make environment.yml, the list for conda users, out of pyproject.toml; `--check` only compares.

The packages, their bounds and the Python version come from pyproject.toml; only the names differ on conda-forge.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
ENVIRONMENT: Final = ROOT / "environment.yml"
NAMES: Final = {"matplotlib": "matplotlib-base", "typst": "typst-py"}
"""Name on conda-forge where it differs."""
HEADER: Final = """\
# Made from pyproject.toml by `make environment.yml`; edit that file, not this one.
# Byte-identical reports are promised for uv.lock only; this list follows the same bounds.
"""
_REQUIREMENT: Final = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?P<bounds>.*)$")


def environment(project: dict[str, object]) -> str:
    """Text of environment.yml for a parsed pyproject.toml.

    Raises
    ------
    ValueError
        If a dependency is written in a form that conda has no word for.
    """
    metadata = project["project"]
    assert isinstance(metadata, dict)
    lines = [f"  - python{metadata['requires-python']}", *sorted(_line(r) for r in metadata["dependencies"])]
    lines += ["  - pip", "  - pip:", "      - --editable ."]
    return HEADER + "\n".join(["name: evaluation", "channels:", "  - conda-forge", "dependencies:", *lines]) + "\n"


def _line(requirement: str) -> str:
    match = _REQUIREMENT.match(requirement)
    if match is None or ";" in requirement or "[" in requirement:
        raise ValueError(f"cannot write {requirement!r} for conda")
    name = match["name"].lower()
    return f"  - {NAMES.get(name, name)}{match['bounds'].replace(' ', '')}"


def main(arguments: list[str]) -> int:
    """Write the file, or compare it and say what to do."""
    wanted = environment(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    if "--check" not in arguments:
        ENVIRONMENT.write_text(wanted, encoding="utf-8")
        return 0
    found = ENVIRONMENT.read_text(encoding="utf-8") if ENVIRONMENT.exists() else ""
    if found == wanted:
        return 0
    differing = sorted(set(wanted.splitlines()) ^ set(found.splitlines()))
    print("environment.yml does not follow pyproject.toml. Run `make environment.yml`. Lines that differ:")
    print("\n".join(differing))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
