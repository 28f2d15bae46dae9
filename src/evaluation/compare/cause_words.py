"""Words for every cause of a changed verdict, and for every part of the rule by which an indicator is judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evaluation.compare.causes import Cause
from evaluation.locale.language import _

CAUSES: Final[Mapping[Cause, str]] = {
    Cause.ADDED: _("New figures: {what}."),
    Cause.REMOVED: _("Figures that are no longer there: {what}."),
    Cause.RESTATED: _("Restated figures: {what}."),
    Cause.DIFFERS: _("Figures of which another register, or body of the same kind, now says another value: {what}."),
    Cause.CORRECTED: _("Figures corrected in our own table: {what}."),
    Cause.FURTHER: _("Documents more or less, with the same latest values: {what}."),
    Cause.DOCUMENTS: _("What is known of a document's date, or how it was read: {what}."),
    Cause.DECISIONS: _("Declared decisions about figures: {what}."),
    Cause.TARGET: _("The target: {before}, now {after}."),
    Cause.RULE: _("The rule by which it is judged: {what}."),
    Cause.RENAMED: _("The same figures are asked for under another id in the other of the two: {what}."),
    Cause.DATE: _("Periods are judged up to another day: {before}, now {after}."),
    Cause.CODE: _("What computes the results: {what}."),
    Cause.UNKNOWN: _("Nothing that the two builds recorded explains it."),
}
RULES: Final[Mapping[str, str]] = {
    "objective": _("the objective it belongs to"),
    "indicator": _("it stands in the framework of only one of the two"),
    "level": _("input, output or outcome"),
    "unit": _("the unit"),
    "kind": _("the kind of figure"),
    "direction": _("the intended direction"),
    "cumulation": _("how periods add up"),
    "frequency": _("how often figures come"),
    "sample": _("whether the cases are a random sample"),
    "dispersion_group": _("the indicators whose scatter is like its own"),
    "figures": _("which figures are taken"),
    "authorities": _("whose figures are taken"),
    "latest": _("the period that is compared with the baseline"),
    "method": _("the method that judges it"),
    "programme_method": _("the method of the program"),
    "baseline": _("the baseline years"),
    "material_change": _("the smallest change that counts"),
    "breaks": _("breaks in the series"),
    "alternatives": _("the other defensible sensitivity checks"),
    "scatter_of": _("the sheet of an indicator whose scatter is its yardstick"),
    "programme_start": _("the start of the program"),
    "judged_until": _("the last day that the program is judged by"),
    "thresholds": _("a limit of a method"),
    "oldest": _("the age up to which a figure says how things are"),
    "evidence_bounds": _("a limit of the grades of evidence"),
    "needed_share": _("the share of sensitivity checks that a verdict needs"),
    "computing": _("the programs"),
    "lock": _("the packages that the programs use"),
}
