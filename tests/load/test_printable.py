"""Letters that the PDF cannot print are named before anything is built, and withhold nothing."""

from __future__ import annotations

import pytest

from evaluation.fonts.printable import _refused, unprintable
from evaluation.load import read_tables, unprinted_texts


@pytest.mark.case("source-in-another-script")
@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("\u4eba\u8eab\u58f2\u8cb7 (Report)", "CJK UNIFIED IDEOGRAPH-4EBA (U+4EBA)"),
        ("Report \U0001f600", "GRINNING FACE (U+1F600)"),
        ("\ud55c\uad6d", "HANGUL SYLLABLE HAN (U+D55C)"),
        ("\u0e44\u0e17\u0e22", "THAI CHARACTER SARA AI MAIMALAI (U+0E44)"),
        ("Report\ufeff 2016", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
    ],
)
def test_a_title_that_cannot_be_printed_is_named_with_its_row_and_column(folder, title, named):
    folder.set("sources", 3, "title", title)
    folder.write()
    assert read_tables(folder.path)[1] == []
    (fault,) = unprinted_texts(folder.path)
    assert (fault.file, fault.row, fault.column) == ("sources.csv", 3, "title")
    assert named in fault.problem


@pytest.mark.parametrize(
    "title",
    ["Ελλάδα", "Перу", "\u0627\u0644\u062a", "\u0930\u093f", "Ștefan", "Juni\u0301n", "CO₂ ≥ 5 m² → “ok” – 10\u202f%"],
)
def test_letters_of_the_faces_that_the_pdf_carries_are_not_named(folder, title):
    folder.set("sources", 3, "title", title)
    folder.write()
    assert unprinted_texts(folder.path) == []


def test_a_remark_that_no_report_prints_may_have_any_letters(folder):
    folder.set("sources", 3, "note", "人身売買")
    folder.write()
    assert unprinted_texts(folder.path) == []


def test_a_text_of_the_framework_is_named_with_its_line(tmp_path):
    (tmp_path / "framework.yaml").write_text("a:\n  - {en: Report, es: 人}\nb: [x, '😀']\n", encoding="utf-8")
    faults = unprinted_texts(tmp_path, ["framework.yaml"])
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(2, "a.0.es", "人"), (3, "b.1", "😀")]


def test_many_signs_are_judged_one_by_one():
    assert unprintable("a人b😀cΩ人") == ("人", "😀")


def test_letters_that_are_not_even_tried_are_all_in_the_faces():
    ranges = ((0x20, 0x7F), (0xA0, 0x250), (0x2010, 0x2028), (0x2030, 0x203B))
    letters = [chr(number) for first, last in ranges for number in range(first, last)]
    assert unprintable("".join(letters)) == ()
    assert _refused(tuple(letters)) == frozenset()
