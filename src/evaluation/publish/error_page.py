"""The page about chapters that failed, which stands where their report would."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from evaluation.locale import SOURCE_LANGUAGE
from evaluation.locale.language import Language
from evaluation.plan.outcome import Failure
from evaluation.render.page import plain_page
from evaluation.words.block import join
from evaluation.words.markup import definitions, element, foreign, heading, paragraph


def error_html(failures: Iterable[Failure], language: Language, report: str) -> bytes:
    """Page about the chapters for which a report could not be made; `report` is the file name of the report."""
    title = language.text("This report could not be made")
    kept = language.text(
        "A chapter failed while it ran. If an earlier report exists, it was left as it was: {name}", name=report
    )
    parts = [element("h1", title), paragraph(kept), *(_failure(failure, language) for failure in failures)]
    return plain_page(language, title, join(parts))


def _failure(failure: Failure, language: Language) -> Markup:
    place = failure.job.notebook.name
    if failure.cell:
        place = language.text("{notebook}, cell {number}", notebook=place, number=failure.cell)
    # not the path of the data folder: the page lies among files that may be published
    values = [f"{name} = {value!r}" for name, value in failure.job.settings if name != "data_dir"]
    parts = [
        heading(2, place),
        definitions(
            [
                (language.text("What went wrong"), foreign(failure.error, SOURCE_LANGUAGE, language.code)),
                (language.text("Parameters"), Markup("<br>").join(values)),
            ]
        ),
    ]
    for name, text in ((language.text("The cell"), failure.source), (language.text("Traceback"), failure.traceback)):
        if text:
            # long lines scroll, so the keyboard must be able to reach them
            lines = foreign(text.strip("\n"), SOURCE_LANGUAGE, language.code)
            parts += [heading(3, name), element("pre", lines, tabindex="0", role="region", aria_label=name)]
    return element("section", parts)
