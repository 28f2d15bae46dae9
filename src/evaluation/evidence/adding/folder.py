"""Changed files of a data folder: tried in a copy of it, and put in place together or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.errors import OutputError, ParameterError
from evaluation.evidence.adding.table import header_of, with_row
from evaluation.evidence.dataset import Dataset, open_dataset
from evaluation.load import data_files, describe
from evaluation.locale import SOURCE_LANGUAGE

UNIT: Final = "unit"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands new in a file, from which line on."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added to a data folder.

    Parameters
    ----------
    id : str
        Of the row or sheet that was asked for.
    before, after : mapping of str to bytes
        The changed files by name, as they were read and as they are to be.
    written : tuple of Written
    """

    id: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    written: tuple[Written, ...]


def row_added(folder: Path, file: str, row: Mapping[str, str], id_: str, first: str = SOURCE_LANGUAGE) -> Addition:
    """A row as the last one of a table.

    Parameters
    ----------
    folder : Path
    file : str
    row : mapping of str to str
    id_ : str
    first : str, optional
        Language of a text whose column names none.

    Raises
    ------
    ParameterError
        If the table has no column for something.
    """
    before = (folder / file).read_bytes()
    header = header_of(before)
    plain = {f"{name}_{first}": name for name in header}
    cells = {plain.get(name, name) if name not in header else name: cell for name, cell in row.items()}
    described, _ = describe(folder)
    fields = next((d.fields for d in (described or {}).values() if d.file == file), ())
    understood = {field.name: field.default for field in fields if field.may_be_missing}
    # a unit that is left out is that of the measure
    lost = [n for n, cell in cells.items() if cell and n not in header and n != UNIT and cell != understood.get(n)]
    if lost:
        raise ParameterError(
            f"{file} has no column {', '.join(map(repr, lost))}. Add it to the header, with a comma at the end of each "
            "row, or leave it out."
        )
    after, line = with_row(before, cells)
    return Addition(
        id_, {file: before}, {file: after}, (Written(file, _lines(after) - _lines(line) + 1, line.decode()),)
    )


def try_out(folder: Path, addition: Addition) -> Dataset:
    """The data folder as it would be; nothing is written into it.

    Raises
    ------
    DataError
        With every fault that it would have.
    """
    with tempfile.TemporaryDirectory(prefix="ev-") as tried:
        for file in data_files(folder):
            shutil.copy(file, tried)
        for name, content in addition.after.items():
            (Path(tried) / name).write_bytes(content)
        return open_dataset(tried)


def put(folder: Path, addition: Addition) -> None:
    """Put the changed files in the place of those that were read.

    Raises
    ------
    OutputError
        If one of them was changed meanwhile, or cannot be written; then all of them are as they were.
    """
    parts: dict[Path, Path] = {}
    done: dict[Path, bytes] = {}
    names: dict[Path, str] = {}
    try:
        for name, content in addition.after.items():
            path = (folder / name).resolve()  # a link stays one
            if path.read_bytes() != addition.before[name]:
                raise OutputError(f"{folder / name} was changed while this ran. Nothing was written; try it again.")
            parts[path], names[path] = path.with_name(f".{name}.part"), name
            parts[path].write_bytes(content)
            shutil.copymode(path, parts[path])
        for path, part in parts.items():
            os.replace(part, path)
            done[path] = addition.before[names[path]]
    except OSError as error:
        for path, content in done.items():
            with contextlib.suppress(OSError):  # one that cannot be put back keeps no other from it
                path.write_bytes(content)
        raise OutputError(f"{folder}: {error.strerror or error}. Nothing was written.") from error
    finally:
        for part in parts.values():
            with contextlib.suppress(FileNotFoundError):
                part.unlink()


def _lines(content: bytes) -> int:
    return content.count(b"\n")
