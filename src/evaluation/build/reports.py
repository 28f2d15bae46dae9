"""One build: from a data folder and notebooks to folders of reports, one for each date and area asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from evaluation.build.chapters import execute, opened_files
from evaluation.build.crate import CRATE
from evaluation.build.editions import Standing, edition_index, find_standing, front_page, in_order
from evaluation.build.facts import SCHEMA, Fact, collect_findings, facts_json, read_stated, schema_json
from evaluation.build.fingerprint import digest, fingerprint, with_files
from evaluation.build.jobs import Document, Job
from evaluation.build.lock import hold
from evaluation.build.made_with import made_with
from evaluation.build.manifest import (
    FACTS,
    INDEX,
    MANIFEST,
    Manifest,
    Record,
    read_manifest,
    standing,
    unit_digests,
)
from evaluation.build.pages import error_html
from evaluation.build.prepared import Plan, prepare
from evaluation.build.provenance import enclose, results_files, run_crate
from evaluation.build.recording import assessed, job_records, record_of, still_counts, still_stated, vouched_for
from evaluation.build.run import Executed, Failure, Outcome
from evaluation.build.state import Work
from evaluation.build.steps import Action, Listener, Step, ignore
from evaluation.build.unshown import failures_of
from evaluation.build.untranslated import untranslated
from evaluation.build.write import write_all
from evaluation.errors import NotebookError, RenderError
from evaluation.framework import Text
from evaluation.load import area_slug
from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.report.cover import SHOWN_FINGERPRINT
from evaluation.report.language import Language

RENDERERS: Final = {"html": to_html, "pdf": to_pdf}
Failed = dict[Path, list[Failure]]
"""What went wrong, by the page that tells of it instead of a report."""


def build(work: Sequence[Work], listener: Listener = ignore, *, is_anew: bool = False) -> tuple[Path, ...]:
    """Run what must run of all editions in one pool, and write the reports edition by edition.

    Parameters
    ----------
    work : sequence of Work
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
    if not work:
        return ()
    with hold(work[0].edition.request.out_dir):
        return _build(work, listener, is_anew=is_anew)


def _build(work: Sequence[Work], listener: Listener, *, is_anew: bool) -> tuple[Path, ...]:
    plans = prepare(work)
    # what a chapter opens by itself is known only once it ran
    needed = {job: fingerprint(with_files(plan.edition.origins[job], {})) for plan in plans for job in plan.jobs}
    reads = {job: plan.edition.reads[job] for plan in plans for job in plan.jobs}
    _tell_untranslated(needed, listener)
    unfit = {job: failure for plan in plans for job, failure in plan.unfit.items()}
    fit = {job: print_ for job, print_ in needed.items() if job not in unfit}
    outcomes = unfit | execute(fit, reads, plans[0].request, listener, is_anew=is_anew)
    made: list[Path] = []
    below = find_standing(plans[0].request.out_dir)
    plans = [_with_opened(plan, outcomes) for plan in plans]
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


def _with_opened(plan: Plan, outcomes: Mapping[Job, Outcome]) -> Plan:
    """The same plan with the files that its chapters opened among what they follow from."""
    ran = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Executed)}
    origins = {job: with_files(plan.edition.origins[job], opened_files(run)) for job, run in ran.items()}
    return replace(plan, edition=replace(plan.edition, origins={**plan.edition.origins, **origins}))


def _write_edition(
    plan: Plan, outcomes: Mapping[Job, Outcome], below: Standing, listener: Listener, failed: Failed
) -> list[Path]:
    """Render and write what could be run and shown of one edition. Enters it among those `below`, or what `failed`.

    Its manifest is the last to move, after the front page too: a build that is killed before leaves the edition stale.
    """
    failures = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Failure)}
    executed = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Executed)}
    bad = {d: found for d in plan.documents if (found := [failures[job] for job in d.jobs if job in failures])}
    rendered, unshown = _render(plan, [d for d in plan.documents if d not in bad], executed, listener)
    bad |= unshown
    place = Path(plan.edition.folder)
    files = {_below(place, record.path): content for record, content in rendered}
    for document, found in bad.items():
        report = f"{document.name}.{plan.request.formats[0]}"
        page = document.path("error.html")
        files[_below(place, page)] = error_html(found, Language.of(document.language), report)
        failed[plan.root / page] = found
    if rendered or not plan.documents:
        shown = {job for document in plan.edition.documents if document not in bad for job in document.jobs}
        runs = [run for job, run in executed.items() if job in shown]
        manifest, companions = _companions(plan, [record for record, _ in rendered], runs)
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


def _title(plan: Plan) -> Text:
    return plan.progress.evidence.dataset.framework.programme.title


def _render(
    plan: Plan, documents: Sequence[Document], executed: Mapping[Job, Executed], listener: Listener
) -> tuple[list[tuple[Record, bytes]], dict[Document, list[Failure]]]:
    """Contents of reports, and what is wrong with those that cannot be shown."""
    total = len(documents) * len(plan.request.formats)
    made: list[tuple[Record, bytes]] = []
    unshown: dict[Document, list[Failure]] = {}
    for planned in documents:
        own = collect_findings([executed[job] for job in planned.jobs])
        try:
            cover, contents = _rendered(plan, planned, executed, own, listener, (len(made), total))
        except (NotebookError, RenderError) as error:
            unshown[planned] = list(failures_of(error, planned.jobs))
        else:
            made += [(record_of(plan, planned, name, cover, c), c) for name, c in contents.items()]
    return made, unshown


def _rendered(
    plan: Plan,
    planned: Document,
    executed: Mapping[Job, Executed],
    own: list[Fact],
    listener: Listener,
    progress: tuple[int, int],
) -> tuple[Mapping[str, Any], dict[str, bytes]]:
    """Words of the title page of one report, and its content by format."""
    notebooks = [executed[job].notebook for job in planned.jobs]
    # a chapter that did not run again for a change elsewhere knows only what the data was when it ran
    told = {"data_fingerprint": plan.inputs.data[:SHOWN_FINGERPRINT]}
    document = assemble(notebooks, [job.name for job in planned.jobs], told)
    document = enclose(document, plan.progress, own, plan.request.data_dir)
    contents: dict[str, bytes] = {}
    for name in plan.request.formats:
        path = _below(Path(plan.edition.folder), planned.path(name))
        listener(Step(Action.RENDER, path, progress[0] + len(contents), progress[1]))
        contents[name] = RENDERERS[name](document)
    check_numerals(document, contents.get("html") or to_html(document), contents.get("pdf"))
    return document.cover, contents


def _companions(plan: Plan, made: Sequence[Record], runs: Sequence[Executed]) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest, and facts, tables and index: of what was made now and of what still stands from before."""
    before = vouched_for(plan, read_manifest(plan.root), runs)
    earlier = {path: r for path, r in standing(plan.root, before).items() if still_counts(r, plan)}
    records = earlier | {record.path: record for record in made}
    jobs = job_records(plan, before, records, runs)
    findings = collect_findings(runs, read_stated(plan.root, still_stated(plan, jobs)))
    files = {
        FACTS: facts_json(findings, plan.inputs, plan.progress),
        SCHEMA: schema_json(),
        **results_files(plan.progress, findings, plan.request.data_dir),
    }
    files[CRATE] = run_crate(plan, records, files)
    # not in the record of the runs: it changes whenever another edition is made
    files[INDEX] = edition_index(
        records.values(), _title(plan), plan.edition.folder, find_standing(plan.request.out_dir)
    )
    manifest = Manifest(
        inputs=plan.inputs.to_dict(),
        units=unit_digests(plan.edition.data),
        reports=records,
        jobs=jobs,
        assessed=assessed(plan.progress),
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
