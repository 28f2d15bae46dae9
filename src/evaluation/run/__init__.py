"""Runs notebooks, in kernels forked here or on a cluster. Knows notebooks and files, but no indicators."""

import sys


def leave_out_grammars() -> None:
    """Spare this process a second of import; only for a process that is ours: a command, a job or a kernel.

    jsonschema, which nbformat imports, looks for this package to check addresses in other scripts than
    Latin, and it builds a grammar in every process. Nothing here checks such addresses, and it may be missing; but a
    process that is somebody else's, such as JupyterLab's, may want it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
