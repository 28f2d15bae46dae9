"""The reference sheet of one indicator: what was measured, by what rule it was judged, how strong its evidence is."""

from __future__ import annotations

from markupsafe import Markup

from evaluation.assess import IndicatorResult
from evaluation.framework import Direction, Judgement, Kind, RuledOut, TargetSheet
from evaluation.report.parts.indicator.accuracy import needed_accuracy
from evaluation.words.evidence import grade_with_reason
from evaluation.words.markup import Origin, bullets, capital, definitions, sourced
from evaluation.words.wording import DIRECTIONS, LEVELS, METHODS_BY_NAME
from evaluation.words.writer import Writer


def reference_sheet(writer: Writer, item: IndicatorResult) -> Markup:
    """What was measured, and by what rule it was judged."""
    sheet, text = item.indicator, writer.language.text
    target = sheet.target
    target_words = _target(writer, target, sheet.unit)
    pairs: list[tuple[str, Markup | str]] = [
        (text("What it measures"), writer.told(sheet.definition)),
        (text("Why it matters"), writer.told(sheet.why)),
        (text("Results level"), text(LEVELS[sheet.level]) if sheet.level else ""),
        (text("Intended direction"), _two(text(DIRECTIONS[sheet.direction]), writer.told(sheet.direction_reason))),
        (
            text("Baseline"),
            _two(capital(writer.period(sheet.baseline.start, sheet.baseline.end)), writer.told(sheet.baseline.reason)),
        ),
        (text("Target"), target_words),
        (text("Judged by"), _judged_by(writer, item)),
        (text("Strength of evidence"), _strength(writer, item)),
        (text("Source of record"), writer.told(sheet.authorities.reason)),
    ]
    if sheet.chosen:
        pairs.insert(2, (text("Why these figures and no others"), writer.told(sheet.chosen)))
    if judged := _by_a_person(writer, sheet.person_judgement):
        pairs.insert(-1, (text("Validity and integrity"), judged))
    at = pairs.index((text("Target"), target_words))
    if sheet.direction is not Direction.NONE and sheet.kind is not Kind.COUNT and sheet.material_change:
        pairs.insert(at + 1, (text("Smallest change that counts"), writer.told(sheet.material_change.reason)))
    if sheet.latest is not None:
        later = _two(capital(writer.period(sheet.latest.start, sheet.latest.end)), writer.told(sheet.latest.reason))
        pairs.insert(at, (text("Compared with it"), later))
    if item.judged and (
        ruled_out := [said for one in sheet.alternatives.ruled_out if (said := _ruled_out(writer, one))]
    ):
        pairs.append((text("Ruled out as another choice"), bullets(ruled_out)))
    return definitions(pair for pair in (*pairs, *_quality(writer, item)) if pair[1])


def _ruled_out(writer: Writer, ruling: RuledOut) -> Markup:
    """Figures, by id or by time, that are no other choice, and why; nothing of figures that were not known yet."""
    if ruling.start is not None:
        which = capital(writer.period(ruling.start, ruling.end))
    else:
        known = writer.evidence.published.keys() & set(ruling.observations)
        if not known:
            return Markup("")
        which = sourced(Origin.REFERENCE, ", ".join(sorted(known)))
    return Markup("{}: {}").format(which, writer.told(ruling.reason))


def _quality(writer: Writer, item: IndicatorResult) -> list[tuple[str, Markup | str]]:
    """What auditors ask of a figure beside its source."""
    quality = item.indicator.quality
    if quality is None:
        return []
    text = writer.language.text
    return [
        (text("How the figure was verified"), writer.told(quality.verified)),
        (text("Accuracy that the finding needs"), needed_accuracy(writer, item)),
        (text("Limits of its accuracy"), writer.told(quality.limits)),
        (text("How they are made up for"), writer.told(quality.compensated)),
    ]


def _target(writer: Writer, target: TargetSheet, unit: str) -> Markup:
    """The target with its date and document, those of each period, or why there is none."""
    if target.none is not None:
        return writer.told(target.none)
    reason = writer.told(target.reason)
    if target.by_period:
        steps = [t for t in writer.evidence.targets if t.target_id in target.by_period]
        each = [
            writer.say(
                "{value} by {date} ({source})",
                value=sourced(Origin.FRAMEWORK, writer.quantity(float(step.value), unit)),
                date=writer.date(step.period_end),
                source=writer.cite([step.source]),
            )
            for step in sorted(steps, key=lambda t: t.period_end)
        ]
        return _two(Markup("; ").join(each), reason) if each else reason
    assert target.date is not None
    assert target.source is not None
    value, date, source = _size(writer, target, unit), writer.date(target.date), writer.cite([target.source])
    return _two(writer.say("{value} by {date} ({source})", value=value, date=date, source=source), reason)


def _size(writer: Writer, target: TargetSheet, unit: str) -> Markup:
    """A target as it was set: a value, or a share of the baseline."""
    if target.percent_of_baseline is not None:
        share = writer.language.percent(target.percent_of_baseline / 100)
        return writer.say("{share} of the baseline", share=sourced(Origin.FRAMEWORK, share))
    assert target.value is not None
    return sourced(Origin.FRAMEWORK, writer.quantity(target.value, unit))


def _two(first: Markup | str, second: Markup) -> Markup:
    """Two sentences; the second may be nothing."""
    return Markup("{}. {}").format(first, second) if second else Markup("{}.").format(first)


def _by_a_person(writer: Writer, judgement: Judgement | None) -> Markup:
    """What a person judged, since no program can; nothing if nobody did so far."""
    said = [judgement.validity, judgement.integrity] if judgement else []
    return Markup(" ").join(writer.told(text) for text in said if text)


def _judged_by(writer: Writer, item: IndicatorResult) -> str:
    """Method of the verdict; where no direction is intended, that there is none."""
    if item.indicator.direction is Direction.NONE:
        return writer.language.text("Not judged: no direction is intended.")
    own = writer.language.text(METHODS_BY_NAME[item.result.method])
    return own[:1].upper() + own[1:] + "."


def _strength(writer: Writer, item: IndicatorResult) -> Markup:
    shown = grade_with_reason(writer.language, item.strength)
    if not item.strength.facts:
        return writer.say("{grade}: no figure of a period that had ended.", grade=shown)
    name = f"{item.indicator.id}.evidence"
    return writer.say(
        "{grade}. {before}, {after}; {coverage} of the due periods after the baseline have a figure.",
        grade=shown,
        before=writer.counted(
            "{n} figure of today's definition before the program",
            "{n} figures of today's definition before the program",
            f"{name}.points_before",
        ),
        after=writer.counted("{n} since its start", "{n} since its start", f"{name}.points_after"),
        coverage=writer.percent(f"{name}.coverage"),
    )
