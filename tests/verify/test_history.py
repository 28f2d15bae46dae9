"""Files as they were in a commit."""

from __future__ import annotations

import subprocess

import pytest

from evaluation.errors import ParameterError
from evaluation.verify.history import read_commit, read_folder


@pytest.fixture
def repository(tmp_path):
    """A repository with a tag `v1` in which `reports/facts.json` said `old`, and now says `new`."""

    def git(*words):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *words], check=True, capture_output=True)

    file = tmp_path / "reports" / "facts.json"
    file.parent.mkdir()
    git("init", "--initial-branch=main")
    for word in ("old", "new"):
        file.write_text(word, encoding="utf-8")
        git("add", ".")
        git("commit", "-m", word)
    git("tag", "v1", "HEAD~1")
    return tmp_path


@pytest.mark.parametrize(
    ("revision", "content"), [("v1", b"old"), ("main", b"new"), ("HEAD", b"new"), ("HEAD~1", b"old")]
)
def test_a_file_is_read_as_it_was(repository, revision, content):
    commit = read_commit(revision, repository / "reports", ["facts.json", "other.json"])
    assert commit.files == {"facts.json": content, "other.json": None}
    assert len(commit.id) == 10


def test_the_folder_need_not_be_there_any_more(repository):
    (repository / "reports" / "facts.json").unlink()
    (repository / "reports").rmdir()
    assert read_commit("v1", repository / "reports", ["facts.json"]).files["facts.json"] == b"old"


@pytest.mark.parametrize("word", ["no-such-branch", "--output=x", "", "v1:reports"])
def test_what_is_no_commit_is_none(repository, word):
    assert read_commit(word, repository / "reports", ["facts.json"]) is None


def test_a_folder_outside_of_any_repository_has_no_commits(tmp_path):
    assert read_commit("HEAD", tmp_path / "reports", ["facts.json"]) is None


def test_without_git_one_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ParameterError, match="git is missing"):
        read_commit("HEAD", tmp_path, ["facts.json"])


def test_the_files_of_a_folder_are_read_as_they_were(repository):
    (repository / "reports" / "en").mkdir()
    (repository / "reports" / "en" / "a.html").write_text("deeper", encoding="utf-8")
    assert read_folder("v1", repository / "reports") == {"facts.json": b"old"}
    assert read_folder("HEAD", repository / "reports") == {"facts.json": b"new"}
    assert read_folder("HEAD", repository / "nowhere") == {}
    assert read_folder("no-such-thing", repository / "reports") == {}
