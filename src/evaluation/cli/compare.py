"""Say what changed between two builds, and why, in words for stakeholders and for a pull request.

OLD and NEW are folders of reports, days (the reports as known on 2020-02-06) or commits whose reports are compared.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from evaluation.cli.asked import cores, number

HELP: Final = "say what changed between two builds, and why"
FORMATS: Final = ("markdown", "html")
EXAMPLE: Final = "evaluation compare HEAD reports --out /tmp/changes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation compare`."""
    add = parser.add_argument
    add("old", metavar="OLD", help="a folder of reports, a day as YYYY-MM-DD, or a commit")
    add("new", metavar="NEW", help="the same")
    add("--reports", metavar="DIR", default="reports", help="folder of the reports in commits (default: reports)")
    add("--notebooks", metavar="DIR", default="notebooks", help="folder with the chapters (default: notebooks)")
    add("--out", metavar="DIR", default="", help="write compare.html, compare.pdf and compare.md into this folder")
    add(
        "--format",
        metavar="FORMAT",
        default="markdown",
        help="markdown or html, if nothing is written (default: markdown)",
    )
    add("--language", metavar="CODE", default="en", help="language of the comparison (default: en)")
    add("--exit-code", action="store_true", help="exit with 1 if something changed")
    add("--jobs", metavar="N", type=number, default=cores(), help="most notebooks at a time (default: %(default)s)")
    add("--quiet", action="store_true", help="print nothing but the result and errors")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the comparison; the exit code is 0, or 1 where something changed and that was asked."""
    # not at the top: reading and rendering take seconds to import, and --help needs none of it
    from evaluation.cli.asked import refuse_days_ahead
    from evaluation.cli.display import watch
    from evaluation.locale.language import Language
    from evaluation.plan.request import check_choice
    from evaluation.publish.write import probe, write_all
    from evaluation.verify.two_builds import Place, compare_builds, files_of, html_of, markdown_of

    check_choice("--format", arguments.format, FORMATS)
    language = Language.of(arguments.language)
    refuse_days_ahead("compare", [arguments.old, arguments.new], arguments.data)
    folder = Path(arguments.out)
    if arguments.out:
        probe([folder])
    place = Place(Path(arguments.reports), Path(arguments.data), Path(arguments.notebooks), arguments.jobs)
    with watch(is_quiet=arguments.quiet) as listener:
        compared = compare_builds(arguments.old, arguments.new, place, language, listener)
    if arguments.out:
        files = files_of(compared, language)
        write_all(folder, files)
        print(f"Open {folder / next(iter(files))}")
    else:
        tell = html_of if arguments.format == "html" else markdown_of
        sys.stdout.write(tell(compared, language))
    return 1 if arguments.exit_code and compared else 0
