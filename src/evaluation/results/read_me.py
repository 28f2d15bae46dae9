"""The letter that goes with the tables: what they are, how to redo a sum with them, and one sum as an example."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

import evaluation
from evaluation.findings.formulas import of_change
from evaluation.load import Credits
from evaluation.locale.language import Language
from evaluation.results.package import DESCRIPTOR, Package

NAME: Final = "README.txt"
WIDTH: Final = 100


def read_me(package: Package, credits: Credits, language: Language) -> bytes:
    """Write the letter in the reader's language, as plain text."""
    evidence = package.progress.evidence
    text = language.text
    title = evidence.dataset.framework.programme.title.of(language.code)
    state = text(
        "As known on {date}. Version {version}, data fingerprint {fingerprint}.",
        date=language.date(evidence.as_of),
        version=evaluation.__version__,
        fingerprint=evidence.dataset.fingerprint,
    )
    parts = [
        title,
        state,
        text(
            "The tables in these files are all that is needed to redo the sums of the report. They are CSV in UTF-8, "
            "with commas between columns and points in decimals; an empty cell never means zero. {descriptor} explains "
            "every column and can be checked by any Frictionless tool.",
            descriptor=DESCRIPTOR,
        ),
        *(_listed(f"{t.schema.name}.csv", text(t.schema.title)) for t in package.tables),
        text(
            "To redo a number, find it in findings.csv: formula says how it follows from other numbers, and "
            "formula_values has them. finding_inputs.csv names the figures behind it, observations.csv has each figure "
            "as its document gives it, and sources.csv has the documents with their addresses. A verdict is taken from "
            "the row of specifications.csv whose kind is own."
        ),
        *_example(package, language),
    ]
    licences = language.join([str(entry.get("title") or entry.get("name") or "") for entry in credits.licenses])
    if licences:
        parts.append(text("License of the tables: {licence}.", licence=licences))
    return ("\n\n".join(textwrap.fill(p, WIDTH) if "\n" not in p else p for p in parts) + "\n").encode()


def _listed(name: str, title: str) -> str:
    return "\n".join([name, textwrap.fill(title, WIDTH, initial_indent="    ", subsequent_indent="    ")])


def _example(package: Package, language: Language) -> Iterator[str]:
    """One sum with its numbers: how the first indicator that has a verdict changed."""
    for objective in package.progress.objectives:
        for item in objective.indicators:
            formula = of_change(item)
            if not item.judged or formula is None or item.result.estimate is None:
                continue
            numbers = {name: language.number(value) for name, value in formula.values}
            yield language.text(
                "Example: {indicator}, row {row} of specifications.csv, column estimate: {sum} = {result}, to at most "
                "three decimals.",
                indicator=f"{item.indicator.id} {item.indicator.title.of(language.code)}",
                row=f"{item.indicator.id}/own",
                sum=language.text(formula.text, **numbers),
                result=language.number(item.result.estimate),
            )
            return
