"""What a framework leaves out of an indicator because it follows from the programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from evaluation.load import PartialDate

SHORT: Final = {"area": "areas", "sex": "sexes", "age": "ages"}
"""Keys beside `measure`, and what each is of a selection."""


def with_defaults(content: Mapping[str, Any]) -> dict[str, Any]:
    """The same framework whose sheets name what they select, and a window of the baseline.

    Without a baseline the year before the programme stands for it: what would be compared, if there were figures of it.
    """
    programme = content.get("programme")
    told = programme if isinstance(programme, Mapping) else {}
    sheets = content.get("indicators")
    if not isinstance(sheets, list):
        return dict(content)
    return {**content, "indicators": [_sheet(s, told) if isinstance(s, Mapping) else s for s in sheets]}


def _sheet(sheet: Mapping[str, Any], programme: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(sheet)
    if isinstance(found.get("measure"), str) and "select" not in found:
        chosen = {"measures": [found.pop("measure")], "areas": [programme.get("area", "")]}
        chosen |= {plural: [found.pop(name)] for name, plural in SHORT.items() if name in found}
        found["select"] = {"value": chosen}
    if found.get("baseline") in (None, "none") and (year := _year_before(programme.get("start"))):
        found["baseline"] = year
    return found


def _year_before(start: object) -> int | None:
    try:
        return PartialDate(str(start)).first_day().year - 1
    except ValueError:
        return None
