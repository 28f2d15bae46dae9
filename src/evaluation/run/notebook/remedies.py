"""What helps against an error of a cell that comes of how a build runs notebooks."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

NAMED: Final = re.compile(r"['\"]([^'\"]+)['\"]")
RAISES: Final = "raises-exception"
OWN_FOLDER: Final = "A build runs each notebook in an empty folder of its own, not beside the notebook"


def remedy_of(error: str, message: str, notebook: Path, tags: tuple[str, ...] = ()) -> str:
    """A sentence to follow an error's message; empty where there is nothing to add.

    Parameters
    ----------
    error, message : str
        Name of the exception, and all that it says.
    notebook : Path
        File of the notebook as its author has it.
    tags : tuple of str, optional
        Tags of the cell that failed.
    """
    if RAISES in tags:
        return f"A report shows no error, so the tag {RAISES} is not enough here: catch the error in the cell"
    names = [name for name in NAMED.findall(message) if not PurePath(name).is_absolute()]
    if error == "ModuleNotFoundError":
        module = next((n for n in names if (notebook.parent / f"{n.partition('.')[0]}.py").is_file()), "")
        return f"{OWN_FOLDER}: put what {module}.py does into a cell, or into an installed package" if module else ""
    beside = [name for name in names if (notebook.parent / name).exists()]
    if beside or (error == "FileNotFoundError" and names):
        name = PurePath((beside or names)[0]).name
        return f'{OWN_FOLDER}: put {name} into the data folder and name it Path(data_dir) / "{name}"'
    return ""
