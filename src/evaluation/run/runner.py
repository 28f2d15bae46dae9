"""One job in a process of its own: read from standard input, its outcome written to standard output, both pickled.

What notebooks and libraries print goes to standard error. The process ends when its standard input does.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading

from evaluation.run.job import run_job


def main() -> None:
    """Run as `python -m evaluation.run.runner`."""
    source, answer = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    job, folder, conditions, nursery = pickle.loads(source.read(int.from_bytes(source.read(8), "big")))  # noqa: S301
    is_done = threading.Event()
    threading.Thread(target=_end_with_input, args=(is_done,), daemon=True).start()
    shared = folder.parent / "shared"
    shared.mkdir()
    outcome = run_job(job, folder, shared, conditions, nursery)
    content = pickle.dumps(outcome)
    is_done.set()
    answer.write(content)
    answer.close()


def _end_with_input(is_done: threading.Event) -> None:
    os.read(0, 1)  # not by the buffered file, which a thread must not hold at the end
    if not is_done.is_set():
        os._exit(1)


if __name__ == "__main__":
    main()
