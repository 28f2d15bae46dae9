"""A block more in the list of indicators of `framework.yaml`; comments and all else in the file stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from evaluation.errors import ParameterError
from evaluation.evidence.adding.folder import Addition, Written
from evaluation.evidence.dataset import FRAMEWORK_FILE
from evaluation.framework import Framework
from evaluation.load import read_yaml

LIST: Final = "indicators"
_PLAIN: Final = re.compile(r"[A-Za-z]\w+", re.ASCII)
_TAKEN: Final = ("null", "true", "false", "yes", "no", "on", "off")
"""What some reader of YAML takes for no text."""
_COMMENT: Final = re.compile(r"\s*(#.*)?")


def sheet_added(folder: Path, framework: Framework, objective: str, sheet: Mapping[str, object], id_: str) -> Addition:
    """A reference sheet behind the last one of its objective, or of the objectives before it.

    Parameters
    ----------
    folder : Path
    framework : Framework
        As the file has it.
    objective : str
    sheet : mapping
        Keys of the sheet; lists and mappings in them are written in one line, texts between quotation marks.
    id_ : str

    Raises
    ------
    ParameterError
        If the list is not written with a line for each entry.
    """
    path = folder / FRAMEWORK_FILE
    before = path.read_bytes()
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
    lines = text.splitlines(keepends=True)
    places = read_yaml(path, folder).lines
    begins = [places[(LIST, number)] - 1 for number in range(len(framework.indicators))]
    if len(set(begins)) < len(begins) or not all(lines[at].lstrip().startswith("- ") for at in begins):
        raise ParameterError(
            f"{FRAMEWORK_FILE}: give each entry of `{LIST}` lines of its own, beginning with a hyphen."
        )
    margin = " " * (len(lines[begins[0]]) - len(lines[begins[0]].lstrip()))
    after = _behind(framework, objective)
    at = begins[0] if after is None else _end_of(lines, begins[after], margin)
    first = _end_of(lines, begins[0], margin)
    gap = [end] if first < len(lines) and not lines[first].strip() else []  # as the first stands apart from the next
    block = [f"{margin}{line}{end}" for line in _block(sheet)]
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    new = [*block, *gap] if after is None else [*gap, *block]
    content = "".join([*lines[:at], *new, *lines[at:]]).encode()
    mark = before[: len(before) - len(before.removeprefix(b"\xef\xbb\xbf"))]
    line = at + 1 + (0 if after is None else len(gap))
    written = Written(FRAMEWORK_FILE, line, "".join(block))
    return Addition(id_, {FRAMEWORK_FILE: before}, {FRAMEWORK_FILE: mark + content}, (written,))


def _behind(framework: Framework, objective: str) -> int | None:
    """Number of the sheet behind which one of an objective stands; None for the first place."""
    order = [o.id for o in framework.objectives]
    # those that serve the whole programme stand behind all others
    rank = {id_: number for number, id_ in enumerate(order)}
    own = rank.get(objective, len(order))
    found = [n for n, sheet in enumerate(framework.indicators) if rank.get(sheet.objective, len(order)) <= own]
    return found[-1] if found else None


def _end_of(lines: Sequence[str], begin: int, margin: str) -> int:
    """Line behind an entry of the list, without the empty lines and comments that belong to what follows."""
    end = begin + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(f"{margin} ")):
        end += 1
    while not lines[end - 1].strip() or (
        _COMMENT.fullmatch(lines[end - 1].rstrip()) and not lines[end - 1].startswith(f"{margin}  ")
    ):
        end -= 1
    return end


def _block(sheet: Mapping[str, object]) -> list[str]:
    """A sheet as lines: the first begins with the hyphen of the list."""
    lines = []
    for key, value in sheet.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += [f"{key}:", *(f"  - {_inline(entry)}" for entry in value)]
        elif isinstance(value, Mapping) and any(isinstance(part, Mapping) for part in value.values()):
            lines += [f"{key}:", *(f"  {name}: {_inline(part)}" for name, part in value.items())]
        else:
            lines.append(f"{key}: {_inline(value)}")
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return str(value) if isinstance(value, Word) else json.dumps(value, ensure_ascii=False)


def name(id_: str) -> str:
    """An id as a sheet names it: without quotation marks where no reader of YAML could take it for anything else."""
    return Word(id_) if _PLAIN.fullmatch(id_) and id_.lower() not in _TAKEN else id_


class Word(str):
    """A word, number or day that stands without quotation marks."""

    __slots__ = ()
