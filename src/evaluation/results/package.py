"""All tables of an evaluation as one Frictionless Data Package: who, from what, and what each column means."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import evaluation
from evaluation.assess import Progress, ProgressRecord, report_date
from evaluation.findings import Finding
from evaluation.load import Credits
from evaluation.locale import SOURCE_LANGUAGE
from evaluation.results.points import POINT_INPUTS, POINTS, points
from evaluation.results.published import (
    AREAS,
    AUTHORITIES,
    DECISIONS,
    MEASURES,
    OBSERVATIONS,
    SOURCES,
    UNITS,
    published,
)
from evaluation.results.specifications import SPECIFICATION_INPUTS, SPECIFICATIONS, specifications
from evaluation.results.stated import FINDING_INPUTS, FINDINGS, counted, stated
from evaluation.results.table import Table, TableSchema
from evaluation.results.verdicts import ANSWERS, INDICATORS, OBJECTIVES, verdicts

DESCRIPTOR: Final = "datapackage.json"
FOLDER: Final = "results/"
"""Where the tables lie in a folder of reports, beside the descriptor."""
SCHEMAS: Final[tuple[TableSchema[Any], ...]] = (
    FINDINGS,
    FINDING_INPUTS,
    OBJECTIVES,
    ANSWERS,
    INDICATORS,
    SPECIFICATIONS,
    SPECIFICATION_INPUTS,
    POINTS,
    POINT_INPUTS,
    OBSERVATIONS,
    SOURCES,
    DECISIONS,
    MEASURES,
    AUTHORITIES,
    AREAS,
    UNITS,
)
"""All tables in the order in which a reader meets them: what is stated, how it was computed, what it rests on."""
DESCRIPTION: Final = (
    "Every result of the evaluation with the published figures and the documents that it rests on, as known on one "
    "day. A finding leads by finding_inputs to observations and from there to sources; a verdict by specifications "
    "and specification_inputs. An empty cell means that there is no value or that none is known; it never means zero."
)


@dataclass(frozen=True, slots=True)
class Package:
    """The tidy tables of an evaluation on a date.

    Parameters
    ----------
    progress : Progress
    tables : tuple of Table
        One for each of `SCHEMAS`, in that order.
    """

    progress: Progress
    tables: tuple[Table, ...]

    @classmethod
    def of(cls, progress: Progress, findings: Sequence[Finding]) -> Package:
        """Package of an assessment and of findings: all of them, or those that one report states."""
        evidence = progress.evidence
        record = ProgressRecord.of(progress)
        computed = (*verdicts(record), *specifications(record.indicators), *points(progress.indicators))
        return cls(progress, (*stated(findings, evidence), *computed, *published(evidence, counted(findings))))

    def files(self, credits: Credits, folder: str = "") -> dict[str, bytes]:
        """Content of each file by path: `datapackage.json`, and the tables in a folder beside it.

        Parameters
        ----------
        credits : Credits
        folder : str, optional
            With a slash at its end; tables lie beside the descriptor if left out.
        """
        contents = {table.schema.name: table.to_csv() for table in self.tables}
        paths = {name: f"{folder}{name}.csv" for name in contents}
        keys = {table.schema.name: table.schema.key for table in self.tables}
        resources = [_resource(t.schema, paths[t.schema.name], contents[t.schema.name], keys) for t in self.tables]
        described = json.dumps(self._descriptor(credits, resources), indent=2, ensure_ascii=False, allow_nan=False)
        return {DESCRIPTOR: f"{described}\n".encode(), **{paths[name]: content for name, content in contents.items()}}

    def _descriptor(self, credits: Credits, resources: list[dict[str, Any]]) -> dict[str, Any]:
        evidence = self.progress.evidence
        programme = evidence.dataset.framework.programme
        return {
            "profile": "tabular-data-package",
            "name": f"{re.sub('[^a-z0-9]+', '-', programme.id.lower()).strip('-')}-results",
            "title": f"Results of the evaluation: {programme.title.of(SOURCE_LANGUAGE)}",
            "description": DESCRIPTION,
            "version": evaluation.__version__,
            "licenses": [dict(entry) for entry in credits.licenses],
            "contributors": [dict(entry) for entry in credits.contributors],
            "as_of": evidence.as_of.isoformat(),
            "judged_until": report_date(evidence).isoformat(),
            "data_fingerprint": evidence.dataset.fingerprint,
            "resources": resources,
        }


def _resource(
    schema: TableSchema[Any], path: str, content: bytes, keys: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    described: dict[str, Any] = {"fields": [field.to_dict() for field in schema.fields], "missingValues": [""]}
    if schema.key:
        described["primaryKey"] = list(schema.key)
    references = {column: (table, *keys[table]) for column, table in schema.refers.items()}
    described["foreignKeys"] = [
        # the empty name is the table itself
        {"fields": [column], "reference": {"resource": "" if table == schema.name else table, "fields": [key]}}
        for column, (table, key) in references.items()
    ]
    return {
        "name": schema.name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": schema.title,
        "description": schema.row,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": described,
    }
