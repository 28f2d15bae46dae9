"""A figure more in `observations.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from evaluation.evidence.adding.asked import Asked, columns_of, required_of
from evaluation.evidence.adding.folder import Addition, put, row_added, try_out
from evaluation.evidence.adding.table import next_id
from evaluation.evidence.dataset import Dataset, open_dataset
from evaluation.evidence.given import YEAR, columns_given
from evaluation.load import Observation

TABLE: Final = "observations.csv"
ID, *COLUMNS = columns_of(Observation)
DEFAULTS: Final = {"qualifier": "exact", "confidence": "high"}
"""What most figures are: printed as they are, by a document that says so."""
DECIDES: Final = ("locator",)
"""What a table may leave empty, and without which nobody finds the figure in its document."""
PERIOD: Final = (YEAR, "period_start", "period_end")


def figure_asked(folder: Path, dataset: Dataset, given: Mapping[str, str]) -> tuple[Asked, ...]:
    """What must still be told of a figure of which some columns are given."""
    known = {"unit": "", **_with_defaults(dataset, given)}  # it follows from the measure
    asked = list(required_of(folder, "observations", dataset, known, DECIDES))
    if not any(name in given for name in PERIOD):
        asked.append(Asked(YEAR))
    return tuple(asked)


def figure_addition(folder: Path, dataset: Dataset, given: Mapping[str, Any]) -> Addition:
    """A figure as the last row of the table.

    Raises
    ------
    ParameterError
        If there is no such column.
    """
    told = dict(given)
    ids = (o.observation_id for o in dataset.tables.observations)
    id_ = str(told.pop(ID, None) or next_id(ids))
    row = {name: _cell(value) for name, value in columns_given(told, COLUMNS).items()}
    return row_added(folder, TABLE, _with_defaults(dataset, row) | {ID: id_}, id_, dataset.framework.languages[0])


def add_figure(data_dir: Path | str, **figure: Any) -> str:
    """Append a figure to `observations.csv`.

    Parameters
    ----------
    data_dir : path
        Folder with the data. Try it on a copy first if you like.
    **figure
        Columns of `observations.csv`: `measure`, `value` as the document prints it, `unit`, `period_start`,
        `period_end` (or `year`), `area`, `authority`, `source`, `locator`, `note`. `observation_id` is the next free
        one, `unit` that of the measure, `area` that of the program, `qualifier` is exact and `confidence` high unless
        said otherwise.

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
    OutputError
        If the file was changed meanwhile or cannot be written.

    Examples
    --------
    >>> from shutil import copytree
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     copy = copytree("data", f"{folder}/data")
    ...     id_ = add_figure(copy, measure="specialized_prosecutor_offices", value=13, period_end="2022-01-31",
    ...                      authority="prosecutors_fistrap", source="D060", locator="page 9")
    ...     open_dataset(copy).tables.observation(id_).value
    Decimal('13')
    """
    folder = Path(data_dir)
    addition = figure_addition(folder, open_dataset(folder), figure)
    try_out(folder, addition)
    put(folder, addition)
    return addition.id


def _with_defaults(dataset: Dataset, given: Mapping[str, str]) -> dict[str, str]:
    """The given columns, and what follows from them or from the programme."""
    row = DEFAULTS | {"area": dataset.framework.programme.area} | dict(given)
    if "unit" not in row and (measure := dataset.tables.measures.get(row.get("measure", ""))):
        row["unit"] = measure.unit
    return row


def _cell(value: Any) -> str:
    """A value as the table has it: nothing for nothing."""
    return "" if value is None else str(value)
