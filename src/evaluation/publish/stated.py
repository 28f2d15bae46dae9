"""`facts.json`: what a folder of reports states, and all that is needed to explain it without the data folder.

`facts.schema.json` beside this module describes it; a change of its shape is a new `SCHEMA_VERSION`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from evaluation.errors import NotebookError
from evaluation.facts.write import Fact
from evaluation.plan.manifest import FACTS
from evaluation.plan.outcome import Executed
from evaluation.render import harvest
from evaluation.words.block import FINDINGS_TYPE


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
