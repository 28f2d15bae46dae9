"""Ids out of words: of small letters, digits and underscores, and each but once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

LONGEST: Final = 48


def id_of(words: str, taken: Container[str] = (), otherwise: str = "item") -> str:
    """An id that begins with a letter.

    Examples
    --------
    >>> id_of("Niñas y niños asistidos (%)")
    'ninas_y_ninos_asistidos_percent'
    >>> id_of("Children", taken={"children"})
    'children_2'
    """
    parts = unicodedata.normalize("NFD", words.casefold().replace("%", " percent "))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    found = re.sub(r"\W+", "_", plain, flags=re.ASCII).strip("_")
    found = (found if re.match(r"[a-z]", found) else f"{otherwise}_{found}".rstrip("_"))[:LONGEST].rstrip("_")
    id_, number = found, 1
    while id_ in taken:
        number += 1
        id_ = f"{found}_{number}"
    return id_
