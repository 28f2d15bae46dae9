"""The log of a build: every step with its time and all that was said, for whoever asks later what happened.

Each line is on disk when the step is over, so the log of a build that was killed tells how far it came. It has times
and paths of this machine in it: it lies in the folder of the reports, and git and whoever publishes leave it out.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import evaluation
from evaluation.errors import OutputError
from evaluation.plan.steps import Listener, Step


@contextlib.contextmanager
def write_log(path: Path) -> Iterator[Listener]:
    """Listener that writes a new log; what ends the build is its last line.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    try:
        file = path.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}. Name another file by --log, or none by --log ''."
        ) from error
    with file:
        began = time.monotonic()
        _say(file, 0, f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC: {' '.join(sys.argv)}")
        _say(file, 0, f"evaluation {evaluation.__version__}, Python {platform.python_version()}, {platform.platform()}")

        def listen(step: Step) -> None:
            _say(file, time.monotonic() - began, f"{step.action} {step.name}", step.detail)

        try:
            yield listen
        except BaseException as error:
            _say(file, time.monotonic() - began, f"ended: {type(error).__name__}", str(error))
            raise
        _say(file, time.monotonic() - began, "done")


def _say(file: TextIO, seconds: float, line: str, detail: str = "") -> None:
    # a full disk must not end a build whose reports lie elsewhere
    with contextlib.suppress(OSError):
        file.write(f"{seconds:8.2f} {line}\n" + "".join(f"         {text}\n" for text in detail.splitlines()))
