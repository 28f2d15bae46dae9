"""What is passed on beside the reports: the summary as plain text, and as one picture. Nobody needs a screenshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evaluation.drawing.marks import Chart
from evaluation.framework import Sentence, Shortened, Sureness, Topic
from evaluation.report.charts.card import Said, draw_card
from evaluation.report.parts.appraisal import Appraiser
from evaluation.report.parts.claims import claims_counted, claims_of
from evaluation.report.parts.verdict import objective_title
from evaluation.words.markup import heading, paragraph
from evaluation.words.writer import Writer

LONGEST_TEXT: Final = 2500
LONGEST_PICTURE: Final = 600
"""Characters that can be pasted into a message, and that can be read on a picture."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The two short forms of the summary in one language; an edition in which nothing was appraised has none.

    Parameters
    ----------
    appraiser : Appraiser
    """

    appraiser: Appraiser

    @property
    def is_made(self) -> bool:
        """Whether there is anything to pass on."""
        return bool(self._sentences(Topic.BOTTOM_LINE, Shortened.PAGE))

    def text(self) -> Markup:
        """Headings and sentences, to be set as plain text."""
        writer, appraiser = self._writer, self.appraiser
        parts = [heading(2, self._title), paragraph(self._date)]
        for title, about in self._topics():
            found = self._sentences(about, Shortened.PAGE)
            if found:
                parts += [heading(3, title), *(paragraph(_plain(appraiser, one)) for one in found)]
            if about == Topic.BOTTOM_LINE and claims_of(writer):
                parts.append(paragraph(claims_counted(writer)))
        return Markup("\n").join([*parts, appraiser.signature(), paragraph(self._further)])

    def card(self) -> tuple[Markup, Chart]:
        """The words of the picture, whose numbers can be checked, and the picture itself."""
        appraiser = self.appraiser
        told_of = {r.objective.id: self._writer.told(r.objective.short_title) for r in appraiser.progress.objectives}
        told = [
            (told_of.get(about, Markup()), appraiser.say_short(one), _sure(appraiser, one))
            for _title, about in self._topics()
            for one in self._sentences(about, Shortened.PICTURE)
        ]
        around = [self._title, self._date, self._writer.say("Read on: evaluation.pdf")]
        words = Markup("\n").join(paragraph(part) for part in (*around, *(part for one in told for part in one)))
        said = [Said(*(str(part.striptags()) for part in one)) for one in told]
        title, date, foot = (str(part.striptags()) for part in around)
        return words, draw_card(title, date, said, foot)

    def _sentences(self, about: str, where: Shortened) -> list[Sentence]:
        """Those on a topic; what has to be read again first is not passed on."""
        appraiser = self.appraiser
        return [one for one in appraiser.sentences(about, also_in=where) if appraiser.holds(one)]

    @property
    def _writer(self) -> Writer:
        return self.appraiser.writer

    def _topics(self) -> list[tuple[Markup, str]]:
        writer = self._writer
        text = writer.language.text
        return [
            (Markup("{}").format(text("In short")), Topic.BOTTOM_LINE),
            *((objective_title(writer, result), result.objective.id) for result in self.appraiser.progress.objectives),
            (Markup("{}").format(text("Funding")), Topic.MONEY),
            (Markup("{}").format(text("Will it last?")), Topic.LASTING),
            (Markup("{}").format(text("How far can this be trusted?")), Topic.TRUST),
        ]

    @property
    def _title(self) -> Markup:
        programme = self._writer.evidence.dataset.framework.programme
        return self._writer.told(programme.plain_title or programme.short_title)

    @property
    def _date(self) -> Markup:
        return self._writer.say("As known on {date}", date=self._writer.date(self._writer.evidence.as_of))

    @property
    def _further(self) -> Markup:
        return self._writer.say("Read on: evaluation.pdf (report), annex.pdf (every source).")


def _plain(appraiser: Appraiser, sentence: Sentence) -> Markup:
    said = (appraiser.say(sentence, sentence.text), _sure(appraiser, sentence))
    return Markup(" ").join(part for part in said if part)


def _sure(appraiser: Appraiser, sentence: Sentence) -> Markup:
    """How sure a sentence is; one that says itself that nothing can be told needs no more."""
    is_open = sentence.sureness is Sureness.OPEN
    return Markup() if is_open else appraiser.certainty(sentence, has_documents=False)
