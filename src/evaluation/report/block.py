"""What a notebook cell shows: a fragment of well-formed markup together with the findings that it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

FINDINGS_TYPE: Final = "application/vnd.evaluation.findings+json"
LINEAGE_TYPE: Final = "application/vnd.evaluation.lineage+json"
COVER_TYPE: Final = "application/vnd.evaluation.cover+json"
NOTEBOOK_ONLY: Final = re.compile(r'<span class="notebook">.*?</span>')
"""What a notebook needs to be read without the style and the numbering of a report, which leaves it out."""
REFERENCE: Final = re.compile(r'(<a href="#([\w.-]+)" class="ref">)(</a>)')
BADGE: Final = re.compile(
    r'(<span class="status [\w -]+"><span class="mark"[^>]*>[^<]*</span>[^<]*</span>)(?=\s+(?!<span class="when")\S)'
)
SMALL: Final = re.compile(r'\s*(?=<span class="when")')


@dataclass(frozen=True, slots=True)
class Formula:
    """How a value follows from others, in words that every language of the report has.

    Parameters
    ----------
    text : str
        Message of the catalogue with `{placeholders}`.
    values : tuple of (str, float)
        The numbers in its places.
    """

    text: str
    values: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A computed or published value that a report states.

    Parameters
    ----------
    id : str
        Stable name, such as `1.1.latest`.
    value : float, str or None
        None where it could not be computed; then `reason` says why.
    unit : str
        Unit of `units.csv`, or `1` for a pure number.
    method : str
        Rule that gave it; `published` for a figure taken as it stands in a document.
    inputs : tuple of str
        Ids of the observations it rests on.
    documents : tuple of str
        Ids of the documents it rests on without any figure of theirs, such as those that were counted.
    reason : str or None
    formula : Formula or None
        None for a figure that stands in a document as it is shown.
    indicators : tuple of str
        Ids of the indicators it counts; where it rests on nothing else, the framework is its document.
    findings : tuple of str
        Ids of the findings whose values are in its formula; their inputs are among its own.
    """

    id: str
    value: float | str | None
    unit: str
    method: str
    inputs: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reason: str | None = None
    formula: Formula | None = None
    indicators: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Finding:
        """Finding of its JSON form."""
        formula = content["formula"]
        return cls(
            content["id"],
            content["value"],
            content["unit"],
            content["method"],
            tuple(content["inputs"]),
            tuple(content["documents"]),
            content["reason"],
            Formula(formula["text"], tuple(formula["values"].items())) if formula else None,
            tuple(content["indicators"]),
            tuple(content["findings"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {
            "id": self.id,
            "value": self.value,
            "unit": self.unit,
            "method": self.method,
            "inputs": list(self.inputs),
            "documents": list(self.documents),
            "indicators": list(self.indicators),
            "findings": list(self.findings),
            "reason": self.reason,
            "formula": {"text": self.formula.text, "values": dict(self.formula.values)} if self.formula else None,
        }


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
    """

    markup: Markup
    findings: tuple[Finding, ...] = ()
    lineage: Mapping[str, Any] = field(default_factory=dict, compare=False)
    cover: dict[str, Any] | None = field(default=None, compare=False)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/html": for_notebook(self.markup), "text/plain": self.markup.striptags()}
        if self.findings:
            bundle[FINDINGS_TYPE] = [finding.to_dict() for finding in self.findings]
            bundle[LINEAGE_TYPE] = dict(self.lineage)
        if self.cover is not None:
            bundle[COVER_TYPE] = self.cover
        return bundle


def join(parts: Iterable[Markup | str]) -> Markup:
    """Markup of several parts, one after the other; plain text among them is escaped."""
    return Markup("\n").join(parts)


def for_notebook(markup: Markup) -> str:
    """Markup that can also be read in a notebook: links with a text, a badge apart from its sentence, lines apart."""
    shown = REFERENCE.sub(lambda m: f"{m[1]}{_only(m[2].replace('-', ' '))}{m[3]}", markup)
    shown = BADGE.sub(lambda m: m[1] + _only(":"), shown)
    return SMALL.sub(lambda m: _only("<br/>") + m[0], shown)


def _only(content: str) -> str:
    return f'<span class="notebook">{content}</span>'
