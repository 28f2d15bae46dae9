"""What each key is that a framework or a list of corrections cannot do without, for whoever left one out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from pydantic import BaseModel

from evaluation.framework.parts import Text

TEXT: Final = "{en: ..., es: ...}"
"""Stands in an example for a text in each language."""

MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    "Framework.languages": ("the languages of the reports, the one of plain texts first", "languages: [en]"),
    "Framework.programme": ("the programme that is evaluated", "programme: {id: my-programme, ...}"),
    "Framework.dialogues": ("the annual dialogues, none if there were none", "dialogues: []"),
    "Framework.criteria": ("the OECD-DAC criteria and whether the report covers them", "criteria: []"),
    "Framework.objectives": ("what the programme wants to achieve, one entry or more", "objectives: [{id: '1', ...}]"),
    "Framework.indicators": ("reference sheets, one or more", "indicators: [{id: '1.1', objective: '1', ...}]"),
    "Programme.id": ("a short name for files", "id: my-programme"),
    "Programme.title": ("its whole name", f"title: {TEXT}"),
    "Programme.short_title": ("its name within a sentence", f"short_title: {TEXT}"),
    "Programme.plain_title": ("what it is, for who never heard of it", f"plain_title: {TEXT}"),
    "Programme.summary": ("what it did, in some sentences", f"summary: {TEXT}"),
    "Programme.area": ("the area that it was for, as areas.csv names it", "area: North"),
    "Programme.start": ("its first day", "start: 2017-06-15"),
    "Programme.end": ("its last day", "end: 2024-11-30"),
    "Programme.judged_until": ("the last day whose figures count for a verdict", "judged_until: 2024-12-31"),
    "Programme.judged_until_reason": ("why that day", f"judged_until_reason: {TEXT}"),
    "Programme.baseline_note": ("what stands for the situation before it, and why", f"baseline_note: {TEXT}"),
    "Programme.imprint": ("sentences on who made the report and how, on its cover", f"imprint: [{TEXT}]"),
    "Programme.events": ("dated facts that readers of a chart must know, none if there are none", "events: []"),
    "Event.id": ("its name in this file", "id: pandemic"),
    "Event.kind": ("what it is to a chart: confounder, break or programme", "kind: confounder"),
    "Event.start": ("its first day", "start: 2020-03-16"),
    "Event.label": ("two or three words for a chart", f"label: {TEXT}"),
    "Event.text": ("what happened, in a sentence", f"text: {TEXT}"),
    "Dialogue.date": ("its day, or as much of it as is known", "date: 2020-02-06"),
    "Dialogue.title": ("what it was", f"title: {TEXT}"),
    "Dialogue.source": ("the document that tells of it, as sources.csv names it", "source: D001"),
    "Criterion.id": ("the criterion, in English", "id: effectiveness"),
    "Criterion.covered": ("yes, partly or not_assessed", "covered: partly"),
    "Criterion.note": ("how far, in a sentence", f"note: {TEXT}"),
    "Quoted.text": ("the words of the document, in its language and translated", f"text: {TEXT}"),
    "Quoted.source": ("the document, as sources.csv names it", "source: D001"),
    "Partner.id": ("its name in this file", "id: lead"),
    "Partner.name": ("the name of the body", f"name: {TEXT}"),
    "Partner.role": ("what it did, in a sentence", f"role: {TEXT}"),
    "Partner.sources": ("the documents that say so, as sources.csv names them", "sources: [D001]"),
    "Place.area": ("where the programme worked, as areas.csv names it", "area: North"),
    "Place.sources": ("the documents that say so, as sources.csv names them", "sources: [D001]"),
    "Link.objective": ("the id of the objective that it belongs to, or all", "objective: '1'"),
    "Link.text": ("what there is at this stage", f"text: {TEXT}"),
    "Link.followed": ("whether figures follow it: yes, partly or no", "followed: partly"),
    "Stage.title": ("what the stage is", f"title: {TEXT}"),
    "Stage.links": ("what there is at it, for all objectives or for each", "links: [{objective: all, ...}]"),
    "ResultsChain.reading": ("how the programme was to bring about its results", f"reading: {TEXT}"),
    "Fact.text": ("a sentence, with {F0001} for the figure of that id", f"text: {TEXT}"),
    "Search.found": ("how the documents were found and chosen", f"found: {TEXT}"),
    "Search.limits": ("what could be read of them, and why no more", f"limits: {TEXT}"),
    "Help.text": ("where children and witnesses find help", f"text: {TEXT}"),
    "Help.sources": ("the documents that say so, as sources.csv names them", "sources: [D001]"),
    "Money.id": ("its name in this file", "id: us"),
    "Money.title": ("its heading", f"title: {TEXT}"),
    "Money.measures": ("its measures, as measures.csv names them", "measures: [commitment]"),
    "Money.areas": ("its areas, as areas.csv names them", "areas: [North]"),
    "Money.reading": ("how to read its table", f"reading: {TEXT}"),
    "Comparators.areas": ("areas of elsewhere, as areas.csv names them", "areas: [World]"),
    "Comparators.reading": ("how to read their table", f"reading: {TEXT}"),
    "NotShown.text": ("what no document shows", f"text: {TEXT}"),
    "NotShown.likely_source": ("the document likely to hold it", f"likely_source: {TEXT}"),
    "WouldChange.figure": ("the figure that would change what is said", f"figure: {TEXT}"),
    "WouldChange.document": ("the document likely to hold it", f"document: {TEXT}"),
    "WouldChange.then": ("what it would change", f"then: {TEXT}"),
    "Context.id": ("its name in this file, of small letters and hyphens", "id: other-counters"),
    "Context.objective": ("the id of the objective it belongs to, or all", "objective: all"),
    "Context.title": ("its heading", f"title: {TEXT}"),
    "Context.reading": ("how to read the table", f"reading: {TEXT}"),
    "Saying.source": ("the document that says it, as sources.csv names it", "source: D001"),
    "Saying.cells": ("what it says, a text for each column of the table", f"cells: [{TEXT}]"),
    "Appraisal.written_on": ("the day on which the judgement was written", "written_on: 2025-01-31"),
    "Sentence.id": ("its name in this file", "id: S01"),
    "Sentence.about": (
        "its topic: an objective's id, bottom_line, money, lasting, monitoring, lessons or trust",
        "about: money",
    ),
    "Sentence.text": ("what it says, with findings in places", "text: {en: 'Spent: {F0001}.', es: 'Gasto: {F0001}.'}"),
    "Recommendation.id": ("its name in this file", "id: R1"),
    "Recommendation.addressee": ("the body that is asked, by its lasting function", f"addressee: {TEXT}"),
    "Recommendation.action": ("what it is asked to do", f"action: {TEXT}"),
    "Recommendation.by": ("until when: a day, a month or a year", "by: 2027-06"),
    "Recommendation.duty": ("what makes it the task of that body", f"duty: {TEXT}"),
    "Recommendation.needless_if": ("the finding that would make it needless", f"needless_if: {TEXT}"),
    "Reply.body": ("who answers", f"body: {TEXT}"),
    "Reply.date": ("when it answered, or as much of the date as is known", "date: 2027-01-15"),
    "Reply.text": ("its answer", f"text: {TEXT}"),
    "Objective.id": ("its number or name, in quotes", "id: '1'"),
    "Objective.title": ("what it wants, whole", f"title: {TEXT}"),
    "Objective.short_title": ("the same in a few words", f"short_title: {TEXT}"),
    "Objective.question": ("what the chapter answers", f"question: {TEXT}"),
    "Objective.wording_note": ("where its wording is from", f"wording_note: {TEXT}"),
    "Indicator.id": ("its number, in quotes: that of the objective, a point, its own", "id: '1.1'"),
    "Indicator.objective": ("the id of its objective, in quotes", "objective: '1'"),
    "Indicator.level": ("its place in the results chain: input, output or outcome", "level: outcome"),
    "Indicator.title": ("what is measured, whole", f"title: {TEXT}"),
    "Indicator.short_title": ("the same in a few words", f"short_title: {TEXT}"),
    "Indicator.definition": ("what is counted and what is not", f"definition: {TEXT}"),
    "Indicator.why": ("what it says about the objective", f"why: {TEXT}"),
    "Indicator.unit": ("its unit, as units.csv names it", "unit: cases"),
    "Indicator.kind": ("the nature of its values: count, stock, amount, share or rate", "kind: count"),
    "Indicator.direction": (
        "the change that the programme wants: rise, fall, or none for what is reported and never judged",
        "direction: rise",
    ),
    "Indicator.direction_reason": ("why that change is wanted", f"direction_reason: {TEXT}"),
    "Indicator.cumulation": (
        "what 'to date' means for it: non_cumulative, cumulative, running_total, stock or milestone",
        "cumulation: non_cumulative",
    ),
    "Indicator.select": ("which figures feed it", "select: {value: {measures: [cases], areas: [North]}}"),
    "Indicator.authorities": ("whose figures count", f"authorities: {{preferred: [police], reason: {TEXT}}}"),
    "Indicator.baseline": (
        "the period that stands for the situation before the programme",
        f"baseline: {{start: 2015-01-01, end: 2016-12-31, reason: {TEXT}}}",
    ),
    "Indicator.target": ("its target, or why there is none", f"target: {{none: {TEXT}}}"),
    "Indicator.limitations": ("what the figures cannot show, one sentence or more", f"limitations: [{TEXT}]"),
    "Filter.measures": ("measures, as measures.csv names them", "measures: [cases]"),
    "Filter.areas": ("areas, as areas.csv names them", "areas: [North]"),
    "Authorities.preferred": ("authorities in order, as authorities.csv names them", "preferred: [police]"),
    "Authorities.reason": ("why theirs", f"reason: {TEXT}"),
    "Period.start": ("its first day", "start: 2015-01-01"),
    "Period.end": ("its last day", "end: 2016-12-31"),
    "Period.reason": ("why that period", f"reason: {TEXT}"),
    "Material.value": ("the smallest change that counts, above zero", "value: 0.05"),
    "Material.of": ("whether it is a share of the baseline, or absolute in the unit", "of: baseline"),
    "Material.reason": ("why that much", f"reason: {TEXT}"),
    "Break.date": ("the first day under the new definition", "date: 2019-01-01"),
    "Break.reason": ("what changed", f"reason: {TEXT}"),
    "Break.comparable": ("whether figures before and after may be compared", "comparable: false"),
    "FiguresChoice.id": ("its name in small letters", "id: prosecutors"),
    "FiguresChoice.label": ("the words that complete 'turns on'", f"label: {TEXT}"),
    "FiguresChoice.reason": ("why it can be defended", f"reason: {TEXT}"),
    "BaselineChoice.id": ("its name in small letters", "id: year_before"),
    "BaselineChoice.label": ("the words that complete 'turns on'", f"label: {TEXT}"),
    "BaselineChoice.reason": ("why it can be defended", f"reason: {TEXT}"),
    "BaselineChoice.start": ("its first day", "start: 2016-01-01"),
    "BaselineChoice.end": ("its last day", "end: 2016-12-31"),
    "RuledOut.reason": ("why they are no choice", f"reason: {TEXT}"),
    "Whole.figures": ("the figures that the target is a share of", "figures: {measures: [cases], areas: [North]}"),
    "Whole.authorities": ("whose figures, as authorities.csv names them", "authorities: [police]"),
    "Scenario.id": ("its name in small letters", "id: national-plan"),
    "Scenario.indicator": ("the id of its indicator, in quotes", "indicator: '1.1'"),
    "Scenario.title": ("whose target it is", f"title: {TEXT}"),
    "Scenario.value": ("the target", "value: 30"),
    "Scenario.date": ("the day by which it was to be reached", "date: 2030-12-31"),
    "Scenario.since": ("the day from which the target existed", "since: 2021-07-23"),
    "Scenario.reason": ("why it may be applied here", f"reason: {TEXT}"),
    "Scenario.caveat": ("what it was not made for", f"caveat: {TEXT}"),
    "Term.term": ("the term", f"term: {TEXT}"),
    "Term.definition": ("what it means", f"definition: {TEXT}"),
    "Quality.verified": ("how the figures were verified", f"verified: {TEXT}"),
    "Quality.limits": ("what limits their accuracy", f"limits: {TEXT}"),
    "Quality.compensated": ("how that is made up for", f"compensated: {TEXT}"),
    "Abbreviation.short": ("the abbreviation in each language", "short: {en: NGO, es: ONG}"),
    "Abbreviation.full": ("what it stands for", f"full: {TEXT}"),
    "Corrections.corrections": ("the decisions, none if there are none", "corrections: []"),
    "Correction.id": ("its name, cited in reports", "id: C01"),
    "Correction.action": ("what is done: exclude, prefer, rescale, break, beside or doubt", "action: exclude"),
    "Correction.observations": ("ids of the figures that it is about", "observations: [F0001]"),
    "Correction.reason": ("why", f"reason: {TEXT}"),
    "Correction.decided_by": ("who decided it", "decided_by: evaluation team"),
    "Correction.decided_on": ("the day on which it was decided", "decided_on: 2025-01-31"),
    "Correction.grounds": ("the documents that it rests on, as sources.csv names them", "grounds: [D001]"),
}
"""By model and key: what stands there, and a line as it may be written."""


def meaning(model: type[BaseModel], path: tuple[object, ...]) -> tuple[str, str] | None:
    """What a key at a path of a file is, and an example; None if nothing is known of it."""
    owners = _owners(model, path) if path else []
    if Text in owners:
        return f"the text in {path[-1]!r}, one of the `languages` of this file", f"{path[-1]}: ..."
    names = [f"{owner.__name__}.{path[-1]}" for owner in owners]
    return next((MEANINGS[name] for name in names if name in MEANINGS), None)


def keys_beside(model: type[BaseModel], path: tuple[object, ...]) -> tuple[str, ...]:
    """Keys that may stand where one does that may not."""
    return tuple(dict.fromkeys(key for owner in _owners(model, path) for key in owner.model_fields))


def _owners(model: type[BaseModel], path: tuple[object, ...]) -> list[type[BaseModel]]:
    """Models that the last key of a path may be one of."""
    owners = [model]
    for step in path[:-1]:
        if isinstance(step, str):
            owners = [found for owner in owners for found in _models_at(owner, step)] or owners
    return owners


def _models_at(owner: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    """Models that may stand under a key of a model, in a list of it or by names of its own."""
    if key in owner.model_fields:
        yield from models_in(owner.model_fields[key].annotation)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)
