"""Write a figure, a document or an indicator into the data folder, with the next free id.

What is not given by an option is asked for at a terminal; elsewhere all that is missing is named at once. The whole
folder is checked with what is new before anything is written.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.cli.add_words import TOLD
from evaluation.errors import DataError, ParameterError

if TYPE_CHECKING:
    from evaluation.evidence import Dataset
    from evaluation.evidence.adding import Addition, Asked

    Ask = Callable[[Path, Dataset, Mapping[str, str]], tuple[Asked, ...]]
    Make = Callable[[Path, Dataset, Mapping[str, str]], Addition]

HELP: Final = "write a figure, a document or an indicator into the data"
EXAMPLE: Final = (
    "evaluation add figure --measure shelters --value 7 --year 2024 --authority mimp --source D060 --locator page-3"
)
KINDS: Final = {
    "figure": "a row of observations.csv",
    "source": "a row of sources.csv",
    "indicator": "a reference sheet",
}
LISTED: Final = 12
"""Words that a question lists."""
NEVER: Final = "Nothing was written."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation add`, those of each kind apart."""
    kinds = parser.add_subparsers(title="what to add", metavar="KIND", dest="kind", required=True)
    for kind, what in KINDS.items():
        command = kinds.add_parser(kind, help=what, description=f"Add {what}.", allow_abbrev=False)
        command.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS, help="folder of the data (default: data)"
        )
        for name, words in TOLD[kind].items():
            command.add_argument(_option(name), dest=f"given_{name}", metavar="TEXT", help=words)
        command.set_defaults(options=("--data", *map(_option, TOLD[kind])))


def run(arguments: argparse.Namespace) -> int:
    """Ask, try and write; the exit code says whether it was written."""
    from evaluation.assess import ProgressRecord, assess, find_moves
    from evaluation.cli.check import describe_faults, describe_moves
    from evaluation.evidence import as_known_on, open_dataset
    from evaluation.evidence.adding import put, try_out
    from evaluation.findings import check_grounds, findings_of

    folder = Path(arguments.data)
    dataset = open_dataset(folder)
    asked, make = _ways(arguments.kind)
    options = {name: getattr(arguments, f"given_{name}") for name in TOLD[arguments.kind]}
    given = {name: value.strip() for name, value in options.items() if value is not None}
    given = tell_all(arguments.kind, given, lambda told: asked(folder, dataset, told))
    addition = make(folder, dataset, given)
    try:
        changed = try_out(folder, addition)
        now = assess(as_known_on(changed))
        if lost := check_grounds(now.evidence, findings_of(now)):
            raise DataError(lost)
    except DataError as error:
        print(f"{NEVER} The data would have:\n\n{describe_faults(error)}", file=sys.stderr)
        return error.exit_code
    put(folder, addition)
    for part in addition.written:
        print(f"{(folder / part.file).as_posix()}, row {part.line}:\n{part.text.rstrip()}\n")
    then = assess(as_known_on(dataset))
    print(f"{addition.id} is written, and the data are in order. What moves:")
    for line in describe_moves(find_moves(ProgressRecord.of(then), ProgressRecord.of(now)), changed.tables.units):
        print(f"  {line}")
    return 0


def tell_all(
    kind: str, given: Mapping[str, str], asked: Callable[[Mapping[str, str]], tuple[Asked, ...]]
) -> dict[str, str]:
    """All that must be told: what is given, and answers at a terminal.

    Raises
    ------
    ParameterError
        If something is missing and nobody can be asked.
    """
    told = dict(given)
    while missing := asked(told):
        if not sys.stdin.isatty():
            needed = "\n".join(f"  {_option(ask.name)}: {_what(kind, ask)}" for ask in missing)
            raise ParameterError(f"{NEVER} To add this {kind}, give too, or run it in a terminal:\n{needed}")
        told[missing[0].name] = _answer(kind, missing[0])
    return told


def _answer(kind: str, ask: Asked) -> str:
    """What somebody types, asked again until it is one of the words that there are; `?` lists them."""
    from evaluation.load import did_you_mean

    what = _what(kind, ask) + (" (? lists them)" if len(ask.words) > LISTED else "")
    while True:
        try:
            answer = input(f"{what[:1].upper()}{what[1:]}: ").strip()
        except EOFError:
            raise ParameterError(f"the answers ended before all was told. {NEVER}") from None
        if answer == "?":
            print(textwrap.fill(", ".join(ask.words), 100, initial_indent="  ", subsequent_indent="  "))
        elif answer and (not ask.words or answer in ask.words):
            return answer
        elif answer:
            print(f"  There is no {answer!r}{did_you_mean(answer, ask.words)}.")


def _what(kind: str, ask: Asked) -> str:
    """What is asked, with the words for the answer where they are few."""
    listed = f" ({', '.join(ask.words)})" if 0 < len(ask.words) <= LISTED else ""
    return TOLD[kind][ask.name] + listed


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _ways(kind: str) -> tuple[Ask, Make]:
    """How a kind is asked for and made."""
    from evaluation.evidence import adding

    return {
        "figure": (adding.figure_asked, adding.figure_addition),
        "source": (adding.source_asked, adding.source_addition),
        "indicator": (adding.indicator_asked, adding.indicator_addition),
    }[kind]
