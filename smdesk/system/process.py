"""Keeps other programs and crash files from reading what smdesk holds in memory."""

import ctypes
import sys
from collections.abc import Callable

SET_DUMPABLE = 4
"""The option of Linux's prctl that says whether the process may be dumped or traced."""
DENY_ATTACH = 31
"""The request of macOS's ptrace by which a process lets no debugger attach (PT_DENY_ATTACH)."""
NO_FAULT_BOX = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: Windows ends a crashed program silently."""
NO_HEAP = 0x0001
"""WER_FAULT_REPORTING_FLAG_NOHEAP: a crash report holds nothing of what the program had made."""


def harden() -> None:
    """Forbid crash files and, where the platform lets a program do so, being traced by others.

    Does what the platform offers and stays silent about the rest: the administrator of the
    computer can read all memory in any case.
    """
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        # Windows has both there; what imitates Windows may lack the second.
        harden_windows(kernel.SetErrorMode, getattr(kernel, "WerSetFlags", None))
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        harden_macos(ctypes.CDLL(None).ptrace)


def harden_windows(
    set_error_mode: Callable[[int], object], set_report_flags: Callable[[int], object] | None
) -> None:
    """Ask Windows for no box after a crash and for reports without the program's memory."""
    set_error_mode(NO_FAULT_BOX)
    if set_report_flags is not None:
        set_report_flags(NO_HEAP)


def harden_macos(ptrace: Callable[[int, int, int, int], object]) -> None:
    """Ask macOS to let no debugger attach."""
    ptrace(DENY_ATTACH, 0, 0, 0)
