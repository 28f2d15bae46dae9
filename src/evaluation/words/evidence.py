"""Words for what evidence is: how strong, whose, how far read, and why a figure is set aside.

A new member without words fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evaluation.assess import Grade, Strength
from evaluation.evidence import Aside, Basis
from evaluation.load import Confidence, Read, Relation
from evaluation.locale.language import Language, _
from evaluation.methods import Outlook

GRADES: Final[Mapping[Grade, str]] = {
    Grade.STRONG: _("Strong"),
    Grade.MODERATE: _("Moderate"),
    Grade.WEAK: _("Weak"),
    Grade.NONE: _("None"),
}


LACKING: Final[Mapping[str, str]] = {
    "points_before": _("none comparable before the start"),
    "points_after": _("none since the start"),
    "independence": _("only claimed"),
}
"""What alone makes evidence weak, where the fact is zero."""
WEAKNESSES: Final[Mapping[str, str]] = {
    "points_before": _("few figures before"),
    "points_after": _("few since its start"),
    "coverage": _("gaps"),
    "age": _("old"),
    "restatement": _("restated"),
    "conflict": _("registers differ"),
    "first_hand": _("read in a relay"),
    "independence": _("only claimed"),
}
"""What costs evidence a better grade, where a fact is weak."""


ASIDES: Final[Mapping[Aside, str]] = {
    Aside.CORRECTED: _("Set aside by a declared decision"),
    Aside.RESTATED: _("The same authority later published another value"),
    Aside.REPEATED: _("Another document prints the same value"),
    Aside.OTHER_AUTHORITY: _("The source of record has a figure"),
    Aside.OVERLAP: _("Covers other years"),
    Aside.NO_PERIOD: _("The document gives no period"),
    Aside.UNPAIRED: _("The other part of the ratio was not found"),
    Aside.CLAIMED: _("The program's own claim; a figure that is none is current"),
    Aside.ALTERNATIVE: _("Another register"),
    Aside.OTHER_MEASURE: _("Another stage or definition"),
}


CONFIDENCES: Final[Mapping[Confidence, str]] = {
    Confidence.HIGH: _("High"),
    Confidence.MEDIUM: _("Medium"),
    Confidence.LOW: _("Low"),
}


DECIDERS: Final[Mapping[str, str]] = {"evaluators": _("The project")}
"""Those who decide about figures, by the word of corrections.yaml; others are shown by their own word."""


CORROBORATION: Final[Mapping[str, tuple[str, Outlook]]] = {
    "stands": (_("Stands"), Outlook.FAVOURABLE),
    "in_part": (_("Stands in part"), Outlook.UNCLEAR),
    "unchecked": (_("Could not be checked"), Outlook.NOT_COMPUTABLE),
    "contradicted": (_("Contradicted"), Outlook.UNFAVOURABLE),
}


READS: Final = {
    Read.WHOLE: _("Whole document"),
    Read.PASSAGE: _("A passage beyond the opening"),
    Read.OPENING: _("Opening only"),
    Read.RELAYED: _("Relayed by another document"),
}


RELATIONS: Final = {
    Relation.PROGRAMME: _("of the program"),
    Relation.PARTY: _("of a party to it"),
    Relation.INDEPENDENT: _("independent"),
    Relation.RELAY: _("relays others"),
}
"""How a document stands to the programme."""


BASES: Final[Mapping[Basis, str]] = {
    Basis.INDEPENDENT: _("independent of the program"),
    Basis.RECORD: _("a party's own record, not independent"),
    Basis.CLAIMED: _("only claimed"),
}
"""Whose word a figure is."""
BASES_SHORT: Final[Mapping[Basis, str]] = {
    Basis.INDEPENDENT: _("third party"),
    Basis.RECORD: _("party's record"),
    Basis.CLAIMED: _("claimant only"),
}
"""The same, beside a sentence."""


def grade_with_reason(language: Language, strength: Strength) -> str:
    """Grade of evidence with what cost it a better one: `Weak: old, gaps, registers differ`."""
    grade = language.text(GRADES[strength.grade])
    said = [
        language.text((LACKING if strength.facts[name] == 0 and name in LACKING else WEAKNESSES)[name])
        for name in strength.costs
    ]
    return f"{grade}: {', '.join(said)}" if said else grade
