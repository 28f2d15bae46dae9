"""What the manifest records of reports and chapters, and which earlier records still count."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import evaluation
from evaluation.assess import Progress
from evaluation.fonts import FONT_DIR
from evaluation.plan.edition import whole_edition
from evaluation.plan.fingerprint import digest, fingerprint
from evaluation.plan.jobs import COMBINED, Document
from evaluation.plan.manifest import FACTS, JobRecord, Manifest, Record, VerdictLine, is_intact
from evaluation.plan.outcome import Executed
from evaluation.publish.prepared import Plan
from evaluation.publish.stated import finding_ids
from evaluation.words.wording import VERDICTS


def record_of(plan: Plan, document: Document, name: str, cover: Mapping[str, Any], content: bytes) -> Record:
    """Record of a report that was made now; `name` is its format."""
    return Record(
        document=document.name,
        language=document.language,
        format=name,
        title=str(cover.get("title", document.name)),
        as_of=plan.progress.evidence.as_of.isoformat(),
        parameters=tuple({k: v for k, v in job.settings if k != "data_dir"} for job in document.jobs),
        chapters=tuple(plan.edition.local_name(job) for job in document.jobs),
        data=plan.inputs.data,
        origin=plan.edition.origin_of(document),
        version=evaluation.__version__,
        sha256=digest(content),
        size=len(content),
        verdicts=_verdicts(plan.progress, document.language) if document.name == COMBINED else (),
    )


def _verdicts(state: Progress, language: str) -> tuple[VerdictLine, ...]:
    return tuple(
        VerdictLine(
            result.objective.title.of(language),
            VERDICTS[result.synthesis.verdict],
            result.synthesis.outlook.value,
        )
        for result in state.objectives
    )


def still_counts(record: Record, plan: Plan) -> bool:
    """Whether a report that was not made now belongs to the folder: not if a whole build no longer plans it."""
    request = plan.request
    is_covered = not request.objectives and record.language in request.languages and record.format in request.formats
    return not is_covered or any(
        (d.language, d.name) == (record.language, record.document) for d in plan.edition.documents
    )


def vouched_for(plan: Plan, before: Manifest, runs: Sequence[Executed]) -> Manifest:
    """What an earlier manifest says, without the reports whose findings were lost with the facts that it knew.

    After a build that was killed, facts may lie there that are of other figures than its manifest.
    """
    if is_intact(plan.root / FACTS, before.files.get(FACTS, "")):
        return before
    ran = {plan.edition.local_name(run.job) for run in runs}
    return replace(before, reports={path: r for path, r in before.reports.items() if ran.issuperset(r.chapters)})


def job_records(
    plan: Plan, before: Manifest, records: Mapping[str, Record], runs: Sequence[Executed]
) -> dict[str, JobRecord]:
    """Jobs behind the reports that stand: those that ran now, and earlier ones as they were recorded."""
    used = {name for record in records.values() for name in record.chapters}
    found = {name: job for name, job in before.jobs.items() if name in used}
    for run in runs:
        found[plan.edition.local_name(run.job)] = JobRecord(plan.edition.origins[run.job], finding_ids(run))
    return found


def still_stated(plan: Plan, jobs: Mapping[str, JobRecord]) -> set[str]:
    """Ids of the findings of chapters that would show the same if they ran now."""
    whole = whole_edition(plan.edition)
    current = {whole.local_name(job): fingerprint(origin) for job, origin in whole.origins.items()}
    right = [job for name, job in jobs.items() if fingerprint(job.origin) == current.get(name)]
    return {id_ for job in right for id_ in job.findings}


def assessed(state: Progress) -> dict[str, Any]:
    """Status of each indicator and verdict on each objective, by id."""
    return {
        "verdicts": {o.objective.id: o.synthesis.verdict.value for o in state.objectives},
        "statuses": {i.indicator.id: str(i.result.status) for i in state.indicators},
    }


def made_with() -> dict[str, Any]:
    """Python, platform and font files of this process."""
    fonts = sorted(path for path in FONT_DIR.iterdir() if path.suffix in (".ttf", ".woff2"))
    return {
        "python": platform.python_version(),
        "platform": f"{sys.platform}-{platform.machine()}",
        "fonts": {path.name: digest(path.read_bytes()) for path in fonts},
    }
