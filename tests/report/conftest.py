"""Facts of a tiny programme, as a build would state them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from evaluation.assess import assess
from evaluation.build.facts import make_facts
from evaluation.build.fingerprint import Code, Inputs
from evaluation.report.facts import Facts

FIGURES = {"F2014": 100, "F2015": 110, "F2016": 90, "F2021": 190, "F2022": 210, "F2023": 200}
INPUTS = Inputs("a" * 64, {}, Code("b" * 64, "d" * 64, {}, "c" * 64))


@pytest.fixture(scope="session")
def project_data() -> Path:
    """The data of the project itself."""
    return Path(__file__).parents[2] / "data"


@pytest.fixture
def make(evidence, observation, source, indicator) -> Callable[..., Facts]:
    """Build facts of one indicator that rose from about 100 to about 200 cases a year.

    `make(figures={"F2023": 201}, sheet={...}, corrections=[...], extra=[...], as_of="2020-01-01", computing="d" * 64)`;
    a figure of None is left out.
    """

    def build(
        figures: Mapping[str, float | None] = {},
        sheet: Mapping[str, Any] = {},
        corrections: Any = (),
        extra: Any = (),
        sources: Any = (),
        as_of: str = "",
        computing: str = "",
    ) -> Facts:
        values = {name: value for name, value in (FIGURES | dict(figures)).items() if value is not None}
        rows = [observation(name, value, int(name[1:5])) for name, value in values.items()]
        documents = [source("S1", "2024-06-01"), source("S2", "2025-01-01"), *sources]
        day = dt.date.fromisoformat(as_of) if as_of else None
        known = evidence([*rows, *extra], [indicator(**sheet)], documents, corrections, day)
        content = make_facts([], INPUTS, assess(known))
        return Facts.of(content | {"inputs": content["inputs"] | {"computing": computing or "e" * 64}})

    return build
