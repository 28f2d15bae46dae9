"""Evidence of one area, and one indicator area by area.

In the evidence of an area only the figures that documents publish for it exist, and every indicator asks for them.

Nothing of the whole is divided among its parts. A target was set for what its document names, so none applies here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from evaluation.evidence.dataset import Dataset
from evaluation.evidence.series import indicator_series
from evaluation.evidence.vintage import Evidence
from evaluation.framework import Filter, Indicator, Text
from evaluation.framework.target import TargetSheet
from evaluation.load import Area
from evaluation.locale import available_languages
from evaluation.locale.language import Language, _
from evaluation.methods import Point

NO_TARGET: Final = _("The target was set for the whole program and says nothing about one area.")


def series_by_area(evidence: Evidence, indicator: Indicator) -> list[tuple[Area, list[Point]]]:
    """The series that a reference sheet gives for every other area, by the same rules; areas without one are left out.

    Returns
    -------
    list of (Area, list of Point)
        First those where the programme worked. Neither the whole nor areas of comparison are among them, and no figure
        of more than a year: totals over several would stand too high beside those of one.
    """
    if indicator.select.value is None:
        return []
    dataset = evidence.dataset
    sheet = dataset.framework.comparators
    left_out = {dataset.framework.programme.area, *(sheet.areas if sheet else ())}
    areas = [area for area in dataset.tables.areas.values() if area.area not in left_out]
    found = []
    for area in sorted(areas, key=lambda area: area.exposed_from is None):
        there = indicator.select.value.model_copy(update={"areas": (area.area,)})
        asked = indicator.model_copy(update={"select": indicator.select.model_copy(update={"value": there})})
        if figures := [f for f in indicator_series(evidence, asked).figures if not f.exceeds_year]:
            found.append((area, figures))
    return found


def known_areas(dataset: Dataset) -> Mapping[str, Area]:
    """Areas that a report can be about, by name: all but those of comparison."""
    sheet = dataset.framework.comparators
    compared = sheet.areas if sheet else ()
    return {name: area for name, area in dataset.tables.areas.items() if name not in compared}


def evidence_of(whole: Evidence, area: str) -> Evidence:
    """Evidence of one area; that of the whole where no area is named."""
    if not area:
        return whole
    told = {code: Language.of(code).text(NO_TARGET) for code in available_languages()}
    return of_area(whole, area, Text(**told))


def of_area(evidence: Evidence, area: str, no_target: Text) -> Evidence:
    """Reduce evidence to the figures of one area, and the framework to questions about it.

    Parameters
    ----------
    evidence : Evidence
    area : str
    no_target : Text
        Why a target of the framework is none for an area.
    """
    dataset, framework = evidence.dataset, evidence.dataset.framework
    asked = framework.model_copy(
        update={
            "programme": framework.programme.model_copy(update={"area": area}),
            "indicators": tuple(_about(sheet, area, no_target) for sheet in framework.indicators),
        }
    )
    observations = tuple(o for o in evidence.observations if o.area == area)
    ids = {o.observation_id for o in observations}
    return dataclasses.replace(
        evidence,
        dataset=dataclasses.replace(dataset, framework=asked),
        observations=observations,
        corrections=tuple(c for c in evidence.corrections if ids.issuperset((*c.observations, *c.over))),
    )


def _about(sheet: Indicator, area: str, no_target: Text) -> Indicator:
    def there(chosen: Filter | None) -> Filter | None:
        return chosen.model_copy(update={"areas": (area,)}) if chosen else None

    select = sheet.select
    parts = {name: there(getattr(select, name)) for name in ("value", "numerator", "denominator", "beside")}
    update: dict[str, object] = {"select": select.model_copy(update=parts)}
    if sheet.target.none is None:
        update["target"] = TargetSheet(none=no_target)
    return sheet.model_copy(update=update)
