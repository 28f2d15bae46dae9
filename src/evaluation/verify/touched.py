"""What a change of the data touches, before anything is built: indicators, reports and verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.evidence import Dataset
from evaluation.evidence.selection import is_of
from evaluation.plan.edition import Edition
from evaluation.plan.state import changed_records, describe_record
from evaluation.publish.prepared import assessed_for
from evaluation.publish.recording import told_answers
from evaluation.words.wording import STATUSES


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
    verdicts : tuple of str
        Findings that would be other ones.
    """

    edition: Edition
    changes: tuple[str, ...]
    reports: tuple[str, ...]
    verdicts: tuple[str, ...]


def find_touched(edition: Edition, dataset: Dataset) -> Touched | None:
    """What a change of the data since an edition was built touches; None if there is no such edition, or no change."""
    if not edition.manifest.reports or not (changed := changed_records(edition)):
        return None
    told = tuple(f"{describe_record(name, edition)}{_fed(name, dataset)}" for name in changed)
    return Touched(edition, told, tuple(_reports(edition)), tuple(_turned(edition, dataset)))


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


def _turned(edition: Edition, dataset: Dataset) -> Iterator[str]:
    now = assessed_for(edition, dataset)
    before: Mapping[str, Any] = edition.manifest.assessed
    for item in now.indicators:
        id_, status = item.indicator.id, str(item.result.status)
        was = before.get("statuses", {}).get(id_)
        if was != status:
            yield f"indicator {id_}: {_word(STATUSES, was)} → {_word(STATUSES, status)}"
    for objective in now.objectives:
        id_ = objective.objective.id
        said = before.get("answers", {}).get(id_, {})
        for question, words in told_answers(objective).items():
            if (was := said.get(question)) != words:
                yield f"objective {id_}: {_word({}, was)} → {_word({}, words)}"


def _word(words: Mapping[Any, str], code: str | None) -> str:
    return f"“{words.get(code, code)}”" if code else "new"
