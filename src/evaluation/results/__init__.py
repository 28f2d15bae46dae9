"""The results as tidy tables with their data dictionary, for whoever wants to redo the sums without this program."""

from evaluation.results.one_table import one_table
from evaluation.results.package import DESCRIPTOR, FOLDER, SCHEMAS, Package
from evaluation.results.read_me import read_me
from evaluation.results.table import Field, Table, TableSchema

__all__ = ["DESCRIPTOR", "FOLDER", "SCHEMAS", "Field", "Package", "Table", "TableSchema", "one_table", "read_me"]
