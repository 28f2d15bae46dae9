"""A row more in a CSV file, in the form that the file has; whatever else stands in it stays as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Final

_NUMBERED: Final = re.compile(r"(.*?)(\d+)")


def next_id(ids: Iterable[str], first: str = "F0001") -> str:
    """The id after the highest that there is, of as many digits.

    Examples
    --------
    >>> next_id(["F0009", "F0123"])
    'F0124'
    >>> next_id(["1.1", "1.9"])
    '1.10'
    """
    numbered = [found for id_ in ids if (found := _NUMBERED.fullmatch(id_))]
    if not numbered:
        return first
    last = max(numbered, key=lambda found: int(found[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def header_of(content: bytes) -> tuple[str, ...]:
    """Columns of a file, in order."""
    first = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")), [])
    return tuple(cell.strip() for cell in first)


def with_columns(content: bytes, names: Iterable[str]) -> bytes:
    r"""A file with empty columns at its right for those names that its header lacks; else as it is.

    Examples
    --------
    >>> with_columns(b"a,b\n1,2\n", ["b", "c"])
    b'a,b,c\n1,2,\n'
    """
    header = header_of(content)
    lacking = [name for name in names if name not in header]
    if not lacking:
        return content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n" if b"\r\n" in content else "\n")
    writer.writerow([*rows[0], *lacking])
    writer.writerows([*row, *[""] * len(lacking)] if row else row for row in rows[1:])
    return out.getvalue().encode()


def with_row(content: bytes, row: Mapping[str, str]) -> tuple[bytes, bytes]:
    """A file with one more row at its end, and that row alone.

    Its cells stand in the order of the header, between quotation marks where those of the header do, and its line ends
    as the first line does.

    Parameters
    ----------
    content : bytes
        Of a file whose table is free of faults.
    row : mapping of str to str
        Cells by column; what is left out is empty.

    Returns
    -------
    tuple of bytes and bytes
    """
    first = content.partition(b"\n")[0]
    end = "\r\n" if first.endswith(b"\r") else "\n"
    header = header_of(content)
    is_quoted = first.removeprefix(b"\xef\xbb\xbf").count(b'"') >= 2 * len(header)
    line = io.StringIO()
    csv.writer(line, lineterminator=end, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL).writerow(
        [row.get(name, "") for name in header]
    )
    written = line.getvalue().encode()
    return content + (b"" if content.endswith(b"\n") else end.encode()) + written, written
