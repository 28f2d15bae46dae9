"""From a number back to the documents: what a finding rests on, step by step, and what rests on a figure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from evaluation.assess import IndicatorRecord
from evaluation.errors import ParameterError
from evaluation.facts.read import FRAMEWORK, Facts
from evaluation.findings.finding import Finding
from evaluation.load import Observation, Source, to_plain


@dataclass(frozen=True, slots=True)
class Trace:
    """A finding and all that it rests on.

    Parameters
    ----------
    finding : Finding
    findings : tuple of Trace
        Findings whose values are in its formula.
    observations : tuple of Observation
        Published figures it rests on beyond those of the findings above.
    documents : tuple of Source
        Documents that were counted.
    indicators : tuple of IndicatorRecord
        Indicators that were counted.
    sources : tuple of Source
        Documents of its observations, in the order of their ids.
    """

    finding: Finding
    findings: tuple[Trace, ...]
    observations: tuple[Observation, ...]
    documents: tuple[Source, ...]
    indicators: tuple[IndicatorRecord, ...]
    sources: tuple[Source, ...]

    @property
    def is_of_framework(self) -> bool:
        """Whether it counts parts of the framework, which then is its document."""
        return bool(self.indicators) and not self.finding.inputs and not self.finding.documents

    def ends(self) -> Iterator[str]:
        """Ids of the documents at which it ends."""
        yield from (source.source_id for source in (*self.documents, *self.sources))
        yield from (end for trace in self.findings for end in trace.ends())
        if self.is_of_framework:
            yield FRAMEWORK

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form; rows are those of the facts."""
        return {
            **self.finding.to_dict(),
            "findings": [trace.to_dict() for trace in self.findings],
            "observations": [to_plain(o) for o in self.observations],
            "documents": [to_plain(s) for s in self.documents],
            "sources": [to_plain(s) for s in self.sources],
            "indicators": [_indicator(i) for i in self.indicators],
            "framework": FRAMEWORK if self.is_of_framework else None,
        }


def _indicator(counted: IndicatorRecord) -> dict[str, Any]:
    result = counted.result
    return {"id": counted.id, "title": counted.title.model_dump(), "status": result.status, "reason": result.reason}


def trace(facts: Facts, finding_id: str) -> Trace:
    """Follow a finding back to its documents.

    Raises
    ------
    ParameterError
        If there is no such finding; names those with a similar id.
    """
    if finding_id not in facts.findings:
        raise ParameterError(_unknown(facts, finding_id))
    finding, tables = facts.findings[finding_id], facts.tables
    # a part of the report may have been built without the finding that another part of it states
    below = tuple(trace(facts, name) for name in finding.findings if name in facts.findings)
    covered = {i for one in below for i in one.finding.inputs}
    observations = tuple(tables.observation(i) for i in finding.inputs if i not in covered)
    return Trace(
        finding,
        below,
        observations,
        tuple(tables.sources[d] for d in finding.documents),
        tuple(facts.indicators[i] for i in finding.indicators),
        tuple(tables.sources[s] for s in sorted({o.source for o in observations})),
    )


def matching(facts: Facts, pattern: str) -> tuple[Finding, ...]:
    """Findings whose id fits a pattern with `*`, or begins with the words given; `1.1` does not begin `1.10`."""
    if "*" in pattern:
        return tuple(finding for id_, finding in facts.findings.items() if fnmatchcase(id_, pattern))
    for beginning in (f"{pattern.rstrip('.')}.", pattern):
        if found := tuple(finding for id_, finding in facts.findings.items() if id_.startswith(beginning)):
            return found
    return ()


def resting_on(facts: Facts, observation_id: str) -> tuple[Finding, ...]:
    """Findings that rest on a published figure."""
    return tuple(finding for finding in facts.findings.values() if observation_id in finding.inputs)


def _unknown(facts: Facts, finding_id: str) -> str:
    known = [*facts.findings, *(o.observation_id for o in facts.tables.observations)]
    close = difflib.get_close_matches(finding_id, known, n=3)
    hint = f"Did you mean {' or '.join(close)}?" if close else "`evaluation trace '*'` lists all there are."
    return f"there is no finding {finding_id!r} in these reports. {hint}"
