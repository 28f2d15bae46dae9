"""YAML files of data/, read as plain values with the line of each, so that a fault can say where it is.

The dialect is narrower than YAML: `yes`, `no`, `12:30` and `010` are text, numbers and ISO dates are what they look
like, and whatever could surprise (duplicate keys, aliases, tags, tabs) is refused.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import Resolver

from evaluation.errors import DataError, Fault
from evaluation.load.files.encoding import read_text

Place = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_RESOLVED: tuple[tuple[str, str, str], ...] = (
    ("null", r"(?:~|null|Null|NULL|)", "~nN\0"),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
)
_VALUES: dict[str, Callable[[str], Any]] = {
    "null": lambda text: None,
    "bool": lambda text: text.lower() == "true",
    "int": int,
    "float": float,
    "timestamp": dt.date.fromisoformat,
    "str": str,
}
_ALLOWED: dict[type[yaml.Node], frozenset[str]] = {
    yaml.MappingNode: frozenset({"map"}),
    yaml.SequenceNode: frozenset({"seq"}),
    yaml.ScalarNode: frozenset(_VALUES),
}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: its name relative to the data folder, its contents, and the line of each value."""

    name: str
    content: dict[str, Any]
    lines: Mapping[Place, int]

    def line_of(self, path: Sequence[str | int]) -> int:
        """Line of the key or list item at `path`; where there is none, of the nearest thing that contains it."""
        place = tuple(path)
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]


class _AliasUsed(yaml.MarkedYAMLError):
    """An alias stands in the file."""


class _Plain(Composer, Resolver):
    """Composer that resolves fewer words and stops at the first alias, before anything could be multiplied."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):  # type: ignore[attr-defined]  # of the parser that this is mixed with
            event = self.get_event()  # type: ignore[attr-defined]
            raise _AliasUsed(problem="alias", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


_Plain.yaml_implicit_resolvers = {}
for _name, _pattern, _first in _RESOLVED:
    _letters = ["" if letter == "\0" else letter for letter in _first]
    _Plain.add_implicit_resolver(_TAG + _name, re.compile(rf"^{_pattern}$"), _letters)


class _Told(_Plain, yaml.SafeLoader):
    """Over the parser in Python, whose words say what is wrong with a text."""


_LOADERS: list[type[Any]] = [_Told]
if yaml.__with_libyaml__:

    class _Fast(_Plain, yaml.CSafeLoader):
        """Over libyaml's parser, which takes a tenth of the time and finds the same values in the same lines."""

        def __init__(self, stream: str) -> None:
            yaml.CSafeLoader.__init__(self, stream)
            Composer.__init__(self)

    _LOADERS.insert(0, _Fast)


def read_yaml(path: Path, root: Path) -> YamlFile:
    """Read a YAML file whose top level is a mapping.

    Parameters
    ----------
    path : Path
        The file.
    root : Path
        The data folder; the file is named relative to it.

    Raises
    ------
    DataError
        With every fault: the first of syntax, or else all duplicate keys, tags and values that cannot be read.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    text, faults = read_text(path, name)
    if text is None:
        raise DataError(faults)
    for number, line in enumerate(text.splitlines(), start=1):
        if "\t" in line:
            faults.append(Fault(name, number, "", "", "a tab", "Use spaces, two for each level"))
    if faults:
        raise DataError(faults)
    return _parsed(name, text)


@lru_cache(maxsize=4)
def _parsed(name: str, text: str) -> YamlFile:
    """What a text says; once for the same text, because a large file takes a second and one command reads it twice."""
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        raise DataError([_syntax_fault(name, text, error)]) from None
    except RecursionError:
        fault = Fault(name, None, "", "", "nested too deeply", "Restore the file from its last version")
        raise DataError([fault]) from None
    if not isinstance(node, yaml.MappingNode):
        row = 1 if node is None else node.start_mark.line + 1
        fault = Fault(name, row, "", "", "no key at the top level", "Begin with a key and a colon")
        raise DataError([fault])
    walk = _Walk(name, {(): node.start_mark.line + 1}, [])
    content = walk.value(node, ())
    if walk.faults:
        raise DataError(walk.faults)
    return YamlFile(name, content, walk.lines)


def _composed(text: str) -> yaml.Node | None:
    """Nodes of a text, read by the fastest parser there is; what that one refuses the other one explains."""
    for loader in _LOADERS[:-1]:
        with contextlib.suppress(yaml.YAMLError, RecursionError):
            return yaml.compose(text, Loader=loader)
    return yaml.compose(text, Loader=_LOADERS[-1])


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walk through the node tree that collects lines and faults on the way."""

    name: str
    lines: dict[Place, int]
    faults: list[Fault]

    def value(self, node: yaml.Node, place: Place) -> Any:
        kind = node.tag.removeprefix(_TAG)
        if kind not in _ALLOWED[type(node)]:
            self.fault(
                node, place, node.tag, "a tag that is not allowed here", "Delete the tag; plain values need none"
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.item(child, (*place, number)) for number, child in enumerate(node.value)]
        try:
            return _VALUES[kind](node.value)
        except ValueError:
            problem = "the calendar has no such day" if kind == "timestamp" else f"not a value of the type {kind!r}"
            self.fault(node, place, node.value, problem, "Correct the value")
            return None

    def item(self, node: yaml.Node, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + 1
        return self.value(node, place)

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag.removeprefix(_TAG) not in _VALUES:
                self.fault(key, place, "", "a key is not a word", "Write a word and a colon")
                continue
            inner = (*place, key.value)
            if key.value in values:
                problem = f"the key appears twice, first in row {self.lines[inner]}"
                self.fault(key, inner, key.value, problem, "Delete one of the two")
                continue
            self.lines[inner] = key.start_mark.line + 1
            values[key.value] = self.value(child, inner)
        return values

    def fault(self, node: yaml.Node, place: Place, value: str, problem: str, remedy: str) -> None:
        column = ".".join(str(part) for part in place)
        self.faults.append(Fault(self.name, node.start_mark.line + 1, column, value, problem, remedy))


def _syntax_fault(name: str, text: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    row = None if mark is None else mark.line + 1
    if isinstance(error, _AliasUsed):
        return Fault(name, row, "", _line(text, row), "an alias (*) is not allowed", "Write the value out again")
    parts = [getattr(error, "context", None), getattr(error, "problem", None) or getattr(error, "reason", None)]
    said = ", ".join(part for part in parts if part)
    remedy = "Check indentation, colons and quotes here and in the line above; quote a text that contains ': ' or ' #'"
    return Fault(name, row, "", _line(text, row), f"not valid YAML: {said}", remedy)


def _line(text: str, row: int | None) -> str:
    lines = text.splitlines()
    return lines[row - 1].strip()[:60] if row is not None and row <= len(lines) else ""
