"""What a notebook tells a build: what it was handed, and which files its cells opened by themselves."""

from __future__ import annotations

import pytest

from evaluation.load import fingerprint_file
from evaluation.report.told_reads import BUILD_VARIABLE, reads_of
from evaluation.run.kernel import FIXED

HANDED, OTHER, FOLDER = "1" * 64, "2" * 64, "3" * 64


def told(*evidence):
    return {"evidence": [[own, FOLDER] for own in evidence]}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([told(HANDED)], {}),
        ([told(HANDED), told(HANDED, OTHER)], {"data": FOLDER}),
        ([told(OTHER)], {"data": FOLDER}),
        ([], {"data": "now"}),
    ],
    ids=["what it was to be handed", "more than it was to be handed", "something else", "nobody knows"],
)
def test_what_was_read_beside_what_was_handed_over(parts, expected):
    assert reads_of(parts, HANDED, "now") == expected


def test_a_data_file_is_the_same_with_other_line_ends_and_any_other_file_is_not(tmp_path):
    prints = {}
    for name, content in {
        "a.csv": b"a\nb\n",
        "b.csv": b"a\r\nb\r\n",
        "a.txt": b"a\nb\n",
        "b.txt": b"a\r\nb\r\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        prints[name] = fingerprint_file(tmp_path / name)
    assert prints["a.csv"] == prints["b.csv"]
    assert prints["a.txt"] != prints["b.txt"]
    assert fingerprint_file(tmp_path / "missing.csv") == ""


def test_a_kernel_of_a_build_is_told_to_tell():
    assert BUILD_VARIABLE in FIXED
