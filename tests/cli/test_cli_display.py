"""What is shown while a build runs."""

from __future__ import annotations

import io
import re

from rich.console import Console

from evaluation.cli import display
from evaluation.plan.steps import Action, Step

STEPS = [
    Step(Action.LEFT_OUT, "as-of/2016-12-31", 1, 5, "no document had appeared"),
    Step(Action.RUN, "en/01-summary", 0, 2),
    Step(Action.RUN, "en/02-objective-1", 0, 2),
    Step(Action.RAN, "en/01-summary", 1, 2, "UserWarning: look"),
    Step(Action.FAILED, "en/02-objective-1", 2, 2, "02-objective.ipynb, cell 3: KeyError: 'x'\n    x['x']"),
    Step(Action.RENDER, "en/evaluation.html", 0, 1),
    Step(Action.WROTE, "reports/en/evaluation.html", 1, 1),
]


def test_without_a_terminal_there_is_one_line_per_step(capsys):
    with display.watch() as listener:
        for step in STEPS:
            listener(step)
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        "[1/5] left out as-of/2016-12-31",
        "        no document had appeared",
        "[0/2] running en/01-summary",
        "[0/2] running en/02-objective-1",
        "[1/2] ran en/01-summary",
        "        UserWarning: look",
        "[2/2] failed en/02-objective-1",
        "        02-objective.ipynb, cell 3: KeyError: 'x'",
        "[0/1] rendering en/evaluation.html",
        "[1/1] wrote reports/en/evaluation.html",
    ]
    assert shown.out == ""


def test_quiet_shows_nothing(capsys):
    with display.watch(is_quiet=True) as listener:
        for step in STEPS:
            listener(step)
    assert capsys.readouterr() == ("", "")


def test_verbose_shows_how_long_a_notebook_took_and_all_that_went_wrong(capsys):
    with display.watch(is_verbose=True) as listener:
        for step in STEPS:
            listener(step)
    lines = capsys.readouterr().err.splitlines()
    assert any(re.fullmatch(r"\[1/2\] ran en/01-summary in \d\.\d s", line) for line in lines)
    assert "            x['x']" in lines


def test_every_listener_hears_every_step():
    first, second = [], []
    listener = display.tell_all(first.append, second.append)
    for step in STEPS:
        listener(step)
    assert first == second == STEPS


def test_a_terminal_sees_what_runs_and_how_much_is_left():
    terminal = io.StringIO()
    with display._bars(Console(file=terminal, force_terminal=True, width=120)) as listener:
        for step in STEPS[:3]:
            listener(step)
    shown = terminal.getvalue()
    assert "left out as-of/2016-12-31: no document had appeared" in shown
    assert "en/01-summary, en/02-objective-1" in shown
    assert "0/2" in shown
    assert "left:" in shown


def test_a_terminal_keeps_warnings_and_names_in_brackets_as_they_are():
    terminal = io.StringIO()
    with display._bars(Console(file=terminal, force_terminal=True, width=120)) as listener:
        listener(Step(Action.RUN, "en/[bold]", 0, 1))
        listener(Step(Action.RAN, "en/[bold]", 1, 1, "see [1]"))
    assert "en/[bold]: see [1]" in terminal.getvalue()
