"""The evaluation matrix: each question, the indicators and documents that answer it, and by which rule."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from evaluation.assess import Answered, IndicatorResult, ObjectiveResult, Progress
from evaluation.assess.synthesis import LEVELS
from evaluation.words.answers import QUESTIONS, answer_badge
from evaluation.words.markup import Column, in_annex, table
from evaluation.words.wording import METHODS_BY_NAME
from evaluation.words.writer import Writer


class Asked(NamedTuple):
    """One question of one objective, with the indicators that are asked."""

    of: ObjectiveResult
    answered: Answered
    items: tuple[IndicatorResult, ...]


def matrix(writer: Writer, progress: Progress) -> Markup:
    """A row for each question about each objective."""
    text = writer.language.text
    rows = [
        Asked(of, answered, tuple(i for i in of.indicators if i.indicator.level is LEVELS[answered.question]))
        for of in progress.objectives
        for answered in of.synthesis.answers
    ]
    columns = [
        Column[Asked](text("Objective"), lambda row: writer.told(row.of.objective.short_title)),
        Column[Asked](text("Question"), lambda row: text(QUESTIONS[row.answered.question])),
        Column[Asked](text("Indicators"), lambda row: _indicators(writer, row)),
        Column[Asked](text("Documents of the figures compared"), lambda row: _documents(writer, row)),
        Column[Asked](text("Judged by"), lambda row: _rules(writer, row)),
        Column[Asked](text("Answer"), lambda row: answer_badge(writer.language, row.answered)),
    ]
    return table(text("What is asked, and what answers it"), columns, rows, "table-matrix")


def _indicators(writer: Writer, row: Asked) -> Markup | str:
    links = (in_annex(f"indicator-{item.indicator.id}", writer.ref(item.indicator.id)) for item in row.items)
    return Markup(", ").join(links) or "–"


def _documents(writer: Writer, row: Asked) -> Markup | str:
    """Those of the baseline and of the latest figure of each indicator."""
    compared = (point for item in row.items for point in (item.result.baseline, item.result.latest) if point)
    sources = sorted({observation.source for point in compared for observation in point.observations})
    return writer.cite(sources) if sources else "–"


def _rules(writer: Writer, row: Asked) -> str:
    """The methods of its indicators, each once."""
    names = dict.fromkeys(item.result.method for item in row.items)
    return ", ".join(writer.language.text(METHODS_BY_NAME[name]) for name in names) or "–"
