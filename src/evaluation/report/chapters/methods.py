"""The rules as they are executed, the sources, and how to make this report again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

import evaluation
from evaluation.assess import BOUNDS, Grade, Progress
from evaluation.locale.language import Language, _
from evaluation.methods import LEVEL, STATUS_OUTLOOKS, THRESHOLDS
from evaluation.report.parts.glossary import glossary_section
from evaluation.report.parts.sources import sources_table
from evaluation.report.parts.things_to_know import ALL
from evaluation.report.parts.verdict import SENTENCES
from evaluation.words.block import SHOWN_FINGERPRINT, Block
from evaluation.words.markup import Column, Origin, bullets, definitions, element, paragraph, sourced, table
from evaluation.words.wording import GRADES, METHODS_BY_NAME, SIGNS, STATUSES, VERDICTS, badge
from evaluation.words.writer import Writer

FACTS: Final[Mapping[str, str]] = {
    "points_before": _("Figures before the programme, at least"),
    "points_after": _("Figures since its start, at least"),
    "coverage": _("Share of the years since the baseline that have a figure, at least"),
    "age": _("Years from the last figure to the end of the judged period, at most"),
    "restatement": _("Largest restatement of a figure, at most"),
    "conflict": _("Largest difference between authorities for one period, at most"),
    "first_hand": _("Share of figures not read in a relay, at least"),
}
RULES: Final[Mapping[str, str]] = {
    "change": _(
        "The latest figure with the baseline. Counts: ratio of yearly rates with an exact interval, after their own "
        "scatter is allowed for. Shares: exact test. Totals: only a change beyond the smallest that counts."
    ),
    "gap_closed": _("The share of the gap between baseline and target that is closed, with the share of time passed."),
    "percent_of_target": _(
        "The figure to date with the target. Shown, never judged by: it misleads where a fall is wanted."
    ),
    "statcan_2024": _(
        "The yearly growth since the baseline with the growth that the target needs, or with fixed rates."
    ),
    "unsd_2023": _("The value projected to the target's year with the target, or the growth with fixed rates."),
    "destatis_trend": _("The average change of the last six yearly figures, extended to the target's year."),
}
JUDGED: Final = _("indicators whose validity and integrity a person has judged")
SHARES: Final = {"coverage", "restatement", "conflict", "first_hand"}
CRITERIA: Final[Mapping[str, str]] = {
    "relevance": _("Relevance"),
    "coherence": _("Coherence"),
    "effectiveness": _("Effectiveness"),
    "efficiency": _("Efficiency"),
    "impact": _("Impact"),
    "sustainability": _("Sustainability"),
}
COVERED: Final[Mapping[str, str]] = {
    "yes": _("Covered"),
    "partly": _("Partly covered"),
    "not_assessed": _("Not assessed"),
}


@dataclass(frozen=True, slots=True)
class MethodsChapter:
    """What the notebook on methods and sources calls; every method gives the output of one cell."""

    progress: Progress
    language: Language

    def judging(self) -> Block:
        """How an indicator comes to its verdict."""
        writer = self._writer()
        said = writer.say(
            "An indicator without a target is judged by its change from the baseline. Counts of events are compared as "
            "yearly rates with an exact {level} interval, widened by the scatter of the baseline years; shares by an "
            "exact test; stocks and amounts, which are complete counts, need a change beyond the one declared as "
            "material. A figure given as “at least” or “about” is also computed at its worst bound, and the verdict "
            "stands only if both agree. A verdict looks only at periods that had ended; where the last figure is more "
            "than two periods old, the figures are shown and no verdict is given.",
            level=writer.rule(self.language.percent(LEVEL)),
        )
        return writer.block(paragraph(said))

    def statuses(self) -> Block:
        """Every status an indicator can have, and its class."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Sign")), Column(text("Statuses"))]
        rows = []
        for outlook, word in SIGNS.items():
            own = [text(STATUSES[s]) for s, o in STATUS_OUTLOOKS.items() if o is outlook and s in STATUSES]
            rows.append([badge(writer.language, outlook, word), ", ".join(own)])
        return writer.block(table(text("Statuses and their signs"), columns, rows, "table-statuses"))

    def rules(self) -> Block:
        """What each method compares, and its limits."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Method")), Column(text("What it compares")), Column(text("Limits"))]
        rows: list[list[Markup | str]] = []
        for name, said in RULES.items():
            title = text(METHODS_BY_NAME[name])
            shown = [escape("{} {}").format(text(STATUSES[s]), writer.rule(limit)) for s, limit in self._limits(name)]
            rows.append([title[:1].upper() + title[1:], text(said), Markup("; ").join(shown) or "–"])
        return writer.block(table(text("Methods that can judge an indicator"), columns, rows, "table-methods"))

    def strength(self) -> Block:
        """Table of the facts that grade the evidence."""
        writer = self._writer()
        text = writer.language.text
        columns = [
            Column(text("Fact")),
            Column(text(GRADES[Grade.STRONG]), is_number=True),
            Column(text(GRADES[Grade.MODERATE]), is_number=True),
        ]
        rows = [
            [text(FACTS[name]), self._limit(writer, name, bound.strong), self._limit(writer, name, bound.moderate)]
            for name, bound in BOUNDS.items()
        ]
        return writer.block(table(text("When a fact counts as strong or moderate"), columns, rows, "table-strength"))

    def judgement(self) -> Block:
        """How many indicators a person has judged where no program can."""
        writer = self._writer()
        items = list(self.progress.indicators)
        ids = [item.indicator.id for item in items]
        judged = [item.indicator.id for item in items if item.indicator.person_judgement]
        said = writer.say(
            "Whether an indicator measures what it should, and whether its figures are free of manipulation, is for a "
            "person to judge and not for a program. Indicators with such a judgement in their sheet: {judged} of "
            "{total}.",
            judged=writer.count("methods.judged", len(judged), JUDGED, indicators=judged),
            total=writer.count("methods.indicators", len(ids), ALL, indicators=ids),
        )
        return writer.block(paragraph(said))

    def synthesis(self) -> Block:
        """Verdicts an objective can have."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Verdict on an objective")), Column(text("What it says"))]
        rows = [[text(VERDICTS[verdict]), text(sentence)] for verdict, sentence in SENTENCES.items()]
        return writer.block(table(text("Verdicts on an objective"), columns, rows, "table-verdicts"))

    def criteria(self) -> Block:
        """Which evaluation criteria the report covers."""
        writer = self._writer()
        text = writer.language.text
        columns = [Column(text("Criterion")), Column(text("In this report")), Column(text("Why"))]
        rows = [
            [text(CRITERIA[c.id]), text(COVERED[c.covered]), writer.told(c.note)]
            for c in writer.evidence.dataset.framework.criteria
        ]
        chain = writer.told(writer.evidence.dataset.framework.results_chain)
        return writer.block(
            table(text("Evaluation criteria of the OECD-DAC"), columns, rows, "table-criteria"), paragraph(chain)
        )

    def sources(self) -> Block:
        """Every document published by the date of the report."""
        writer = self._writer()
        evidence = writer.evidence
        known = [s for s in evidence.sources.values() if evidence.is_known(s.source_id)]
        return writer.block(sources_table(writer, known, writer.language.text("Documents")))

    def glossary(self) -> Block:
        """Terms and abbreviations with what they mean."""
        writer = self._writer()
        return writer.block(glossary_section(writer))

    def imprint(self) -> Block:
        """Who made the report, on whose word, and how to report an error."""
        writer = self._writer()
        return writer.block(bullets(writer.told(t) for t in writer.evidence.dataset.framework.programme.imprint))

    def accessibility(self) -> Block:
        """For whom the report can be read, how that was checked, and what is not known about it."""
        writer = self._writer()
        said = [
            writer.say(
                "The report is made to be read on a screen, on a phone, on paper, enlarged, with the keyboard alone "
                "and with a screen reader. The web page and the PDF hold the same words in the same order."
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
                "table beside it. The documents that the report links to are others' and may not be accessible."
            ),
            writer.say("Whatever keeps you from reading it is an error; report it like any other, see above."),
        ]
        return writer.block(bullets(said))

    def reproduce(self) -> Block:
        """Version, data fingerprint and command."""
        writer = self._writer()
        text = writer.language.text
        evidence = writer.evidence
        command = f"evaluation build --as-of {evidence.as_of.isoformat()}"
        pairs: list[tuple[str, Markup | str]] = [
            (text("Version"), writer.ref(evaluation.__version__)),
            (text("Data fingerprint"), writer.ref(evidence.dataset.fingerprint[:SHOWN_FINGERPRINT])),
            (text("As known on"), writer.date(evidence.as_of)),
            (text("Command"), sourced(Origin.PERIOD, element("code", command))),
            (
                text("Tables"),
                writer.say(
                    "Every result, figure and document as tables: in the folder results beside the reports, and "
                    "attached to each PDF, where {file} explains them.",
                    file=element("code", "README.txt"),
                ),
            ),
        ]
        return writer.block(definitions(pairs))

    def _limits(self, name: str) -> list[tuple[str, str]]:
        """Statuses of a method with their limits, as shares; a value at a limit has the better status.

        Only the trend method counts what is missed: below its first limit a sun, up to the second a sun with cloud.
        """
        limits = THRESHOLDS.get(name, {})
        signs = ["<", "≤"] if name == "destatis_trend" else ["≥"] * len(limits)
        shown = [f"{sign} {self.language.percent(limit)}" for sign, limit in zip(signs, limits.values(), strict=True)]
        return list(zip(limits, shown, strict=True)) if limits else []

    def _limit(self, writer: Writer, name: str, value: float) -> Markup:
        return writer.rule(self.language.percent(value) if name in SHARES else self.language.number(value))

    def _writer(self) -> Writer:
        return Writer(self.language, self.progress.evidence)
