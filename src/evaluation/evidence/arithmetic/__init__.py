"""The sources' own arithmetic: published figures that cannot all be as they are printed. None is changed."""

from __future__ import annotations

from collections.abc import Collection

from evaluation.evidence.area import known_areas
from evaluation.evidence.arithmetic.changes import impossible_changes, impossible_times
from evaluation.evidence.arithmetic.parts import (
    groups_above_total,
    groups_above_wider,
    parts_above_totals,
    places_above_country,
)
from evaluation.evidence.arithmetic.remark import Impossible, Remark
from evaluation.evidence.arithmetic.shares import impossible_shares
from evaluation.evidence.dataset import Dataset
from evaluation.evidence.vintage import Evidence
from evaluation.load import Tables

__all__ = ["Impossible", "Remark", "audit", "known_remarks", "remarks_on"]

RULES = (
    impossible_shares,
    parts_above_totals,
    groups_above_wider,
    groups_above_total,
    impossible_times,
    impossible_changes,
)


def audit(tables: Tables, country: str = "", places: Collection[str] = ()) -> tuple[Remark, ...]:
    """Remarks on all figures, in the order of the table.

    Figures of different documents are never set against each other: they may well disagree.

    Parameters
    ----------
    tables : Tables
    country : str
        Area that holds the places; empty where none is known to hold others.
    places : collection of str
        Areas that lie within it.
    """
    order = {o.observation_id: number for number, o in enumerate(tables.observations)}
    found = [remark for rule in RULES for remark in rule(tables)]
    found += places_above_country(tables, country, places)
    return tuple(sorted(found, key=lambda r: (order[r.figure.observation_id], r.kind)))


def remarks_on(dataset: Dataset) -> tuple[Remark, ...]:
    """Remarks on the figures of a data folder, which knows what lies within the area of the program."""
    country = dataset.framework.programme.area
    return audit(dataset.tables, country, known_areas(dataset).keys() - {country})


def known_remarks(evidence: Evidence) -> tuple[Remark, ...]:
    """Remarks on the figures that had been published by the date of the evidence."""
    return tuple(r for r in remarks_on(evidence.dataset) if r.figure.observation_id in evidence.published)
