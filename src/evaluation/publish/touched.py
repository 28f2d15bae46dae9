"""What a change of the data touches, before anything is built: indicators, reports and verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.assess import Verdict
from evaluation.evidence import Dataset
from evaluation.plan.declared_reads import is_asked
from evaluation.plan.edition import Edition
from evaluation.plan.manifest import Manifest, read_manifest
from evaluation.plan.state import changed_units, describe_unit
from evaluation.plan.units import Data
from evaluation.publish.prepared import assessed_for
from evaluation.words.wording import STATUSES, VERDICTS


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
    manifest = read_manifest(edition.root)
    if not manifest.reports:
        return None
    changed = changed_units(edition, manifest)
    if not changed:
        return None
    folder = edition.request.data_dir.name
    told = [f"{folder}/{describe_unit(name, edition, manifest)}{_fed(name, edition.data)}" for name in changed]
    reports = tuple(_reports(edition, manifest))
    return Touched(edition, tuple(told), reports, tuple(_turned(edition, manifest, dataset)))


def _reports(edition: Edition, manifest: Manifest) -> Iterator[str]:
    """Reports that stand and rest on data that changed, whatever else may have made them stale."""
    read = {name: job.origin.get("data") for name, job in manifest.jobs.items()}
    for document in edition.documents:
        if any(read.get(edition.local_name(job)) != edition.origins[job]["data"] for job in document.jobs):
            paths = (document.path(format_) for format_ in edition.request.formats)
            yield from (path for path in paths if path in manifest.reports)


def _fed(name: str, data: Data) -> str:
    """Indicators that ask for a figure; nothing for what is no figure, or is no longer there."""
    file, _, key = name.partition(":")
    if file != "observations.csv" or name not in data.units:
        return ""
    rows = [row for row in data.rows("observations") if row.get("observation_id") == key]
    fed = [
        str(sheet.get("id"))
        for sheet in data.entries("indicators")
        for chosen in (sheet.get("select") or {}).values()
        if isinstance(chosen, dict) and any(is_asked(row, chosen) for row in rows)
    ]
    named = ", ".join(dict.fromkeys(fed))
    if not named:
        return ", which feeds no indicator"
    return f", which feeds indicator{'s' if len(set(fed)) > 1 else ''} {named}"


def _turned(edition: Edition, manifest: Manifest, dataset: Dataset) -> Iterator[str]:
    now = assessed_for(edition, dataset)
    before: Mapping[str, Any] = manifest.assessed
    for item in now.indicators:
        id_, status = item.indicator.id, str(item.result.status)
        was = before.get("statuses", {}).get(id_)
        if was != status:
            yield f"indicator {id_}: {_word(STATUSES, was)} → {_word(STATUSES, status)}"
    for objective in now.objectives:
        id_, verdict = objective.objective.id, objective.synthesis.verdict
        was = before.get("verdicts", {}).get(id_)
        if was != verdict.value:
            words = {v.value: said for v, said in VERDICTS.items()}
            yield f"objective {id_}: {_word(words, was)} → {_word(words, Verdict(verdict).value)}"


def _word(words: Mapping[Any, str], code: str | None) -> str:
    return f"“{words.get(code, code)}”" if code else "new"
