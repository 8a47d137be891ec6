"""Whether the program on the disk is still the one that was started.

Parts of smdesk are read when they are first wanted. Where an update was laid over a program that
is open, what is read then is of the new version, and does not fit.
"""

import sys
from pathlib import Path


class Exchanged:
    """Remembers the program's own file as it is now, and tells whether another lies there later."""

    def __init__(self, program: Path | None = None) -> None:
        """``program`` is the file to watch; without one, this process's, if it is a bundled one."""
        if program is None and getattr(sys, "frozen", False):
            program = Path(sys.executable)
        self._program = program
        self._before = self._look()

    def __call__(self) -> bool:
        """Whether it was exchanged, or taken away; always False where there is no such file."""
        return self._look() != self._before

    def _look(self) -> tuple[int, int, int] | None:
        if self._program is None:
            return None
        try:
            said = self._program.stat()
        except OSError:
            return None
        return said.st_ino, said.st_size, said.st_mtime_ns
