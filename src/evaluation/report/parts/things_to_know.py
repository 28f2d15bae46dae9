"""What must be known before a verdict is believed: targets, context, figures that differ, documents read in part.

Each is told where it is so, and nothing that counts none.
"""

from __future__ import annotations

from markupsafe import Markup

from evaluation.locale.language import _
from evaluation.words.markup import bullets, element
from evaluation.words.writer import Writer


def things_to_know(writer: Writer) -> Markup:
    """What a reader must know before quoting a number."""
    told = [_targets(writer), *figures_differ(writer), *documents_read(writer)]
    return bullets(told, class_="things")


def _targets(writer: Writer) -> Markup:
    without, total = writer.value("summary.without_target"), writer.value("summary.indicators")
    numbers = {"without": writer.number("summary.without_target"), "total": writer.number("summary.indicators")}
    if without == 0:
        lead, said = _("Every indicator has a target."), []
    else:
        lead = _("No target was found that fits the figures.") if without == total else _("Not every target is known.")
        said = [
            writer.say(
                "{without} of {total} indicators have no target that could be applied to them, so change is measured "
                "from the years before.",
                **numbers,
            )
        ]
    if writer.value("summary.context"):
        said.append(
            writer.counted(
                "{n} is context, because more cases may mean better detection or more crime.",
                "{n} are context, because more cases may mean better detection or more crime.",
                "summary.context",
            )
        )
    said.append(writer.counted("{n} allows a verdict.", "{n} allow a verdict.", "summary.judged"))
    return Markup(" ").join([element("strong", writer.language.text(lead)), *said])


def figures_differ(writer: Writer) -> list[Markup]:
    """How many figures are disputed, were restated or set aside; nothing where none was."""
    said = [
        writer.say(message, n=writer.number(id_))
        for id_, message in (
            ("restatement.count", _("Figures that their own authority restated: {n}.")),
            ("conflict.count", _("Figures on which authorities or registers disagree: {n}.")),
            ("summary.decided", _("Figures set aside by a declared decision: {n}.")),
        )
        if writer.value(id_)
    ]
    if not said:
        return []
    is_disputed = writer.value("conflict.count") > 0
    lead = _("The registers disagree.") if is_disputed else _("Some figures were changed or set aside.")
    lead_said = element("strong", writer.language.text(lead))
    return [Markup(" ").join([lead_said, *said, writer.say("All of them are shown.")])]


def documents_read(writer: Writer) -> list[Markup]:
    """How many documents could be read only in part; nothing where all were read whole."""
    partly, total = writer.value("summary.sources_in_part"), writer.value("summary.sources")
    if partly == 0:
        return []
    lead = (
        _("Most documents could be read only in part.")
        if partly * 2 > total
        else _("Some documents were not read whole.")
    )
    said = writer.say(
        "Of {total} documents, {partly} were at hand only in their opening or through another document. "
        "“Not found” here always means: not found in what was read of them.",
        total=writer.number("summary.sources"),
        partly=writer.number("summary.sources_in_part"),
    )
    return [Markup(" ").join([element("strong", writer.language.text(lead)), said])]
