"""Parallel builds again and again; two here, fifty by `make soak`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SOAK = Path(__file__).parents[2] / "benchmarks" / "soak.py"


def test_parallel_builds_warm_and_cold_give_the_same_bytes_without_a_failure():
    done = subprocess.run([sys.executable, SOAK, "2"], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"2 builds of [1-9]\d+ files", done.stdout)
    assert "0 not as the first" in done.stdout
