"""What the report says of itself: for whom it can be read, and how to make it again."""

from __future__ import annotations

from markupsafe import Markup

import evaluation
from evaluation.words.block import SHOWN_FINGERPRINT
from evaluation.words.markup import Origin, element, sourced
from evaluation.words.writer import Writer


def accessibility(writer: Writer) -> list[Markup]:
    """Sentences on how the report can be read, how that was checked, and what is not known about it."""
    return [
        writer.say(
            "The report is made to be read on a screen, on a phone, on paper, enlarged, with the keyboard alone "
            "and with a screen reader. The web page and the PDF hold the same words in the same order; where each "
            "number comes from, the page says at its end and the paper in the annex."
        ),
        writer.say(
            "The web pages are meant to meet the Web Content Accessibility Guidelines {wcag} at level AA and "
            "Section {section} of the United States; the PDF follows the standards {ua} and {archive}.",
            wcag=writer.rule("2.2"),
            section=writer.rule("508"),
            ua=writer.rule("PDF/UA-1"),
            archive=writer.rule("PDF/A-3a"),
        ),
        writer.say(
            "Programs check this before a report is published: axe-core, the Nu checker, veraPDF and tests of our "
            "own. No people with disabilities have tried it yet."
        ),
        writer.say(
            "Each chart is an image: its message stands in its alternative text and caption, its figures in a "
            "table beside it or in its sheet. The documents that the report links to are others' and may not be "
            "accessible."
        ),
        writer.say("Whatever keeps you from reading it is an error, to be mended like any other."),
    ]


def reproduction(writer: Writer) -> list[tuple[str, Markup | str]]:
    """Version, data fingerprint and command, each with its name."""
    text = writer.language.text
    evidence = writer.evidence
    command = f"evaluation build --as-of {evidence.as_of.isoformat()}"
    return [
        (text("Version"), writer.ref(evaluation.__version__)),
        (text("Data fingerprint"), writer.ref(evidence.dataset.fingerprint[:SHOWN_FINGERPRINT])),
        (text("As known on"), writer.date(evidence.as_of)),
        (text("Command"), sourced(Origin.PERIOD, element("code", command))),
        (
            text("Tables"),
            writer.say(
                "Every result, figure and document as tables: in the folder results beside the reports, and "
                "attached to the PDF of this report, where {file} explains them.",
                file=element("code", "README.txt"),
            ),
        ),
    ]
