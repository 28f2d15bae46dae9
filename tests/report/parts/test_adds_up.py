"""A reader who divides or subtracts printed figures gets the printed result, or is told that it follows from others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from evaluation.assess import assess
from evaluation.evidence import as_known_on, open_dataset
from evaluation.facts.trace_words import formula_line
from evaluation.findings import findings_of
from evaluation.findings.of_indicator import range_of
from evaluation.framework import Kind
from evaluation.load import PartialDate
from evaluation.locale.language import Language
from evaluation.methods import Reason
from evaluation.report.parts.disputed import disagreements, restated
from evaluation.report.parts.indicator.accuracy import needed_accuracy
from evaluation.report.parts.indicator.specifications import specifications
from evaluation.report.parts.indicator.words import answer
from evaluation.report.parts.money_flows import money_message, once, statements
from evaluation.words.quantity import as_printed
from evaluation.words.writer import Writer

ROOT = Path(__file__).parents[3]
DATASET = open_dataset(ROOT / "data")
DAYS = [None, *(PartialDate(d.date).last_day() for d in DATASET.framework.dialogues)]
UNROUNDED = {"en": "rom unrounded figures", "es": "partir de cifras sin redondear"}
MILLION = {"en": "million", "es": "millones"}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def known(request):
    progress = assess(as_known_on(DATASET, request.param))
    return progress, findings_of(progress)


def printed(node, language):
    """The number that a reader of a span sees; a percentage as a share."""
    text = re.sub(r"-S/\s*", "S/ -", node.text_content().replace("−", "-"))
    number = float(re.search(r"-?[\d,]*\.?\d+", text)[0].replace(",", ""))
    scale = 1e6 if MILLION[language] in text else 0.01 if "%" in text else 1
    return number * scale


def spans(markup, language):
    root = html.fromstring(f"<div>{markup}</div>")
    return {n.get("data-finding"): printed(n, language) for n in root.iter("span") if n.get("data-finding")}


def computed(formula):
    """What a formula gives with the numbers printed in it; None where it is no arithmetic but words."""
    sums = re.sub(" (days|días)", "", formula).replace("−", "-").replace("×", "*").replace(",", "")
    if not re.fullmatch(r"[-+*/().\d\s]*[-+*/][-+*/().\d\s]*", sums):
        return None
    return eval(sums)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_formula_gives_its_value_with_the_numbers_printed_in_it(known, language):
    _, findings = known
    checked = 0
    for finding in findings.values():
        if finding.formula is None or not finding.formula.values or finding.value is None:
            continue
        found = computed(formula_line(finding.formula, Language.of(language)))
        if found is None:
            continue
        checked += 1
        unit = DATASET.tables.units.get(finding.unit)
        shown = as_printed(unit, finding.value) if unit else finding.value
        step = 10.0**-unit.decimals if unit and abs(shown) < 1e6 else 1e4 if unit else 0.01
        assert shown == pytest.approx(found, abs=step / 2 + 1e-9), finding.id
    assert checked


ENTRY = re.compile(r'<p><strong data-finding="([^"]+)">(.*?)</strong>.*?<span data-n="formula">(.*?)</span>', re.DOTALL)


@pytest.mark.parametrize("page", sorted((ROOT / "reports").glob("*/*.html")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_reader_who_does_a_sum_of_the_appendix_gets_the_number_before_it(page):
    text, language, checked = page.read_text(encoding="utf-8"), page.parent.name, 0
    for entry in re.split(r'(?=<div id="number-)', text)[1:]:
        if not (found := ENTRY.match(entry, entry.index("<p>"))):
            continue
        name, shown, formula = found.groups()
        value = computed(html.fromstring(f"<p>{formula}</p>").text_content())
        if value is None:
            continue
        checked += 1
        shown = html.fromstring(f"<p>{shown}</p>")
        said = printed(shown, language) / (0.01 if " × 100" in formula else 1)
        digits = len(re.search(r"\d(?:[.](\d+))?(?!\d|,\d)", shown.text_content().replace(",", ""))[1] or "")
        scale = 1e6 if MILLION[language] in shown.text_content() else 1
        scale *= 0.01 if "%" in shown.text_content() and " × 100" not in formula else 1
        assert said == pytest.approx(value, abs=scale * 10.0**-digits / 2 + 1e-9), name
    assert checked or page.stem in ("index", "objective-3", "brief")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_change_follows_from_the_figures_printed_beside_it_or_says_from_which_it_does(known, language):
    progress, findings = known
    checked = 0
    for item in progress.indicators:
        said = answer(Writer(Language.of(language), progress.evidence, findings), item)
        found, id_ = spans(said, language), item.indicator.id
        before, after = (found.get(f"{id_}.{r}_rate", found.get(f"{id_}.{r}")) for r in ("baseline", "latest"))
        if (ratio := found.get(f"{id_}.ratio")) is not None:
            fits = abs(after / before - ratio) <= 0.005 + 1e-9
        elif (change := found.get(f"{id_}.relative_change")) is not None:
            fits = abs(abs(after - before) / abs(before) - change) <= 0.005 + 1e-9
        else:
            continue
        checked += 1
        assert fits != (UNROUNDED[language] in said), (id_, said.striptags())
    assert checked or progress.evidence.as_of.year < 2021


COMPARED = ("ratio", "ratio_low", "ratio_high", "relative_change", "share_low", "share_high", "slope", "tipping")
"""What the findings of an indicator call a comparison of its two figures."""


def test_across_a_change_of_what_is_counted_nothing_is_compared(known):
    progress, findings = known
    apart = {i.indicator.id for i in progress.indicators if i.direction.reason is Reason.DEFINITION_BREAK}
    found = {name: {id_ for id_ in findings if id_.endswith(f".{name}")} for name in COMPARED}
    assert {f"{id_}.{name}" for id_ in apart for name in COMPARED}.isdisjoint(set().union(*found.values()))
    if progress.evidence.as_of.year >= 2026:
        assert {"1.2", "1.3", "2.2"} <= apart
        assert all(found[name] for name in ("ratio", "relative_change", "tipping"))  # so they are called


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_share_follows_from_its_printed_parts(known, language):
    progress, findings = known
    for item in progress.indicators:
        found = spans(answer(Writer(Language.of(language), progress.evidence, findings), item), language)
        for name in [n.removesuffix(".part") for n in found if n.endswith(".part")]:
            assert found[name] == pytest.approx(found[f"{name}.part"] / found[f"{name}.whole"], abs=0.0005)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_range_lies_between_changes_that_the_printed_pairs_give(known, language):
    """The ends of "+6 to +13 offices; +75% to +1,300%" are those of the pairs of figures in the table below them."""
    progress, findings = known
    checked = 0
    for item in progress.indicators:
        id_, ends = item.indicator.id, range_of(item)
        if not item.judged or not ends or item.indicator.kind is Kind.COUNT:
            continue  # of counts the range is of yearly rates, which the table of pairs does not print
        writer = Writer(Language.of(language), progress.evidence, findings)
        found = spans(specifications(writer, item), language)
        pairs = [
            (found[name], found[name.removesuffix("baseline") + "latest"])
            for name in found
            if name.endswith(".baseline") and name.removesuffix("baseline") + "latest" in found
        ]
        if not pairs:
            continue
        checked += 1
        differences = [after - before for before, after in pairs]
        for end, value in (("least", min(differences)), ("most", max(differences))):
            shown = found.get(f"{id_}.range.{end}", found[f"{id_}.range.least"])  # ends that look alike are said once
            assert shown == pytest.approx(value, abs=0.005 + 1e-9 * abs(value)), (id_, end)
        if f"{id_}.range.relative_least" in found:
            changes = [(after - before) / before for before, after in pairs]
            for end, value in (("relative_least", min(changes)), ("relative_most", max(changes))):
                shown = found.get(f"{id_}.range.{end}", found[f"{id_}.range.relative_least"])
                assert shown == pytest.approx(value, abs=0.005 + 1e-9), (id_, end)
    assert checked or progress.evidence.as_of.year < 2022


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_finding_turns_just_beyond_the_printed_bounds_and_its_figure_lies_between_them(known, language):
    progress, findings = known
    for item in progress.indicators:
        needed, latest = item.accuracy, item.result.latest
        if needed is None or latest is None:
            continue
        writer = Writer(Language.of(language), progress.evidence, findings)
        found = spans(needed_accuracy(writer, item), language)
        value = latest.value if latest.numerator is None else latest.numerator
        name = f"{item.indicator.id}.holds"
        assert found.get(f"{name}.lowest", value) <= value <= found.get(f"{name}.highest", value), name
        assert (f"{name}.lowest" in found, f"{name}.highest" in found) == (
            needed.lowest is not None,
            needed.highest is not None,
        )
        for end, bound in (("lowest", needed.lowest), ("highest", needed.highest)):
            if bound is not None:
                assert found[f"{name}.{end}"] == pytest.approx(bound, rel=0.005), (name, end)
            if f"{name}.{end}.whole" in found:
                assert found[f"{name}.{end}.whole"] == latest.denominator


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_chart_of_money_names_the_highest_of_the_amounts_in_its_table(known, language):
    progress, findings = known
    writer = Writer(Language.of(language), progress.evidence, findings)
    for flow in progress.evidence.dataset.framework.money:
        stated = statements(writer, flow)
        drawn = once(o for o in stated if o.measure in flow.drawn)
        if len(drawn) < 2:
            continue
        message = html.fromstring(f"<div>{money_message(writer, flow, drawn)}</div>")
        said = [printed(n, language) for n in message.iter("span") if n.get("data-finding")]
        table = [printed(html.fromstring(f"<p>{writer.published(o)}</p>"), language) for o in drawn]
        assert said == [table[n] for n in sorted({0, table.index(max(table)), len(table) - 1})]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_restatement_and_spread_follows_from_the_values_printed_in_its_row(known, language):
    progress, findings = known
    writer = Writer(Language.of(language), progress.evidence, findings)
    shown_tables = "".join([*restated(writer, progress), *disagreements(writer, progress)])
    for row in html.fromstring(f"<div>{shown_tables}</div>").iter("tr"):
        nodes = [n for n in row.iter("span") if n.get("data-finding")]
        values = [printed(n, language) for n in nodes if n.get("data-finding").startswith("observation.")]
        for node in nodes:
            shown, name = printed(node, language), node.get("data-finding")
            if name.endswith(".change"):
                assert shown == pytest.approx((values[-1] - values[0]) / values[0], abs=0.005 + 1e-9), name
            elif name.endswith(".spread"):
                assert shown == pytest.approx((max(values) - min(values)) / min(values), abs=0.005 + 1e-9), name
