"""A reader chooses otherwise: baseline, register and end of an indicator, and figures, change and finding answer.

What may be chosen is a list of options for each thing that a choice is about; each row of the table says which of them
it was made with. A page makes switches of the options and hides rows by them, one rule for each option; without that,
and on paper, the table has every distinct pair of figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from markupsafe import Markup

from evaluation.assess import About, Choice, IndicatorResult, Specification
from evaluation.locale.language import _
from evaluation.words.markup import OPTIONS, SCREEN, capital, element, option
from evaluation.words.writer import Writer

GROUPS: Final[Mapping[About, str]] = {
    About.BASELINE: _("Baseline"),
    About.FIGURES: _("Register or count"),
    About.RELEASE: _("Release"),
    About.END: _("Last figure"),
}
"""What a reader chooses, in this order."""
OURS: Final[Mapping[About, str]] = {
    About.BASELINE: _("ours"),
    About.FIGURES: _("ours"),
    About.RELEASE: _("the latest"),
    About.END: _("the latest due"),
}
Combination = tuple[Choice | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A combination of choices with the pair of figures that it gives; none where there is no such pair.

    Parameters
    ----------
    choices : tuple of Choice
    specification : Specification or None
    is_again : bool
        Whether an earlier row has the same pair, so that only who chooses asks for it.
    """

    choices: tuple[Choice, ...]
    specification: Specification | None
    is_again: bool

    @property
    def is_of_table(self) -> bool:
        """Whether it stands in the table whatever is chosen."""
        return self.specification is not None and not self.is_again


@dataclass(frozen=True, slots=True)
class Choosing:
    """What can be chosen of one indicator.

    Parameters
    ----------
    item : IndicatorResult
    """

    item: IndicatorResult

    @property
    def groups(self) -> dict[About, list[Choice | None]]:
        """By what a choice is about, ours and the others."""
        taken = dict.fromkeys(choice for row in self._found() for choice in row.choices)
        groups = {about: [choice for choice in taken if choice.about is about] for about in GROUPS}
        return {about: [None, *sorted(others, key=lambda c: c.id)] for about, others in groups.items() if others}

    def rows(self) -> list[Row]:
        """Every pair of figures once, then every other combination of what can be chosen."""
        found = self._found()
        known = {frozenset(row.choices) for row in found}
        combined = (tuple(c for c in combination if c) for combination in product(*self.groups.values()))
        missing = [Row(choices, None, False) for choices in combined if frozenset(choices) not in known]
        return sorted([*found, *missing], key=lambda row: not row.is_of_table)

    def _found(self) -> list[Row]:
        each = self.item.robustness.specifications
        first = [Row(s.choices, s, False) for s in each]
        return first + [Row(choices, s, True) for s in each for choices in s.same]

    def tokens(self, row: Row) -> str:
        """What says of a row with which option of each group it was made."""
        of = {choice.about: choice for choice in row.choices}
        return " ".join(_token(about, options.index(of.get(about))) for about, options in self.groups.items())

    def options(self, writer: Writer, named: Mapping[Choice, Markup]) -> Markup:
        """Lists of options, of which a page makes switches; `named` has the words for each choice."""
        id_ = self.item.indicator.id
        return element("div", *self._lists(writer, named), class_=f"{OPTIONS} {SCREEN}", id_=f"choose-{id_}")

    def _lists(self, writer: Writer, named: Mapping[Choice, Markup]) -> Iterator[Markup]:
        for about, choices in self.groups.items():
            title = writer.language.text(GROUPS[about])
            each = [
                option(_token(about, number), named[choice] if choice else capital(writer.say(OURS[about])))
                for number, choice in enumerate(choices)
            ]
            yield element("p", title)
            yield element("ul", [option("", capital(writer.say("all"))), *each])


def _token(about: About, number: int) -> str:
    return f"{about.value}-{number}"
