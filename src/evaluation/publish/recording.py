"""What the manifest records of reports and chapters, and which earlier records still count."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import evaluation
from evaluation.assess import Progress
from evaluation.fonts import FONT_DIR
from evaluation.locale.language import Language
from evaluation.plan.fingerprint import digest
from evaluation.plan.jobs import PlannedReport
from evaluation.plan.manifest import JobRecord, Manifest, Record, VerdictLine, read_manifest, standing
from evaluation.plan.notebook import COMBINED
from evaluation.plan.outcome import Executed
from evaluation.plan.printed import explains, fingerprint_explained
from evaluation.publish.prepared import Prepared
from evaluation.publish.told import names_fingerprint
from evaluation.render import Rendered
from evaluation.report.told_reads import DATA
from evaluation.words.answers import answer_words, pace_words


def record_of(
    plan: Prepared,
    document: PlannedReport,
    name: str,
    cover: Mapping[str, Any],
    made: Rendered,
    runs: Sequence[Executed],
    beside: Mapping[str, Record],
) -> Record:
    """Record of a report that was made now of runs of its chapters; `name` is its format, `beside` the others."""
    explained = fingerprint_explained(beside, document.language) if explains(document.name, name) else ""
    return Record(
        document=document.name,
        language=document.language,
        format=name,
        title=str(cover.get("title", document.name)),
        as_of=plan.progress.evidence.as_of.isoformat(),
        parameters=tuple({k: v for k, v in job.settings if k != "data_dir"} for job in document.jobs),
        chapters=tuple(plan.edition.local_name(job) for job in document.jobs),
        origin=plan.edition.origin_of(document),
        version=evaluation.__version__,
        sha256=digest(made.content),
        size=len(made.content),
        verdicts=_verdicts(plan.progress, Language.of(document.language)) if document.name == COMBINED else (),
        reads={plan.edition.local_name(run.job): read for run in runs if (read := _reads(plan, document, run))},
        stated=tuple(place.line for place in made.stated),
        explained=dict(made.explained),
        explains=explained,
    )


def _reads(plan: Prepared, document: PlannedReport, run: Executed) -> dict[str, str]:
    """What a chapter opened by itself; one that names the data folder's state rests on it.

    But for the report that carries the tables: that is made again after any change of the data as it is.
    """
    names_state = document.name != plan.edition.carrier and names_fingerprint(run.notebook, plan.inputs.data)
    return {**run.reads, DATA: plan.inputs.data} if names_state else run.reads


def _verdicts(state: Progress, language: Language) -> tuple[VerdictLine, ...]:
    return tuple(
        VerdictLine(
            result.objective.title.of(language.code),
            "; ".join([answer_words(language, answered), *pace_words(language, answered)]),
            answered.outlook.value,
        )
        for result in state.objectives
        for answered in result.synthesis.answers
        if answered.is_told
    )


def still_standing(plan: Prepared) -> dict[str, Record]:
    """Records of earlier reports that stand as their build wrote them, and still belong to the folder."""
    before = read_manifest(plan.root)
    return {path: record for path, record in standing(plan.root, before).items() if still_counts(record, plan)}


def still_counts(record: Record, plan: Prepared) -> bool:
    """Whether a report that was not made now belongs to the folder: not if a whole build no longer plans it."""
    planned = ((d.language, d.name) for d in plan.edition.documents)
    return not plan.edition.covers(record.language, record.format) or (record.language, record.document) in planned


def job_records(
    plan: Prepared, before: Manifest, records: Mapping[str, Record], runs: Sequence[Executed]
) -> dict[str, JobRecord]:
    """Origins of the jobs behind the reports that stand: of those that ran now, and of earlier ones as recorded."""
    used = {name for record in records.values() for name in record.chapters}
    found = {name: job for name, job in before.jobs.items() if name in used}
    for run in runs:
        found[plan.edition.local_name(run.job)] = JobRecord(plan.edition.origins[run.job])
    return found


def made_with() -> dict[str, Any]:
    """Python, platform and font files of this process."""
    fonts = sorted(path for path in FONT_DIR.iterdir() if path.suffix in (".ttf", ".woff2"))
    return {
        "python": platform.python_version(),
        "platform": f"{sys.platform}-{platform.machine()}",
        "fonts": {path.name: digest(path.read_bytes()) for path in fonts},
    }
