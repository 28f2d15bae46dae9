"""The rules as they are executed, the sources, and how to make this report again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from evaluation.assess import BOUNDS, NEEDED_SHARE, Answer, Grade, Progress
from evaluation.assess.main_method import OWN
from evaluation.assess.specification import EARLIER
from evaluation.assess.strength import INDEPENDENCE, STRONG_FACTS, WEAK_FACTS
from evaluation.locale.language import _
from evaluation.methods import FEWEST_PERIODS, LEVEL, METHOD_STATUSES, OLDEST, RULES, STATUS_WORDS, Outlook
from evaluation.report.parts.glossary import glossary_section
from evaluation.report.parts.imprint import citation, imprint_of
from evaluation.report.parts.methods.about import accessibility, reproduction
from evaluation.report.parts.methods.matrix import matrix
from evaluation.report.parts.methods.ranges import chart_of_ranges
from evaluation.report.parts.methods.rules import limits_of, rule_of
from evaluation.report.parts.sources import sources_table
from evaluation.words.answers import ANSWERS, Said
from evaluation.words.evidence import BASES, GRADES
from evaluation.words.markup import (
    Column,
    Origin,
    bullets,
    capital,
    definitions,
    heading,
    paragraph,
    paragraphs,
    sourced,
    table,
)
from evaluation.words.wording import METHODS_BY_NAME, SIGNS, badge
from evaluation.words.writer import Desk, Shown, Writer, cell

FACTS: Final[Mapping[str, str]] = {
    "points_before": _("Figures of today's definition before the program, at least"),
    "points_after": _("Figures of today's definition since its start, at least"),
    "coverage": _("Share of the due periods after the baseline that have a figure, at least"),
    "age": _("Whole periods from the last figure to the end of the judged time, at most"),
    "restatement": _("Largest restatement of a figure by its own authority, at most"),
    "conflict": _("Largest difference between authorities or registers, figures that we set aside among them, at most"),
    "first_hand": _("Share of figures not read in a relay, at least"),
    "independence": _("Whose word the figures compared are, at least; where one is only claimed, all evidence is weak"),
}
SHARES: Final = {"coverage", "restatement", "conflict", "first_hand"}
RULE_OF: Final[Mapping[Answer, str]] = {
    Answer.NOT_JUDGED: _("No indicator of the level could be judged."),
    Answer.MIXED: _("Among those that are shown and current, some moved as intended and some against."),
    Answer.AS_INTENDED: _("All that are shown and current moved as intended."),
    Answer.AGAINST: _("All that are shown and current moved against what is intended."),
    Answer.DEPENDS: _("None is shown; some were tested, but too few sensitivity checks agree."),
    Answer.UNTESTED_MIXED: _(
        "None was tested; some moved as intended and some against, more than chance alone explains."
    ),
    Answer.UNTESTED_AS_INTENDED: _("None was tested; some moved as intended, more than chance alone explains."),
    Answer.UNTESTED_AGAINST: _(
        "None was tested; some moved against what is intended, more than chance alone explains."
    ),
    Answer.NO_CLEAR_CHANGE: _("Those that could be judged show no clear change."),
}


@dataclass(frozen=True, slots=True)
class MethodsChapter:
    """What the notebook on methods and sources calls; every method gives the output of one cell."""

    progress: Progress
    desk: Desk

    @cell
    def judging(self, writer: Writer) -> Shown:
        """How an indicator comes to its verdict."""
        said = writer.say(
            "An indicator without a target is judged by its change from the baseline. Counts of events are "
            "compared as yearly rates with a {level} interval that allows for the scatter of the baseline's own "
            "periods and is never narrower than the exact one; shares likewise, by their odds. A baseline of "
            "fewer than {fewest} periods shows no scatter: then a change that chance alone does not explain is "
            "called moved, not tested, and the text says what would have to be so for it to be no longer clear. "
            "Stocks and amounts, which are complete counts, need a change beyond the one declared as material. A "
            "figure given as “at least” or “about” is also computed at its worst bound, and the verdict stands "
            "only if both agree. Nothing is compared across a change of what is counted. A verdict looks only at "
            "periods that had ended; where more than {oldest} whole periods have passed since the last figure, it is "
            "out of date: the verdict is one as of then, and what came since is not known.",
            fewest=writer.rule(self.desk.language.number(FEWEST_PERIODS)),
            oldest=writer.rule(self.desk.language.number(OLDEST)),
            level=writer.rule(self.desk.language.percent(LEVEL)),
        )
        programme = writer.evidence.dataset.framework.programme
        reasons = (programme.baseline_note, programme.judged_until_reason)
        return [paragraph(said), *paragraphs(*map(writer.told, reasons))]

    @cell
    def matrix(self, writer: Writer) -> Shown:
        """Each question with the indicators and documents that answer it, and the rule."""
        return matrix(writer, self.progress)

    @cell
    def statuses(self, writer: Writer) -> Shown:
        """Every status an indicator can have, and its class."""
        text = writer.language.text

        def statuses(outlook: Outlook) -> str:
            methods = [found for name, found in METHOD_STATUSES.items() if name in RULES]
            own = dict.fromkeys(status for found in methods for status, o in found.items() if o is outlook)
            return ", ".join(text(STATUS_WORDS[status]) for status in own)

        columns = [
            Column[Outlook](text("Sign"), lambda outlook: badge(writer.language, outlook, SIGNS[outlook])),
            Column(text("Statuses"), statuses),
        ]
        weak = paragraph(
            text("On weak evidence “Improved” and “Worsened” are called “Probably improved” and “Probably worsened”.")
        )
        return table(text("Statuses and their signs"), columns, SIGNS, "table-statuses"), weak

    @cell
    def rules(self, writer: Writer) -> Shown:
        """What each method compares, and its limits."""
        text = writer.language.text

        def limits(name: str) -> Markup | str:
            return Markup("; ").join(limits_of(writer, name)) or "–"

        columns = [
            Column[str](text("Method"), lambda name: capital(escape(text(METHODS_BY_NAME[name])))),
            Column[str](text("What it compares"), lambda name: rule_of(writer, name)),
            Column(text("Limits"), limits),
        ]
        # first the one that asks for nothing that a document would have to set
        rules = [OWN, *(name for name in RULES if name != OWN)]
        return table(text("Methods that can judge an indicator"), columns, rules, "table-methods")

    @cell
    def specifications(self, writer: Writer) -> Shown:
        """Which other choices are tried, and what they must agree on."""
        said = writer.say(
            "Other choices than ours can be defended: another register, the figure published first, other years as "
            "baseline. They are declared for each indicator; by rule, the last {ends} figures before the latest that "
            "are not out of date are tried as ends. Every combination is a sensitivity check; two that compare the "
            "same figures count once, and one that cannot be judged agrees with nothing. A verdict that fewer than "
            "{needed} of the sensitivity checks share, or that one choice alone turns round, may not be called shown, "
            "and counts as unclear for its objective. Other methods fed with the same figures are no further "
            "evidence: they stand in a line of their own and decide nothing.",
            ends=writer.rule(self.desk.language.number(len(EARLIER))),
            needed=writer.rule(str(NEEDED_SHARE)),
        )
        every = (item for result in self.progress.objectives for item in result.indicators)
        return paragraph(said), chart_of_ranges(writer, (*every, *self.progress.shared))

    @cell
    def strength(self, writer: Writer) -> Shown:
        """Table of the facts that grade the evidence, and how they make one grade."""
        text = writer.language.text
        columns = [
            Column[str](text("Fact"), lambda name: text(FACTS[name])),
            Column[str](text(GRADES[Grade.STRONG]), lambda n: self._limit(writer, n, BOUNDS[n].strong), is_number=True),
            Column[str](
                text(GRADES[Grade.MODERATE]), lambda n: self._limit(writer, n, BOUNDS[n].moderate), is_number=True
            ),
        ]
        said = writer.say(
            "Evidence is strong when no fact is weak and at least {strong} are strong; it is weak when {weak} or more "
            "are weak, or when there is no figure on one side of the program's start; else it is moderate. A value "
            "at a limit has the better grade.",
            strong=writer.rule(writer.language.number(STRONG_FACTS)),
            weak=writer.rule(writer.language.number(WEAK_FACTS)),
        )
        caption = text("When a fact counts as strong or moderate")
        return (table(caption, columns, BOUNDS, "table-strength"), paragraph(said))

    @cell
    def judgement(self, writer: Writer) -> Shown:
        """How many indicators a person has judged where no program can."""
        said = writer.say(
            "Whether an indicator measures what it should, and whether its figures are free of manipulation, is for a "
            "person to judge and not for a program. Indicators with such a judgment in their sheet: {judged} of "
            "{total}.",
            judged=writer.number("methods.judged"),
            total=writer.number("methods.indicators"),
        )
        return paragraph(said)

    @cell
    def synthesis(self, writer: Writer) -> Shown:
        """Answers that a question can have, in the order in which they are tried."""
        text = writer.language.text
        columns = [
            Column[Answer](
                text("Resources and services"), lambda answer: capital(escape(text(ANSWERS[Said.GROWTH][answer])))
            ),
            Column[Answer](text("Outcomes"), lambda answer: capital(escape(text(ANSWERS[Said.MOVE][answer])))),
            Column[Answer](text("When it is said"), lambda answer: text(RULE_OF[answer])),
        ]
        return table(text("Answers to a question about an objective"), columns, RULE_OF, "table-verdicts")

    @cell
    def sources(self, writer: Writer) -> Shown:
        """Every document published by the date of the report."""
        evidence = writer.evidence
        known = [s for s in evidence.sources.values() if evidence.is_known(s.source_id)]
        return sources_table(writer, known, writer.language.text("Documents"))

    @cell
    def glossary(self, writer: Writer) -> Shown:
        """Terms and abbreviations with what they mean."""
        return glossary_section(writer)

    @cell
    def imprint(self, writer: Writer) -> Shown:
        """Who made the report, on whose word, how to report an error, and how to cite it."""
        framework = writer.evidence.dataset.framework
        said = (
            sourced(Origin.FRAMEWORK, text)
            for text in imprint_of(framework.programme, writer.language, framework.appraisal)
        )
        return bullets(said), heading(3, writer.language.text("How to cite")), bullets(citation(writer))

    @cell
    def accessibility(self, writer: Writer) -> Shown:
        """For whom the report can be read, how that was checked, and what is not known about it."""
        return bullets(accessibility(writer))

    @cell
    def reproduce(self, writer: Writer) -> Shown:
        """Version, data fingerprint and command."""
        return definitions(reproduction(writer))

    def _limit(self, writer: Writer, name: str, value: float) -> Markup:
        if name == "independence":
            return writer.say(next(words for basis, words in BASES.items() if INDEPENDENCE[basis] == value))
        return writer.rule(self.desk.language.percent(value) if name in SHARES else self.desk.language.number(value))
