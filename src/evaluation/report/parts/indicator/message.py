"""The charts that carry a message: each under it, with what it comes to, its first caveat and the way to its sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult, standing_of
from evaluation.report.parts.indicator.course import deserves_chart, events_beside, indicator_chart
from evaluation.report.parts.indicator.words import as_of, change, reason, turning
from evaluation.words.certainty import UNTESTED
from evaluation.words.markup import in_annex, paragraph
from evaluation.words.placed import could_be_told
from evaluation.words.wording import FLAGS, WARNINGS
from evaluation.words.writer import Writer

HEIGHT: Final = 80.0
"""Of the plots in a chapter, in points: low enough that the first follows the scorecard on its page."""


def with_chart(writer: Writer, items: Iterable[IndicatorResult]) -> list[IndicatorResult]:
    """Those of some indicators that have enough figures for a chart, which their sheets then leave to the chapter."""
    return [item for item in items if deserves_chart(writer, item)]


def charts_with_a_message(writer: Writer, items: Iterable[IndicatorResult]) -> list[Markup]:
    """Each chart with what it means; nothing where there is none."""
    drawn = with_chart(writer, items)
    shown = [events_beside(writer, drawn)] if drawn else []
    for item in drawn:
        shown += [indicator_chart(writer, item, HEIGHT), paragraph(_meaning(writer, item))]
    return shown


def _meaning(writer: Writer, item: IndicatorResult) -> Markup:
    """What the change comes to, beside the two figures that the chart's title gives."""
    sheet = in_annex(f"indicator-{item.indicator.id}", writer.say("Sheet {id}", id=writer.ref(item.indicator.id)))
    # where chance could not be tested, its interval tells a chapter's reader nothing; the sheet has it
    changed = change(writer, item, has_uncertainty=standing_of(item) not in UNTESTED)
    said = [changed, reason(writer, item), as_of(writer, item), next(_cautions(writer, item), Markup(""))]
    return Markup(" ").join([*(s for s in said if s), writer.say("{sheet} has the rest.", sheet=sheet)])


def _cautions(writer: Writer, item: IndicatorResult) -> Iterator[Markup]:
    """What must be known before it is quoted, the most important first: what the sheet's author says of this figure."""
    yield from (writer.told(text) for text in item.indicator.limitations if could_be_told(writer, [text]))
    yield from (writer.say(WARNINGS[warning]) for warning in item.warnings)
    yield from (writer.say(FLAGS[flag]) for flag in item.result.flags)
    yield from turning(writer, item)
