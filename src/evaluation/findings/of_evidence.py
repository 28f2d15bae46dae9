"""Numbers about the evidence itself: figures as published, documents, restatements, disagreements, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from evaluation.assess import Progress, try_statements
from evaluation.evidence import Evidence, Rivals, comparable, conflicts, redefinitions, restatements, roundings
from evaluation.evidence.arithmetic import known_remarks
from evaluation.findings.counting import count_of, figures_counted, published_id
from evaluation.findings.finding import Finding, Formula
from evaluation.load import Confidence, Corroboration, Observation, Read, Target
from evaluation.locale.language import _

PARTLY_DATED: Final = _("figures from documents whose day of publication is known only in part")
ALL_FIGURES: Final = _("figures published by the date of this report")
READ_SO: Final = _("documents read in this way")
FIGURES_READ_SO: Final = _("figures from documents read in this way")
SO_SURE: Final = _("figures with this confidence in their reading")
UNDATED: Final = _("documents without any known date")
DOCUMENTS: Final = _("documents published by the date of this report")
IN_PART: Final = _("documents of which only the opening or another document was at hand")
DECIDED: Final = _("figures that a declared decision sets aside")
RESTATED: Final = _("figures that one authority replaced by another value in a later document")
DISPUTED: Final = _("figures to which authorities or registers give different values")
REDEFINED: Final = _("things with different values because these count different things, as a decision says")
ROUNDED: Final = _("things with different values whose words allow them to be one")
IMPOSSIBLE: Final = _("published figures that cannot be as they are printed beside others of the same document")
TURNING: Final = _("restated figures with which the class of a verdict changes")
CHANGE: Final = _("({last} − {first}) / {first}")
SPREAD: Final = _("({largest} − {smallest}) / {smallest}")
FACTS: Final = _("dated facts of the program that documents report")
CLAIMS: Final = _("claims of the final statement")
BORNE_OUT: Final[Mapping[Corroboration, str]] = {
    Corroboration.STANDS: _("claims of the final statement that stand"),
    Corroboration.IN_PART: _("claims of the final statement that stand in part"),
    Corroboration.UNCHECKED: _("claims of the final statement that could not be checked"),
    Corroboration.CONTRADICTED: _("claims of the final statement that are contradicted"),
}


def published_findings(observations: Iterable[Observation]) -> Iterator[Finding]:
    """Figures exactly as their documents give them."""
    for o in observations:
        yield Finding(published_id(o), float(o.value), o.unit, "published", (o.observation_id,))


def evidence_findings(evidence: Evidence) -> Iterator[Finding]:
    """Numbers of figures and documents, and how far they agree; none of them needs an assessment."""
    figures = evidence.observations
    known = [s for s in evidence.sources.values() if evidence.is_known(s.source_id)]
    partly = [s for s in known if s.read is not Read.WHOLE]
    decided = [i for c in evidence.corrections for i in c.set_aside]
    undated = [s.source_id for s in evidence.undated_sources]

    def documents(name: str, what: str, ids: Iterable[str]) -> Finding:
        named = tuple(ids)
        return count_of(evidence, name, len(named), what, documents=named)

    yield figures_counted(evidence, "quality.figures.all", ALL_FIGURES, figures)
    yield count_of(
        evidence, "quality.figures.partly_dated", len(evidence.partly_dated), PARTLY_DATED, evidence.partly_dated
    )
    for read in Read:
        own = [s.source_id for s in known if s.read is read]
        of_them = [o for o in figures if evidence.source_of(o).read is read]
        yield documents(f"quality.documents.{read.value}", READ_SO, own)
        yield figures_counted(evidence, f"quality.figures.{read.value}", FIGURES_READ_SO, of_them)
    for sure in Confidence:
        chosen = [o for o in figures if o.confidence is sure]
        yield figures_counted(evidence, f"quality.confidence.{sure.value}", SO_SURE, chosen)
    yield documents("quality.documents.undated", UNDATED, undated)
    yield documents("summary.sources", DOCUMENTS, (s.source_id for s in known))
    yield documents("summary.sources_in_part", IN_PART, (s.source_id for s in partly))
    yield count_of(evidence, "summary.decided", len(decided), DECIDED, decided)
    compared = [o.observation_id for o in figures]
    yield count_of(evidence, "arithmetic.remarks", len(known_remarks(evidence)), IMPOSSIBLE, compared)
    yield from _milestones(evidence)
    yield from _targets(evidence)


def disputed_findings(progress: Progress) -> Iterator[Finding]:
    """How many figures were restated or are disputed, by how much, and on how many of them a verdict turns."""
    evidence = progress.evidence
    restated, disputed = restatements(evidence), conflicts(evidence)
    considered = comparable(evidence)
    yield count_of(evidence, "difference.definition", len(redefinitions(evidence)), REDEFINED, considered)
    yield count_of(evidence, "difference.rounding", len(roundings(evidence)), ROUNDED, considered)
    yield count_of(evidence, "restatement.count", len(restated), RESTATED, considered)
    yield count_of(evidence, "conflict.count", len(disputed), DISPUTED, considered)
    for rivals in restated:
        if rivals.change is not None:
            formula = Formula(CHANGE, (("last", float(rivals.last.value)), ("first", float(rivals.first.value))))
            yield _relative(rivals, restatement_id(rivals), rivals.change, formula, (rivals.first, rivals.last))
    for rivals in disputed:
        if rivals.spread is not None:
            formula = Formula(SPREAD, (("largest", rivals.largest), ("smallest", rivals.smallest)))
            yield _relative(rivals, conflict_id(rivals), rivals.spread, formula, rivals.statements)
    trials = {rivals: try_statements(evidence, rivals, progress.indicators) for rivals in restated}
    turning = [rivals for rivals, tried in trials.items() if any(trial.turns for trial in tried)]
    inputs = [i for tried in trials.values() for trial in tried for i in trial.item.inputs]
    yield count_of(evidence, "restatement.turning", len(turning), TURNING, (*considered, *inputs))


def target_id(target: Target) -> str:
    """Id of the finding that states a target that others set, as its document gives it."""
    return f"target.{target.target_id}"


def restatement_id(rivals: Rivals) -> str:
    """Id of how much a figure was restated by."""
    return f"restatement.{rivals.first.observation_id}.change"


def conflict_id(rivals: Rivals) -> str:
    """Id of how far the values for one thing lie apart."""
    return f"conflict.{rivals.first.observation_id}.spread"


def _relative(rivals: Rivals, name: str, value: float, formula: Formula, stated: tuple[Observation, ...]) -> Finding:
    of = tuple(published_id(o) for o in stated)
    return Finding(name, value, "1", "relative_change", rivals.considered, formula=formula, findings=of)


def _targets(evidence: Evidence) -> Iterator[Finding]:
    for target in evidence.targets:
        inputs = (target.observation,) if target.observation else ()
        yield Finding(target_id(target), float(target.value), target.unit, "published", inputs, (target.source,))


def _milestones(evidence: Evidence) -> Iterator[Finding]:
    """Numbers of dated facts, and of claims by how far figures bear them out."""
    facts = [m for m in evidence.milestones if m.corroborated is None]
    claims = [m for m in evidence.milestones if m.corroborated is not None]
    yield count_of(evidence, "milestones.facts", len(facts), FACTS, documents=(m.source for m in facts))
    yield count_of(evidence, "claims.all", len(claims), CLAIMS, documents=(m.source for m in claims))
    for kind, what in BORNE_OUT.items():
        found = [m for m in claims if m.corroborated is kind]
        inputs = [i for m in found for i in m.evidence if i in evidence.published]
        yield count_of(evidence, f"claims.{kind.value}", len(found), what, inputs, (m.source for m in found))
