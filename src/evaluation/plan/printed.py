"""Which numbers stand on which page of a PDF, as its record in the manifest keeps them, and which of them one explains.

The annex explains those of the main report and of the brief, by their pages. So it follows from these two, and no
report follows from the annex.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from evaluation.plan.fingerprint import digest
from evaluation.plan.notebook import ANNEX, COMBINED

if TYPE_CHECKING:
    from evaluation.plan.manifest import Record

PAPER: Final = "pdf"
EXPLAINED: Final = (COMBINED, "brief")
"""Reports whose numbers the annex explains on paper, in this order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A number on a page.

    Parameters
    ----------
    page : int
        Counted from 1, as the foot of the page has it.
    finding : str
        Id of the finding.
    shown : str
        The words as they are printed.
    """

    page: int
    finding: str
    shown: str

    @property
    def line(self) -> str:
        """One line for the manifest: `5 1.1.latest 14 offices`."""
        return f"{self.page} {self.finding} {self.shown}"

    @classmethod
    def of_line(cls, line: str) -> Place:
        """The place of such a line.

        Raises
        ------
        ValueError
            If it is none.
        """
        page, finding, shown = line.split(" ", 2)
        return cls(int(page), finding, shown)


def explains(document: str, format_: str) -> bool:
    """Whether a report explains on its paper the numbers of others."""
    return (document, format_) == (ANNEX, PAPER)


def explained_by_annex(records: Iterable[Record], language: str) -> list[Record]:
    """Records of the PDFs whose numbers the annex of a language explains, in their order."""
    found = {r.document: r for r in records if (r.language, r.format) == (language, PAPER)}
    return [found[name] for name in EXPLAINED if name in found]


def fingerprint_explained(records: Mapping[str, Record], language: str) -> str:
    """Fingerprint of all that decides what the annex of a language explains of the reports that stand, by path."""
    lines = [(r.document, *r.stated) for r in explained_by_annex(records.values(), language)]
    return digest("\n\n".join("\n".join(told) for told in lines).encode()) if lines else ""


def told_of_pages(records: Mapping[str, Record]) -> dict[str, dict[str, dict[str, Any]]]:
    """What is known of the pages of findings, by finding.

    Returns
    -------
    dict
        `pages` has the PDFs that print it, by path, with the pages in order; `explained` those that print its formula,
        with the page. Nothing stands there that would be empty.
    """
    pages: dict[str, dict[str, set[int]]] = {}
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for path, record in sorted(records.items()):
        for place in map(Place.of_line, record.stated):
            pages.setdefault(place.finding, {}).setdefault(path, set()).add(place.page)
        for id_, page in record.explained.items():
            found.setdefault(id_, {}).setdefault("explained", {})[path] = page
    for id_, of in pages.items():
        found.setdefault(id_, {})["pages"] = {path: sorted(numbers) for path, numbers in of.items()}
    return found
