"""What a notebook shows is also a value: tables and charts as DataFrames, words as text."""

from __future__ import annotations

import inspect
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

from evaluation.report import open_report
from evaluation.words.block import Block

DATA = Path(__file__).parents[2] / "data"


def outputs(chapter):
    """Every output of a chapter."""
    names = [name for name, _ in inspect.getmembers(type(chapter), callable) if not name.startswith("_")]
    found = [
        (name, getattr(chapter, name))
        for name in names
        if len(inspect.signature(getattr(type(chapter), name)).parameters) == 1
    ]
    return [(name, block) for name, make in found if isinstance(block := make(), Block)]


@pytest.fixture(scope="module", params=["en", "es"])
def report(request):
    return open_report(DATA, language=request.param)


@pytest.fixture(scope="module")
def english():
    return open_report(DATA)


def test_every_table_of_every_chapter_is_a_frame_with_its_rows(report):
    chapters = [report.objective(1), report.sheets(1), report.sheets(2), report.money, report.data, report.methods]
    seen = 0
    for name, block in [pair for chapter in chapters for pair in outputs(chapter)]:
        for frame, markup in zip(block.frames, str(block.markup).split("<table")[1:], strict=True):
            assert len(frame) == markup.split("</table>")[0].count("<tr") - 1, name
            assert frame.attrs["caption"], name
            seen += 1
    assert seen > 20


def test_a_number_in_a_table_is_the_finding_that_it_states(report):
    card = report.objective(1).scorecard()
    stated = {finding.id: finding.value for finding in card.findings}
    baseline, latest = (card.frame[name] for name in card.frame.columns if str(card.frame[name].dtype) == "Float64")
    assert baseline.iloc[0] == stated["1.1.baseline"]
    assert latest.iloc[0] == stated["1.1.latest"]


def test_a_table_says_in_which_unit_its_numbers_are(english):
    (series, *_) = english.sheets(1).indicators().frames
    assert series.attrs["units"] == {"offices": "prosecutor_offices"}


def test_a_period_in_a_table_has_its_days_in_either_language(report):
    (series, *_) = report.sheets(1).indicators().frames
    start, end = (series[name] for name in series.columns if name.endswith((".start", ".end")))
    day = series.index[start == pd.Timestamp("2016-08-26")]
    assert len(day) == 1
    assert (end >= start).all()


def test_a_chart_is_a_frame_of_what_it_states(english):
    charts = english.objective(1).charts()
    offices = charts.chart_frames[0]
    known = english.desk.findings
    assert list(offices["value"]) == [known[id_].value for id_ in offices.index]
    assert offices.loc["1.1.figure.2", "period_end"] == pd.Timestamp("2016-08-26")
    assert set(offices["unit"]) == {"prosecutor_offices"}


def test_a_chart_is_a_figure_to_restyle_and_save(english, tmp_path):
    figure = english.objective(1).charts().figures[0]
    assert isinstance(figure, Figure)
    figure.set_size_inches(4, 2)
    figure.savefig(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").stat().st_size > 1000


def test_a_sentence_is_its_words_in_a_terminal_and_a_table_its_lines(english):
    answer = english.objective(1).verdict()
    assert str(answer) == repr(answer) == answer.text == answer._repr_mimebundle_()["text/plain"]
    assert "<" not in answer.text
    assert answer.text.splitlines()[0].startswith("Did resources grow?")


def test_help_on_an_output_names_what_one_hands_it_and_what_it_gives(english):
    assert str(inspect.signature(english.objective(1).scorecard)) == "() -> 'Block'"


def test_where_there_are_several_tables_or_none_one_is_told_to_choose(english):
    with pytest.raises(ValueError, match="frames"):
        _ = english.sheets(1).indicators().frame
    with pytest.raises(ValueError, match="0 tables"):
        _ = english.objective(1).question().frame
