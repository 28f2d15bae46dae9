"""No count of victims under ten for an area below the country stands in the data, nor can one be had from it."""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.evidence import open_dataset
from evaluation.load import Observation

DATA = Path(__file__).parents[2] / "data"
SMALL = 10
ONE_RECORD_ONE_VICTIM = re.compile(r"complaints_.*police|police_records_.*")
WORDS = "one|two|three|four|five|six|seven|eight|nine|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
PERSONS = "victims?|children|child|girls?|boys?|minors?|records?|víctimas?|niñas?|niños?|menor(?:es)?|registros?"
NUMERAL = re.compile(
    # "un" and "una" are articles too: they count only what they stand before
    rf"(?<![\d.,])\b(?:(?:[1-9]|{WORDS}) (?:\w+ ){{0,2}}?|una? )(?:{PERSONS})\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def dataset():
    return open_dataset(DATA)


def _below_the_country(dataset) -> set[str]:
    framework = dataset.framework
    compared = framework.comparators.areas if framework.comparators else ()
    return dataset.tables.areas.keys() - {framework.programme.area, *compared}


def _counts_victims(observation: Observation) -> bool:
    name = observation.measure
    if ONE_RECORD_ONE_VICTIM.fullmatch(name):
        return True
    return observation.unit == "persons" and ("victim" in name or "child" in name)


def _small_counts(observations: list[Observation], below: set[str], country: str) -> Iterator[str]:
    """Counts of victims under ten for a place, and differences of figures of one register that are such a count."""
    counts = [o for o in observations if _counts_victims(o)]
    for o in counts:
        if o.area in below and o.value < SMALL:
            yield f"{o.observation_id} is {o.value}"
    registers = defaultdict(list)
    for o in counts:
        registers[o.measure, o.authority].append(o)
    for rows in registers.values():
        for a, b in itertools.permutations(rows, 2):
            if a.area == b.area and a.area in below and _holds(a, b) and 0 < a.value - b.value < SMALL:
                yield f"{a.observation_id} less {b.observation_id} is {a.value - b.value}"
        for whole in (o for o in rows if o.area == country):
            parts = [o for o in rows if o.area in below and _same_thing(o, whole)]
            for size in range(1, len(parts) + 1):
                for chosen in itertools.combinations(parts, size):
                    rest = whole.value - sum(o.value for o in chosen)
                    if 0 < rest < SMALL:
                        yield f"{whole.observation_id} less {[o.observation_id for o in chosen]} is {rest}"


def _holds(whole: Observation, part: Observation) -> bool:
    """Whether one figure is of a wider group or a longer time than the other, and otherwise of the same."""
    if None in (whole.period_start, whole.period_end, part.period_start, part.period_end):
        return False
    in_time = whole.period_start <= part.period_start and part.period_end <= whole.period_end
    groups = all(w in (p, "all", "") for w, p in ((whole.sex, part.sex), (whole.age_group, part.age_group)))
    return in_time and groups and _key(whole) != _key(part)


def _key(o: Observation) -> tuple[object, ...]:
    return (o.period_start, o.period_end, o.sex or "all", o.age_group or "all")


def _same_thing(a: Observation, b: Observation) -> bool:
    return _key(a) == _key(b)


def test_no_figure_and_no_difference_of_figures_is_a_small_count_of_victims(dataset):
    framework = dataset.framework
    found = _small_counts(list(dataset.tables.observations), _below_the_country(dataset), framework.programme.area)
    assert list(found) == []


PLANTED = {
    "a small count": [("X1", "7", "Cusco", "all", "2021-12-31")],
    "the boys of a place": [("X1", "31", "Cusco", "all", "2021-12-31"), ("X2", "24", "Cusco", "female", "2021-12-31")],
    "the last months of a year": [
        ("X1", "31", "Cusco", "all", "2021-12-31"),
        ("X2", "26", "Cusco", "all", "2021-09-30"),
    ],
    "all places but one": [("X1", "60", "Peru", "all", "2021-12-31"), ("X2", "55", "Cusco", "all", "2021-12-31")],
}


@pytest.mark.parametrize("rows", PLANTED.values(), ids=PLANTED.keys())
def test_a_small_count_is_found_where_there_is_one(observation, rows):
    planted = [
        observation(id_, value, "2021-01-01", end, measure="victims_identified", unit="persons", area=area, sex=sex)
        for id_, value, area, sex, end in rows
    ]
    assert list(_small_counts(planted, {"Cusco"}, "Peru"))


def test_no_text_tells_a_small_count_of_victims_of_a_place(dataset):
    """In notes, reasons and sheets, in both languages; offices, sentences and shelters are no victims."""
    below = _below_the_country(dataset)
    names = {n for area in below for n in (area, dataset.tables.areas[area].name.of("es"))}
    names = {n for n in names if "(" not in n}
    found = []
    for path in sorted((*DATA.glob("*.csv"), *DATA.glob("*.yaml"), DATA / "README.md")):
        for clause in _clauses(path):
            if any(re.search(rf"\b{re.escape(name)}\b", clause) for name in names):
                found += [(path.name, clause) for _ in NUMERAL.finditer(clause)]
    assert found == []


def _clauses(path: Path) -> Iterator[str]:
    """Texts of a file, cell by cell where it is a table, taken apart at full stops and semicolons."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            texts = [cell for row in csv.reader(file) for cell in row]
    else:
        texts = [path.read_text(encoding="utf-8")]
    for text in texts:
        yield from re.split(r"[.;:]\s", re.sub(r"\s+", " ", text))


def test_the_sexes_of_the_block_that_came_in_late_cannot_be_subtracted(dataset):
    """Lima alone explains the difference of two editions for 2023, so the earlier one is given without its sexes."""
    told = " ".join(o.note for o in dataset.tables.observations)
    assert "152 children" in told
    assert not re.search(r"\b(137 girls|15 boys)\b", told)
