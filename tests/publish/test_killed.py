"""A build that is killed before any change of its folder leaves whole files, says truly what is stale, and goes on."""

from __future__ import annotations

import contextlib
import errno
import itertools
import json
import os
import shutil
import signal
import sys
import warnings
from pathlib import Path

import pytest

from evaluation.errors import NotebookError, OutputError
from evaluation.findings import Finding
from evaluation.plan.edition import survey
from evaluation.plan.manifest import MANIFEST
from evaluation.plan.plan import find_plans
from evaluation.plan.request import LATEST, standing_editions
from evaluation.plan.state import find_stale, has_other_inputs, missing_files
from evaluation.publish.lock import LOCK, sweep
from evaluation.publish.reports import build

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that is killed is forked from the test")

MOVES = {"os.rename": 1, "os.remove": 0}
CHANGES = MOVES | {"os.link": 1, "os.mkdir": 0, "os.rmdir": 0, "open": 0}
"""What Python audits that changes a folder, and which of its arguments tells where."""
DAY = "2022-11-30"
COMPANIONS = {"facts.json", "index.html", MANIFEST}
"""What tells of the reports that a build of one part can vouch for, and so differs while others are stale."""


def finding(value):
    return Finding("1.1.latest", value, "cases", "change", ("F1",))


def set_world(world, value):
    """Give the programme another figure, which its chapters show."""
    world.set_value(value)
    world.text = f"value {value}"
    world.findings = {"en/01-summary": [finding(value)], "en/02-objective-1": [finding(value)]}


def kill_at(number, folder, work, changes):
    """Do some work in a process that kills itself before its change `number` of a folder; False if it has fewer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # other threads of the test's process do not matter to this one
        pid = os.fork()
    if not pid:
        seen = 0

        def watch(event, args):
            nonlocal seen
            if event not in changes or (event == "open" and not set(args[1] or "") & set("wxa")):
                return
            place = str(args[changes[event]])
            if place.startswith(str(folder)) and not place.endswith(LOCK):
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def fail_on(monkeypatch, name, number):
    """Let call `number` of a function of `os` find the disk full; gives the calls."""
    calls = []
    original = getattr(os, name)

    def failing(*args, **options):
        calls.append(args)
        if len(calls) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))
        return original(*args, **options)

    monkeypatch.setattr(os, name, failing)
    return calls


def shown(files):
    """Files that a reader looks for."""
    return {path: content for path, content in files.items() if not Path(path).name.startswith(".")}


def stale_paths(world):
    """What `evaluation status` calls stale: reports and other files."""
    found = set()
    for edition in survey(world.request(is_standing=True)):
        place = Path(edition.folder)
        found |= {stale.path for stale in find_stale(edition)}
        found |= {(place / name).as_posix() for name in missing_files(edition)}
        if has_other_inputs(edition):
            found.add((place / MANIFEST).as_posix())
    return found


def build_quietly(world, **changes):
    """A build as the command does it; chapters may fail."""
    plans = find_plans(survey(world.request(**changes)))
    if not plans:
        sweep(world.folder / "out")
    try:
        build(plans)
    except NotebookError:
        assert world.failing


def each_kill(world, work, changes=MOVES):
    """Put the folder back, do the work and kill it, at every change in turn; gives what stood there before."""
    out = world.folder / "out"
    shutil.copytree(out, world.folder / "old") if out.exists() else (world.folder / "old").mkdir()
    before = world.files("old")
    for number in itertools.count(1):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(world.folder / "old", out)
        if not kill_at(number, out, work, changes):
            break
        yield before
    assert number > 9, "the build must have changed something"


def clean(world, **changes):
    """Files of the same build in an empty folder."""
    shutil.rmtree(world.folder / "clean", ignore_errors=True)
    world.build(out="clean", **changes)
    return world.files("clean")


def test_each_file_is_whole_and_status_says_which_are_stale_and_the_next_build_leaves_no_trace(world):
    set_world(world, 5)
    world.build()
    set_world(world, 6)
    wanted = clean(world)
    for before in each_kill(world, world.build, CHANGES):
        now = shown(world.files())
        assert all(content in (before.get(path), wanted.get(path)) for path, content in now.items())
        stale = stale_paths(world)
        wrong = {path for path in wanted if path.endswith((".html", ".pdf")) and now.get(path) != wanted[path]}
        assert wrong - {"index.html"} <= stale
        assert stale or now == wanted
        build_quietly(world)
        assert world.files() == wanted
        assert stale_paths(world) == set()


def test_the_first_build_of_a_folder_can_be_killed_too(world):
    wanted = clean(world)
    for _ in each_kill(world, world.build):
        assert stale_paths(world) or shown(world.files()) == wanted
        build_quietly(world)
        assert world.files() == wanted


def test_after_going_back_to_the_earlier_figures_nothing_of_the_killed_build_stays(world):
    set_world(world, 5)
    world.build()
    for before in each_kill(world, lambda: (set_world(world, 6), world.build())):
        set_world(world, 5)
        build_quietly(world)
        assert world.files() == before


def test_a_build_of_one_part_after_it_takes_nothing_mixed_for_good(world):
    set_world(world, 5)
    world.build()
    # the PDFs stay, and so do the records of chapters whose findings are then others in the facts
    for before in each_kill(world, lambda: (set_world(world, 6), world.build(formats=("html",)))):
        set_world(world, 5)
        world.build(objectives=("2",), force=True)
        now = world.files()
        assert {path for path in before if now[path] != before[path]} - COMPANIONS <= stale_paths(world)
        assert all(fact["value"] == 5 for fact in json.loads(now["facts.json"])["findings"])
        build_quietly(world)
        assert world.files() == before


def test_an_error_page_that_a_killed_build_left_goes_with_the_next(world):
    set_world(world, 5)
    wanted = clean(world)
    world.failing = {"en/02-objective-1"}
    with pytest.raises(NotebookError):
        world.build(force=True)
    world.failing = set()
    for _ in each_kill(world, world.build):
        assert stale_paths(world) or shown(world.files()) == wanted
        build_quietly(world)
        assert world.files() == wanted


def test_a_build_that_fails_and_is_killed_does_not_lose_the_last_good_reports(world):
    set_world(world, 5)
    world.build()
    set_world(world, 6)
    world.failing = {"en/02-objective-1"}
    for before in each_kill(world, lambda: build_quietly(world)):
        for name in ("en/evaluation.html", "en/objective-1.pdf"):
            assert world.files()[name] == before[name]
            assert name in stale_paths(world)


@pytest.mark.parametrize("days", [(DAY,), (DAY, LATEST)], ids=["alone", "with today's"])
def test_the_front_page_and_the_editions_that_it_lists_are_never_apart_for_good(world, days):
    set_world(world, 5)
    world.build()
    wanted = clean(world, as_of=(DAY, LATEST))
    for _ in each_kill(world, lambda: world.build(as_of=days)):
        now = shown(world.files())
        assert stale_paths(world) or (DAY, "") not in standing_editions(world.folder / "out") or now == wanted
        build_quietly(world, as_of=days)
        assert world.files() == wanted


@pytest.mark.parametrize("name", ["mkdir", "fsync", "link", "replace"])
def test_a_disk_that_is_full_at_any_moment_leaves_each_edition_as_it_was_or_whole(world, monkeypatch, name):
    set_world(world, 5)
    world.build()
    before = world.files()
    set_world(world, 6)
    days = (DAY, LATEST)
    wanted = clean(world, as_of=days)
    shutil.copytree(world.folder / "out", world.folder / "old")
    for number in itertools.count(1):
        shutil.rmtree(world.folder / "out")
        shutil.copytree(world.folder / "old", world.folder / "out")
        with monkeypatch.context() as disk:
            calls = fail_on(disk, name, number)
            with contextlib.suppress(OutputError):
                world.build(as_of=days)
        if len(calls) < number:
            break
        now = world.files()
        front = {path for path in now if "/" not in path}
        for folder in ("en/", "as-of/"):
            ours = {path: content for path, content in now.items() if path.startswith(folder)}
            theirs = [{p: c for p, c in files.items() if p.startswith(folder)} for files in (before, wanted)]
            assert ours in theirs
        assert stale_paths(world) or now == wanted
        assert front == {path for path in before if "/" not in path}
        build_quietly(world, as_of=days)
        assert world.files() == wanted
    assert number > 2, "the build must have needed the disk"
