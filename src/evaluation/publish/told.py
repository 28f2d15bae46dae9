"""What executed notebooks tell: of the data folder, brought up to date; of findings, held against those there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import nbformat

from evaluation.errors import NotebookError
from evaluation.findings import Finding
from evaluation.plan.outcome import Executed
from evaluation.render import harvest
from evaluation.report.told_reads import READS_TYPE
from evaluation.words.block import FINDINGS_TYPE, SHOWN_FINGERPRINT

if TYPE_CHECKING:
    from nbformat import NotebookNode


def with_fingerprint(notebook: NotebookNode, data: str) -> NotebookNode:
    """Executed notebook whose outputs name the data folder by its fingerprint of now.

    A chapter that did not run again for a change elsewhere knows only what the folder was when it ran.
    """
    told = {whole for part in harvest(notebook, READS_TYPE) for _, whole in part["evidence"]} - {data}
    if not told:
        return notebook
    text = json.dumps(notebook)
    for before in told:
        text = text.replace(before[:SHOWN_FINGERPRINT], data[:SHOWN_FINGERPRINT])
    return nbformat.from_dict(json.loads(text))  # type: ignore[no-untyped-call,no-any-return]


def names_fingerprint(notebook: NotebookNode, data: str) -> bool:
    """Whether an executed notebook shows the fingerprint of the data folder, beside what it tells a build of it."""
    shown = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ()))
    said = (content for bundle in shown for kind, content in bundle.items() if kind != READS_TYPE)
    return any(data[:SHOWN_FINGERPRINT] in json.dumps(content) for content in said)


def check_stated(executed: Iterable[Executed], findings: Mapping[str, Finding]) -> None:
    """Check that what chapters state is what there is.

    Raises
    ------
    NotebookError
        If a cell states what is no finding, or one with another content: it was run on other data or by other code.
    """
    for run in executed:
        for stated in harvest(run.notebook, FINDINGS_TYPE):
            for content in stated:
                id_ = str(content["id"])
                finding = findings.get(id_)
                if finding is None:
                    raise NotebookError(f"{run.job.name} states {id_!r}, which is no finding of this evaluation.")
                if Finding.of(content) != finding:
                    raise NotebookError(
                        f"{run.job.name} states {id_!r} as {content['value']!r}, but the data gives {finding.value!r}. "
                        "A notebook must open the data that it is handed: leave data_dir to the build."
                    )
