"""Charts of a page as files for the PDF: the same drawing, with its colours in it and its words still words."""

from __future__ import annotations

from typing import Final

from lxml import etree

from evaluation.drawing.palette import CHART
from evaluation.drawing.svg import colours
from evaluation.fonts import FAMILY
from evaluation.render.fragment import Element, is_for_phone
from evaluation.render.paper.stated import USE

NAMESPACE: Final = "http://www.w3.org/2000/svg"
ON_PAPER: Final = frozenset(
    {"viewBox", "id", "class", "d", "fill", "stroke-width", "stroke-dasharray", "href", "x", "y"}
    | {"font-size", "font-weight", "text-anchor"}
)
"""Attributes that say how something looks; the others are for the page."""


def move_drawings(root: Element) -> dict[str, bytes]:
    """Put an image in the place of each chart, and leave out its form for a phone.

    Returns
    -------
    dict of str to bytes
        The drawings by the names that the images now have.
    """
    files: dict[str, bytes] = {}
    for drawing in list(root.iter("svg")):
        parent = drawing.getparent()
        assert parent is not None
        if is_for_phone(drawing):
            parent.remove(drawing)
            continue
        name = f"chart-{len(files) + 1}.svg"
        files[name] = _file(drawing)
        image = etree.Element("img", {"src": name, "alt": drawing.get("aria-label", "")})
        if uses := " ".join(use for words in drawing.iter() if (use := words.get(USE))):
            image.set(USE, uses)
        image.tail = drawing.tail
        parent.replace(drawing, image)
    return files


def _file(drawing: Element) -> bytes:
    """A drawing that stands alone: with its name space, its type and the colours of paper."""
    sheet = etree.Element(f"{{{NAMESPACE}}}svg", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    style = etree.SubElement(sheet, f"{{{NAMESPACE}}}style")
    style.text = f"text{{font-family:{FAMILY}}}{colours(CHART)}"
    _copy(drawing, sheet)
    width, height = drawing.get("viewBox", "0 0 1 1").split()[2:]
    sheet.attrib.update({"width": width, "height": height})
    return etree.tostring(sheet)


def _copy(source: Element, target: Element) -> None:
    target.attrib.update({str(k): str(v) for k, v in source.attrib.items() if k in ON_PAPER})
    target.text = source.text or target.text
    for child in source:
        _copy(child, etree.SubElement(target, f"{{{NAMESPACE}}}{child.tag}"))
