"""From the text of a YAML file to typed objects, with every fault named by its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from evaluation.errors import Fault
from evaluation.framework.keys import TEXT, keys_beside, meaning
from evaluation.framework.parts import LANGUAGES, Text
from evaluation.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from evaluation.load import YamlFile

FORMS: Final[Mapping[str | tuple[str, ...], tuple[str, str]]] = {
    ("model_", "dict_"): ("keys are needed here, each with its value", "write them below it, or in braces"),
    ("tuple_type", "list_type"): ("a list is needed here", "put it into brackets, such as `[one, two]`"),
    "string_type": ("a text is needed here", "put it into quotes"),
    "date_": ("a day is needed here", "write it whole, such as 2016-12-31"),
    ("float_", "int_"): ("a number is needed here", "write digits with a point before decimals, such as 0.05"),
    "bool_": ("true or false is needed here", "write one of the two"),
}
"""What is wrong with a value of another form, and what to do where the key says no more; by kind of error."""
Model = TypeVar("Model", bound=BaseModel)


def languages_of(file: YamlFile) -> tuple[str, ...]:
    """Languages that a framework names, the one of plain texts first; English where it names none."""
    named = file.content.get(LANGUAGES) if isinstance(file.content, Mapping) else None
    found = tuple(code for code in named if isinstance(code, str)) if isinstance(named, list) else ()
    return found or (SOURCE_LANGUAGE,)


def parse(
    file: YamlFile, model: type[Model], languages: tuple[str, ...] | None = None
) -> tuple[Model | None, list[Fault]]:
    """Check a YAML file against a model.

    Parameters
    ----------
    file : YamlFile
    model : type
    languages : tuple of str, optional
        In which each text must stand; those that the file names itself if left out.

    Returns
    -------
    tuple
        The model and no faults, or None and every fault found.
    """
    try:
        known = {LANGUAGES: languages_of(file) if languages is None else languages}
        return model.model_validate(file.content, context=known), []
    except ValidationError as error:
        return None, [fault for detail in _causes(error) for fault in _faults(file, detail, model)]


def _causes(error: ValidationError) -> list[dict[str, Any]]:
    """Errors without those that only follow: of a list whose entry, or a default whose origin, could not be read."""
    details: list[dict[str, Any]] = [
        dict(detail) for detail in error.errors() if detail["type"] != "default_factory_not_called"
    ]
    places = [tuple(detail["loc"]) for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(len(place) > len(detail["loc"]) and place[: len(detail["loc"])] == detail["loc"] for place in places)
    ]


def _faults(file: YamlFile, detail: dict[str, Any], model: type[BaseModel]) -> Iterator[Fault]:
    """Faults of one error; a rule over many entries says what is wrong with each on a line of its own."""
    lines = str(detail["msg"]).removeprefix("Value error, ").splitlines() if detail["type"] == "value_error" else [""]
    for line in lines:
        yield _fault(file, detail | ({"msg": line} if line else {}), model)


def _fault(file: YamlFile, detail: dict[str, Any], model: type[BaseModel]) -> Fault:
    path = tuple(detail["loc"])
    key = ".".join(str(part) for part in path)
    shown = detail["input"]
    value = "" if isinstance(shown, dict | list) else str(shown)
    problem, remedy = _words(str(detail["type"]), str(detail["msg"]), path, detail.get("ctx") or {}, model)
    return Fault(file.name, file.line_of(path), key, value, problem, remedy[:1].upper() + remedy[1:])


def _words(
    kind: str, message: str, path: tuple[object, ...], context: dict[str, object], model: type[BaseModel]
) -> tuple[str, str]:
    name = str(path[-1]) if path else ""
    if kind == "missing":
        known = meaning(model, path)
        return f"`{name}` is missing", f"add `{name}`: {known[0]}, such as `{known[1]}`" if known else f"add `{name}`"
    if kind == "too_short":
        known = meaning(model, path)
        return f"`{name}` is empty", f"add an entry: {known[0]}, such as `{known[1]}`" if known else "add an entry"
    if kind == "extra_forbidden":
        allowed = keys_beside(model, path)
        close = difflib.get_close_matches(name, allowed, n=1)
        if close:
            return f"unknown key `{name}`", f"correct the spelling or remove it (did you mean `{close[0]}`?)"
        return f"unknown key `{name}`", f"remove it; here may stand {', '.join(f'`{key}`' for key in allowed)}"
    if kind in ("enum", "literal_error"):
        return "not one of the words allowed here", f"use one of {context.get('expected', '')}"
    if kind == "value_error":
        return message.removeprefix("Value error, "), "correct this entry"
    for kinds, (problem, remedy) in FORMS.items():
        if kind.startswith(kinds):
            known = meaning(model, path)
            if known is None and context.get("class_name") == Text.__name__:
                remedy = f"write a text in each language, `{name}: {TEXT}`"
            return problem, f"write {known[0]}, such as `{known[1]}`" if known else remedy
    return message[:1].lower() + message[1:], "correct the value"
