"""What a folder of reports states, read back from its `facts.json`: findings, rows and verdicts without the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from evaluation.load import Area, Authority, Measure, Observation, Source, Tables, Unit, from_plain
from evaluation.report.block import Finding

FRAMEWORK: Final = "framework.yaml"
"""Document of what is counted in the framework itself."""

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one build.

    Parameters
    ----------
    content : mapping
        The whole of it, as in the file.
    tables : Tables
        Rows that were known on its date; no milestones.
    findings : mapping of str to Finding
    objectives, indicators, corrections : mapping of str to mapping
        Entries of the file by id.
    """

    content: Entry
    tables: Tables
    findings: Mapping[str, Finding]
    objectives: Mapping[str, Entry]
    indicators: Mapping[str, Entry]
    corrections: Mapping[str, Entry]

    @classmethod
    def of(cls, content: Entry) -> Facts:
        """Facts of content that its schema allows."""
        return cls(
            content,
            _tables(content),
            {f["id"]: Finding.of(f) for f in content["findings"]},
            *({e["id"]: e for e in content[name]} for name in ("objectives", "indicators", "corrections")),
        )

    @property
    def as_of(self) -> dt.date:
        """Last day whose publications count."""
        return dt.date.fromisoformat(self.content["as_of"])

    @property
    def judged_until(self) -> dt.date:
        """Last day whose periods count in a verdict."""
        return dt.date.fromisoformat(self.content["judged_until"])


def _tables(content: Entry) -> Tables:
    return Tables(
        sources={row["source_id"]: from_plain(Source, row) for row in content["sources"]},
        units={row["unit"]: from_plain(Unit, row) for row in content["units"]},
        areas={row["area"]: from_plain(Area, row) for row in content["areas"]},
        authorities={row["authority"]: from_plain(Authority, row) for row in content["authorities"]},
        measures={row["measure"]: from_plain(Measure, row) for row in content["measures"]},
        observations=tuple(from_plain(Observation, row) for row in content["observations"]),
        milestones=(),
    )
