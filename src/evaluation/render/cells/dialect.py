"""Markdown as nbconvert reads it, to markup: with equations as MathML, and with dollar signs that are money."""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

from lxml import etree
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath, MathInlineParser

from evaluation.errors import RenderError
from evaluation.render.cells.equations import encloses_equation, equation

ATTACHMENT: Final = "attachment:"
IMAGE: Final = re.compile(rf"(<img\b[^>]*\bsrc\s*=\s*[\"'])({ATTACHMENT}[^\"']*)")
KINDS: Final = ("image/svg+xml", "image/png", "image/jpeg")
"""Of attachments, in the order of preference."""


def to_markup(source: str, attachments: Mapping[str, Mapping[str, str]], place: str) -> str:
    """Markup of a Markdown text; `attachments` are the images that it carries.

    Raises
    ------
    RenderError
        If it shows an attachment that the cell does not carry, or an equation that cannot be read.
    """
    renderer = _Renderer(place, {_key(name): dict(kinds) for name, kinds in attachments.items()})
    for name in attachments:
        # a space would end the address
        source = source.replace(f"]({ATTACHMENT}{name}", f"]({ATTACHMENT}{quote(name)}")
    shown = str(MarkdownWithMath(renderer=renderer, inline=_MoneyAndMath()).render(source))
    return IMAGE.sub(lambda m: f"{m[1]}{renderer.carried(html.unescape(m[2]))}", shown)


class _MoneyAndMath(MathInlineParser):
    """nbconvert's own parser, to which dollar signs are money where they enclose no equation."""

    def parse_inline_math_tex(  # type: ignore[override]  # mistune takes None for "go on"
        self, m: re.Match[str], state: Any
    ) -> int | None:
        text, start, end = state.src, m.start(), m.end()
        if not encloses_equation(text[max(start - 1, 0) : start], m["math_inline_tex"], text[end : end + 1]):
            return None
        found: int = super().parse_inline_math_tex(m, state)
        return found


class _Renderer(IPythonRenderer):
    """nbconvert's own renderer, with equations as MathML and without links from headings to themselves."""

    def __init__(self, place: str, attachments: dict[str, dict[str, str]]) -> None:
        super().__init__(escape=False, exclude_anchor_links=True, attachments=attachments)
        self.place = place

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        attrs.pop("id", None)
        return str(super().heading(text, level, **attrs))

    def _embed_image_or_attachment(self, src: str) -> str:
        return self.carried(src) if src.startswith(ATTACHMENT) else src

    def carried(self, address: str) -> str:
        """Address with the content of an attachment, whose name may be written as in an address or as it is."""
        name = address.removeprefix(ATTACHMENT)
        found = self.attachments.get(_key(name)) or self.attachments.get(_key(unquote(name)))
        if not found:
            carried = f" (the cell carries {', '.join(self.attachments)})" if self.attachments else ""
            missing = f"missing attachment: {unquote(name)}{carried}"
            raise RenderError(f"{self.place}: {missing}. Drag the image into the cell again.")
        kind = next((k for k in KINDS if k in found), next(iter(found)))
        content = "".join(found[kind]) if isinstance(found[kind], list) else str(found[kind])
        if content.lstrip().startswith("<"):
            content = base64.b64encode(content.encode()).decode()
        return f"data:{kind};base64,{''.join(content.split())}"

    def block_math(self, body: str) -> str:
        return self._math(body, is_block=True)

    def inline_math(self, body: str) -> str:
        return self._math(body, is_block=False)

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def _math(self, body: str, *, is_block: bool) -> str:
        return etree.tostring(equation(body, self.place, is_block=is_block), encoding="unicode")


def _key(name: str) -> str:
    """Name of an attachment, however the machine that wrote it composes letters with accents."""
    return unicodedata.normalize("NFC", name)
