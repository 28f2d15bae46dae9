"""The chapters over the real data: well-formed, complete, and honest."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from lxml import etree

from evaluation.errors import ParameterError
from evaluation.methods import YEAR, Point, Result, age, scatter_of
from evaluation.methods.comparisons.counts import interval_by_chance
from evaluation.report import open_report

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def report():
    """The real report in English."""
    return open_report(DATA)


def blocks(report):
    summary, money, data, methods = report.summary, report.money, report.data, report.methods
    yield from (summary.bottom_line(), summary.claims(), summary.objectives(), summary.money())
    yield from (summary.recommendations(), summary.trust())
    ends = report.conclusions
    yield from (ends.monitoring(), ends.lessons(), ends.recommendations())
    programme = report.programme
    yield from (programme.help(), programme.objectives(), programme.partners(), programme.where())
    yield from (programme.chain(), programme.known())
    for objective in ("1", "2", "3"):
        chapter = report.objective(objective)
        yield from (chapter.question(), chapter.verdict(), chapter.scorecard(), chapter.charts())
        yield from (chapter.facts(), chapter.credit(), chapter.not_shown())
        sheets = report.sheets(objective)
        yield from (sheets.heading(), sheets.indicators(), sheets.context(), sheets.other_explanations())
        yield from (sheets.gaps(), sheets.sources())
    yield from (report.common_sheets.indicators(), report.common_sheets.context())
    yield from (money.flows(), money.shared(), money.statements(), money.milestones())
    conclusions = report.conclusions
    yield from (conclusions.lasting(), conclusions.monitoring(), conclusions.lessons(), conclusions.conclusions())
    yield conclusions.recommendations()
    yield from (data.documents_read(), data.confidence(), data.restatements(), data.conflicts(), data.decisions())
    yield from (
        data.comparators(),
        methods.matrix(),
        methods.statuses(),
        methods.strength(),
        methods.synthesis(),
        conclusions.criteria(),
    )
    yield from (methods.sources(), methods.imprint(), methods.reproduce())


@pytest.fixture(scope="module")
def shown(report):
    """Every block of the report."""
    return list(blocks(report))


def test_every_block_is_well_formed(shown):
    for block in shown:
        etree.fromstring(f"<div>{block.markup}</div>")


def test_every_finding_is_marked_where_it_is_stated(shown):
    for block in shown:
        marked = set(re.findall(r'data-finding="([^"]+)"', block.markup))
        assert marked == {f.id for f in block.findings}


def test_a_finding_has_one_value_wherever_it_is_stated(shown):
    values = {}
    for finding in (f for block in shown for f in block.findings):
        assert values.setdefault(finding.id, finding) == finding


def test_every_chart_has_words_of_its_own(shown):
    alts = [
        i.get("aria-label")
        for b in shown
        for i in etree.fromstring(f"<div>{b.markup}</div>").findall(".//figure/svg[1]")
    ]
    assert len(alts) >= 10
    assert len(set(alts)) == len(alts)
    assert all(len(alt) > 40 for alt in alts)


def test_every_table_has_a_caption_and_every_row_a_header(shown):
    for block in shown:
        for table in etree.fromstring(f"<div>{block.markup}</div>").iter("table"):
            assert "".join(table.find("caption").itertext()).strip()
            assert all(row[0].tag == "th" for row in table.iter("tr"))


def test_what_was_not_found_is_never_called_not_public(shown):
    text = " ".join(str(b.markup) for b in shown).lower()
    assert "not public" not in text
    assert "never set" not in text
    assert "not found in what could be read of these documents" in text


def test_the_same_chapter_gives_the_same_bytes(report):
    sheets = report.sheets("1")
    assert sheets.indicators() == sheets.indicators()


def test_an_unknown_objective_is_refused_with_those_that_exist(report):
    with pytest.raises(ParameterError, match=r"none called '9'.*1, 2, 3"):
        report.objective("9")


def test_a_date_in_another_form_is_refused_with_the_right_one():
    with pytest.raises(ParameterError, match="Write it as 2020-02-06"):
        open_report(DATA, as_of="06/02/2020")


@pytest.mark.parametrize("as_of", ["2020-02-06", "2021-05-18", "2023-11-29", ""])
def test_the_report_of_an_earlier_day_links_only_to_documents_of_its_time(as_of):
    earlier = list(blocks(open_report(DATA, as_of=as_of)))
    text = "".join(str(b.markup) for b in earlier)
    assert set(re.findall(r'href="#(source-[^"]+)"', text)) <= set(re.findall(r'id="(source-[^"]+)"', text))
    assert sum(len(b.findings) for b in earlier) > 50


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_methods_say_what_the_baseline_is_and_why_verdicts_look_no_further(language):
    report = open_report(DATA, language=language)
    programme = report.progress.evidence.dataset.framework.programme
    told = " ".join(report.methods.judging().markup.striptags().split())
    for reason in (programme.baseline_note, programme.judged_until_reason):
        assert reason.of(language) in told


def test_the_methods_say_the_limits_that_are_applied(report):
    told = " ".join(report.methods.judging().markup.striptags().split())
    level, fewest, oldest = (
        int(re.search(words, told)[1])
        for words in (r"a (\d+)% interval", r"fewer than (\d+) periods", r"more than (\d+) whole periods")
    )
    year = dt.date(2000, 12, 31)
    periods = [Point(50, dt.date(2000 - n, 1, 1), dt.date(2000 - n, 12, 31)) for n in range(fewest)]
    assert scatter_of(periods, YEAR) is not None
    assert scatter_of(periods[1:], YEAR) is None
    assert Result("change", "improved", age=age(year, dt.date(2000 + oldest, 12, 31), YEAR)).is_current
    assert not Result("change", "improved", age=age(year, dt.date(2001 + oldest, 12, 31), YEAR)).is_current
    low, high = (float(end) for end in interval_by_chance(50, 0, 1))
    assert (low, 2 * (1 - high / (1 + high)) ** 50) == pytest.approx((0, 1 - level / 100))
