"""A supposed figure in a notebook: said in the output of its cell, so that no report takes what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evaluation.evidence import Evidence
from evaluation.evidence.supposed import SUPPOSED_TYPE, suppose
from evaluation.load import Observation, to_plain


def supposing(evidence: Evidence, figure: Mapping[str, Any], number: int) -> tuple[Evidence, Observation]:
    """Evidence with a supposed figure; in a notebook its cell says so."""
    from IPython import get_ipython
    from IPython.display import display

    supposed, observation = suppose(evidence, figure, number)
    if get_ipython() is not None:
        o = observation
        said = f"Supposed, not known: {o.measure} {o.value} {o.unit}, {o.period_start} to {o.period_end}, {o.area}."
        display({SUPPOSED_TYPE: to_plain(o), "text/plain": said}, raw=True)  # type: ignore[no-untyped-call]
    return supposed, observation
