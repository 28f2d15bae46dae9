"""One build: from a data folder and notebooks to folders of reports, one for each date asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import evaluation
from evaluation.assess import Progress
from evaluation.build.crate import CRATE
from evaluation.build.editions import edition_index, write_front_page
from evaluation.build.facts import SCHEMA, collect_findings, facts_json, read_earlier, schema_json
from evaluation.build.fingerprint import digest
from evaluation.build.jobs import COMBINED, Document, Job
from evaluation.build.lock import alone_in_folder
from evaluation.build.pages import error_html
from evaluation.build.plan import Plan, make_plans
from evaluation.build.pool import run_jobs
from evaluation.build.provenance import enclose, results_files, run_crate
from evaluation.build.records import (
    FACTS,
    INDEX,
    MANIFEST,
    Record,
    VerdictLine,
    manifest_json,
    read_records,
)
from evaluation.build.request import Request
from evaluation.build.run import Executed, Failure, Outcome
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.build.write import write_all
from evaluation.errors import NotebookError
from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.report.language import Language
from evaluation.report.wording import VERDICTS

RENDERERS: Final = {"html": to_html, "pdf": to_pdf}


@alone_in_folder
def build(request: Request, listener: Listener = ignore) -> tuple[Path, ...]:
    """Run the notebooks of all editions in one pool, and write the reports edition by edition.

    Parameters
    ----------
    request : Request
    listener : callable, optional
        Told of every step.

    Returns
    -------
    tuple of Path
        The reports made.

    Raises
    ------
    DataError
        If the data folder has faults.
    ParameterError
        If something is asked for that there is not, or a notebook's parameters are wrong. No kernel was started.
    NotebookError
        If a cell failed. Reports without that chapter were written; beside the others stands an error page.
    RenderError
        If a notebook's output cannot be shown. Nothing of that edition was written.
    OutputError
        If the reports could not be written. Nothing of that edition was changed.
    """
    plans = make_plans(request, listener)
    jobs = [job for plan in plans for job in plan.jobs]
    outcomes = {o.job: o for o in run_jobs(jobs, request.workers, listener, request.conditions)}
    made: list[Path] = []
    for plan in plans:
        made += _write_edition(plan, outcomes, listener)
    if made and all(plan.as_of for plan in plans):
        write_front_page(request.out_dir, plans[0].progress.evidence.dataset.framework.programme.title)
    if any(isinstance(outcome, Failure) for outcome in outcomes.values()):
        raise NotebookError(_summary(plans, outcomes))
    return tuple(made)


def _write_edition(plan: Plan, outcomes: Mapping[Job, Outcome], listener: Listener) -> list[Path]:
    """Render and write what could be run of one edition: all of it, or nothing."""
    failures = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Failure)}
    executed = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Executed)}
    good = [d for d in plan.documents if not failures.keys() & set(d.jobs)]
    rendered = _render(plan, good, executed, listener)
    files = {record.path: content for record, content in rendered}
    if rendered:
        runs = [executed[job] for document in good for job in document.jobs]
        files |= _companions(plan, [record for record, _ in rendered], runs)
    for document in _bad(plan, outcomes):
        found = [failures[job] for job in document.jobs if job in failures]
        report = f"{document.name}.{plan.request.formats[0]}"
        files[document.path("error.html")] = error_html(found, Language.of(document.language), report)
    write_all(plan.root, files, remove=[document.path("error.html") for document in good])
    paths = [plan.root / record.path for record, _ in rendered]
    for number, path in enumerate(paths, 1):
        listener(Step(Action.WROTE, str(path), number, len(paths)))
    return paths


def _bad(plan: Plan, outcomes: Mapping[Job, Outcome]) -> list[Document]:
    return [d for d in plan.documents if any(isinstance(outcomes[job], Failure) for job in d.jobs)]


def _render(
    plan: Plan, documents: Sequence[Document], executed: Mapping[Job, Executed], listener: Listener
) -> list[tuple[Record, bytes]]:
    total = len(documents) * len(plan.request.formats)
    made: list[tuple[Record, bytes]] = []
    for planned in documents:
        notebooks = [executed[job].notebook for job in planned.jobs]
        own = collect_findings([executed[job] for job in planned.jobs])
        document = assemble(notebooks, [job.name for job in planned.jobs])
        document = enclose(document, plan.progress, own, plan.request.data_dir)
        contents: dict[str, bytes] = {}
        for name in plan.request.formats:
            path = (Path(plan.folder) / planned.path(name)).as_posix()
            listener(Step(Action.RENDER, path, len(made) + len(contents), total))
            contents[name] = RENDERERS[name](document)
        check_numerals(document, contents.get("html") or to_html(document), contents.get("pdf"))
        made += [(_record(plan, planned, name, document.cover, content), content) for name, content in contents.items()]
    return made


def _record(plan: Plan, document: Document, name: str, cover: Mapping[str, Any], content: bytes) -> Record:
    return Record(
        document=document.name,
        language=document.language,
        format=name,
        title=str(cover.get("title", document.name)),
        as_of=plan.progress.evidence.as_of.isoformat(),
        parameters=tuple({k: v for k, v in job.settings if k != "data_dir"} for job in document.jobs),
        inputs=plan.inputs.to_dict(),
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


def _companions(plan: Plan, made: Sequence[Record], runs: Sequence[Executed]) -> dict[str, bytes]:
    """Index, facts and manifest: of what was made now and of what still stands from before. The manifest is last."""
    earlier = {path: record for path, record in read_records(plan.root).items() if _still_counts(record, plan)}
    records = earlier | {record.path: record for record in made}
    title = plan.progress.evidence.dataset.framework.programme.title
    findings = collect_findings(runs, read_earlier(plan.root, plan.inputs))
    files = {
        INDEX: edition_index(records.values(), title, plan.request.out_dir, plan.as_of),
        FACTS: facts_json(findings, plan.inputs, plan.progress),
        SCHEMA: schema_json(),
        **results_files(plan.progress, findings, plan.request.data_dir),
    }
    files[CRATE] = run_crate(
        plan.progress, records, plan.inputs, files, plan.request.data_dir, plan.request.notebooks_dir
    )
    files[MANIFEST] = manifest_json(records, plan.inputs, files)
    return files


def _still_counts(record: Record, plan: Plan) -> bool:
    """Whether a report that was not made now belongs to the folder: not if a whole build no longer plans it."""
    request = plan.request
    is_covered = not request.objectives and record.language in request.languages and record.format in request.formats
    return not is_covered or any((d.language, d.name) == (record.language, record.document) for d in plan.documents)


def _summary(plans: Sequence[Plan], outcomes: Mapping[Job, Outcome]) -> str:
    failures = [o for o in outcomes.values() if isinstance(o, Failure)]
    pages = [str(plan.root / document.path("error.html")) for plan in plans for document in _bad(plan, outcomes)]
    number = "1 notebook" if len(failures) == 1 else f"{len(failures)} notebooks"
    return "\n".join(
        [
            f"{number} failed; earlier reports with these chapters were left as they were.",
            *(str(failure) for failure in failures),
            "Details: " + ", ".join(pages),
        ]
    )
