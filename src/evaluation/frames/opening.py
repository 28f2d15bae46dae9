"""The door for whoever works with pandas."""

from __future__ import annotations

from pathlib import Path

from evaluation.errors import ParameterError
from evaluation.evidence import evidence_of, hand_over, known_areas, open_dataset
from evaluation.frames.kept import ALL, NONE
from evaluation.frames.known import Frames
from evaluation.load import find_area, to_plain
from evaluation.plan.request import LATEST, check_choice, parse_day


def open_frames(
    data_dir: Path | str = "data", as_of: str | object = LATEST, area: str = "", scenario: str = ALL
) -> Frames:
    """Read and check a data folder; each table is made when it is asked for.

    Parameters
    ----------
    data_dir : path
        Folder with the tables and the framework.
    as_of : str or date
        Last day, as `2020-02-06`, whose publications count; `latest` or empty for the day of the newest source.
    area : str
        Area that all tables are about, by its name or the name of its folder; empty for the whole programme. Figures of
        the whole are never divided among areas.
    scenario : str
        Id of the target scenario that `targets` shows, `all` or `none`.

    Returns
    -------
    Frames

    Raises
    ------
    DataError
        With every fault of the data folder.
    ParameterError
        If the day, the area or the scenario cannot be used.

    Examples
    --------
    >>> open_frames("data", as_of="2020-02-06")
    Frames as known on 2020-02-06
    """
    dataset = open_dataset(data_dir)
    said = "" if as_of in ("", LATEST) else str(as_of)[:10]
    day = parse_day("as_of", said, (LATEST,)) if said else None
    check_choice("scenario", scenario, [ALL, NONE, *(s.id for s in dataset.framework.scenarios)])
    place = find_area(area, [to_plain(a) for a in known_areas(dataset).values()], "area") if area else ""
    place = "" if place == dataset.framework.programme.area else place
    if place and scenario not in (ALL, NONE):
        raise ParameterError("scenario: a target for the whole says nothing of one area. Leave one of the two out.")
    return Frames(evidence_of(hand_over(dataset, day, place), place), scenario, place)
