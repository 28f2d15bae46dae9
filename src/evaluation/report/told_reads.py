"""Tells a build which evidence a notebook was handed, so that it can be compared with what it was meant to be.

What its cells open by themselves the kernel tells; see `run.opened`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final

READS_TYPE: Final = "application/vnd.evaluation.reads+json"
BUILD_VARIABLE: Final = "EVALUATION_BUILD"
"""Set in the environment of a kernel that works for a build; elsewhere nobody asks."""
DATA: Final = "data"
"""Name of the data folder, wherever it lies."""


def is_build() -> bool:
    """Whether this is a kernel that works for a build."""
    return BUILD_VARIABLE in os.environ


def tell_reads(evidence: str, data: str) -> None:
    """Tell what was handed over; `evidence` and `data` are digests of it and of the data folder it comes from."""
    from IPython import get_ipython
    from IPython.display import display

    if is_build() and get_ipython() is not None:
        display({READS_TYPE: {"evidence": [[evidence, data]]}}, raw=True)  # type: ignore[no-untyped-call]


def reads_of(told: Iterable[Mapping[str, Any]], handed: str, data: str) -> dict[str, str]:
    """What a notebook looked at beside the evidence that it was meant to be handed.

    Parameters
    ----------
    told : iterable of mapping
        What its cells told, in order.
    handed, data : str
        Digest of that evidence, and of the data folder now: a notebook that opened other evidence, or none that
        anybody knows of, rests on all data.

    Returns
    -------
    dict of str to str
        Digest of the whole folder under the name `data`; empty where it was handed what it was meant to be.
    """
    evidence = [tuple(pair) for part in told for pair in part["evidence"]]
    others = [whole for own, whole in evidence if own != handed]
    if not evidence:
        return {DATA: data}
    return {DATA: others[-1]} if others else {}
