"""The only reader of data/: tables and YAML files, checked, with every fault at once."""

from evaluation.load.areas import area_slug, find_area
from evaluation.load.cells.dates import parse_year
from evaluation.load.cells.error import CellError
from evaluation.load.cells.numbers import parse_number
from evaluation.load.cells.words import did_you_mean
from evaluation.load.files.description import Credits, read_credits
from evaluation.load.files.folder import (
    DATA_SUFFIXES,
    data_contents,
    data_files,
    data_fingerprint,
    fingerprint_contents,
    fingerprint_file,
)
from evaluation.load.files.own_schema import describe, is_described
from evaluation.load.files.series_table import KNOWN_BY, SeriesRow, SeriesTable, read_series_table
from evaluation.load.files.yaml_file import YamlFile, read_yaml
from evaluation.load.partial_date import PartialDate
from evaluation.load.plain import from_plain, to_plain
from evaluation.load.printable import unprinted_texts
from evaluation.load.records import (
    Area,
    Authority,
    Measure,
    Milestone,
    Observation,
    Source,
    Tables,
    Target,
    Unit,
    Words,
    cell_of,
)
from evaluation.load.rows import TypedRows
from evaluation.load.tables import missing_folder, read_rows, read_tables
from evaluation.load.vocabulary import Confidence, Corroboration, MeasureKind, Qualifier, Read, Relation, Role, Stage

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
    "Relation",
    "Role",
    "SeriesRow",
    "SeriesTable",
    "Source",
    "Stage",
    "Tables",
    "Target",
    "TypedRows",
    "Unit",
    "Words",
    "YamlFile",
    "area_slug",
    "cell_of",
    "data_contents",
    "data_files",
    "data_fingerprint",
    "describe",
    "did_you_mean",
    "find_area",
    "fingerprint_contents",
    "fingerprint_file",
    "from_plain",
    "is_described",
    "missing_folder",
    "parse_number",
    "parse_year",
    "read_credits",
    "read_rows",
    "read_series_table",
    "read_tables",
    "read_yaml",
    "to_plain",
    "unprinted_texts",
]
