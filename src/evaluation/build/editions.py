"""The editions that lie below a folder of reports, and the page that leads to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evaluation.build.fingerprint import digest
from evaluation.build.jobs import COMBINED
from evaluation.build.manifest import INDEX, MANIFEST, Record, read_manifest, standing
from evaluation.build.pages import AreaEdition, AreaLine, EditionLine, index_html
from evaluation.build.request import edition_folder, standing_editions
from evaluation.build.write import write_all
from evaluation.framework import Text
from evaluation.locale import available_languages


def find_editions(out_dir: Path) -> tuple[EditionLine, ...]:
    """Dated editions of the whole programme of which reports still stand, by date, as their manifests tell."""
    found = []
    for day, area in standing_editions(out_dir):
        if not area and (records := _standing(out_dir, edition_folder(day))):
            verdicts = {r.language: r.verdicts for r in _combined_last(records)}
            link = f"{edition_folder(day)}/{INDEX}"
            found.append(EditionLine(records[0].as_of, link, verdicts))
    return tuple(found)


def find_areas(out_dir: Path) -> tuple[AreaLine, ...]:
    """Areas of which reports still stand, by name, each with its editions, today's first."""
    found: dict[str, list[AreaEdition]] = {}
    for day, area in sorted(standing_editions(out_dir), key=lambda pair: (pair[1], pair[0] != "", pair[0])):
        folder = edition_folder(day, area)
        if area and (records := _standing(out_dir, folder)):
            titles = {r.language: r.title for r in _combined_last(records)}
            found.setdefault(area, []).append(AreaEdition(records[0].as_of, f"{folder}/{INDEX}", titles))
    return tuple(AreaLine(tuple(editions)) for editions in found.values())


def edition_index(records: Iterable[Record], title: Text, out_dir: Path, folder: str) -> bytes:
    """Index page of one edition; that of the latest of the whole lists the others, and theirs lead back to it."""
    ordered = in_order(records)
    if folder:
        back = "/".join([*(".." for _ in folder.split("/")), INDEX])
        return index_html(ordered, title, back=back)
    return index_html(ordered, title, editions=find_editions(out_dir), areas=find_areas(out_dir))


def _standing(out_dir: Path, folder: str) -> list[Record]:
    """Records of the reports of an edition that still stand, the combined report of each language first."""
    root = out_dir / folder
    return in_order(standing(root, read_manifest(root)).values())


def _combined_last(records: Iterable[Record]) -> list[Record]:
    """So that of several reports in one language the combined one tells."""
    return sorted(records, key=lambda r: r.document == COMBINED)


def write_front_page(out_dir: Path, title: Text) -> None:
    """Write the index of a folder anew after editions below it changed, and nothing else of the latest edition."""
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
