"""Texts that people write, with the figures that stand in their places and the documents that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from evaluation.findings import Finding, finding_named
from evaluation.framework import SLOT, Fact, Form, Slot, Text
from evaluation.words.lineage import knows_later
from evaluation.words.markup import Origin, capital, sourced
from evaluation.words.quantity import QUALIFIED
from evaluation.words.writer import Writer


def filled(words: str, place: Callable[[Slot], Markup]) -> Markup:
    """Fill the places of a text of the framework; what opens it has a capital."""
    return Markup("").join(_parts(words, place))


def figure_placed(writer: Writer, slot: Slot) -> Markup:
    """State the one finding that a place names, as its form says.

    Parameters
    ----------
    writer : Writer
    slot : Slot
        With one name, and a form that is no verb.
    """
    (name,) = slot.names
    if slot.form is Form.NAME:
        return sourced(Origin.FRAMEWORK, name)
    finding = writer.findings[finding_named(name)]
    if slot.form is Form.PERCENT:
        return writer.percent(finding.id)
    if slot.form is Form.NUMBER or finding.unit == "1":
        return writer.number(finding.id)
    if slot.form is Form.PLAIN:
        return _plain(writer, finding)
    if finding.method == "published":
        observation = writer.tables.observation(finding.inputs[0])
        return writer.published_bare(observation) if slot.form is Form.BARE else writer.published(observation)
    assert isinstance(finding.value, int | float)
    shown = writer.bare if slot.form is Form.BARE else writer.quantity
    return writer.state(finding.id, shown(finding.value, finding.unit))


def facts_told(writer: Writer, facts: Sequence[Fact]) -> Markup:
    """Sentences with figures, each with its documents, of those whose figures and documents were all known."""
    known = writer.evidence.published.keys()
    told = [
        filled(writer.own(fact.text), lambda slot: figure_placed(writer, slot))
        + cited(
            writer, list(dict.fromkeys([*fact.sources, *(writer.tables.observation(f).source for f in fact.figures)]))
        )
        for fact in facts
        if known >= set(fact.figures) and all(map(writer.evidence.is_known, fact.sources))
    ]
    return Markup(" ").join(told)


def could_be_told(writer: Writer, texts: Iterable[Text | None], sources: Iterable[str] = ()) -> bool:
    """Whether texts of today could have been written on the day of the report, from documents known by then.

    What people conclude is left out of a report of a day on which they could not know it, and not only marked.
    """
    if writer.evidence.is_latest:
        return True
    told = (text.of(writer.language.code) for text in texts if text is not None)
    return all(map(writer.evidence.is_known, sources)) and not any(knows_later(t, writer.evidence) for t in told)


def cited(writer: Writer, sources: Sequence[str]) -> Markup:
    """Documents in brackets; nothing where none is named."""
    named = [source for source in sources if source]
    return Markup(" ({})").format(writer.cite(named)) if named else Markup("")


def _parts(words: str, place: Callable[[Slot], Markup]) -> Iterator[Markup]:
    end = 0
    for found in SLOT.finditer(words):
        yield sourced(Origin.FRAMEWORK, words[end : found.start()])
        put = place(Slot.of(found))
        yield put if found.start() else capital(put)
        end = found.end()
    yield sourced(Origin.FRAMEWORK, words[end:])


def _plain(writer: Writer, finding: Finding) -> Markup:
    """A published figure without its unit, its bound in words."""
    observation = writer.tables.observation(finding.inputs[0])
    bound = QUALIFIED.get(observation.qualifier)
    shown = writer.bare(observation.value, observation.unit)
    return writer.state(finding.id, writer.language.text(bound, value=shown) if bound else shown)
