"""YAML files: plain values with their lines, and everything that could surprise refused with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from evaluation.errors import DataError, Fault
from evaluation.load import YamlFile, read_yaml
from evaluation.load.files import yaml_file

DATA = Path(__file__).parents[2] / "data"


def read(tmp_path: Path, text: str | bytes) -> YamlFile:
    """Read a text as framework.yaml."""
    file = tmp_path / "framework.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_yaml(file, tmp_path)


def faults(tmp_path: Path, text: str | bytes) -> tuple[Fault, ...]:
    """Return the faults of a text that cannot be read."""
    with pytest.raises(DataError) as raised:
        read(tmp_path, text)
    return raised.value.faults


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2017-06-15", date(2017, 6, 15)),
        ("2022-11", "2022-11"),
        ("15/06/2017", "15/06/2017"),
        ("2017-6-5", "2017-6-5"),
        ("2017-06-15T10:00:00Z", "2017-06-15T10:00:00Z"),
        ("25", 25),
        ("-0.10", -0.1),
        ("010", "010"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("no", "no"),
        ("none", "none"),
        ("true", True),
        ("", None),
        ("null", None),
        ("'25'", "25"),
        ("D001", "D001"),
    ],
)
def test_a_plain_value_is_what_it_looks_like(tmp_path, text, value):
    """Only ISO dates are dates, only digits are numbers, and yes and no are words."""
    content = read(tmp_path, f"key: {text}\n").content
    assert content == {"key": value}
    assert type(content["key"]) is type(value)


def test_each_value_knows_its_line(tmp_path):
    """What a later check finds wrong can be shown where it stands; a missing key, where it is missing."""
    file = read(tmp_path, "# heading\nindicators:\n  - id: '1.1'\n    title:\n      en: Offices\n  - id: '1.2'\n")
    assert file.name == "framework.yaml"
    assert file.line_of(()) == 2
    assert file.line_of(("indicators", 0, "title", "en")) == 5
    assert file.line_of(("indicators", 0, "title", "es")) == 4
    assert file.line_of(("indicators", 1)) == 6
    assert file.line_of(("programme", "id")) == 2


REFUSED = {
    "syntax": ("a: 1\nb: [1, 2\nc: 3\n", 3, "not valid YAML"),
    "colon in a text": ("a: 1\nb: one: two\n", 2, "not valid YAML"),
    "tab": ("a:\n\tb: 1\n", 2, "a tab"),
    "key twice": ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "the key appears twice, first in row 2"),
    "alias": ("a: &one [1]\nb: *one\n", 2, "an alias"),
    "python tag": ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "a tag"),
    "python tag on a word": ("a: 1\nb: !!python/name:os.system ''\n", 2, "a tag"),
    "python tag on a key": ("a: 1\n!!python/name:os.system b: 1\n", 2, "a key is not a word"),
    "tag of one's own": ("a: !unit 1\n", 1, "a tag"),
    "list as a key": ("a: 1\n? [1, 2]\n: 3\n", 2, "a key is not a word"),
    "no such day": ("a: 1\nb: 2017-02-30\n", 2, "the calendar has no such day"),
    "wrong type for a tag": ("a: !!int one\n", 1, "not a value of the type 'int'"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
    "list at the top": ("- a\n- b\n", 1, "no key at the top level"),
    "only a comment": ("# nothing yet\n", 1, "no key at the top level"),
    "empty": ("", None, "the file is empty"),
    "Latin-1": ("a: 1\nb: Perú\n".encode("latin-1"), 2, "byte 0xFA is not UTF-8"),
    "text that runs backwards": ("a: 1\nb: \u202e12\n", 2, "control character U+202E"),
    "control character": ("a: 1\nb: \x07\n", 2, "control character U+0007"),
    "too deep": ("a: " + "[" * 5000, None, "nested too deeply"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_could_surprise_is_refused_with_its_line(tmp_path, case):
    """One fault, at the line where a person has to look."""
    text, row, problem = case
    (fault,) = faults(tmp_path, text)
    assert (fault.file, fault.row) == ("framework.yaml", row)
    assert problem in fault.problem
    assert fault.remedy


def test_duplicate_keys_tags_and_dates_are_reported_together(tmp_path):
    """What does not stop the parser is collected."""
    found = faults(tmp_path, "a: 2017-02-30\nb: !!set {}\nc: 1\nc: 2\n")
    assert [(fault.row, fault.column) for fault in found] == [(1, "a"), (2, "b"), (4, "c")]


def test_a_file_that_would_grow_is_refused_before_it_grows(tmp_path):
    """Nine lines of aliases would otherwise become a billion words."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10)]
    (fault,) = faults(tmp_path, "\n".join(lines))
    assert (fault.row, fault.problem) == (2, "an alias (*) is not allowed")


def test_a_missing_file_is_named(tmp_path):
    """The message names the file within the data folder."""
    with pytest.raises(DataError, match=r"corrections.yaml: the file is missing"):
        read_yaml(tmp_path / "corrections.yaml", tmp_path)


@pytest.mark.parametrize("name", ["framework.yaml", "corrections.yaml"])
def test_both_parsers_find_the_same_values_in_the_same_lines(monkeypatch, name):
    """Where libyaml is, its parser reads; where it is not, or refuses, the one in Python does."""
    text = (DATA / name).read_text(encoding="utf-8")
    found = {}
    for loader in yaml_file._LOADERS:
        monkeypatch.setattr(yaml_file, "_LOADERS", [loader])
        found[loader] = yaml_file._parsed.__wrapped__(name, text)
    assert len(found) == 1 + yaml.__with_libyaml__
    first, *others = found.values()
    assert [other.content for other in others] == [first.content] * len(others)
    assert [other.lines for other in others] == [first.lines] * len(others)
