"""`facts.json`: what a folder of reports states, and all that is needed to explain it without the data folder.

`facts.schema.json` beside this module describes it; a change of its shape is a new `SCHEMA_VERSION`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import evaluation
from evaluation.assess import Progress, deciding
from evaluation.build.fingerprint import Inputs, digest, fingerprint_computing
from evaluation.build.manifest import FACTS, to_json
from evaluation.build.run import Executed
from evaluation.errors import NotebookError
from evaluation.load import Source, to_plain
from evaluation.render import harvest
from evaluation.report.block import FINDINGS_TYPE

SCHEMA_VERSION: Final = 1
SCHEMA: Final = "facts.schema.json"
NAMES: Final = ("units", "areas", "authorities", "measures")
"""Tables whose rows give observations their words."""

Fact = dict[str, Any]


def read_stated(folder: Path, ids: Collection[str]) -> list[Fact]:
    """Findings with these ids that an earlier build stated."""
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        return [dict(finding) for finding in facts["findings"] if finding["id"] in ids]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def finding_ids(run: Executed) -> tuple[str, ...]:
    """Ids of the findings that a chapter shows, in order."""
    return tuple(sorted({str(f["id"]) for findings in harvest(run.notebook, FINDINGS_TYPE) for f in findings}))


def collect_findings(executed: Iterable[Executed], earlier: Iterable[Mapping[str, Any]] = ()) -> list[Fact]:
    """Every finding that chapters show, once each, in the order of the ids.

    Raises
    ------
    NotebookError
        If two cells state different values under one id.
    """
    found: dict[str, tuple[Any, str]] = {}
    for run in executed:
        for findings in harvest(run.notebook, FINDINGS_TYPE):
            for finding in findings:
                known, place = found.setdefault(finding["id"], (finding, run.job.name))
                if known != finding:
                    raise NotebookError(
                        f"The finding {finding['id']!r} has two contents: {known} in {place}, but {finding} in "
                        f"{run.job.name}. An id must mean one thing in all chapters and languages."
                    )
    kept = {str(f["id"]): dict(f) for f in earlier} | {key: dict(content) for key, (content, _) in found.items()}
    return [kept[key] for key in sorted(kept)]


def facts_json(findings: list[Fact], inputs: Inputs, state: Progress) -> bytes:
    """Content of `facts.json`."""
    return to_json(make_facts(findings, inputs, state))


def schema_json() -> bytes:
    """Content of the schema that lies beside it."""
    return (Path(__file__).parent / SCHEMA).read_bytes()


def make_facts(findings: list[Fact], inputs: Inputs, state: Progress) -> Fact:
    """Findings, the assessment they come from, and every row that was known on its date.

    Parameters
    ----------
    findings : list of dict
    inputs : Inputs
        Fingerprints of what the reports were made from.
    state : Progress
    """
    evidence = state.evidence
    tables = evidence.dataset.tables
    assessed = state.to_dict()
    return {
        "$schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "version": evaluation.__version__,
        "programme": _programme(state),
        "as_of": assessed["as_of"],
        "judged_until": assessed["judged_until"],
        "data_fingerprint": inputs.data,
        "inputs": {**inputs.to_dict(), "computing": fingerprint_computing()},
        "objectives": [{**o, "indicators": [i["id"] for i in o["indicators"]]} for o in assessed["objectives"]],
        "indicators": _indicators(state, assessed),
        "findings": findings,
        "observations": [to_plain(o) for o in evidence.observations],
        "sources": [to_plain(s) for s in tables.sources.values() if _is_listed(state, s)],
        "corrections": [c.model_dump(mode="json") for c in evidence.corrections],
        **{name: [to_plain(row) for row in getattr(tables, name).values()] for name in NAMES},
    }


def _programme(state: Progress) -> Fact:
    programme = state.evidence.dataset.framework.programme
    return programme.model_dump(mode="json", include={"id", "title", "short_title", "area", "start", "end", "imprint"})


def _indicators(state: Progress, assessed: Mapping[str, Any]) -> list[Fact]:
    """Every indicator as assessed, with what decided it and a fingerprint of each part of that."""
    results = [item for objective in state.objectives for item in objective.indicators]
    rows = [{**i, "objective": o["id"]} for o in assessed["objectives"] for i in o["indicators"]]
    for item, row in zip(results, rows, strict=True):
        rule = deciding.rule_of(state.evidence, item, results)
        parts = {
            "data": deciding.data_of(state.evidence, item),
            "decisions": deciding.decisions_of(state.evidence, item),
            "target": deciding.target_of(item),
            "rule": rule,
        }
        row["rule"] = rule
        row["fingerprints"] = {name: digest(to_json(part)) for name, part in parts.items()}
    return rows


def _is_listed(state: Progress, source: Source) -> bool:
    """Known on the date, or without any date, which is a fact about the evidence as well."""
    return source.known_on() is None or state.evidence.is_known(source.source_id)
