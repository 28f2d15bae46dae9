"""Compute how far each objective got, and show it as a table, JSON or CSV; no notebook is run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from evaluation.assess import IndicatorResult, Progress
    from evaluation.locale.language import Language
    from evaluation.methods import Point

HELP: Final = "compute the results without any notebook"
EXAMPLE: Final = "evaluation progress --format csv --as-of 2022-12-31 > progress.csv"
FORMATS: Final = ("table", "json", "csv")
PLAIN_WIDTH: Final = 160
"""Columns of a table that goes to a file, where there is no terminal to ask."""
NOTHING: Final = "–"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation progress`."""
    add = parser.add_argument
    add("--format", metavar="FORMAT", default="table", help="table, json or csv (default: table)")
    add("--as-of", metavar="DATE", default="", help="use only what was published by this day, YYYY-MM-DD")
    add("--language", metavar="CODE", default="en", help="language of the table; json and csv have all (default: en)")


def run(arguments: argparse.Namespace) -> int:
    """Print the results; the exit code is 0 or the error's."""
    # not at the top: the layers that compute take seconds to import, and --help needs none of them
    from evaluation.assess import ProgressRecord, assess_folder
    from evaluation.locale.language import Language
    from evaluation.plan.request import check_choice, parse_day
    from evaluation.results import one_table

    check_choice("--format", arguments.format, FORMATS)
    language = Language.of(arguments.language)
    day = parse_day("--as-of", arguments.as_of) if arguments.as_of else None
    progress = assess_folder(arguments.data, day)
    if arguments.format == "json":
        print(json.dumps(ProgressRecord.of(progress).to_dict(), ensure_ascii=False, indent=2, allow_nan=False))
    elif arguments.format == "csv":
        sys.stdout.write(one_table(ProgressRecord.of(progress)).to_csv().decode())
    else:
        print_table(progress, language)
    return 0


def print_table(progress: Progress, language: Language) -> None:
    """One table per objective, under its verdict; coloured and fitted on a terminal, plain elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from evaluation.words.wording import VERDICTS

    is_terminal = sys.stdout.isatty()
    console = Console(width=None if is_terminal else PLAIN_WIDTH, highlight=False)
    say = language.text
    for found in progress.objectives:
        console.print(Text(f"{found.objective.id}  {found.objective.title.of(language.code)}", style="bold"))
        console.print(Text(f"   {say(VERDICTS[found.synthesis.verdict])}"))
        table = Table(box=box.SIMPLE if is_terminal else box.ASCII2)
        for title in (
            "",
            say("Indicator"),
            say("Status"),
            say("Baseline"),
            say("Latest"),
            say("Target"),
            say("Readings"),
            say("Evidence"),
        ):
            table.add_column(title)
        for item in found.indicators:
            table.add_row(*(Text(cell) for cell in _cells(item, language)))
        console.print(table)
    console.print(Text(say("As known on {date}.", date=language.date(progress.evidence.as_of))))


def _cells(item: IndicatorResult, language: Language) -> Iterator[str]:
    from evaluation.words.wording import GRADES, REASONS, STATUSES

    sheet, result, robustness = item.indicator, item.result, item.robustness
    yield sheet.id
    yield sheet.title.of(language.code)
    status = language.text(STATUSES[result.status])
    yield f"{status}. {language.text(REASONS[result.reason])}" if result.reason else status
    yield _value(result.baseline, language)
    yield _value(result.latest, language)
    target = sheet.target
    if target.value is not None and target.date is not None:
        yield f"{language.number(target.value)} ({language.date(target.date)})"
    else:
        yield NOTHING
    if robustness.computable:
        yield language.text(
            "{agreeing} of {computable}",
            agreeing=language.number(robustness.agreeing),
            computable=language.number(robustness.computable),
        )
    else:
        yield NOTHING
    yield language.text(GRADES[item.strength.grade])


def _value(point: Point | None, language: Language) -> str:
    if point is None:
        return NOTHING
    return f"{language.number(point.value)} ({language.period(point.start, point.end)})"
