"""What findings rest on, in words: observations with their place in a document, and the documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from evaluation.evidence import Evidence
from evaluation.findings.finding import Finding
from evaluation.load import Observation, Source, Tables
from evaluation.locale.language import Language
from evaluation.words.locator import place_in_document
from evaluation.words.quantity import quantity
from evaluation.words.wording import GROUPS

SOURCE_ID: Final = re.compile(r"\b[A-Z]\d{3}\b")
YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")


def lineage_of(findings: Sequence[Finding], evidence: Evidence, language: Language) -> dict[str, Any]:
    """Observations and documents behind findings, by id, in the words of a language.

    Returns
    -------
    dict
        `observations` and `sources` map an id to texts that are ready to be shown, `indicators` an id to a title.
    """
    tables = evidence.dataset.tables
    ids = sorted({i for finding in findings for i in finding.inputs})
    observations = [tables.observation(i) for i in ids]
    counted = {i for finding in findings for i in finding.indicators}
    named = {o.source for o in observations} | {d for finding in findings for d in finding.documents}
    return {
        "observations": {o.observation_id: describe_observation(o, tables, language) for o in observations},
        "indicators": {
            i.id: i.title.of(language.code) for i in evidence.dataset.framework.indicators if i.id in counted
        },
        "sources": {id_: describe_source(tables.sources[id_], language) for id_ in sorted(named)},
    }


def describe_observation(observation: Observation, tables: Tables, language: Language) -> dict[str, str]:
    """One figure as its document gives it."""
    measure, authority = tables.measures[observation.measure], tables.authorities[observation.authority]
    area = tables.areas[observation.area]
    people = [part for part in (observation.sex, observation.age_group) if part not in ("", "all")]
    return {
        "value": quantity(language, tables.units[observation.unit], observation.value, observation.qualifier),
        "measure": language.of_record(measure, "title"),
        "group": ", ".join(language.text(GROUPS.get(part, part)) for part in people),
        "area": language.of_record(area, "name"),
        "period": language.period(observation.period_start, observation.period_end),
        "authority": language.of_record(authority, "name"),
        "source": observation.source,
        "locator": place_in_document(language, observation.locator),
    }


def describe_source(source: Source, language: Language) -> dict[str, str]:
    """One document with its address and the day it appeared."""
    return {
        "title": source.title.strip(),
        "publisher": source.publisher,
        "language": source.language,
        "url": source.url,
        "published": published_said(source, language),
    }


def published_said(source: Source, language: Language) -> str:
    """The day it appeared; of a document without one, the day by which it is known to have existed."""
    if source.published_on is not None:
        return language.date(str(source.published_on))
    if source.known_by is not None:
        return language.text("no date, known by {date}", date=language.date(source.known_by))
    return language.text("no date")


def knows_later(words: str, evidence: Evidence) -> bool:
    """Whether a text that people wrote speaks of a document or a year after the date of the evidence.

    Texts of the framework are of today. A report as of an earlier day marks those that could not have been written
    on that day.
    """
    if evidence.is_latest:
        return False
    newest = evidence.dataset.newest_source_date
    named = [i for i in SOURCE_ID.findall(words) if i in evidence.sources]
    years = [int(y) for y in YEAR.findall(words)]
    return any(not evidence.is_known(i) for i in named) or any(evidence.as_of.year < y <= newest.year for y in years)
