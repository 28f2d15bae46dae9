"""The data and the results as pandas DataFrames, for whoever wants to ask one more question."""

from evaluation.evidence.adding import add_figure
from evaluation.frames.judged import Judged, judge
from evaluation.frames.known import Frames
from evaluation.frames.moves import moved_findings, moved_verdicts
from evaluation.frames.opening import open_frames
from evaluation.frames.points import series_of
from evaluation.frames.scored import assess
from evaluation.frames.spreadsheet import to_spreadsheet
from evaluation.methods import METHODS

__all__ = [
    "METHODS",
    "Frames",
    "Judged",
    "add_figure",
    "assess",
    "judge",
    "moved_findings",
    "moved_verdicts",
    "open_frames",
    "series_of",
    "to_spreadsheet",
]
