"""The workflow that builds and publishes the reports: when it runs, with which rights, and what it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github" / "workflows" / "reports.yml"
WORKFLOW = yaml.safe_load(FILE.read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
WHEN = WORKFLOW[True]  # YAML reads the word `on` so


@pytest.mark.parametrize("event", ["push", "pull_request"])
@pytest.mark.parametrize("path", ["data/**", "notebooks/**", "src/**", "uv.lock", "pyproject.toml"])
def test_it_runs_when_something_changes_that_reports_rest_on(event, path):
    assert path in WHEN[event]["paths"]


def test_it_runs_once_a_week():
    (cron,) = [entry["cron"] for entry in WHEN["schedule"]]
    minute, hour, day, month, weekday = cron.split()
    assert (day, month) == ("*", "*")
    assert all(part.isdigit() for part in (minute, hour, weekday))


def test_every_action_is_pinned_by_the_full_hash_of_a_commit_and_names_its_version():
    used = re.findall(r"uses: (.*)", FILE.read_text(encoding="utf-8"))
    assert used
    for line in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_no_job_has_more_rights_than_it_needs():
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "build": {"contents": "read"},
        "comment": {"pull-requests": "write"},
        "publish": {"pages": "write", "id-token": "write"},
        "verify": {"contents": "read"},
    }


def test_the_job_that_runs_code_of_a_request_keeps_no_credentials():
    for name, step in STEPS:
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False, name


def test_there_are_no_secrets():
    assert "secrets." not in FILE.read_text(encoding="utf-8")


def test_nothing_that_somebody_writes_into_a_request_becomes_part_of_a_command():
    for _, step in STEPS:
        assert "${{" not in step.get("run", "")


def test_what_is_done_stands_in_the_makefile_and_in_evaluation():
    words = [line.strip().split()[0] for _, step in STEPS for line in step.get("run", "").splitlines()]
    assert set(words) <= {"make", ".venv/bin/evaluation", "cat", "gh"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {word for _, step in STEPS for word in re.findall(r"make ([a-z]+)", step.get("run", ""))}
    assert called >= {"static", "reports", "accessibility", "verify", "audit"}
    assert called <= targets


def test_what_is_published_has_passed_the_build_and_comes_from_main():
    assert JOBS["publish"]["needs"] == "build"
    assert JOBS["publish"]["if"] == "github.ref == 'refs/heads/main'"


def test_every_job_ends_some_time():
    assert all(job["timeout-minutes"] <= 60 for job in JOBS.values())
