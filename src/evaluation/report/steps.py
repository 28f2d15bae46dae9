"""How the numbers of an objective come about, one table after the other, for whoever opens its notebook.

No report shows these tables. Each is made when somebody looks at it: a build imports no pandas for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from evaluation.evidence import Evidence
from evaluation.report.told_reads import is_build

if TYPE_CHECKING:
    from evaluation.frames import Frames

COMPARED: Final = ("value", "start", "end", "qualifier")
ID: Final = "indicator_id"


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One table, made when it is looked at; in JupyterLab it shows itself, `frame` is the DataFrame.

    Parameters
    ----------
    make : callable
        Gives the DataFrame.
    """

    make: Callable[[], Any]

    @property
    def frame(self) -> Any:
        """The DataFrame; made anew each time."""
        return self.make()

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        if is_build():  # its cell is in no report
            return {"text/plain": ""}
        from evaluation.frames.readable import to_html  # pandas is imported when somebody looks

        frame = self.frame
        return {"text/plain": repr(frame), "text/html": to_html(frame)}


@dataclass(frozen=True)  # no slots: it remembers its frames
class Steps:
    """From the figures known on the day to the verdicts on some indicators.

    Parameters
    ----------
    evidence : Evidence
    indicators : tuple of str
        Their ids.
    """

    evidence: Evidence
    indicators: tuple[str, ...]

    def figures(self) -> Step:
        """Figures that the documents known on the day give of what the indicators measure."""
        return Step(self._figures)

    def series(self) -> Step:
        """The series of each indicator, and what was set aside, with the reason."""
        columns = ["indicator_id", "in_series", "reason", "value", "unit", "period_start", "period_end", "authority"]
        return Step(lambda: self._own(self._known.series)[columns])

    def compared(self) -> Step:
        """The two values that each verdict compares: baseline and latest."""
        columns = ["unit", *(f"{role}_{part}" for role in ("baseline", "latest") for part in COMPARED)]
        return Step(lambda: self._verdicts[columns])

    def change(self) -> Step:
        """What the method makes of them: the change, and the interval that decides."""
        columns = ["method", "estimate", "difference", "interval_low", "interval_high", "tipping", "age"]
        return Step(lambda: self._verdicts[columns])

    def specifications(self) -> Step:
        """The same question with every other defensible choice of figures, baseline or end."""
        columns = ["indicator_id", "kind", "choices", "status", "estimate", "baseline_value", "latest_value"]
        return Step(lambda: self._own(self._known.specifications)[columns])

    def strength(self) -> Step:
        """How strong the evidence is, and the facts that say so."""
        return Step(self._strength)

    def verdict(self) -> Step:
        """What is found of each indicator."""
        columns = ["title_en", "direction", "status", "outlook", "demonstrated", "evidence", "specifications_agreeing"]
        return Step(lambda: self._verdicts[[*columns, "specifications", "answer"]])

    @cached_property
    def _known(self) -> Frames:
        from evaluation.frames import Frames  # pandas is imported when somebody looks

        return Frames(self.evidence)

    @property
    def _verdicts(self) -> Any:
        verdicts = self._known.verdicts
        return verdicts[verdicts.index.isin(self.indicators)]

    def _own(self, frame: Any) -> Any:
        return frame[frame[ID].isin(self.indicators)]

    def _figures(self) -> Any:
        asked = [i for i in self._known.progress.indicators if i.indicator.id in self.indicators]
        ids = {id_ for item in asked for id_ in item.series.candidates}
        columns = ["measure", "value", "qualifier", "unit", "period_start", "period_end", "area", "authority"]
        known = self._known.observations
        titles = self._known.sources[["title", "known_on"]]
        return known.loc[known.index.isin(ids), [*columns, "source_id"]].join(titles, on="source_id")

    def _strength(self) -> Any:
        findings = self._known.findings
        begins = tuple(f"{id_}.evidence." for id_ in self.indicators)
        return findings.loc[findings.index.str.startswith(begins), ["value", "words", "unit", "formula"]]
