"""Files to pass on beside the reports of a language: `summary.txt` and `summary.png`, their numbers checked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from markupsafe import Markup

from evaluation.assess import Progress
from evaluation.drawing.figure import to_figure
from evaluation.drawing.marks import Chart
from evaluation.errors import RenderError
from evaluation.findings import Findings
from evaluation.locale.language import Language
from evaluation.render import to_html
from evaluation.render.document import compose
from evaluation.render.numerals import check_numerals
from evaluation.report.charts.card import DPI
from evaluation.report.parts.appraisal import Appraiser
from evaluation.report.parts.cover import cover
from evaluation.report.passed_on import LONGEST_PICTURE, LONGEST_TEXT, PassedOn
from evaluation.words.block import BRIEF
from evaluation.words.plain import to_text
from evaluation.words.writer import Desk

TEXT: Final = "summary.txt"
PICTURE: Final = "summary.png"


def files_to_pass_on(progress: Progress, findings: Findings, languages: Iterable[str]) -> dict[str, bytes]:
    """Both files of each language, by their paths below the folder of the edition; none where nothing was appraised.

    Raises
    ------
    RenderError
        If one is too long, or states a number that is no finding.
    """
    files: dict[str, bytes] = {}
    for code in languages:
        desk = Desk(Language.of(code), progress.evidence, findings)
        made = PassedOn(Appraiser(progress, desk.writer()))
        if not made.is_made:
            continue
        text = as_text(_checked(desk, made.text(), TEXT))
        words, card = made.card()
        shown = as_text(_checked(desk, words, PICTURE))
        _fits(f"{code}/{TEXT}", text, LONGEST_TEXT)
        _fits(f"{code}/{PICTURE}", shown, LONGEST_PICTURE)
        files |= {f"{code}/{TEXT}": text.encode(), f"{code}/{PICTURE}": as_png(card)}
    return files


def as_text(content: Markup) -> str:
    """Headings and paragraphs as lines, an empty line before each heading."""
    return to_text(content) + "\n"


def as_png(chart: Chart) -> bytes:
    """A chart as a picture, the same in every run."""
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context():
        mpl.rcdefaults()  # settings of whoever builds it change nothing
        to_figure(chart).savefig(buffer, format="png", dpi=DPI, metadata={"Software": None})
    return buffer.getvalue()


def _checked(desk: Desk, content: Markup, name: str) -> Markup:
    """The same, once every number in it is known to be a finding or to have an origin."""
    details: Mapping[str, Any] | None = cover(desk.evidence, desk.language, "", name, BRIEF).cover
    assert details is not None
    findings = {id_: finding.to_dict() for id_, finding in desk.findings.items() if f'"{id_}"' in content}
    document = compose(details, content, name, findings)
    check_numerals(document, to_html(document), None)
    return content


def _fits(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise RenderError(
            f"{name} has {len(text)} characters and may have {longest}. Shorten the sentences of framework.yaml that "
            "stand in it, or take one out of it."
        )
