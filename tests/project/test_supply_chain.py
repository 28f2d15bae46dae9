"""What the project is installed from: files of a known hash, from the usual places."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
NODE = json.loads((ROOT / "tests" / "accessibility" / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def files(package):
    return [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]


def test_every_file_of_the_lock_has_a_hash():
    others = [package for package in PACKAGES if "editable" not in package["source"]]
    assert others
    for package in others:
        assert files(package), package["name"]
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", f["hash"]) for f in files(package)), package["name"]


def test_nothing_comes_from_a_branch_or_an_address_of_its_own():
    assert all(set(package["source"]) <= {"registry", "editable"} for package in PACKAGES)


def test_the_checkers_from_npm_have_hashes_too():
    others = {name: entry for name, entry in NODE.items() if name}
    assert others
    assert all(entry.get("integrity", "").startswith("sha512-") for entry in others.values())


def test_the_makefile_installs_only_what_is_locked():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all("--frozen" in line for line in re.findall(r".*\$\(UV\) (?:sync|export).*", makefile))
    installed = re.findall(r"pip install (.*)", makefile)
    assert all("uv==$(UV_VERSION)" in line or "--requirement $(VENV)/" in line for line in installed)
