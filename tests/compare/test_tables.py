"""Tables of what differs between two builds."""

from __future__ import annotations

from evaluation.compare.changes import compare
from evaluation.compare.tables import documents, figures
from evaluation.compare.writer import ChangeWriter
from evaluation.locale.language import Language
from evaluation.words.outline import Prose, to_markdown


def shown(old, new, most=None):
    writer = ChangeWriter(Language.of("en"), old, new)
    return list(figures(compare(old, new).figures, writer, most))


def test_a_restated_figure_stands_with_both_documents(make, observation):
    text = to_markdown(shown(make(), make(extra=[observation("F9", 20, 2023, source="S2")])))
    assert "| 200 cases | 20 cases | police, [S1](https://example.org/) → police, [S2](https://example.org/) |" in text


def test_a_new_figure_stands_with_its_document_and_nothing_then(make):
    text = to_markdown(shown(make(), make(figures={"F2024": 12})))
    assert "| cases | 2024 | – | 12 cases | police, [S1](https://example.org/) |" in text


def test_a_row_of_our_table_that_reads_otherwise_says_in_which_columns(make, observation):
    old, new = (make(extra=[observation("F9", 20, 2023, source="S2", note=note)]) for note in ("one", "two"))
    text = to_markdown(shown(old, new))
    assert "| What reads otherwise |" in text
    assert "| 20 cases | 20 cases | police, [S2](https://example.org/) | note |" in text


def test_a_short_text_says_how_many_rows_it_leaves_out(make):
    changed = make(figures={"F2021": 1, "F2022": 2, "F2023": 3})
    (table, rest) = shown(make(), changed, most=1)
    assert len(table.rows) == 1
    assert isinstance(rest, Prose)
    assert rest.text.striptags() == "And 2 more."


def test_documents_are_told_by_whether_they_are_new_gone_or_other(make, source):
    old = make(sources=[source("S3"), source("S4")])
    new = make(sources=[source("S4", title="Another title"), source("S5")])
    text = to_markdown(list(documents(compare(old, new).documents, ChangeWriter(Language.of("en"), old, new), None)))
    titles = ["New documents", "Documents that are no longer there", "Documents of which something else is recorded"]
    told = [
        text.index(words) for title, name in zip(titles, ("S5", "S3", "S4"), strict=True) for words in (title, name)
    ]
    assert told == sorted(told)
