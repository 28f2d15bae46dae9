"""Files that a cell opens by itself: what was opened, by name, with the digest of what it held.

A kernel notes them and tells them with the output of the cell; a build compares them with what they hold now. Only what
lies below the data folder may be read, since a change of anything else would go unnoticed on another machine. What the
kernel cannot hear of, see `unheard`, may have been any file there or beside the notebook, so all of them count.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from evaluation.load import fingerprint_file
from evaluation.run.bounds.unheard import named_files, opens_in_c, starts_program

OPENED_TYPE: Final = "application/vnd.evaluation.opened+json"
WATCHED: Final = "EVALUATION_WATCHED"
"""Variable with the path of the data folder, for a kernel that works for a build."""
LOADER: Final = "evaluation.load"
"""Reads the tables for the library, whose evidence is told by itself."""
SYSTEM: Final = (
    "/bin",
    "/dev",
    "/etc",
    "/lib",
    "/lib64",
    "/proc",
    "/run",
    "/sbin",
    "/sys",
    "/usr",
    "/System",
    "/Library",
)


@dataclass(slots=True)
class Opened:
    """What the cells of a kernel opened.

    Parameters
    ----------
    data_dir : str
        Absolute path of the data folder.
    own : tuple of str
        Folders of the kernel and its installation.
    files : dict of str to str
        Digest of each file or folder by its path below the data folder; a folder ends in a slash.
    elsewhere : set of str
        Names of files that lie in no such place.
    is_unheard : bool
        Whether a cell may have read what nobody heard of; then all that lies beside the notebook counts, too.
    """

    data_dir: str
    own: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    is_unheard: bool = False
    _is_busy: bool = False
    _is_deaf: bool = False

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Hear of everything that the interpreter does; see `sys.addaudithook`."""
        if not self._is_busy and starts_program(event, arguments):
            self._is_deaf = True
        if self._is_busy or event not in ("open", "os.listdir", "os.scandir", "sqlite3.connect"):
            return
        path = arguments[0] if arguments else None
        if not isinstance(path, str | bytes | os.PathLike) or (event == "open" and _is_written(arguments)):
            return
        self._is_busy = True
        try:
            self._note(Path(os.path.abspath(os.fsdecode(path))))  # noqa: PTH100 - a link is not followed
        except (OSError, ValueError):
            pass
        finally:
            self._is_busy = False

    def end_cell(self, source: str) -> None:
        """Note the whole data folder, and what the cell names elsewhere, where nothing was heard of its reading.

        The kernel need not know where its notebook came from: what lies beside that one the build adds.
        """
        if not self._is_deaf and not opens_in_c(source):
            return
        self._is_deaf, self._is_busy, self.is_unheard = False, True, True
        try:
            for path in (Path(self.data_dir), *sorted(Path(self.data_dir).rglob("*")), *named_files(source)):
                if not path.name.startswith("."):
                    self._note(path)
        finally:
            self._is_busy = False

    def _note(self, path: Path) -> None:
        if path.suffix == ".pyc":
            path = Path(importlib.util.source_from_cache(str(path)))
        if not path.exists() or _is_loading():
            return
        if path.is_relative_to(self.data_dir):
            name = path.relative_to(self.data_dir).as_posix() + ("/" if path.is_dir() else "")
            self.files.setdefault(name, fingerprint_file(path))
        elif path.is_file() and not self._is_own(path):
            self.elsewhere.add(path.name)

    def _is_own(self, path: Path) -> bool:
        places = [path, Path(os.path.realpath(path))]
        if any(place.is_relative_to(folder) for place in places for folder in self.own):
            return True
        if path.is_relative_to(Path(self.data_dir).parent):
            return False
        home = Path.home()
        is_setting = path.is_relative_to(home) and path.relative_to(home).parts[0].startswith(".")
        return is_setting or any(path.is_relative_to(folder) for folder in SYSTEM)


@dataclass(frozen=True, slots=True)
class Told:
    """What a kernel told of `Opened`, as a build takes it."""

    files: dict[str, str]
    elsewhere: tuple[str, ...]
    is_unheard: bool


def watch_files(environment: Mapping[str, str], shell: Any) -> None:
    """Let a kernel tell with each cell what it opened, from now on; nothing happens outside a build.

    Parameters
    ----------
    environment : Mapping
        Of the kernel.
    shell : InteractiveShell
    """
    data_dir = environment.get(WATCHED)
    if not data_dir or shell is None:
        return
    own = [sys.prefix, sys.base_prefix, str(Path(environment["JUPYTER_RUNTIME_DIR"]).parent), *sys.path]
    own += [environment.get("MPLCONFIGDIR", ""), sysconfig.get_path("stdlib"), str(Path(__file__).parents[2])]
    absolute = (os.path.abspath(folder) for folder in own if folder)  # noqa: PTH100 - a link is not followed
    opened = Opened(os.path.abspath(data_dir), tuple(dict.fromkeys(absolute)))  # noqa: PTH100
    told: list[object] = [(0, False)]

    def tell(result: Any) -> None:
        from IPython.display import display

        opened.end_cell(str(getattr(result.info, "raw_cell", "") or ""))
        if (known := (len(opened.files) + len(opened.elsewhere), opened.is_unheard)) != told[0]:
            told[0] = known
            found = {
                "files": opened.files,
                "elsewhere": sorted(opened.elsewhere),
                "is_unheard": opened.is_unheard,
            }
            display({OPENED_TYPE: found}, raw=True)  # type: ignore[no-untyped-call]

    sys.addaudithook(opened.note)
    shell.events.register("post_run_cell", tell)


def last_told(told: Iterable[Mapping[str, Any]]) -> Told:
    """The last of what a kernel told, which grows."""
    last: Mapping[str, Any] = {}
    for found in told:
        last = found
    return Told(dict(last.get("files", {})), tuple(last.get("elsewhere", ())), bool(last.get("is_unheard")))


def _is_written(arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 and isinstance(arguments[2], int) else 0
    return flags & (os.O_WRONLY | os.O_RDWR) == os.O_WRONLY


def _is_loading() -> bool:
    frame = sys._getframe(2)
    while frame is not None:
        if str(frame.f_globals.get("__name__", "")).startswith(LOADER):
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False
