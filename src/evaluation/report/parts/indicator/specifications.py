"""How far the verdict on an indicator depends on our choices: the range, the shares, and all pairs of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from evaluation.assess import NEEDED_SHARE, About, Choice, IndicatorResult
from evaluation.assess.robustness import ChoiceShare
from evaluation.assess.specification import EARLIER
from evaluation.findings.of_indicator import choice_id, range_of, specification_id
from evaluation.framework import Kind
from evaluation.locale.language import _
from evaluation.methods import STATUS_WORDS, Outlook, Point
from evaluation.report.parts.indicator.choosing import Choosing, Row
from evaluation.words.block import join
from evaluation.words.certainty import alone
from evaluation.words.markup import CHOOSER, SCREEN, Column, capital, data_behind, element, paragraph, table
from evaluation.words.wording import METHODS_BY_NAME, badge
from evaluation.words.writer import Writer

ENDS: Final[Mapping[Choice, str]] = dict(
    zip(EARLIER, (_("ending one figure earlier"), _("ending two figures earlier")), strict=True)
)
JUDGED: Final = (Outlook.FAVOURABLE, Outlook.UNCLEAR, Outlook.UNFAVOURABLE)


def specifications(writer: Writer, item: IndicatorResult) -> Markup:
    """Sentences, the choices and every pair of figures; nothing where there is no verdict."""
    if not item.judged:
        return Markup("")
    said = [sentence(writer, item), others(writer, item)]
    parts = [paragraph(Markup(" ").join(part for part in said if part), class_="robustness")]
    if not item.robustness.is_only:
        tables = join([_choices(writer, item), _chooser(writer, item)])
        parts.append(data_behind(writer.language.text("All sensitivity checks"), tables))
    return join(parts)


def sentence(writer: Writer, item: IndicatorResult) -> Markup:
    """Say how far the specifications lie apart, how many agree, which choice matters most, and whether it is enough."""
    found = item.robustness
    if found.is_only:
        if item.indicator.alternatives.ruled_out:
            return writer.say("No other choice was found; which figures are none, and why, is told below.")
        return capital(_only(writer, item)) + "."
    said = [span(writer, item), writer.say("This verdict holds in {share}.", share=share(writer, item))]
    if found.turns_on:
        said.append(
            writer.say("The choice that changes it most often: {choice}.", choice=choice_words(writer, found.turns_on))
        )
    if found.reversed_by:
        alone = choice_words(writer, found.reversed_by)
        said.append(writer.say("This choice alone turns the direction round: {choice}.", choice=alone))
    if found.share is not None and found.share < NEEDED_SHARE:
        needed = writer.rule(str(NEEDED_SHARE))
        said.append(writer.say("Fewer than {needed} agree, so it may not be called shown.", needed=needed))
    elif not found.holds:
        said.append(writer.say("So it may not be called shown."))
    return Markup(" ").join(part for part in said if part)


def share(writer: Writer, item: IndicatorResult) -> Markup:
    """Specifications that agree, of all: `9 of 10 specifications`; or that no other choice was found."""
    name = item.indicator.id
    if item.robustness.is_only:
        return _only(writer, item)
    return writer.say(
        "{agreeing} of {total} sensitivity checks",
        agreeing=writer.number(f"{name}.specifications_agreeing"),
        total=writer.number(f"{name}.specifications"),
    )


def span(writer: Writer, item: IndicatorResult) -> Markup:
    """The smallest and the largest change that the specifications give: `+1 to +4 shelters; −63% to +56%`."""
    ends, name = range_of(item), f"{item.indicator.id}.range"
    if not ends:
        return Markup("")
    is_rate, decimals = item.indicator.kind is Kind.COUNT, writer.tables.units[item.indicator.unit].decimals

    def signed(end: str, shown: str | Markup) -> Markup:
        return writer.state(f"{name}.{end}", Markup("{}{}").format("" if ends[end] <= 0 else "+", shown))

    def amount(end: str) -> Markup:
        # rates are known to more digits than anybody needs; rounded once, to what the unit prints
        value = round(ends[end], min(1, decimals)) if is_rate else ends[end]
        return signed(end, writer.quantity(value, item.indicator.unit, "exact"))

    between = _between(writer, amount("least"), amount("most"))
    told = [writer.say("{between} a year", between=between) if is_rate else between]
    if "relative_least" in ends:
        percent = writer.language.percent
        low, high = (signed(end, percent(ends[end])) for end in ("relative_least", "relative_most"))
        told.append(_between(writer, low, high))
    return writer.say("The change lies between these ends: {ends}.", ends=Markup("; ").join(told))


def choice_words(writer: Writer, choice: Choice) -> Markup:
    """Name of a choice."""
    if choice.about is About.END:
        return writer.say(ENDS[choice])
    if choice.label is None:
        return writer.say("the figures as published first")
    return writer.told(choice.label)


def others(writer: Writer, item: IndicatorResult) -> Markup:
    """What the other methods that apply say of the same two figures: a second line, which decides nothing."""
    told = [
        Markup("{}: {}").format(writer.say(METHODS_BY_NAME[name]), writer.say(STATUS_WORDS[result.status]).lower())
        for name, result in item.others.items()
        if result.outlook in JUDGED
    ]
    if not told:
        return Markup("")
    return writer.say(
        "Other methods, fed with the same figures and so no further evidence: {others}.", others=Markup("; ").join(told)
    )


def _between(writer: Writer, low: Markup, high: Markup) -> Markup:
    return low if low.striptags() == high.striptags() else writer.say("{low} to {high}", low=low, high=high)


def _only(writer: Writer, item: IndicatorResult) -> Markup:
    return writer.say(alone([item]))


def _choices(writer: Writer, item: IndicatorResult) -> Markup:
    """For each choice its own share."""
    text, id_ = writer.language.text, item.indicator.id

    def its_share(found: ChoiceShare) -> Markup:
        name = choice_id(id_, found.choice)
        agreeing, total = writer.number(f"{name}.agreeing"), writer.number(f"{name}.total")
        return writer.say("{agreeing} of {total}", agreeing=agreeing, total=total)

    columns = [
        Column[ChoiceShare](text("Choice"), lambda found: capital(choice_words(writer, found.choice))),
        Column[ChoiceShare](text("Sensitivity checks that agree with ours"), its_share, is_number=True),
    ]
    caption = writer.say("{title}: what each choice does", title=writer.told(item.indicator.short_title))
    return table(caption, columns, item.robustness.shares)


def _chooser(writer: Writer, item: IndicatorResult) -> Markup:
    """Every pair of figures with what it gives, and on a screen the options to choose among them."""
    text, choosing = writer.language.text, Choosing(item)

    def value(row: Row, role: str, point: Point | None) -> Markup:
        if point is None or row.specification is None:
            return Markup("–")
        shown = writer.bare(point.value, item.indicator.unit, point.qualifier)
        stated = writer.state(specification_id(item.indicator.id, row.specification, role), shown)
        return Markup("{} ({})").format(stated, writer.when(point.start, point.end))

    def finding(row: Row) -> Markup:
        if row.specification is None:
            return writer.say("There is no such combination: no figure that is not out of date is left for it.")
        result = row.specification.result
        return badge(writer.language, result.outlook, STATUS_WORDS[result.status])

    columns = [
        Column[Row](text("Sensitivity check"), lambda row: capital(_name(writer, row.choices))),
        Column[Row](text("Baseline"), lambda row: value(row, "baseline", _point(row, "baseline")), is_number=True),
        Column[Row](text("Latest figure"), lambda row: value(row, "latest", _point(row, "latest")), is_number=True),
        Column[Row](text("Change"), lambda row: _change(writer, item, row), is_number=True),
        Column[Row](text("Finding"), finding),
    ]
    caption = writer.say("{title}: all sensitivity checks", title=writer.told(item.indicator.short_title))
    named = {choice: capital(choice_words(writer, choice)) for row in choosing.rows() for choice in row.choices}
    shown = table(
        caption,
        columns,
        choosing.rows(),
        of_row=lambda row: {"data_choice": choosing.tokens(row), "class_": None if row.is_of_table else SCREEN},
    )
    return element("div", choosing.options(writer, named), shown, class_=CHOOSER)


def _point(row: Row, role: str) -> Point | None:
    result = row.specification.result if row.specification else None
    return None if result is None else result.baseline if role == "baseline" else result.latest


def _change(writer: Writer, item: IndicatorResult, row: Row) -> Markup:
    """The ratio to the baseline of counts and shares; else what is more or less, as a share of it."""
    name = specification_id(item.indicator.id, row.specification, "change") if row.specification else ""
    if name not in writer.findings:
        return Markup("–")
    value = writer.findings[name].value
    assert isinstance(value, int | float)
    if item.indicator.kind in (Kind.COUNT, Kind.SHARE):
        return writer.say("{ratio} times", ratio=writer.number(name, 2))
    sign = "+" if value > 0 else ""
    return Markup("{}{}").format(sign, writer.percent(name))


def _name(writer: Writer, choices: Sequence[Choice]) -> Markup:
    named = [choice_words(writer, choice) for choice in choices]
    return Markup("; ").join(named) if named else writer.say("Our figures and baseline")
