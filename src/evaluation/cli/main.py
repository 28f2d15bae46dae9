"""The command `evaluation`: finds the subcommand, and turns errors into messages and exit codes.

Exit codes: 0 done, 1 the data or a report is at fault, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import Final, TextIO

import evaluation
from evaluation.cli import (
    add,
    assess,
    build,
    check,
    compare,
    export,
    import_,
    new,
    progress,
    status,
    trace,
    verify,
    watch,
)
from evaluation.errors import EvaluationError, ParameterError
from evaluation.run import leave_out_grammars

COMMANDS: Final = {
    "add": add,
    "assess": assess,
    "build": build,
    "check": check,
    "compare": compare,
    "export": export,
    "import": import_,
    "new": new,
    "progress": progress,
    "status": status,
    "trace": trace,
    "verify": verify,
    "watch": watch,
}
INTERRUPTED: Final = 130
CUT_OFF: Final = 141
"""What a shell says of a command that ended because nobody read its output any more."""
WRITING: Final = frozenset(["add", "build", "export", "import", "new", "verify", "watch"])
LIKE: Final = 0.75
"""How like a word must be to one that there is to be taken for it: `--lang` is meant for `--language`."""
COLOURS: Final = "Colours follow the terminal; the variable NO_COLOR=1 turns them off."
MEANT: Final = dict.fromkeys(("--colour", "--color", "--colours", "--colors", "--no-color", "--no-colour"), COLOURS)
"""Options of other programs, and what there is instead."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    leave_out_grammars()
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _take_every_sign(stream)
    parser = build_parser()
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    try:
        if not words:
            parser.print_help()
            return 0
        arguments = _parse(parser, words)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SystemExit as end:  # argparse has printed its help or its message
        return end.code if isinstance(end.code, int) else 2
    except EvaluationError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("evaluation: interrupted. The reports are as they were.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output, such as `head`, has seen enough; of a command that writes the rest is missing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF if words[0] in WRITING else 0
    return code


def _take_every_sign(stream: TextIO) -> None:
    """Write UTF-8 to files and pipes, whatever the system's own encoding; a terminal keeps its own and may lose signs.

    A file that a command wrote must be readable by the next on any machine, and no sign of the data may end a command.
    """
    if isinstance(stream, TextIOWrapper):
        is_shown = stream.isatty()
        stream.reconfigure(encoding=None if is_shown else "utf-8", errors="replace" if is_shown else "backslashreplace")


def build_parser() -> argparse.ArgumentParser:
    """Parser of all subcommands."""
    parser = argparse.ArgumentParser(
        prog="evaluation",
        description=evaluation.__doc__,
        epilog="`evaluation help COMMAND` explains a command with an example.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"evaluation {evaluation.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        first_line = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=first_line,
            epilog=f"example: {module.EXAMPLE}",
            allow_abbrev=False,
        )
        command.add_argument(
            "--data", metavar="DIR", default="data", help="folder with the framework and the figures (default: data)"
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run, options=_options(command))
    return parser


def _parse(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    command = next((word for word in words if not word.startswith("-")), None)
    if command is not None and command not in COMMANDS:
        raise ParameterError(f"there is no command {command!r}. {_suggestion(command, COMMANDS)}")
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        word = unknown[0].partition("=")[0]
        kind = "option" if word.startswith("-") else "argument"
        hint = MEANT.get(word) or _suggestion(word, arguments.options) if kind == "option" else "Remove it."
        raise ParameterError(f"{command} takes no {kind} {word!r}. {hint}")
    return arguments


def _suggestion(word: str, known: Iterable[str]) -> str:
    choices = list(known)
    close = difflib.get_close_matches(word, choices, n=1, cutoff=LIKE)
    return f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(choices)}."


def _options(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    return tuple(word for action in parser._actions for word in action.option_strings if word.startswith("--"))


if __name__ == "__main__":
    raise SystemExit(main())
