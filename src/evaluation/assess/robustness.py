"""How far a verdict depends on us: the same question asked of every defensible pair of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from evaluation.assess.specification import About, Choice, Specification, specifications_of
from evaluation.evidence import Evidence
from evaluation.framework import Indicator, Kind
from evaluation.methods import Outlook, Result

NEEDED_SHARE: Final = Fraction(2, 3)
"""A verdict that fewer specifications share may not be called shown; exactly this share is enough."""
TESTED: Final = (Outlook.FAVOURABLE, Outlook.UNFAVOURABLE)
CLASSES: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)
UNTESTED: Final = "moved_untested"


@dataclass(frozen=True, slots=True)
class ChoiceShare:
    """Of the specifications in which a choice is taken: how many agree with ours."""

    choice: Choice
    agreeing: int
    total: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """All distinct specifications of one indicator.

    Parameters
    ----------
    specifications : tuple of Specification
        Ours first, then the others from few departures to many; pairs equal in values and periods stand once.
    agreeing : int
        Specifications that agree with ours, which is one of them; 0 where we have no verdict.
    shares : tuple of ChoiceShare
        For each choice that makes a difference to the figures.
    turns_on : Choice or None
        The choice that flips the verdict most often; None where none does.
    reversed_by : Choice or None
        A choice that, taken alone, turns the direction round.
    """

    specifications: tuple[Specification, ...]
    agreeing: int
    shares: tuple[ChoiceShare, ...] = ()
    turns_on: Choice | None = None
    reversed_by: Choice | None = None

    @property
    def total(self) -> int:
        """Number of distinct specifications, those that could not be judged among them; 0 where we have no verdict."""
        return len(self.specifications) if self.agreeing else 0

    @property
    def is_only(self) -> bool:
        """Whether no other choice was found."""
        return self.total == 1

    @property
    def share(self) -> Fraction | None:
        """Share of the specifications that agree with ours."""
        return Fraction(self.agreeing, self.total) if self.total else None

    @property
    def holds(self) -> bool:
        """Whether the verdict may be called shown, as far as our choices go."""
        return self.share is not None and self.share >= NEEDED_SHARE and self.reversed_by is None

    @property
    def compared(self) -> tuple[Result, ...]:
        """Outcomes in which two figures could be compared."""
        found = (s.result for s in self.specifications)
        return tuple(r for r in found if r.difference is not None and r.estimate is not None)


def robustness(evidence: Evidence, indicator: Indicator, own: Result) -> Robustness:
    """Judge an indicator by its own method with every pair of figures that its reference sheet and the rule allow.

    Parameters
    ----------
    evidence : Evidence
    indicator : Indicator
    own : Result
        Outcome with our own choices.
    """
    if own.outlook not in CLASSES:
        return Robustness((Specification((), own),), 0)
    return compare(specifications_of(evidence, indicator, own.method))


def compare(specifications: Sequence[Specification]) -> Robustness:
    """Count the specifications that agree with the first, and find the choice that flips it most often.

    Of two choices that flip it equally often, the one that flips the larger share of its specifications stands, then
    the one declared first.
    """
    own = specifications[0].result
    agree = [agrees(own, s.result) for s in specifications]
    shares = []
    taken = dict.fromkeys(c for s in specifications for c in s.choices)
    for choice in sorted(taken, key=lambda c: list(About).index(c.about)):
        its = [ok for s, ok in zip(specifications, agree, strict=True) if choice in s.choices]
        shares.append(ChoiceShare(choice, sum(its), len(its)))
    flips = {s.choice: (s.total - s.agreeing, Fraction(s.total - s.agreeing, s.total)) for s in shares}
    turning = [choice for choice, (times, _) in flips.items() if times]
    alone = [s for s in specifications if len(s.choices) == 1 and reverses(own, s.result)]
    return Robustness(
        tuple(specifications),
        sum(agree),
        tuple(shares),
        max(turning, key=lambda choice: flips[choice]) if turning else None,
        alone[0].choices[0] if alone else None,
    )


def agrees(own: Result, other: Result) -> bool:
    """Whether another specification says what ours says.

    The same class, and within unclear the same status. A move that could not be tested agrees with the same one or a
    tested one of the same sign; a tested verdict is not agreed to by one that could not be tested.
    """
    if other.outlook not in CLASSES:
        return False
    if own.outlook in TESTED:
        return other.outlook is own.outlook
    if own.status == UNTESTED:
        return other.moved == own.moved and (other.status == UNTESTED or other.outlook in TESTED)
    return other.outlook is own.outlook and other.status == own.status


def reverses(own: Result, other: Result) -> bool:
    """Whether another specification says the opposite direction, tested or not."""
    if own.moved and other.moved:
        return own.moved == -other.moved
    return {own.outlook, other.outlook} == set(TESTED)


def relative(kind: Kind, result: Result) -> float | None:
    """Change in relation to the baseline; of yearly rates where events are counted."""
    if result.method != "change" or result.estimate is None:
        return None
    return result.estimate - 1 if kind in (Kind.COUNT, Kind.SHARE) else result.estimate
