"""A value that a report may state, and how it follows from others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
