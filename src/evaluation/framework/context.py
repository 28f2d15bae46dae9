"""What readers ask for and no verdict rests on: figures in a table, or what documents say in words."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from evaluation.framework.parts import Part, Text


class Saying(Part):
    """What one document says, a text for each column of the table; an empty list of columns has none."""

    source: str
    cells: tuple[Text, ...] = Field(min_length=1)


class Context(Part):
    """One table of context.

    Parameters
    ----------
    objective : str
        Objective in whose chapter it stands, or `all`.
    figures : tuple of str
        Ids of observations, in the order in which they are shown.
    is_map : bool
        Whether the figures are of places, each one, and are drawn on a map of equal tiles.
    columns : tuple of Text
        Headings of what documents say in words.
    sayings : tuple of Saying
        What they say.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    objective: str
    title: Text
    reading: Text
    figures: tuple[str, ...] = ()
    is_map: bool = False
    columns: tuple[Text, ...] = ()
    sayings: tuple[Saying, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if bool(self.figures) == bool(self.sayings):
            raise ValueError("give either `figures`, or `sayings` with their `columns`")
        if self.is_map and not self.figures:
            raise ValueError("only `figures` can be drawn on a map")
        if any(len(saying.cells) != len(self.columns) for saying in self.sayings):
            raise ValueError("each of the `sayings` needs one text for each of the `columns`")
        repeated = sorted({i for i in self.figures if self.figures.count(i) > 1})
        if repeated:
            raise ValueError(f"figure listed twice: {', '.join(repeated)}")
        return self
