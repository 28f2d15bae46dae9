"""A framework in few words: texts in one language, keys with a default, windows and targets as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.framework import Cumulation, Framework, Text, parse
from evaluation.load import read_yaml

SHORT = """
languages: [{languages}]
programme: {{id: safe-return, title: Safe Return, area: Loreto, start: 2024, end: 2027-06}}
objectives: [{{id: help, title: Children get help}}]
indicators:
- id: assisted
  objective: help
  title: Children assisted
  unit: children
  kind: count
  direction: rise
  measure: children_assisted
  {more}
"""


@pytest.fixture
def written(tmp_path):
    def write(more="target: {value: 500, by: 2027, source: D1}", languages="es"):
        (tmp_path / "framework.yaml").write_text(SHORT.format(more=more, languages=languages), encoding="utf-8")
        return parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)

    return write


def test_what_follows_from_the_rest_need_not_be_written(written):
    framework, faults = written()
    assert faults == []
    programme, (objective,), (sheet,) = framework.programme, framework.objectives, framework.indicators
    assert (programme.start, programme.end, programme.judged_until) == (
        *(dt.date(2024, 1, 1), dt.date(2027, 6, 30)),
        dt.date(2027, 6, 30),
    )
    assert (programme.short_title, objective.short_title) == (programme.title, objective.title)
    assert (sheet.short_title, sheet.cumulation) == (sheet.title, Cumulation.NON_CUMULATIVE)
    assert sheet.select.value.areas == ("Loreto",)
    assert (sheet.baseline.start, sheet.baseline.end) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert sheet.target.date == dt.date(2027, 12, 31)
    assert framework.dialogues == framework.criteria == sheet.limitations == ()


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("2019-02", dt.date(2019, 2, 1), dt.date(2019, 2, 28)),
        ("2019-06-30", dt.date(2019, 6, 30), dt.date(2019, 6, 30)),
        ("[2005-07, 2007]", dt.date(2005, 7, 1), dt.date(2007, 12, 31)),
        ("none", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    ],
)
def test_a_window_is_a_year_a_month_a_day_or_two_of_them(written, window, start, end):
    framework, faults = written(f"baseline: {window}\n  target: {{none: Not set.}}")
    assert faults == []
    assert (framework.indicators[0].baseline.start, framework.indicators[0].baseline.end) == (start, end)


def test_words_alone_are_in_the_first_language_and_each_other_one_is_asked_for(written):
    framework, _ = written()
    assert framework.programme.title == Text(es="Safe Return")
    _, faults = written(languages="es, en")
    assert {fault.problem for fault in faults} == {"`en` is missing"}
    assert {fault.column for fault in faults} >= {"programme.title.en", "indicators.0.title.en"}


def test_a_text_is_shown_in_what_it_has():
    assert Text(es="Hola").of("en") == "Hola"
    assert Text(es="Hola", en="Hello").of("fr") == "Hello"


def test_a_language_without_a_catalogue_is_refused(written):
    _, (fault,) = written(languages="xx")
    assert "there is no catalogue for 'xx'" in fault.problem


def test_what_decides_has_no_default(tmp_path):
    text = SHORT.format(languages="es", more="")
    for line in ("kind: count", "direction: rise"):
        text = text.replace(f"  {line}\n", "")
    (tmp_path / "framework.yaml").write_text(text, encoding="utf-8")
    _, faults = parse(read_yaml(tmp_path / "framework.yaml", tmp_path), Framework)
    assert {fault.problem for fault in faults} == {f"`{key}` is missing" for key in ("kind", "direction", "target")}
