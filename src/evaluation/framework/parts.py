"""What every part of the framework is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any, Final, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import InitErrorDetails

from evaluation.load import PartialDate
from evaluation.locale import SOURCE_LANGUAGE

LANGUAGES: Final = "languages"
"""Key of the file, and of what is known while it is read: the languages of the programme, the first one first."""


def _as_text(value: object) -> object:
    """YAML reads an unquoted `2022-11-29` as a date and `2022` as a number; both are partial dates here."""
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, int) else value


PartialDateText = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


def _edge_of(value: object, *, is_end: bool) -> object:
    """First or last day of a year or a month; whatever else stands there is left to whoever reads days."""
    words = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    try:
        part = PartialDate(words)
    except ValueError:
        return value
    return part.last_day() if is_end else part.first_day()


FirstDay = Annotated[dt.date, BeforeValidator(partial(_edge_of, is_end=False))]
"""A day, or the first one of a year or a month."""
LastDay = Annotated[dt.date, BeforeValidator(partial(_edge_of, is_end=True))]
"""A day, or the last one of a year or a month."""

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


class Part(BaseModel):
    """Common rules of every part of the file: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Part):
    """One text in every language of the programme; others may stand beside them.

    Where it is written as words alone, they are in the programme's first language.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[LanguageCode, Annotated[str, Field(min_length=1)]] = Field(init=False)

    @model_validator(mode="wrap")
    @classmethod
    def _in_each_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        asked = tuple((info.context or {}).get(LANGUAGES, ()))
        first = asked[0] if asked else SOURCE_LANGUAGE
        if isinstance(value, str):
            value = {first: value}
        faults: list[InitErrorDetails] = []
        if isinstance(value, Mapping):
            missing = [code for code in asked or ([] if value else [first]) if code not in value]
            faults = [{"type": "missing", "loc": (code,), "input": value} for code in missing]
        try:
            text = handler(value)
        except ValidationError as error:
            faults += [
                {"type": e["type"], "loc": e["loc"], "input": e["input"], "ctx": e.get("ctx", {})}
                for e in error.errors()
            ]
        if faults:
            raise ValidationError.from_exception_data(cls.__name__, faults)
        return text

    def of(self, code: str) -> str:
        """Text in the language `code`; where it is not translated into it English, or the first that it has."""
        texts: dict[str, str] = self.__pydantic_extra__
        return texts.get(code) or texts.get(SOURCE_LANGUAGE) or next(iter(texts.values()))
