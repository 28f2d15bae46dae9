"""Parallel builds of a small matrix, again and again: `make soak`, or `python benchmarks/soak.py 50`.

Each round builds the report of an objective as known on two days, in both languages, as a user does and into the same
folder, with twice as many notebooks at a time as there are cores; every other round is cold. Each file must have the
bytes of the first round, and no process may be left. Prints one line per round.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 50
MATRIX = ["--objective", "1", "--as-of", "latest", "--as-of", "2022-11-30"]
SELF = f"soak-{os.getpid()}"
"""Value of a variable that every process of a round inherits, by which those that are left are found."""


def build(out: Path, *, is_cold: bool) -> subprocess.CompletedProcess[str]:
    """One build, as a user runs it."""
    jobs = str(2 * (os.cpu_count() or 1))
    command = [sys.executable, "-m", "evaluation", "build", *MATRIX, "--force", "--jobs", jobs, "--out", str(out)]
    command += ["--log", "", "--quiet", *(["--cold"] if is_cold else [])]
    environment = os.environ | {"EVALUATION_SOAK": SELF}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


def digests(out: Path) -> dict[str, str]:
    """Every file of a folder with a digest of its content; hidden ones too, but not what a build keeps to itself."""
    paths = (p for p in out.rglob("*") if p.is_file() and p.relative_to(out).parts[0] != ".evaluation")
    return {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def left() -> list[str]:
    """Processes of a round that still run; only Linux tells."""
    marked = f"EVALUATION_SOAK={SELF}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if marked in path.read_bytes():
                found.append(path.parent.name)
        except OSError:
            continue  # it has ended, or is somebody else's
    return found


def main(rounds: int) -> int:
    """Number of rounds that failed or were not as the first."""
    first: dict[str, str] = {}
    bad = 0
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        out = Path(name) / "reports"
        for number in range(1, rounds + 1):
            is_cold = number % 2 == 0
            began = time.monotonic()
            done = build(out, is_cold=is_cold)
            found = digests(out)
            first = first or found
            said = [path for path in sorted(first.keys() | found) if first.get(path) != found.get(path)]
            said += [done.stderr] if done.returncode else []
            said += [f"process {pid} is left" for pid in left()]
            bad += bool(said)
            kind = "cold" if is_cold else "warm"
            seconds = time.monotonic() - began
            print(f"{number}/{rounds} {kind} {seconds:.1f} s: {', '.join(said) or 'as the first'}", flush=True)
    print(f"{rounds} builds of {len(first)} files: {bad} not as the first")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))
