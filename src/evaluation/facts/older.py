"""The form that facts.json had before its verdicts were answers and specifications, put into today's as far as it goes.

Of the first form everything is taken but what has no counterpart: the one verdict on each objective, and the readings,
which counted methods where specifications count pairs of figures. They are left out, so nothing can be said of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

FIRST: Final = 1
REASONS: Final[Mapping[str, tuple[str, ...]]] = {"dispersion_unknown": ("scatter_unknown",), "stale": ()}
"""Reasons that have another name now, or are no reason any more but a flag."""
NAMES: Final = {"stale_periods": "oldest", "alcanzado": "met_or_on_track", "progreso": "fair"}
"""Parts and limits of the rule that have another name now."""
UNSAID: Final = dict.fromkeys(("frequency", "latest", "method", "programme_method")) | {"sample": False}
RESULT: Final = ("method", "status", "outlook", "score", "estimate", "difference", "interval", "baseline", "latest")
KEPT: Final = (
    "id", "objective", "title", "level", "direction", "unit", "outlook", "demonstrated", "points", "set_aside",
    "warnings", "inputs",
)  # fmt: skip
TARGET: Final = ("none", "value", "percent_of_baseline", "date", "source", "reason")


def of_first_form(found: Mapping[str, Any], version: int) -> dict[str, Any]:
    """Content of the first form as content of a later version.

    Parameters
    ----------
    found : mapping
    version : int
        The version whose form it is put into.

    Raises
    ------
    KeyError, TypeError, AttributeError
        If it is not of the first form either.
    """
    indicators = found["indicators"]
    return {
        **found,
        "schema_version": version,
        "sources": [{"relation": None, **row} for row in found["sources"]],
        "authorities": [{"relation": None, **row} for row in found["authorities"]],
        "corrections": [{"differs": None, "objection": None, **row} for row in found["corrections"]],
        "objectives": [
            {key: o[key] for key in ("id", "title", "indicators")} | {"answers": []} for o in found["objectives"]
        ],
        "indicators": [_indicator(row) for row in indicators],
        "deciding": {row["id"]: _deciding(row) for row in indicators},
    }


def _indicator(row: Mapping[str, Any]) -> dict[str, Any]:
    rule, target, evidence = row["rule"], row["target"], dict(row["evidence"])
    return {
        **{name: row[name] for name in KEPT},
        "kind": rule["kind"],
        "cumulation": rule["cumulation"],
        "target": {**{name: target.get(name) for name in TARGET}, "by_period": []},
        "result": _result(row),
        "others": {},
        "robustness": {
            "agreeing": 0,
            "total": 0,
            "shares": [],
            "turns_on": None,
            "reversed_by": None,
            "specifications": [],
        },
        "evidence": {"grade": evidence.pop("grade"), "facts": evidence, "grades": {}},
        "yardstick": [],
        "turns": [],
    }


def _result(row: Mapping[str, Any]) -> dict[str, Any]:
    """Outcome of its own method; an old figure was a reason for no verdict then, and is told as a flag."""
    reason = row["reason"]
    reasons = REASONS.get(reason, (reason,)) if reason else ()
    flags = [*row["flags"], *(["outdated"] if reason == "stale" else [])]
    unknown = ("later", "tipping", "chance", "scatter", "projection", "slope", "slope_interval", "age")
    return {
        **{name: row[name] for name in RESULT},
        **dict.fromkeys(unknown),
        "dispersion": row["dispersion"],
        "reasons": list(reasons),
        "moved": 0,
        "flags": flags,
        "frequency": 12,
        "points_used": row["points_used"],
        "thresholds": row["thresholds"],
    }


def _deciding(row: Mapping[str, Any]) -> dict[str, Any]:
    """The rule as its words are now; what no sheet could say then is unsaid, and methods are no choice any more."""
    rule: dict[str, Any] = UNSAID | _renamed(row["rule"])
    alternatives = {name: part for name, part in rule["alternatives"].items() if name != "methods"}
    material = {"per_year": False, **rule["material_change"]} if rule["material_change"] else None
    limits = {method: _renamed(those) for method, those in rule["thresholds"].items()}
    figures = {"beside": None, **rule["figures"]}
    rule |= {"alternatives": alternatives, "material_change": material, "thresholds": limits, "figures": figures}
    return {"rule": rule, "fingerprints": row["fingerprints"]}


def _renamed(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {NAMES.get(name, name): part for name, part in parts.items()}
