"""Follow a number of the reports back to its arithmetic, its figures and their documents.

FINDING is the id of a finding, a beginning of ids such as 1.1, a pattern with `*`, or the number of a figure such as
F0043, which shows what rests on it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HELP: Final = "follow a number back to its documents"
EXAMPLE: Final = "evaluation trace 1.7.ratio"
FORMATS: Final = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation trace`."""
    add = parser.add_argument
    add("finding", metavar="FINDING", help="id of a finding, the beginning of ids, a pattern with *, or a figure")
    add("--out", metavar="DIR", default="reports", help="folder of the reports (default: reports)")
    add("--as-of", metavar="DATE", default="", help="use the reports as of this day, YYYY-MM-DD")
    add("--area", metavar="NAME", default="", help="use the reports about this area alone")
    add("--format", metavar="FORMAT", default="text", help="text or json (default: text)")
    add("--language", metavar="CODE", default="en", help="language of the text (default: en)")


def run(arguments: argparse.Namespace) -> int:
    """Print the trace; the exit code is 0 or the error's."""
    # not at the top: reading the facts takes a second to import, and --help needs none of it
    from evaluation.cli.asked import refuse_another
    from evaluation.facts import trace as tracing
    from evaluation.facts import trace_words as words
    from evaluation.facts.read import read_facts
    from evaluation.load import to_plain
    from evaluation.locale.language import Language
    from evaluation.plan.request import check_choice, edition_folder, parse_day

    check_choice("--format", arguments.format, FORMATS)
    language = Language.of(arguments.language)
    day = parse_day("--as-of", arguments.as_of).isoformat() if arguments.as_of else ""
    facts = read_facts(Path(arguments.out) / edition_folder(day, arguments.area))
    refuse_another(arguments.out, facts.programme.id, arguments.data)
    observations = {o.observation_id: o for o in facts.tables.observations}
    wanted = arguments.finding
    found: object
    lines: Iterable[str]
    if wanted in observations:
        observation, users = observations[wanted], tracing.resting_on(facts, wanted)
        source = facts.tables.sources[observation.source]
        found = {**to_plain(observation), "document": to_plain(source), "findings": [f.id for f in users]}
        lines = words.observation_lines(observation, users, facts.tables, language)
    elif wanted not in facts.findings and (listed := tracing.matching(facts, wanted)):
        found = [finding.to_dict() for finding in listed]
        lines = words.list_lines(listed, facts.tables, language)
    else:
        traced = tracing.trace(facts, wanted)
        found, lines = traced.to_dict(), words.trace_lines(traced, facts, language)
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.format == "json" else "\n".join(lines))
    return 0
