"""The only reader of data/: tables and YAML files, checked, with every fault at once."""

from evaluation.load.areas import area_slug, find_area
from evaluation.load.description import Credits, read_credits
from evaluation.load.folder import DATA_SUFFIXES, data_contents, data_files, data_fingerprint
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
    Relation,
    Role,
    Source,
    Tables,
    Target,
    Unit,
)
from evaluation.load.series_table import SeriesRow, SeriesTable, read_series_table
from evaluation.load.tables import open_tables, read_tables
from evaluation.load.yaml_file import YamlFile, read_yaml

__all__ = [
    "DATA_SUFFIXES",
    "Area",
    "Authority",
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
    "Relation",
    "Role",
    "SeriesRow",
    "SeriesTable",
    "Source",
    "Tables",
    "Target",
    "Unit",
    "YamlFile",
    "area_slug",
    "data_contents",
    "data_files",
    "data_fingerprint",
    "find_area",
    "from_plain",
    "open_tables",
    "read_credits",
    "read_series_table",
    "read_tables",
    "read_yaml",
    "to_plain",
]
