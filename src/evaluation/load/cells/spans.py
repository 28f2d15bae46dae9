"""Periods as people write them where one day or one year is asked for: fiscal years, quarters and halves of years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

_FISCAL: Final = re.compile(r"(?:FY|AF)?\s*([0-9]{4})\s*[/-]\s*([0-9]{2}|[0-9]{4})", re.IGNORECASE)
_FISCAL_NAMED: Final = re.compile(r"(?:FY|AF)\s*'?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
QUARTER: Final = re.compile(
    r"([0-9]{4})[\s/-]*[QT]\s*([1-4])|[QT]\s*([1-4])[\s/-]*([0-9]{4})|([1-4])[QT][\s/-]*([0-9]{4})", re.IGNORECASE
)
_LONGEST: Final = 30
"""Years of the longest period that is taken for one."""
HALF: Final = re.compile(r"([0-9]{4})[\s/-]*[HS]\s*([12])|[HS]\s*([12])[\s/-]*([0-9]{4})", re.IGNORECASE)


def years_named(text: str) -> tuple[int, int] | None:
    """First and last year of a period such as `2018/19` or `FY2019`; None if the text is none."""
    if named := _FISCAL_NAMED.fullmatch(text):
        last = int(named[1]) if len(named[1]) == 4 else 2000 + int(named[1])
        return last - 1, last
    found = _FISCAL.fullmatch(text)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    last = second if len(found[2]) == 4 else first - first % 100 + second + (100 if second < first % 100 else 0)
    # 2018-12 is a month and no period of years
    is_period = last - first == 1 or (1 < last - first <= _LONGEST and second > 12)
    return (first, last) if is_period else None


def span_named(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a quarter or half of a year; None if the text is none."""
    for pattern, months in ((QUARTER, 3), (HALF, 6)):
        if found := pattern.fullmatch(text):
            parts = [part for part in found.groups() if part]
            year = int(max(parts, key=len))
            last = int(min(parts, key=len)) * months
            return dt.date(year, last - months + 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    return None
