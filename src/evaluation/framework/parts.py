"""What every part of the framework is made of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _as_text(value: object) -> object:
    """YAML reads an unquoted `2022-11-29` as a date and `2022` as a number; both are partial dates here."""
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, int) else value


PartialDateText = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


class Part(BaseModel):
    """Common rules of every part of the file: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Part):
    """One text in every language of the report; further languages than these two may stand beside them."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[LanguageCode, Annotated[str, Field(min_length=1)]] = Field(init=False)

    en: str = Field(min_length=1)
    es: str = Field(min_length=1)

    def of(self, code: str) -> str:
        """Text in the language `code`; English where it is not translated into it."""
        text: str = getattr(self, code, self.en)
        return text
