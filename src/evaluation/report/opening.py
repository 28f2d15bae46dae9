"""The door for notebooks: open the data in a language and on a date, then ask for chapters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from evaluation.assess import ObjectiveResult, Progress, assess, assess_objective
from evaluation.errors import ParameterError
from evaluation.evidence import Evidence, fingerprint_evidence, hand_over, known_areas, open_dataset
from evaluation.findings import Findings, findings_of, findings_of_objective
from evaluation.load import PartialDate, find_area, to_plain
from evaluation.locale.language import Language
from evaluation.report.chapters.answers import Answers
from evaluation.report.chapters.area import AreaChapter
from evaluation.report.chapters.brief import BriefChapter
from evaluation.report.chapters.conclusions import ConclusionsChapter
from evaluation.report.chapters.data import DataChapter
from evaluation.report.chapters.dialogues import ALL, NONE, DialoguesChapter
from evaluation.report.chapters.methods import MethodsChapter
from evaluation.report.chapters.money import MoneyChapter
from evaluation.report.chapters.objective import ObjectiveChapter
from evaluation.report.chapters.programme import ProgrammeChapter
from evaluation.report.chapters.sheets import CommonSheets, SheetsChapter
from evaluation.report.chapters.summary import SummaryChapter
from evaluation.report.parts.glossary import abbreviations_of
from evaluation.report.told_reads import is_build, tell_reads
from evaluation.words.writer import Desk

SHARED: Final = 8
"""Questions to the data whose answers are kept: chapters of one edition and its objectives ask the same in turn."""
_handed = lru_cache(SHARED)(hand_over)
_fingerprint = lru_cache(SHARED)(fingerprint_evidence)
_assessed = lru_cache(SHARED)(assess)
_findings = lru_cache(SHARED)(findings_of)


@lru_cache(SHARED)
def _of_objective(evidence: Evidence, objective_id: str) -> tuple[ObjectiveResult, Findings]:
    result = assess_objective(evidence, objective_id)
    return result, findings_of_objective(evidence, result)


@dataclass(frozen=True)
class Report:
    """The programme on the evidence of a date, in one language; each attribute is a chapter.

    One that was opened for an area or an objective holds what that one rests on, and no more. What a chapter shows is a
    value: `text`, `findings`, `frame`, `figure`.

    Parameters
    ----------
    evidence : Evidence
    language : Language
    scenario, area, only : str, optional
        Target scenario that is shown, area and objective that it is opened for.

    Examples
    --------
    >>> report = open_report("data", as_of="2024-12-31")
    >>> print(report.objective(1).question().text.splitlines()[0])
    Objective 1: Justice
    """

    evidence: Evidence
    language: Language
    scenario: str = ALL
    area: str = ""
    only: str = ""

    @cached_property
    def progress(self) -> Progress:
        """Every objective assessed."""
        self._refuse_area()
        if self.only:
            raise ParameterError(
                f"objective: this report was opened for objective {self.only!r} alone, and this chapter is about all. "
                "Leave `objective` out of `open_report`."
            )
        return _assessed(self.evidence)

    @cached_property
    def desk(self) -> Desk:
        """What chapters about the whole are written with."""
        return Desk(self.language, self.evidence, _findings(self.progress))

    @property
    def summary(self) -> SummaryChapter:
        """Summary page and scorecard."""
        return SummaryChapter(self.progress, self.desk)

    @property
    def programme(self) -> ProgrammeChapter:
        """What the programme wanted, who did what and where, and how all this is known."""
        return ProgrammeChapter(self.progress, self.desk)

    @property
    def answers(self) -> Answers:
        """What each chapter comes to."""
        return Answers(self.progress, self.desk)

    @property
    def brief(self) -> BriefChapter:
        """The report in two pages."""
        return BriefChapter(self.progress, self.desk)

    @property
    def money(self) -> MoneyChapter:
        """Money and commitments, milestones, claims."""
        return MoneyChapter(self.progress, self.desk)

    @property
    def conclusions(self) -> ConclusionsChapter:
        """How well it was monitored, lessons, recommendations."""
        return ConclusionsChapter(self.progress, self.desk)

    @property
    def dialogues(self) -> DialoguesChapter:
        """What the annual dialogues could have tracked, and target scenarios."""
        return DialoguesChapter(self.progress, self.desk, self.scenario)

    @property
    def data(self) -> DataChapter:
        """Quality of the data."""
        return DataChapter(self.progress, self.desk)

    @property
    def methods(self) -> MethodsChapter:
        """Rules, sources, how to reproduce the report."""
        return MethodsChapter(self.progress, self.desk)

    def objective(self, objective_id: str | int) -> ObjectiveChapter:
        """Chapter of one objective; its id may be a number, which is what `papermill -p objective 2` makes of it.

        Raises
        ------
        ParameterError
            If the framework has no such objective.
        """
        return ObjectiveChapter(*self._assessed(str(objective_id)))

    def sheets(self, objective_id: str | int) -> SheetsChapter:
        """Sheets of one objective's indicators, for the annex.

        Raises
        ------
        ParameterError
            If the framework has no such objective.
        """
        return SheetsChapter(*self._assessed(str(objective_id)))

    @property
    def common_sheets(self) -> CommonSheets:
        """Sheets of what serves all objectives."""
        return CommonSheets(self.progress, self.desk)

    def place(self, objective_id: str | int = "") -> AreaChapter:
        """Report of one area, or the part of it that belongs to one objective; without an area, of the whole as one.

        Raises
        ------
        ParameterError
            If the framework has no such objective.
        """
        objective_id = str(objective_id)
        if objective_id:
            self._check_objective(objective_id)
        area = self.area or self.evidence.dataset.framework.programme.area
        return AreaChapter(self.evidence, area, self.language, objective_id)

    def _assessed(self, objective_id: str) -> tuple[ObjectiveResult, Desk]:
        self._refuse_area()
        self._check_objective(objective_id)
        result, findings = _of_objective(self.evidence, objective_id)
        return result, Desk(self.language, self.evidence, findings)

    def _check_objective(self, objective_id: str) -> None:
        _check("objective", objective_id, [o.id for o in self.evidence.dataset.framework.objectives])

    def _refuse_area(self) -> None:
        """A chapter about the whole must not be taken for one about an area."""
        if self.area:
            raise ParameterError(
                f"area: this chapter is about the whole programme and says nothing of {self.area!r} alone. "
                "Run the notebooks that show `report.place()`, or leave `area` empty."
            )


def open_report(
    data_dir: Path | str = "data",
    as_of: str | int = "",
    language: str = "en",
    scenario: str | None = ALL,
    area: str = "",
    objective: str | int = "",
) -> Report:
    """Read and check a data folder; chapters assess what they need.

    Parameters
    ----------
    data_dir : path
        Folder with the tables and the framework.
    as_of : str or int
        Last day, as `2020-02-06`, whose publications count; empty for the date of the newest source.
    language : str
        Code of a language with a catalogue.
    scenario : str
        Id of the target scenario to show, `all` or `none`; papermill makes None of `-p scenario None`.
    area : str
        Area that the report is about, by its name or the name of its folder; empty for the whole programme.
    objective : str or int
        Objective that the chapter is about, also as the number that `papermill -p objective 2` makes of it; empty for a
        chapter about all of them. A chapter that a build runs for each objective names it, or it runs again after every
        change of the data.

    Returns
    -------
    Report

    Raises
    ------
    DataError
        With every fault of the data folder.
    ParameterError
        If the date, the language, the scenario, the area or the objective cannot be used.

    Examples
    --------
    >>> report = open_report("data", as_of="2020-02-06", objective=1)
    >>> report.evidence.as_of
    datetime.date(2020, 2, 6)
    """
    chosen = Language.of(language)
    objective = str(objective)
    day = _day(str(as_of)) if as_of else None
    scenario = NONE if scenario is None else scenario
    dataset = open_dataset(data_dir)
    _check("scenario", scenario, [ALL, NONE, *(s.id for s in dataset.framework.scenarios)])
    if objective:
        _check("objective", objective, [o.id for o in dataset.framework.objectives])
    place = find_area(area, [to_plain(a) for a in known_areas(dataset).values()], "area") if area else ""
    place = "" if place == dataset.framework.programme.area else place
    evidence = _handed(dataset, day, place, objective)
    if is_build():
        tell_reads(_fingerprint(evidence), dataset.fingerprint)
    return Report(evidence, chosen, scenario, place, objective)


def read_ahead(
    data_dir: Path | str,
    as_of: str | int = "",
    language: str = "en",
    area: str = "",
    objective: str | int = "",
    **_: object,
) -> None:
    """Do what chapters with these parameters do alike, for processes that are forked later.

    Raises
    ------
    DataError, ParameterError
        As `open_report` does.
    """
    report = open_report(data_dir, as_of, language, area=area, objective=objective)
    _fingerprint(report.evidence)
    abbreviations_of(report.evidence, report.language)
    report.language.text("Contents")  # its catalogue is read at the first message
    if not report.area:
        made = _of_objective(report.evidence, report.only)[1] if report.only else _findings(report.progress)
        for _finding in made:
            pass  # all are made when the first is named


def _check(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise ParameterError(f"{name}: there is none called {value!r}. Use one of: {', '.join(known)}.")


def _day(text: str) -> dt.date:
    """Day of a parameter, of which papermill may have made a number before."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        meant = str(PartialDate(text).last_day())
    except ValueError:
        meant = "it as 2020-02-06"
    raise ParameterError(f"as_of: {text!r} is not a date. Write {meant}.") from None
