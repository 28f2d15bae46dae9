"""The named rules: series and settings in, a frozen result out."""

from evaluation.methods.areas_compared import NAME as AREAS_COMPARED
from evaluation.methods.areas_compared import AreasCompared, AreaSeries, areas_compared
from evaluation.methods.change import LEVEL, change, dispersion
from evaluation.methods.due import STALE_PERIODS
from evaluation.methods.gap_closed import gap_closed
from evaluation.methods.percent_of_target import Tracked, percent_of_target, track
from evaluation.methods.registry import AVERAGED, METHODS, THRESHOLDS, check_method, run
from evaluation.methods.result import METHOD_STATUSES, STATUS_OUTLOOKS, Flag, Outlook, Reason, Result
from evaluation.methods.series import MaterialChange, Point, Series, Settings, Target, Window
from evaluation.methods.statcan_2024 import indicator_score

__all__ = [
    "AREAS_COMPARED",
    "AVERAGED",
    "LEVEL",
    "METHODS",
    "METHOD_STATUSES",
    "STALE_PERIODS",
    "STATUS_OUTLOOKS",
    "THRESHOLDS",
    "AreaSeries",
    "AreasCompared",
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
    "areas_compared",
    "change",
    "check_method",
    "dispersion",
    "gap_closed",
    "indicator_score",
    "percent_of_target",
    "run",
    "track",
]
