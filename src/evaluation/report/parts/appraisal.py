"""What people wrote about the programme, with the findings in their places, how sure it is, and who stands for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.assess import IndicatorResult, Progress
from evaluation.evidence import Basis, Evidence, basis_of
from evaluation.findings import Grounding, grounding_of, is_said
from evaluation.framework import Appraisal, Grounded, Recommendation, Sentence, Shortened, Slot, Sureness, Text, Topic
from evaluation.words.certainty import LEGEND, SURENESS, how_sure, verb
from evaluation.words.evidence import BASES_SHORT
from evaluation.words.markup import bullets, element, heading, paragraph
from evaluation.words.placed import cited, figure_placed, filled
from evaluation.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Appraiser:
    """Says what of the appraisal an edition can say.

    Parameters
    ----------
    progress : Progress
        Of all objectives, for how indicators moved.
    writer : Writer
    """

    progress: Progress
    writer: Writer

    @property
    def appraisal(self) -> Appraisal | None:
        """That of the framework."""
        return self.writer.evidence.dataset.framework.appraisal

    def sentences(self, *about: str, also_in: Shortened | None = None) -> tuple[Sentence, ...]:
        """Those on some topics, in the order of the framework; of a short form only its own."""
        found = self.appraisal.sentences if self.appraisal else ()
        return tuple(
            sentence
            for sentence in found
            if sentence.about in about and (also_in is None or also_in in sentence.also_in) and self._is_said(sentence)
        )

    def holds(self, part: Grounded) -> bool:
        """Whether nothing that a judgement rests on changed since it was written."""
        return grounding_of(part, self.writer.evidence, self.writer.findings) is Grounding.HOLDS

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """Those that can be said."""
        return tuple(r for r in (self.appraisal.recommendations if self.appraisal else ()) if self._is_said(r))

    def say(self, part: Grounded, text: Text) -> Markup:
        """A text with the findings in their places, and a mark where one changed since it was written."""
        said = filled(self.writer.own(text), self._placed)
        if grounding_of(part, self.writer.evidence, self.writer.findings) is not Grounding.CHANGED:
            return said
        mark = self.writer.language.text("[a figure changed since this was written; to be read again]")
        return said + Markup(" ") + element("span", mark, class_="hindsight")

    def sentence(self, sentence: Sentence) -> Markup:
        """A sentence with how sure it is, on whose word, and its documents."""
        said = [self.say(sentence, sentence.text), element("span", self.certainty(sentence), class_="sure")]
        return Markup(" ").join(said)

    def say_short(self, sentence: Sentence) -> Markup:
        """A sentence as a picture has it."""
        return self.say(sentence, sentence.short or sentence.text)

    def certainty(self, sentence: Sentence, *, has_documents: bool = True) -> Markup:
        """How sure a sentence is, and on whose word where that is no party's record: `[documented; third party]`."""
        text = self.writer.language.text
        sure = (
            text(SURENESS[sentence.sureness])
            if sentence.sureness
            else how_sure(self.writer.language, [*self._items(sentence.indicators)])
        )
        basis = weakest_basis(self.writer.evidence, sentence)
        documents = self.writer.cite(sentence.sources) if has_documents else Markup()
        # most figures are a party's own record: that is said once, where it is said how far all can be trusted
        if basis is Basis.CLAIMED and sentence.sureness is Sureness.REPORTED:
            sure = text(BASES_SHORT[basis])
        elif basis and basis is not Basis.RECORD:
            sure = f"{sure}; {text(BASES_SHORT[basis])}"
        parts = [sure, *([documents] if documents else [])]
        return Markup("[{}]").format(Markup("; ").join(parts))

    def paragraphs(self, sentences: Sequence[Sentence]) -> list[Markup]:
        """Sentences, a paragraph each."""
        return [paragraph(self.sentence(sentence)) for sentence in sentences]

    def list_of(self, sentences: Sequence[Sentence]) -> Markup:
        """Sentences, an item each."""
        return bullets((self.sentence(sentence) for sentence in sentences), class_="said")

    def section(self, title: Markup, topic: Topic, *, also_in: Shortened | None = None) -> list[Markup]:
        """Sentences on a topic under their heading, in a short form as paragraphs; without any, nothing."""
        found = self.sentences(topic, also_in=also_in)
        said = self.paragraphs(found) if also_in else [self.list_of(found)]
        return [title, *said] if found else []

    def in_short(self, recommendation: Recommendation) -> Markup:
        """Who is asked to do what by when."""
        return self.writer.say(
            "{addressee}, by {date}: {action}",
            addressee=element("strong", self.writer.told(recommendation.addressee)),
            date=self.writer.date(recommendation.by),
            action=self.say(recommendation, recommendation.action),
        )

    def in_full(self, recommendation: Recommendation, number: int) -> list[Markup]:
        """The same with why, whose task it is, and what would make it needless."""
        text = self.writer.language.text
        duty = self.say(recommendation, recommendation.duty)
        why = recommendation.because
        addressee = self.writer.told(recommendation.addressee)
        return [
            heading(
                3, self.writer.say("{number}. {addressee}", number=self.writer.ref(str(number)), addressee=addressee)
            ),
            paragraph(
                self.writer.say(
                    "By {date}: {action}",
                    date=self.writer.date(recommendation.by),
                    action=self.say(recommendation, recommendation.action),
                ),
                class_="answer",
            ),
            *([paragraph(element("strong", text("Because: ")), self.say(recommendation, why))] if why else []),
            paragraph(element("strong", text("Whose task: ")), duty, cited(self.writer, recommendation.sources)),
            paragraph(element("strong", text("Needless if: ")), self.say(recommendation, recommendation.needless_if)),
        ]

    def signature(self) -> Markup:
        """Who stands for the judgement, and since when it stands so."""
        if self.appraisal is None:
            return Markup("")
        date = self.writer.date(self.appraisal.written_on)
        author = self.appraisal.author
        if author is None:
            said = self.writer.say(
                "Judgment drafted by the project from documents on {date}; no evaluator has signed it.", date=date
            )
        else:
            said = self.writer.say("Judgment: {author}, {date}.", author=self.writer.told(author), date=date)
        return paragraph(said, class_="caveat-line")

    def legend(self) -> Markup:
        """What the words in brackets behind each sentence mean."""
        return paragraph(self.writer.language.text(LEGEND), class_="caveat-line")

    def replies(self) -> list[Markup]:
        """What parties answered; nothing where none did."""
        if self.appraisal is None or not self.appraisal.replies:
            return []
        title = heading(3, self.writer.language.text("What parties reply"), "replies")
        items = [
            self.writer.say(
                "{body} ({date}): {text}",
                body=element("strong", self.writer.told(reply.body)),
                date=self.writer.date(reply.date),
                text=self.writer.told(reply.text),
            )
            for reply in self.appraisal.replies
        ]
        return [title, bullets(items)]

    def _is_said(self, part: Grounded) -> bool:
        return is_said(part, self.writer.evidence, self.writer.findings)

    def _items(self, indicators: Sequence[str]) -> Iterator[IndicatorResult]:
        known = {item.indicator.id: item for item in self.progress.indicators}
        return (known[id_] for id_ in indicators)

    def _placed(self, slot: Slot) -> Markup:
        if slot.form.is_verb:
            return Markup("{}").format(verb(self.writer.language, [*self._items(slot.names)], slot.form))
        return figure_placed(self.writer, slot)


def weakest_basis(evidence: Evidence, part: Grounded) -> Basis | None:
    """The weakest word that a judgement rests on; None where it rests on no figure."""
    known = evidence.published
    found = [basis for name in part.rests_on if name in known and (basis := basis_of(evidence, known[name]))]
    return max(found, key=list(Basis).index, default=None)
