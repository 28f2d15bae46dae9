"""What must be made again of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.plan.edition import Edition
from evaluation.plan.jobs import Job, PlannedReport
from evaluation.plan.manifest import FACTS
from evaluation.plan.state import find_stale, has_other_inputs, lost_editions, missing_files


@dataclass(frozen=True, slots=True)
class Plan:
    """What must be done for one edition.

    Parameters
    ----------
    edition : Edition
    documents : tuple of PlannedReport
        Reports to be made.
    jobs : tuple of Job
        Chapters whose outputs are needed for that.
    """

    edition: Edition
    documents: tuple[PlannedReport, ...]
    jobs: tuple[Job, ...]


def find_plans(editions: Sequence[Edition], *, is_forced: bool = False) -> tuple[Plan, ...]:
    """What must be made again of editions; all of it if forced. Editions with nothing to do are left out."""
    found = []
    for edition in editions:
        stale = {id(s.document) for s in find_stale(edition)}
        documents = tuple(d for d in edition.documents if is_forced or id(d) in stale)
        missing = missing_files(edition)
        # the last one writes the front page, which lists all editions
        is_behind = has_other_inputs(edition) or (edition is editions[-1] and lost_editions(edition.request.out_dir))
        needed = edition.jobs if FACTS in missing else tuple(job for d in documents for job in d.jobs)
        if documents or missing or is_behind:
            found.append(Plan(edition, documents, tuple(dict.fromkeys(needed))))
    return tuple(found)
