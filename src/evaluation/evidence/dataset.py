"""The whole data folder, opened once and checked in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from evaluation.errors import DataError, Fault
from evaluation.evidence.bodies import with_bodies
from evaluation.evidence.references import check_corrections, check_framework
from evaluation.framework import Corrections, Framework, languages_of, parse
from evaluation.load import (
    Tables,
    YamlFile,
    data_fingerprint,
    is_described,
    missing_folder,
    read_rows,
    read_yaml,
)
from evaluation.locale import SOURCE_LANGUAGE

FRAMEWORK_FILE: Final = "framework.yaml"
CORRECTIONS_FILE: Final = "corrections.yaml"
NO_DECISIONS: Final = YamlFile(CORRECTIONS_FILE, {"corrections": []}, {(): 1})
"""What a folder without that file and without a description of its tables has decided."""
TEXTS: Final = (FRAMEWORK_FILE, CORRECTIONS_FILE)
"""Files of the data whose texts reports print."""


@dataclass(frozen=True, eq=False)  # no slots: it remembers its newest date, which every text of a report asks for
class Dataset:
    """Everything under `data/`, typed and free of faults. One is like no other; see `Evidence`.

    Parameters
    ----------
    tables : Tables
        The CSV tables.
    framework : Framework
        Programme, objectives and indicators.
    corrections : Corrections
        Declared decisions about published values.
    fingerprint : str
        SHA-256 over the names and contents of the data files, in hexadecimal.
    newest : datetime.date, optional
        Day of the newest source, where some were left out; see `handed`.
    """

    tables: Tables
    framework: Framework
    corrections: Corrections
    fingerprint: str
    newest: dt.date | None = None

    @cached_property
    def newest_source_date(self) -> dt.date:
        """Day by which every source with a known date existed: the default date of a report."""
        if self.newest is not None:
            return self.newest
        return max(day for source in self.tables.sources.values() if (day := source.known_on()) is not None)


def open_dataset(data_dir: Path | str) -> Dataset:
    """Read and check a data folder; one that was read already is read again when a byte of its files has changed.

    Raises
    ------
    DataError
        With every fault found in the tables, the YAML files and the references between them.
    """
    folder = Path(data_dir)
    if not_there := missing_folder(folder):
        raise DataError([not_there])
    try:
        content = data_fingerprint(folder)
    except OSError:
        content = ""  # reading it says which file cannot be read
    dataset = _opened(folder, content)
    if dataset.fingerprint != content:
        _opened.cache_clear()  # it was changed meanwhile
    return dataset


@lru_cache(maxsize=4)
def _opened(folder: Path, content: str) -> Dataset:
    """A folder with this content; one process opens it for several chapters, and may look at its past as well."""
    framework_file, framework_faults = _read(folder / FRAMEWORK_FILE, folder)
    languages = languages_of(framework_file) if framework_file else ()
    tables, rows, faults = read_rows(folder, (languages or (SOURCE_LANGUAGE,))[0], _area(framework_file))
    corrections_file, corrections_faults = _read(folder / CORRECTIONS_FILE, folder)
    if not (folder / CORRECTIONS_FILE).exists() and not is_described(folder):
        corrections_file, corrections_faults = NO_DECISIONS, []
    faults = [*faults, *framework_faults, *corrections_faults]
    framework = corrections = None
    if corrections_file:
        corrections, found = parse(corrections_file, Corrections, languages)
        faults += found or (check_corrections(rows, corrections, corrections_file) if corrections else [])
    if framework_file:
        framework, found = parse(framework_file, Framework)
        framework = with_bodies(framework, rows) if framework else None
        faults += found or (check_framework(rows, framework, framework_file, corrections) if framework else [])
    if faults or tables is None or framework is None or corrections is None:
        raise DataError(faults)
    return Dataset(tables, framework, corrections, data_fingerprint(folder))


def _area(file: YamlFile | None) -> str:
    """Area of the programme, where it can be read; a folder need not list it."""
    programme = file.content.get("programme") if file and isinstance(file.content, Mapping) else None
    area = programme.get("area") if isinstance(programme, Mapping) else None
    return area if isinstance(area, str) else ""


def _read(path: Path, root: Path) -> tuple[YamlFile | None, list[Fault]]:
    try:
        return read_yaml(path, root), []
    except DataError as error:
        return None, list(error.faults)
