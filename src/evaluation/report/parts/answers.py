"""The three questions about an objective, each answered in a sentence that begins with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup, escape

from evaluation.assess import Answer, Answered, IndicatorResult, ObjectiveResult, Question, Standing
from evaluation.assess.synthesis import LEVELS, RULES
from evaluation.findings.of_objective import answer_id
from evaluation.locale.language import Forms, forms
from evaluation.methods import STATUS_WORDS, Outlook
from evaluation.report.parts.verdict import moved
from evaluation.words.answers import NAMES, QUESTIONS, Said, answer_badge, answer_badges
from evaluation.words.evidence import GRADES
from evaluation.words.markup import Origin, box, bullets, element, paragraph, sourced
from evaluation.words.placed import facts_told
from evaluation.words.wording import sign
from evaluation.words.writer import Writer

_FIRST: Final[Mapping[Standing, Forms]] = {
    Standing.DEPENDS: forms(
        "{n} of {total} indicators could be tested and depends on our choices",
        "{n} of {total} indicators could be tested and depend on our choices",
    ),
    Standing.NO_CLEAR_CHANGE: forms(
        "{n} of {total} indicators could be judged and shows no clear change",
        "{n} of {total} indicators could be judged and show no clear change",
    ),
    Standing.NOT_JUDGED: forms(
        "Indicators that could be judged: {n} of {total}",
        "Indicators that could be judged: {n} of {total}",
    ),
}
FIRST: Final[Mapping[Said, Mapping[Standing, Forms]]] = {
    Said.GROWTH: {
        **_FIRST,
        Standing.AS_INTENDED: forms(
            "{n} of {total} indicators could be judged and grew", "{n} of {total} indicators could be judged and grew"
        ),
        Standing.AGAINST: forms(
            "{n} of {total} indicators could be judged and shrank",
            "{n} of {total} indicators could be judged and shrank",
        ),
        Standing.UNTESTED_AS_INTENDED: forms(
            "{n} of {total} indicators grew, but could not be tested",
            "{n} of {total} indicators grew, but could not be tested",
        ),
        Standing.UNTESTED_AGAINST: forms(
            "{n} of {total} indicators shrank, but could not be tested",
            "{n} of {total} indicators shrank, but could not be tested",
        ),
    },
    Said.MOVE: {
        **_FIRST,
        Standing.AS_INTENDED: forms(
            "{n} of {total} indicators could be judged and moved as intended",
            "{n} of {total} indicators could be judged and moved as intended",
        ),
        Standing.AGAINST: forms(
            "{n} of {total} indicators could be judged and moved against what is intended",
            "{n} of {total} indicators could be judged and moved against what is intended",
        ),
        Standing.UNTESTED_AS_INTENDED: forms(
            "{n} of {total} indicators moved as intended, but could not be tested",
            "{n} of {total} indicators moved as intended, but could not be tested",
        ),
        Standing.UNTESTED_AGAINST: forms(
            "{n} of {total} indicators moved against what is intended, but could not be tested",
            "{n} of {total} indicators moved against what is intended, but could not be tested",
        ),
    },
}
"""How an answer begins, by what the indicators say that it rests on; "of" counts those with an intended direction."""

_THEN: Final[Mapping[Standing, Forms]] = {
    Standing.DEPENDS: forms("{n} moved, depending on our choices", "{n} moved, depending on our choices"),
    Standing.NO_CLEAR_CHANGE: forms("{n} shows no clear change", "{n} show no clear change"),
    Standing.NOT_JUDGED: forms("{n} could not be judged", "{n} could not be judged"),
}
THEN: Final[Mapping[Said, Mapping[Standing, Forms]]] = {
    Said.GROWTH: {
        **_THEN,
        Standing.AS_INTENDED: forms("{n} grew", "{n} grew"),
        Standing.AGAINST: forms("{n} shrank", "{n} shrank"),
        Standing.UNTESTED_AS_INTENDED: forms("{n} grew, but could not be tested", "{n} grew, but could not be tested"),
        Standing.UNTESTED_AGAINST: forms("{n} shrank, but could not be tested", "{n} shrank, but could not be tested"),
    },
    Said.MOVE: {
        **_THEN,
        Standing.AS_INTENDED: forms("{n} moved as intended", "{n} moved as intended"),
        Standing.AGAINST: forms("{n} moved against what is intended", "{n} moved against what is intended"),
        Standing.UNTESTED_AS_INTENDED: forms(
            "{n} moved as intended, but could not be tested", "{n} moved as intended, but could not be tested"
        ),
        Standing.UNTESTED_AGAINST: forms(
            "{n} moved against what is intended, but could not be tested",
            "{n} moved against what is intended, but could not be tested",
        ),
    },
}
"""What is counted beside it in the same sentence."""


MOVED: Final = (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE)
MOST: Final = 4
"""Charts that a chapter on an objective has; more are read by nobody."""
STALE: Final[Forms] = forms("{n} is not known since {year}", "{n} are not known since {year}")
CONTEXT: Final[Forms] = forms("{n} is context and not judged", "{n} are context and not judged")


def answers(writer: Writer, result: ObjectiveResult) -> Markup:
    """The questions with their answers; the scorecard beneath has the figures that they rest on."""
    shown = []
    for answered in result.synthesis.answers:
        question = element("strong", writer.language.text(QUESTIONS[answered.question]))
        shown.append(paragraph(question, " ", answer_badge(writer.language, answered), class_="verdict"))
        level = LEVELS[answered.question]
        told = result.objective.answers.get(level) if level else None
        said = facts_told(writer, [told]) if told else Markup("")
        counted = answer(writer, result, answered)
        shown.append(paragraph(said or counted, class_="answer"))
        if said and answered.is_told:
            shown.append(paragraph(counted, class_="caveat-line"))
    return box(f"verdict-{result.objective.id}", *shown)


def answer_line(writer: Writer, result: ObjectiveResult) -> Markup:
    """The answers side by side, each in a few words."""
    return answer_badges(writer.language, (answered for answered in result.synthesis.answers if answered.is_told))


def short_answers(writer: Writer, result: ObjectiveResult) -> list[Markup]:
    """The answers in a line each, then the figures that they rest on."""
    found = [answered for answered in result.synthesis.answers if answered.is_told]
    lines = [paragraph(answer_badge(writer.language, a), " ", answer(writer, result, a)) for a in found]
    items = [item for answered in found for item in _behind(result, answered)]
    items += [item for item in result.indicators if item.pace and item.judged and item not in items][
        : MOST - len(items)
    ]
    return [*lines, bullets((moved(writer, item) for item in items), class_="moved")]


def answers_in_brief(writer: Writer, result: ObjectiveResult, drawn: IndicatorResult | None) -> list[Markup]:
    """The answers in one paragraph, then the figures that they rest on but for the one drawn beside them."""
    found = [answered for answered in result.synthesis.answers if answered.is_told]
    said = [
        Markup("{} {}.").format(
            element("strong", sign(writer.language, answered.outlook, NAMES[answered.question]), ":"),
            Markup("; ").join(_clauses(writer, answered, answer_id(result, answered), has_context=False)),
        )
        for answered in found
    ]
    items = [item for answered in found for item in _behind(result, answered) if item is not drawn]
    return [paragraph(Markup(" ").join(said)), bullets((moved(writer, item) for item in items), class_="moved")]


def credit(writer: Writer) -> Markup:
    """What can be credited to the programme is asked by itself, and these figures do not answer it."""
    question = element("strong", writer.language.text("What can be credited to the program?"))
    return writer.say(
        "{question} It cannot be told from these figures: places where the program worked were not compared with "
        "others, and other causes ran beside it. What moved after its start need not have moved because of it.",
        question=question,
    )


def telling(result: ObjectiveResult) -> list[IndicatorResult]:
    """Indicators whose charts carry a message: those that an answer rests on, outcomes, then others with a finding.

    The course of an outcome is the objective's own matter, be it that no finding comes of it.
    """
    behind = [item for answered in result.synthesis.answers for item in _behind(result, answered)]
    outcomes = [item for item in result.indicators if item.indicator.level in (LEVELS[Question.OUTCOMES], None)]
    asked = [item for item in result.indicators if item.judged or item in outcomes]
    chosen = sorted(asked, key=lambda item: (item not in behind, item not in outcomes))[:MOST]
    return [item for item in result.indicators if item in chosen]


def leading(result: ObjectiveResult) -> IndicatorResult | None:
    """Indicator whose chart stands for the objective: the first that an answer rests on, else the first drawn."""
    drawn = [item for item in result.indicators if item.series.figures]
    asked = sorted(result.synthesis.answers, key=lambda a: a.outlook not in MOVED)
    carrying = [item for answered in asked for item in _behind(result, answered) if item in drawn]
    return next(iter([*carrying, *drawn]), None)


def _behind(result: ObjectiveResult, answered: Answered) -> list[IndicatorResult]:
    """The indicators that an answer rests on."""
    return [item for item in result.indicators if item.indicator.id in answered.rests_on]


def answer(writer: Writer, result: ObjectiveResult, answered: Answered) -> Markup:
    """Say how many indicators moved, what is unclear beside them, and how strong the evidence is."""
    if not answered.is_told:
        return writer.say("No indicator of this objective measures it; what serves all objectives is told apart.")
    name = answer_id(result, answered)
    clauses = list(_clauses(writer, answered, name))
    said = [escape("{}.").format(Markup("; ").join(clauses))]
    if answered.with_target:
        said.append(_pace(writer, answered, name))
    if answered.rests_on:
        grade = writer.language.text(GRADES[answered.evidence]).lower()
        named = sourced(Origin.REFERENCE, ", ".join(answered.rests_on))
        said.append(
            element(
                "span",
                writer.say("Evidence from {indicators}: {grade}", indicators=named, grade=grade),
                ".",
                class_="grade",
            )
        )
    return Markup(" ").join(said)


def _clauses(writer: Writer, answered: Answered, name: str, *, has_context: bool = True) -> Iterator[Markup]:
    """First what the answer rests on, then all that is counted beside it."""
    said, total = Said.of(answered), {"total": writer.number(f"{name}.asked")}
    bases = next(found for of, _, found in RULES if of is answered.answer)
    told = [s for s in dict.fromkeys((*bases, *Standing)) if answered.saying(s)]
    if not answered.standings:
        yield writer.say("No indicator has an intended direction")
    elif answered.answer is Answer.NOT_JUDGED:
        yield _counted(writer, FIRST[said][Standing.NOT_JUDGED], f"{name}.judged", **total)
        told = []
    else:
        first, *told = told
        yield _counted(writer, FIRST[said][first], f"{name}.{first}", **total)
    if answered.not_known_since is not None:
        yield writer.say("not known since {year}", year=_year(answered.not_known_since))
    for standing in told:
        yield _counted(writer, THEN[said][standing], f"{name}.{standing}")
    if answered.stale and answered.not_known_since is None:
        yield _counted(writer, STALE, f"{name}.stale", year=_year(max(answered.stale.values())))
    if answered.context and has_context:
        yield _counted(writer, CONTEXT, f"{name}.context")


def _year(year: int) -> Markup:
    return sourced(Origin.PERIOD, str(year))


def _counted(writer: Writer, message: Forms, finding_id: str, **others: Markup) -> Markup:
    """A count within its sentence, which may hold something else."""
    number = int(writer.value(finding_id))
    places = {place: f"{{{place}}}" for place in ("n", *others)}
    chosen = writer.language.plural(*message, number, **places)
    return escape(chosen).format(n=writer.number(finding_id), **others)


def _pace(writer: Writer, answered: Answered, name: str) -> Markup:
    """How many of those with a target are at which pace."""
    parts = [
        writer.say(
            "{n} of {total}: {status}",
            n=writer.number(f"{name}.pace.{status}"),
            total=writer.number(f"{name}.targets"),
            status=writer.language.text(STATUS_WORDS[status]).lower(),
        )
        for status in STATUS_WORDS
        if status in answered.pace.values()
    ]
    if not parts:
        none = writer.number(f"{name}.targets")
        return writer.say("Indicators with a target: {n}, none of which could be judged by its pace.", n=none)
    return writer.say("By the pace toward the targets, {paces}.", paces=Markup("; ").join(parts))
