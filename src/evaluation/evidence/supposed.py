"""A figure as if it were known: what would follow from it, and the mark that keeps it out of every report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from evaluation.errors import ParameterError
from evaluation.evidence.given import columns_given
from evaluation.evidence.vintage import Evidence
from evaluation.load import Observation, Read, Source, Words, did_you_mean, from_plain, to_plain

MARK: Final = "supposed"
"""Word by which everything is marked that follows from a figure that nobody published."""
SUPPOSED_TYPE: Final = "application/vnd.evaluation.supposed+json"
"""Kind of output by which a cell says that it supposes a figure; what is rendered refuses it."""
COLUMNS: Final = tuple(f.name for f in fields(Observation) if f.name not in ("observation_id", "source"))
NAMED: Final = {"measure": "measures", "unit": "units", "area": "areas", "authority": "authorities"}
"""The table that lists the words of a column."""


def suppose(evidence: Evidence, figure: Mapping[str, Any], number: int = 1) -> tuple[Evidence, Observation]:
    """Evidence with one more figure, of a document that does not exist.

    Parameters
    ----------
    evidence : Evidence
    figure : mapping
        By columns of observations.csv; `year` stands for the first and last day of a calendar year. What is left out
        is as in the figure of the measure whose period ends last.
    number : int, optional
        Which supposed figure it is.

    Returns
    -------
    tuple of Evidence and Observation

    Raises
    ------
    ParameterError
        If no figure of the measure is known, a column or a word of it is, or a value cannot be read.
    """
    given = columns_given(figure, COLUMNS)
    source = _document(evidence.as_of)
    own = {
        "observation_id": f"{MARK}-{number}",
        "source": source.source_id,
        "locator": "",
        "note": "Supposed; nobody published it.",
    }
    row = {**to_plain(_like(evidence, figure)), **given, **own}
    for column, table in NAMED.items():
        known = getattr(evidence.dataset.tables, table)
        if row[column] not in known:
            hint = did_you_mean(str(row[column]), known)
            raise ParameterError(f"{column}: {table}.csv does not list {row[column]!r}{hint}.")
    try:
        observation = from_plain(Observation, row)
    except ValueError as error:
        raise ParameterError(str(error)) from None
    tables = evidence.dataset.tables
    tables = replace(
        tables,
        observations=(*tables.observations, observation),
        sources={**tables.sources, source.source_id: source},
    )
    dataset = replace(evidence.dataset, tables=tables)
    return replace(evidence, dataset=dataset, observations=(*evidence.observations, observation)), observation


def _like(evidence: Evidence, figure: Mapping[str, Any]) -> Observation:
    """The last figure of the measure, of the same body and place where these are named."""
    measure = figure.get("measure", "")
    same = {name: figure[name] for name in ("area", "authority", "sex", "age_group") if name in figure}
    found = [o for o in evidence.observations if o.measure == measure]
    if not found:
        known = dict.fromkeys(o.measure for o in evidence.observations)
        raise ParameterError(f"measure: no figure of {measure!r} is known{did_you_mean(str(measure), known)}.")
    alike = [o for o in found if all(getattr(o, name) == value for name, value in same.items())]
    return max(alike or found, key=lambda o: (o.period_end or dt.date.min, o.observation_id))


def _document(day: dt.date) -> Source:
    """The document that a supposed figure would stand in, known on the day."""
    return Source(
        source_id=MARK,
        title="Supposed; there is no such document",
        publisher="nobody",
        copy=Words(),
        published_on=None,
        known_by=day,
        known_by_reason="supposed",
        language="en",
        url="",
        coverage_start=None,
        coverage_end=None,
        read=Read.WHOLE,
        note="",
    )
