"""The command line as a person meets it: help, misspellings, exit codes."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.cli import check
from evaluation.cli.main import COMMANDS, build_parser, main
from evaluation.errors import NotebookError, ParameterError
from evaluation.plan.request import refuse_future

PROGRESS = ["progress", "--language", "es"]
SCORES = ["assess", "series.csv", "--method", "gap_closed"]
DATA = Path(__file__).parents[2] / "data"

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
        (["help", "biuld"], "there is no command 'biuld'. Did you mean 'build'?"),
        (["build", "--colour", "red"], "build takes no option '--colour'. Colours follow the terminal"),
        (["build", "--as-of", "dialogue"], "(did you mean 'dialogues'?)"),
        (["build", "--as-of", "soon"], "nor one of: dialogues, latest"),
        (["build", "--as-of", "2020"], "Write 2020-12-31, its last day."),
        (["build", "--as-of", "2999-01-01"], "--as-of: 2999-01-01 lies ahead; nobody can know it yet."),
        (["progress", "--as-of", "2999-01-01"], "--as-of: 2999-01-01 lies ahead; nobody can know it yet."),
        (["compare", "2020-02-06", "2999-01-01"], "compare: 2999-01-01 lies ahead; nobody can know it yet."),
        (["build", "--language", "ess"], "(did you mean 'es'?)"),
        (["build", "--format", "pfd"], "there is no 'pfd'"),
    ],
)
def test_wrong_usage_says_what_was_meant_and_exits_with_2(capsys, words, expected):
    assert main(words) == 2
    shown = capsys.readouterr()
    assert expected in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_nothing_asked_is_answered_with_the_help(capsys, words):
    assert main(words) == 0
    shown = capsys.readouterr()
    assert all(f"{name} " in shown.out for name in COMMANDS)
    assert shown.err == ""


def test_help_explains_one_command_too(capsys):
    assert main(["help", "check"]) == 0
    assert "example: evaluation check" in capsys.readouterr().out


@pytest.mark.case("assess-file-not-found")
@pytest.mark.parametrize("name", ["check", "build", "status", "progress", "verify", "watch"])
def test_outside_a_checkout_a_command_says_so_and_nothing_else(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    assert main([name]) == 1
    said = [line for line in "".join(capsys.readouterr()).splitlines() if line and "in 1 file." not in line]
    assert len(said) == 1
    assert f"there is no such data folder in {tmp_path}" in said[0]
    assert "--data" in said[0]


def test_the_day_of_the_newest_document_may_lie_ahead():
    days = []
    refuse_future("--as-of", dt.date(2999, 1, 1), lambda: days.append(1) or "2999-01-01")
    refuse_future("--as-of", dt.date(2020, 1, 1), lambda: days.append(1) or "2999-01-01")
    assert days == [1]


@pytest.mark.case("output-encoding")
@pytest.mark.parametrize(
    ("encoding", "words"), [("cp850", PROGRESS), ("cp1252", PROGRESS), ("cp1252", SCORES), ("ascii", SCORES)]
)
def test_what_goes_to_a_file_is_utf_8_whatever_the_system_writes(tmp_path, encoding, words):
    """A table that was scored can be scored again, and no sign ends a command."""
    header = "series,base_value,base_year,current_value,current_year,target,target_year,direction"
    rows = ["níños,10,2015,14,2020,20,2030,rise", "人身,10,2015,14,2020,20,2030,rise", "x,−5,2015,1,2020,2,2030,rise"]
    (tmp_path / "series.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    line = [sys.executable, "-m", "evaluation", *words, *(["--data", str(DATA)] if words[0] == "progress" else [])]
    done = subprocess.run(
        line, cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert b"Traceback" not in done.stderr
    shown = done.stdout.decode("utf-8")
    assert "í" in shown
    if words[0] == "assess":
        assert "人身" in shown
        assert "MINUS SIGN" in done.stderr.decode("utf-8")
        (tmp_path / "series.csv").write_bytes(done.stdout)
        again = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
        assert (again.returncode, again.stdout) == (0, done.stdout)


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


def test_a_build_whose_output_is_cut_off_does_not_say_that_it_ended_well(monkeypatch, capfd):
    def cut_off(arguments):
        raise BrokenPipeError

    monkeypatch.setattr(COMMANDS["build"], "run", cut_off)
    monkeypatch.setattr(os, "dup2", lambda *to: None)
    assert main(["build"]) == 141
