"""The things to know before a verdict is believed: targets, context, documents read in part."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.framework import Direction
from evaluation.load import Read
from evaluation.locale.language import _
from evaluation.methods import Outlook
from evaluation.report.parts.disputed import conflict_count, restated_count
from evaluation.words.markup import bullets, element
from evaluation.words.writer import Writer

WITHOUT_TARGET: Final = _("indicators without a target")
ALL: Final = _("indicators of the framework")
CONTEXT: Final = _("indicators without a wanted direction")
JUDGED: Final = _("indicators whose figures allow a verdict")
DECIDED: Final = _("figures that a declared decision sets aside")
DOCUMENTS: Final = _("documents published by the date of this report")
IN_PART: Final = _("documents of which only the opening or another document was at hand")


def three_things(writer: Writer, progress: Progress) -> Markup:
    """What a reader must know before quoting a number."""
    return bullets([_targets(writer, progress), conflicts(writer), reading(writer)], class_="things")


def _targets(writer: Writer, progress: Progress) -> Markup:
    items = list(progress.indicators)
    without = [i.indicator.id for i in items if i.indicator.target.none is not None]
    context = [i.indicator.id for i in items if i.indicator.direction is Direction.NONE]
    judged = [i for i in items if i.result.outlook in (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)]
    none = len(without) == len(items)
    words = _("No target was found that fits the figures.") if none else _("Few targets were found.")
    inputs = [i for item in items for i in item.inputs]
    ids = [item.indicator.id for item in judged]
    said = [
        element("strong", writer.language.text(words)),
        writer.say(
            "For {without} of {total} indicators the documents we could read name none, so change is measured from "
            "the years before.",
            without=writer.count("summary.without_target", len(without), WITHOUT_TARGET, indicators=without),
            total=writer.count("summary.indicators", len(items), ALL, indicators=(i.indicator.id for i in items)),
        ),
        writer.counted(
            "{n} is context, because more cases may mean better detection or more crime.",
            "{n} are context, because more cases may mean better detection or more crime.",
            writer.number_of("summary.context", len(context), CONTEXT, indicators=context),
        ),
        writer.counted(
            "{n} allows a verdict.",
            "{n} allow a verdict.",
            writer.number_of("summary.judged", len(judged), JUDGED, inputs, indicators=ids),
        ),
    ]
    return Markup(" ").join(said)


def conflicts(writer: Writer) -> Markup:
    """How many figures were restated, are disputed, or were set aside."""
    evidence = writer.evidence

    decided = [i for c in evidence.corrections for i in c.set_aside]
    lead = element("strong", writer.language.text("The registers disagree."))
    return Markup("{} {}").format(
        lead,
        writer.say(
            "Figures published again with another value: {restated}; figures on which authorities disagree: "
            "{conflicts}; figures set aside by a declared decision: {decided}. All of them are shown.",
            restated=restated_count(writer),
            conflicts=conflict_count(writer),
            decided=writer.count("summary.decided", len(decided), DECIDED, decided),
        ),
    )


def reading(writer: Writer) -> Markup:
    """How many documents could be read only in part."""
    evidence = writer.evidence
    sources = [s for s in evidence.sources.values() if evidence.is_known(s.source_id)]
    partly = [s for s in sources if s.read is not Read.WHOLE]
    lead = element("strong", writer.language.text("Most documents could be read only in part."))
    return Markup("{} {}").format(
        lead,
        writer.say(
            "Of {total} documents, {partly} were at hand only in their opening or through another document. "
            "“Not found” here always means: not found in what we could read.",
            total=writer.count(
                "summary.sources",
                len(sources),
                DOCUMENTS,
                documents=(s.source_id for s in sources),
            ),
            partly=writer.count(
                "summary.sources_in_part",
                len(partly),
                IN_PART,
                documents=(s.source_id for s in partly),
            ),
        ),
    )
