"""The results as tidy tables with their data dictionary, for whoever wants to redo the sums without this program."""

from evaluation.results.one_table import one_table
from evaluation.results.package import DESCRIPTOR, FOLDER, SHEETS, Package
from evaluation.results.read_me import read_me
from evaluation.results.table import Field, Sheet, Table

__all__ = ["DESCRIPTOR", "FOLDER", "SHEETS", "Field", "Package", "Sheet", "Table", "one_table", "read_me"]
