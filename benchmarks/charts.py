"""What the charts of a report cost: `make benchmark`.

Every chart of today's report is drawn as a part of a page, and its values once more as people draw them, with axes of
matplotlib, in turns within one process. Printed are the time of a drawing, the ratio of both, its weight, and what
part of the built pages drawings are.
"""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from measure import spread

from evaluation.drawing.marks import Chart, Dot, Words
from evaluation.drawing.svg import to_svg
from evaluation.report import open_report
from evaluation.words.block import Block

DATA = Path(__file__).parents[1] / "data"
CHAPTERS = ("brief", "common_sheets", "data", "methods", "money", "programme", "summary")
REPORTS = DATA.with_name("reports")
ROUNDS = 3
DRAWING = re.compile(r'<svg class="drawing.*?</svg>', re.DOTALL)
TYPEFACE = re.compile(r"@font-face\{.*?\}", re.DOTALL)


def charts() -> list[tuple[Chart, ...]]:
    """Every chart of today's report, in its forms for page and phone."""
    report = open_report(DATA)
    chapters = [getattr(report, name) for name in CHAPTERS]
    ids = [o.id for o in report.evidence.dataset.framework.objectives]
    chapters += [chapter(id_) for id_ in ids for chapter in (report.objective, report.sheets)]
    cells = (method for chapter in chapters for name, method in inspect.getmembers(chapter, callable) if name[0] != "_")
    shown = (cell() for cell in cells if not inspect.signature(cell, follow_wrapped=False).parameters)
    return [drawn for block in shown if isinstance(block, Block) for drawn in block.charts]


def stock(chart: Chart) -> bytes:
    """The values of a chart as a figure with axes, written as SVG."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(chart.width / 72, chart.height / 72), layout="constrained")
    axes = figure.add_subplot()
    dots = [mark for mark in chart.marks if isinstance(mark, Dot)]
    axes.plot([dot.x for dot in dots], [-dot.y for dot in dots], "o")
    for words in (mark for mark in chart.marks if isinstance(mark, Words) and mark.states):
        axes.annotate(words.text, (words.x, -words.y))
    axes.set_title(chart.name)
    written = io.BytesIO()
    figure.savefig(written, format="svg")
    return written.getvalue()


def lines() -> Iterator[str]:
    """Time, ratio and weight."""
    drawn = charts()
    every = [chart for forms in drawn for chart in forms]
    to_svg(every[0], "a")
    stock(every[0])
    ours, theirs = [], []
    for _ in range(ROUNDS):
        start = process_time()
        pages = [to_svg(chart, "a") for chart in every]
        middle = process_time()
        for chart in every:
            stock(chart)
        ours.append((middle - start) * 1000 / len(every))
        theirs.append((process_time() - middle) * 1000 / len(every))
    ratios = [stock_time / time for stock_time, time in zip(theirs, ours, strict=True)]
    weight = sum(len(page.encode()) for page in pages) / len(drawn) / 1000
    yield f"{len(drawn)} charts in {len(every)} drawings: {spread(ours)} ms of CPU a drawing"
    yield f"with axes, ticks and layout of matplotlib the same values take {spread(ratios)} times as long"
    yield f"a chart weighs {weight:.1f} kB in a page, its form for a phone with it (aim: 12)"
    yield from pages_weighed()


def pages_weighed() -> Iterator[str]:
    """What built pages weigh, and how much of it are drawings and typefaces."""
    for path in sorted(REPORTS.glob("en/*.html")):
        page = path.read_text(encoding="utf-8")
        whole = len(page.encode())
        drawn, type_ = (sum(len(part.encode()) for part in each.findall(page)) for each in (DRAWING, TYPEFACE))
        yield (
            f"{path.name}: {whole / 1000:.0f} kB, {drawn / whole:.0%} of it drawings and {type_ / whole:.0%} typefaces"
        )
