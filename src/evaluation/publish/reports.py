"""One build: from a data folder and notebooks to folders of reports, one for each date and area asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from evaluation.errors import NotebookError
from evaluation.facts.write import SCHEMA, facts_json, schema_json
from evaluation.framework import Text
from evaluation.load import area_slug
from evaluation.locale.language import Language
from evaluation.plan.fingerprint import digest
from evaluation.plan.jobs import Document, Job
from evaluation.plan.manifest import (
    FACTS,
    INDEX,
    MANIFEST,
    Manifest,
    Record,
    read_manifest,
    standing,
)
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.plan.plan import Plan
from evaluation.plan.steps import Action, Listener, Step, ignore
from evaluation.publish.crate import CRATE
from evaluation.publish.front_page import Standing, edition_index, find_standing, front_page, in_order
from evaluation.publish.lock import hold
from evaluation.publish.pages import error_html
from evaluation.publish.prepared import Prepared, prepare
from evaluation.publish.provenance import enclose, results_files, run_crate
from evaluation.publish.recording import (
    assessed,
    job_records,
    made_with,
    record_of,
    still_counts,
)
from evaluation.publish.stated import stated_in
from evaluation.publish.told import with_fingerprint
from evaluation.publish.write import write_all
from evaluation.render import assemble, check_numerals, to_html, to_pdf
from evaluation.run.execute import execute

RENDERERS: Final = {"html": to_html, "pdf": to_pdf}


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
        If a cell failed. Reports without that chapter were written; beside the others stands an error page.
    RenderError
        If a notebook's output cannot be shown. Nothing of that edition was written.
    OutputError
        If the reports could not be written. Nothing of that edition was changed.
    """
    if not plans:
        return ()
    with hold(plans[0].edition.request.out_dir):
        return _build(prepare(plans), listener, is_anew=is_anew)


def _build(plans: Sequence[Prepared], listener: Listener, *, is_anew: bool) -> tuple[Path, ...]:
    needed = {job: plan.edition.origins[job] for plan in plans for job in plan.jobs}
    outcomes = execute(needed, plans[0].edition.data, plans[0].request, listener, is_anew=is_anew)
    made: list[Path] = []
    below = find_standing(plans[0].request.out_dir)
    for plan in plans:
        made += _write_edition(plan, outcomes, below, listener)
    if any(isinstance(outcome, Failure) for outcome in outcomes.values()):
        raise NotebookError(_summary(plans, outcomes))
    return tuple(made)


def _write_edition(plan: Prepared, outcomes: Mapping[Job, Outcome], below: Standing, listener: Listener) -> list[Path]:
    """Render and write what could be run of one edition: all of it, or nothing. Enters it among those `below`.

    Its manifest is the last to move, after the front page too: a build that is killed before leaves the edition stale.
    """
    failures = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Failure)}
    executed = {job: o for job in plan.jobs if isinstance(o := outcomes[job], Executed)}
    good = [d for d in plan.documents if not failures.keys() & set(d.jobs)]
    rendered = _render(plan, good, executed, listener)
    place = Path(plan.edition.folder)
    files = {_below(place, record.path): content for record, content in rendered}
    bad = _bad(plan, outcomes)
    for document in bad:
        found = [failures[job] for job in document.jobs if job in failures]
        report = f"{document.name}.{document.formats[0]}"
        page = error_html(found, Language.of(document.language), report)
        files[_below(place, document.path("error.html"))] = page
    if rendered or not plan.documents:
        shown = {job for document in plan.edition.documents if document not in bad for job in document.jobs}
        runs = [run for job, run in executed.items() if job in shown]
        manifest, companions = _companions(plan, [record for record, _ in rendered], runs)
        files |= {_below(place, path): content for path, content in companions.items()}
        if plan.edition.folder and manifest.reports:
            below[plan.edition.as_of, area_slug(plan.edition.area)] = in_order(manifest.reports.values())
            files |= front_page(plan.request.out_dir, _title(plan), below)
        files[_below(place, MANIFEST)] = manifest.to_json()
    over = [_below(place, document.path("error.html")) for document in good]
    write_all(plan.request.out_dir, files, remove=over)
    paths = [plan.root / record.path for record, _ in rendered]
    for number, path in enumerate(paths, 1):
        listener(Step(Action.WROTE, str(path), number, len(paths)))
    return paths


def _below(place: Path, path: str) -> str:
    return (place / path).as_posix()


def _title(plan: Prepared) -> Text:
    return plan.progress.evidence.dataset.framework.programme.title


def _bad(plan: Prepared, outcomes: Mapping[Job, Outcome]) -> list[Document]:
    return [d for d in plan.documents if any(isinstance(outcomes[job], Failure) for job in d.jobs)]


def _render(
    plan: Prepared, documents: Sequence[Document], executed: Mapping[Job, Executed], listener: Listener
) -> list[tuple[Record, bytes]]:
    total = sum(len(document.formats) for document in documents)
    made: list[tuple[Record, bytes]] = []
    for planned in documents:
        runs = [executed[job] for job in planned.jobs]
        notebooks = [with_fingerprint(run.notebook, plan.inputs.data) for run in runs]
        own = stated_in(runs, plan.findings)
        document = assemble(notebooks, [job.name for job in planned.jobs])
        document = enclose(document, plan.progress, own, plan.request.data_dir)
        contents: dict[str, bytes] = {}
        for name in planned.formats:
            path = _below(Path(plan.edition.folder), planned.path(name))
            listener(Step(Action.RENDER, path, len(made) + len(contents), total))
            contents[name] = RENDERERS[name](document)
        check_numerals(document, contents.get("html") or to_html(document), contents.get("pdf"))
        made += [(record_of(plan, planned, name, document.cover, c, runs), c) for name, c in contents.items()]
    return made


def _companions(plan: Prepared, made: Sequence[Record], runs: Sequence[Executed]) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest and index, of what was made now and of what still stands from before; facts and tables, always whole."""
    before = read_manifest(plan.root)
    earlier = {path: r for path, r in standing(plan.root, before).items() if still_counts(r, plan)}
    records = earlier | {record.path: record for record in made}
    jobs = job_records(plan, before, records, runs)
    files = {
        FACTS: facts_json(plan.findings, plan.inputs, plan.progress),
        SCHEMA: schema_json(),
        **results_files(plan.progress, tuple(plan.findings.values()), plan.request.data_dir),
    }
    files[CRATE] = run_crate(plan, records, files)
    # not in the record of the runs: it changes whenever another edition is made
    files[INDEX] = edition_index(
        records.values(), _title(plan), plan.edition.folder, find_standing(plan.request.out_dir)
    )
    manifest = Manifest(
        inputs=plan.inputs.to_dict(),
        known=plan.edition.data.known(plan.edition.scope),
        records=plan.edition.data.digests,
        reports=records,
        jobs=jobs,
        assessed=assessed(plan.progress),
        made_with=made_with(),
        files={path: digest(content) for path, content in files.items()},
    )
    return manifest, files


def _summary(plans: Sequence[Prepared], outcomes: Mapping[Job, Outcome]) -> str:
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
