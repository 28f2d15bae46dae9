"""Compute how far each objective got, and show it as a table, JSON or CSV; no notebook is run."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console

    from evaluation.assess import IndicatorResult, Progress
    from evaluation.locale.language import Language
    from evaluation.methods import Point

HELP: Final = "compute the results without any notebook"
EXAMPLE: Final = "evaluation progress --format csv --as-of 2022-12-31 > progress.csv"
FORMATS: Final = ("table", "json", "csv")
MOVED: Final = ("of", "what", "before", "after")
"""Columns of what moved."""
NARROW: Final = 100
"""Columns below which a table would cut its words."""
INDENT: Final = 3
PLAIN_WIDTH: Final = 160
"""Columns of a table that goes to a file, where there is no terminal to ask."""
NOTHING: Final = "–"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation progress`."""
    add = parser.add_argument
    add("--format", metavar="FORMAT", default="table", help="table, json or csv (default: table)")
    add("--as-of", metavar="DATE", default="", help="use only what was published by this day, YYYY-MM-DD")
    add("--against", metavar="REV", default="", help="say what moved since the data of this commit, and nothing else")
    add(
        "--language",
        metavar="CODE",
        default="en",
        help="language of the table and of what moved; json and csv have all (default: en)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the results; the exit code is 0 or the error's."""
    # not at the top: the layers that compute take seconds to import, and --help needs none of them
    from evaluation.assess import ProgressRecord, assess_folder
    from evaluation.cli.asked import refuse_days_ahead
    from evaluation.locale.language import Language
    from evaluation.plan.request import check_choice, parse_day
    from evaluation.results import one_table

    check_choice("--format", arguments.format, FORMATS)
    language = Language.of(arguments.language)
    day = parse_day("--as-of", arguments.as_of) if arguments.as_of else None
    refuse_days_ahead("--as-of", [arguments.as_of], arguments.data)
    progress = assess_folder(arguments.data, day)
    if arguments.against:
        print_moves(progress, arguments.against, arguments.data, arguments.format, language)
        return 0
    if arguments.format == "json":
        print(json.dumps(ProgressRecord.of(progress).to_dict(), ensure_ascii=False, indent=2, allow_nan=False))
    elif arguments.format == "csv":
        sys.stdout.write(one_table(ProgressRecord.of(progress)).to_csv().decode())
    else:
        print_table(progress, language)
    return 0


def print_moves(progress: Progress, revision: str, data_dir: str, format_: str, language: Language) -> None:
    """What moved since the data of a commit, on the same day where one is asked for."""
    from evaluation.assess import ProgressRecord, assess, find_moves
    from evaluation.evidence import as_known_on
    from evaluation.verify.revision import open_revision
    from evaluation.words.moves import MoveWriter

    evidence = progress.evidence
    dataset = open_revision(revision, data_dir)
    then = assess(as_known_on(dataset, None if evidence.is_latest else evidence.as_of))
    moves = find_moves(ProgressRecord.of(then), ProgressRecord.of(progress))
    writer = MoveWriter(language, {**dataset.tables.units, **evidence.dataset.tables.units})
    rows = [dict(zip(MOVED, row, strict=True)) for row in writer.rows(moves)]
    if format_ == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format_ == "csv":
        table = csv.DictWriter(sys.stdout, MOVED, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    else:
        lines = tuple(writer.lines(moves))
        print(
            "\n".join(lines) or language.text("Since {revision} no value, verdict or answer moved.", revision=revision)
        )


def print_table(progress: Progress, language: Language) -> None:
    """One table per objective, under its answers; a list where a table would cut its words; coloured on a terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from evaluation.words.answers import answer_words

    is_terminal = sys.stdout.isatty()
    console = Console(width=None if is_terminal else _plain_width(), highlight=False)
    say = language.text
    names = [
        say("Indicator"),
        say("Status"),
        say("Baseline"),
        say("Latest"),
        say("Target"),
        say("Sensitivity checks"),
        say("Evidence"),
    ]

    def print_indicators(items: Iterable[IndicatorResult]) -> None:
        rows = [tuple(_cells(item, language)) for item in items]
        if console.width < NARROW:
            _print_list(console, names, rows)
            return
        table = Table("", *names, box=box.SIMPLE if is_terminal else box.ASCII2)
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)

    for found in progress.objectives:
        console.print(Text(f"{found.objective.id}  {found.objective.title.of(language.code)}", style="bold"))
        for answered in found.synthesis.answers:
            console.print(Text(f"   {answer_words(language, answered)}"))
        print_indicators(found.indicators)
    if progress.shared:
        console.print(Text(say("For all objectives"), style="bold"))
        print_indicators(progress.shared)
    console.print(Text(say("As known on {date}.", date=language.date(progress.evidence.as_of))))


def _print_list(console: Console, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Each indicator as a paragraph, a line for each of what the columns of a table would hold."""
    from rich.padding import Padding
    from rich.text import Text

    for id_, title, *cells in rows:
        console.print()
        console.print(Text(f"{id_}  {title}", style="bold"))
        for name, cell in zip(names[1:], cells, strict=True):
            console.print(Padding(Text(f"{name}: {cell}"), (0, 0, 0, INDENT), expand=False))
    console.print()


def _plain_width() -> int:
    """Columns of what goes to a file: as many as the variable COLUMNS says, if somebody set it."""
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) else PLAIN_WIDTH


def _cells(item: IndicatorResult, language: Language) -> Iterator[str]:
    from evaluation.methods import Flag
    from evaluation.words.certainty import alone, status_said
    from evaluation.words.evidence import GRADES
    from evaluation.words.wording import FLAGS, REASONS

    sheet, result, robustness = item.indicator, item.result, item.robustness
    yield sheet.id
    yield sheet.title.of(language.code)
    status = language.text(status_said(item))
    said = [language.text(REASONS[result.reason])] if result.reason else []
    if item.judged and not item.judged_now:
        said.append(language.text(FLAGS[Flag.OUTDATED]))
    yield f"{status}. {' '.join(said)}" if said else status
    yield _value(result.baseline, language)
    yield _value(result.latest, language)
    target = sheet.target
    if result.target is not None:  # one in per cent of the baseline has a value only beside it
        yield f"{language.number(result.target.value)} ({language.date(result.target.date)})"
    elif target.percent_of_baseline is not None and target.date is not None:
        yield f"{language.percent(target.percent_of_baseline / 100)} ({language.date(target.date)})"
    else:
        yield NOTHING
    if robustness.is_only:
        yield language.text(alone([item]))
    elif robustness.total:
        yield language.text(
            "{agreeing} of {total}",
            agreeing=language.number(robustness.agreeing),
            total=language.number(robustness.total),
        )
    else:
        yield NOTHING
    yield language.text(GRADES[item.strength.grade])


def _value(point: Point | None, language: Language) -> str:
    if point is None:
        return NOTHING
    return f"{language.number(point.value)} ({language.period(point.start, point.end)})"
