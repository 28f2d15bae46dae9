"""Signs that look like others: what they are called, and what a text with them was meant to be.

A minus sign of a word processor, a hyphen that does not break, an accent that stands for itself or a letter of
another alphabet cannot be told from the usual sign by looking. So a message that shows the cell helps nobody; it has
to say the sign's name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_LETTERS: Final = dict(
    zip(
        "АВЕЗКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝԍӏҮүΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοραικυѵ",
        "ABE3KMHOPCTYXIJSaeopcyxijshdqwglYyABEZHIKMNOPTYXvopaikuv",
        strict=True,
    )
)
"""Letters of other alphabets and the Latin ones that they look like."""
_MARKS: Final = {
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u00b4\u0060\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u201a\u060c\u066b\u3001\uff0c\ufe50", ","),
    **dict.fromkeys("\u2024\u00b7\u3002\uff0e\ufe52", "."),
    **dict.fromkeys("\u2215\u2044\u29f8\uff0f", "/"),
    **dict.fromkeys("\u2236\ua789\uff1a", ":"),
    **dict.fromkeys("\u2264\u2a7d", "<"),
    **dict.fromkeys("\u2265\u2a7e", ">"),
    **dict.fromkeys("\u2248\u223c\u02dc\u301c\uff5e", "~"),
    "\u066a": "%",
    "\u066c": "'",
    "\u2212": "-",
    "\u00ad": "",
}
_SAME: Final = ("<wide>", "<narrow>", "<font>", "<noBreak>")
"""How character tables say that a sign is another one but for its shape."""
_CONTROLS: Final = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\t": "TAB",
    "\n": "LINE FEED",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1a": "SUBSTITUTE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}
MOST_NAMED: Final = 3
"""Signs of one cell that are named; more of them say no more."""


def sign_name(sign: str) -> str:
    """Name of a sign as character tables have it.

    Examples
    --------
    >>> sign_name("\u2212")
    'MINUS SIGN (U+2212)'
    """
    name = unicodedata.name(sign, _CONTROLS.get(sign, "CONTROL CHARACTER" if _is_control(sign) else "unnamed"))
    return f"{name} (U+{ord(sign):04X})"


def usual(text: str) -> str:
    """The text with the usual sign for each that looks like it: ASCII digits, hyphens, points, Latin letters.

    Accents are joined to their letters, signs that cannot be seen are left out, and any space is one blank.

    Examples
    --------
    >>> usual("\u2212\u0661\u0664")
    '-14'
    """
    if not text.isascii():
        text = "".join(map(_usual_sign, unicodedata.normalize("NFC", text)))
    return " ".join(text.split())


def odd_signs(text: str) -> tuple[str, ...]:
    """Signs of a text that are not what they look like, each once; accents that could be joined are among them."""
    found: dict[str, None] = {}
    for sign in text:
        if (sign != " " and not sign.isascii() and _usual_sign(sign) != sign) or sign in _CONTROLS:
            found[sign] = None
    if unicodedata.normalize("NFC", text) != text:
        found |= dict.fromkeys(sign for sign in text if unicodedata.combining(sign))
    return tuple(found)


def name_signs(text: str) -> str:
    """Name the odd signs of a text, `MINUS SIGN (U+2212)`; empty if there is none."""
    found = odd_signs(text)
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return ", ".join(map(sign_name, found[:MOST_NAMED])) + more


def look_alikes(text: str, candidates: Iterator[str] | list[str]) -> str | None:
    """The candidate that looks like a text without being it; None if there is none."""
    looks = usual(text).casefold()
    return next((word for word in candidates if word != text and usual(word).casefold() == looks), None)


def _usual_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _MARKS or sign in _LETTERS:
        return _MARKS.get(sign, _LETTERS.get(sign, sign))
    category = unicodedata.category(sign)
    if category == "Pd":
        return "-"
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf":
        return ""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    # a raised figure is a footnote and no digit
    plain = unicodedata.normalize("NFKC", sign) if unicodedata.decomposition(sign).startswith(_SAME) else sign
    return plain if len(plain) == 1 and plain.isascii() else sign


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc"
