"""Planted impossibilities are found, each by its rule; figures that can be true are never accused."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.evidence import open_dataset
from evaluation.evidence.arithmetic import Impossible, audit, remarks_on
from evaluation.evidence.arithmetic.shares import has_part, has_whole, may_be
from evaluation.load import Measure, MeasureKind, Qualifier, Role, Tables, Unit, Words, read_tables

DATA = Path(__file__).parents[3] / "data"


def measure(name: str, kind: str = "count", unit: str = "cases", **changes: str) -> Measure:
    words = {"title": Words((("en", name),)), "definition": Words((("en", name),))}
    plain = {"part_of": "", "role": Role.RESULT, "note": ""}
    return Measure(measure=name, kind=MeasureKind(kind), unit=unit, **(words | plain | changes))


MEASURES = (
    measure("cases"),
    measure("solved", part_of="cases"),
    measure("share_solved", "share", "percent", numerator="solved", denominator="cases"),
    measure("share_of_girls", "share", "percent", numerator="cases", denominator="cases"),
    measure("growth", "rate", "percent", change_of="cases"),
    measure("offices", "stock"),
)


@pytest.fixture
def remarks(observation):
    """Kinds of the remarks on rows of one document: id, measure, value, and further cells."""

    def found(*rows: tuple) -> list[tuple[Impossible, str, tuple[str, ...]]]:
        figures = []
        for id_, name, value, *cells in rows:
            changes = dict(cells[0]) if cells else {}
            start, end = changes.pop("period", ("2020-01-01", "2020-12-31"))
            unit = next(m.unit for m in MEASURES if m.measure == name)
            figures.append(observation(id_, value, start, end, measure=name, unit=unit, **changes))
        unit_rows = {u: Unit(u, "count", Words((("en", u),)), Words((("en", u),)), 0) for u in ("cases", "percent")}
        tables = Tables({}, unit_rows, {}, {}, {m.measure: m for m in MEASURES}, tuple(figures), ())
        return [
            (r.kind, r.figure.observation_id, tuple(o.observation_id for o in r.beside))
            for r in audit(tables, "Peru", {"Cusco"})
        ]

    return found


CASES, SOLVED = ("F1", "cases", "120"), ("F2", "solved", "30")
CUSCO, GHANA = ({"area": area} for area in ("Cusco", "Ghana"))
HALF = {"period": ("2020-01-01", "2020-06-30")}
SECOND_HALF = {"period": ("2020-07-01", "2020-12-31")}
YEAR_BEFORE = {"period": ("2019-01-01", "2019-12-31")}
PLANTED = {
    "share of both counts": (
        [CASES, SOLVED, ("F3", "share_solved", "26.0")],
        (Impossible.SHARE_OF_COUNTS, "F3", ("F2", "F1")),
    ),
    "share of a total alone": (
        [("F1", "cases", "7"), ("F3", "share_solved", "50")],
        (Impossible.SHARE_OF_WHOLE, "F3", ("F1",)),
    ),
    "share of a part alone": (
        [("F2", "solved", "32"), ("F3", "share_solved", "63.5")],
        (Impossible.SHARE_OF_PART, "F3", ("F2",)),
    ),
    "share of a group": (
        [CASES, ("F2", "cases", "30", {"sex": "female"}), ("F3", "share_of_girls", "30", {"sex": "female"})],
        (Impossible.SHARE_OF_COUNTS, "F3", ("F2", "F1")),
    ),
    "part above its total": ([CASES, ("F2", "solved", "121")], (Impossible.PART_ABOVE_TOTAL, "F2", ("F1",))),
    "sex above all": (
        [CASES, ("F2", "cases", "121", {"sex": "female"})],
        (Impossible.GROUP_ABOVE_WIDER, "F2", ("F1",)),
    ),
    "children of 13 to 17 above all children": (
        [("F1", "cases", "80", {"age_group": "under_18"}), ("F2", "cases", "81", {"age_group": "13_17"})],
        (Impossible.GROUP_ABOVE_WIDER, "F2", ("F1",)),
    ),
    "groups above their total": (
        [CASES, ("F2", "cases", "70", {"sex": "female"}), ("F3", "cases", "51", {"sex": "male"})],
        (Impossible.GROUPS_ABOVE_TOTAL, "F1", ("F2", "F3")),
    ),
    "place above the country": (
        [CASES, ("F2", "cases", "121", CUSCO)],
        (Impossible.PLACE_ABOVE_COUNTRY, "F2", ("F1",)),
    ),
    "half a year above the year": ([CASES, ("F2", "cases", "121", HALF)], (Impossible.PART_OF_TIME, "F2", ("F1",))),
    "two halves below the year": (
        [CASES, ("F2", "cases", "60", HALF), ("F3", "cases", "59", SECOND_HALF)],
        (Impossible.TIMES_BELOW_TOTAL, "F1", ("F2", "F3")),
    ),
    "change against its levels": (
        [CASES, ("F2", "cases", "100", YEAR_BEFORE), ("F3", "growth", "21")],
        (Impossible.CHANGE_OF_LEVELS, "F3", ("F2", "F1")),
    ),
    "fall printed as a rise": (
        [CASES, ("F2", "cases", "150", YEAR_BEFORE), ("F3", "growth", "20")],
        (Impossible.CHANGE_OF_LEVELS, "F3", ("F2", "F1")),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_impossibility_is_found_with_the_figures_it_is_set_against(remarks, rows, expected):
    assert remarks(*rows) == [expected]


ABOUT, MORE, MOST = ({"qualifier": q} for q in (Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST))
TRUE = {
    "share rounded": [CASES, ("F2", "solved", "31"), ("F3", "share_solved", "25.8")],
    "share cut off": [("F1", "cases", "186"), ("F2", "solved", "107"), ("F3", "share_solved", "57")],
    "share of about so many": [("F1", "cases", "7", ABOUT), ("F3", "share_solved", "50")],
    "share that is only a bound": [CASES, SOLVED, ("F3", "share_solved", "26", MORE)],
    "share of another document": [CASES, SOLVED, ("F3", "share_solved", "26", {"source": "S2"})],
    "share of another time": [CASES, SOLVED, ("F3", "share_solved", "26", HALF)],
    "share of girls among girls": [
        CASES,
        ("F2", "cases", "40", {"sex": "female"}),
        ("F4", "cases", "10", {"sex": "female", "age_group": "under_18"}),
        ("F3", "share_of_girls", "25", {"sex": "female", "age_group": "under_18"}),
    ],
    "nothing of nothing": [("F2", "solved", "0"), ("F3", "share_solved", "0")],
    "part as large as its total": [CASES, ("F2", "solved", "120")],
    "part that is at most more": [CASES, ("F2", "solved", "121", MOST)],
    "part of another document": [CASES, ("F2", "solved", "121", {"source": "S2"})],
    "part of another body": [CASES, ("F2", "solved", "121", {"authority": "court"})],
    "total that is a lower bound": [("F1", "cases", "60", MORE), ("F2", "solved", "61")],
    "age group without fixed ages": [CASES, ("F2", "cases", "121", {"age_group": "adolescents"})],
    "groups below their total, some unknown": [
        CASES,
        ("F2", "cases", "70", {"sex": "female"}),
        ("F3", "cases", "40", {"sex": "male"}),
    ],
    "place as large as the country": [CASES, ("F2", "cases", "120", CUSCO)],
    "place of another country": [CASES, ("F2", "cases", "121", GHANA)],
    "place in another document": [CASES, ("F2", "cases", "121", CUSCO | {"source": "S2"})],
    "share of a place above that of the country": [
        ("F1", "share_solved", "20"),
        ("F2", "share_solved", "30", CUSCO),
    ],
    "shares do not add up": [
        ("F1", "share_solved", "50"),
        ("F2", "share_solved", "90", {"sex": "female"}),
    ],
    "halves that hold a person twice": [CASES, ("F2", "cases", "70", HALF), ("F3", "cases", "60", SECOND_HALF)],
    "halves with a gap": [
        CASES,
        ("F2", "cases", "10", HALF),
        ("F3", "cases", "10", {"period": ("2020-07-02", "2020-12-31")}),
    ],
    "a state may be higher within the year": [("F1", "offices", "5"), ("F2", "offices", "6", HALF)],
    "change rounded": [CASES, ("F2", "cases", "101", YEAR_BEFORE), ("F3", "growth", "18.8")],
    "change without the level before": [CASES, ("F3", "growth", "300")],
    "fall printed without its sign": [CASES, ("F2", "cases", "150", YEAR_BEFORE), ("F3", "growth", "-20")],
}


@pytest.mark.parametrize("rows", TRUE.values(), ids=TRUE.keys())
def test_what_can_be_true_is_not_accused(remarks, rows):
    assert remarks(*rows) == []


@given(part=st.integers(0, 500), more=st.integers(0, 500), digits=st.integers(0, 2))
def test_a_percentage_worked_out_from_counts_is_never_accused(part, more, digits):
    """Neither with both counts nor with one of them, whether rounded or cut off."""
    whole = part + more
    if whole == 0:
        return
    exact, unit = Fraction(100 * part, whole), Fraction(1, 10**digits)
    for steps in (exact // unit, (exact / unit + Fraction(1, 2)) // 1):
        printed = Decimal(int(steps)).scaleb(-digits)
        assert may_be(printed, Decimal(part), Decimal(whole))
        assert has_part(printed, Decimal(whole))
        assert has_whole(printed, Decimal(part))


@given(printed=st.decimals(0, 100, places=1), whole=st.integers(1, 60))
def test_a_percentage_is_accused_by_a_total_only_if_no_count_gives_it(printed, whole):
    """Compared with trying every count."""
    tried = any(may_be(printed, Decimal(k), Decimal(whole)) for k in range(whole + 1))
    assert has_part(printed, Decimal(whole)) == tried


@given(printed=st.decimals("0.5", 100, places=1), part=st.integers(1, 30))
def test_a_percentage_is_accused_by_a_part_only_if_no_total_gives_it(printed, part):
    """Compared with trying every total; above 0.5 per cent none can be larger than 240 times the part."""
    tried = any(may_be(printed, Decimal(part), Decimal(n)) for n in range(part, 240 * part + 1))
    assert has_whole(printed, Decimal(part)) == tried


def test_the_audit_of_the_published_figures_names_what_cannot_be_and_changes_nothing():
    tables, _ = read_tables(DATA)
    assert tables is not None
    before = dataclasses.replace(tables)
    found = {(r.figure.observation_id, tuple(o.observation_id for o in r.beside)) for r in audit(tables)}
    assert found == {("F1470", ("F0221", "F0218")), ("F1471", ("F0709",))}
    assert tables == before
    told = next(str(r) for r in audit(tables) if r.figure.observation_id == "F1471")
    assert "63.5 percent (F1471)" in told
    assert "32 persons (F0709)" in told


def test_a_region_of_the_published_figures_above_the_country_is_found():
    """Of the 105 convictions of 2022, Lima's 26 are printed as 200."""
    dataset = open_dataset(DATA)
    rows = dataset.tables.observations
    planted = tuple(dataclasses.replace(o, value=Decimal(200)) if o.observation_id == "F0177" else o for o in rows)
    tables = dataclasses.replace(dataset.tables, observations=planted)
    found = [r for r in remarks_on(dataclasses.replace(dataset, tables=tables)) if r not in remarks_on(dataset)]
    assert [(r.kind, r.figure.observation_id) for r in found] == [(Impossible.PLACE_ABOVE_COUNTRY, "F0177")]
