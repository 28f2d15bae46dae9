"""A reader who divides or subtracts printed figures gets the printed result, or is told that it follows from others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from evaluation.assess import assess
from evaluation.evidence import as_known_on, open_dataset
from evaluation.findings import findings_of
from evaluation.load import PartialDate
from evaluation.locale.language import Language
from evaluation.report.parts.disputed import disagreements, restated
from evaluation.report.parts.indicator.words import answer
from evaluation.words.writer import Writer

DATASET = open_dataset(Path(__file__).parents[3] / "data")
DAYS = [None, *(PartialDate(d.date).last_day() for d in DATASET.framework.dialogues)]
UNROUNDED = {"en": "rom unrounded figures", "es": "partir de cifras sin redondear"}
MILLION = {"en": "million", "es": "millones"}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def known(request):
    progress = assess(as_known_on(DATASET, request.param))
    return progress, findings_of(progress)


def printed(node, language):
    """The number that a reader of a span sees; a percentage as a share."""
    text = node.text_content().replace("−", "-")
    number = float(re.search(r"-?[\d,]*\.?\d+", text)[0].replace(",", ""))
    scale = 1e6 if MILLION[language] in text else 0.01 if "%" in text else 1
    return number * scale


def spans(markup, language):
    root = html.fromstring(f"<div>{markup}</div>")
    return {n.get("data-finding"): printed(n, language) for n in root.iter("span") if n.get("data-finding")}


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


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_share_follows_from_its_printed_parts(known, language):
    progress, findings = known
    for item in progress.indicators:
        found = spans(answer(Writer(Language.of(language), progress.evidence, findings), item), language)
        for name in [n.removesuffix(".part") for n in found if n.endswith(".part")]:
            assert found[name] == pytest.approx(found[f"{name}.part"] / found[f"{name}.whole"], abs=0.0005)


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
