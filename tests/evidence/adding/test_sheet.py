"""A sheet more in framework.yaml: in its place, and nothing else in the file changes by a byte."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import yaml

from evaluation.errors import ParameterError
from evaluation.evidence.adding.sheet import Word, name, sheet_added

SHEET = {
    "id": "1.2",
    "level": Word("output"),
    "title": {"en": 'A "title": yes', "es": "Un título #1"},
    "select": {"value": {"measures": [Word("cases")], "sexes": []}},
    "limitations": [{"en": "one", "es": "uno"}],
}
SPACED = """# a programme
indicators:
  - id: "1.1"   # the first
    objective: "1"
    limits: |
      # no comment
      text

    # belongs to 1.1

  # about the second
  - id: "2.1"
    objective: "2"

# what follows
other: 1
"""
DENSE = "indicators:\n- id: '1.1'\n  objective: '1'\n- id: '2.1'\n  objective: '2'"


@pytest.fixture
def add(tmp_path):
    """Add a sheet of an objective to a file; the new text."""

    def run(text, objective="1", ids=("1", "2")):
        (tmp_path / "framework.yaml").write_bytes(text.encode())
        sheets = [SimpleNamespace(objective=i["objective"]) for i in yaml.safe_load(text)["indicators"]]
        framework = SimpleNamespace(indicators=sheets, objectives=[SimpleNamespace(id=id_) for id_ in ids])
        added = sheet_added(tmp_path, framework, objective, SHEET, "1.2")
        (written,) = added.written
        content = added.after["framework.yaml"].decode()
        assert content.splitlines()[written.line - 1].lstrip() == '- id: "1.2"'
        return content, written.text

    return run


@pytest.mark.parametrize("objective", ["1", "2", "all"])
@pytest.mark.parametrize("text", [SPACED, DENSE, SPACED.replace("\n", "\r\n"), "\ufeff" + SPACED])
def test_the_rest_stays_byte_for_byte_and_the_sheet_is_read_back(add, text, objective):
    content, block = add(text, objective)
    # the last line may have had no end
    new, before = (f"{said}\n".splitlines(keepends=True) for said in (content.rstrip("\n"), text.rstrip("\n")))
    rest = iter(new)
    assert all(line in rest for line in before)
    assert len(new) - len(before) - len(block.splitlines()) == (text != DENSE)
    read = yaml.safe_load(content.removeprefix("\ufeff"))["indicators"]
    (own,) = (sheet for sheet in read if sheet["id"] == "1.2")
    assert own == SHEET


def test_it_stands_behind_the_last_of_its_objective_with_its_comments_and_before_those_of_the_next(add):
    content, _ = add(SPACED)
    lines = [line.strip() for line in content.splitlines()]
    assert lines.index("# belongs to 1.1") < lines.index('- id: "1.2"') < lines.index("# about the second")
    assert lines[lines.index('- id: "1.2"') - 1] == ""
    assert lines[lines.index("# about the second") - 1] == ""


def test_one_of_the_last_objective_stands_before_what_follows_the_list(add):
    content, _ = add(SPACED, "2")
    lines = content.splitlines()
    assert lines.index('  - id: "2.1"') < lines.index('  - id: "1.2"') < lines.index("# what follows")


def test_one_of_an_objective_before_all_others_stands_first(add):
    content, _ = add(DENSE.replace("'1'", "'2'"), "1")
    assert content.splitlines()[1] == '- id: "1.2"'


def test_a_list_in_one_line_is_told(add):
    with pytest.raises(ParameterError, match="lines of its own"):
        add("indicators: [{id: '1.1', objective: '1'}, {id: '2.1', objective: '2'}]\n")


@pytest.mark.parametrize(
    ("id_", "is_plain"), [("cases", True), ("yes", False), ("13_17", False), ("Madre de Dios", False)]
)
def test_an_id_stands_without_quotation_marks_where_it_can_only_be_a_text(id_, is_plain):
    assert isinstance(name(id_), Word) is is_plain
