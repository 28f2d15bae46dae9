"""One job in its own process: a notebook run by papermill in a private folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.errors import NotebookError
from evaluation.plan.conditions import Conditions
from evaluation.plan.jobs import Job
from evaluation.plan.notebook import read_notebook
from evaluation.plan.outcome import Executed, Failure, Outcome
from evaluation.run.bounds.opened import WATCHED
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
            on_cell_start=lambda cell, cell_index: begun.append(cell),
            start_timeout=START_SECONDS,
            execution_timeout=conditions.cell_seconds,
            kernel_manager_class=OwnKernelManager,
            shutdown_kernel="immediate",
            record_timing=False,
            coalesce_streams=True,
            extra_arguments=["--HistoryManager.enabled=False"],
        )
    except PapermillExecutionError as error:
        failed = begun[: error.cell_index + 1]  # where errors are let pass, later cells began as well
        cell, text = _last_begun(failed, source)
        reason = plain(f"{error.ename}: {error.evalue}".strip().splitlines()[-1]) if error.ename else "the cell failed"
        tags = tuple(failed[-1].metadata.get("tags") or ()) if failed else ()
        if remedy := remedy_of(error.ename, error.evalue, job.notebook, tags):
            reason = f"{reason.rstrip('.')}. {remedy}"
        if error.ename == "MemoryError" and conditions.kernel_megabytes:
            reason = f"the cell needs more memory than {_memory(conditions)}"
        return Failure(job, cell, text, reason, plain("\n".join(error.traceback)))
    except (CellTimeoutError, DeadKernelError) as error:
        cell, text = _last_begun(begun, source)
        if isinstance(error, CellTimeoutError):
            reason = (
                f"the cell ran longer than {conditions.cell_seconds} seconds. Look for what does not end, or allow "
                "more by --cell-seconds"
            )
        else:
            reason = "the kernel died while it ran this cell"
            if conditions.kernel_megabytes:
                reason += f"; it may have needed more memory than {_memory(conditions)}"
        return Failure(job, cell, text, reason)
    except RuntimeError as error:
        # nbclient has no class of its own for a kernel that dies while it starts
        if not str(error).startswith("Kernel died"):
            raise
        return Failure(job, None, "", f"the kernel did not start: {error}")
    warnings = complaints(notebook)
    seconds = sum(cell.metadata.get("papermill", {}).get("duration") or 0.0 for cell in notebook.cells)
    return Executed(job, tidy(notebook, job.parameters.get("data_dir", "")), warnings, seconds)


def _memory(conditions: Conditions) -> str:
    return f"the {conditions.kernel_megabytes} MB that it may use; allow more by --kernel-memory"


def _last_begun(begun: Sequence[NotebookNode], path: Path) -> tuple[int | None, str]:
    """Position, as the author of a notebook counts, and source of the cell that began last."""
    if not begun:
        return None, ""
    is_own = any(_is_injected(cell) for cell in read_notebook(path)["cells"])
    return sum(is_own or not _is_injected(cell) for cell in begun), begun[-1].source


def _is_injected(cell: Mapping[str, Any]) -> bool:
    return INJECTED in (cell["metadata"].get("tags") or ())
