"""The programme, its objectives and indicators, checked."""

from evaluation.framework.alternatives import Alternatives, BaselineChoice, FiguresChoice, RuledOut
from evaluation.framework.appraisal import (
    Appraisal,
    Grounded,
    Recommendation,
    Reply,
    Sentence,
    Shortened,
    Sureness,
    Topic,
)
from evaluation.framework.context import Context, Saying
from evaluation.framework.corrections import Correction, Corrections
from evaluation.framework.glossary import Abbreviation, Glossary, Term
from evaluation.framework.indicator import ALL, Filter, Indicator, Judgement, Quality
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
    WouldChange,
)
from evaluation.framework.read import languages_of, parse
from evaluation.framework.scenario import Scenario, Whole
from evaluation.framework.setting import (
    Fact,
    Help,
    Link,
    Partner,
    Place,
    Quoted,
    ResultsChain,
    Search,
    Stage,
)
from evaluation.framework.slots import SLOT, Form, Slot, slots
from evaluation.framework.target import TargetSheet
from evaluation.framework.vocabulary import Cumulation, Direction, Kind, Level, months_of

__all__ = [
    "ALL",
    "SLOT",
    "Abbreviation",
    "Alternatives",
    "Appraisal",
    "BaselineChoice",
    "Comparators",
    "Context",
    "Correction",
    "Corrections",
    "Criterion",
    "Cumulation",
    "Dialogue",
    "Direction",
    "Event",
    "Fact",
    "FiguresChoice",
    "Filter",
    "Form",
    "Framework",
    "Glossary",
    "Grounded",
    "Help",
    "Indicator",
    "Judgement",
    "Kind",
    "Level",
    "Link",
    "Money",
    "NotShown",
    "Objective",
    "Partner",
    "Place",
    "Programme",
    "Quality",
    "Quoted",
    "Recommendation",
    "Reply",
    "ResultsChain",
    "RuledOut",
    "Saying",
    "Scenario",
    "Search",
    "Sentence",
    "Shortened",
    "Slot",
    "Stage",
    "Sureness",
    "TargetSheet",
    "Term",
    "Text",
    "Topic",
    "Whole",
    "WouldChange",
    "languages_of",
    "months_of",
    "parse",
    "slots",
]
