"""One build: from a data folder and notebooks to folders of reports, one for each date and area asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from evaluation.errors import NotebookError, RenderError
from evaluation.facts.write import SCHEMA, facts_json, schema_json
from evaluation.framework import Text
from evaluation.load import area_slug
from evaluation.locale.language import Language
from evaluation.plan.fingerprint import digest
from evaluation.plan.jobs import Job, PlannedReport
from evaluation.plan.manifest import (
    FACTS,
    INDEX,
    MANIFEST,
    Manifest,
    Record,
    read_manifest,
)
from evaluation.plan.notebook import ANNEX
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.plan.plan import Plan
from evaluation.plan.printed import PAPER, explains
from evaluation.plan.steps import Action, Listener, Step, ignore
from evaluation.publish.crate import CRATE
from evaluation.publish.error_page import error_html
from evaluation.publish.explained import explain_others
from evaluation.publish.front_page import Standing, edition_index, find_standing, front_page, in_order
from evaluation.publish.lock import hold
from evaluation.publish.passed_on import files_to_pass_on
from evaluation.publish.prepared import Prepared, prepare
from evaluation.publish.provenance import enclose, results_files, run_crate
from evaluation.publish.recording import (
    job_records,
    made_with,
    record_of,
    still_standing,
)
from evaluation.publish.told import check_stated, with_fingerprint
from evaluation.publish.unshown import failures_of
from evaluation.publish.untranslated import untranslated
from evaluation.publish.write import write_all
from evaluation.render import Document, Rendered, assemble, check_cells, check_numerals, set_pdf, to_html
from evaluation.run.execute import execute

RENDERERS: Final[Mapping[str, Callable[[Document], Rendered]]] = {
    "html": lambda document: Rendered(to_html(document)),
    "pdf": set_pdf,
}
Failed = dict[Path, list[Failure]]
"""What went wrong, by the page that tells of it instead of a report."""


def build(plans: Sequence[Plan], listener: Listener = ignore, *, is_anew: bool = False) -> tuple[Path, ...]:
    """Run what must run of all editions in one pool, and write the reports edition by edition.

    Parameters
    ----------
    plans : sequence of Plan
        What is to be made of each edition.
    listener : callable, optional
        Told of every step.
    is_anew : bool, optional
        Whether to run every notebook, though what it showed may be known.

    Returns
    -------
    tuple of Path
        The reports made.

    Raises
    ------
    DataError
        If the data folder has faults.
    ParameterError
        If a notebook's parameters are wrong. No kernel was started.
    NotebookError
        If a cell failed or shows what cannot be shown. Reports without that chapter were written; beside the others
        stands an error page.
    OutputError
        If the reports could not be written. Nothing of that edition was changed.
    """
    if not plans:
        return ()
    with hold(plans[0].edition.request.out_dir):
        return _build(prepare(plans), listener, is_anew=is_anew)


def _build(plans: Sequence[Prepared], listener: Listener, *, is_anew: bool) -> tuple[Path, ...]:
    needed = {job: plan.edition.origins[job] for plan in plans for job in plan.jobs}
    unfit = {job: failure for plan in plans for job, failure in plan.unfit.items()}
    fit = {job: origin for job, origin in needed.items() if job not in unfit}
    _tell_untranslated(fit, listener)
    outcomes = unfit | execute(fit, plans[0].edition.data, plans[0].request, listener, is_anew=is_anew)
    made: list[Path] = []
    below = find_standing(plans[0].request.out_dir)
    failed: Failed = {}
    for plan in plans:
        made += _write_edition(plan, outcomes, below, listener, failed)
    if failed:
        raise NotebookError(_summary(failed))
    return tuple(made)


def _tell_untranslated(jobs: Iterable[Job], listener: Listener) -> None:
    pairs = tuple(dict.fromkeys((job.notebook, job.language) for job in jobs))
    for number, (notebook, language) in enumerate(pairs, 1):
        if detail := untranslated(notebook, language):
            listener(Step(Action.UNTRANSLATED, f"{language}/{notebook.stem}", number, len(pairs), detail))


def _write_edition(
    plan: Prepared, outcomes: Mapping[Job, Outcome], below: Standing, listener: Listener, failed: Failed
) -> list[Path]:
    """Render and write what could be run and shown of one edition. Enters it among those `below`, or what `failed`.

    Its manifest is the last to move, after the front page too: a build that is killed before leaves the edition stale.
    """
    failures = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Failure)}
    executed = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Executed)}
    bad = {d: found for d in plan.documents if (found := _faults(d, failures, executed))}
    earlier = still_standing(plan)
    rendered, unshown = _render(plan, [d for d in plan.documents if d not in bad], executed, earlier, listener)
    bad |= unshown
    place = Path(plan.edition.folder)
    files = {_below(place, record.path): content for record, content in rendered}
    for document, found in bad.items():
        report = f"{document.name}.{document.formats[0]}"
        page = document.path("error.html")
        files[_below(place, page)] = error_html(found, Language.of(document.language), report)
        failed[plan.root / page] = found
    if rendered or not plan.documents:
        shown = {job for document in plan.edition.documents if document not in bad for job in document.jobs}
        runs = [run for job, run in executed.items() if job in shown]
        manifest, companions = _companions(plan, earlier, [record for record, _ in rendered], runs)
        files |= {_below(place, path): content for path, content in companions.items()}
        if plan.edition.folder and manifest.reports:
            below[plan.edition.as_of, area_slug(plan.edition.area)] = in_order(manifest.reports.values())
            files |= front_page(plan.request.out_dir, _title(plan), below)
        files[_below(place, MANIFEST)] = manifest.to_json()
    over = [_below(place, document.path("error.html")) for document in plan.documents if document not in bad]
    write_all(plan.request.out_dir, files, remove=over)
    paths = [plan.root / record.path for record, _ in rendered]
    for number, path in enumerate(paths, 1):
        listener(Step(Action.WROTE, str(path), number, len(paths)))
    return paths


def _below(place: Path, path: str) -> str:
    return (place / path).as_posix()


def _title(plan: Prepared) -> Text:
    return plan.progress.evidence.dataset.framework.programme.title


def _render(
    plan: Prepared,
    documents: Sequence[PlannedReport],
    executed: Mapping[Job, Executed],
    earlier: Mapping[str, Record],
    listener: Listener,
) -> tuple[list[tuple[Record, bytes]], dict[PlannedReport, list[Failure]]]:
    """Contents of reports, and what is wrong with those that cannot be shown.

    The annex comes last: it says where numbers of the others come from, by the pages that these have now.
    """
    total = sum(len(document.formats) for document in documents)
    made: list[tuple[Record, bytes]] = []
    unshown: dict[PlannedReport, list[Failure]] = {}
    for planned in sorted(documents, key=lambda document: document.name == ANNEX):
        runs = [executed[job] for job in planned.jobs]
        beside = {**earlier, **{record.path: record for record, _ in made}}
        try:
            cover, contents = _rendered(plan, planned, runs, beside, listener, (len(made), total))
        except (NotebookError, RenderError) as error:
            unshown[planned] = list(failures_of(error, planned.jobs))
        else:
            made += [
                (record_of(plan, planned, name, cover, c, runs, beside), c.content) for name, c in contents.items()
            ]
    return made, unshown


def _faults(
    document: PlannedReport, failures: Mapping[Job, Failure], executed: Mapping[Job, Executed]
) -> list[Failure]:
    """What is wrong with the chapters of a report, if one failed: what the others show, and the other cells, too."""
    found = [fault for job in document.jobs if job in failures for fault in failures[job].each]
    if not found:
        return []
    shown = {job: run.notebook for job, run in executed.items()} | {j: f.shown for j, f in failures.items() if f.shown}
    jobs = [job for job in document.jobs if job in shown]
    try:
        notebooks, names = [shown[job] for job in jobs], [job.name for job in jobs]
        check_cells(notebooks, names, Language.of(document.language), is_alone=document.is_alone)
    except (NotebookError, RenderError) as error:
        found += failures_of(error, jobs)
    return found


def _rendered(
    plan: Prepared,
    planned: PlannedReport,
    runs: Sequence[Executed],
    beside: Mapping[str, Record],
    listener: Listener,
    progress: tuple[int, int],
) -> tuple[Mapping[str, Any], dict[str, Rendered]]:
    """Words of the title page of one report, and its content by format; `beside` are records of the others."""
    notebooks = [with_fingerprint(run.notebook, plan.inputs.data) for run in runs]
    check_stated(runs, plan.findings)
    document = assemble(
        notebooks,
        [job.name for job in planned.jobs],
        {"document": planned.name},
        is_alone=planned.is_alone,
        beside=plan.edition.beside(planned),
    )
    if planned.name == plan.edition.carrier:
        document = enclose(document, plan.progress, tuple(plan.findings.values()), plan.request.data_dir)
    if explains(planned.name, PAPER):
        document = explain_others(document, plan, beside)
    contents: dict[str, Rendered] = {}
    for name in planned.formats:
        path = _below(Path(plan.edition.folder), planned.path(name))
        listener(Step(Action.RENDER, path, progress[0] + len(contents), progress[1]))
        contents[name] = RENDERERS[name](document)
    paper = contents["pdf"].content if "pdf" in contents else None
    check_numerals(document, contents["html"].content if "html" in contents else to_html(document), paper)
    return document.cover, contents


def _companions(
    plan: Prepared, earlier: Mapping[str, Record], made: Sequence[Record], runs: Sequence[Executed]
) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest and index, of what was made now and of what still stands from before; facts and tables, always whole."""
    before = read_manifest(plan.root)
    records = {**earlier} | {record.path: record for record in made}
    jobs = job_records(plan, before, records, runs)
    files = {
        FACTS: facts_json(plan.findings, plan.inputs, plan.progress, records),
        SCHEMA: schema_json(),
        **results_files(plan.progress, tuple(plan.findings.values()), plan.request.data_dir),
    }
    if not plan.edition.area:
        files |= files_to_pass_on(plan.progress, plan.findings, dict.fromkeys(r.language for r in records.values()))
    files[CRATE] = run_crate(plan, records, files)
    # not in the record of the runs: it changes whenever another edition is made
    files[INDEX] = edition_index(
        records.values(), _title(plan), plan.edition.folder, find_standing(plan.request.out_dir), files
    )
    manifest = Manifest(
        inputs=plan.inputs.to_dict(),
        known=plan.edition.data.known(plan.edition.scope),
        records=plan.edition.data.digests,
        reports=records,
        jobs=jobs,
        made_with=made_with(),
        files={path: digest(content) for path, content in files.items()},
    )
    return manifest, files


def _summary(failed: Failed) -> str:
    told = list(dict.fromkeys(str(failure) for found in failed.values() for failure in found))
    notebooks = {failure.job.name for found in failed.values() for failure in found}
    number = "1 notebook" if len(notebooks) == 1 else f"{len(notebooks)} notebooks"
    return "\n".join(
        [
            f"{number} failed; earlier reports with these chapters were left as they were.",
            *told,
            "Details: " + ", ".join(map(str, failed)),
        ]
    )
