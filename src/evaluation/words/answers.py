"""Words for the three questions about an objective and for their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from evaluation.assess import Answer, Answered, Question
from evaluation.locale.language import Language, _
from evaluation.methods import STATUS_WORDS
from evaluation.words.markup import Origin, sourced
from evaluation.words.wording import badge_of


class Said(StrEnum):
    """How a move is spoken of: means and services grow or shrink; all else moves as intended or not."""

    GROWTH = "growth"
    MOVE = "move"

    @classmethod
    def of(cls, answered: Answered) -> Said:
        """Fewer victims are no fall of anything built up, and services of which fewer are wanted do not grow."""
        is_growth = answered.question in (Question.MEANS, Question.SERVICES) and answered.rises_only
        return cls.GROWTH if is_growth else cls.MOVE


QUESTIONS: Final[Mapping[Question, str]] = {
    Question.MEANS: _("Did resources grow?"),
    Question.SERVICES: _("Did services and structures grow?"),
    Question.OUTCOMES: _("Did outcomes move as intended?"),
    Question.INDICATORS: _("Did the indicators move as intended?"),
}
NAMES: Final[Mapping[Question, str]] = {
    Question.MEANS: _("Resources"),
    Question.SERVICES: _("Services"),
    Question.OUTCOMES: _("Outcomes"),
    Question.INDICATORS: _("Indicators"),
}
"""Questions in a word, for lines with little room."""

_ALIKE: Final[Mapping[Answer, str]] = {
    Answer.NOT_JUDGED: _("could not be judged"),
    Answer.DEPENDS: _("depends on our choices"),
    Answer.NO_CLEAR_CHANGE: _("no clear change"),
}
ANSWERS: Final[Mapping[Said, Mapping[Answer, str]]] = {
    Said.GROWTH: {
        **_ALIKE,
        Answer.MIXED: _("some grew and some shrank"),
        Answer.AS_INTENDED: _("grew"),
        Answer.AGAINST: _("shrank"),
        Answer.UNTESTED_MIXED: _("some grew and some shrank, not tested"),
        Answer.UNTESTED_AS_INTENDED: _("grew, not tested"),
        Answer.UNTESTED_AGAINST: _("shrank, not tested"),
    },
    Said.MOVE: {
        **_ALIKE,
        Answer.MIXED: _("some as intended and some against"),
        Answer.AS_INTENDED: _("as intended"),
        Answer.AGAINST: _("against what is intended"),
        Answer.UNTESTED_MIXED: _("some as intended and some against, not tested"),
        Answer.UNTESTED_AS_INTENDED: _("as intended, not tested"),
        Answer.UNTESTED_AGAINST: _("against what is intended, not tested"),
    },
}
"""Each answer in a few words, to stand after the question in a word."""
_PROBABLE: Final[Mapping[Said, Mapping[Answer, str]]] = {
    Said.GROWTH: {Answer.AS_INTENDED: _("probably grew"), Answer.AGAINST: _("probably shrank")},
    Said.MOVE: {
        Answer.AS_INTENDED: _("probably as intended"),
        Answer.AGAINST: _("probably against what is intended"),
    },
}
"""The same on weak evidence, of which no answer says more than the verbs of `certainty` do."""


def answer_word(answered: Answered) -> str:
    """The answer in a few words, as its evidence allows."""
    said, answer = Said.of(answered), answered.answer
    return (answered.evidence.is_weak and _PROBABLE[said].get(answer)) or ANSWERS[said][answer]


def answer_words(language: Language, *answers: Answered) -> str:
    """Questions with one answer in a few words: `Means: grew, not known since 2020`."""
    first, *others = answers
    names = [language.text(NAMES[first.question]), *(language.text(NAMES[a.question]).lower() for a in others)]
    words = {"name": ", ".join(names), "answer": language.text(answer_word(first))}
    if first.not_known_since is None:
        return language.text("{name}: {answer}", **words)
    # a year is no number: it takes no separator of thousands
    return language.text("{name}: {answer}, not known since {year}", **words, year=str(first.not_known_since))


def pace_words(language: Language, answered: Answered) -> list[str]:
    """How many of the indicators with a target are at which pace: `on track: 2 of 3`."""
    counts = Counter(answered.pace.values())
    return [
        language.text(
            "{status}: {n} of {total}",
            status=language.text(STATUS_WORDS[status]).lower(),
            n=language.number(counts[status]),
            total=language.number(len(answered.with_target)),
        )
        for status in STATUS_WORDS
        if counts[status]
    ]


def answer_badge(language: Language, *answers: Answered) -> Markup:
    """The same as word, shape and colour."""
    return badge_of(answers[0].outlook, sourced(Origin.PERIOD, answer_words(language, *answers)))


def answer_badges(language: Language, answers: Iterable[Answered]) -> Markup:
    """Several answers side by side, those in the same words as one."""
    alike: dict[tuple[str, int | None], list[Answered]] = {}
    for answered in answers:
        alike.setdefault((answer_word(answered), answered.not_known_since), []).append(answered)
    return Markup(" ").join(answer_badge(language, *found) for found in alike.values())
