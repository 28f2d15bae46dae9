"""The part of a chapter that belongs to one indicator: sentence, chart, table, sheet, sources, caveats."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.evidence import Aside, SetAside, is_claimed
from evaluation.locale.language import _
from evaluation.methods import Point
from evaluation.report.parts.figures import Row, figures_table, point_row, published_row, stated_beside
from evaluation.report.parts.indicator.by_area import by_area
from evaluation.report.parts.indicator.course import deserves_chart, indicator_chart
from evaluation.report.parts.indicator.reference_sheet import reference_sheet
from evaluation.report.parts.indicator.specifications import specifications
from evaluation.report.parts.indicator.words import answer, status_badge, turning
from evaluation.words.block import join
from evaluation.words.evidence import ASIDES
from evaluation.words.markup import (
    Column,
    bullets,
    data_behind,
    element,
    heading,
    in_main,
    note,
    paragraph,
    section,
)
from evaluation.words.wording import FLAGS, WARNINGS
from evaluation.words.writer import Writer

CLAIM: Final = _("The program's own claim")


def indicator_section(writer: Writer, item: IndicatorResult, *, is_drawn: bool = False) -> Markup:
    """Everything about one indicator, its answer first; its chart too, but where its chapter has drawn it already."""
    sheet, has_chart = item.indicator, deserves_chart(writer, item) and not is_drawn
    see: list[Markup | str] = []
    if is_drawn:
        see = [" (", in_main(f"fig-{sheet.id}", writer.language.text("its chart")), ")"]
    elif has_chart:
        # the number of the chart is put in when the document is numbered
        see = [" (", element("a", href=f"#fig-{sheet.id}", class_="ref"), ")"]
    shown = [
        heading(3, Markup("{} {}").format(writer.ref(sheet.id), writer.told(sheet.title))),
        paragraph(status_badge(writer, item), " ", answer(writer, item), *see, class_="answer"),
    ]
    if item.series.figures:
        figures = _figures(writer, item)
        if has_chart:
            shown.append(indicator_chart(writer, item))
            figures = data_behind(writer.language.text("Figures behind this chart"), figures)
        shown.append(figures)
    shown.append(by_area(writer, item))
    limits = [
        *(writer.language.text(WARNINGS[warning]) for warning in item.warnings),
        *(writer.language.text(FLAGS[flag]) for flag in item.result.flags),
        *turning(writer, item),
        *(writer.told(text) for text in sheet.limitations),
    ]
    if limits:
        title = element("p", element("strong", writer.language.text("Limitations")))
        shown.append(note(title, bullets(limits), class_="note caveat"))
    shown.append(specifications(writer, item))
    shown.append(reference_sheet(writer, item))
    return section(f"indicator-{sheet.id}", *shown, class_="indicator")


def _figures(writer: Writer, item: IndicatorResult) -> Markup:
    """Table of every figure in the series, with what stands beside it."""
    sheet = item.indicator

    def row(figure: tuple[int, Point]) -> Row:
        number, point = figure
        return point_row(writer, point, sheet.unit, f"{sheet.id}.figure.{number}")

    caption = writer.say("{title}: figures in the series", title=writer.told(sheet.short_title))
    shown = figures_table(writer, caption, enumerate(item.series.figures, 1), row, writer.unit_heading(sheet.unit))
    beside = [s for s in item.series.aside if s.reason is not Aside.REPEATED]
    return join([shown, _beside(writer, item, beside)]) if beside else shown


def _beside(writer: Writer, item: IndicatorResult, asides: list[SetAside]) -> Markup:
    text = writer.language.text

    def row(aside: SetAside) -> Row:
        return published_row(aside.observation, stated_beside(writer, aside.observation, item.indicator.unit))

    def why(aside: SetAside) -> Markup | str:
        if aside.correction:
            return writer.told(aside.correction.reason)
        is_claim = aside.reason is Aside.ALTERNATIVE and is_claimed(writer.evidence, aside.observation)
        return text(CLAIM if is_claim else ASIDES[aside.reason])

    return figures_table(
        writer,
        writer.say("{title}: other published figures", title=writer.told(item.indicator.short_title)),
        sorted(asides, key=_order),
        row,
        text("Value"),
        after=[Column(text("Why it is not in the series"), why)],
        has_confidence=False,
    )


def _order(aside: SetAside) -> tuple[str, str, str]:
    o = aside.observation
    return (str(o.period_end or ""), str(o.period_start or ""), o.observation_id)
