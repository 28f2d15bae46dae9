"""One document out of executed notebooks: a tree for both HTML and PDF, numbered and linked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from lxml import etree
from markupsafe import Markup
from nbformat import NotebookNode

from evaluation.errors import RenderError
from evaluation.locale.language import Language
from evaluation.plan.printed import Place
from evaluation.render.abbreviations import explain
from evaluation.render.cells.cell import elements_of, harvest, require_run
from evaluation.render.cells.tags import check_tags
from evaluation.render.fragment import Element, parse_fragment
from evaluation.render.numbering import Entry, finish
from evaluation.words.block import COVER_TYPE, FINDINGS_TYPE, LINEAGE_TYPE

WORDS_OF_CELL: Final = re.compile(r"(.*?, cell \d+) \(.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside a document, where the format can carry it.

    Parameters
    ----------
    content : bytes
    mime_type : str
    description : str
        What a viewer shows beside its name, in the language of the document.
    relationship : str
        `data`: the document was made from it; `supplement`: it explains.
    """

    content: bytes
    mime_type: str
    description: str
    relationship: Literal["data", "source", "alternative", "supplement"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be written.

    Parameters
    ----------
    cover : mapping
        Words of the title page; see `evaluation.report.parts.cover`.
    body : lxml element
        A `div` that holds everything between title page and imprint.
    contents : tuple of Entry
        Chapters and sections with their ids.
    language : Language
    findings : mapping of str to mapping
        Every finding that is stated, by its id; see `evaluation.words.block.Finding`.
    observations, sources : mapping of str to mapping
        What the findings rest on, in the words of the language; see `evaluation.words.lineage`.
    attachments : mapping of str to Attachment, optional
        Files by name; only PDF carries them.
    beside : tuple of str, optional
        Addresses of the reports that lie beside it; see `volumes`.
    register : lxml element, optional
        Part of the PDF alone: where the numbers of the reports beside it come from; see `register`.
    """

    cover: Mapping[str, Any]
    body: Element
    contents: tuple[Entry, ...]
    language: Language
    findings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    observations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    register: Element | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in one of its formats, and what stands on which of its pages where it has any.

    Parameters
    ----------
    content : bytes
    stated : tuple of Place, optional
        Every number in the order of reading.
    explained : mapping of str to int, optional
        Page on which it is said where a finding comes from, by its id.
    """

    content: bytes
    stated: tuple[Place, ...] = ()
    explained: Mapping[str, int] = field(default_factory=dict)


def assemble(
    notebooks: Sequence[NotebookNode],
    names: Sequence[str] = (),
    told: Mapping[str, Any] | None = None,
    *,
    has_run: bool = False,
    is_alone: bool | None = None,
    beside: tuple[str, ...] = (),
) -> Document:
    """Assemble executed notebooks into one document, in the order given.

    Parameters
    ----------
    notebooks : sequence of NotebookNode
        The first gives the title page.
    names : sequence of str, optional
        Their names, for messages.
    told : mapping, optional
        Words of the title page that the caller knows better than the notebook.
    has_run : bool, optional
        Whether the caller knows that every cell ran, though its outputs may have been taken out.
    is_alone : bool, optional
        Whether it is a report of its own beside the main one, or a part of it; a single notebook is, if not told.
    beside : tuple of str, optional
        Addresses of the reports that lie beside it.

    Raises
    ------
    NotebookError
        If a cell failed or a notebook was never run.
    RenderError
        If an output cannot be shown, or a link leads nowhere.
    """
    shown = [*names, *(f"notebook {n + 1}" for n in range(len(names), len(notebooks)))]
    for notebook, name in zip(notebooks, shown, strict=True):
        check_tags(notebook, name)
        if not has_run:
            require_run(notebook, name)
    cover = next(harvest(notebooks[0], COVER_TYPE), None)
    if cover is None:
        raise RenderError(
            f"{shown[0]}: no cell shows a title page. Call the cover of a chapter in its first cells, in one that no "
            "tag keeps out of the report."
        )
    cover = {**cover, **(told or {})}
    language, alone = Language.of(cover["language"]), len(notebooks) == 1 if is_alone is None else is_alone
    body = etree.Element("div")
    body.extend(_elements(notebooks, shown, language, alone=alone))
    contents = finish(body, language, alone=alone, name=cover["document"], beside=beside)
    explain(body, cover.get("abbreviations", {}), language.code)
    findings = {f["id"]: f for notebook in notebooks for found in harvest(notebook, FINDINGS_TYPE) for f in found}
    lineage = [found for notebook in notebooks for found in harvest(notebook, LINEAGE_TYPE)]
    observations = {id_: o for part in lineage for id_, o in part["observations"].items()}
    sources = {id_: s for part in lineage for id_, s in part["sources"].items()}
    return Document(cover, body, contents, language, findings, observations, sources, beside=beside)


def check_cells(
    notebooks: Sequence[NotebookNode], names: Sequence[str], language: Language, *, is_alone: bool = False
) -> None:
    """Check what cells show, of notebooks of which others failed, so that no document can be made of them.

    Raises
    ------
    RenderError
        With every cell of which something cannot be shown.
    """
    _elements(notebooks, names, language, alone=is_alone)


def _elements(
    notebooks: Sequence[NotebookNode], names: Sequence[str], language: Language, *, alone: bool
) -> list[Element]:
    elements: list[Element] = []
    faults = []
    for notebook, name in zip(notebooks, names, strict=True):
        try:
            elements += elements_of(notebook, name, language, alone=alone)
        except RenderError as error:
            faults.append(str(error))
    if faults:
        raise RenderError("\n".join(faults))
    return elements


def compose(
    cover: Mapping[str, Any], content: Markup, name: str, findings: Mapping[str, Mapping[str, Any]]
) -> Document:
    """Make a document of markup that no notebook showed; `name` says in messages what it is.

    Its findings are those of other documents, whose lineage is not repeated.

    Raises
    ------
    RenderError
        If the markup cannot be shown, or a link leads nowhere.
    """
    language = Language.of(cover["language"])
    body = etree.Element("div")
    for element in parse_fragment(content, name):
        element.set("data-cell", name)
        body.append(element)
    return Document(cover, body, finish(body, language, alone=True), language, findings)


def cell_alone(place: str) -> str:
    """Name of a cell without its first words, which are for messages: code is no part of a report.

    Examples
    --------
    >>> cell_alone("en/01-summary, cell 4 (report.summary.trust())")
    'en/01-summary, cell 4'
    """
    return WORDS_OF_CELL.sub(r"\1", place)
