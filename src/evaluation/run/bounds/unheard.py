"""Cells whose reading the interpreter does not hear of: programs that they start, and libraries that open files in C.

Nobody can say which files such a cell read. So each file of the data folder and each that lies beside the notebooks
counts as read by it, which makes its chapter stale too often rather than too seldom, and each file that its text names
must lie in the data folder. What it reads in other places by names that the program or library makes up itself, as from
settings, is the one thing that no fingerprint knows; of Python itself and the system's folders the lock and the record
of the platform speak.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

STARTS: Final = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "subprocess.Popen",
    }
)
"""Events of the interpreter by which a program begins; see `sys.addaudithook`."""
OF_LIBRARIES: Final = frozenset({"cc", "fc-list", "gcc", "ld", "ldconfig", "uname"})
"""Programs by which matplotlib and ctypes ask for fonts and libraries; they read nothing of ours."""
OPEN_IN_C: Final = re.compile(
    r"\b(?:adbc\w*|cv2|duckdb|fastparquet|fiona|geopandas|h5py|HDFStore|lxml|netCDF4|osgeo|polars|pyarrow|pyogrio|"
    r"pyreadstat|rasterio|read_(?:feather|file|hdf|orc|parquet|sas|spss)|tables|xarray)\b"
)
"""Names in a cell that stand for a library which opens files by itself."""
WORD: Final = re.compile(r"[^\s'\"`(),;|<>&=\[\]{}]+")


def starts_program(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an event of the interpreter is the start of a program that may read files."""
    if event not in STARTS:
        return False
    first = arguments[0] if arguments else ""
    name = os.fsdecode(first) if isinstance(first, str | bytes | os.PathLike) else ""
    return Path(name).name not in OF_LIBRARIES


def opens_in_c(source: str) -> bool:
    """Whether the text of a cell names a library that opens files in C."""
    return bool(OPEN_IN_C.search(source))


def named_files(source: str) -> Iterator[Path]:
    """Files that the words of a cell name, as seen from the folder in which it runs."""
    for word in dict.fromkeys(WORD.findall(source)):
        try:
            path = Path(os.path.abspath(word))  # noqa: PTH100 - a link is not followed
            if path.is_file():
                yield path
        except (OSError, ValueError):
            continue
