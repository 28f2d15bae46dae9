"""Evidence of one area: only the figures that documents publish for it exist, and every indicator asks for them.

Nothing of the whole is divided among its parts. A target was set for what its document names, so none applies here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from evaluation.evidence.vintage import Evidence
from evaluation.framework import Filter, Indicator, Text
from evaluation.framework.indicator import TargetSheet
from evaluation.load import Area


def known_areas(evidence: Evidence) -> Mapping[str, Area]:
    """Areas that a report can be about, by name: all but those of comparison."""
    sheet = evidence.dataset.framework.comparators
    compared = sheet.areas if sheet else ()
    return {name: area for name, area in evidence.dataset.tables.areas.items() if name not in compared}


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
