"""The named rules: series and settings in, a frozen result out."""

from evaluation.methods.change import change, dispersion
from evaluation.methods.gap_closed import gap_closed
from evaluation.methods.percent_of_target import Tracked, percent_of_target, track
from evaluation.methods.registry import METHODS, run
from evaluation.methods.result import STATUS_OUTLOOKS, Outlook, Reading, Reason, Result
from evaluation.methods.series import MaterialChange, Point, Series, Settings, Target, Window

__all__ = [
    "METHODS",
    "STATUS_OUTLOOKS",
    "MaterialChange",
    "Outlook",
    "Point",
    "Reading",
    "Reason",
    "Result",
    "Series",
    "Settings",
    "Target",
    "Tracked",
    "Window",
    "change",
    "dispersion",
    "gap_closed",
    "percent_of_target",
    "run",
    "track",
]
