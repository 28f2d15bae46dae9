"""The editions that lie below a folder of reports, and the page that leads to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from evaluation.build.fingerprint import digest
from evaluation.build.jobs import COMBINED
from evaluation.build.manifest import INDEX, MANIFEST, Record, read_manifest, standing
from evaluation.build.pages import EditionLine, index_html
from evaluation.build.request import dated_folders, edition_folder
from evaluation.build.write import write_all
from evaluation.framework import Text
from evaluation.locale import available_languages

BACK: Final = "../../index.html"
"""From the index of a dated edition to that of all."""


def find_editions(out_dir: Path) -> tuple[EditionLine, ...]:
    """Dated editions of which reports still stand, by date, as their manifests tell."""
    found = []
    for day in dated_folders(out_dir):
        folder = out_dir / edition_folder(day)
        records = standing(folder, read_manifest(folder)).values()
        if records:
            verdicts = {r.language: r.verdicts for r in sorted(records, key=lambda r: r.document == COMBINED)}
            link = (folder / INDEX).relative_to(out_dir).as_posix()
            found.append(EditionLine(next(iter(records)).as_of, link, verdicts))
    return tuple(found)


def edition_index(records: Iterable[Record], title: Text, out_dir: Path, as_of: str) -> bytes:
    """Index page of one edition; that of the latest lists the others, and theirs lead back to it."""
    ordered = in_order(records)
    if as_of:
        return index_html(ordered, title, back=BACK)
    return index_html(ordered, title, editions=find_editions(out_dir))


def write_front_page(out_dir: Path, title: Text) -> None:
    """Write the index of a folder anew after its dated editions changed, and nothing else of the latest edition."""
    manifest = read_manifest(out_dir)
    index = edition_index(standing(out_dir, manifest).values(), title, out_dir, "")
    files = {INDEX: index}
    if manifest.reports:
        files[MANIFEST] = replace(manifest, files={**manifest.files, INDEX: digest(index)}).to_json()
    write_all(out_dir, files)


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records language by language, the combined report first."""
    order = {code: number for number, code in enumerate(available_languages())}
    return sorted(records, key=lambda r: (order.get(r.language, len(order)), r.document != COMBINED, r.path))
