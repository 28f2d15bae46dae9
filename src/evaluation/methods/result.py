"""The one shape of every method's outcome, and the closed lists of what it may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evaluation.methods.age import OLDEST, YEAR
from evaluation.methods.compared import TippingPoint
from evaluation.methods.series import Point, Target


class Outlook(StrEnum):
    """Class of a status; what a reader sees as sign and colour."""

    FAVOURABLE = "favourable"
    UNCLEAR = "unclear"
    UNFAVOURABLE = "unfavourable"
    NOT_COMPUTABLE = "not_computable"
    CONTEXT = "context"


class Reason(StrEnum):
    """Why there is no verdict, or why it is unclear; first what whoever keeps the data and the framework can mend."""

    NO_BASELINE = "no_baseline"
    ONE_POINT = "one_point"
    TOO_FEW_POINTS = "too_few_points"
    NO_PARTS = "no_parts"
    NO_MATERIAL_CHANGE = "no_material_change"
    NO_TARGET = "no_target"
    TARGET_BEFORE_BASELINE = "target_before_baseline"
    NO_FIGURE = "no_figure"
    NO_FIGURE_AT_DEADLINE = "no_figure_at_deadline"
    PART_OF_PERIOD = "part_of_period"
    SUPPRESSED = "suppressed"
    NOT_DUE = "not_due"
    DEFINITION_BREAK = "definition_break"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    ZERO_BASELINE = "zero_baseline"
    ZERO_TARGET = "zero_target"
    NO_GROWTH_RATE = "no_growth_rate"
    TOTAL_FELL = "total_fell"
    SCATTER_UNKNOWN = "scatter_unknown"
    BOUND_FLIPS = "bound_flips"
    DIRECTION_NONE = "direction_none"
    METHOD_DOES_NOT_FIT = "method_does_not_fit"
    OUT_OF_RANGE = "out_of_range"
    REPORTING_DIFFERS = "reporting_differs"
    NO_AREAS_TO_COMPARE = "no_areas_to_compare"
    ZERO_TOTAL = "zero_total"
    TOO_FEW_CHOICES = "too_few_choices"


class Flag(StrEnum):
    """What a reader must know of a verdict that does not take it away."""

    ZERO_REPLACED = "zero_replaced"  # the published method put 0.001 for a zero, and that decides
    TOTAL_FELL = "total_fell"  # a running total is smaller than an earlier one
    LATE = "late"  # the last period that is due has no figure yet
    OUTDATED = "outdated"  # more than two have none: the verdict is one as of the last figure
    BASELINE_MET = "baseline_met"  # the baseline already met the target
    NEAR_THE_END = "near_the_end"  # within a point of a target of 0 or 100 per cent counts as met, and that decides
    WRONG_SIDE = "wrong_side"  # worse than both baseline and target, whatever the trend says
    ALWAYS_MET = "consistent_pass"  # both limits of the chart are on the wanted side of the target
    NEVER_MET = "consistent_fail"  # both are on the other side
    SOMETIMES_MET = "inconsistent"  # the target lies between the limits
    TREND_UNCHECKED = "trend_unchecked"  # one period before, so that a common trend cannot be checked


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of a method.

    Parameters
    ----------
    method : str
    status : str
        The method's own word; a key of `STATUS_OUTLOOKS`.
    reasons : tuple of Reason
        Why there is no verdict, or why it is unclear; those first that whoever keeps the data can mend.
    estimate : float or None
        Share of the gap closed; share of the target; ratio of yearly rates (counts) or of shares;
        change relative to the baseline (stocks, amounts, rates) or in the unit (`change_interval`); slope per year
        (`linear_trend`); mean (`spc_xmr`).
    difference : float or None
        Latest less baseline in the indicator's unit; for counts, of the yearly rates.
    interval : tuple of float or None
        95 % interval that decides: of the ratio of counts; of shares, the latest shares that the ends of the interval
        of the odds ratio would mean beside the baseline's; the limits of a control chart.
    later : Point or None
        A figure later than the one that is judged, shown and not judged.
    moved : int
        +1 or -1 where a change is told, whatever direction is wanted; else 0.
    tipping : TippingPoint or None
        What would have to be so for a change that could not be tested to be no longer clear.
    chance : tuple of float or None
        The same interval where nothing but chance made the figures vary.
    scatter : float or None
        `a` of the baseline of counts: their variance beyond chance, in relation to the square of their mean.
    dispersion : float or None
        Of the baseline of shares: how many times more they scatter than those of independent cases.
    projection : float or None
        Value that the trend leads to at the target's date, where the method looks ahead.
    slope : float or None
        Slope per year: Theil-Sen's from four points on (`change`), the average change (`destatis_trend`),
        the slope of the line (`linear_trend`).
    slope_interval : tuple of float or None
        Its 95 % interval, from six points on.
    age : int or None
        Whole frequencies from the end of the latest due figure to the cut-off.
    frequency : int
        Months between figures.
    flags : tuple of Flag
    thresholds : mapping of str to float
        Limits that decided between the statuses.
    """

    method: str
    status: str
    reasons: tuple[Reason, ...] = ()
    score: float | None = None
    estimate: float | None = None
    difference: float | None = None
    interval: tuple[float, float] | None = None
    baseline: Point | None = None
    latest: Point | None = None
    target: Target | None = None
    later: Point | None = None
    moved: int = 0
    tipping: TippingPoint | None = None
    chance: tuple[float, float] | None = None
    scatter: float | None = None
    dispersion: float | None = None
    projection: float | None = None
    slope: float | None = None
    slope_interval: tuple[float, float] | None = None
    flags: tuple[Flag, ...] = ()
    age: int | None = None
    frequency: int = YEAR
    points_used: int = 0
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reasons", tuple(sorted(set(self.reasons), key=list(Reason).index)))

    @property
    def reason(self) -> Reason | None:
        """The first reason."""
        return self.reasons[0] if self.reasons else None

    @property
    def is_current(self) -> bool:
        """Whether the latest figure still says how things are; else a verdict is one as of its period."""
        return self.age is not None and self.age <= OLDEST

    @property
    def outlook(self) -> Outlook:
        """Class of the status."""
        # not at the top: the methods, which know their statuses, know this class
        from evaluation.methods.registry import STATUS_OUTLOOKS

        return STATUS_OUTLOOKS[self.status]
