"""Verdicts as files keep them: what was found, without the series it was found in.

The fields of these classes are the one list that JSON, tables and comparisons follow: JSON is written and read from
their types, a column of a published table names the field it shows, and two builds are compared as these records.
"""

from evaluation.assess.record.moves import AnswerMove, Aspect, IndicatorMove, Moves, aspects_of, find_moves, said_of
from evaluation.assess.record.of_programme import AsideRecord, IndicatorRecord, ObjectiveRecord, ProgressRecord
from evaluation.assess.record.of_result import PointRecord, ResultRecord, RobustnessRecord, SpecificationRecord

__all__ = [
    "AnswerMove",
    "AsideRecord",
    "Aspect",
    "IndicatorMove",
    "IndicatorRecord",
    "Moves",
    "ObjectiveRecord",
    "PointRecord",
    "ProgressRecord",
    "ResultRecord",
    "RobustnessRecord",
    "SpecificationRecord",
    "aspects_of",
    "find_moves",
    "said_of",
]
