"""The named rules: series and settings in, a frozen result out."""

from evaluation.methods.change import LEVEL, change, dispersion
from evaluation.methods.due import STALE_PERIODS
from evaluation.methods.gap_closed import gap_closed
from evaluation.methods.percent_of_target import Tracked, percent_of_target, track
from evaluation.methods.registry import METHODS, THRESHOLDS, run
from evaluation.methods.result import STATUS_OUTLOOKS, Flag, Outlook, Reason, Result
from evaluation.methods.series import MaterialChange, Point, Series, Settings, Target, Window
from evaluation.methods.statcan_2024 import indicator_score

__all__ = [
    "LEVEL",
    "METHODS",
    "STALE_PERIODS",
    "STATUS_OUTLOOKS",
    "THRESHOLDS",
    "Flag",
    "MaterialChange",
    "Outlook",
    "Point",
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
    "indicator_score",
    "percent_of_target",
    "run",
    "track",
]
