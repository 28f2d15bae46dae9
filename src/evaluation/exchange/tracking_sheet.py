"""The indicators of a programme as a workbook: what `evaluation new --from` reads, with percent met and verdict beside.

Texts that a spreadsheet would take for formulas stay texts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from evaluation.assess import IndicatorResult, Progress
from evaluation.errors import ParameterError
from evaluation.exchange.headings import DIRECTIONS, HEADINGS, KINDS, LEVELS, READS, RELATIONS
from evaluation.framework import Direction
from evaluation.locale.language import Language, _
from evaluation.methods import STATUS_WORDS

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings by which a spreadsheet takes a text for a formula."""
BEFORE: Final = ("objective", "indicator", "unit", "kind", "direction", "level", "area")
MIDDLE: Final = ("baseline", "baseline_period", "target", "target_period", "no_target", "material_change")
AFTER: Final = ("source", "read", "relation")
PERCENT_MET: Final = _("percent met")
VERDICT: Final = _("verdict")
SOURCES: Final = _("Sources")
INDICATORS: Final = _("Indicators")
Cell = str | float | None


def tracking_workbook(progress: Progress, language: Language) -> bytes:
    """The workbook: one sheet of indicators, one of their documents.

    Raises
    ------
    ParameterError
        If what writes workbooks is not installed.
    """
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise ParameterError(
            "export: to write workbooks openpyxl is needed. Install it with `pip install 'evaluation[excel]'`."
        ) from None
    items = [item for result in progress.objectives for item in result.indicators] + list(progress.shared)
    spans = sorted({(f.start, f.end) for item in items for f in item.series.figures})
    titles = {result.objective.id: result.objective.title.of(language.code) for result in progress.objectives}
    head = [language.text(HEADINGS[name]) for name in (*BEFORE, *MIDDLE)]
    head += [span_text(*span) for span in spans]
    head += [language.text(HEADINGS[name]) for name in AFTER] + [language.text(PERCENT_MET), language.text(VERDICT)]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = language.text(INDICATORS)
    _write(sheet, 1, head)
    for number, item in enumerate(items, 2):
        _write(sheet, number, _row(progress, item, titles, spans, language))
    sheet.freeze_panes = "C2"
    documents = book.create_sheet(language.text(SOURCES))
    used = {o.source: None for item in items for f in item.series.figures for o in f.observations}
    known = progress.evidence.sources
    _write(documents, 1, ["source_id", "title", "publisher", "published_on", "url", "read"])
    for number, id_ in enumerate(sorted(used), 2):
        source = known[id_]
        day = str(source.published_on or source.known_by or "")
        _write(documents, number, [id_, source.title, source.publisher, day, source.url, source.read.value])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def span_text(start: dt.date, end: dt.date) -> str:
    """A period as `evaluation new` reads it: a year, a month, a day, or its two days.

    Examples
    --------
    >>> span_text(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    '2024'
    """
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return f"{start}/{end}"


def _row(
    progress: Progress,
    item: IndicatorResult,
    titles: dict[str, str],
    spans: Sequence[tuple[dt.date, dt.date]],
    language: Language,
) -> list[Cell]:
    sheet, result, say = item.indicator, item.result, language.text
    unit = progress.evidence.dataset.tables.units[sheet.unit]
    known = {(f.start, f.end): f for f in item.series.figures}
    latest = next(iter(reversed(item.series.figures)), None)
    source = progress.evidence.sources[latest.observations[0].source] if latest else None
    single = result.baseline and known.get((result.baseline.start, result.baseline.end))
    target = result.target
    area = sheet.select.filters[0].areas[0]
    percent = _percent_met(item)
    begun: list[Cell] = [
        titles.get(sheet.objective, sheet.objective),
        sheet.title.of(language.code),
        "%" if unit.kind_of_number == "percent" else unit.many.of(language.code),
        say(KINDS[sheet.kind.value]),
        say(DIRECTIONS[sheet.direction.value]),
        say(LEVELS[sheet.level.value]) if sheet.level else None,
        area if area != progress.evidence.dataset.framework.programme.area else None,
        single.value if single else None,
        span_text(sheet.baseline.start, sheet.baseline.end) if not single else span_text(single.start, single.end),
        target.value if target else None,
        span_text(target.date, target.date) if target else None,
        sheet.target.none.of(language.code) if sheet.target.none else None,
        sheet.material_change.value if sheet.material_change and sheet.material_change.of == "absolute" else None,
    ]
    figures: list[Cell] = [known[span].value if span in known else None for span in spans]
    ended: list[Cell] = [
        source.title if source else None,
        say(READS[source.read.value]) if source else None,
        say(RELATIONS[source.relation.value]) if source and source.relation else None,
        percent,
        say(STATUS_WORDS[result.status]),
    ]
    return [*begun, *figures, *ended]


def _percent_met(item: IndicatorResult) -> float | None:
    """The latest figure, of which the verdict is, in percent of the target; nothing where a fall is wanted."""
    target, latest = item.result.target, item.result.latest
    if not target or not target.value or latest is None or item.indicator.direction is not Direction.RISE:
        return None
    return round(100 * latest.value / target.value, 1)


def _write(sheet: Any, row: int, cells: Iterable[Cell]) -> None:
    for column, value in enumerate(cells, 1):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(FORMULA)
