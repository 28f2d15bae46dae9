"""What a process does that runs one job: it is told the job, runs it, and answers what came of it.

On Linux such a process is forked. Elsewhere, or if kernels are to be cold, it is this program: asked on standard input,
which stays open while it runs and tells it when whoever asked has gone, and answering on what was standard output.
"""

from __future__ import annotations

import logging
import os
import pickle
import shutil
import sys
import threading
import traceback
from pathlib import Path
from typing import IO

from evaluation.plan.outcome import Outcome
from evaluation.run import leave_out_grammars
from evaluation.run.forked import kill_group
from evaluation.run.job import run_job


def answer(source: IO[bytes], target: IO[bytes]) -> None:
    """Run the job that is asked for; a mistake of ours is told as a RuntimeError, which can be sent."""
    request = pickle.load(source)  # noqa: S301 - from whoever started this process
    outcome: Outcome | Exception
    try:
        outcome = run_job(*request)
    except OSError as error:
        outcome = error
    except Exception:
        outcome = RuntimeError(traceback.format_exc())
    pickle.dump(outcome, target)
    target.flush()


def main() -> None:
    """Run as `python -m evaluation.run.runner FOLDER`, which goes if whoever asks is killed and cannot clear it."""
    leave_out_grammars()
    logging.disable()  # failures come back as outcomes; libraries would write them over the progress display as well
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    source, asker = os.pipe()
    threading.Thread(target=_end_with_asker, args=(asker,), daemon=True).start()
    answer(os.fdopen(source, "rb"), target)
    os._exit(0)


def _end_with_asker(asker: int) -> None:
    while part := os.read(0, 2**16):
        os.write(asker, part)
    from evaluation.run.warm import WarmProvisioner  # the job has imported it, if it has a kernel

    for kernel in WarmProvisioner.cold:
        kill_group(kernel)
    shutil.rmtree(Path(sys.argv[1]), ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    main()
