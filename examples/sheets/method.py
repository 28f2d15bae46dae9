"""Whether the last figure is the best one of the series.

Source: name here the document that publishes the rule, and hold the method in tests/reference/ against its results.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from evaluation.locale.language import _
from evaluation.methods.published.growth import opened_by_year
from evaluation.methods.result import Outlook, Reason, Result
from evaluation.methods.rule import Rule, as_number
from evaluation.methods.series import Series, Settings

FEWEST: Final = 3


def record(series: Series, settings: Settings) -> Result:
    """Compare the last yearly figure with the best of those before it, `v_n` with `max(v_1, ..., v_n-1)`.

    Returns
    -------
    Result
        `record` where the last is better than all before it, `worst_so_far` where it is worse than all, else
        `no_record`. The estimate is the difference from the best before, in the unit of the indicator.
    """
    result, yearly = opened_by_year(Result("record", "not_available"), series, settings)
    if not yearly:
        return result
    *before, latest = yearly
    result = replace(result, latest=latest)
    if len(yearly) < FEWEST:
        return replace(result, reasons=(Reason.TOO_FEW_POINTS,))
    sign = settings.direction.sign
    best = max(before, key=lambda point: sign * point.value)
    result = replace(result, baseline=best, estimate=latest.value - best.value, difference=latest.value - best.value)
    wanted = [sign * (latest.value - point.value) for point in before]
    if min(wanted) > 0:
        return replace(result, status="record")
    return replace(result, status="worst_so_far" if max(wanted) < 0 else "no_record")


RULE: Final = Rule(
    name="record",
    apply=record,
    title=_("best figure so far"),
    short=_("by record"),
    compares=_("The last of at least {fewest} yearly figures with the best before it."),
    numbers={"fewest": as_number(FEWEST)},
    statuses={
        "record": (Outlook.FAVOURABLE, _("Best so far")),
        "no_record": (Outlook.UNCLEAR, _("No record")),
        "worst_so_far": (Outlook.UNFAVOURABLE, _("Worst so far")),
    },
    is_trend=True,
)
