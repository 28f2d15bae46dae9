"""The annex is told what the reports beside it print, and where, so that it can say on paper where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.plan.manifest import Record
from evaluation.plan.printed import Place, explained_by_annex
from evaluation.publish.prepared import Prepared
from evaluation.render import Document
from evaluation.render.register import Told, with_register
from evaluation.render.volumes import NAMES
from evaluation.words.lineage import lineage_of


def explain_others(document: Document, plan: Prepared, beside: Mapping[str, Record]) -> Document:
    """Add to the annex where the numbers of the report and the brief come from.

    Parameters
    ----------
    document : Document
        The annex.
    plan : Prepared
    beside : mapping of str to Record
        Records of the reports that lie beside it now, made in this build or before, by path.
    """
    language = document.language
    told = [
        Told(language.text(NAMES[record.document]), [Place.of_line(line) for line in record.stated])
        for record in explained_by_annex(beside.values(), document.cover["language"])
    ]
    # a report that failed stands with numbers that may be none any more
    ids = {place.finding for one in told for place in one.places if place.finding in plan.findings}
    findings = {id_: plan.findings[id_] for id_ in sorted(ids)}
    lineage = lineage_of(tuple(findings.values()), plan.progress.evidence, language)
    content = {id_: finding.to_dict() for id_, finding in findings.items()}
    return with_register(document, told, content, lineage["observations"], lineage["sources"])
