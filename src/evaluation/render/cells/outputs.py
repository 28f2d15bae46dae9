"""What a cell showed: our own blocks, and the tables, images and words of evaluators, made fit for every reader."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from lxml import etree
from nbformat import NotebookNode

from evaluation.errors import NotebookError, RenderError
from evaluation.render.cells.equations import equation
from evaluation.render.cells.frames import NUMBER, align_numbers, join_index_names
from evaluation.render.cells.markdown import parse_markdown
from evaluation.render.drawings import check_drawing
from evaluation.render.fragment import Element, parse_fragment, words_of
from evaluation.render.terminal import on_terminal, printable
from evaluation.words.block import COVER_TYPE
from evaluation.words.markup import Origin

IMAGES: Final = ("image/svg+xml", "image/png", "image/jpeg")
"""In the order of preference."""
WRITTEN: Final = ("text/html", "text/markdown", "text/latex")
LOST: Final = re.compile(r"[\[(]*(?:array\(\[+)?<(?:Axes|Figure)\b")
"""What Python says of a figure; where no image stands beside it, nothing else is left of the figure."""
ECHO: Final = re.compile(r".*<(?:matplotlib\.|BarContainer)|[\[(]*Text\(", re.DOTALL)
"""What Python says of a part of a figure, which whoever draws it did not mean to show."""
ADDRESS: Final = re.compile(r" at 0x[0-9A-Fa-f]+>|^[\[({]*<[A-Za-z_].*>[\])},]*$", re.DOTALL)
"""What Python calls an object that has no words of its own."""
FORMS: Final = {
    "vega": "a chart of Altair",
    "plotly": "a chart of Plotly",
    "bokeh": "a chart of Bokeh",
    "holoviews": "a chart of HoloViews",
    "widget": "a widget",
    "mermaid": "a diagram of Mermaid",
    "graphviz": "a diagram of Graphviz",
    "geo+json": "a map",
    "javascript": "a script",
    "json": "JSON",
    "pdf": "a PDF",
    "audio/": "sound",
    "video/": "a film",
    "image/": "an image of a kind that a report cannot hold",
}
"""By a part of the name of their kind; the first that fits."""
LONGEST: Final = 300
"""Letters of an error's message that are shown."""
MOST: Final = 50_000
"""Letters that one output may hold, some fifteen pages."""
SHOW: Final = "Show it with evaluation.report.show(...), which takes {what}."


def output_elements(outputs: Sequence[NotebookNode], place: str) -> Iterator[Element]:
    """Elements of the outputs of one cell.

    Parameters
    ----------
    outputs : sequence of NotebookNode
    place : str
        Where they stand, for messages.

    Raises
    ------
    NotebookError
        If one is an error.
    RenderError
        With each that cannot be shown, or lacks words that a reader needs.
    """
    faults: list[str] = []
    has_image = any(kind in output.get("data", {}) for output in outputs for kind in IMAGES)
    for output in outputs:
        if output.output_type == "error":
            raise NotebookError(f"{place}: {_short(f'{output.ename}: {output.evalue}')}")
        try:
            yield from _of_output(output, place, has_image=has_image)
        except RenderError as error:
            faults.append(str(error))
    if faults:
        raise RenderError("\n".join(dict.fromkeys(faults)))


def _of_output(output: NotebookNode, place: str, *, has_image: bool) -> Iterator[Element]:
    if output.output_type == "stream":
        # what a library complained about is for whoever runs it, not for readers
        if output.get("name") != "stderr" and (text := on_terminal(output.text)).strip():
            yield _preformatted(text, place)
    elif COVER_TYPE not in output.data:
        own = output.metadata.get("evaluation", {})
        metadata = {name: printable(str(words)) for name, words in own.items()}
        for element in _shown(output.data, metadata, place, has_image=has_image):
            _name_origin(element, metadata)
            yield element


def _short(message: str) -> str:
    words = on_terminal(message)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _shown(data: Mapping[str, Any], metadata: Mapping[str, str], place: str, *, has_image: bool) -> Iterator[Element]:
    """Elements of the richest form that an output has."""
    images = [kind for kind in IMAGES if kind in data]
    own = [kind for kind in data if kind.startswith("application/vnd.evaluation.")]
    foreign = sorted(data.keys() - {*IMAGES, *WRITTEN, *own, "text/plain"})
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
        yield from _latex(data["text/latex"].strip(), place)
    elif foreign:
        what = next((form for part, form in FORMS.items() if part in foreign[0].lower()), "")
        kinds = ", ".join([what, *foreign] if what else foreign)
        raise RenderError(
            f"{place}: its output ({kinds}) has no form on paper. Show a table, a figure or text instead, a chart as "
            "PNG or SVG by evaluation.report.show(...). The tag remove-output keeps it out of the report."
        )
    elif "text/plain" in data:
        yield from _echoed(on_terminal(data["text/plain"]), place, has_image=has_image)


def _latex(text: str, place: str) -> Iterator[Element]:
    """An equation; or words with equations among them, as JupyterLab reads what does not begin as one."""
    if text.startswith(("$", "\\")) or "$" not in text:
        paragraph = etree.Element("p", {"class": "equation"})
        paragraph.append(equation(text.strip("$ \n"), place, is_block=True))
        yield paragraph
    else:
        yield from parse_markdown(text, {}, place)


def _echoed(text: str, place: str, *, has_image: bool) -> Iterator[Element]:
    """What the last line of a cell came to; nothing where it only names what stands beside it."""
    if LOST.match(text):
        if not has_image:
            words = SHOW.format(what='alt="what the image says" and caption="its title"')
            raise RenderError(
                f"{place}: its last line is a figure that no reader would see. {words} If it is shown elsewhere, end "
                "the line with a semicolon."
            )
    elif ADDRESS.search(text) and not ECHO.match(text):
        if not has_image:
            raise RenderError(
                f"{place}: its last line is an object without words of its own, {_short(text.splitlines()[0])}. Show a "
                "table, a figure or text instead, or end the line with a semicolon."
            )
    elif not ECHO.match(text):
        yield _preformatted(text, place)


def _preformatted(text: str, place: str) -> Element:
    if len(text) > MOST:
        raise RenderError(
            f"{place}: its output has {len(text):,} letters ({_short(text)[:60]}…), which no reader would read. Show "
            "the part that matters as a table, a figure or text, or end the line with a semicolon. The tag "
            "remove-output keeps it out of the report."
        )
    block = etree.Element("pre")
    block.text = text
    return block


def _image(content: str, kind: str, metadata: Mapping[str, str], place: str) -> Element:
    if not metadata.get("alt") or not metadata.get("caption"):
        words = SHOW.format(what='alt="what the image says" and caption="its title"')
        raise RenderError(f"{place}: its image has no alternative text and caption. {words}")
    if kind == "image/svg+xml":
        check_drawing(content.encode(), place)
    encoded = base64.b64encode(content.encode()).decode() if kind == "image/svg+xml" else "".join(content.split())
    figure = etree.Element("figure", {"class": "chart"})
    etree.SubElement(figure, "figcaption").text = metadata["caption"]
    etree.SubElement(figure, "img", {"src": f"data:{kind};base64,{encoded}", "alt": metadata["alt"], "class": "own"})
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
    _name_rows(table)
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


def _name_rows(table: Element) -> None:
    """Let the first cell of each row be its header where no row has one and the first column holds words."""
    rows = [row for body in table.iter("tbody") for row in body if len(row)]
    if any(cell.tag == "th" for row in rows for cell in row):
        return
    if len(rows) > 1 and all(not NUMBER.fullmatch(words_of(row[0]).strip() or "-") for row in rows):
        for row in rows:
            row[0].tag = "th"
