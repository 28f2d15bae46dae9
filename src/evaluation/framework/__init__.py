"""The programme, its objectives and indicators, checked."""

from evaluation.framework.alternatives import Alternatives, BaselineChoice, FiguresChoice, RuledOut
from evaluation.framework.corrections import Correction, Corrections
from evaluation.framework.glossary import Abbreviation, Glossary, Term
from evaluation.framework.indicator import Filter, Indicator, Judgement, TargetSheet
from evaluation.framework.model import Framework
from evaluation.framework.parts import Text
from evaluation.framework.programme import (
    Comparators,
    Criterion,
    Dialogue,
    Event,
    Money,
    NotShown,
    Objective,
    Programme,
)
from evaluation.framework.read import parse
from evaluation.framework.scenario import Scenario, Whole
from evaluation.framework.vocabulary import Cumulation, Direction, Kind, Level, months_of

__all__ = [
    "Abbreviation",
    "Alternatives",
    "BaselineChoice",
    "Comparators",
    "Correction",
    "Corrections",
    "Criterion",
    "Cumulation",
    "Dialogue",
    "Direction",
    "Event",
    "FiguresChoice",
    "Filter",
    "Framework",
    "Glossary",
    "Indicator",
    "Judgement",
    "Kind",
    "Level",
    "Money",
    "NotShown",
    "Objective",
    "Programme",
    "RuledOut",
    "Scenario",
    "TargetSheet",
    "Term",
    "Text",
    "Whole",
    "months_of",
    "parse",
]
