"""How the programme was to bring about its results, as a diagram, and where the figures stop following it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from evaluation.framework import ALL, Link, ResultsChain
from evaluation.locale.language import _
from evaluation.report.charts.chain import Card, Step, draw_chain
from evaluation.report.charts.sheet import at_both_widths
from evaluation.words.markup import element, paragraph
from evaluation.words.placed import cited
from evaluation.words.writer import Writer

FOLLOWED: Final[Mapping[str, str]] = {
    "yes": _("published figures follow it"),
    "partly": _("figures follow it in part"),
    "no": _("no figure follows it"),
}
"""Whether figures follow what stands in a box."""


def chain_section(writer: Writer) -> list[Markup]:
    """Diagram and explanation, where all that they rest on was known; else nothing."""
    chain = writer.evidence.dataset.framework.results_chain
    if chain is None or not all(map(writer.evidence.is_known, chain.sources)):
        return []
    shown = [_diagram(writer, chain)] if chain.stages else []
    return [*shown, paragraph(writer.told(chain.reading), cited(writer, chain.sources))]


def _diagram(writer: Writer, chain: ResultsChain) -> Markup:
    text = writer.language.text
    steps = [
        Step(
            writer.own(stage.title), tuple(Card(_whose(writer, k), writer.own(k.text), k.followed) for k in stage.links)
        )
        for stage in chain.stages
    ]
    used = {link.followed for stage in chain.stages for link in stage.links}
    key = [(name, text(said)) for name, said in FOLLOWED.items() if name in used]
    drawn = at_both_widths(lambda width: draw_chain("chart-results-chain", steps, key, width))
    said = text("How the program was to work, and where the published figures stop following it")
    boxes = [
        "{}: {}".format(
            step.title,
            "; ".join(
                f"{card.title + ': ' if card.title else ''}{card.text} ({text(FOLLOWED[card.followed])})"
                for card in step.cards
            ),
        )
        for step in steps
    ]
    alt = text("Diagram of boxes with arrows between them. {boxes}.", boxes=". ".join(boxes))
    return writer.chart(drawn, alt, element("strong", said))


def _whose(writer: Writer, link: Link) -> str:
    """Name of the objective that a box belongs to; none where it belongs to all."""
    if link.objective == ALL:
        return ""
    objective = writer.evidence.dataset.framework.objective(link.objective)
    return f"{objective.id} {writer.own(objective.short_title)}"
