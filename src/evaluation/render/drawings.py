"""Drawings that would not look the same in both formats: a browser shows what a setter of pages does not."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from evaluation.errors import RenderError

SUSPICIOUS: Final = re.compile(
    rb"foreignObject|<(?:\w+:)?(?:image|script)\b|1999/xhtml|href\s*=\s*[\"'][^#\"']|@import|url\("
)
"""Nothing of it in a drawing means that it holds all that it shows."""
EMBEDDED: Final = re.compile(r"\s*data:image/(png|jpe?g|gif|svg\+xml)[;,]", re.IGNORECASE)
PREFIX: Final = "data:image/svg+xml;base64,"
LINK: Final = re.compile(r"url\(\s*[\"']?(?!#|data:)([^)\"']+)|@import\s+[\"']?([^\"';]+)")
HTML: Final = "{http://www.w3.org/1999/xhtml}"
WORDS: Final = (
    "words as a part of a web page (foreignObject), which the PDF would not show. Export the drawing with its text as "
    "text or as paths, or as PNG"
)


def check_drawing(content: bytes, place: str) -> None:
    """Refuse a drawing that shows what it does not hold, or what only a browser shows.

    Raises
    ------
    RenderError
        With what it is, and how to export the drawing.
    """
    _require_drawing(content, place)
    if not SUSPICIOUS.search(content):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(content, parser)
    fault = next(_faults(root, place), None) if root is not None else None
    if fault:
        raise RenderError(f"{place}: its drawing holds {fault}.")


def _require_drawing(content: bytes, place: str) -> None:
    """Refuse what a browser shows nothing of, and a setter of pages something, or stops."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RenderError(f"{place}: its drawing is no SVG that can be read ({error}). Export it again.") from None
    if root.tag == "svg" or etree.QName(root).localname != "svg":
        raise RenderError(
            f'{place}: its drawing does not say that it is SVG: write <svg xmlns="http://www.w3.org/2000/svg" at its '
            "beginning, or export it again."
        )


def check_address(address: str, place: str) -> None:
    """The same for the address of an image, which may hold a drawing."""
    if address.startswith(PREFIX):
        try:
            content = base64.b64decode(address.removeprefix(PREFIX))
        except binascii.Error:
            return  # what cannot be read is named as damaged where it is set
        check_drawing(content, place)


def _faults(root: etree._Element, place: str) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "foreignObject" or str(element.tag).startswith(HTML):
            yield WORDS
        elif name == "script":
            yield "a script, which runs in no report. Export it without"
        address = next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == "href"), "")
        if name in ("image", "feImage", "use") and address and not address.startswith("#"):
            if EMBEDDED.match(address):
                check_address(re.sub(r"\s+", "", address), place)
            else:
                yield f"a picture by its address ({address[:60]!r}) only. Export the drawing with its pictures in it"
        for text in (element.get("style") or "", (element.text or "") if name == "style" else ""):
            if link := LINK.search(text):
                yield f"a link to {(link[1] or link[2])[:60]!r}. Export the drawing with all that it needs in it"
