"""The real data as frames, opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.frames import Frames, open_frames

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="package")
def known() -> Frames:
    """All that is known today."""
    return open_frames(DATA)


@pytest.fixture
def tiny(evidence, observation, indicator, source) -> Frames:
    """One indicator with figures of two documents, the later of which restates one."""
    figures = [observation("F1", 8, 2015), observation("F2", 14, 2016), observation("F3", 16, 2016, source="S2")]
    return Frames(evidence(figures, [indicator()], [source("S1"), source("S2", "2021-01")]))
