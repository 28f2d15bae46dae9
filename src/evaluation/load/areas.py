"""Areas by the words people and folders use for them: `Valle del Sur`, `valle del sur` or `valle-del-sur`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from evaluation.errors import ParameterError
from evaluation.load.cells.words import did_you_mean

NAME: Final = "name_"
"""Beginning of the columns of areas.csv that name an area in a language."""


def area_slug(name: str) -> str:
    """Name of an area as a folder can bear it anywhere: small letters without accents, and hyphens.

    Examples
    --------
    >>> area_slug("Valle del Sur (Alto)")
    'valle-del-sur-alto'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[^\W_]+", plain.casefold()))


def find_area(word: str, rows: Iterable[Mapping[str, str]], parameter: str) -> str:
    """Area that a person means.

    Parameters
    ----------
    word : str
        Name of the area in any language, or its slug.
    rows : iterable of mapping
        Rows of areas.csv to choose from.
    parameter : str
        What the person wrote it for; a message begins with it.

    Returns
    -------
    str
        Its name as areas.csv has it.

    Raises
    ------
    ParameterError
        If no area is called so; it suggests the nearest and lists all.
    """
    known: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in rows:
        for name in (row["area"], *(value for key, value in row.items() if key.startswith(NAME) and value)):
            names.setdefault(name, row["area"])
            known.setdefault(area_slug(name), row["area"])
    slug = area_slug(word)
    if slug in known and slug:  # a name without any letter gives no folder
        return known[slug]
    listed = "; ".join(dict.fromkeys(names.values()))
    raise ParameterError(f"{parameter}: there is no area {word!r}{did_you_mean(word, names)}. Known are: {listed}.")
