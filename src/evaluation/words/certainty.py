"""Words bound to certainty: how a move may be spoken of, by which way it went and how surely.

No sentence says more than its cell of the table allows: what people write names the indicators and leaves the verb to
the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from evaluation.assess import Grade, IndicatorRecord, IndicatorResult, Standing, standing_of
from evaluation.framework import Form, Sureness
from evaluation.locale.language import Forms, Language, _, forms
from evaluation.methods import STATUS_WORDS, Outlook
from evaluation.words.wording import NOT_DEMONSTRATED


class Certainty(StrEnum):
    """How surely something moved, from the surest."""

    SHOWN = "shown"  # tested, whatever is chosen, on evidence that is not weak
    PROBABLE = "probable"  # likewise, on weak evidence
    POSSIBLE = "possible"  # moved, and chance could not be tested
    UNCLEAR = "unclear"  # tested, and no clear change or one that depends on our choices
    UNKNOWN = "unknown"  # nothing to compare with, or moves that differ


class Way(StrEnum):
    """Which way something moved."""

    UP = "up"
    DOWN = "down"


_ALIKE: Final[Mapping[Certainty, Forms]] = {
    Certainty.UNCLEAR: forms("showed no clear change", "showed no clear change"),
    Certainty.UNKNOWN: forms("cannot be compared with the time before", "cannot be compared with the time before"),
}
ROSE: Final[Mapping[Certainty, Mapping[Way, Forms]]] = {
    Certainty.SHOWN: {Way.UP: forms("rose", "rose"), Way.DOWN: forms("fell", "fell")},
    Certainty.PROBABLE: {
        Way.UP: forms("probably rose", "probably rose"),
        Way.DOWN: forms("probably fell", "probably fell"),
    },
    Certainty.POSSIBLE: {
        Way.UP: forms("may have risen", "may have risen"),
        Way.DOWN: forms("may have fallen", "may have fallen"),
    },
}
SURENESS: Final[Mapping[Sureness, str]] = {
    Sureness.DOCUMENTED: _("documented"),
    Sureness.REPORTED: _("as reported"),
    Sureness.OPEN: _("cannot be told"),
}
MOVED: Final[Mapping[Certainty, str]] = {
    Certainty.SHOWN: _("shown"),
    Certainty.PROBABLE: _("weak evidence"),
    Certainty.POSSIBLE: _("not tested"),
    Certainty.UNCLEAR: _("no clear change"),
    Certainty.UNKNOWN: _("cannot be told"),
}
PROBABLE: Final[Mapping[str, str]] = {
    "improved": _("Probably improved"),
    "worsened": _("Probably worsened"),
}
"""What statuses are called on weak evidence, of which none says more than the verbs above do."""
LEGEND: Final = _(
    "Shown: by our rules. Weak evidence: probable at most. Documented: in a document. As reported: by others. Claimant "
    "only: on the word of who claims it. Party's record: one side's own. No figure: none was found."
)
"""What the words that stand behind a sentence mean, but for those that say so themselves."""
_TESTED: Final = (Standing.AS_INTENDED, Standing.AGAINST)
UNTESTED: Final = (Standing.UNTESTED_AS_INTENDED, Standing.UNTESTED_AGAINST)


def status_said(item: IndicatorResult) -> str:
    """Word for the status of an indicator, as its checks and its evidence allow."""
    result = item.result
    is_shaken = item.outlook is not result.outlook
    return status_of(str(result.status), item.strength.grade, result.outlook if is_shaken else None)


def status_recorded(record: IndicatorRecord) -> str:
    """Word for the status of an indicator as a record of its assessment keeps it."""
    result = record.result
    is_shaken = record.outlook is not result.outlook
    return status_of(str(result.status), record.evidence.grade, result.outlook if is_shaken else None)


def status_of(status: str, grade: Grade, shaken: Outlook | None = None) -> str:
    """Word for a status on evidence of a grade; `shaken` is the class of one that too few choices share."""
    if shaken is not None:
        return NOT_DEMONSTRATED[shaken.value]
    return (grade.is_weak and PROBABLE.get(status)) or STATUS_WORDS[status]


def certainty_of(item: IndicatorResult) -> Certainty:
    """How surely an indicator moved."""
    standing = standing_of(item)
    if standing in _TESTED:
        return Certainty.PROBABLE if item.strength.grade.is_weak else Certainty.SHOWN
    if standing in UNTESTED:
        return Certainty.POSSIBLE
    return Certainty.UNKNOWN if standing is Standing.NOT_JUDGED else Certainty.UNCLEAR


def way_of(item: IndicatorResult) -> Way:
    """Which way an indicator moved, where it did."""
    is_intended = standing_of(item) in (Standing.AS_INTENDED, Standing.UNTESTED_AS_INTENDED)
    return Way.UP if (item.indicator.direction.sign > 0) is is_intended else Way.DOWN


def weakest(items: Sequence[IndicatorResult]) -> Certainty:
    """The least sure of them; of moves that go different ways nothing can be said together."""
    order = list(Certainty)
    found = max((certainty_of(item) for item in items), key=order.index, default=Certainty.UNKNOWN)
    has_moved = order.index(found) <= order.index(Certainty.POSSIBLE)
    return Certainty.UNKNOWN if has_moved and len({way_of(item) for item in items}) > 1 else found


def alone(items: Iterable[IndicatorResult]) -> str:
    """What is said where one specification is all: no other was found, or those that were are ruled out."""
    if any(item.indicator.alternatives.ruled_out for item in items):
        return _("other choices ruled out")
    return _("no other choice was found")


def how_sure(language: Language, items: Sequence[IndicatorResult]) -> str:
    """The word for the least sure of some moves; one that rests on a single specification says so beside itself."""
    found = weakest(items)
    said = language.text(MOVED[found])
    if found is Certainty.SHOWN and any(item.robustness.is_only for item in items):
        return f"{said}; {language.text(alone(item for item in items if item.robustness.is_only))}"
    return said


def verb(language: Language, items: Sequence[IndicatorResult], form: Form) -> str:
    """How indicators moved, in the words that their certainty allows.

    Parameters
    ----------
    language : Language
    items : sequence of IndicatorResult
    form : Form
        Whether of one thing or of several.
    """
    found = weakest(items)
    one, many = ROSE[found][way_of(items[0])] if found in ROSE else _ALIKE[found]
    return language.plural(one, many, 2 if form.value.endswith(".many") else 1)
