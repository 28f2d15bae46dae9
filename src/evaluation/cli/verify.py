"""Make all reports anew in a temporary folder, without any cache, and compare them with those in the output folder.

The exit code is 1 if a byte differs. What may differ is what the manifest says of the machine: Python, platform, fonts.
"""

from __future__ import annotations

import argparse
from typing import Final

from evaluation.cli.asked import add_report_arguments, add_run_arguments, conditions_of, request_of

HELP: Final = "make the reports anew elsewhere and compare them byte for byte"
EXAMPLE: Final = "evaluation verify --as-of latest"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation verify`."""
    add_report_arguments(
        parser, days="latest and every other edition there is", areas="the whole and every area there is", is_whole=True
    )
    add_run_arguments(parser)
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")


def run(arguments: argparse.Namespace) -> int:
    """Print what differs; the exit code is 1 if anything does."""
    from evaluation.cli.display import watch
    from evaluation.verify.anew import verify

    request = request_of(arguments, arguments.jobs, conditions_of(arguments), is_standing=True)
    with watch(is_quiet=arguments.quiet) as listener:
        found = verify(request, listener)
    for difference in found.differences:
        print(difference)
    if not found.differences:
        if not arguments.quiet:
            print(f"The {found.compared} files in {arguments.out} are, byte for byte, what their inputs give.")
        return 0
    print(f"{len(found.differences)} of {found.compared} files are not what their inputs give.")
    for remark in found.made_with:
        print(f"The reports were made elsewhere: {remark}.")
    return 1
