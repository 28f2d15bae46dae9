"""The way back from a number, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.assess import IndicatorRecord
from evaluation.facts.read import FRAMEWORK, Facts
from evaluation.facts.trace import Trace
from evaluation.findings.finding import Finding, Formula
from evaluation.load import Observation, Source, Tables
from evaluation.locale.language import Language
from evaluation.words.certainty import status_recorded
from evaluation.words.evidence import CONFIDENCES, READS
from evaluation.words.lineage import describe_observation, describe_source
from evaluation.words.quantity import quantity
from evaluation.words.wording import HOW

STEP = "  "
PURE = "1"
"""Unit of numbers that count or compare."""


def trace_lines(found: Trace, facts: Facts, language: Language) -> Iterator[str]:
    """Value, arithmetic and documents of a finding; what it is computed from stands indented below it."""
    finding, text = found.finding, language.text
    yield f"{finding.id} = {value_of(finding, facts.tables, language)}"
    yield from _indented(_arithmetic(finding, language))
    for below in found.findings:
        yield from _indented(trace_lines(below, facts, language))
    if found.indicators:
        yield STEP + (
            text("Counted in {file}, the framework of the evaluation:", file=FRAMEWORK)
            if found.is_of_framework
            else text("Indicators that were counted:")
        )
        yield from _indented((_indicator(counted, language) for counted in found.indicators), 2)
    if found.documents:
        yield STEP + (text("Documents that were counted:") if finding.value else text("Documents that were searched:"))
        for source in found.documents:
            yield from _indented(source_lines(source, language), 2)
    for source in found.sources:
        own = [o for o in found.observations if o.source == source.source_id]
        yield from _indented(source_lines(source, language))
        yield from _indented((observation_line(o, facts.tables, language) for o in own), 2)


def list_lines(findings: Sequence[Finding], tables: Tables, language: Language) -> Iterator[str]:
    """One line per finding, with its value."""
    width = max((len(finding.id) for finding in findings), default=0)
    for finding in findings:
        yield f"{finding.id:{width}}  {value_of(finding, tables, language)}"


def observation_lines(
    observation: Observation, users: Sequence[Finding], tables: Tables, language: Language
) -> Iterator[str]:
    """A published figure with its document, and the findings that rest on it."""
    yield observation_line(observation, tables, language)
    yield from _indented(source_lines(tables.sources[observation.source], language))
    if observation.note:
        yield STEP + language.text("Note: {note}", note=observation.note)
    if not users:
        yield language.text("No finding of these reports rests on it.")
        return
    yield language.text("Findings that rest on it:")
    yield from _indented(list_lines(users, tables, language))


def value_of(finding: Finding, tables: Tables, language: Language) -> str:
    """Value of a finding with its unit."""
    if finding.value is None:
        return language.text("not computed ({reason})", reason=finding.reason)
    if isinstance(finding.value, str):
        return finding.value
    return (
        language.number(finding.value)
        if finding.unit == PURE
        else quantity(language, tables.units[finding.unit], finding.value)
    )


def formula_line(formula: Formula, language: Language) -> str:
    """Arithmetic of a finding with the numbers in it, or the words of what was counted."""
    numbers = {name: language.number(number) for name, number in formula.values}
    return language.text(formula.text, **numbers)


def observation_line(observation: Observation, tables: Tables, language: Language) -> str:
    """A published figure: value, what it counts, of when and where, by whom, and its place in the document."""
    words = describe_observation(observation, tables, language)
    names = ("value", "measure", "group", "period", "area", "authority", "locator")
    told = "; ".join(words[name] for name in names if words[name])
    sure = language.text(CONFIDENCES[observation.confidence]).lower()
    said = language.text("confidence in the reading: {confidence}", confidence=sure)
    return f"{observation.observation_id}  {told}; {said}"


def source_lines(source: Source, language: Language) -> Iterator[str]:
    """A document: title, publisher, day, how it was read, link."""
    words = describe_source(source, language)
    yield f"{source.source_id}  {words['title']}"
    yield STEP * 3 + f"{words['publisher']}; {words['published']}; {language.text(READS[source.read]).lower()}"
    yield STEP * 3 + words["url"]


def _arithmetic(finding: Finding, language: Language) -> Iterator[str]:
    text = language.text
    rule = HOW[finding.method]
    if finding.formula is None:
        # whichever rule asked for a single figure, it stands in a document as it is shown
        rule = rule if len(finding.inputs) > 1 else HOW["published"]
        yield text("How: {rule}", rule=text(rule))
    elif finding.formula.values:
        yield text("How: {rule}", rule=text(rule))
        yield formula_line(finding.formula, language)
    else:
        yield text("Counted: {what}", what=text(finding.formula.text))


def _indicator(counted: IndicatorRecord, language: Language) -> str:
    status = language.text(status_recorded(counted))
    return f"{counted.id}  {counted.title.of(language.code)}: {status}"


def _indented(lines: Iterable[str], steps: int = 1) -> Iterator[str]:
    return (STEP * steps + line for line in lines)
