"""One document out of executed notebooks: a tree for both HTML and PDF, numbered and linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from nbformat import NotebookNode

from evaluation.errors import RenderError
from evaluation.render.cells import cover_of, elements_of, require_run
from evaluation.render.fragment import Element
from evaluation.render.numbering import Entry, finish
from evaluation.report.language import Language


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be written.

    Parameters
    ----------
    cover : mapping
        Words of the title page; see `evaluation.report.cover`.
    body : lxml element
        A `div` that holds everything between title page and imprint.
    contents : tuple of Entry
        Chapters and sections with their ids.
    language : Language
    """

    cover: Mapping[str, Any]
    body: Element
    contents: tuple[Entry, ...]
    language: Language


def assemble(notebooks: Sequence[NotebookNode], names: Sequence[str] = ()) -> Document:
    """Assemble executed notebooks into one document, in the order given.

    Parameters
    ----------
    notebooks : sequence of NotebookNode
        The first gives the title page.
    names : sequence of str, optional
        Their names, for messages.

    Raises
    ------
    NotebookError
        If a cell failed or a notebook was never run.
    RenderError
        If an output cannot be shown, or a link leads nowhere.
    """
    shown = [*names, *(f"notebook {n + 1}" for n in range(len(names), len(notebooks)))]
    for notebook, name in zip(notebooks, shown, strict=True):
        require_run(notebook, name)
    cover = cover_of(notebooks[0])
    if cover is None:
        raise RenderError(f"{shown[0]}: no cell shows a title page. Call the cover of a chapter in its first cells.")
    language = Language.of(cover["language"])
    body = etree.Element("div")
    for notebook, name in zip(notebooks, shown, strict=True):
        body.extend(list(elements_of(notebook, name, language, alone=len(notebooks) == 1)))
    contents = finish(body, language, alone=len(notebooks) == 1)
    return Document(cover, body, contents, language)
