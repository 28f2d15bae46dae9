"""What notebooks state is held against the findings: they are made once, and no cell can make one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evaluation.errors import NotebookError
from evaluation.findings import Finding
from evaluation.plan.outcome import Executed
from evaluation.render import harvest
from evaluation.words.block import FINDINGS_TYPE


def stated_in(executed: Iterable[Executed], findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """Findings that chapters show, once each, in the order of the ids.

    Raises
    ------
    NotebookError
        If a cell states what is no finding, or one with another content: it was run on other data or by other code.
    """
    found: dict[str, Finding] = {}
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
                found[id_] = finding
    return tuple(found[id_] for id_ in sorted(found))
