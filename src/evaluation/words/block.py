"""What a notebook cell shows: a fragment of well-formed markup together with the findings that it states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from evaluation.drawing.figure import to_figure
from evaluation.drawing.marks import Chart
from evaluation.drawing.svg import notebook_style
from evaluation.evidence import Evidence
from evaluation.findings.finding import Finding
from evaluation.words.plain import to_text

if TYPE_CHECKING:
    import pandas as pd

FINDINGS_TYPE: Final = "application/vnd.evaluation.findings+json"
LINEAGE_TYPE: Final = "application/vnd.evaluation.lineage+json"
COVER_TYPE: Final = "application/vnd.evaluation.cover+json"
NOTEBOOK_ONLY: Final = re.compile(r'<span class="notebook">.*?</span>')
"""What a notebook needs to be read without the style and the numbering of a report, which leaves it out."""
REFERENCE: Final = re.compile(r'(<a href="#([\w.-]+)" class="ref">)(</a>)')
BADGE: Final = re.compile(
    r'(<span class="status [\w -]+"><span class="mark"[^>]*>[^<]*</span>[^<]*'
    r'(?:<span data-n="period">[^<]*</span>)?</span>)(?=\s+(?!<span class="when")\S)'
)
TABLES: Final = "table:has(>caption) :is(td,th):not(.number){text-align:left!important;vertical-align:top}"
"""A notebook sets all cells to the right, and tells by its own rules, which are of more weight, to what they belong."""
TO_OTHER: Final = re.compile(r'<a href="([\w-]+)#')
ADDRESS: Final = "data-to"
"""Attribute that has the address of a part of another report, which is none in a notebook: there it is plain text."""
SMALL: Final = re.compile(r'(?<!\s)\s*(?=<span class="when")')
"""A space before it is taken along, and no second place is left behind it: one line ends, not two."""


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """Output of one cell: shows itself in JupyterLab and in a terminal, and can be taken in hand.

    Its numbers are `findings`, its words `text`, its table `frame`, its chart `figure`; where it has several of them,
    `frames`, `figures` and `chart_frames`.

    Parameters
    ----------
    markup : Markup
    findings : tuple of Finding
        Every number that it states, with its formula and the figures it rests on.
    lineage : mapping
        What the findings rest on, in the reader's language: `observations` and `sources` by id.
    cover : dict, optional
        Words of a title page.
    charts : tuple of tuple of Chart
        Drawn in the markup, in order: each for a page, and some for a phone too.
    periods : mapping of str to (date, date)
        First and last day of the periods that it names, by the words for each.
    evidence : Evidence, optional
        On which it was written.

    Examples
    --------
    >>> from evaluation.report import open_report
    >>> chapter = open_report("data", as_of="2024-12-31").objective(1)
    >>> card = chapter.scorecard()
    >>> card.frame.columns[:3].tolist()
    ['Level', 'Baseline', 'Baseline.start']
    >>> float(card.frame["Latest figure"].iloc[0]), card.findings[1].id
    (14.0, '1.1.latest')
    """

    markup: Markup
    findings: tuple[Finding, ...] = ()
    lineage: Mapping[str, Any] = field(default_factory=dict, compare=False)
    cover: dict[str, Any] | None = field(default=None, compare=False)
    charts: tuple[tuple[Chart, ...], ...] = field(default=(), compare=False)
    periods: Mapping[str, tuple[dt.date, dt.date]] = field(default_factory=dict, compare=False)
    evidence: Evidence | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """What it says, without its drawings: a line for each paragraph, tables with their columns under each other."""
        return to_text(self.markup)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def frames(self) -> tuple[pd.DataFrame, ...]:
        """The tables of this output as DataFrames, with numbers for words and days for periods; made anew each time."""
        from evaluation.frames.shown import frames_of  # pandas is imported when somebody asks for a frame

        return frames_of(self.markup, {f.id: f for f in self.findings}, self.periods)

    @property
    def chart_frames(self) -> tuple[pd.DataFrame, ...]:
        """What each chart of this output states, one row for each finding; made anew each time."""
        from evaluation.frames.shown import chart_frame

        known = {f.id: f for f in self.findings}
        return tuple(chart_frame(wide, known, self.evidence) for wide, *_ in self.charts if self.evidence)

    @property
    def frame(self) -> pd.DataFrame:
        """The table of this output as a DataFrame, or what its chart states where it has no table.

        Numbers are Float64 in the unit of `attrs["units"]`, days datetime64, words string.

        Raises
        ------
        ValueError
            If it has none, or more than one.
        """
        found = self.frames or self.chart_frames
        if len(found) == 1:
            return found[0]
        named = "; ".join(f"{n}: {frame.attrs.get('caption', '')}" for n, frame in enumerate(found))
        raise ValueError(f"This output has {len(found)} tables. Take one of its `frames`. {named}".rstrip(". "))

    @property
    def figures(self) -> tuple[Any, ...]:
        """The charts of this output as matplotlib figures, to restyle and save; made anew each time."""
        return tuple(to_figure(wide) for wide, *_ in self.charts)

    @property
    def figure(self) -> Any:
        """The chart of this output as a matplotlib figure.

        Raises
        ------
        ValueError
            If it has none, or more than one.
        """
        if len(self.charts) != 1:
            raise ValueError(f"This output has {len(self.charts)} charts. Take one of its `figures`.")
        return to_figure(self.charts[0][0])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/html": for_notebook(self.markup), "text/plain": self.text}
        if self.findings:
            bundle[FINDINGS_TYPE] = [finding.to_dict() for finding in self.findings]
            bundle[LINEAGE_TYPE] = dict(self.lineage)
        if self.cover is not None:
            bundle[COVER_TYPE] = self.cover
        return bundle


def join(parts: Iterable[Markup | str]) -> Markup:
    """Markup of several parts, one after the other; plain text among them is escaped."""
    return Markup("\n").join(parts)


REPORT: Final = "report"
BRIEF: Final = "brief"
SHOWN_FINGERPRINT: Final = 12
"""Characters of the data fingerprint that are printed; enough to tell two states of the data apart."""


def for_notebook(markup: Markup) -> str:
    """Markup that can be read in a notebook too: links with a text, badges and lines apart, charts in their colours."""
    shown = REFERENCE.sub(lambda m: f"{m[1]}{_only(m[2].replace('-', ' '))}{m[3]}", markup)
    shown = TO_OTHER.sub(rf'<a {ADDRESS}="\1#', shown)
    shown = BADGE.sub(lambda m: m[1] + _only(":"), shown)
    shown = SMALL.sub(lambda m: _only("<br/>") + m[0], shown)
    style = (notebook_style() if "<svg" in shown else "") + (TABLES if "<table" in shown else "")
    return _only(f"<style>{style}</style>") + shown if style else shown


def _only(content: str) -> str:
    return f'<span class="notebook">{content}</span>'
