"""One build: from a data folder and notebooks to a folder of reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import evaluation
from evaluation.assess import Progress, progress
from evaluation.build.fingerprint import Inputs, digest, fingerprint_inputs
from evaluation.build.jobs import COMBINED, Document, Job, find_notebooks, plan_documents, plan_jobs
from evaluation.build.pages import FORMATS, error_html, index_html
from evaluation.build.parameters import check_choice, check_parameters, parse_day
from evaluation.build.pool import run_jobs
from evaluation.build.records import (
    FACTS,
    INDEX,
    MANIFEST,
    Record,
    VerdictLine,
    collect_findings,
    facts_json,
    manifest_json,
    read_facts,
    read_records,
)
from evaluation.build.run import Executed, Failure
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.build.write import probe, write_all
from evaluation.errors import NotebookError
from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.report.language import Language, available_languages
from evaluation.report.wording import VERDICTS

RENDERERS: Final = {"html": to_html, "pdf": to_pdf}


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built.

    Parameters
    ----------
    data_dir, notebooks_dir, out_dir : Path
    languages : tuple of str, optional
        All there are if left out.
    objectives : tuple of str, optional
        Confines the build to the chapters of these objectives.
    as_of : str, optional
        Day as YYYY-MM-DD; empty for the day of the newest source.
    formats : tuple of str, optional
    workers : int, optional
        Most notebooks at a time.
    """

    data_dir: Path
    notebooks_dir: Path
    out_dir: Path
    languages: tuple[str, ...] = field(default_factory=available_languages)
    objectives: tuple[str, ...] = ()
    as_of: str = ""
    scenario: str = "all"
    formats: tuple[str, ...] = FORMATS
    workers: int = 1

    @property
    def root(self) -> Path:
        """Folder of this build's index: reports as of a day lie apart from those of today."""
        return self.out_dir / "as-of" / self.as_of if self.as_of else self.out_dir


@dataclass(frozen=True, slots=True)
class _Plan:
    """A checked request: nothing about it can be wrong any more except in a cell."""

    request: Request
    progress: Progress
    inputs: Inputs
    jobs: tuple[Job, ...]
    documents: tuple[Document, ...]


def build(request: Request, listener: Listener = ignore) -> tuple[Path, ...]:
    """Run the notebooks and write the reports.

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
        If a notebook's output cannot be shown. Nothing was written.
    OutputError
        If the reports could not be written. Nothing was changed.
    """
    _check_request(request)
    plan = _plan(request)
    outcomes = {o.job: o for o in run_jobs(plan.jobs, request.workers, listener)}
    failures = {job: o for job, o in outcomes.items() if isinstance(o, Failure)}
    executed = {job: o for job, o in outcomes.items() if isinstance(o, Executed)}
    good = [d for d in plan.documents if not failures.keys() & set(d.jobs)]
    bad = [d for d in plan.documents if failures.keys() & set(d.jobs)]
    rendered = _render(plan, good, executed, listener)
    files = {record.path: content for record, content in rendered}
    if rendered:
        runs = [executed[job] for document in good for job in document.jobs]
        files |= _companions(plan, [record for record, _ in rendered], runs)
    for document in bad:
        found = [failures[job] for job in document.jobs if job in failures]
        report = f"{document.name}.{request.formats[0]}"
        files[document.path("error.html")] = error_html(found, Language.of(document.language), report)
    write_all(request.root, files, remove=[document.path("error.html") for document in good])
    paths = tuple(request.root / record.path for record, _ in rendered)
    for number, path in enumerate(paths, 1):
        listener(Step(Action.WROTE, str(path), number, len(paths)))
    if failures:
        raise NotebookError(_summary(list(failures.values()), request, bad))
    return paths


def _check_request(request: Request) -> None:
    if request.as_of:
        parse_day("--as-of", request.as_of)
    for language in request.languages:
        check_choice("--language", language, available_languages())
    for name in request.formats:
        check_choice("--format", name, FORMATS)
    probe([request.root, *(request.root / language for language in request.languages)])


def _plan(request: Request) -> _Plan:
    notebooks = find_notebooks(request.notebooks_dir)
    day = parse_day("--as-of", request.as_of) if request.as_of else None
    state = progress(request.data_dir, day)
    dataset = state.evidence.dataset
    ids = tuple(objective.id for objective in dataset.framework.objectives)
    for objective in request.objectives:
        check_choice("--objective", objective, ids)
    scenarios = ("all", "none", *(scenario.id for scenario in dataset.framework.scenarios))
    check_choice("--scenario", request.scenario, scenarios)
    jobs = plan_jobs(
        notebooks,
        request.languages,
        {"as_of": request.as_of, "scenario": request.scenario, "data_dir": str(request.data_dir.absolute())},
        {"objective": ids},
        {"objective": request.objectives},
    )
    for job in jobs:
        check_parameters(job.notebook, job.parameters, {"objective": ids, "language": available_languages()})
    documents = plan_documents(jobs, is_whole=not request.objectives)
    return _Plan(request, state, fingerprint_inputs(dataset.fingerprint, notebooks), jobs, documents)


def _render(
    plan: _Plan, documents: Sequence[Document], executed: Mapping[Job, Executed], listener: Listener
) -> list[tuple[Record, bytes]]:
    total = len(documents) * len(plan.request.formats)
    made: list[tuple[Record, bytes]] = []
    for planned in documents:
        notebooks = [executed[job].notebook for job in planned.jobs]
        document = assemble(notebooks, [job.name for job in planned.jobs])
        contents: dict[str, bytes] = {}
        for name in plan.request.formats:
            listener(Step(Action.RENDER, planned.path(name), len(made) + len(contents), total))
            contents[name] = RENDERERS[name](document)
        check_numerals(document, contents.get("html") or to_html(document), contents.get("pdf"))
        made += [(_record(plan, planned, name, document.cover, content), content) for name, content in contents.items()]
    return made


def _record(plan: _Plan, document: Document, name: str, cover: Mapping[str, Any], content: bytes) -> Record:
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


def _companions(plan: _Plan, made: Sequence[Record], runs: Sequence[Executed]) -> dict[str, bytes]:
    """Index, facts and manifest: of what was made now and of what still stands from before. The manifest is last."""
    request = plan.request
    earlier = {path: record for path, record in read_records(request.root).items() if _still_counts(record, plan)}
    records = earlier | {record.path: record for record in made}
    order = {code: number for number, code in enumerate(available_languages())}
    ordered = sorted(
        records.values(), key=lambda r: (order.get(r.language, len(order)), r.document != COMBINED, r.path)
    )
    title = plan.progress.evidence.dataset.framework.programme.title.of(ordered[0].language)
    as_of = plan.progress.evidence.as_of.isoformat()
    findings = collect_findings(runs, read_facts(request.root, plan.inputs))
    files = {
        INDEX: index_html(ordered, title),
        FACTS: facts_json(findings, plan.inputs, as_of),
    }
    files[MANIFEST] = manifest_json(records, plan.inputs, files)
    return files


def _still_counts(record: Record, plan: _Plan) -> bool:
    """Whether a report that was not made now belongs to the folder: not if a whole build no longer plans it."""
    request = plan.request
    is_covered = not request.objectives and record.language in request.languages and record.format in request.formats
    return not is_covered or any((d.language, d.name) == (record.language, record.document) for d in plan.documents)


def _summary(failures: Sequence[Failure], request: Request, documents: Sequence[Document]) -> str:
    pages = [str(request.root / document.path("error.html")) for document in documents]
    number = "1 notebook" if len(failures) == 1 else f"{len(failures)} notebooks"
    return "\n".join(
        [
            f"{number} failed; earlier reports with these chapters were left as they were.",
            *(str(failure) for failure in failures),
            "Details: " + ", ".join(pages),
        ]
    )
