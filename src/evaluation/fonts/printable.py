"""Which signs the PDF can print: those of the typeface, and those of the faces that Typst carries with it."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import Final

from evaluation.fonts import FAMILY, FONT_DIR

_SURELY: Final = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u2010-\u2027\u2030-\u203a]*")
"""Signs that are in the typeface or in the others; whatever else stands in a text is tried."""
_PAGE: Final = f'#set document(title: "-")\n#set text(font: "{FAMILY}")\n#json("signs.json")\n'.encode()
STANDARDS: Final = ["a-3a", "ua-1"]
"""Standards of each PDF; under them Typst refuses a letter that it cannot draw."""


def unprintable(text: str) -> tuple[str, ...]:
    """Signs of a text that a PDF for everybody cannot hold, each once and in their order.

    Examples
    --------
    >>> unprintable("Año, Ελλάδα")
    ()
    """
    unusual = dict.fromkeys(_SURELY.sub("", unicodedata.normalize("NFC", text)))
    refused = _refused(tuple(sorted(unusual))) if unusual else frozenset()
    return tuple(sign for sign in unusual if sign in refused)


@cache
def _refused(signs: tuple[str, ...]) -> frozenset[str]:
    if _can_be_set(signs):
        return frozenset()
    if len(signs) == 1:
        return frozenset(signs)
    middle = len(signs) // 2
    return _refused(signs[:middle]) | _refused(signs[middle:])


def _can_be_set(signs: tuple[str, ...]) -> bool:
    """Whether Typst sets a page with these signs; each stands behind a letter, as an accent must."""
    import typst  # takes long to load, and most data have no such sign

    files = {"main.typ": _PAGE, "signs.json": json.dumps(" ".join(f"a{sign}" for sign in signs)).encode()}
    try:
        typst.compile(
            files,  # type: ignore[call-overload]  # the stubs do not know a dictionary of files
            font_paths=[str(FONT_DIR)],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
        )
    except typst.TypstError:
        return False
    return True
