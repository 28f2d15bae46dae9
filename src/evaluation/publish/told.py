"""What an executed notebook tells of the data folder, brought up to date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nbformat

from evaluation.render import harvest
from evaluation.report.told_reads import READS_TYPE
from evaluation.words.block import SHOWN_FINGERPRINT

if TYPE_CHECKING:
    from nbformat import NotebookNode


def with_fingerprint(notebook: NotebookNode, data: str) -> NotebookNode:
    """Executed notebook whose outputs name the data folder by its fingerprint of now.

    A chapter that did not run again for a change elsewhere knows only what the folder was when it ran.
    """
    told = {whole for part in harvest(notebook, READS_TYPE) for _, whole in part["evidence"]} - {data}
    if not told:
        return notebook
    text = json.dumps(notebook)
    for before in told:
        text = text.replace(before[:SHOWN_FINGERPRINT], data[:SHOWN_FINGERPRINT])
    return nbformat.from_dict(json.loads(text))  # type: ignore[no-untyped-call,no-any-return]
