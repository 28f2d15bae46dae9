"""From the cells of an executed notebook to elements: Markdown, our own blocks, and what evaluators add."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from lxml import etree
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from evaluation.errors import NotebookError, RenderError
from evaluation.render.fragment import Element, parse_fragment
from evaluation.report.block import COVER_TYPE
from evaluation.report.language import Language
from evaluation.report.markup import Origin

IMAGES: Final = {"image/svg+xml": "image/svg+xml", "image/png": "image/png"}
OWN_REPORT_ONLY: Final = "standalone"
"""Tag of cells that only a report of one notebook shows, such as its own list of sources."""


def elements_of(notebook: NotebookNode, name: str, language: Language, *, alone: bool) -> Iterator[Element]:
    """Elements of a notebook in the order of its cells; code is not shown.

    Parameters
    ----------
    notebook : NotebookNode
        An executed notebook.
    name : str
        Its name, for messages.
    language : Language
        Markdown is translated into it, block by block.
    alone : bool
        Whether the notebook makes a report of its own.

    Raises
    ------
    NotebookError
        If a cell failed.
    RenderError
        If an output cannot be shown.
    """
    for number, cell in enumerate(notebook.cells, 1):
        if OWN_REPORT_ONLY in cell.metadata.get("tags", []) and not alone:
            continue
        place = f"{name}, cell {number} ({_first_words(cell.source)})"
        elements: Iterator[Element] = iter(())
        if cell.cell_type == "markdown":
            elements = _markdown(cell.source, place, language)
        elif cell.cell_type == "code":
            elements = chain.from_iterable(_output(output, place) for output in cell.outputs)
        for element in elements:
            element.set("data-cell", place)
            yield element


def require_run(notebook: NotebookNode, name: str) -> None:
    """Refuse a notebook that was not run, or not to its end.

    Raises
    ------
    NotebookError
        If a code cell was never run.
    """
    code = [(number, c) for number, c in enumerate(notebook.cells, 1) if c.cell_type == "code" and c.source.strip()]
    if code and not any(cell.outputs for _, cell in code):
        raise NotebookError(f"{name}: the notebook holds no outputs. Run it first.")
    for number, cell in code:
        if cell.execution_count is None and not cell.outputs:
            raise NotebookError(
                f"{name}, cell {number} ({_first_words(cell.source)}): never run. Run the whole notebook."
            )


def harvest(notebook: NotebookNode, mime_type: str) -> Iterator[Any]:
    """Content of every output of a type, in the order shown."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if mime_type in output.get("data", {}):
                yield output["data"][mime_type]


def _first_words(source: str) -> str:
    line = source.strip().splitlines()[0] if source.strip() else "empty"
    return line if len(line) <= 40 else line[:39] + "…"


def _markdown(source: str, place: str, language: Language) -> Iterator[Element]:
    blocks = [language.text(block.strip()) for block in source.split("\n\n")]
    elements = parse_fragment(markdown2html_mistune("\n\n".join(blocks)), place)
    for element in elements:
        if element.tag in ("h2", "h3", "h4"):
            _drop_anchor(element)
    yield from elements


def _drop_anchor(heading: Element) -> None:
    """Remove what nbconvert adds to headings: an id, and a link to the heading itself."""
    if "id" in heading.attrib:
        del heading.attrib["id"]
    for link in heading.findall("a[@class='anchor-link']"):
        heading.remove(link)


def _output(output: NotebookNode, place: str) -> Iterator[Element]:
    if output.output_type == "error":
        raise NotebookError(f"{place}: {output.ename}: {output.evalue}")
    if output.output_type == "stream":
        block = etree.Element("pre")
        block.text = str(output.text)
        yield block
        return
    data, metadata = output.data, output.metadata.get("evaluation", {})
    if COVER_TYPE in data:
        return
    if "text/html" in data:
        elements = parse_fragment(data["text/html"], place)
        for element in elements:
            _finish_tables(element, metadata, place)
            _name_origin(element, metadata)
        yield from elements
        return
    for kind in IMAGES:
        if kind in data:
            image = _image(data[kind], kind, metadata, place)
            _name_origin(image, metadata)
            yield image
            return
    if "text/markdown" in data:
        yield from parse_fragment(markdown2html_mistune(data["text/markdown"]), place)
    elif "text/plain" in data:
        block = etree.Element("pre")
        block.text = str(data["text/plain"])
        yield block


def _image(content: str, kind: str, metadata: dict[str, str], place: str) -> Element:
    if not metadata.get("alt") or not metadata.get("caption"):
        raise RenderError(
            f"{place}: its image has no alternative text and caption. Show it with display(..., "
            'metadata={"evaluation": {"alt": "what the image says", "caption": "its title"}}).'
        )
    encoded = content.replace("\n", "") if kind == "image/png" else base64.b64encode(content.encode()).decode()
    figure = etree.Element("figure", {"class": "chart"})
    etree.SubElement(figure, "img", {"src": f"data:{kind};base64,{encoded}", "alt": metadata["alt"]})
    etree.SubElement(figure, "figcaption").text = metadata["caption"]
    return figure


def _name_origin(root: Element, metadata: dict[str, str]) -> None:
    """Let the numbers of an evaluator's own output stand on the origin that was given for them, and show it."""
    if not metadata.get("origin"):
        return
    root.set("data-n", Origin.OWN.value)
    for caption in root.iter("caption", "figcaption"):
        etree.SubElement(caption, "span", {"class": "when"}).text = metadata["origin"]


def _finish_tables(root: Element, metadata: dict[str, str], place: str) -> None:
    """Give a plain table, such as a DataFrame, its caption and the scope of its header cells."""
    for table in root.iter("table"):
        if table.find("caption") is None:
            if not metadata.get("caption"):
                raise RenderError(
                    f"{place}: its table has no caption. Show it with display(..., "
                    'metadata={"evaluation": {"caption": "what the table shows"}}).'
                )
            caption = etree.Element("caption")
            caption.text = metadata["caption"]
            table.insert(0, caption)
        for row in table.iter("tr"):
            parent = row.getparent()
            in_head = parent is not None and parent.tag == "thead"
            for cell in row.iter("th"):
                if "scope" not in cell.attrib:
                    cell.set("scope", "col" if in_head else "row")
