"""Reports lead to one another, and nowhere else that is not there."""

from __future__ import annotations

from pathlib import Path

from links import broken_links


def test_every_link_from_one_report_to_another_leads_to_a_part_that_is_there(built: Path) -> None:
    assert broken_links(built) == []
