"""What people met with the product and reported; each case is held by a test that is marked with its name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

CASES = {
    "assess-digits": "a slip of the pen and digits of other scripts were scored",
    "assess-file-not-found": "a missing table was to go into the data folder",
    "assess-semicolons": "columns that were there were missed",
    "assess-years-and-marks": "one remedy for whatever stood in a cell",
    "attachment-with-accent": "an image that a cell carries was not found by its name",
    "changed-image-not-noticed": "a report stayed as it was after its image changed",
    "chart-as-text": "a chart was printed as what Python calls it",
    "dollar-words": "a sentence with two dollar signs was set as an equation",
    "html-without-xml-rules": "HTML was read by the rules of XML",
    "image-beside-the-notebook": "an image beside a notebook was not found, and nobody said where it is looked for",
    "lookalike-characters": "a message showed exactly what it asked for",
    "nbconvert-execute": "an exporter took the notebook as it was before it ran",
    "notebook-without-kernelspec": "a notebook that names no kernel was refused",
    "output-encoding": "a command whose output went to a file ended in a traceback",
    "papermill-number-as-text": "there was no objective 2 among 1, 2, 3",
    "pdf-heading-rows": "numbers stood left in rows below a spanning header",
    "pdf-long-word": "long words ran off the page",
    "pdf-wide-table": "headings were printed over each other",
    "printed-colours": "codes of a terminal ended a build in a traceback",
    "raises-exception-wrong-cell": "another cell was named than the one that failed",
    "rows-around-the-data": "a title above a table was twenty faults",
    "source-in-another-script": "one title withheld every report, and nobody named it",
    "svg-with-page-text": "words of a drawing were missing in the PDF",
    "tag-remove-cell": "private cells were published",
    "tags-null": "a traceback for a tag list that a tool left empty",
    "values-marks-for-nothing": "a number was asked for where there is none",
}


def names_in(source: str) -> set[str]:
    """Names that a module's tests bear: `@pytest.mark.case("tags-null")`, on a test or on one of its parameters."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    marks = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "case"]
    return {argument.value for call in marks for argument in call.args if isinstance(argument, ast.Constant)}


def test_each_case_is_held_by_a_test_and_no_test_bears_an_unknown_name():
    held = {name for path in TESTS.rglob("test_*.py") for name in names_in(path.read_text(encoding="utf-8"))}
    assert held == CASES.keys()


@pytest.mark.parametrize(
    "source", ['@pytest.mark.case("a")\ndef test_x(): ...', 'P = pytest.param(1, marks=pytest.mark.case("a"))']
)
def test_a_name_is_found_wherever_a_mark_stands(source):
    assert names_in(source) == {"a"}
