"""What a title page says."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

import evaluation
from evaluation.evidence import Evidence
from evaluation.report.block import Block
from evaluation.report.glossary import abbreviations_of
from evaluation.report.language import Language

REPORT: Final = "report"
BRIEF: Final = "brief"
SHOWN_FINGERPRINT: Final = 12
"""Characters of the data fingerprint that are printed; enough to tell two states of the data apart."""


def cover(evidence: Evidence, language: Language, title: str, document: str, layout: str = REPORT) -> Block:
    """Title page of a report; its words travel beside the cell's output and are set by the renderer.

    A document of the layout `brief` has a heading in its place, and no contents.
    """
    programme = evidence.dataset.framework.programme
    code = language.code
    as_of_text = language.date(evidence.as_of)
    details = {
        "language": code,
        "document": document,
        "layout": layout,
        "title": title,
        "subtitle": language.text("What the published figures show, how surely, and from which document"),
        "programme": programme.title.of(code),
        "period": language.period(programme.start, programme.end),
        "as_of": evidence.as_of.isoformat(),
        "as_of_text": as_of_text,
        "version": evaluation.__version__,
        "data_fingerprint": evidence.dataset.fingerprint[:SHOWN_FINGERPRINT],
        "imprint": [text.of(code) for text in programme.imprint],
        "paper": language.paper,
        "abbreviations": abbreviations_of(evidence, language),
    }
    shown = Markup('<p class="cover">{}</p>').format(title)
    return Block(shown, cover=details)
