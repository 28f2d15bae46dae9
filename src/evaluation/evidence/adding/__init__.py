"""Rows and sheets that are written into a data folder: with the next free id, and only if the folder is then sound."""

from evaluation.evidence.adding.asked import Asked
from evaluation.evidence.adding.figure import add_figure, figure_addition, figure_asked
from evaluation.evidence.adding.folder import Addition, Written, put, try_out
from evaluation.evidence.adding.indicator import indicator_addition, indicator_asked
from evaluation.evidence.adding.source import source_addition, source_asked
from evaluation.evidence.adding.table import next_id

__all__ = [
    "Addition",
    "Asked",
    "Written",
    "add_figure",
    "figure_addition",
    "figure_asked",
    "indicator_addition",
    "indicator_asked",
    "next_id",
    "put",
    "source_addition",
    "source_asked",
    "try_out",
]
