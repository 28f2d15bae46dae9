"""How long it takes to see that nothing changed, for 300 chapters or more: `make benchmark`.

25 editions of the project's own reports are made up, as if all had been built: every chapter in two languages.
Printed is the time of the check within one process, that of the whole command, and what the check costs compared with
only reading all those files, which does not depend on the machine.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import seconds

from evaluation.plan.edition import Edition, survey
from evaluation.plan.fingerprint import digest
from evaluation.plan.manifest import JobRecord, Manifest, Record
from evaluation.plan.plan import find_plans
from evaluation.plan.request import Request

ROOT = Path(__file__).parents[1]
EDITIONS = 25
JOBS = 300
AIM = 0.5
REPORT = b"a report" * 1000
HEAVY = ("pandas", "scipy", "frictionless", "matplotlib", "papermill", "pydantic")


def pretend(edition: Edition) -> None:
    """Write what a build of an edition leaves, with reports of no content."""
    reports = {}
    for document in edition.documents:
        for name in document.formats:
            record = Record(
                document.name,
                document.language,
                name,
                title=document.name,
                as_of=edition.as_of,
                parameters=(),
                chapters=tuple(edition.local_name(job) for job in document.jobs),
                data=edition.inputs.data,
                origin=edition.origin_of(document),
                version="",
                sha256=digest(REPORT),
                size=len(REPORT),
            )
            path = edition.root / record.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(REPORT)
            reports[record.path] = record
    jobs = {edition.local_name(job): JobRecord(edition.origins[job]) for job in edition.jobs}
    data = edition.data
    manifest = Manifest(edition.inputs.to_dict(), data.known(edition.scope), data.digests, reports, jobs)
    (edition.root / "manifest.json").write_bytes(manifest.to_json())


def lines() -> Iterator[str]:
    """Sentences with the numbers."""
    first = dt.date(2022, 1, 31)
    days = tuple((first + dt.timedelta(days=30 * n)).isoformat() for n in range(EDITIONS))
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        request = Request(ROOT / "data", ROOT / "notebooks", out, as_of=days)
        editions = survey(request)
        jobs = sum(len(edition.jobs) for edition in editions)
        assert jobs >= JOBS, f"the benchmark must have at least {JOBS} jobs, not {jobs}"
        for edition in editions:
            pretend(edition)
        assert find_plans(survey(request)) == ()
        check = seconds(lambda: find_plans(survey(request)))
        files = [path for folder in (out, ROOT / "data", ROOT / "src/evaluation") for path in folder.rglob("*.*")]
        read = seconds(lambda: [digest(path.read_bytes()) for path in files if path.is_file()])
        words = ["status", "--data", str(ROOT / "data"), "--notebooks", str(ROOT / "notebooks"), "--out", temporary]
        words += [word for day in days for word in ("--as-of", day)]
        script = (
            "import sys; from evaluation.cli.main import main; code = main(sys.argv[1:])\n"
            f"print(code, sorted(set({HEAVY}) & set(sys.modules)))"
        )
        command = [sys.executable, "-c", script, *words]
        whole = seconds(lambda: subprocess.run(command, capture_output=True, check=True))
        ending = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    assert ending == "0 []", f"the check must find nothing stale and load nothing heavy, not {ending}"
    yield (f"{jobs} jobs of {EDITIONS} editions, nothing changed: {check:.2f} s (aim: {AIM} s)")
    yield (f"the whole command, interpreter and imports with it: {whole:.2f} s")
    yield (f"ratio of the check to only reading the same files: {check / read:.1f}")


if __name__ == "__main__":
    print("\n".join(lines()))
