"""Write the indicators of a program as a workbook: baseline, targets and figures by period, percent met and verdict.

`evaluation new --from` reads it back. Texts that a spreadsheet would take for formulas stay texts.
"""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Final

from evaluation.errors import OutputError

HELP: Final = "write the indicators as a workbook that others keep"
EXAMPLE: Final = "evaluation export --data safe-return --out tracking.xlsx"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation export`."""
    add = parser.add_argument
    add("--out", metavar="FILE", default="tracking.xlsx", help="workbook to write, which must be new")
    add("--language", metavar="CODE", default="", help="language of the workbook (default: the program's first)")


def run(arguments: argparse.Namespace) -> int:
    """Write the workbook; the exit code is 0 or the error's."""
    from evaluation.assess import assess_folder
    from evaluation.exchange.tracking_sheet import tracking_workbook
    from evaluation.locale.language import Language

    file = Path(arguments.out)
    if file.suffix.lower() != ".xlsx":
        raise OutputError(f"{file}: a workbook is written. Give a name that ends in .xlsx.")
    if file.exists():
        raise OutputError(f"{file} is there. Name a new file; nothing is overwritten.")
    progress = assess_folder(arguments.data)
    code = arguments.language or progress.evidence.dataset.framework.languages[0]
    content = tracking_workbook(progress, Language.of(code))
    try:
        file.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{file}: {error.strerror or error}") from error
    again = f"evaluation new DIR --from {shlex.quote(str(file))}"
    print(f"{file} is written. With five lines on the program in {file.with_suffix('.yaml')}, `{again}` reads it back.")
    return 0
