"""Reports that lie beside one another: the way from each to the others, and from a part of one to a part of another.

`annex#ID` as the address of a link means the part of this name, in the same report if it has one, else in the annex;
`evaluation#ID` likewise means one of the main report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from evaluation.locale.language import Language, _
from evaluation.plan.notebook import ANNEX, COMBINED
from evaluation.plan.printed import EXPLAINED
from evaluation.render.fragment import Element

NAMES: Final[Mapping[str, str]] = {COMBINED: _("Report"), ANNEX: _("Annex"), "brief": _("Brief")}
"""Short names of reports, in the order in which they are listed; others follow under a name of their own."""
OBJECTIVE: Final = "objective-"
VOLUMES: Final = (ANNEX, COMBINED)
"""Reports to whose parts others may lead."""
LETTER: Final = "A"
"""Before the numbers of the figures and tables of the annex, so that none is taken for one of the main report."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A report in the list of those that lie side by side: its name, its address or none for the one that is read."""

    name: str
    address: str = ""
    language: str = ""


def letter_of(name: str) -> str:
    """What stands before the numbers of figures and tables of a report."""
    return LETTER if name == ANNEX else ""


def part_elsewhere(address: str) -> tuple[str, str]:
    """Name of the report and of its part that an address means; both empty where it is none of this kind."""
    name, _sign, part = address.partition("#")
    return (name, part) if part and name in VOLUMES else ("", "")


def lies_beside(name: str, beside: Collection[str]) -> bool:
    """Whether a report of a name lies beside, in whatever format."""
    return not {f"{name}.html", f"{name}.pdf"}.isdisjoint(beside)


def lead_out(body: Element, beside: Collection[str], suffix: str) -> None:
    """Give links to parts of other reports the address of their file, of the same format where there is one.

    A page leads to the very part; a PDF leads to the file, since few programs find a part of another one.
    """
    for link in body.iter("a"):
        name, part = part_elsewhere(link.get("href", ""))
        if name:
            is_paper = f"{name}.pdf" in beside and (suffix == "pdf" or f"{name}.html" not in beside)
            link.set("href", f"{name}.pdf" if is_paper else f"{name}.html#{part}")


def way_to_numbers(name: str, beside: Collection[str], language: Language) -> str:
    """Say where on paper it stands where the numbers of a report come from; empty where no annex as PDF lies beside."""
    if f"{ANNEX}.pdf" not in beside:
        return ""
    if name in EXPLAINED:
        said = _("On paper, {annex} says where each number comes from, by the pages of {report}.")
        return language.text(said, annex=f"{ANNEX}.pdf", report=f"{name}.pdf")
    if name.startswith(OBJECTIVE) and f"{COMBINED}.pdf" in beside:
        said = _(
            "On paper, {annex} says where each number comes from, by the pages of {report}, whose chapter on the "
            "objective is the same."
        )
        return language.text(said, annex=f"{ANNEX}.pdf", report=f"{COMBINED}.pdf")
    return ""


def volumes(name: str, beside: Collection[str], language: Language) -> tuple[Volume, ...]:
    """Pages to which that of a report leads, itself among them without an address; then those in other languages."""
    pages = {path.stem: path for address in beside if (path := PurePosixPath(address)).suffix == ".html"}
    own = [stem for stem, path in pages.items() if len(path.parts) == 1]
    listed = (
        [Volume(_named(n, language), "" if n == name else f"{n}.html") for n in _in_order([name, *own])] if own else []
    )
    codes = sorted(
        path.parts[1] for a in beside if (path := PurePosixPath(a)).suffix == ".html" and len(path.parts) > 1
    )
    return (*listed, *(Volume(_own_name(code), f"../{code}/{name}.html", code) for code in codes))


def _in_order(names: list[str]) -> list[str]:
    order = list(NAMES)
    return sorted(names, key=lambda n: (order.index(n) if n in order else len(order), n))


def _named(name: str, language: Language) -> str:
    if name.startswith(OBJECTIVE):
        return language.text("Objective {id}", id=name.removeprefix(OBJECTIVE))
    return language.text(NAMES[name]) if name in NAMES else name


def _own_name(code: str) -> str:
    name = Language.of(code).locale.get_language_name(code) or code
    return name[:1].upper() + name[1:]
