"""What a change of the data touches, before anything is built: indicators, reports, values and verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.assess import Moves, ProgressRecord, find_moves
from evaluation.evidence import Dataset
from evaluation.evidence.selection import is_of
from evaluation.facts.verdicts import read_record
from evaluation.load import Unit
from evaluation.plan.edition import Edition
from evaluation.plan.state import changed_records, describe_record
from evaluation.publish.prepared import assessed_for


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs between the data and the reports of an edition.

    Parameters
    ----------
    edition : Edition
    changes : tuple of str
        What changed, and which indicators it feeds.
    reports : tuple of str
        Paths of the reports that would change.
    moves : Moves or None
        Values, verdicts and answers that would be other ones; None where this version cannot read those of then.
    units : mapping of str to Unit
        In which values are told.
    """

    edition: Edition
    changes: tuple[str, ...]
    reports: tuple[str, ...]
    moves: Moves | None
    units: Mapping[str, Unit]


def find_touched(edition: Edition, dataset: Dataset) -> Touched | None:
    """What a change of the data since an edition was built touches; None if there is no such edition, or no change."""
    if not edition.manifest.reports or not (changed := changed_records(edition)):
        return None
    told = tuple(f"{describe_record(name, edition)}{_fed(name, dataset)}" for name in changed)
    before = read_record(edition.root)
    moves = find_moves(before, ProgressRecord.of(assessed_for(edition, dataset))) if before else None
    return Touched(edition, told, tuple(_reports(edition)), moves, dataset.tables.units)


def _reports(edition: Edition) -> Iterator[str]:
    """Reports that stand and rest on data that changed, whatever else may have made them stale."""
    handed = {name: job.origin.get("data") for name, job in edition.manifest.jobs.items()}
    for document in edition.documents:
        if any(handed.get(edition.local_name(job)) != edition.origins[job]["data"] for job in document.jobs):
            paths = (document.path(format_) for format_ in document.formats)
            yield from (path for path in paths if path in edition.manifest.reports)


def _fed(name: str, dataset: Dataset) -> str:
    """Indicators that ask for a figure; nothing for what is no figure, or is no longer there."""
    file, _, key = name.partition(":")
    found = [o for o in dataset.tables.observations if o.observation_id == key]
    if file != "observations.csv" or not found:
        return ""
    fed = [i.id for i in dataset.framework.indicators if any(is_of(o, f) for o in found for f in i.select.asked)]
    if not fed:
        return ", which feeds no indicator"
    return f", which feeds indicator{'s' if len(fed) > 1 else ''} {', '.join(fed)}"
