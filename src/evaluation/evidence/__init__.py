"""Observations as known on a date, after corrections, and the series they make."""

from evaluation.evidence.dataset import Dataset, data_files, open_dataset
from evaluation.evidence.rivals import Rivals, comparable, conflicts, restatements, subject
from evaluation.evidence.series import Aside, Figure, IndicatorSeries, SetAside, indicator_series
from evaluation.evidence.vintage import Evidence, as_known_on

__all__ = [
    "Aside",
    "Dataset",
    "Evidence",
    "Figure",
    "IndicatorSeries",
    "Rivals",
    "SetAside",
    "as_known_on",
    "comparable",
    "conflicts",
    "data_files",
    "indicator_series",
    "open_dataset",
    "restatements",
    "subject",
]
