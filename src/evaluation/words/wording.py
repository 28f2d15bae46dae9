"""Words for every status, reason, method and level. A new member without words fails a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from evaluation.assess import Warn
from evaluation.framework import Direction, Level
from evaluation.locale.language import NBSP, Language, _
from evaluation.methods import JUDGING, RULES, Flag, Outlook, Reason
from evaluation.words.markup import element

MARKS: Final[Mapping[Outlook, str]] = {
    Outlook.FAVOURABLE: "▲",
    Outlook.UNCLEAR: "◆",
    Outlook.UNFAVOURABLE: "▼",
    Outlook.NOT_COMPUTABLE: "○",
    Outlook.CONTEXT: "□",
}
SIGNS: Final[Mapping[Outlook, str]] = {
    Outlook.FAVOURABLE: _("As intended"),
    Outlook.UNCLEAR: _("Unclear"),
    Outlook.UNFAVOURABLE: _("Against"),
    Outlook.NOT_COMPUTABLE: _("No verdict"),
    Outlook.CONTEXT: _("Context, not judged"),
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.NO_FIGURE: _("No figure was found."),
    Reason.NOT_DUE: _("The only figures are of periods that had not ended."),
    Reason.SUPPRESSED: _("The figure is withheld by its authority."),
    Reason.NO_BASELINE: _("No comparison: no figure of the baseline years was found."),
    Reason.NO_TARGET: _("No target was found."),
    Reason.ONE_POINT: _("No comparison: an earlier and a later figure were not both found."),
    Reason.TARGET_EQUALS_BASELINE: _("The target equals the baseline."),
    Reason.ZERO_BASELINE: _("The baseline is zero, and the method divides by it."),
    Reason.ZERO_TARGET: _("The target is zero, and the method divides by it."),
    Reason.TARGET_BEFORE_BASELINE: _("The target's date is not later than the baseline."),
    Reason.NO_GROWTH_RATE: _("There is no growth rate between the two values."),
    Reason.TOO_FEW_POINTS: _("The method needs more yearly figures than were found."),
    Reason.OUT_OF_RANGE: _("The numbers are too large or too small to compute with."),
    Reason.DEFINITION_BREAK: _("What is counted changed between the two."),
    Reason.NO_PARTS: _("The documents give the share without the numbers behind it."),
    Reason.NO_MATERIAL_CHANGE: _("No smallest change that counts is declared."),
    Reason.SCATTER_UNKNOWN: _(
        "The baseline does not show how much the figure varies by itself, so no change can be tested."
    ),
    Reason.TOTAL_FELL: _("A running total is smaller than an earlier one, so what was added in between is not known."),
    Reason.NO_FIGURE_AT_DEADLINE: _("No figure of the target's date was found."),
    Reason.PART_OF_PERIOD: _("The figure covers only part of the period that the target is for: so far, no pace."),
    Reason.BOUND_FLIPS: _("A figure is only given as a bound or rounded, and the verdict depends on it."),
    Reason.DIRECTION_NONE: _("Neither a rise nor a fall is by itself good or bad."),
    Reason.METHOD_DOES_NOT_FIT: _("The method does not fit this kind of figure."),
    Reason.REPORTING_DIFFERS: _("The areas do not report alike, so a difference may be one of reporting."),
    Reason.NO_AREAS_TO_COMPARE: _("There are not both areas of the program and other areas with enough records."),
    Reason.ZERO_TOTAL: _("One of the totals compared is zero, and the method divides by it."),
    Reason.TOO_FEW_CHOICES: _("There are too few areas: too few other choices of them could have been made."),
}

GROUPS: Final[Mapping[str, str]] = {
    "female": _("women and girls"),
    "male": _("men and boys"),
    "under_18": _("under 18"),
    "18_plus": _("18 and over"),
    "13_17": _("aged 13 to 17"),
    "0_12": _("aged 0 to 12"),
    "adolescents": _("adolescents"),
    "secondary_school": _("at secondary school"),
}

METHODS_BY_NAME: Final[Mapping[str, str]] = {name: rule.title for name, rule in RULES.items()}

METHODS_SHORT: Final[Mapping[str, str]] = {name: RULES[name].short for name in JUDGING}
"""Methods that can be an indicator's own, for the narrow column of a scorecard."""

LEVELS: Final[Mapping[Level, str]] = {
    Level.INPUT: _("Input"),
    Level.OUTPUT: _("Output"),
    Level.OUTCOME: _("Outcome"),
}

DIRECTIONS: Final[Mapping[Direction, str]] = {
    Direction.RISE: _("A rise is intended"),
    Direction.FALL: _("A fall is intended"),
    Direction.NONE: _("None: reported as context"),
}


WARNINGS: Final[Mapping[Warn, str]] = {
    Warn.BOUND: _("One of the two figures compared is a bound or rounded."),
    Warn.DERIVED: _("One of the two figures compared was added up or subtracted by somebody."),
    Warn.LOW_CONFIDENCE: _("It is not sure that the document says one of the two figures compared."),
    Warn.PART_OF_A_YEAR: _("One of the two figures compared covers only part of a year."),
    Warn.AUTHORITY_CHANGED: _("The two figures compared were stated by different bodies, or by parts of one."),
    Warn.CLAIMED: _("One of the two figures compared is only claimed by the program."),
    Warn.BREAK_BETWEEN: _("What is counted changed between the two figures."),
    Warn.STAGE_UNTOLD: _(
        "Of one of the two amounts compared it is not known whether it is a budget before or after its changes: they "
        "may be of different stages."
    ),
    Warn.RELEASES_MIXED: _(
        "One of the two figures compared was restated after the other was published, and no document has both."
    ),
}

FLAGS: Final[Mapping[Flag, str]] = {
    Flag.ZERO_REPLACED: _("The method puts a thousandth for a value of zero, and the verdict depends on it."),
    Flag.TOTAL_FELL: _("A running total is smaller than an earlier one; it stands as published."),
    Flag.LATE: _("No comparable figure was found for the last period that counts."),
    Flag.OUTDATED: _("The finding is one as of the latest figure; how things have been since is not known."),
    Flag.BASELINE_MET: _("The baseline already met the target."),
    Flag.NEAR_THE_END: _("A value within one point of a target of zero or a hundred per cent counts as met."),
    Flag.WRONG_SIDE: _("The latest figure is worse than both the baseline and the target, whatever the trend."),
    Flag.ALWAYS_MET: _("Both limits of the chart lie on the intended side of the target."),
    Flag.NEVER_MET: _("Both limits of the chart lie on the unwanted side of the target."),
    Flag.SOMETIMES_MET: _("The target lies between the limits of the chart."),
    Flag.TREND_UNCHECKED: _("There is one period before, so it cannot be checked whether the areas moved alike then."),
}


def badge(language: Language, outlook: Outlook, word: str) -> Markup:
    """Status as word, shape and colour, so that none of them stands alone."""
    return badge_of(outlook, language.text(word))


def badge_of(outlook: Outlook, said: Markup | str) -> Markup:
    """The same of words that are in the reader's language already."""
    css = outlook.value.replace("_", "-")
    return element("span", _signed(outlook, said), class_=f"status status-{css}")


def sign(language: Language, outlook: Outlook, word: str) -> Markup:
    """Status as word and shape."""
    return _signed(outlook, language.text(word))


def _signed(outlook: Outlook, said: Markup | str) -> Markup:
    mark = element("span", MARKS[outlook], class_="mark", aria_hidden="true")
    return Markup("{}{}{}").format(mark, NBSP, said)


NOT_DEMONSTRATED: Final = {
    "favourable": _("Improved, not demonstrated"),
    "unfavourable": _("Worsened, not demonstrated"),
}


HOW: Final[Mapping[str, str]] = {
    **METHODS_BY_NAME,
    "published": _("as a document states it"),
    "count": _("counted"),
    "part": _("one part of a share"),
    "accuracy": _("the method run again with other values of the latest figure"),
    "ratio": _("share of two figures"),
    "rate": _("events a year"),
    "scatter": _("how much counts vary by themselves"),
    "relative_change": _("difference in relation to the value it starts from"),
}
"""Rules behind findings, by the name a finding gives."""
