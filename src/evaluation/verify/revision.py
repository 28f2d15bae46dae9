"""The data as it was in a commit, read and checked as that of today."""

from __future__ import annotations

import tempfile
from pathlib import Path

from evaluation.errors import DataError, ParameterError
from evaluation.evidence import Dataset, open_dataset
from evaluation.verify.history import read_commit, read_folder


def open_revision(revision: str, data_dir: Path | str) -> Dataset:
    """Read the data folder of a commit; the working tree is not touched.

    Parameters
    ----------
    revision : str
        A branch, a tag or the name of a commit, in any form that git understands.
    data_dir : path
        Folder in the working tree of the repository.

    Raises
    ------
    ParameterError
        If there is no git, no such commit, no such folder in it, or its data do not read by the rules of today.
    """
    folder = Path(data_dir)
    if read_commit(revision, folder, ()) is None:
        raise ParameterError(
            f"{revision!r} is no commit of the repository in which {data_dir} lies, or it lies in none. Name a branch, "
            "a tag or a commit: `git log --oneline` lists them."
        )
    files = read_folder(revision, folder)
    if not files:
        raise ParameterError(f"{revision!r} holds no folder {data_dir}. Name a later commit, or its folder of then.")
    with tempfile.TemporaryDirectory(prefix="ev-") as temporary:
        for name, content in files.items():
            (Path(temporary) / name).write_bytes(content)
        try:
            return open_dataset(temporary)
        except DataError as error:
            # what was committed cannot be mended, so the remedies are of no use here
            first, *others = error.faults
            place = first.file if first.row is None else f"{first.file}, row {first.row}"
            more = f" and {len(others)} more" if others else ""
            raise ParameterError(
                f"the data of {revision} do not read by the rules of this version: {place}: {first.problem}{more}. "
                "Name a later commit, or check that one out and run its own version."
            ) from None
