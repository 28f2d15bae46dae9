"""The only reader of data/: tables and YAML files, checked, with every fault at once."""

from evaluation.load.areas import area_slug, find_area
from evaluation.load.cell_error import CellError
from evaluation.load.cells import did_you_mean
from evaluation.load.dates import parse_year
from evaluation.load.description import Credits, read_credits
from evaluation.load.folder import DATA_SUFFIXES, data_contents, data_files, data_fingerprint
from evaluation.load.numbers import parse_number
from evaluation.load.plain import from_plain, to_plain
from evaluation.load.records import (
    Area,
    Authority,
    Confidence,
    Corroboration,
    Measure,
    MeasureKind,
    Milestone,
    Observation,
    PartialDate,
    Qualifier,
    Read,
    Role,
    Source,
    Tables,
    Unit,
)
from evaluation.load.series_table import KNOWN_BY, SeriesRow, SeriesTable, read_series_table
from evaluation.load.tables import open_tables, read_tables
from evaluation.load.yaml_file import YamlFile, read_yaml

__all__ = [
    "DATA_SUFFIXES",
    "KNOWN_BY",
    "Area",
    "Authority",
    "CellError",
    "Confidence",
    "Corroboration",
    "Credits",
    "Measure",
    "MeasureKind",
    "Milestone",
    "Observation",
    "PartialDate",
    "Qualifier",
    "Read",
    "Role",
    "SeriesRow",
    "SeriesTable",
    "Source",
    "Tables",
    "Unit",
    "YamlFile",
    "area_slug",
    "data_contents",
    "data_files",
    "data_fingerprint",
    "did_you_mean",
    "find_area",
    "from_plain",
    "open_tables",
    "parse_number",
    "parse_year",
    "read_credits",
    "read_series_table",
    "read_tables",
    "read_yaml",
    "to_plain",
]
