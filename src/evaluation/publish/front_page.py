"""The editions that lie below a folder of reports, and the page that leads to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evaluation.framework import Text
from evaluation.locale import available_languages
from evaluation.plan.fingerprint import digest
from evaluation.plan.manifest import INDEX, MANIFEST, Record, read_manifest, standing
from evaluation.plan.notebook import COMBINED
from evaluation.plan.request import edition_folder, standing_editions
from evaluation.publish.other_editions import AreaEdition, AreaLine, EditionLine
from evaluation.publish.pages import index_html

Standing = dict[tuple[str, str], list[Record]]
"""Records of the reports that stand in each edition below a folder, by day and folder name of the area."""


def find_standing(out_dir: Path) -> Standing:
    """Records of all editions below a folder, as their manifests tell; without those of which no report stands."""
    found = {key: _standing(out_dir, edition_folder(*key)) for key in standing_editions(out_dir)}
    return {key: records for key, records in found.items() if records}


def edition_index(
    records: Iterable[Record], title: Text, folder: str, below: Standing, files: Iterable[str] = ()
) -> bytes:
    """Index page of one edition; that of the latest of the whole lists those below, and theirs lead back to it.

    `files` are the paths of what lies beside the reports, of which the page names what is there to pass on.
    """
    ordered = in_order(records)
    if folder:
        back = "/".join([*(".." for _ in folder.split("/")), INDEX])
        return index_html(ordered, title, back=back, files=files)
    return index_html(ordered, title, editions=_editions(below), areas=_areas(below), files=files)


def front_page(out_dir: Path, title: Text, below: Standing) -> dict[str, bytes]:
    """Index of a folder in which editions change, and the manifest of the latest if there is one, by path."""
    manifest = read_manifest(out_dir)
    index = edition_index(standing(out_dir, manifest).values(), title, "", below, manifest.files)
    if not manifest.reports:
        return {INDEX: index}
    recorded = replace(manifest, files={**manifest.files, INDEX: digest(index)})
    return {INDEX: index, MANIFEST: recorded.to_json()}


def _editions(below: Standing) -> tuple[EditionLine, ...]:
    """Dated editions of the whole programme, by date."""
    found = []
    for (day, area), records in sorted(below.items()):
        if not area:
            verdicts = {r.language: r.verdicts for r in _combined_last(records)}
            found.append(EditionLine(records[0].as_of, f"{edition_folder(day)}/{INDEX}", verdicts))
    return tuple(found)


def _areas(below: Standing) -> tuple[AreaLine, ...]:
    """Areas by name, each with its editions, today's first."""
    found: dict[str, list[AreaEdition]] = {}
    for (day, area), records in sorted(below.items(), key=lambda item: (item[0][1], item[0][0] != "", item[0][0])):
        if area:
            titles = {r.language: r.title for r in _combined_last(records)}
            link = f"{edition_folder(day, area)}/{INDEX}"
            found.setdefault(area, []).append(AreaEdition(records[0].as_of, link, titles))
    return tuple(AreaLine(tuple(editions)) for editions in found.values())


def _standing(out_dir: Path, folder: str) -> list[Record]:
    """Records of the reports of an edition that still stand, the combined report of each language first."""
    root = out_dir / folder
    return in_order(standing(root, read_manifest(root)).values())


def _combined_last(records: Iterable[Record]) -> list[Record]:
    """So that of several reports in one language the combined one tells."""
    return sorted(records, key=lambda r: r.document == COMBINED)


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records language by language, the combined report first."""
    order = {code: number for number, code in enumerate(available_languages())}
    return sorted(records, key=lambda r: (order.get(r.language, len(order)), r.document != COMBINED, r.path))
