"""Places in texts that people write, which figures fill when the text is said."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

SLOT: Final = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
"""A place in a text: `{F0402}`, or with how it is written, `{claims.all:number}`."""
NUMERAL: Final = re.compile(r"\d[\d.,]*")
YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[.,]+)?$")
DAY: Final = re.compile(r"\b\d{1,2} de \w+ de \d{4}|\b[A-Z][a-z]+ \d{1,2}, \d{4}")


class Form(StrEnum):
    """How what a place names is written; a verb is that of the certainty with which indicators moved."""

    WITH_UNIT = ""
    BARE = "bare"  # without its unit, a bound as a sign
    PLAIN = "plain"  # without its unit, a bound in words
    NUMBER = "number"
    PERCENT = "percent"
    NAME = "name"  # no finding but part of a name, as in `Law {30925:name}`
    ROSE = "rose"
    ROSE_MANY = "rose.many"

    @property
    def is_verb(self) -> bool:
        """Whether indicators are named, and what is written is how they moved."""
        return self in (Form.ROSE, Form.ROSE_MANY)

    @classmethod
    def _missing_(cls, value: object) -> None:
        named = ", ".join(filter(None, cls))
        raise ValueError(f"{value!r} is no form of a place; use one of {named}, or none")


class Slot(NamedTuple):
    """What is put into a text: a finding, or the verb of one or more indicators."""

    names: tuple[str, ...]
    form: Form

    @classmethod
    def of(cls, found: re.Match[str]) -> Slot:
        """What a match of `SLOT` names; `ValueError` where its form is none."""
        return cls(tuple(found[1].split("+")), Form(found[2] or ""))


def slots(text: str) -> Iterator[Slot]:
    """What is put into a text, in its order; `ValueError` where a form is none."""
    return map(Slot.of, SLOT.finditer(text))


def slot_faults(text: str, rests_on: Container[str]) -> Iterator[str]:
    """What is wrong with a text: a place that cannot be filled, or a number that is typed and not a finding."""
    for found in SLOT.finditer(text):
        try:
            slot = Slot.of(found)
        except ValueError as fault:
            yield str(fault)
            continue
        if not slot.form.is_verb and slot.form is not Form.NAME and found[1] not in rests_on:
            yield f"{found[1]!r} is no finding that it `rests_on`"
    for typed in NUMERAL.findall(DAY.sub("", SLOT.sub("", text))):
        if not YEAR.match(typed):
            yield f"the number {typed.strip('.,')} is typed; put a finding in its place, such as {{F0001}}"
