"""The process of a kernel, as a build starts it."""

from __future__ import annotations

import os
import subprocess
import sys

from evaluation.run.bounds.guard import OFFLINE


def test_a_kernel_whose_build_has_taken_its_folder_away_ends_without_a_word_and_leaves_nothing(tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    gone = {name: str(tmp_path / "gone" / name) for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR")}
    done = subprocess.run(
        [sys.executable, "-m", "evaluation.run.kernel_main", "-f", str(tmp_path / "gone" / "kernel.json")],
        env=os.environ | gone | {OFFLINE: "1", "TMPDIR": str(room)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert list(room.iterdir()) == []
