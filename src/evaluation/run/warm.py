"""Kernels that begin in a tenth of a second: the kernel provisioner `evaluation-warm` of the kernelspec `evaluation`.

Jupyter and papermill ask a provisioner for a kernel. In a job's process this one gives the kernel that was forked
before anything else ran there; elsewhere it has one forked from a server of the process (see `fork_server`). It starts
a cold one in the ordinary way where that cannot be: on other systems than Linux, if the variable EVALUATION_COLD is
set, or if anything about the server fails. All are the same kernel.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from evaluation.run.forked import IS_POSSIBLE, ForkedKernel, ForkServer

COLD: Final = "EVALUATION_COLD"
POLL_SECONDS: Final = 0.01
KERNEL: Final = ("-m", "evaluation.run.kernel_main")


class WarmProvisioner(LocalProvisioner):
    """Provides forked kernels, and cold ones where there can be none."""

    cold: ClassVar[list[int]] = []
    """Groups of the cold kernels that this process started."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel; `cmd` is the command that would start it cold."""
        environment = dict(kwargs.get("env") or os.environ)
        folder = str(kwargs.get("cwd") or Path.cwd())
        if tuple(cmd[: 1 + len(KERNEL)]) == (sys.executable, *KERNEL):
            try:
                kernel = await _forked_kernel(environment)
                if kernel:
                    environment.pop("JPY_PARENT_PID", None)  # it would look for its parent, which is the server
                    kernel.begin(cmd[1 + len(KERNEL) :], environment, folder)
                    self.process = kernel  # type: ignore[assignment]  # has what is needed of a Popen
                    self.pid, self.cwd = kernel.pid, folder
                    # signals go through the object, which knows whether the number is still the kernel's
                    self.pgid = None
                    return self.connection_info
            except OSError as error:
                self.log.warning("No warm kernel (%s); starting a cold one.", error)
        started = await super().launch_kernel(cmd, **kwargs)
        self.cold.append(self.pgid or 0)
        return started

    async def wait(self) -> int | None:
        """Wait for the kernel's end; sooner than the tenth of a second by which a cold one is looked at."""
        while isinstance(self.process, ForkedKernel) and await self.poll() is None:
            await asyncio.sleep(POLL_SECONDS)
        return await super().wait()


async def _forked_kernel(environment: Mapping[str, str]) -> ForkedKernel | None:
    """A kernel that waits to begin; None where kernels are cold."""
    waiting, ForkedKernel.waiting = ForkedKernel.waiting, None
    if waiting or not IS_POSSIBLE or environment.get(COLD):
        return waiting
    return await asyncio.to_thread(lambda: ForkServer.of_this_process().fork_kernel())
