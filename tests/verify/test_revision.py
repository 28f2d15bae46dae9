"""The data of a commit, checked by the rules of today."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from evaluation.errors import ParameterError
from evaluation.verify.revision import open_revision

DATA = Path(__file__).parents[2] / "data"


def commit(folder, word):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["add", "."], [*identity, "commit", "--quiet", "-m", word]):
        subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A repository whose tag `broken` has a figure that is no number, and which then holds the real data."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    shutil.copytree(DATA, tmp_path / "data")
    table = tmp_path / "data" / "observations.csv"
    sound = table.read_text(encoding="utf-8")
    table.write_text(sound.replace(",5000000,exact,", ",many,exact,", 1), encoding="utf-8")
    commit(tmp_path, "broken")
    subprocess.run(["git", "-C", str(tmp_path), "tag", "broken"], check=True)
    table.write_text(sound, encoding="utf-8")
    commit(tmp_path, "sound")
    return tmp_path


def test_the_data_of_a_commit_are_read_whatever_stands_there_now(repository):
    (repository / "data" / "observations.csv").unlink()
    assert open_revision("HEAD", repository / "data").tables.observation("F0001").value == 5_000_000


def test_data_that_do_not_read_are_told_with_the_commit(repository):
    with pytest.raises(ParameterError, match=r"the data of broken do not read .*observations\.csv, row 2: .*number"):
        open_revision("broken", repository / "data")


@pytest.mark.parametrize(("word", "folder"), [("no-such-branch", "data"), ("HEAD", "../elsewhere")])
def test_what_is_no_commit_of_the_repository_of_the_data_is_told(repository, word, folder):
    with pytest.raises(ParameterError, match="is no commit of the repository in which"):
        open_revision(word, repository / folder)


def test_a_commit_without_the_folder_is_told(repository):
    with pytest.raises(ParameterError, match="'HEAD' holds no folder"):
        open_revision("HEAD", repository / "figures")
