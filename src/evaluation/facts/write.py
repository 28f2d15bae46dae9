"""Content of `facts.json`: every finding with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import evaluation
from evaluation.assess import IndicatorResult, Progress, ProgressRecord, deciding
from evaluation.findings import Finding
from evaluation.load import Source, to_plain
from evaluation.plan.fingerprint import Inputs, digest, fingerprint_computing
from evaluation.plan.manifest import Record, to_json
from evaluation.plan.printed import told_of_pages

SCHEMA_VERSION: Final = 3
NARROWER: Final = 2
"""Version that demanded texts in two languages and a level; what it allowed is allowed still."""
SCHEMA: Final = "facts.schema.json"
NAMES: Final = ("units", "areas", "authorities", "measures")
"""Tables whose rows give observations their words."""

NONE: Final[Mapping[str, Record]] = MappingProxyType({})
Fact = dict[str, Any]


def facts_json(
    findings: Mapping[str, Finding], inputs: Inputs, state: Progress, records: Mapping[str, Record]
) -> bytes:
    """Content of `facts.json`, of all reports that stand."""
    return to_json(make_facts(findings, inputs, state, records))


def schema_json() -> bytes:
    """Content of the schema that lies beside it."""
    return (Path(__file__).parent / SCHEMA).read_bytes()


def make_facts(
    findings: Mapping[str, Finding], inputs: Inputs, state: Progress, records: Mapping[str, Record] = NONE
) -> Fact:
    """Findings, the assessment they come from, and every row that was known on its date.

    Parameters
    ----------
    findings : mapping of str to Finding
        All that may be stated, whatever a report states.
    inputs : Inputs
        Fingerprints of what the reports were made from.
    state : Progress
    records : mapping of str to Record, optional
        Reports that stand, by path: they know on which pages findings are printed.
    """
    evidence = state.evidence
    told = told_of_pages(records)
    tables = evidence.dataset.tables
    assessed = ProgressRecord.of(state).to_dict()
    return {
        "$schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "version": evaluation.__version__,
        "programme": _programme(state),
        "as_of": assessed["as_of"],
        "judged_until": assessed["judged_until"],
        "data_fingerprint": inputs.data,
        "inputs": {**inputs.to_dict(), "computing": fingerprint_computing()},
        "objectives": assessed["objectives"],
        "indicators": assessed["indicators"],
        "deciding": {item.indicator.id: _deciding(state, item) for item in state.indicators},
        "findings": [findings[id_].to_dict() | told.get(id_, {}) for id_ in sorted(findings)],
        "observations": [to_plain(o) for o in evidence.observations],
        "sources": [to_plain(s) for s in tables.sources.values() if _is_listed(state, s)],
        "corrections": [c.model_dump(mode="json") for c in evidence.corrections],
        **{name: [to_plain(row) for row in getattr(tables, name).values()] for name in NAMES},
    }


def _programme(state: Progress) -> Fact:
    programme = state.evidence.dataset.framework.programme
    return programme.model_dump(mode="json", include={"id", "title", "short_title", "area", "start", "end", "imprint"})


def _deciding(state: Progress, item: IndicatorResult) -> Fact:
    """The rule that an indicator is judged by, and a fingerprint of each part of what decided it."""
    rule = deciding.rule_of(state.evidence, item, state.indicators)
    parts = {
        "data": deciding.data_of(state.evidence, item),
        "decisions": deciding.decisions_of(state.evidence, item),
        "target": deciding.target_of(state.evidence, item),
        "rule": rule,
    }
    return {"rule": rule, "fingerprints": {name: digest(to_json(part)) for name, part in parts.items()}}


def _is_listed(state: Progress, source: Source) -> bool:
    """Known on the date, or without any date, which is a fact about the evidence as well."""
    return source.known_on() is None or state.evidence.is_known(source.source_id)
