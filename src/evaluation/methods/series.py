"""What every method works on: points in time, a window, a target, and the settings of the indicator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from evaluation.framework.vocabulary import Cumulation, Direction, Kind
from evaluation.load import Observation

YEAR_LENGTH: Final = 365.25
"""Days of a year on average, where a rate or a length is told in years."""
YEAR_DAYS: Final = (365, 366)
"""Days of a whole year, a common and a leap one."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series, or several put together, such as those of a baseline window.

    Parameters
    ----------
    value : float
        Zero is a value; where there is none there is no point.
    start, end : datetime.date
        First and last day of the period, both included.
    qualifier : str
        `exact`, `at_least`, `about`, `at_most` or `derived`.
    numerator, denominator : float or None
        Parts of a share.
    observations : tuple of Observation
        What it rests on; empty for the values of a table that came from nowhere else.
    exposure : int or None
        Days that the figures put together cover, without the gaps between them; None for a single figure.
    """

    value: float
    start: dt.date
    end: dt.date
    qualifier: str = "exact"
    numerator: float | None = None
    denominator: float | None = None
    observations: tuple[Observation, ...] = ()
    exposure: int | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        """Ids of the observations."""
        return tuple(o.observation_id for o in self.observations)

    @property
    def authority(self) -> str:
        """Authority whose figure it is."""
        return self.observations[0].authority

    @property
    def days(self) -> int:
        """Days covered, which are the exposure of a count."""
        return (self.end - self.start).days + 1 if self.exposure is None else self.exposure

    @property
    def yearly(self) -> float:
        """Events per year, of a count."""
        return self.value * YEAR_LENGTH / self.days

    @property
    def is_whole_year(self) -> bool:
        """Whether it covers one year, from whatever day on."""
        return self.days in YEAR_DAYS

    @property
    def is_part_of_year(self) -> bool:
        """Whether it covers more than a day and less than a year."""
        return 1 < self.days < min(YEAR_DAYS)

    @property
    def exceeds_year(self) -> bool:
        """Whether it covers more than a year."""
        return self.days > max(YEAR_DAYS)


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order of time, whatever order they are given in.

    `suppressed` are periods whose value exists but is withheld.
    """

    points: tuple[Point, ...]
    suppressed: tuple[Window, ...] = ()

    def __post_init__(self) -> None:
        ordered = sorted(self.points, key=lambda p: (p.end, p.start, p.refs))
        object.__setattr__(self, "points", tuple(ordered))


@dataclass(frozen=True, slots=True)
class Window:
    """Period that stands for the baseline, both days included."""

    start: dt.date
    end: dt.date

    def holds(self, point: Point, kind: Kind) -> bool:
        """Whether a point belongs to the window: a stock by its day, everything else by its whole period."""
        begin = point.end if kind is Kind.STOCK else point.start
        return self.start <= begin and point.end <= self.end


@dataclass(frozen=True, slots=True)
class Target:
    """Value to be reached by a day, with the source that states it."""

    value: float
    date: dt.date
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RelativeTarget:
    """Target in per cent of the baseline: 85 is 0.85 times it."""

    percent_of_baseline: float
    date: dt.date
    ref: str = ""


@dataclass(frozen=True, slots=True)
class MaterialChange:
    """Smallest change that counts, as a share of the baseline or in the unit itself; it may grow with every year."""

    value: float
    of: Literal["baseline", "absolute"]
    per_year: bool = False

    def limit(self, baseline: float, years: int = 1) -> float:
        """Smallest change in the indicator's unit, so many years after the baseline."""
        value = self.value * years if self.per_year else self.value
        return value if self.of == "absolute" else value * abs(baseline)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a series is to be judged; nothing that decides a verdict has a default.

    Parameters
    ----------
    cut_off : datetime.date
        The earlier of the date of the report and the end of the judged time; what ends by it is due.
    breaks : tuple of datetime.date
        Days across which values cannot be compared.
    latest : Window or None
        Period whose figures are compared with the baseline, treated as the baseline is; None for the last figure.
    is_sample : bool
        Whether a share is that of a random sample.
    relative_target : RelativeTarget or None
        A target that follows from the baseline; `run` puts it in the place of `target`.
    steps : tuple of Target
        Targets of earlier periods, in order of time.
    frequency : int or None
        Months between figures, where they are declared.
    limit : float or None
        Value that cannot be exceeded, where a published method makes use of it.
    is_percent : bool
        Whether the values are percentages of a whole.
    screen_outliers : bool
        Whether the moving ranges of outliers are left out of the limits of a control chart.
    """

    direction: Direction
    kind: Kind
    cumulation: Cumulation
    cut_off: dt.date
    baseline: Window | None
    target: Target | None
    material_change: MaterialChange | None
    breaks: tuple[dt.date, ...] = ()
    latest: Window | None = None
    is_sample: bool = False
    relative_target: RelativeTarget | None = None
    steps: tuple[Target, ...] = ()
    frequency: int | None = None
    limit: float | None = None
    is_percent: bool = False
    screen_outliers: bool = False

    @property
    def has_target(self) -> bool:
        """Whether there is a target, as a value or in per cent of the baseline."""
        return self.target is not None or self.relative_target is not None
