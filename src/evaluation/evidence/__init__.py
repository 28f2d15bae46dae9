"""Observations as known on a date, after corrections, and the series they make."""

from evaluation.evidence.area import evidence_of, known_areas, of_area, series_by_area
from evaluation.evidence.basis import Basis, basis_of, basis_of_claim, is_claimed, only_repeats
from evaluation.evidence.chosen import Aside, SetAside, claims
from evaluation.evidence.dataset import FRAMEWORK_FILE, TEXTS, Dataset, open_dataset
from evaluation.evidence.handed import fingerprint_evidence, hand_over, handed_digests, record_digests
from evaluation.evidence.rivals import Rivals, comparable, conflicts, redefinitions, restatements, roundings, subject
from evaluation.evidence.series import IndicatorSeries, indicator_series
from evaluation.evidence.vintage import Evidence, as_known_on

__all__ = [
    "FRAMEWORK_FILE",
    "TEXTS",
    "Aside",
    "Basis",
    "Dataset",
    "Evidence",
    "IndicatorSeries",
    "Rivals",
    "SetAside",
    "as_known_on",
    "basis_of",
    "basis_of_claim",
    "claims",
    "comparable",
    "conflicts",
    "evidence_of",
    "fingerprint_evidence",
    "hand_over",
    "handed_digests",
    "indicator_series",
    "is_claimed",
    "known_areas",
    "of_area",
    "only_repeats",
    "open_dataset",
    "record_digests",
    "redefinitions",
    "restatements",
    "roundings",
    "series_by_area",
    "subject",
]
