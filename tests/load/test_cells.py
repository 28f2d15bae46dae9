"""Numbers, dates and years that are written in another way are refused with what to write instead."""

from __future__ import annotations

import contextlib
import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.load.cells.dates import parse_date, parse_partial_date, parse_year
from evaluation.load.cells.error import CellError
from evaluation.load.cells.numbers import parse_number
from evaluation.load.cells.signs import sign_name, usual
from evaluation.load.cells.words import did_you_mean

EMPTY = "Leave the cell empty"
NUMBERS = {
    **dict.fromkeys(("..", "...", ":", "…", "n.a.", "N/A", "x", "-", "—", "−", "s/d", "sin datos"), ("nothing", EMPTY)),
    **dict.fromkeys(("#DIV/0!", "#REF!", "#N/A", "#¡VALOR!"), ("error of a spreadsheet", "mend the formula")),
    "<5": ("a bound", "Write 5 and the qualifier at_most"),
    "≤ 5%": ("LESS-THAN OR EQUAL TO (U+2264)", "Write 5 and the qualifier at_most"),
    "hasta 5": ("a bound", "Write 5 and the qualifier at_most"),
    ">1,000,000": ("a bound", "Write 1000000 and the qualifier at_least"),
    "more than 100": ("a bound", "Write 100 and the qualifier at_least"),
    "100+": ("a bound", "Write 100 and the qualifier at_least"),
    "~30": ("'about'", "Write 30 and the qualifier about"),
    "≈30": ("ALMOST EQUAL TO (U+2248)", "Write 30 and the qualifier about"),
    "ca. 30": ("'about'", "Write 30 and the qualifier about"),
    "10 (est.)": ("'about'", "Write 10 and the qualifier about"),
    "14*": ("a remark", "Write 14 and put the remark into note"),
    "14 †": ("a remark", "Write 14 and put the remark into note"),
    "14 (1)": ("a remark", "Write 14 and put the remark into note"),
    "14¹": ("a remark", "Write 14 and put the remark into note"),
    "(5)": ("stand for a minus", "Write -5"),
    "(1,234,567)": ("stand for a minus", "Write -1234567"),
    "1E+03": ("power of ten", "Write 1000"),
    "1.5e-2": ("power of ten", "Write 0.015"),
    "9.8m": ("a word for its size", "Write 9800000"),
    "US$ 9.8 million": ("a word for its size", "Write 9800000"),
    "2,5 millones": ("a word for its size", "Write 2500000"),
    "3k": ("a word for its size", "Write 3000"),
    "5 mil": ("a word for its size", "Write all its digits"),
    "+5": ("a plus sign", "Write 5"),
    ".5": ("its point", "Write 0.5"),
    "5.": ("its point", "Write 5"),
    "45%": ("its unit beside it", "Write 45, the number alone"),
    "S/ 12,5": ("its unit beside it", "Write 12.5, the number alone"),
    "12 persons": ("words beside it", "Write 12, the number alone"),
    "1,23,456": ("thousands separator", "Write 123456"),
    "1٬234٬567": ("ARABIC THOUSANDS SEPARATOR (U+066C)", "Write 1234567"),
    "10-20": ("a range", "one at_least and one at_most"),
    "½": ("a fraction", "Write digits"),
    "3/4": ("a fraction", "Write digits"),
    "−5": ("MINUS SIGN (U+2212)", "Write -5"),
    "–5": ("EN DASH (U+2013)", "Write -5"),
    "١٤": ("ARABIC-INDIC DIGIT ONE (U+0661)", "Write 14"),
    "１４": ("FULLWIDTH DIGIT ONE (U+FF11)", "Write 14"),
    "12‚5": ("SINGLE LOW-9 QUOTATION MARK (U+201A)", "Write 12.5"),
    "12\u200b": ("ZERO WIDTH SPACE (U+200B)", "Write 12"),
    "1O": ("LATIN CAPITAL LETTER O (U+004F)", "Write 10"),
    "'14": ("quotation mark", "Write 14"),
    "1_4": ("underscore", "Write digits"),
    "Infinity": ("not a number", "Write digits"),
    "1e400": ("not a number", "Write digits"),
    "twelve": ("not a number", "Write digits"),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_in_another_form_is_refused_with_the_one_that_is_meant(text):
    problem, remedy = NUMBERS[text]
    with pytest.raises(CellError) as refused:
        parse_number(text)
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


DATES = {
    "42735": ("the number of its day", "Write 2016-12-31"),
    "2016/12/31": ("not in ISO format", "Write 2016-12-31"),
    "2016.12.31": ("not in ISO format", "Write 2016-12-31"),
    "2016-12-31 00:00:00": ("not in ISO format", "Write 2016-12-31"),
    "31.12.2016": ("not in ISO format", "Write 2016-12-31"),
    "05/06/2018": ("not in ISO format", "2018-06-05 or 2018-05-06"),
    "31/12/16": ("two digits", "Write dates as"),
    "17-Dec": ("is cut", "if it is day 17, add the year: 2016-12-17"),
    "dic-17": ("is cut", "If it is a month, write 2017-12"),
    "31-dic-2016": ("a word", "Write 2016-12-31"),
    "31 de diciembre de 2016": ("a word", "Write 2016-12-31"),
    "December 31, 2016": ("a word", "Write 2016-12-31"),
    "2018/19": ("a period", "2018-07-01, or its last, such as 2019-06-30"),
    "FY2019": ("a period", "2018-07-01, or its last, such as 2019-06-30"),
    "2016-2020": ("a period", "2016-01-01, or its last, such as 2020-12-31"),
    "2018-Q3": ("a period", "2018-07-01, or its last, 2018-09-30"),
    "T3 2018": ("a period", "2018-07-01, or its last, 2018-09-30"),
    "2018-H1": ("a period", "2018-01-01, or its last, 2018-06-30"),
    "2016\u201112\u201131": ("NON-BREAKING HYPHEN (U+2011)", "Write 2016-12-31"),
    "٢٠١٦-١٢-٣١": ("ARABIC-INDIC DIGIT TWO (U+0662)", "Write 2016-12-31"),
    "..": ("nothing", EMPTY),
    "s/f ": ("not in ISO format", "Write dates as"),
}


@pytest.mark.parametrize("parse", [parse_date, parse_partial_date])
@pytest.mark.parametrize("text", DATES)
def test_a_date_in_another_form_is_refused_with_the_one_that_is_meant(text, parse):
    problem, remedy = DATES[text]
    with pytest.raises(CellError) as refused:
        parse(text)
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [("2016", "2016-01-01 for the first day, 2016-12-31 for the last"), ("2016-02", "2016-02-29 for the last")],
)
def test_a_month_where_a_day_is_needed_is_shown_with_both_its_ends(text, remedy):
    with pytest.raises(CellError) as refused:
        parse_date(text)
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("2018/19", "fiscal year", "Write 2019, the year in which it ends, or say which"),
        ("2022-23", "fiscal year", "Write 2023"),
        ("FY19", "fiscal year", "Write 2019"),
        ("2015Q1", "part of a year", "Write 2015"),
        ("Q3 2020", "part of a year", "Write 2020"),
        ("2020-02", "part of a year", "Write 2020"),
        ("2015-12-31", "a day", "Write 2015"),
        ("42735", "the number of its day", "Write 2016"),
        ("2016-2020", "a period of years", "Write one year"),
        ("٢٠٢٠", "ARABIC-INDIC DIGIT", "Write 2020"),
        ("..", "nothing", EMPTY),
        ("2015.5", "part of a year", "Write 2015"),
        ("0", "not a year", "four digits"),
        ("soon", "not a year", "four digits"),
    ],
)
def test_a_year_in_another_form_is_refused_with_the_one_that_is_meant(text, problem, remedy):
    with pytest.raises(CellError) as refused:
        parse_year(text)
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


def test_a_year_that_a_program_wrote_as_a_number_is_a_year():
    assert (parse_year("2015"), parse_year("2015.0")) == (2015, 2015)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_is_read_back_whatever_signs_it_was_written_with(number):
    """The remedy of a number in look-alike signs is the number."""
    plain = f"{number:f}"
    assert parse_number(plain) == number
    disguised = plain.translate({ord("-"): "\u2212", **{ord(str(n)): chr(0x0660 + n) for n in range(10)}})
    with pytest.raises(CellError) as refused:
        parse_number(disguised)
    assert refused.value.remedy == f"Write {plain}"


@given(st.dates(dt.date(1955, 1, 1), dt.date(2099, 12, 31)))
def test_the_day_that_a_spreadsheet_meant_is_the_remedy(day):
    """Its number, and its parts in the order of years, say which day it was."""
    for text in (str((day - dt.date(1899, 12, 30)).days), f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"):
        with pytest.raises(CellError) as refused:
            parse_date(text)
        assert refused.value.remedy == f"Write {day}"


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text):
    """A cell is read or refused in words, whatever is in it."""
    for parse in (parse_number, parse_date, parse_partial_date, parse_year):
        with contextlib.suppress(CellError):
            assert str(parse(text)) in (text, text.partition(".")[0], text.lstrip("0"))


@pytest.mark.parametrize(
    ("text", "known", "named"),
    [
        ("Per\u0443", "Peru", "CYRILLIC SMALL LETTER U (U+0443)"),
        ("Juni\u0301n", "Jun\u00edn", "COMBINING ACUTE ACCENT (U+0301)"),
        ("Madre\u00a0de Dios", "Madre de Dios", "NO-BREAK SPACE (U+00A0)"),
        ("Pe\u200bru", "Peru", "ZERO WIDTH SPACE (U+200B)"),
        ("13\u201117", "13-17", "NON-BREAKING HYPHEN (U+2011)"),
        ("Peru", "\u0420eru", "CYRILLIC CAPITAL LETTER ER (U+0420)"),
    ],
)
def test_a_word_that_looks_like_another_is_told_by_the_name_of_its_sign(text, known, named):
    hint = did_you_mean(text, ["Lima", known])
    assert repr(known) in hint
    assert named in hint


@given(st.characters(exclude_categories=["Cs"]))
def test_every_sign_has_a_name_with_its_number(sign):
    assert sign_name(sign).endswith(f"(U+{ord(sign):04X})")


@given(st.text(max_size=20))
def test_what_is_usual_stays_as_it_is(text):
    assert usual(usual(text)) == usual(text)
    assert unicodedata.is_normalized("NFC", usual(text))
