"""A small valid data folder, written anew for each test, that lets the test break one thing."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evaluation.load import Tables, read_tables

REAL_DATA = Path(__file__).parents[2] / "data"

HEADERS = {
    "sources": "source_id,title,publisher,copy_en,copy_es,published_on,known_by,known_by_reason,language,url,"
    "coverage_start,coverage_end,read,relation,note",
    "units": "unit,kind_of_number,one_en,many_en,one_es,many_es,decimals",
    "areas": "area,name_en,name_es,exposed_from,tile_row,tile_column,note",
    "authorities": "authority,name_en,name_es,group,relation,note",
    "measures": "measure,title_en,title_es,definition_en,definition_es,kind,unit,part_of,numerator,denominator,"
    "change_of,stage,role,note",
    "observations": "observation_id,measure,value,qualifier,unit,period_start,period_end,area,authority,sex,age_group,"
    "source,locator,note,confidence",
    "milestones": "milestone_id,date,date_end,kind,objective,title_en,title_es,detail_en,detail_es,source,corroborated,"
    "evidence,reason_en,reason_es,quote_en,quote_es",
    "targets": "target_id,measure,value,unit,period_start,period_end,area,authority,sex,age_group,source,locator,"
    "observation,counts_en,counts_es,note",
    "excluded": "kind,figures,number,reason",
}

# What a valid row needs and no test asks about.
COMMON = {
    "sources": {
        "title": "Report",
        "publisher": "Ministry",
        "language": "es",
        "url": "https://example.org/report",
        "read": "whole",
    },
    "units": {
        "kind_of_number": "count",
        "one_en": "one",
        "many_en": "many",
        "one_es": "uno",
        "many_es": "muchos",
        "decimals": "0",
    },
    "areas": {"name_en": "Area", "name_es": "Área"},
    "authorities": {"name_en": "Body", "name_es": "Órgano", "group": "other"},
    "measures": {
        "title_en": "Title",
        "title_es": "Título",
        "definition_en": "What it counts",
        "definition_es": "Qué cuenta",
        "kind": "count",
        "unit": "cases",
        "role": "result",
    },
    "observations": {
        "measure": "cases_registered",
        "value": "10",
        "qualifier": "exact",
        "unit": "cases",
        "period_start": "2018-01-01",
        "period_end": "2018-12-31",
        "area": "country",
        "authority": "court",
        "source": "D001",
        "locator": "page 1",
        "confidence": "high",
    },
    "targets": {
        "measure": "cases_registered",
        "value": "200",
        "unit": "cases",
        "period_start": "2018-01-01",
        "period_end": "2018-12-31",
        "area": "country",
        "authority": "court",
        "source": "D001",
        "locator": "page 2",
        "counts_en": "Cases of the year",
        "counts_es": "Casos del año",
    },
    "milestones": {"title_en": "Start", "title_es": "Inicio", "kind": "dialogue", "source": "D001"},
}


@dataclass
class DataFolder:
    """A data folder under construction; `path` is the folder, `rows` what `write` puts into its tables."""

    path: Path
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, table: str, **cells: str) -> None:
        """Add a row that is valid but for the cells given."""
        self.rows.setdefault(table, []).append({**COMMON[table], **cells})

    def set(self, table: str, row: int, column: str, value: str) -> None:
        """Change one cell; `row` is the line in the file, so the first row under the header is 2."""
        self.rows[table][row - 2][column] = value

    def tables(self) -> Tables:
        """Its tables, in which there is no fault."""
        tables, faults = read_tables(self.path)
        assert (faults, tables is None) == ([], False)
        return tables

    def write(self) -> Path:
        """Write every table, and the real datapackage.json beside them."""
        self.path.mkdir(exist_ok=True)
        shutil.copyfile(REAL_DATA / "datapackage.json", self.path / "datapackage.json")
        for table, header in HEADERS.items():
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, header.split(","), lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(self.rows.get(table, []))
            (self.path / f"{table}.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
        return self.path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a written file; the test fails if it is not there."""
        file = self.path / name
        text = file.read_bytes().decode("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_bytes(text.replace(old, new, 1).encode("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Data folder with three sources, six measures, five observations and two milestones; written, and valid."""
    data = DataFolder(tmp_path / "data")
    data.add("sources", source_id="D001", published_on="2019-03-15")
    data.add("sources", source_id="D002", published_on="2020")
    data.add("sources", source_id="D003", known_by="2021-06-30", known_by_reason="Cited by D002's second edition")
    data.add("units", unit="cases")
    data.add("units", unit="percent", kind_of_number="percent", decimals="1")
    data.add("areas", area="country")
    data.add("authorities", authority="court")
    data.add("measures", measure="cases_registered")
    data.add("measures", measure="cases_solved", part_of="cases_registered")
    data.add("measures", measure="share_solved", kind="share", unit="percent")
    data.add("measures", measure="growth_of_cases", kind="rate", unit="percent")
    data.add("measures", measure="cases_aimed_at", role="target")
    data.add("measures", measure="offices_open", kind="stock")
    data.add("observations", observation_id="F0001", value="120")
    data.add("observations", observation_id="F0002", measure="cases_solved", value="30")
    data.add("observations", observation_id="F0003", measure="share_solved", value="25.50", unit="percent")
    data.add("observations", observation_id="F0004", value="70", sex="female")
    data.add("observations", observation_id="F0005", value="80", sex="", age_group="under_18")
    data.add("milestones", milestone_id="M01", date="2017-06")
    data.add(
        "milestones", milestone_id="M02", date="2019", kind="claim", corroborated="unchecked", evidence="F0001 F0002"
    )
    data.write()
    return data
