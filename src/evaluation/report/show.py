"""What evaluators show beside the chapters: their own tables and images, with the words that a report asks for."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any, Final

from evaluation.errors import ParameterError

KINDS: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
METADATA: Final = "evaluation"
"""Key of an output's metadata that the renderer reads."""


def show(thing: Any, *, caption: str, origin: str = "", alt: str = "") -> None:
    """Show a table or an image of your own in a notebook, so that it can stand in a report.

    Parameters
    ----------
    thing : DataFrame, Styler, Figure, Axes, Path or anything with HTML of its own
        A path names an image: PNG, JPEG or SVG.
    caption : str
        What it shows; the title of the table or image.
    origin : str, optional
        Where its numbers come from; needed as soon as it holds any, and printed below the caption.
    alt : str, optional
        What an image says, for those who do not see it; needed for images.

    Raises
    ------
    ParameterError
        If words are missing, or there is no way to show such a thing.

    Examples
    --------
    >>> import pandas as pd
    >>> beds = pd.DataFrame({"beds": [12, 30]}, index=pd.Index(["North", "South"], name="region"))
    >>> show(beds, caption="Beds by region", origin="own count, 3 March 2024")
    {'text/html': '<table ...
    >>> figure = beds.plot.bar().figure
    >>> show(figure, caption="Most beds are in the South", alt="Two bars. South has most.", origin="own count")
    {'image/svg+xml': ...
    """
    from IPython.display import display

    if not caption.strip():
        raise ParameterError("show: the caption is empty. Say what the table or image shows.")
    data = _image(thing)
    if data and not alt.strip():
        raise ParameterError('show: an image needs alt="what the image says", for those who do not see it.')
    words = {"caption": caption, "origin": origin, "alt": alt}
    metadata = {METADATA: {name: said for name, said in words.items() if said.strip()}}
    display(data or _table(thing), raw=True, metadata=metadata)  # type: ignore[no-untyped-call]


def _image(thing: Any) -> dict[str, str]:
    """Bundle of a figure or an image file; empty for anything else."""
    figure = thing if hasattr(thing, "savefig") else getattr(thing, "figure", None)
    if hasattr(figure, "savefig"):
        return {"image/svg+xml": _svg(figure)}
    if not isinstance(thing, Path):
        return {}
    kind = KINDS.get(thing.suffix.lower())
    if kind is None:
        raise ParameterError(f"show: {thing.name} is no image for a report. Use one of: {', '.join(KINDS)}.")
    if kind.endswith("xml"):
        return {kind: thing.read_text(encoding="utf-8")}
    return {kind: base64.b64encode(thing.read_bytes()).decode()}


def _svg(figure: Any) -> str:
    """Drawing of a figure, the same in every run, and not shown again at the end of the cell."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "show"}):
        figure.savefig(buffer, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return buffer.getvalue()


def _table(thing: Any) -> dict[str, str]:
    """Bundle of a table with all its rows; a notebook alone would leave out the middle."""
    if hasattr(thing, "to_html") and hasattr(thing, "columns"):
        is_counted = _is_counted(thing.index)
        if hasattr(thing, "data"):
            markup = (thing.hide(axis="index") if is_counted else thing).to_html()
        else:
            markup = thing.to_html(border=0, na_rep="\u2013", max_rows=None, index=not is_counted)
    elif hasattr(thing, "_repr_html_"):
        markup = thing._repr_html_()
    else:
        hint = f" The name of a file is written Path({thing[-40:]!r})." if isinstance(thing, str) else ""
        raise ParameterError(
            f"show: {type(thing).__name__} cannot be shown. Give a table, a figure or the path of one.{hint}"
        )
    return {"text/html": markup}


def _is_counted(index: Any) -> bool:
    """Whether rows are only counted from 0, which says nothing of them."""
    return type(index).__name__ == "RangeIndex" and index.name is None and (index.start, index.step) == (0, 1)
