"""The things to know before a verdict is believed: targets, context, documents read in part."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.locale.language import _
from evaluation.words.markup import bullets, element
from evaluation.words.writer import Writer


def three_things(writer: Writer, progress: Progress) -> Markup:
    """What a reader must know before quoting a number."""
    return bullets([_targets(writer, progress), conflicts(writer), documents_read(writer)], class_="things")


def _targets(writer: Writer, progress: Progress) -> Markup:
    none = all(item.indicator.target.none is not None for item in progress.indicators)
    words = _("No target was found that fits the figures.") if none else _("Few targets were found.")
    said = [
        element("strong", writer.language.text(words)),
        writer.say(
            "{without} of {total} indicators have no target that could be applied to them, so change is measured from "
            "the years before.",
            without=writer.number("summary.without_target"),
            total=writer.number("summary.indicators"),
        ),
        writer.counted(
            "{n} is context, because more cases may mean better detection or more crime.",
            "{n} are context, because more cases may mean better detection or more crime.",
            "summary.context",
        ),
        writer.counted("{n} allows a verdict.", "{n} allow a verdict.", "summary.judged"),
    ]
    return Markup(" ").join(said)


def conflicts(writer: Writer) -> Markup:
    """How many figures were restated, are disputed, or were set aside."""
    lead = element("strong", writer.language.text("The registers disagree."))
    return Markup("{} {}").format(
        lead,
        writer.say(
            "Figures that their own authority restated: {restated}; figures on which authorities or registers "
            "disagree: {conflicts}; figures set aside by a declared decision: {decided}. All of them are shown.",
            restated=writer.number("restatement.count"),
            conflicts=writer.number("conflict.count"),
            decided=writer.number("summary.decided"),
        ),
    )


def documents_read(writer: Writer) -> Markup:
    """How many documents could be read only in part."""
    lead = element("strong", writer.language.text("Most documents could be read only in part."))
    return Markup("{} {}").format(
        lead,
        writer.say(
            "Of {total} documents, {partly} were at hand only in their opening or through another document. "
            "“Not found” here always means: not found in what was read of them.",
            total=writer.number("summary.sources"),
            partly=writer.number("summary.sources_in_part"),
        ),
    )
