"""The named rules: series and settings in, a frozen result out."""

from evaluation.methods.age import OLDEST, YEAR, age, frequency_of, months_after
from evaluation.methods.compared import Tipping, TippingPoint
from evaluation.methods.comparisons.areas_compared import NAME as AREAS_COMPARED
from evaluation.methods.comparisons.areas_compared import AreasCompared, areas_compared
from evaluation.methods.comparisons.change import change
from evaluation.methods.comparisons.counts import FEWEST_PERIODS, LEVEL, scatter_of
from evaluation.methods.comparisons.permutation import AreaSeries
from evaluation.methods.published.statcan_2024 import indicator_score
from evaluation.methods.registry import (
    AVERAGED,
    JUDGING,
    METHOD_STATUSES,
    METHODS,
    RULES,
    STATUS_OUTLOOKS,
    STATUS_WORDS,
    THRESHOLDS,
    check_method,
    run,
)
from evaluation.methods.result import Flag, Outlook, Reason, Result
from evaluation.methods.rule import Rule
from evaluation.methods.series import (
    YEAR_LENGTH,
    MaterialChange,
    Point,
    RelativeTarget,
    Series,
    Settings,
    Target,
    Window,
)
from evaluation.methods.targets.gap_closed import gap_closed
from evaluation.methods.targets.percent_of_target import Tracked, percent_of_target, track

__all__ = [
    "AREAS_COMPARED",
    "AVERAGED",
    "FEWEST_PERIODS",
    "JUDGING",
    "LEVEL",
    "METHODS",
    "METHOD_STATUSES",
    "OLDEST",
    "RULES",
    "STATUS_OUTLOOKS",
    "STATUS_WORDS",
    "THRESHOLDS",
    "YEAR",
    "YEAR_LENGTH",
    "AreaSeries",
    "AreasCompared",
    "Flag",
    "MaterialChange",
    "Outlook",
    "Point",
    "Reason",
    "RelativeTarget",
    "Result",
    "Rule",
    "Series",
    "Settings",
    "Target",
    "Tipping",
    "TippingPoint",
    "Tracked",
    "Window",
    "age",
    "areas_compared",
    "change",
    "check_method",
    "frequency_of",
    "gap_closed",
    "indicator_score",
    "months_after",
    "percent_of_target",
    "run",
    "scatter_of",
    "track",
]
