"""Make all reports anew elsewhere and compare them byte for byte: exit code 0 if they are the same, 1 if one differs.

What may differ is what manifest and RO-Crate say of the machine: Python, platform, fonts, versions of packages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from evaluation.cli.asked import add_report_arguments, add_run_arguments, conditions_of, request_of

if TYPE_CHECKING:
    from evaluation.verify.anew import Verification

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
    for line in describe(found, arguments.out, is_quiet=arguments.quiet):
        print(line)
    return 1 if found.differences else 0


def describe(found: Verification, folder: str, *, is_quiet: bool = False) -> Iterator[str]:
    """What differs, and in what this installation differs from the one that made the reports."""
    yield from found.differences
    if found.differences:
        yield f"{len(found.differences)} of {found.compared} files are not what their inputs give."
    elif is_quiet:
        return
    else:
        yield f"The {found.compared} files in {folder} are, byte for byte, what their inputs give."
    yield from (f"The reports were made elsewhere: {remark}." for remark in found.made_with)
    if found.packages:
        number = "1 package has" if len(found.packages) == 1 else f"{len(found.packages)} packages have"
        result = "which may be why" if found.differences else "and that made no difference"
        yield f"Here {number} another version than in the lock file, {result}:"
        yield from (f"  {package}" for package in found.packages)
        if found.differences:
            yield "With the locked ones the same is asked by `make verify`, or by `uv run --frozen evaluation verify`."
