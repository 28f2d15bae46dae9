"""Write a figure into a data folder: with the next free id, and only if the folder is then free of faults."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from evaluation.evidence.dataset import open_dataset
from evaluation.evidence.given import columns_given
from evaluation.load import Observation, data_files

TABLE: Final = "observations.csv"
ID, *COLUMNS = (f.name for f in fields(Observation))
DEFAULTS: Final = {"qualifier": "exact", "confidence": "high"}
"""What most figures are: printed as they are, by a document that says so."""


def next_id(ids: Iterable[str], first: str = "F0001") -> str:
    """The id after the highest that there is, of as many digits.

    Examples
    --------
    >>> next_id(["F0009", "F0123"])
    'F0124'
    """
    numbered = [found for id_ in ids if (found := re.fullmatch(r"(\D*)(\d+)", id_))]
    if not numbered:
        return first
    last = max(numbered, key=lambda found: int(found[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def add_figure(data_dir: Path | str, **figure: Any) -> str:
    """Append a figure to `observations.csv`.

    Parameters
    ----------
    data_dir : path
        Folder with the data. Try it on a copy first if you like.
    **figure
        Columns of `observations.csv`: `measure`, `value` as the document prints it, `unit`, `period_start`,
        `period_end` (or `year`), `area`, `authority`, `source`, `locator`, `note`. `observation_id` is the next free
        one, `qualifier` is exact and `confidence` high unless said otherwise.

    Returns
    -------
    str
        Id of the figure.

    Raises
    ------
    ParameterError
        If there is no such column.
    DataError
        With every fault that the folder would have; then nothing was written.

    Examples
    --------
    >>> from shutil import copytree
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     copy = copytree("data", f"{folder}/data")
    ...     id_ = add_figure(copy, measure="specialized_prosecutor_offices", value=13, unit="prosecutor_offices",
    ...                      period_end="2022-01-31", area="Peru", authority="prosecutors_fistrap", source="D060",
    ...                      locator="page 9")
    ...     open_dataset(copy).tables.observation(id_).value
    Decimal('13')
    """
    folder = Path(data_dir)
    named = figure.pop(ID, None)
    row = DEFAULTS | {name: _cell(value) for name, value in columns_given(figure, COLUMNS).items()}
    id_ = str(named or next_id(o.observation_id for o in open_dataset(folder).tables.observations))
    row |= {ID: id_}
    path = folder / TABLE
    content = _with_row(path.read_bytes(), row)
    with tempfile.TemporaryDirectory() as tried:
        for file in data_files(folder):
            shutil.copy(file, tried)
        (Path(tried) / TABLE).write_bytes(content)
        open_dataset(tried)
    part = path.with_name(f".{TABLE}.part")
    part.write_bytes(content)
    os.replace(part, path)
    return id_


def _with_row(content: bytes, row: Mapping[str, str]) -> bytes:
    """A file with one more row, in the order of its own header and with its own line ends."""
    end = b"\r\n" if b"\r\n" in content.partition(b"\n")[0] + b"\n" else b"\n"
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    line = io.StringIO()
    csv.writer(line, lineterminator=end.decode()).writerow([row.get(name, "") for name in header])
    return content + (b"" if content.endswith(b"\n") else end) + line.getvalue().encode()


def _cell(value: Any) -> str:
    """A value as the table has it: nothing for nothing."""
    return "" if value is None else str(value)
