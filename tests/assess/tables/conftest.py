"""Tables of an evaluator as files."""

from __future__ import annotations

import pytest

from evaluation.load import read_series_table


@pytest.fixture
def table(tmp_path):
    """Read a table from its lines."""

    def build(*lines, name="series.csv"):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_series_table(tmp_path / name)

    return build
