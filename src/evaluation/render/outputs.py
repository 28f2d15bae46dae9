"""What a cell showed: our own blocks, and the tables, images and words of evaluators, made fit for every reader."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from nbformat import NotebookNode

from evaluation.errors import NotebookError, RenderError
from evaluation.render.fragment import Element, parse_fragment, words_of
from evaluation.render.frames import align_numbers, join_index_names
from evaluation.render.markdown import equation, parse_markdown
from evaluation.report.block import COVER_TYPE
from evaluation.report.markup import Origin

IMAGES: Final = ("image/svg+xml", "image/png", "image/jpeg")
"""In the order of preference."""
ECHO: Final = re.compile(r"\[?<(Axes|Figure|matplotlib\.)|\(?array\(\[+<Axes|Text\(")
"""What Python says of a plot beside showing it; nothing to a reader."""
SHOW: Final = "Show it with evaluation.report.show(...), which takes {what}."


def output_elements(output: NotebookNode, place: str) -> Iterator[Element]:
    """Elements of one output.

    Parameters
    ----------
    output : NotebookNode
    place : str
        Where it stands, for messages.

    Raises
    ------
    NotebookError
        If it is an error.
    RenderError
        If it cannot be shown, or lacks words that a reader needs.
    """
    if output.output_type == "error":
        raise NotebookError(f"{place}: {output.ename}: {output.evalue}")
    if output.output_type == "stream":
        yield _printed(output.text)
        return
    data, metadata = output.data, output.metadata.get("evaluation", {})
    if COVER_TYPE in data:
        return
    for element in _shown(data, metadata, place):
        _name_origin(element, metadata)
        yield element


def _shown(data: Mapping[str, Any], metadata: Mapping[str, str], place: str) -> Iterator[Element]:
    """Elements of the richest form that an output has."""
    images = [kind for kind in IMAGES if kind in data]
    if "text/html" in data:
        for element in parse_fragment(data["text/html"], place):
            for table in element.iter("table"):
                _finish_table(table, metadata, place)
            yield element
    elif images:
        yield _image(data[images[0]], images[0], metadata, place)
    elif "text/markdown" in data:
        yield from parse_markdown(data["text/markdown"], {}, place)
    elif "text/latex" in data:
        paragraph = etree.Element("p", {"class": "equation"})
        paragraph.append(equation(data["text/latex"].strip("$ \n"), place, is_block=True))
        yield paragraph
    elif "text/plain" in data:
        if not ECHO.match(data["text/plain"]):
            yield _printed(data["text/plain"])
    elif not any(kind.startswith("application/vnd.evaluation.") for kind in data):
        kinds = ", ".join(sorted(data))
        raise RenderError(
            f"{place}: its output ({kinds}) has no form on paper. Show a table, a figure or text instead."
        )


def _printed(text: str) -> Element:
    block = etree.Element("pre")
    block.text = str(text)
    return block


def _image(content: str, kind: str, metadata: Mapping[str, str], place: str) -> Element:
    if not metadata.get("alt") or not metadata.get("caption"):
        words = SHOW.format(what='alt="what the image says" and caption="its title"')
        raise RenderError(f"{place}: its image has no alternative text and caption. {words}")
    encoded = base64.b64encode(content.encode()).decode() if kind == "image/svg+xml" else "".join(content.split())
    figure = etree.Element("figure", {"class": "chart"})
    etree.SubElement(figure, "img", {"src": f"data:{kind};base64,{encoded}", "alt": metadata["alt"], "class": "own"})
    etree.SubElement(figure, "figcaption").text = metadata["caption"]
    return figure


def _name_origin(root: Element, metadata: Mapping[str, str]) -> None:
    """Let the numbers of an evaluator's own output stand on the origin that was given for them, and show it."""
    if not metadata.get("origin"):
        return
    root.set("data-n", Origin.OWN.value)
    for caption in root.iter("caption", "figcaption"):
        etree.SubElement(caption, "span", {"class": "when"}).text = metadata["origin"]


def _finish_table(table: Element, metadata: Mapping[str, str], place: str) -> None:
    """Give a plain table, such as a DataFrame, what our own have: a caption, headers with a scope, aligned numbers."""
    if table.find("caption") is None:
        if not metadata.get("caption"):
            words = SHOW.format(what='caption="what the table shows"')
            raise RenderError(f"{place}: its table has no caption. {words}")
        caption = etree.Element("caption")
        caption.text = metadata["caption"]
        table.insert(0, caption)
    for element in table.iter():
        if element.get("id", "").startswith("T_"):
            del element.attrib["id"]  # what pandas draws by lot for its styles
    for head in table.iter("thead"):
        join_index_names(head)
    if not table.xpath(".//th[@scope]"):  # a table of the library says itself which of its columns are numbers
        align_numbers(table)
    for row in table.iter("tr"):
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        for cell in row:
            if cell.tag == "th" and not words_of(cell).strip():
                cell.tag = "td"  # a header without words is none
                if "scope" in cell.attrib:
                    del cell.attrib["scope"]
            elif cell.tag == "th":
                cell.set("scope", cell.get("scope", "col" if in_head else "row"))
