"""Keeps other programs and crash files from reading what smdesk holds in memory."""

import ctypes
import sys

SET_DUMPABLE = 4
"""The option of Linux's prctl that says whether the process may be dumped or traced."""


def harden() -> None:
    """Forbid core files, and on Linux also tracing by the same user's other programs.

    Does what the platform offers and stays silent about the rest: the administrator of the
    computer can read all memory in any case.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)
