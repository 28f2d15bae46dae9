"""Who made the report and how it is to be cited: its title page and its imprint say the same."""

from __future__ import annotations

from markupsafe import Markup

import evaluation
from evaluation.framework import Appraisal, Programme
from evaluation.locale.language import Language
from evaluation.words.block import SHOWN_FINGERPRINT
from evaluation.words.markup import Origin, sourced
from evaluation.words.writer import Writer


def report_title(programme: Programme, language: Language) -> str:
    """Title of the whole report."""
    return language.text("Evaluation: {programme}", programme=programme.short_title.of(language.code))


def imprint_of(programme: Programme, language: Language, appraisal: Appraisal | None = None) -> list[str]:
    """Sentences on who made the report and how; without an address, none on whom to write to.

    Parameters
    ----------
    programme : Programme
    language : Language
    appraisal : Appraisal, optional
        What people judged, of a report that has any of it: without an author the imprint says that nobody signed.
    """
    said = [text.of(language.code) for text in programme.imprint]
    if appraisal is not None and appraisal.author is None:
        said.append(
            language.text("Its judgments were drafted by the project from documents; no evaluator has signed them.")
        )
    if programme.authors:
        said.append(language.text("Authors: {authors}.", authors=programme.authors.of(language.code)))
    if programme.contact:
        said.append(
            language.text(
                "To report an error, or a document that should be read, write to {contact} and name the finding and "
                "the source.",
                contact=programme.contact,
            )
        )
    return said


def citation(writer: Writer) -> list[Markup]:
    """How to cite the report, a chapter of it, and its data."""
    dataset, language = writer.evidence.dataset, writer.language
    programme = dataset.framework.programme
    authors = programme.authors.of(language.code) + ". " if programme.authors else ""
    title = f"{authors}{report_title(programme, language)}: {programme.title.of(language.code)}"
    cited = writer.say(
        "{title}. Version {version}, as known on {date}",
        title=sourced(Origin.FRAMEWORK, title),
        version=writer.ref(evaluation.__version__),
        date=writer.date(writer.evidence.as_of),
    )
    code = writer.ref(dataset.fingerprint[:SHOWN_FINGERPRINT])
    return [
        writer.say("The report: {citation}.", citation=cited),
        writer.say("A chapter: its title in quotation marks, “in:”, and the report as above."),
        writer.say("The data: {citation}, data {code}.", citation=cited, code=code),
    ]
