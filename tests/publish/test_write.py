"""All files or none, whatever the disk does; and no trace of the attempt."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from evaluation.errors import OutputError
from evaluation.publish import write
from evaluation.publish.write import probe, write_all

OLD = {"en/a.html": b"old a", "en/b.html": b"old b", "index.html": b"old index"}
NEW = {"en/a.html": b"new a", "en/b.html": b"new b", "es/c.html": b"new c", "index.html": b"new index"}


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    write_all(folder, OLD)
    return folder


def fail_at(monkeypatch, name, number, code):
    """Let the call `number` of a function of `os` fail as a disk would."""
    calls = []
    original = getattr(os, name)

    def failing(*args, **options):
        calls.append(args)
        if len(calls) == number:
            raise OSError(code, os.strerror(code), str(args[0]))
        return original(*args, **options)

    monkeypatch.setattr(write.os, name, failing)
    return calls


def test_a_set_of_files_is_written_whole(reports):
    write_all(reports, NEW, remove=["en/b.error.html"])
    assert content(reports) == NEW


def test_files_can_be_read_by_everybody_the_folder_is_for(reports):
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((reports / "index.html").stat().st_mode) == 0o666 & ~mask


def test_a_file_with_the_same_content_is_left_alone(reports):
    before = (reports / "index.html").stat().st_mtime_ns
    write_all(reports, OLD)
    assert (reports / "index.html").stat().st_mtime_ns == before


def test_files_that_are_no_longer_true_are_removed_after_the_others_are_written(reports):
    write_all(reports, {}, remove=["index.html", "never-there.html"])
    assert set(content(reports)) == {"en/a.html", "en/b.html"}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_full_disk_while_writing_changes_nothing(reports, monkeypatch, number):
    fail_at(monkeypatch, "fsync", number, errno.ENOSPC)
    with pytest.raises(OutputError, match=r"cannot be written: No space left on device\. Free some space") as error:
        write_all(reports, NEW)
    assert content(reports) == OLD
    assert error.value.exit_code == 1
    assert ".part" not in str(error.value)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_failure_while_moving_takes_back_what_was_moved(reports, monkeypatch, number):
    fail_at(monkeypatch, "replace", number, errno.EIO)
    with pytest.raises(OutputError):
        write_all(reports, NEW)
    assert content(reports) == OLD


def test_an_interruption_while_moving_takes_back_what_was_moved(reports, monkeypatch):
    original = os.replace
    calls = []

    def interrupted(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        original(*args)

    monkeypatch.setattr(write.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(reports, NEW)
    assert content(reports) == OLD


def test_without_second_names_a_failure_never_leaves_a_report_missing(reports, monkeypatch):
    monkeypatch.setattr(write.os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links")))
    fail_at(monkeypatch, "replace", 3, errno.EIO)
    with pytest.raises(OutputError):
        write_all(reports, NEW)
    assert set(content(reports)) == set(OLD)


def test_a_file_in_the_place_of_a_folder_is_named(reports):
    (reports / "es").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"es.* cannot be written: .*A file stands where a folder is needed"):
        write_all(reports, NEW)
    assert content(reports) == OLD | {"es": b"mine"}


def test_a_folder_in_the_place_of_a_file_is_named(reports):
    (reports / "index.html").unlink()
    (reports / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"index\.html cannot be written: .*A folder stands where a file is needed"):
        write_all(reports, NEW)
    assert content(reports) == {"en/a.html": b"old a", "en/b.html": b"old b"}


def test_probing_leaves_no_trace(tmp_path):
    probe([tmp_path / "new" / "en", tmp_path])
    assert list(tmp_path.iterdir()) == []


def test_probing_finds_a_file_in_the_place_of_a_folder(tmp_path):
    (tmp_path / "reports").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"reports cannot be written: Not a directory\. A file stands where"):
        probe([tmp_path / "reports" / "en"])


def test_probing_finds_a_folder_that_only_others_may_write_to():
    # /proc takes no new files from anybody, not even from root
    with pytest.raises(OutputError, match="cannot be written"):
        probe([Path("/proc/reports")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to a read-only folder")
def test_probing_finds_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Make it writable, or choose another folder with --out"):
        probe([tmp_path])
