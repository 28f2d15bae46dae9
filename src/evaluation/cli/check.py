"""Check the data folder alone and report every fault at once, with file, row, column, value and remedy.

Figures of one document that cannot all be as they are printed get a remark; they stay as published, and no remark is a
fault. If reports were built before, it also says what changed since, which reports that touches, and what moves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.errors import DataError, NotebookError, OtherProgrammeError

if TYPE_CHECKING:
    from evaluation.assess import Moves
    from evaluation.evidence import Dataset
    from evaluation.load import Unit

SHOWN: Final = 20
"""Changes told one by one."""
STAYS: Final = "no value, verdict or answer moves"
UNREAD: Final = "what was found then cannot be read by this version, so nothing is said of what moves"
HELP: Final = "check the data and list every fault"
EXAMPLE: Final = "evaluation check --data data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `evaluation check`."""
    add = parser.add_argument
    add("--notebooks", metavar="DIR", default="notebooks", help="folder with the chapters (default: notebooks)")
    add("--out", metavar="DIR", default="reports", help="folder of the reports to compare with (default: reports)")


def run(arguments: argparse.Namespace) -> int:
    """Print the faults, one per line, file by file; the exit code says whether there are any."""
    from evaluation.assess import assess
    from evaluation.assess.undeclared import describe
    from evaluation.evidence import TEXTS, as_known_on, open_dataset
    from evaluation.findings import changed_grounds, check_grounds, findings_of
    from evaluation.load import unprinted_texts

    try:
        dataset = open_dataset(arguments.data)
    except DataError as error:
        # here faults are what was asked for, so they go to standard output and not among the errors
        print(describe_faults(error))
        for number, line in enumerate(describe_notebooks(Path(arguments.notebooks))):
            print(line if number else f"\n{line}")
        return error.exit_code
    observations = _many(len(dataset.tables.observations), "observation")
    sources = _many(len(dataset.tables.sources), "source")
    indicators = _many(len(dataset.framework.indicators), "indicator")
    folder = arguments.data.rstrip("/")
    print(f"{folder}/ is in order: {observations} from {sources}; {describe_fed(dataset, indicators)}.")
    unfit = tuple(describe_notebooks(Path(arguments.notebooks)))
    evidence = as_known_on(dataset)
    progress = assess(evidence)
    findings = findings_of(progress)
    if lost := check_grounds(evidence, findings):
        print(f"\n{describe_faults(DataError(lost))}")
        return DataError.exit_code
    named = (*describe(evidence, progress.indicators), *changed_grounds(evidence, findings))
    remarks = (*unprinted_texts(Path(arguments.data), TEXTS), *named, *describe_outputs(Path(arguments.notebooks)))
    for line in (*describe_remarks(dataset), *describe_touched(arguments, dataset), *unfit, *map(str, remarks)):
        print(line)
    return NotebookError.exit_code if unfit else 0


def describe_fed(dataset: Dataset, indicators: str) -> str:
    """That every indicator has figures, or which have none yet."""
    measured = {o.measure for o in dataset.tables.observations}
    without = [
        i.id for i in dataset.framework.indicators if not all(measured & {*f.measures} for f in i.select.filters)
    ]
    if not without:
        return f"every one of {indicators} is fed by at least one"
    shown = ", ".join(without[:SHOWN]) + (f" and {len(without) - SHOWN} more" if len(without) > SHOWN else "")
    return f"no figure is entered yet for {len(without)} of {indicators}: {shown}"


def describe_notebooks(folder: Path) -> Iterator[str]:
    """What keeps notebooks from being run, notebook by notebook."""
    from evaluation.publish.prepared import fault_of

    for path in sorted(folder.glob("*.ipynb")):
        if fault := fault_of(path):
            yield f"{path.as_posix()}: {fault}"


def describe_outputs(folder: Path) -> Iterator[str]:
    """Notebooks that were saved with what their cells showed; it decides nothing, and does not belong into git."""
    from evaluation.plan.notebook import read_notebook

    for path in sorted(folder.glob("*.ipynb")):
        try:
            cells = read_notebook(path)["cells"]
        except NotebookError:
            continue
        if number := sum(bool(cell.get("outputs")) for cell in cells):
            yield (
                f"{path.as_posix()} was saved with outputs of {_many(number, 'cell')}. No report follows from them; "
                "take them out before you commit it: in JupyterLab, Edit > Clear Outputs of All Cells."
            )


def describe_remarks(dataset: Dataset) -> Iterator[str]:
    """What cannot be as documents print it, a line for each; nothing where their arithmetic holds."""
    from evaluation.evidence.arithmetic import remarks_on

    remarks = remarks_on(dataset)
    if remarks:
        yield f"\n{_many(len(remarks), 'remark')} on the sources' own arithmetic (no figure is changed):"
        yield from (f"  {remark}" for remark in remarks)


def describe_touched(arguments: argparse.Namespace, dataset: Dataset) -> Iterator[str]:
    """What changed since each edition was built, and what that touches; nothing where there is no such edition."""
    from evaluation.plan.edition import survey
    from evaluation.plan.request import Request
    from evaluation.verify.touched import find_touched

    out, notebooks = Path(arguments.out), Path(arguments.notebooks)
    if not out.is_dir() or not notebooks.is_dir():
        return
    told: tuple[str, ...] = ()
    try:
        editions = survey(Request(Path(arguments.data), notebooks, out, is_standing=True))
    except OtherProgrammeError as error:
        yield f"\n{error} Nothing is said of what changed since."
        return
    for edition in reversed(editions):
        found = find_touched(edition, dataset)
        if found is None:
            continue
        if found.changes != told:
            yield f"\nChanged since {edition.root.as_posix()} was built:"
            yield from (f"  {line}" for line in found.changes[:SHOWN])
            if len(found.changes) > SHOWN:
                yield f"  and {len(found.changes) - SHOWN} more"
            told = found.changes
        yield f"That touches {_many(len(found.reports), 'report')} in {edition.root.as_posix()}: " + (
            ", ".join(found.reports) or "none"
        )
        yield from (f"  {line}" for line in describe_moves(found.moves, found.units))


def describe_moves(moves: Moves | None, units: Mapping[str, Unit]) -> Iterator[str]:
    """What moves, each value, verdict and answer with what it was and what it is."""
    from evaluation.locale import SOURCE_LANGUAGE
    from evaluation.locale.language import Language
    from evaluation.words.moves import MoveWriter

    if moves is None:
        yield UNREAD
        return
    yield from tuple(MoveWriter(Language.of(SOURCE_LANGUAGE), units).lines(moves)) or (STAYS,)


def describe_faults(error: DataError) -> str:
    """Faults grouped by file with an empty line between files, and their number at the end."""
    groups = groupby(error.faults, key=lambda fault: fault.file)
    paragraphs = ["\n".join(str(fault) for fault in faults) for _, faults in groups]
    files = len({fault.file for fault in error.faults})
    total = f"{_many(len(error.faults), 'fault')} in {_many(files, 'file')}."
    return "\n\n".join([*paragraphs, total])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
