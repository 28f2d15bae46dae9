"""What a build tells whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.plan.outcome import Outcome


class Action(StrEnum):
    """Kinds of step, in the order in which they occur."""

    LEFT_OUT = "left_out"
    UNTRANSLATED = "untranslated"
    RUN = "run"
    RAN = "ran"
    FAILED = "failed"
    RENDER = "render"
    WROTE = "wrote"


@dataclass(frozen=True, slots=True)
class Step:
    """Something a build began or ended.

    Parameters
    ----------
    action : Action
    name : str
        The job or file.
    done, total : int
        How many notebooks or reports are finished, of how many.
    detail : str
        Why something was left out, what is not translated, what went wrong, or what a notebook complained about
        while it ran.
    outcome : Outcome, optional
        Of a job that ended.
    """

    action: Action
    name: str
    done: int
    total: int
    detail: str = ""
    outcome: Outcome | None = field(default=None, compare=False, repr=False)


Listener = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Listener of a build that nobody watches."""
