"""Under which conditions notebooks run: what each may use, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CELL_SECONDS: Final = 900
KERNEL_MEGABYTES: Final = 2048


@dataclass(frozen=True, slots=True)
class Conditions:
    """What holds for every notebook of a build; none of it shows in a report.

    Parameters
    ----------
    cell_seconds : int
        A cell that takes longer is taken to hang.
    kernel_megabytes : int
        Memory a kernel may write to, on Linux; 0 for no bound.
    is_cold : bool
        Start every kernel as a new process instead of forking it from a prepared one.
    cluster : str
        Address of a Dask scheduler whose workers run the notebooks; empty to run them here.
    is_kept : bool
        Keep the prepared process for the next notebooks, until this program ends.
    """

    cell_seconds: int = CELL_SECONDS
    kernel_megabytes: int = KERNEL_MEGABYTES
    is_cold: bool = False
    cluster: str = ""
    is_kept: bool = False
