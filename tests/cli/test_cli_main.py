"""The command line as a person meets it: help, misspellings, exit codes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evaluation.cli import check
from evaluation.cli.main import COMMANDS, build_parser, main
from evaluation.errors import NotebookError, ParameterError

HEAVY = ("pandas", "scipy", "matplotlib", "papermill", "frictionless", "typst", "rich", "pydantic")


def test_the_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"{name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example_that_it_accepts(capsys, name):
    assert main([name, "--help"]) == 0
    assert f"example: evaluation {name}" in capsys.readouterr().out
    words = COMMANDS[name].EXAMPLE.partition(" > ")[0].split()
    build_parser().parse_args(words[1:])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["biuld"], "there is no command 'biuld'. Did you mean 'build'?"),
        (["xyz"], f"there is no command 'xyz'. There are: {', '.join(COMMANDS)}."),
        (["build", "--langauge", "es"], "build takes no option '--langauge'. Did you mean '--language'?"),
        (["build", "--langauge=es"], "build takes no option '--langauge'. Did you mean '--language'?"),
        (["build", "--lang", "es"], "build takes no option '--lang'. Did you mean '--language'?"),
        (["check", "data"], "check takes no argument 'data'. Remove it."),
        (["build", "--jobs", "0"], "'0' is not a whole number of 1 or more"),
        (["build", "--jobs", "two"], "'two' is not a whole number of 1 or more"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_wrong_usage_says_what_was_meant_and_exits_with_2(capsys, words, expected):
    assert main(words) == 2
    shown = capsys.readouterr()
    assert expected in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(("error", "code"), [(ParameterError("so"), 2), (NotebookError("so"), 1)])
def test_an_error_becomes_a_message_and_its_exit_code(monkeypatch, capsys, error, code):
    monkeypatch.setattr(check, "run", raiser(error))
    assert main(["check"]) == code
    assert capsys.readouterr().err == "evaluation: so\n"


def test_an_error_nobody_foresaw_is_not_swallowed(monkeypatch):
    monkeypatch.setattr(check, "run", raiser(ZeroDivisionError("oh")))
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def test_an_interruption_is_told_and_exits_with_130(monkeypatch, capsys):
    monkeypatch.setattr(check, "run", raiser(KeyboardInterrupt()))
    assert main(["check"]) == 130
    assert "interrupted" in capsys.readouterr().err


def raiser(error):
    def run(arguments):
        raise error

    return run


def test_the_command_runs_as_a_module_and_its_help_loads_nothing_heavy():
    script = (
        "import runpy, sys\nsys.argv = ['evaluation', 'build', '--help']\n"
        "try: runpy.run_module('evaluation', run_name='__main__')\nexcept SystemExit as end: assert not end.code\n"
        f"print('heavy:', sorted(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "usage: evaluation build" in done.stdout
    assert done.stdout.endswith("heavy: []\n")


def test_a_reader_who_has_seen_enough_is_no_error():
    script = (
        "import sys; from evaluation.cli import check, main\n"
        "check.run = lambda arguments: print('x' * 10**7) or 0\n"
        "sys.exit(main.main(['check']))"
    )
    producer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert producer.stdout
    assert producer.stderr
    producer.stdout.read(10)
    producer.stdout.close()
    assert producer.wait(timeout=30) == 0
    assert producer.stderr.read() == b""
    producer.stderr.close()
