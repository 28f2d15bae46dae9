"""A value that a report may state, how it follows from others, and all such values by their ids."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
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


class UnknownFindingError(KeyError):
    """A sentence asked for a number that nothing made: an error of this program, not of the data."""

    def __str__(self) -> str:
        return str(self.args[0])


class Findings(Mapping[str, Finding]):
    """Every number that may be stated, by id; a part is made when the first of its numbers is asked for.

    Parameters
    ----------
    *makers : callable
        Each makes one part. They are called in this order, once, so the cheap ones come first.

    Raises
    ------
    ValueError
        When a part is made, if an id would have two contents.
    """

    def __init__(self, *makers: Callable[[], Iterable[Finding]]) -> None:
        self._left = list(makers)
        self._made: dict[str, Finding] = {}

    def __getitem__(self, id_: str) -> Finding:
        while id_ not in self._made:
            if not self._left:
                near = difflib.get_close_matches(id_, self._made, 1)
                raise UnknownFindingError(f"no finding is called {id_!r}" + (f"; near: {near[0]!r}" if near else ""))
            self._make()
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        while self._left:
            self._make()
        return iter(sorted(self._made))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _make(self) -> None:
        for finding in self._left.pop(0)():
            known = self._made.setdefault(finding.id, finding)
            if known != finding:
                raise ValueError(f"the finding {finding.id!r} has two contents: {known} and {finding}")
