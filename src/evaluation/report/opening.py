"""The door for notebooks: open the data in a language and on a date, then ask for chapters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.assess import Progress, assess, assess_objective
from evaluation.errors import ParameterError
from evaluation.evidence import Evidence, as_known_on, open_dataset, watched
from evaluation.report.answers import Answers
from evaluation.report.brief import BriefChapter
from evaluation.report.data_quality import DataChapter
from evaluation.report.dialogues import ALL, NONE, DialoguesChapter
from evaluation.report.language import Language
from evaluation.report.method_tables import MethodsChapter
from evaluation.report.money import MoneyChapter
from evaluation.report.objective import ObjectiveChapter
from evaluation.report.seen import tell_reads
from evaluation.report.summary import SummaryChapter


@dataclass(frozen=True)
class Report:
    """The programme on the evidence of a date, in one language; each attribute is a chapter."""

    evidence: Evidence
    language: Language
    scenario: str = ALL

    @cached_property
    def progress(self) -> Progress:
        """Every objective assessed."""
        return assess(self.evidence)

    @property
    def summary(self) -> SummaryChapter:
        """Summary page and scorecard."""
        return SummaryChapter(self.progress, self.language)

    @property
    def answers(self) -> Answers:
        """What each chapter comes to."""
        return Answers(self.progress, self.language)

    @property
    def brief(self) -> BriefChapter:
        """The report in two pages."""
        return BriefChapter(self.progress, self.language)

    @property
    def money(self) -> MoneyChapter:
        """Money and commitments, milestones, claims."""
        return MoneyChapter(self.progress, self.language)

    @property
    def dialogues(self) -> DialoguesChapter:
        """What the annual dialogues could have tracked, and target scenarios."""
        return DialoguesChapter(self.progress, self.language, self.scenario)

    @property
    def data(self) -> DataChapter:
        """Quality of the data."""
        return DataChapter(self.progress, self.language)

    @property
    def methods(self) -> MethodsChapter:
        """Rules, sources, how to reproduce the report."""
        return MethodsChapter(self.progress, self.language)

    def objective(self, objective_id: str) -> ObjectiveChapter:
        """Chapter of one objective.

        Raises
        ------
        ParameterError
            If the framework has no such objective.
        """
        known = [o.id for o in self.evidence.dataset.framework.objectives]
        if objective_id not in known:
            raise ParameterError(f"objective: there is none called {objective_id!r}. Use one of: {', '.join(known)}.")
        # this objective alone: what the chapter was seen to read of the data is what it rests on
        return ObjectiveChapter(assess_objective(self.evidence, objective_id), self.evidence, self.language)


def open_report(data_dir: Path | str = "data", as_of: str = "", language: str = "en", scenario: str = ALL) -> Report:
    """Read and check a data folder; chapters assess what they need.

    Parameters
    ----------
    data_dir : path
        Folder with the tables and the framework.
    as_of : str
        Last day, as `2020-02-06`, whose publications count; empty for the date of the newest source.
    language : str
        Code of a language with a catalogue.
    scenario : str
        Id of the target scenario to show, `all` or `none`.

    Raises
    ------
    DataError
        With every fault of the data folder.
    ParameterError
        If the date, the language or the scenario cannot be used.
    """
    chosen = Language.of(language)
    try:
        day = dt.date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise ParameterError(f"as_of: {as_of!r} is not a date. Write it as 2020-02-06.") from None
    dataset, seen = watched(open_dataset(data_dir))
    evidence = as_known_on(dataset, day)
    known = [ALL, NONE, *(s.id for s in dataset.framework.scenarios)]
    if scenario not in known:
        raise ParameterError(f"scenario: there is none called {scenario!r}. Use one of: {', '.join(known)}.")
    tell_reads(seen, Path(data_dir))
    return Report(evidence, chosen, scenario)
