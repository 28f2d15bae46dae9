"""One job in its own process: a notebook run by papermill in a private folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.errors import NotebookError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import Job
from evaluation.plan.notebook import read_notebook
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.run.bounds.opened import WATCHED
from evaluation.run.notebook.after_failure import Aftermath, error_of
from evaluation.run.notebook.file import write_runnable
from evaluation.run.notebook.remedies import remedy_of
from evaluation.run.notebook.tidy import INJECTED, complaints, plain, tidy

if TYPE_CHECKING:
    from nbformat import NotebookNode

START_SECONDS: Final = 120


def run_job(job: Job, folder: Path, shared: Path, conditions: Conditions) -> Outcome:
    """Run a notebook with its parameters. Fixes the environment of the whole process; see `enter_private_folder`.

    Parameters
    ----------
    job : Job
        Its notebook and parameters must have been checked.
    folder : Path
        Private folder; made here, must not exist.
    shared : Path
        Folder for matplotlib's list of fonts.
    conditions : Conditions

    Returns
    -------
    Executed or Failure
        A failure is a result and not an exception, so that other jobs go on.
    """
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill import PapermillExecutionError, execute_notebook

    from evaluation.run.kernel import OwnKernelManager, enter_private_folder

    folder.mkdir()
    enter_private_folder(folder, shared, conditions)
    os.environ[WATCHED] = job.parameters.get("data_dir", "")
    source = folder / "notebook.ipynb"
    try:
        write_runnable(job.notebook, source)
    except NotebookError as error:
        return Failure(job, None, "", str(error).removeprefix(f"{job.notebook}: "))
    begun: list[NotebookNode] = []
    aftermath = Aftermath()

    def begin(cell: NotebookNode, cell_index: int) -> None:
        begun.append(cell)
        aftermath.before(cell)

    try:
        notebook = execute_notebook(
            source,
            None,
            parameters=job.parameters,
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            # a cell costs papermill two writes of the whole notebook, a fifth of the time; `begun` tells as much
            request_save_on_cell_execute=False,
            on_cell_start=begin,
            # the others are tried too, see `Aftermath`; papermill looks for errors at the end
            allow_errors=True,
            start_timeout=START_SECONDS,
            execution_timeout=conditions.cell_seconds,
            kernel_manager_class=OwnKernelManager,
            shutdown_kernel="immediate",
            record_timing=False,
            coalesce_streams=True,
            extra_arguments=["--HistoryManager.enabled=False"],
        )
    except PapermillExecutionError:
        return _failed(job, source, begun, aftermath, conditions)
    except (CellTimeoutError, DeadKernelError) as error:
        if isinstance(error, CellTimeoutError):
            reason = (
                f"the cell ran longer than {conditions.cell_seconds} seconds. Look for what does not end, or allow "
                "more by --cell-seconds"
            )
        else:
            reason = "the kernel died while it ran this cell"
            if conditions.kernel_megabytes:
                reason += f"; it may have needed more memory than {_memory(conditions)}"
        return _failed(job, source, begun, aftermath, conditions, reason)
    except RuntimeError as error:
        # nbclient has no class of its own for a kernel that dies while it starts
        if not str(error).startswith("Kernel died"):
            raise
        return Failure(job, None, "", f"the kernel did not start: {error}")
    warnings = complaints(notebook)
    seconds = sum(cell.metadata.get("papermill", {}).get("duration") or 0.0 for cell in notebook.cells)
    return Executed(job, tidy(notebook, job.parameters.get("data_dir", "")), warnings, seconds)


def _failed(
    job: Job,
    path: Path,
    begun: Sequence[NotebookNode],
    aftermath: Aftermath,
    conditions: Conditions,
    ending: str = "",
) -> Failure:
    """What is wrong with each cell that failed for a reason of its own; the last may be the `ending` of the kernel."""
    from nbformat.v4 import new_notebook

    is_own = any(_is_injected(cell) for cell in read_notebook(path)["cells"])
    number = 0
    found: list[Failure] = []
    for cell in begun:
        number += is_own or not _is_injected(cell)  # as the author of a notebook counts
        error = error_of(cell)
        if error and not (found and aftermath.is_consequence(error)):
            traceback = plain("\n".join(error.traceback))
            found.append(Failure(job, number, cell.source, _reason(job, cell, error, conditions), traceback))
    if ending:
        found.append(Failure(job, number or None, begun[-1].source if begun else "", ending))
    shown = [cell if error_of(cell) is None else _silent(cell) for cell in begun]
    notebook = tidy(new_notebook(cells=shown), job.parameters.get("data_dir", ""))  # type: ignore[no-untyped-call]
    return replace(found[0], others=tuple(found[1:]), shown=notebook)


def _reason(job: Job, cell: NotebookNode, error: NotebookNode, conditions: Conditions) -> str:
    """Last line of an exception, and what helps against it."""
    if error.ename == "MemoryError" and conditions.kernel_megabytes:
        return f"the cell needs more memory than {_memory(conditions)}"
    reason = plain(f"{error.ename}: {error.evalue}".strip().splitlines()[-1]) if error.ename else "the cell failed"
    tags = tuple(cell.metadata.get("tags") or ())
    if remedy := remedy_of(error.ename, error.evalue, job.notebook, tags):
        reason = f"{reason.rstrip('.')}. {remedy}"
    return reason


def _silent(cell: NotebookNode) -> NotebookNode:
    return type(cell)({**cell, "outputs": []})


def _memory(conditions: Conditions) -> str:
    return f"the {conditions.kernel_megabytes} MB that it may use; allow more by --kernel-memory"


def _is_injected(cell: Mapping[str, Any]) -> bool:
    return INJECTED in (cell["metadata"].get("tags") or ())
