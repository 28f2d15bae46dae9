"""What a plan must know of the data: what can be asked for, and what each chapter is handed, as digests.

While the digest of the folder is that of a manifest, the manifest tells both and nothing is parsed. Where the data
changed, the folder is opened and checked as by any other reader; that is slow, but then something must be built anyway.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.errors import OtherProgrammeError
from evaluation.load import data_fingerprint, fingerprint_file
from evaluation.locale import available_languages
from evaluation.plan.fingerprint import digest, fingerprint_reading
from evaluation.plan.manifest import MANIFEST, Manifest, programme_of, read_manifest
from evaluation.plan.request import Scope, edition_folder, parse_day, standing_editions

if TYPE_CHECKING:
    from evaluation.evidence import Dataset, Evidence

WHOLE = ""
"""Stands for all objectives among them."""
BESIDE: Final = "notebooks"
"""Name of the folder of the notebooks, wherever it lies, among the files that a chapter opened."""
CHAPTER: Final = ".ipynb"
PARSED: Final = frozenset({"dataset", "choices", "digests", "fingerprint"})
"""What follows from the files of the data folder and takes long."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What of the data can be asked for.

    Parameters
    ----------
    programme : str
        Its id.
    languages : tuple of str
        Those of its reports.
    objectives, scenarios : tuple of str
    dialogues : tuple of str
        Day by which each was held, as YYYY-MM-DD.
    area : str
        Area of the programme.
    areas : tuple of dict
        Areas that a report can be about, with their names in each language.
    held : tuple of str
        Those of which there are figures.
    first : str
        Day from which the first document could be known.
    """

    programme: str
    languages: tuple[str, ...]
    objectives: tuple[str, ...]
    scenarios: tuple[str, ...]
    dialogues: tuple[str, ...]
    area: str
    areas: tuple[dict[str, str], ...]
    held: tuple[str, ...]
    first: str


class Data:
    """A data folder, opened only when no manifest below a folder of reports knows what is asked of it."""

    def __init__(self, folder: Path, out_dir: Path, notebooks_dir: Path) -> None:
        self.folder = folder
        self.out_dir = out_dir
        self.notebooks_dir = notebooks_dir
        self._manifests: dict[str, Manifest] = {}
        self._handed: dict[Scope, Mapping[str, str]] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the whole folder."""
        try:
            return data_fingerprint(self.folder)
        except OSError:
            return self.dataset.fingerprint  # not to be had, and opening it says why

    @cached_property
    def dataset(self) -> Dataset:
        """Everything in the folder.

        Raises
        ------
        DataError
            With every fault.
        """
        from evaluation.evidence import open_dataset  # slow, and not needed where nothing changed

        return open_dataset(self.folder)

    @cached_property
    def choices(self) -> Choices:
        """What can be asked for."""
        places = ("", *(edition_folder(*key) for key in standing_editions(self.out_dir)))
        known = next((found for place in places if (found := self._known(place))), None)
        if known is None:
            return _choices(self.dataset)
        told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in known["choices"].items()}
        return Choices(**told)

    def anew(self) -> Data:
        """The same folder, where no file of it changed, with what was parsed of it; the rest is looked at again."""
        found = Data(self.folder, self.out_dir, self.notebooks_dir)
        found._handed = self._handed
        for name in PARSED & self.__dict__.keys():
            setattr(found, name, getattr(self, name))
        return found

    def manifest(self, place: str) -> Manifest:
        """Manifest of the edition in a folder below that of the reports; read once."""
        if place not in self._manifests:
            self._manifests[place] = read_manifest(self.out_dir / place)
        return self._manifests[place]

    def refuse_others(self) -> None:
        """Refuse a folder in which reports of another programme lie: they would be mixed, and none of them be whole.

        Raises
        ------
        OtherProgrammeError
        """
        for place in ("", *(edition_folder(*key) for key in standing_editions(self.out_dir))):
            held = programme_of(self.out_dir / place, self.manifest(place))
            if held and held != self.choices.programme:
                raise OtherProgrammeError(self.out_dir, held, self.choices.programme)

    def handed(self, scope: Scope) -> Mapping[str, str]:
        """Digest of what the chapters of an edition are handed: by objective, and of those about all of them."""
        if known := self._known(scope.folder):
            return dict(known["handed"])
        from evaluation.evidence import handed_digests

        if scope not in self._handed:
            self._handed[scope] = handed_digests(self.dataset, _day(scope), scope.area, self.choices.objectives)
        return self._handed[scope]

    def evidence(self, scope: Scope, objective: str = WHOLE) -> Evidence:
        """What a chapter is handed."""
        from evaluation.evidence import hand_over

        return hand_over(self.dataset, _day(scope), scope.area, objective)

    def names(self, scope: Scope, objective: str = WHOLE) -> frozenset[str]:
        """Names of the records that a chapter is handed."""
        from evaluation.evidence import record_digests

        return frozenset(record_digests(self.evidence(scope, objective).dataset))

    def known(self, scope: Scope) -> dict[str, Any]:
        """What the manifest of an edition is to tell, so that nothing must be parsed as long as the data stays."""
        return {
            "data": self.fingerprint,
            "reading": self._reading,
            "choices": {field.name: getattr(self.choices, field.name) for field in fields(Choices)},
            "handed": dict(self.handed(scope)),
        }

    def changed_since(self, manifest: Manifest) -> tuple[str, ...]:
        """Names of the records of the data that are not as they were when a manifest was written."""
        now, before = self.digests, manifest.records
        return tuple(name for name in dict.fromkeys([*now, *before]) if now.get(name) != before.get(name))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Digest of each record of the data."""
        from evaluation.evidence import record_digests

        return record_digests(self.dataset)

    def changed_files(self, reads: Mapping[str, str]) -> list[str]:
        """Names of the files that a chapter opened by itself and that are not as they were."""
        return [name for name, digest in reads.items() if self._digest(name) != digest]

    @cached_property
    def beside(self) -> dict[str, str]:
        """Digest of each file that lies beside the notebooks, and of their names; neither chapters nor reports."""
        found = {f"{BESIDE}/{name}": fingerprint_file(self.notebooks_dir / name) for name in self._names_beside()}
        return {f"{BESIDE}/": digest("\n".join(found).encode()), **found}

    def _names_beside(self) -> list[str]:
        root, data, names = self.notebooks_dir.absolute(), self.folder.absolute(), []
        for place, folders, files in os.walk(root):
            folder = Path(place)
            if folder == data or MANIFEST in files:
                folders.clear()  # the data is known by itself, and reports follow from what is here
                continue
            folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
            own = [
                name for name in files if not name.startswith(".") and (folder != root or not name.endswith(CHAPTER))
            ]
            names += [(folder / name).relative_to(root).as_posix() for name in own]
        return sorted(names)

    def _digest(self, name: str) -> str:
        place, _, rest = name.partition("/")
        if place == BESIDE:
            return self.beside.get(name, "")
        return fingerprint_file(self.folder / rest) if rest else self.fingerprint

    @cached_property
    def _reading(self) -> str:
        return fingerprint_reading()

    def _known(self, place: str) -> Mapping[str, Any] | None:
        """What the manifest of an edition tells of the data, if it is still the same, and read by the same code."""
        known = self.manifest(place).known
        is_same = known.get("data") == self.fingerprint and known.get("reading") == self._reading
        return known if is_same else None


def _day(scope: Scope) -> dt.date | None:
    return parse_day("--as-of", scope.as_of) if scope.as_of else None


def _choices(dataset: Dataset) -> Choices:
    from evaluation.evidence import known_areas
    from evaluation.load import PartialDate, to_plain

    framework, tables = dataset.framework, dataset.tables
    places = known_areas(dataset).values()
    names = [{k: str(v) for k, v in to_plain(a).items() if k == "area" or k.startswith("name_")} for a in places]
    days = [day.isoformat() for source in tables.sources.values() if (day := source.known_on())]
    return Choices(
        programme=framework.programme.id,
        languages=tuple(code for code in framework.languages if code in available_languages()),
        objectives=tuple(o.id for o in framework.objectives),
        scenarios=tuple(s.id for s in framework.scenarios),
        dialogues=tuple(PartialDate(d.date).last_day().isoformat() for d in framework.dialogues),
        area=framework.programme.area,
        areas=tuple(names),
        held=tuple(dict.fromkeys(o.area for o in tables.observations)),
        first=min(days),
    )
