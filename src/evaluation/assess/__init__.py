"""From series to verdicts: indicators, strength of evidence, objectives."""

from evaluation.assess.dialogues import DialogueView, ScenarioResult, try_scenarios, view_dialogues
from evaluation.assess.indicator import JUDGED, IndicatorResult, Warn
from evaluation.assess.inputs import report_date
from evaluation.assess.progress import ObjectiveResult, Progress, assess, assess_folder, assess_objective
from evaluation.assess.record.moves import AnswerMove, Aspect, IndicatorMove, Moves, aspects_of, find_moves, said_of
from evaluation.assess.record.of_programme import IndicatorRecord, ObjectiveRecord, ProgressRecord
from evaluation.assess.record.of_result import PointRecord, ResultRecord
from evaluation.assess.robustness import NEEDED_SHARE, Robustness
from evaluation.assess.specification import About, Choice, Specification
from evaluation.assess.statements import StatementTrial, try_statements
from evaluation.assess.strength import BOUNDS, Grade, Strength
from evaluation.assess.synthesis import Answer, Answered, Question, Standing, Synthesis, questions_of, standing_of
from evaluation.assess.uses import Use, UsedFigure, claimed, figures_used, indicators_with_figures
from evaluation.assess.without_one import Turn

__all__ = [
    "BOUNDS",
    "JUDGED",
    "NEEDED_SHARE",
    "About",
    "Answer",
    "AnswerMove",
    "Answered",
    "Aspect",
    "Choice",
    "DialogueView",
    "Grade",
    "IndicatorMove",
    "IndicatorRecord",
    "IndicatorResult",
    "Moves",
    "ObjectiveRecord",
    "ObjectiveResult",
    "PointRecord",
    "Progress",
    "ProgressRecord",
    "Question",
    "ResultRecord",
    "Robustness",
    "ScenarioResult",
    "Specification",
    "Standing",
    "StatementTrial",
    "Strength",
    "Synthesis",
    "Turn",
    "Use",
    "UsedFigure",
    "Warn",
    "aspects_of",
    "assess",
    "assess_folder",
    "assess_objective",
    "claimed",
    "figures_used",
    "find_moves",
    "indicators_with_figures",
    "progress",
    "questions_of",
    "report_date",
    "said_of",
    "standing_of",
    "try_scenarios",
    "try_statements",
    "view_dialogues",
]
