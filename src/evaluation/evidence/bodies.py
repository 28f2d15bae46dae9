"""Whose figures feed an indicator whose sheet does not say."""

from __future__ import annotations

from evaluation.evidence.selection import is_of
from evaluation.framework import Framework, Indicator
from evaluation.load import TypedRows


def with_bodies(framework: Framework, rows: TypedRows) -> Framework:
    """The same framework, whose sheets name the bodies that their figures are of, in the order of the table."""
    if all(sheet.authorities.preferred for sheet in framework.indicators):
        return framework
    return framework.model_copy(update={"indicators": tuple(_named(sheet, rows) for sheet in framework.indicators)})


def _named(sheet: Indicator, rows: TypedRows) -> Indicator:
    if sheet.authorities.preferred:
        return sheet
    asked = {measure: chosen for chosen in sheet.select.filters for measure in chosen.measures}
    found = (row.record for measure in asked for row in rows.of_measure(measure))
    bodies = tuple(dict.fromkeys(o.authority for o in found if is_of(o, asked[o.measure])))
    return sheet.model_copy(update={"authorities": sheet.authorities.model_copy(update={"preferred": bodies})})
