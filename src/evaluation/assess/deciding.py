"""What decides a verdict, part by part, so that two builds can tell which of them changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from evaluation.assess.indicator import IndicatorResult
from evaluation.assess.inputs import targets_by_period
from evaluation.assess.main_method import OWN
from evaluation.assess.robustness import NEEDED_SHARE
from evaluation.assess.strength import BOUNDS
from evaluation.evidence import Evidence
from evaluation.framework import Indicator
from evaluation.load import to_plain
from evaluation.methods import LEVEL, OLDEST, THRESHOLDS

HOW_COUNTED: Final = ("cumulation", "frequency", "sample", "method")

Parts = dict[str, Any]


def rule_of(evidence: Evidence, item: IndicatorResult, results: Sequence[IndicatorResult]) -> Parts:
    """Everything of the reference sheet that decides, but for the target; without the texts, which decide nothing.

    Parameters
    ----------
    evidence : Evidence
    item : IndicatorResult
    results : sequence of IndicatorResult
        All indicators: the others of its group lend their scatter as a yardstick.
    """
    sheet, programme = item.indicator, evidence.dataset.framework.programme
    lenders = [r.indicator for r in results if r is not item and r.indicator.dispersion_group == sheet.dispersion_group]
    return {
        **_sheet(sheet),
        "scatter_of": {i.id: _sheet(i) for i in lenders} if item.yardstick else {},
        "programme_method": programme.method,
        "programme_start": programme.start.isoformat(),
        "judged_until": programme.judged_until.isoformat(),
        "thresholds": {OWN: {"level": LEVEL}, **{name: dict(limits) for name, limits in THRESHOLDS.items()}},
        "oldest": OLDEST,
        "evidence_bounds": {name: [b.strong, b.moderate, b.more_is_better] for name, b in BOUNDS.items()},
        "needed_share": float(NEEDED_SHARE),
    }


def target_of(evidence: Evidence, item: IndicatorResult) -> Parts:
    """Size, date and document of the target, those by period among them; None where there is none."""
    by_period = [[t.value, t.date.isoformat(), t.ref] for t in targets_by_period(evidence, item.indicator)]
    one = item.indicator.target.model_dump(mode="json", include={"value", "percent_of_baseline", "date", "source"})
    return one | {"by_period": by_period}


def data_of(evidence: Evidence, item: IndicatorResult) -> Parts:
    """Rows the verdict rests on, and what is known of their documents' dates and of how they were read."""
    rows = [o for o in evidence.observations if o.observation_id in set(item.inputs)]
    sources = {o.source: evidence.source_of(o) for o in rows}
    return {
        "observations": [to_plain(o) for o in sorted(rows, key=lambda o: o.observation_id)],
        "sources": {id_: [str(sources[id_].known_on()), sources[id_].read.value] for id_ in sorted(sources)},
    }


def decisions_of(evidence: Evidence, item: IndicatorResult) -> Parts:
    """Declared decisions about those rows, without their reasons."""
    acting = [c for c in evidence.corrections if set(item.inputs).intersection((*c.observations, *c.over))]
    fields = {"action", "observations", "over", "factor", "date"}
    return {c.id: c.model_dump(mode="json", include=fields) for c in acting}


def _sheet(indicator: Indicator) -> Parts:
    alternatives = indicator.alternatives
    return {
        **indicator.model_dump(
            mode="json",
            include={"objective", "level", "unit", "kind", "direction", "dispersion_group", *HOW_COUNTED},
        ),
        "figures": indicator.select.model_dump(mode="json"),
        "authorities": indicator.authorities.model_dump(mode="json", exclude={"reason"}),
        "baseline": indicator.baseline.model_dump(mode="json", exclude={"reason"}),
        "latest": indicator.latest.model_dump(mode="json", exclude={"reason"}) if indicator.latest else None,
        "material_change": (
            indicator.material_change.model_dump(mode="json", exclude={"reason"}) if indicator.material_change else None
        ),
        "breaks": [b.model_dump(mode="json", exclude={"reason"}) for b in indicator.breaks],
        "alternatives": {
            "figures": [f.model_dump(mode="json", exclude={"label", "reason"}) for f in alternatives.figures],
            "first_release": alternatives.first_release is not None,
            "baselines": [b.model_dump(mode="json", exclude={"label", "reason"}) for b in alternatives.baselines],
        },
    }
