"""Say which reports are not what their inputs give now, and with --explain because of what; nothing is built.

The exit code is 1 if a report is stale, so that a script or CI can ask.
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from evaluation.cli.asked import add_report_arguments, request_of

if TYPE_CHECKING:
    from evaluation.plan.edition import Edition
    from evaluation.plan.jobs import Job
    from evaluation.plan.state import Stale

HELP: Final = "say which reports are stale, and because of what"
EXAMPLE: Final = "evaluation status --explain"
SHOWN: Final = 20
"""Changes told of an edition; more of them say no more."""
NAMED: Final = 4
"""Reports and other files told by name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation status`."""
    add_report_arguments(
        parser, days="latest and every other edition there is", areas="the whole and every area there is"
    )
    parser.add_argument("--explain", action="store_true", help="say what changed and which chapters read it")


def run(arguments: argparse.Namespace) -> int:
    """Print the state of each edition; the exit code is 1 if something is stale."""
    from evaluation.plan.edition import survey
    from evaluation.plan.state import find_stale, has_other_inputs, lost_editions, missing_files

    editions = survey(request_of(arguments, is_standing=True))
    behind = []
    lost = lost_editions(editions[-1].request.out_dir)
    for edition in editions:
        stale, missing = find_stale(edition), missing_files(edition)
        # the last one writes the page that leads to all
        is_behind = bool(missing) or has_other_inputs(edition) or (edition is editions[-1] and bool(lost))
        print(_headline(edition, stale, missing, is_behind=is_behind))
        if stale or is_behind:
            behind.append(edition)
        if arguments.explain:
            for line in explain(stale):
                print(f"  {line}")
    for folder in lost:
        print(f"{arguments.out}/index.html leads to {folder}, which is no longer there.")
    if behind:
        usual = {"data": "data", "notebooks": "notebooks", "out": "reports"}
        words = [
            word
            for name, default in usual.items()
            if (given := getattr(arguments, name)) != default
            for word in (f"--{name}", given)
        ]
        alike: dict[tuple[str, ...], list[Edition]] = {}
        for edition in behind:
            alike.setdefault((edition.area, *_part(edition)), []).append(edition)
        for own in alike.values():
            chosen = (*words, *_chosen(own), *_part(own[0]))
            print("To make them again: evaluation build", *map(shlex.quote, chosen))
    return 1 if behind else 0


def _chosen(editions: Sequence[Edition]) -> list[str]:
    """Options that choose editions of one area."""
    from evaluation.plan.request import LATEST

    area = editions[0].area
    days = [edition.as_of for edition in editions]
    named = [word for day in days for word in ("--as-of", day or LATEST)] if any(days) else []
    return [*named, *(["--area", area] if area else [])]


def _part(edition: Edition) -> tuple[str, ...]:
    """Options that choose the part of an edition that was asked for; none for the whole of it."""
    from evaluation.plan.notebook import COMBINED
    from evaluation.plan.request import FORMATS

    documents = edition.documents
    asked = {
        "--objective": dict.fromkeys(job.parameters.get("objective", "") for d in documents for job in d.jobs),
        "--language": dict.fromkeys(d.language for d in documents),
        "--format": dict.fromkeys(f for d in documents for f in d.formats),
    }
    whole = {"--language": set(edition.data.choices.languages), "--format": set(FORMATS)}
    if any(document.name == COMBINED for document in documents) or "" in asked["--objective"]:
        asked["--objective"] = {}
    return tuple(
        word
        for option, values in asked.items()
        if values.keys() != whole.get(option)
        for value in values
        for word in (option, value)
    )


def explain(stale: Iterable[Stale]) -> list[str]:
    """One line for each thing that changed, with what it touches: chapters, or reports where no chapter runs again."""
    chapters: dict[str, dict[Job, None]] = {}
    reports: dict[str, dict[str, None]] = {}
    for item in stale:
        for reason, jobs in item.reasons:
            if jobs:
                chapters.setdefault(reason, {}).update(dict.fromkeys(jobs))
            else:
                reports.setdefault(reason, {})[item.path] = None
    lines = [f"{reason}: {name_chapters(jobs)}" for reason, jobs in chapters.items()]
    if len(lines) > SHOWN:
        lines = [*lines[:SHOWN], f"and {len(lines) - SHOWN} more changes"]
    return lines + [f"{reason}: {_name_reports(tuple(paths))}" for reason, paths in reports.items()]


def name_chapters(jobs: Iterable[Job]) -> str:
    """Chapters in words, those of all languages as one: `objective 2, 01-summary in 2 languages`."""
    languages: dict[str, set[str]] = {}
    for job in jobs:
        value = job.parameters.get("objective")
        name = f"objective {value}" if value else job.notebook.stem
        languages.setdefault(name, set()).add(job.language)
    by_count: dict[int, list[str]] = {}
    for name, codes in languages.items():
        by_count.setdefault(len(codes), []).append(name)
    parts = []
    for count, names in by_count.items():
        many = f"in {count} languages" if count > 1 else f"in {next(iter(languages[names[0]]))}"
        parts.append(f"{', '.join(names)} {many}")
    return "; ".join(parts)


def _name_reports(paths: tuple[str, ...]) -> str:
    return f"{len(paths)} reports" if len(paths) > NAMED else ", ".join(paths)


def _headline(edition: Edition, stale: tuple[Stale, ...], missing: tuple[str, ...], *, is_behind: bool) -> str:
    place = edition.root.as_posix()
    number = sum(len(document.formats) for document in edition.documents)
    if not stale and not is_behind:
        many = f"all {number} reports are" if number > 1 else "the one report is"
        return f"{place}: {many} what {'their' if number > 1 else 'its'} inputs give."
    told = [f"{len(stale)} of {number} reports are stale"] if stale else []
    if missing:
        told.append(
            f"{f'{len(missing)} other files' if len(missing) > NAMED else ', '.join(missing)} must be made again"
        )
    elif not stale:
        told.append("what lies beside the reports must be made again")
    return f"{place}: {'; '.join(told)}."
