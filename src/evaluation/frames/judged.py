"""One series judged by a named method, as a value that prints well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from html import escape
from typing import Any, Final

import pandas as pd

from evaluation.errors import ParameterError
from evaluation.frames.points import series_of, window_of
from evaluation.framework import Cumulation, Direction, Kind
from evaluation.load import did_you_mean
from evaluation.methods import MaterialChange, Point, Result, Series, Settings, Target, run

DEFAULT: Final = "change"


@dataclass(frozen=True, repr=False)
class Judged(Result):
    """Outcome of a method: every field of `Result`, printed as a short table.

    Examples
    --------
    >>> import pandas as pd
    >>> offices = pd.Series({"2016-08-26": 8, "2022-07-30": 14})
    >>> judge(offices, direction="rise", kind="stock", baseline="2016", material_change=0.1)
    change: improved (favourable)
      baseline    8 (2016-08-26)
      latest      14 (2022-07-30)
      estimate    0.75
      difference  6
      points_used 2
      thresholds  level 0.95
    """

    @classmethod
    def of(cls, result: Result) -> Judged:
        """The same outcome, to be looked at."""
        return cls(**{f.name: getattr(result, f.name) for f in fields(Result)})

    @property
    def frame(self) -> pd.DataFrame:
        """What it says as a table: one row for each part that there is, by its name."""
        said = dict(self._parts())
        return pd.DataFrame({"value": pd.Series(said, dtype="string")}).rename_axis("part")

    def __repr__(self) -> str:
        parts = list(self._parts())
        width = max(len(name) for name, _ in parts)
        return "\n".join([self._head(), *(f"  {name:<{width}} {value}" for name, value in parts)])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
            f'<td style="text-align:left">{escape(value)}</td></tr>'
            for name, value in self._parts()
        )
        return f"<table><caption>{escape(self._head())}</caption><tbody>{rows}</tbody></table>"

    def _head(self) -> str:
        return f"{self.method}: {self.status} ({self.outlook})"

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Whatever there is, in the order in which one reads it."""
        if self.reasons:
            yield "reasons", ", ".join(self.reasons)
        for name in ("baseline", "latest", "later"):
            if (point := getattr(self, name)) is not None:
                yield name, _point(point)
        if self.target is not None:
            yield "target", f"{self.target.value:g} by {self.target.date}"
        for name in ("estimate", "score", "difference", "projection", "slope", "scatter", "dispersion"):
            if (number := getattr(self, name)) is not None:
                yield name, f"{number:.6g}"
        for name in ("interval", "slope_interval"):
            if (ends := getattr(self, name)) is not None:
                yield name, f"{ends[0]:.6g} to {ends[1]:.6g}"
        if self.tipping is not None:
            yield "tipping", f"{self.tipping.of} {self.tipping.value:.6g}"
        if self.flags:
            yield "flags", ", ".join(self.flags)
        yield "points_used", str(self.points_used)
        if self.thresholds:
            yield "thresholds", ", ".join(f"{name} {limit:g}" for name, limit in self.thresholds.items())


def judge(
    series: pd.DataFrame | pd.Series | Series,
    settings: Settings | None = None,
    *,
    method: str = DEFAULT,
    **changes: Any,
) -> Judged:
    """Judge one series by a named method.

    Parameters
    ----------
    series : DataFrame, Series or methods.Series
        Values by period, `points` of an indicator or your own; see `series_of` for the shapes. In one unit.
    settings : Settings, optional
        As `Frames.settings` gives them. Without them `direction` must be said.
    method : str, optional
        One of `METHODS`.
    **changes
        Fields of `Settings` that are to be others: `direction` (rise, fall, none), `kind` (count, share, stock,
        amount, rate; only `change` must know), `cumulation`, `baseline` (a period: `2016`, `2012/2016`), `target`
        (value and day), `material_change` (as a share of the baseline), `cut_off` (a day; the end of the last value
        if nothing says it).

    Returns
    -------
    Judged
        Frozen; a verdict or the reason why there is none.

    Raises
    ------
    ParameterError
        If there is no such method or setting, or the series has no shape that a method takes.

    Examples
    --------
    >>> import pandas as pd
    >>> judge(pd.Series({2015: 4.0, 2020: 6.0}), method="gap_closed", direction="rise", kind="stock",
    ...       baseline="2015", target=(8, "2025")).status
    'on_track'
    """
    points = series_of(series)
    return Judged.of(run(method, points, _settings(points, settings, method, changes)))


def _settings(points: Series, settings: Settings | None, method: str, changes: dict[str, Any]) -> Settings:
    known = [f.name for f in fields(Settings)]
    for name in changes:
        if name not in known:
            raise ParameterError(
                f"{name}: there is no such setting{did_you_mean(name, known)}. Known: {', '.join(known)}."
            )
    given = {name: _setting(name, value) for name, value in changes.items()}
    if settings is not None:
        return Settings(**({name: getattr(settings, name) for name in known} | given))
    if "direction" not in given:
        raise ParameterError("direction: it decides the verdict and has no default. Say rise, fall or none.")
    if not points.points:
        raise ParameterError("series: it has no value, so that nothing says when it ends. Give one value at least.")
    if method == DEFAULT and "kind" not in given:
        kinds = ", ".join(kind.value for kind in Kind)
        raise ParameterError(f"kind: {method} treats each kind of figure by its own rule. Say one of: {kinds}.")
    basis: dict[str, Any] = {
        "kind": Kind.SHARE,
        "cumulation": Cumulation.STOCK,
        "cut_off": points.points[-1].end,
        "baseline": None,
        "target": None,
        "material_change": None,
    }
    return Settings(**(basis | given))


def _setting(name: str, value: Any) -> Any:
    """A setting as the methods take it, of what people write."""
    words = {"direction": Direction, "kind": Kind, "cumulation": Cumulation}
    if name in words and value is not None:
        try:
            return words[name](value)
        except ValueError:
            known = ", ".join(word.value for word in words[name])
            raise ParameterError(f"{name}: {value!r} is none of: {known}.") from None
    if value is None:
        return None
    if name in ("baseline", "latest"):
        return window_of(value)
    if name == "cut_off":
        return window_of(value).end
    if name == "target" and not isinstance(value, Target):
        amount, day = value
        return Target(float(amount), window_of(day).end)
    if name == "material_change" and not isinstance(value, MaterialChange):
        return MaterialChange(float(value), "baseline")
    return value


def _point(point: Point) -> str:
    when = f"{point.end}" if point.start == point.end else f"{point.start} to {point.end}"
    sign = "" if point.qualifier == "exact" else f"{point.qualifier} "
    parts = ""
    if point.numerator is not None and point.denominator is not None:
        parts = f", {point.numerator:g} of {point.denominator:g}"
    return f"{sign}{point.value:.6g}{parts} ({when})"
