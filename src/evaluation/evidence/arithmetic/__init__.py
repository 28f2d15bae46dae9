"""The sources' own arithmetic: published figures that cannot all be as they are printed. None is changed."""

from __future__ import annotations

from evaluation.evidence.arithmetic.changes import impossible_changes, impossible_times
from evaluation.evidence.arithmetic.parts import groups_above_total, groups_above_wider, parts_above_totals
from evaluation.evidence.arithmetic.remark import Impossible, Remark
from evaluation.evidence.arithmetic.shares import impossible_shares
from evaluation.evidence.vintage import Evidence
from evaluation.load import Tables

__all__ = ["Impossible", "Remark", "audit", "known_remarks"]

RULES = (
    impossible_shares,
    parts_above_totals,
    groups_above_wider,
    groups_above_total,
    impossible_times,
    impossible_changes,
)


def audit(tables: Tables) -> tuple[Remark, ...]:
    """Remarks on all figures, in the order of the table.

    Figures of different documents are never set against each other: they may well disagree.
    """
    order = {o.observation_id: number for number, o in enumerate(tables.observations)}
    found = [remark for rule in RULES for remark in rule(tables)]
    return tuple(sorted(found, key=lambda r: (order[r.figure.observation_id], r.kind)))


def known_remarks(evidence: Evidence) -> tuple[Remark, ...]:
    """Remarks on the figures that had been published by the date of the evidence."""
    return tuple(r for r in audit(evidence.dataset.tables) if r.figure.observation_id in evidence.published)
