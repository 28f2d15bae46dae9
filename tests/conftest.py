"""Builders of tiny, valid objects: a test names only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import settings

from evaluation.evidence import Dataset, Evidence, as_known_on
from evaluation.framework import Corrections, Framework, Indicator
from evaluation.load import (
    Area,
    Authority,
    Confidence,
    Measure,
    MeasureKind,
    Observation,
    PartialDate,
    Qualifier,
    Read,
    Role,
    Source,
    Tables,
    Unit,
    Words,
)
from evaluation.run import leave_out_grammars

leave_out_grammars()  # a second of import in each process that runs tests
pytest_plugins = ["fixtures.builds", "fixtures.tiny_facts"]
"""Below `tests/`, which is on the path (pyproject.toml)."""

settings.register_profile("repeatable", deadline=None, derandomize=True)  # the same code, the same verdict
settings.register_profile("explore", deadline=None, max_examples=2000)  # --hypothesis-profile=explore
settings.load_profile("repeatable")

Build = Callable[..., Any]


def words(english: str = "text") -> dict[str, str]:
    """A text of the framework in both languages."""
    return {"en": english, "es": f"{english} (es)"}


@pytest.fixture
def source() -> Build:
    """Build a source: `source("S1", published_on="2020-01-01")`."""

    def build(source_id: str, published_on: str | None = "2020-01-01", **changes: Any) -> Source:
        values = {
            "source_id": source_id,
            "title": f"Document {source_id}",
            "publisher": "Publisher",
            "copy": both(""),
            "published_on": PartialDate(published_on) if published_on else None,
            "known_by": None,
            "known_by_reason": "",
            "language": "en",
            "url": "https://example.org/",
            "coverage_start": None,
            "coverage_end": None,
            "read": Read.OPENING,
            "note": "",
        }
        return Source(**(values | changes))

    return build


@pytest.fixture
def observation() -> Build:
    """Build an observation of a year, `observation("F1", 8, 2016)`, or from a first to a last day."""

    def build(observation_id: str, value: Any, start: Any, end: str | None = None, **changes: Any) -> Observation:
        first = f"{start}-01-01" if end is None else start
        last = f"{start}-12-31" if end is None else end
        values = {
            "observation_id": observation_id,
            "measure": "cases",
            "value": Decimal(str(value)),
            "qualifier": Qualifier.EXACT,
            "unit": "cases",
            "period_start": dt.date.fromisoformat(first),
            "period_end": dt.date.fromisoformat(last),
            "area": "Peru",
            "authority": "police",
            "sex": "",
            "age_group": "",
            "source": "S1",
            "locator": "",
            "note": "",
            "confidence": Confidence.HIGH,
        }
        return Observation(**(values | changes))

    return build


@pytest.fixture
def indicator() -> Build:
    """Build a reference sheet; keyword arguments replace its keys."""

    def build(**changes: Any) -> Indicator:
        return Indicator.model_validate(sheet(**changes))

    return build


def sheet(**changes: Any) -> dict[str, Any]:
    """Reference sheet of a count of cases by the police, as the framework file would hold it."""
    values: dict[str, Any] = {
        "id": "1.1",
        "objective": "1",
        "level": "outcome",
        **{key: words(key) for key in ("title", "short_title", "definition", "why", "direction_reason")},
        "unit": "cases",
        "kind": "count",
        "direction": "rise",
        "cumulation": "non_cumulative",
        "select": {"value": {"measures": ["cases"], "areas": ["Peru"]}},
        "authorities": {"preferred": ["police"], "alternatives": [], "reason": words()},
        "baseline": {"start": "2014-01-01", "end": "2016-12-31", "reason": words()},
        "target": {"none": words("none found")},
        "limitations": [words("limits")],
    }
    return values | changes


@pytest.fixture
def evidence(source: Build) -> Build:
    """Build evidence from observations: `evidence([...], indicators=[...], sources=[...], corrections=[...])`."""

    def build(
        observations: Sequence[Observation],
        indicators: Sequence[Indicator] = (),
        sources: Sequence[Source] | None = None,
        corrections: Sequence[dict[str, Any]] = (),
        as_of: dt.date | None = None,
    ) -> Evidence:
        known = sources or [source(s) for s in sorted({o.source for o in observations} | {"S1"})]
        sheets = [i.model_dump() for i in indicators] or [sheet()]
        return as_known_on(
            Dataset(
                tables(observations, known),
                Framework.model_validate(framework(sheets)),
                Corrections.model_validate({"corrections": list(corrections)}),
                "0" * 64,
            ),
            as_of,
        )

    return build


def both(text: str) -> Words:
    """The same words in both languages."""
    return Words((("en", text), ("es", text)))


def tables(observations: Sequence[Observation], sources: Sequence[Source]) -> Tables:
    """Tables with the vocabulary that the observations use."""
    authorities = sorted({o.authority for o in observations} | {"police"})
    areas = sorted({o.area for o in observations} | {"Peru"})
    units = {
        "cases": ("count", "case", "cases"),
        "percent": ("percent", "%", "%"),
        "USD": ("money", "dollar", "dollars"),
    }
    return Tables(
        sources={s.source_id: s for s in sources},
        units={u: Unit(u, kind, both(one), both(many), 3) for u, (kind, one, many) in units.items()},
        areas={a: Area(a, both(a), None, "") for a in areas},
        authorities={a: Authority(a, both(a), "other", "") for a in authorities},
        measures={
            m: Measure(m, both(m), both(m), MeasureKind.COUNT, "cases", "", Role.RESULT, "")
            for m in sorted({o.measure for o in observations} | {"cases"})
        },
        observations=tuple(observations),
        milestones=(),
    )


def framework(indicators: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Framework of one programme with one objective."""
    texts = ("title", "short_title", "summary", "judged_until_reason", "baseline_note")
    return {
        "programme": {
            "id": "programme",
            **{key: words(key) for key in texts},
            "area": "Peru",
            "start": "2017-06-15",
            "end": "2024-11-30",
            "judged_until": "2024-12-31",
            "imprint": [words("imprint")],
            "events": [],
        },
        "dialogues": [],
        "criteria": [],
        "objectives": [{"id": "1", **{k: words(k) for k in ("title", "short_title", "question", "wording_note")}}],
        "indicators": list(indicators),
    }
