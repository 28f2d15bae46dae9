"""Compute how far each objective got, and show it as a table, JSON or CSV; no notebook is run."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from evaluation.locale.language import Language

HELP: Final = "compute the results without any notebook"
EXAMPLE: Final = "evaluation progress --format csv --as-of 2022-12-31 > progress.csv"
FORMATS: Final = ("table", "json", "csv")
PLAIN_WIDTH: Final = 160
"""Columns of a table that goes to a file, where there is no terminal to ask."""
SHARED: Final[Mapping[str, Any]] = {"id": "all", "synthesis": {"verdict": ""}}
"""What stands for the objective of an indicator that serves all of them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation progress`."""
    add = parser.add_argument
    add("--format", metavar="FORMAT", default="table", help="table, json or csv (default: table)")
    add("--as-of", metavar="DATE", default="", help="use only what was published by this day, YYYY-MM-DD")
    add("--language", metavar="CODE", default="en", help="language of the table and of the titles in CSV (default: en)")


def run(arguments: argparse.Namespace) -> int:
    """Print the results; the exit code is 0 or the error's."""
    # not at the top: the layers that compute take seconds to import, and --help needs none of them
    from evaluation.assess import progress
    from evaluation.locale.language import Language
    from evaluation.plan.request import check_choice, parse_day

    check_choice("--format", arguments.format, FORMATS)
    language = Language.of(arguments.language)
    day = parse_day("--as-of", arguments.as_of) if arguments.as_of else None
    results = progress(arguments.data, day).to_dict()
    if arguments.format == "json":
        print(json.dumps(results, ensure_ascii=False, indent=2, allow_nan=False))
    elif arguments.format == "csv":
        sys.stdout.write(to_csv(results, language))
    else:
        print_table(results, language)
    return 0


def to_csv(results: Mapping[str, Any], language: Language) -> str:
    """One row per indicator; statuses and reasons are the codes of the JSON form, which mean the same anywhere."""
    rows = [
        _flat(objective, indicator, language)
        for objective in (*results["objectives"], {**SHARED, "indicators": results["shared"]})
        for indicator in objective["indicators"]
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else ["objective"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def print_table(results: Mapping[str, Any], language: Language) -> None:
    """One table per objective, under its verdict; coloured and fitted on a terminal, plain elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from evaluation.assess import Verdict
    from evaluation.words.wording import VERDICTS

    is_terminal = sys.stdout.isatty()
    console = Console(width=None if is_terminal else PLAIN_WIDTH, highlight=False)
    say = language.text
    shared = [{"indicators": results["shared"]}] if results["shared"] else []
    for objective in (*results["objectives"], *shared):
        if "synthesis" in objective:
            verdict = say(VERDICTS[Verdict(objective["synthesis"]["verdict"])])
            console.print(Text(f"{objective['id']}  {objective['title'][language.code]}", style="bold"))
            console.print(Text(f"   {verdict}"))
        else:
            console.print(Text(say("For all objectives"), style="bold"))
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
        for indicator in objective["indicators"]:
            table.add_row(*(Text(cell) for cell in _cells(indicator, language)))
        console.print(table)
    console.print(Text(say("As known on {date}.", date=language.date(results["as_of"]))))


def _cells(indicator: Mapping[str, Any], language: Language) -> Iterator[str]:
    from evaluation.assess import Grade
    from evaluation.methods import Reason
    from evaluation.words.wording import GRADES, REASONS, STATUSES

    yield indicator["id"]
    yield indicator["title"][language.code]
    status = language.text(STATUSES[indicator["status"]])
    reason = indicator["reason"]
    yield f"{status}. {language.text(REASONS[Reason(reason)])}" if reason else status
    yield _reading(indicator["baseline"], language)
    yield _reading(indicator["latest"], language)
    target = indicator["target"]
    yield f"{language.number(target['value'])} ({language.date(target['date'])})" if "value" in target else "–"
    robustness = indicator["robustness"]
    if robustness["computable"]:
        yield language.text(
            "{agreeing} of {computable}",
            agreeing=language.number(robustness["agreeing"]),
            computable=language.number(robustness["computable"]),
        )
    else:
        yield "–"
    yield language.text(GRADES[Grade(indicator["evidence"]["grade"])])


def _reading(reading: Mapping[str, Any] | None, language: Language) -> str:
    import datetime as dt

    if reading is None:
        return "–"
    start, end = (dt.date.fromisoformat(reading[key]) if reading[key] else None for key in ("start", "end"))
    return f"{language.number(reading['value'])} ({language.period(start, end)})"


def _flat(objective: Mapping[str, Any], indicator: Mapping[str, Any], language: Language) -> dict[str, Any]:
    low, high = indicator["interval"] or (None, None)
    row = {
        "objective": objective["id"],
        "verdict": objective["synthesis"]["verdict"],
        "indicator": indicator["id"],
        "title": indicator["title"][language.code],
        **{key: indicator[key] for key in ("level", "direction", "unit", "method", "status", "reason")},
    }
    for name in ("baseline", "latest"):
        reading = indicator[name] or {}
        row |= {f"{name}_{key}": reading.get(key) for key in ("value", "start", "end", "qualifier")}
        row[f"{name}_observations"] = " ".join(reading.get("observations", ()))
    return row | {
        "target": indicator["target"].get("value"),
        "target_date": indicator["target"].get("date"),
        "target_source": indicator["target"].get("source"),
        "score": indicator["score"],
        "estimate": indicator["estimate"],
        "interval_low": low,
        "interval_high": high,
        "demonstrated": indicator["demonstrated"],
        "readings_agreeing": indicator["robustness"]["agreeing"],
        "readings": indicator["robustness"]["computable"],
        "turns_on": indicator["robustness"]["turns_on"],
        "points": indicator["points"],
        "evidence": indicator["evidence"]["grade"],
        "warnings": " ".join(indicator["warnings"]),
    }
