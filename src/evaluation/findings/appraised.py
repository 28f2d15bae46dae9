"""Whether what people wrote can still be said: every finding that it rests on is there, and has the value it had."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum

from evaluation.errors import Fault
from evaluation.evidence import Evidence
from evaluation.evidence.dataset import FRAMEWORK_FILE
from evaluation.findings.counting import OBSERVATION
from evaluation.findings.finding import Finding
from evaluation.framework import Grounded


class Grounding(StrEnum):
    """How a judgement stands to the findings of an edition."""

    HOLDS = "holds"
    CHANGED = "changed"  # a finding has another value than when it was written
    UNKNOWN = "unknown"  # a finding or a document is not there


def finding_named(name: str) -> str:
    """Id of the finding that a judgement names; a published figure is named by its observation."""
    return name if "." in name else OBSERVATION + name


def grounding_of(part: Grounded, evidence: Evidence, findings: Mapping[str, Finding]) -> Grounding:
    """Compare what a judgement rests on with an edition.

    Parameters
    ----------
    part : Grounded
    evidence : Evidence
    findings : mapping of str to Finding
        All findings of the edition.
    """
    documents = (id_ in evidence.sources and evidence.is_known(id_) for id_ in part.sources)
    if not all(documents) or any(_missing(part, evidence, findings)):
        return Grounding.UNKNOWN
    same = (_is_same(findings[finding_named(name)].value, then) for name, then in part.rests_on.items())
    return Grounding.HOLDS if all(same) else Grounding.CHANGED


def is_said(part: Grounded, evidence: Evidence, findings: Mapping[str, Finding]) -> bool:
    """Whether an edition says a judgement: it knows all that it rests on, and in one of an earlier day that was so."""
    found = grounding_of(part, evidence, findings)
    return found is Grounding.HOLDS or (found is Grounding.CHANGED and evidence.is_latest)


def check_grounds(evidence: Evidence, findings: Mapping[str, Finding]) -> list[Fault]:
    """Faults of judgements that rest on what the latest edition has not: no edition has it any more.

    Parameters
    ----------
    evidence : Evidence
        Of the newest day and the whole programme.
    findings : mapping of str to Finding
        All of its findings.
    """
    return [
        Fault(
            FRAMEWORK_FILE,
            None,
            f"appraisal.{part.id}.rests_on",
            name,
            "no edition has this finding any more",
            "Rewrite the sentence on findings that there are; results/findings.csv lists them",
        )
        for part in _grounded(evidence)
        for name in _missing(part, evidence, findings)
    ]


def changed_grounds(evidence: Evidence, findings: Mapping[str, Finding]) -> Iterator[str]:
    """What to read again, a line for each finding that has another value than when a judgement was written."""
    for part in _grounded(evidence):
        for name, then in part.rests_on.items():
            now = findings[finding_named(name)].value
            if not _is_same(now, then):
                found = f"is {now:,.10g} now" if isinstance(now, int | float) else "has no value now"
                told = f"{name} was {then:,.10g} when it was written and {found}"
                yield f"{FRAMEWORK_FILE}, appraisal: read {part.id} again. {told}."


def _grounded(evidence: Evidence) -> tuple[Grounded, ...]:
    appraisal = evidence.dataset.framework.appraisal
    return appraisal.grounded if appraisal else ()


def _missing(part: Grounded, evidence: Evidence, findings: Mapping[str, Finding]) -> Iterator[str]:
    for name in part.rests_on:
        # a name that is no observation is looked up last: then all findings are made
        if (name not in evidence.published) if "." not in name else (name not in findings):
            yield name


def _is_same(now: float | str | None, then: float) -> bool:
    return isinstance(now, int | float) and math.isclose(now, then, rel_tol=1e-6)
