"""What a notebook cell shows: a fragment of well-formed markup together with the findings that it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

from evaluation.drawing.figure import to_figure
from evaluation.drawing.marks import Chart
from evaluation.drawing.svg import notebook_style
from evaluation.findings.finding import Finding

FINDINGS_TYPE: Final = "application/vnd.evaluation.findings+json"
LINEAGE_TYPE: Final = "application/vnd.evaluation.lineage+json"
COVER_TYPE: Final = "application/vnd.evaluation.cover+json"
NOTEBOOK_ONLY: Final = re.compile(r'<span class="notebook">.*?</span>')
"""What a notebook needs to be read without the style and the numbering of a report, which leaves it out."""
DRAWING: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
REFERENCE: Final = re.compile(r'(<a href="#([\w.-]+)" class="ref">)(</a>)')
BADGE: Final = re.compile(
    r'(<span class="status [\w -]+"><span class="mark"[^>]*>[^<]*</span>[^<]*'
    r'(?:<span data-n="period">[^<]*</span>)?</span>)(?=\s+(?!<span class="when")\S)'
)
TO_OTHER: Final = re.compile(r'<a href="([\w-]+)#')
ADDRESS: Final = "data-to"
"""Attribute that has the address of a part of another report, which is none in a notebook: there it is plain text."""
SMALL: Final = re.compile(r'\s*(?=<span class="when")')


@dataclass(frozen=True, slots=True)
class Block:
    """Output of one cell; shows itself in Jupyter and carries its findings for the build.

    Parameters
    ----------
    markup : Markup
    findings : tuple of Finding
    lineage : mapping
        What the findings rest on, in the reader's language: `observations` and `sources` by id.
    cover : dict, optional
        Words of a title page.
    charts : tuple of tuple of Chart
        Drawn in the markup, in order: each for a page, and some for a phone too.
    """

    markup: Markup
    findings: tuple[Finding, ...] = ()
    lineage: Mapping[str, Any] = field(default_factory=dict, compare=False)
    cover: dict[str, Any] | None = field(default=None, compare=False)
    charts: tuple[tuple[Chart, ...], ...] = field(default=(), compare=False)

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
        plain = Markup(DRAWING.sub("", self.markup)).striptags()  # noqa: S704 - loses a part, and all its tags
        bundle: dict[str, Any] = {"text/html": for_notebook(self.markup), "text/plain": plain}
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
    return _only(f"<style>{notebook_style()}</style>") + shown if "<svg" in shown else shown


def _only(content: str) -> str:
    return f'<span class="notebook">{content}</span>'
