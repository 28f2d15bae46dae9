"""Every key of `framework.yaml` and of `corrections.yaml`, out of the models that read them."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from evaluation.framework.corrections import Corrections
from evaluation.framework.indicator import Authorities, Filter, Indicator, Period, Selection
from evaluation.framework.keys import MEANINGS, models_in
from evaluation.framework.model import Framework
from evaluation.framework.optional_keys import OPTIONAL
from evaluation.framework.parts import Text
from evaluation.framework.target import TargetSheet

HEAD: Final = """# Every key of a data folder's YAML files

Made from the models that read the files by `python tools/dictionary.py`; `evaluation new --keys` prints it, too. A key
in bold letters is needed, where its part stands at all; every other may be left out: what it says then vanishes from
the reports with its heading, or follows from the rest. A text is words alone, in the first of the `languages`, or one
for each: `{en: Cases, es: Casos}`.
"""
FILES: Final[Mapping[str, type[BaseModel]]] = {"framework.yaml": Framework, "corrections.yaml": Corrections}
SHORT: Final[Mapping[type[BaseModel], str]] = {
    Indicator: "`measure: cases`, with `area`, `sex` and `age` where needed, is short for `select`. Without "
    "`baseline`, or with `baseline: none`, it is the year before the program.",
    Period: "A year, a month or a day alone is the whole of it, `[2005-07, 2007]` two of them.",
    Authorities: "Without it all bodies count that figures are of.",
    TargetSheet: "`{value: 91, by: 2031, source: D001}`, or `{none: why}`.",
    Selection: "Either `value`, or `numerator` and `denominator`.",
    Filter: "Which figures count.",
}
"""What may be written shorter, or is needed together."""


def dictionary() -> str:
    """The whole dictionary as Markdown."""
    parts = [HEAD]
    for file, model in FILES.items():
        parts.append(f"\n## {file}\n")
        parts += [_section(part, is_first=part is model) for part in _every(model)]
    return "".join(parts)


def _section(model: type[BaseModel], *, is_first: bool) -> str:
    title = "" if is_first else f"\n### {model.__name__}\n"
    said = [" ".join((model.__doc__ or "").split("\n\n")[0].split())] if model.__doc__ and not is_first else []
    said += [SHORT[model]] if model in SHORT else []
    rows = [f"| {_key(name, info)} | {_kind(info)} | {explained(model, name)} |" for name, info in _fields(model)]
    table = ["| key | form | what it is |", "| --- | --- | --- |", *rows]
    return "\n".join([title, *(f"{words}\n" for words in said), *table]) + "\n"


def explained(model: type[BaseModel], name: str) -> str:
    """What a key is.

    Raises
    ------
    KeyError
        If nobody has said it.
    """
    key = f"{model.__name__}.{name}"
    if key in MEANINGS:
        meaning, example = MEANINGS[key]
        return f"{meaning}, such as `{example}`"
    return OPTIONAL[key]


def _every(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all that it is made of, in the order of the keys."""
    found: dict[type[BaseModel], None] = {}

    def visit(part: type[BaseModel]) -> None:
        if part is Text or part in found:
            return
        found[part] = None
        for _, info in _fields(part):
            for inner in models_in(info.annotation):
                visit(inner)

    visit(model)
    return tuple(found)


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from model.model_fields.items()


def _key(name: str, info: FieldInfo) -> str:
    return f"**`{name}`**" if info.is_required() else f"`{name}`"


def _kind(info: FieldInfo) -> str:
    return _words(info.annotation)


def _words(hint: Any) -> str:
    """The form of a value in words."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(dict.fromkeys(_words(part) for part in parts if part is not types.NoneType))
    if origin is typing.Annotated:
        return _words(parts[0])
    if origin is typing.Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return f"list: {_words(parts[0])}"
    if origin is not None:
        return f"by name: {_words(parts[-1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return "text" if hint is Text else f"[{hint.__name__}](#{hint.__name__.lower()})"
    if isinstance(hint, type) and hasattr(hint, "__members__"):
        return ", ".join(f"`{word.value}`" for word in hint)  # type: ignore[attr-defined]
    return {"str": "word", "int": "number", "float": "number", "bool": "`true` or `false`", "date": "day"}.get(
        getattr(hint, "__name__", ""), "value"
    )
