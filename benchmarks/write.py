"""Run every benchmark, print what it finds, and write it to BENCHMARKS.md: `make benchmark`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import assessments
import chapters
import charts
import no_change
from measure import machine

PAGE = Path(__file__).parents[1] / "BENCHMARKS.md"
REMARKS = Path(__file__).with_name("remarks.md")
"""What stands in the way of an aim, in words; written by people who looked at a profile."""
PARTS: dict[str, Callable[[], Iterable[str]]] = {
    "Chapters, stock and ours": chapters.lines,
    "Charts": charts.lines,
    "Seeing that nothing changed": no_change.lines,
    "Assessments": assessments.lines,
}


def main() -> None:
    """Measure and write; about ten minutes on two cores, most of them for the stock commands."""
    text = (
        "# Benchmarks\n\nWritten by `make benchmark`. Seconds depend on the machine and on what else it does; ratios "
        f"within one run say more.\n\nMeasured on {machine()}.\n"
    )
    for title, measure in PARTS.items():
        print(title)
        text += f"\n## {title}\n\n"
        for line in measure():
            print(f"  {line}", flush=True)
            text += f"- {line}\n"
    PAGE.write_text(text + "\n" + REMARKS.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
