"""Numbers of things: how many were counted, which, and in what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from evaluation.evidence import Evidence
from evaluation.findings.finding import Finding, Formula
from evaluation.load import Observation

OBSERVATION: Final = "observation."
"""Begins the id of a finding that states a figure exactly as a document gives it."""


def count_of(
    evidence: Evidence,
    finding_id: str,
    number: int,
    what: str,
    inputs: Iterable[str] = (),
    documents: Iterable[str] = (),
    indicators: Iterable[str] = (),
) -> Finding:
    """Finding that so many things were counted.

    Parameters
    ----------
    evidence : Evidence
    finding_id : str
    number : int
    what : str
        Which things, as a message of the catalogue.
    inputs, documents, indicators : iterable of str
        Ids of the figures, documents and indicators in which they were counted; where there are none of them, that
        nothing was found was found in all documents.
    """
    inputs, documents, indicators = (tuple(dict.fromkeys(ids)) for ids in (inputs, documents, indicators))
    if not number and not (inputs or documents or indicators):
        documents = tuple(s for s in evidence.sources if evidence.is_known(s))
    formula = Formula(what)
    return Finding(finding_id, number, "1", "count", inputs, documents, formula=formula, indicators=indicators)


def figures_counted(evidence: Evidence, finding_id: str, what: str, chosen: Iterable[Observation]) -> Finding:
    """Number of published figures."""
    ids = [o.observation_id for o in chosen]
    return count_of(evidence, finding_id, len(ids), what, ids)


def published_id(observation: Observation) -> str:
    """Id of the finding that states a figure exactly as a document gives it."""
    return OBSERVATION + observation.observation_id
