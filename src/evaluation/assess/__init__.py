"""From series to verdicts: indicators, strength of evidence, objectives."""

from evaluation.assess.indicator import IndicatorResult, Warn, report_date
from evaluation.assess.progress import ObjectiveResult, Progress, assess, progress
from evaluation.assess.strength import BOUNDS, Grade, Strength
from evaluation.assess.synthesis import Synthesis, Verdict

__all__ = [
    "BOUNDS",
    "Grade",
    "IndicatorResult",
    "ObjectiveResult",
    "Progress",
    "Strength",
    "Synthesis",
    "Verdict",
    "Warn",
    "assess",
    "progress",
    "report_date",
]
