"""Write a data folder to begin with: an example to change, or a whole one from a sheet with a row for each indicator.

What decides is asked and never guessed: kind, direction, target or why there is none, how far a source was read. All
that is missing is named in one round, with its row and cell; nothing is written before nothing is missing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.errors import DataError, Fault, OutputError, ParameterError

if TYPE_CHECKING:
    from evaluation.exchange.new_folder import Answers

HELP: Final = "write a data folder to begin with, from a sheet of indicators"
EXAMPLE: Final = "evaluation new safe-return --from indicators.xlsx --programme safe-return.yaml --read whole"
PROGRAMME: Final = {
    "id": "a short name for files, such as safe-return",
    "title": "its whole name",
    "area": "the place that it is for",
    "start": "its first year, month or day",
    "end": "its last year, month or day",
}
BESIDE: Final = ("programme.yaml", "framework.yaml")
"""Files beside a sheet that are looked at for the programme, after that of the sheet's own name."""
NEVER: Final = "Nothing was written."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation new`."""
    add = parser.add_argument
    add("folder", metavar="DIR", nargs="?", default="", help="folder to write, which must be new or empty")
    add("--from", dest="sheet_file", metavar="SHEET", default="", help="CSV file or workbook, a row for each indicator")
    add("--sheet", metavar="NAME", default="", help="sheet of a workbook (default: the first)")
    add(
        "--programme",
        "--program",
        metavar="FILE",
        default="",
        help="YAML file with `programme` and `languages` (default: beside the sheet, by its name or programme.yaml)",
    )
    for name, words in PROGRAMME.items():
        add(f"--{name}", dest=f"programme_{name}", metavar="TEXT", default="", help=f"of the program: {words}")
    add("--language", metavar="CODE", action="append", default=[], help="language of the reports; repeatable")
    add("--read", metavar="WORD", default="", help="how far every source was read, where no cell says: whole, ...")
    add(
        "--every",
        metavar="COLUMN=WORDS",
        action="append",
        default=[],
        help="what is so for every row whose cell says nothing, as `kind=count`; repeatable",
    )
    add(
        "--column",
        metavar="COLUMN=HEADING",
        action="append",
        default=[],
        help="heading that the sheet has for a column, as `indicator=Name`; repeatable",
    )
    add(
        "--fiscal-year-starts", metavar="MONTH", type=int, default=1, help="first month of a year, 1 to 12 (default: 1)"
    )
    add("--decimal", metavar="SIGN", default=".", help="sign before decimals, . or , (default: .)")
    add("--few-persons", action="store_true", help="write counts under ten of a place, which are named before")
    add("--keys", action="store_true", help="print every key that framework.yaml may have, and end")


def run(arguments: argparse.Namespace) -> int:
    """Read, ask, try and write; the exit code says whether it was written."""
    if arguments.keys:
        from evaluation.framework.dictionary import dictionary

        print(dictionary(), end="")
        return 0
    if not arguments.folder:
        raise ParameterError("new: name the folder to write, such as `evaluation new my-programme`.")
    target = Path(arguments.folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(f"{target} is there and not empty. Name a new folder; nothing is overwritten.")
    _check_words(arguments)
    try:
        files, said = _files(arguments)
        _write(target, files)
    except DataError as error:
        from evaluation.cli.check import describe_faults

        print(f"{NEVER} Fill in or correct, and run it again:\n\n{describe_faults(error)}", file=sys.stderr)
        return error.exit_code
    for line in said:
        print(line)
    print(f"{target.as_posix()}/ is written: {', '.join(files)}. It is in order.")
    print(f"Read {target.as_posix()}/framework.yaml through; each key is explained where it stands first. Then:")
    print(f"  evaluation build --data {target.as_posix()} --out {target.as_posix()}-reports")
    return 0


def _check_words(arguments: argparse.Namespace) -> None:
    from evaluation.locale.language import Language

    for code in arguments.language:
        Language.of(code)
    if not 1 <= arguments.fiscal_year_starts <= 12:
        raise ParameterError("--fiscal-year-starts: write the number of a month, 1 to 12.")
    if arguments.decimal not in (".", ","):
        raise ParameterError("--decimal: write . or ,")
    if arguments.programme and not arguments.sheet_file:
        raise ParameterError("--programme: it is taken with --from alone. Name the sheet too.")


def _files(arguments: argparse.Namespace) -> tuple[dict[str, str], list[str]]:
    """Content of each file, and what is said of what was left out."""
    from evaluation.exchange.grid import read_grid
    from evaluation.exchange.indicator_sheet import read_indicator_sheet
    from evaluation.exchange.new_folder import Answers, new_files
    from evaluation.exchange.persons import refuse_persons
    from evaluation.exchange.starter import starter_grid, starter_programme
    from evaluation.locale.language import Language

    today = dt.datetime.now().astimezone().date()
    if not arguments.sheet_file:
        languages = tuple(dict.fromkeys(arguments.language)) or ("en",)
        first = Language.of(languages[0])
        told = {**starter_programme(first)} | {n: v for n in PROGRAMME if (v := getattr(arguments, f"programme_{n}"))}
        sheet = read_indicator_sheet(starter_grid(first), first, {})
        return new_files(sheet, Answers(told, languages[:1], today), arguments.folder), []
    path = Path(arguments.sheet_file)
    grid = read_grid(path, arguments.sheet)
    refuse_persons(grid)
    answers, faults = _answers(arguments, path, today)
    language = Language.of(answers.languages[0])
    every = pairs_of("--every", arguments.every) | ({"read": arguments.read} if arguments.read else {})
    try:
        sheet = read_indicator_sheet(
            grid,
            language,
            every,
            named=pairs_of("--column", arguments.column),
            fiscal_year_starts=arguments.fiscal_year_starts,
            decimal=arguments.decimal,
        )
    except DataError as error:
        raise DataError([*faults, *error.faults]) from None
    if faults:
        raise DataError(faults)
    if not arguments.few_persons:
        _name_few_persons(sheet, answers)
    left = (
        [f"No use was found for {len(sheet.left_out)} columns: {', '.join(sheet.left_out)}."] if sheet.left_out else []
    )
    return new_files(sheet, answers, arguments.folder), left


def pairs_of(option: str, words: Sequence[str]) -> dict[str, str]:
    """Columns with what was told of each.

    Raises
    ------
    ParameterError
        If one is no column, or says nothing.
    """
    from evaluation.exchange.headings import HEADINGS
    from evaluation.load import did_you_mean

    found = {}
    for word in words:
        name, sign, said = word.partition("=")
        if name not in HEADINGS or not sign or not said:
            hint = did_you_mean(name, HEADINGS)
            raise ParameterError(f"{option}: {word!r} is no COLUMN=...{hint}. Columns: {', '.join(HEADINGS)}.")
        found[name] = said
    return found


def _name_few_persons(sheet: Any, answers: Answers) -> None:
    """Refuse counts under ten of a place within the programme's, before anything is written."""
    from evaluation.exchange.persons import few_faults

    area = answers.programme["area"]
    counted = [
        (figure.row, figure.column)
        for row in sheet.rows
        if row.words["kind"] in ("count", "stock") and row.words["area"] not in ("", area)
        for figure in row.figures
        if 0 < figure.value < 10
    ]
    if faults := few_faults(sheet.grid, counted):
        raise DataError(faults)


def _answers(arguments: argparse.Namespace, sheet: Path, today: dt.date) -> tuple[Answers, list[Fault]]:
    """What is said of the programme by options, or by the file beside the sheet; and what is not."""
    from evaluation.exchange.new_folder import Answers
    from evaluation.framework import languages_of
    from evaluation.load import read_yaml

    candidates = (
        [Path(arguments.programme)]
        if arguments.programme
        else [sheet.with_suffix(".yaml"), *(sheet.with_name(name) for name in BESIDE)]
    )
    file = next((path for path in candidates if path.is_file()), None)
    if arguments.programme and file is None:
        raise ParameterError(f"--programme: there is no file {arguments.programme}.")
    read = read_yaml(file, file.parent) if file else None
    content: Mapping[str, Any] = read.content if read else {}
    told = content.get("programme") if isinstance(content.get("programme"), Mapping) else content
    programme = {
        name: getattr(arguments, f"programme_{name}") or str((told or {}).get(name) or "") for name in PROGRAMME
    }
    place = file.name if file else f"{sheet.stem}.yaml"
    faults = [
        Fault(place, None, f"programme.{name}", "", "it is not told", f"Give --{name}, or write there {words}")
        for name, words in PROGRAMME.items()
        if not programme[name]
    ]
    languages = tuple(dict.fromkeys(arguments.language)) or (languages_of(read) if read else ())
    if not languages or (not arguments.language and read and "languages" not in content):
        remedy = "Give --language es, or write there `languages: [es]`"
        faults.append(Fault(place, None, "languages", "", "the language of the sheet is not told", remedy))
        languages = languages or ("en",)
    if len(languages) > 1:
        remedy = "Name one now; add the others to framework.yaml later, with a text in each"
        faults.append(Fault(place, None, "languages", "", "the texts of a sheet are in one language", remedy))
    return Answers(programme, languages, today), faults


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Check a folder of these files, and put it in its place as a whole."""
    from evaluation.assess import assess_folder

    with tempfile.TemporaryDirectory(prefix="ev-") as tried:
        for name, text in files.items():
            (Path(tried) / name).write_text(text, encoding="utf-8", newline="")
        assess_folder(tried)
        try:
            target.mkdir(parents=True, exist_ok=True)
            for name in files:
                shutil.copyfile(Path(tried) / name, target / name)
        except OSError as error:
            raise OutputError(f"{target}: {error.strerror or error}. {NEVER}") from error
