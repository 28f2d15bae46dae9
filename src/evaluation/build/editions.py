"""The editions that lie below a folder of reports, and the page that leads to all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from evaluation.build.fingerprint import digest
from evaluation.build.jobs import COMBINED
from evaluation.build.pages import EditionLine, index_html
from evaluation.build.records import INDEX, MANIFEST, Record, read_records, to_json
from evaluation.build.request import edition_folder
from evaluation.build.write import write_all
from evaluation.framework import Text
from evaluation.report.language import available_languages

BACK: Final = "../../index.html"
"""From the index of a dated edition to that of all."""


def find_editions(out_dir: Path) -> tuple[EditionLine, ...]:
    """Dated editions of which reports still stand, by date, as their manifests tell."""
    found = []
    for path in sorted((out_dir / edition_folder("*")).parent.glob(f"*/{MANIFEST}")):
        records = read_records(path.parent).values()
        if records:
            verdicts = {r.language: r.verdicts for r in sorted(records, key=lambda r: r.document == COMBINED)}
            link = (path.parent / INDEX).relative_to(out_dir).as_posix()
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
    index = edition_index(read_records(out_dir).values(), title, out_dir, "")
    files = {INDEX: index}
    try:
        manifest = json.loads((out_dir / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"][INDEX] = digest(index)
        files[MANIFEST] = to_json(manifest)
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no latest edition, or one whose manifest nothing can be read from
    write_all(out_dir, files)


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records language by language, the combined report first."""
    order = {code: number for number, code in enumerate(available_languages())}
    return sorted(records, key=lambda r: (order.get(r.language, len(order)), r.document != COMBINED, r.path))
