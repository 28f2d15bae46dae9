"""Bytes of a file to text. What spreadsheets do to letters is found here and named with its line."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from evaluation.errors import Fault
from evaluation.load.cells.signs import sign_name

_SAVE_AS_UTF8 = "Save the file again as UTF-8 (spreadsheets call it 'CSV UTF-8')"
_A_FILE = "Make sure that it is a file and that you may read it"
_LARGEST = 8 * 2**20
"""Bytes of the largest file that anybody means; the data of this project has half a megabyte in all."""
_SAVE_AS_CSV = "Open it in the program that made it, and save the sheet as 'CSV UTF-8'"
_HEAD = 2**12
"""Bytes at the beginning by which the kind of a file is told."""
_OTHER_FILES = (
    (b"pk\x03\x04", "the file is a workbook of a spreadsheet, not a text", _SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", "the file is a workbook of a spreadsheet, not a text", _SAVE_AS_CSV),
    (b"%pdf-", "the file is a PDF, not a text", "Take the figures from it one by one, with their places"),
    (b"\x1f\x8b", "the file is compressed, not a text", "Unpack it"),
    (b"<!doctype html", "the file is a web page, not a table", "Download the table itself"),
    (b"<html", "the file is a web page, not a table", "Download the table itself, or " + _SAVE_AS_CSV.lower()),
    (b"version https://git-lfs", "the file is a pointer of Git LFS, not the file", "Fetch it with `git lfs pull`"),
)
"""Files that are something else under the name of a text, by how they begin in small letters."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
"""Beside the old ones those that turn the direction of writing, with which a number could be made to read backwards."""
_REPLACEMENT = "\ufffd"


def read_text(path: Path, name: str, missing: str = "") -> tuple[str | None, list[Fault]]:
    """Read a UTF-8 file; a byte-order mark is harmless and dropped, line ends are kept.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        Its name in the faults.
    missing : str, optional
        Remedy if there is no such file; of a file of data/ if left out.

    Returns
    -------
    tuple of str or None and list of Fault
        The text and what is wrong with it. Text that is not UTF-8 is decoded by guess so that the rest of the file
        can still be checked; None means that there is nothing to check.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # a pipe or a device would be read for ever
            return None, [Fault(name, None, "", "", "the file cannot be read: it is no ordinary file", _A_FILE)]
        if path.is_file() and (size := path.stat().st_size) > _LARGEST:
            problem = f"the file has {size // 2**20} MB; more than {_LARGEST // 2**20} MB are not read"
            return None, [Fault(name, None, "", "", problem, "Restore it from its last version, or split it")]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Fault(name, None, "", "", "the file is missing", missing or f"Put {name} into the data folder")]
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return None, [Fault(name, None, "", "", f"the file cannot be read: {reason}", _A_FILE)]
    return decode(raw, name)


def decode(raw: bytes, name: str) -> tuple[str | None, list[Fault]]:
    """Turn the bytes of a file into text, as `read_text` does."""
    for beginning, problem, remedy in _OTHER_FILES:
        if raw[:_HEAD].lstrip().lower().startswith(beginning):
            return None, [Fault(name, None, "", "", problem, remedy)]
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_wide(raw):
        return None, [Fault(name, None, "", "", "the file is UTF-16, not UTF-8", _SAVE_AS_UTF8)]
    text, faults = _decode(raw, name)
    if not text.strip():
        problem = "the file is empty"
        remedy = "Restore it from the last version that had contents"
        return None, [*faults, Fault(name, None, "", "", problem, remedy)]
    return text, faults or _damaged(text, name)


def _is_wide(raw: bytes) -> bool:
    """Whether every other byte is nothing, as in UTF-16 without a mark."""
    head = raw[:_HEAD]
    return len(head) > 1 and any(head[side::2].count(0) > len(head) // 4 for side in (0, 1))


def _decode(raw: bytes, name: str) -> tuple[str, list[Fault]]:
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # Windows-1252 is what spreadsheets write; the few bytes it does not know become replacement characters.
        line_start = raw.rfind(b"\n", 0, error.start) + 1
        before = raw[line_start : error.start].decode("utf-8", "replace")
        after = raw[error.start :].split(b"\n", 1)[0].decode("cp1252", "replace")
        shown = re.split(r'[,;"\t]', before)[-1][-30:] + re.split(r'[,;"\t\r]', after)[0][:30]
        problem = f"byte 0x{raw[error.start]:02X} is not UTF-8"
        fault = Fault(name, raw.count(b"\n", 0, error.start) + 1, "", shown.strip(), problem, _SAVE_AS_UTF8)
        return raw.decode("cp1252", "replace"), [fault]


def _damaged(text: str, name: str) -> list[Fault]:
    """Letters that an earlier program broke although the bytes are valid UTF-8; the first place of each sort."""
    faults = []
    remedy = "Restore the letters from an undamaged copy, and open the file as UTF-8 from then on"
    for found in _NOT_ASCII.finditer(text):
        meant = _decoded_twice(found.group())
        if meant is not None:
            problem = f"garbled letters, probably {meant!r}: UTF-8 was read as Windows-1252"
            faults.append(Fault(name, _line(text, found.start()), "", found.group(), problem, remedy))
            break
    lost = text.find(_REPLACEMENT)
    if lost >= 0:
        problem = "a letter was lost and replaced by U+FFFD"
        before, after = text[:lost].splitlines()[-1:], text[lost:].splitlines()[0]
        shown = "".join(before)[-15:] + after[:15]
        faults.append(Fault(name, _line(text, lost), "", shown.strip(), problem, remedy))
    control = _CONTROL.search(text)
    if control:
        problem = f"control character U+{ord(control.group()):04X}, {sign_name(control.group()).partition(' (')[0]}"
        faults.append(Fault(name, _line(text, control.start()), "", "", problem, "Delete the character"))
    return faults


def _decoded_twice(letters: str) -> str | None:
    try:
        return letters.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
