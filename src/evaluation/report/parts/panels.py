"""A table of context whose figures are several series of one unit, drawn as small charts on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.findings import published_id
from evaluation.framework import Context, Kind
from evaluation.load import Observation
from evaluation.methods import Point
from evaluation.report.charts.areas import AreaPanel, draw_areas
from evaluation.report.charts.sheet import at_both_widths
from evaluation.report.charts.values import Form, Value, form_of
from evaluation.words.block import join
from evaluation.words.markup import data_behind, element
from evaluation.words.writer import Scale, Writer

FEWEST: Final = 4
"""Values of each series below which a chart shows nothing that the table does not."""
MOST: Final = 8
"""Series from which on nobody compares them."""
GROUPED: Final = ("measure", "sex", "age_group", "area", "authority")
"""What tells series apart, in the order in which it is named."""
Group = tuple[str, ...]


def panels_of(writer: Writer, context: Context, figures: Sequence[Observation], table: Markup) -> Markup:
    """Small charts of the series over their table, folded away; the table alone where there is nothing to compare.

    Drawn are figures of whole years and of days, of one unit and kind; a table that has series of another kind too, or
    one too short to draw, is left as it is.
    """
    series = _series(writer, figures)
    lengths = [len(own) for own in series.values()]
    if not 2 <= len(series) <= MOST or min(lengths) < FEWEST or len({_nature(writer, o) for o in figures}) > 1:
        return table
    text, name = writer.language.text, f"fig-{context.id}"
    scale = writer.scale((float(o.value) for own in series.values() for o in own), figures[0].unit)
    named = _names(writer, series)
    panels = [AreaPanel(named[key].striptags(), [_value(scale, o) for o in own], None) for key, own in series.items()]
    latest = max(v.end for panel in panels for v in panel.values)
    words = {"axis": scale.name}
    shown = "; ".join(
        f"{panel.name} " + ", ".join(f"{writer.language.period(v.start, v.end)}: {v.label}" for v in panel.values)
        for panel in panels
    )
    alt = text("Small charts on one scale. {title}: {points}.", title=writer.own(context.title), points=shown)
    drawn = at_both_widths(lambda width: draw_areas(name, panels, latest, words, width))
    chart = writer.chart(drawn, alt, element("strong", _message(writer, context, series, named)))
    return join([chart, data_behind(text("Figures behind this chart"), table)])


def _series(writer: Writer, figures: Sequence[Observation]) -> Mapping[Group, list[Observation]]:
    """What can be drawn, by what tells it apart, each in order of time."""
    found: dict[Group, list[Observation]] = {}
    for o in sorted(figures, key=lambda o: str(o.period_end)):
        drawn = found.setdefault(tuple(getattr(o, name) for name in GROUPED), [])
        if _form(writer, o) is Form.POINT:
            drawn.append(o)
    return found


def _form(writer: Writer, o: Observation) -> Form | None:
    kind = str(writer.tables.measures[o.measure].kind)
    if o.period_end is None or kind not in Kind._value2member_map_:
        return None
    point = Point(float(o.value), o.period_start or o.period_end, o.period_end)
    return form_of(point, Kind(kind))


def _nature(writer: Writer, o: Observation) -> tuple[str, str]:
    return o.unit, writer.tables.measures[o.measure].kind


def _names(writer: Writer, series: Mapping[Group, object]) -> Mapping[Group, Markup]:
    """Each series by what it has of its own; what all share stands in the title of the table."""
    tell = (writer.measure, writer.group, writer.group, writer.area, writer.authority)
    differing = [n for n in range(len(GROUPED)) if len({key[n] for key in series}) > 1]
    return {key: Markup(", ").join(tell[n](key[n]) for n in differing) for key in series}


def _value(scale: Scale, o: Observation) -> Value:
    assert o.period_end is not None
    return Value(
        o.period_start or o.period_end,
        o.period_end,
        float(o.value),
        Form.POINT,
        scale.label(float(o.value), o.qualifier),
        published_id(o),
        qualifier=o.qualifier,
    )


def _message(
    writer: Writer, context: Context, series: Mapping[Group, Sequence[Observation]], named: Mapping[Group, Markup]
) -> Markup:
    """Where each series begins and ends; that one is higher or lower between is for the eye."""
    courses = [
        writer.say(
            "{name} {first} ({start}), then {last} ({end})",
            name=named[key],
            first=writer.published_bare(own[0]),
            start=writer.when(own[0].period_start, own[0].period_end),
            last=writer.published_bare(own[-1]),
            end=writer.when(own[-1].period_start, own[-1].period_end),
        )
        for key, own in series.items()
    ]
    return writer.say("{title}: {points}.", title=writer.told(context.title), points=Markup("; ").join(courses))
