"""Findings as tables: each with its formula, and what it rests on down to the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from evaluation.evidence import Evidence
from evaluation.findings import Finding
from evaluation.locale.language import _
from evaluation.results.table import Field, Row, Table, TableSchema, key, number, optional

FINDINGS: Final[TableSchema[Finding]] = TableSchema(
    "findings",
    _("Every number that is stated, with its formula"),
    "One row for each finding, which has one value wherever it is stated.",
    (
        key("finding_id", "Stable id of the finding.", lambda f: f.id),
        number(
            "value",
            "Value; empty where it is no number or could not be computed.",
            lambda f: None if isinstance(f.value, str) else f.value,
        ),
        optional("words", "Value, where it is no number.", lambda f: f.value if isinstance(f.value, str) else None),
        key("unit", "Unit of the value; 1 for a pure number."),
        key("method", "Rule that gave it; published: it stands in a document as it is shown."),
        optional("reason", "Why it could not be computed."),
        optional(
            "formula",
            "How it follows from other numbers, each named in braces; else what was counted.",
            lambda f: f.formula.text if f.formula else None,
        ),
        Field(
            "formula_values",
            "object",
            "The numbers in the places of the formula.",
            of=lambda f: dict(f.formula.values) if f.formula and f.formula.values else None,
        ),
    ),
    ("finding_id",),
)
FINDING_INPUTS: Final[TableSchema[Any]] = TableSchema(
    "finding_inputs",
    _("Which figures and documents each number that is stated rests on"),
    "One row for each figure that a finding rests on, and for each document that it counts without any figure of it.",
    (
        key("finding_id", "Finding."),
        optional("observation_id", "Figure; empty where the document itself is counted."),
        key("source_id", "Document."),
    ),
    (),
    {"finding_id": "findings", "observation_id": "observations", "source_id": "sources"},
)


def stated(findings: Sequence[Finding], evidence: Evidence) -> tuple[Table, ...]:
    """Tables of findings.

    Parameters
    ----------
    findings : sequence of Finding
    evidence : Evidence
        Holds the figures that they rest on.
    """
    return (
        Table.of(FINDINGS, findings),
        Table(FINDING_INPUTS, tuple(row for f in findings for row in _inputs(f, evidence))),
    )


def counted(findings: Iterable[Finding]) -> set[str]:
    """Documents that findings count."""
    return {document for finding in findings for document in finding.documents}


def _inputs(finding: Finding, evidence: Evidence) -> Iterator[Row]:
    observation_of = evidence.dataset.tables.observation
    for id_ in finding.inputs:
        yield {"finding_id": finding.id, "observation_id": id_, "source_id": observation_of(id_).source}
    for document in finding.documents:
        yield {"finding_id": finding.id, "observation_id": None, "source_id": document}
