"""What is known on a day, and what follows from it, as DataFrames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import pandas as pd

from evaluation.assess import IndicatorResult, Progress, ProgressRecord, assess
from evaluation.assess.inputs import points_of, settings_of
from evaluation.errors import ParameterError
from evaluation.evidence import Evidence
from evaluation.evidence.supposed import MARK
from evaluation.findings import findings_of
from evaluation.frames.judged import Judged, judge
from evaluation.frames.kept import ALL, milestones_table, money_table, targets_table
from evaluation.frames.supposing import supposing
from evaluation.frames.typed import typed
from evaluation.load import did_you_mean
from evaluation.locale import SOURCE_LANGUAGE
from evaluation.methods import Settings
from evaluation.results import Package, Table, one_table
from evaluation.results.points import points
from evaluation.results.published import published
from evaluation.results.specifications import specifications

UNIT: Final = "unit"
ID: Final = "indicator_id"


@dataclass(frozen=True)  # no slots: it remembers what it computed
class Frames:
    """What is known on a day, and what follows from it, as DataFrames.

    Columns have types: numbers `Float64` or `Int64` with `<NA>` for what is missing, days `datetime64`, text `string`,
    words of a fixed list `category`. The index of a table is its id, so that tables join. `frame.attrs` has the unit
    and the meaning of each column under `units` and `labels`, the day under `as_of`.

    Parameters
    ----------
    evidence : Evidence
    scenario : str, optional
        Id of the target scenario that `targets` shows, `all` or `none`.
    area : str, optional
        Place that all of it is about; empty for the whole programme.
    supposed : tuple of str, optional
        Ids of the figures among the observations that nobody published.

    Examples
    --------
    >>> from evaluation.frames import open_frames
    >>> known = open_frames("data", as_of="2024-12-31")
    >>> known.observations.loc["F0101", "period_end"]
    Timestamp('2023-03-31 00:00:00')
    >>> known.observations.attrs["labels"]["area"]
    'Place.'
    """

    evidence: Evidence
    scenario: str = ALL
    area: str = ""
    supposed: tuple[str, ...] = ()

    @cached_property
    def progress(self) -> Progress:
        """Every objective assessed: the objects behind the tables."""
        return assess(self.evidence)

    @cached_property
    def record(self) -> ProgressRecord:
        """The verdicts as files keep them: without the series behind them."""
        return ProgressRecord.of(self.progress)

    @cached_property
    def observations(self) -> pd.DataFrame:
        """Published figures by `observation_id`: `value` in the `unit` of its row, period, place, document."""
        return self._frame(self._as_published["observations"])

    @cached_property
    def sources(self) -> pd.DataFrame:
        """Documents by `source_id`; those without a date are among them where a finding counts them."""
        return self.table("sources")

    @cached_property
    def series(self) -> pd.DataFrame:
        """Points of all series by `point_id`; what was set aside has `in_series` false and a `reason`."""
        return self._with_units(self._frame(points(self.progress.indicators)[0]))

    @cached_property
    def specifications(self) -> pd.DataFrame:
        """Every pair of figures by which an indicator was judged again, by `specification_id`."""
        return self._with_units(self._frame(specifications(self.record.indicators)[0]))

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Every number that may be stated by `finding_id`: `value` in the `unit` of its row, rule, formula."""
        return self.table("findings")

    @cached_property
    def finding_inputs(self) -> pd.DataFrame:
        """Which figure and document each finding rests on: it joins `findings`, `observations` and `sources`."""
        return self.table("finding_inputs")

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """The verdict on each indicator by `indicator_id`, with the two values compared and how surely."""
        return self._frame(one_table(self.record))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Targets by `target_id`: those that indicators are judged by, those of documents, and scenarios."""
        return self._frame(targets_table(self.progress, self.scenario))

    @cached_property
    def money(self) -> pd.DataFrame:
        """What documents say of each flow of money, by `flow_id`, `role` and `observation_id`."""
        return self._frame(money_table(self.evidence))

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """Dated facts and claims by `milestone_id`."""
        return self._frame(milestones_table(self.evidence))

    def table(self, name: str) -> pd.DataFrame:
        """Any of the published tables by its name.

        Parameters
        ----------
        name : str
            As of the files in `reports/results/`, without their ending: `measures`, `answers`, `point_inputs`.

        Returns
        -------
        DataFrame
            By the key of the table.

        Raises
        ------
        ParameterError
            If there is none of this name.

        Examples
        --------
        >>> from evaluation.frames import open_frames
        >>> open_frames("data").table("units").loc["USD", "kind_of_number"]
        'money'
        """
        tables = self._tables
        if name not in tables:
            raise ParameterError(f"table: there is none called {name!r}{did_you_mean(name, tables)}.")
        return self._frame(tables[name])

    def points(self, indicator: str) -> pd.DataFrame:
        """The series of one indicator as it is judged, in order of time.

        Parameters
        ----------
        indicator : str
            Its id, such as `1.1`.

        Returns
        -------
        DataFrame
            Rows of `series` that are in the series; `attrs` has the indicator's `title` and, under `units`, its unit.

        Raises
        ------
        ParameterError
            If there is no such indicator.

        Examples
        --------
        >>> from evaluation.frames import open_frames
        >>> offices = open_frames("data", as_of="2024-12-31").points("1.1")
        >>> float(offices["value"].iloc[-1]), offices.attrs["units"]["value"]
        (14.0, 'prosecutor_offices')
        """
        sheet = self._indicator(indicator).indicator
        own = self.series[(self.series[ID] == sheet.id) & self.series["in_series"]].copy()
        own.attrs["units"] = {**own.attrs["units"], "value": sheet.unit}
        own.attrs["title"] = sheet.title.of(SOURCE_LANGUAGE)
        return own

    def settings(self, indicator: str) -> Settings:
        """How an indicator is judged: direction, baseline, target, smallest change that counts.

        Raises
        ------
        ParameterError
            If there is no such indicator.

        Examples
        --------
        >>> from evaluation.frames import open_frames
        >>> open_frames("data").settings("1.1").direction.value
        'rise'
        """
        item = self._indicator(indicator)
        return settings_of(self.evidence, item.indicator, item.series)

    def judge(self, indicator: str, *, method: str = "", **changes: Any) -> Judged:
        """Judge an indicator as its sheet says, or otherwise.

        Parameters
        ----------
        indicator : str
            Its id.
        method : str, optional
            Another rule than its own, such as `linear_trend`; all stand in `evaluation.frames.METHODS`.
        **changes
            Fields of `Settings` that are to be others, such as `baseline="2014"`; see `evaluation.frames.judge`.

        Returns
        -------
        Judged
            Of another choice it is no verdict of the report: whoever shows it says that the choice is their own.

        Raises
        ------
        ParameterError
            If there is no such indicator, method or setting, or the baseline is no period.

        Examples
        --------
        >>> from evaluation.frames import open_frames
        >>> known = open_frames("data", as_of="2024-12-31")
        >>> known.judge("1.1").status
        'improved'
        >>> known.judge("1.1", baseline="2014").baseline.value
        1.0
        """
        item = self._indicator(indicator)
        return judge(points_of(item.series), self.settings(indicator), method=method or item.result.method, **changes)

    def suppose(self, **figure: Any) -> Frames:
        """The same with one more figure, as if it were known: in memory alone, and marked in every table.

        Parameters
        ----------
        **figure
            Columns of `observations.csv`: `measure`, `value`, `authority`, and `year` or `period_start` and
            `period_end`. What is left out is as in the last figure of the measure.

        Returns
        -------
        Frames
            Each of its tables has a column `supposed`. No report, no export of a notebook and no file that
            `to_spreadsheet` writes takes it.

        Raises
        ------
        ParameterError
            If no figure of the measure is known, a column is unknown, or a value cannot be read.

        Examples
        --------
        >>> from evaluation.frames import open_frames
        >>> known = open_frames("data", as_of="2024-12-31")
        >>> measure = known.observations.loc["F0101", "measure"]
        >>> known.suppose(measure=measure, value=2, year=2024)
        Frames as known on 2024-12-31, with 1 supposed figure
        """
        evidence, observation = supposing(self.evidence, figure, len(self.supposed) + 1)
        return replace(self, evidence=evidence, supposed=(*self.supposed, observation.observation_id))

    def __repr__(self) -> str:
        many = "s" if len(self.supposed) > 1 else ""
        more = f", with {len(self.supposed)} {MARK} figure{many}" if self.supposed else ""
        return f"Frames{f' of {self.area}' if self.area else ''} as known on {self.evidence.as_of}{more}"

    @cached_property
    def _tables(self) -> dict[str, Table]:
        """All published tables, of all findings that may be stated."""
        findings = findings_of(self.progress, of_area=bool(self.area))
        package = Package.of(self.progress, [findings[id_] for id_ in findings])
        return {table.schema.name: table for table in package.tables}

    @cached_property
    def _as_published(self) -> dict[str, Table]:
        """Those for which nothing needs to be computed."""
        return {table.schema.name: table for table in published(self.evidence)}

    def _indicator(self, id_: str) -> IndicatorResult:
        known = {item.indicator.id: item for item in self.progress.indicators}
        if str(id_) not in known:
            raise ParameterError(f"indicator: there is none called {id_!r}. Use one of: {', '.join(known)}.")
        return known[str(id_)]

    def _frame(self, table: Table) -> pd.DataFrame:
        about = {"as_of": self.evidence.as_of.isoformat(), "area": self.area, "scenario": self.scenario}
        if not self.supposed:
            return typed(table, about)
        frame = typed(table, {**about, MARK: list(self.supposed)})
        return frame.assign(**{MARK: pd.array([True] * len(frame), dtype="boolean")})

    def _with_units(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The same with the unit of each row, which is that of its indicator."""
        units = {item.indicator.id: item.indicator.unit for item in self.progress.indicators}
        return frame.assign(**{UNIT: frame[ID].map(units).astype("category")})
