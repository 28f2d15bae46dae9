"""What a notebook tells a build: what it was handed, and which files its cells opened by themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evaluation.load import fingerprint_file
from evaluation.report.told_reads import BUILD_VARIABLE, reads_of
from evaluation.run.kernel import FIXED

HANDED, OTHER, FOLDER = "1" * 64, "2" * 64, "3" * 64


def told(*evidence, **files):
    return {"evidence": [[own, FOLDER] for own in evidence], "files": files}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([told(HANDED)], {}),
        ([told(HANDED), told(a="5"), told(b="6")], {"a": "5", "b": "6"}),
        ([told(HANDED), told(HANDED, OTHER)], {"data": FOLDER}),
        ([told(OTHER, a="5")], {"data": FOLDER, "a": "5"}),
        ([], {"data": "now"}),
    ],
    ids=["what it was to be handed", "files", "more than it was to be handed", "something else", "nobody knows"],
)
def test_what_was_read_beside_what_was_handed_over(parts, expected):
    assert reads_of(parts, HANDED, "now") == expected


CELLS = """
import os, sys
from pathlib import Path
from evaluation.report import told_reads
from evaluation.report.told_reads import tell_reads, unwatched

class Shell:
    def __init__(self): self.events, self.told = self, None
    def register(self, event, call): self.told = call

import IPython, IPython.display
shell, shown = Shell(), []
IPython.get_ipython = lambda: shell
IPython.display.display = lambda data, raw: shown.append(data[told_reads.READS_TYPE])
folder = Path(sys.argv[1])
tell_reads("1", "2", folder)
shell.told()
(folder / "a.csv").read_text(); (folder / "below/b.txt").read_text(); (folder.parent / "outside.txt").read_text()
with unwatched():
    (folder / "c.csv").read_text()
shell.told()
(folder / "a.csv").read_text()
shell.told()
tell_reads("4", "2", folder)
shell.told()
print(shown)
"""


def test_each_cell_tells_what_no_cell_before_it_did(tmp_path):
    """In a process of its own, because nobody can stop watching which files are opened."""
    folder = tmp_path / "data"
    (folder / "below").mkdir(parents=True)
    for name in ("data/a.csv", "data/below/b.txt", "data/c.csv", "outside.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CELLS, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={BUILD_VARIABLE: "1", "PATH": ""},
    )
    opened = {f"data/{name}": fingerprint_file(folder / name) for name in ("a.csv", "below/b.txt")}
    first, second, third = (
        {"evidence": [["1", "2"]], "files": {}},
        {"evidence": [], "files": opened},
        {"evidence": [["4", "2"]], "files": {}},
    )
    assert done.stdout.strip() == str([first, second, third])


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
