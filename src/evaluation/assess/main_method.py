"""By which method an indicator is judged: that of its sheet, else the programme's, else what its target asks.

There are two questions, how far it is on its way to a target and whether it moved; each has its own method.
"""

from __future__ import annotations

from typing import Final

from evaluation.framework import Indicator, Programme, TargetSheet
from evaluation.methods import RULES, Settings

OWN: Final = "change"
OWN_WITH_TARGET: Final = "gap_closed"
NEED_A_TARGET: Final = tuple(name for name, rule in RULES.items() if rule.needs_target)
TAKE_A_TARGET: Final = tuple(name for name, rule in RULES.items() if rule.takes_target)
"""Methods that tell the pace towards a target; the others ask only whether the figure moved."""
TRENDS: Final = tuple(name for name, rule in RULES.items() if rule.is_trend)
"""Methods that tell whether a figure moved, beside the change from the baseline."""


def main_method(programme: Programme, indicator: Indicator, settings: Settings) -> str:
    """Name of the method that judges an indicator.

    With a target it is one that looks at the target: a method of another kind, chosen for the whole programme or for
    this indicator, leaves the pace to the share of the gap. Without one it is none that needs a target.
    """
    chosen = indicator.method or programme.method
    if settings.has_target:
        return chosen if chosen in TAKE_A_TARGET else OWN_WITH_TARGET
    return chosen if chosen is not None and chosen not in NEED_A_TARGET else OWN


def direction_method(programme: Programme, indicator: Indicator) -> str:
    """Name of the method that tells of an indicator with a target whether it moved, whatever the target is."""
    chosen = indicator.method or programme.method
    return chosen if chosen in TRENDS else OWN


def without_target(indicator: Indicator) -> Indicator:
    """The sheet as it would be if nobody had set a target, for the question whether the figure moved."""
    return indicator.model_copy(update={"target": TargetSheet.model_construct()})
