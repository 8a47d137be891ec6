"""What is left behind when the program is ended from below: in which lines it was, nothing else.

Python writes it by itself at that moment. It names files, lines and functions, and no value.
"""

import faulthandler
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

NOW, KEPT = "crash-now.txt", "crash-{stamp}.txt"
MOST_KEPT = 3
STAMP = "%Y%m%d-%H%M%S"


class CrashFile:
    """Keeps the last few reports in the log's own folder, on this computer alone."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._now = folder, folder / NOW
        self._open: IO[bytes] | None = None

    def left(self, at: datetime) -> Path | None:
        """Return the report that the last run left, put aside under ``at``; None if it ended well.

        What cannot be read or moved is let go.
        """
        try:
            if not self._now.exists() or not self._now.stat().st_size:
                return None
            kept = self._folder / KEPT.format(stamp=at.strftime(STAMP))
            self._now.replace(kept)
            for old in sorted(self._folder.glob(KEPT.format(stamp="[0-9]*")))[:-MOST_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return kept

    def begin(self) -> None:
        """Let Python write a report when this process is ended from below."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open = self._now.open("wb")
            self._now.chmod(0o600)
            faulthandler.enable(self._open, all_threads=True)

    def end(self) -> None:
        """Take the empty report away: this process ended well."""
        if self._open is None:
            return
        faulthandler.disable()
        with suppress(OSError):
            self._open.close()
            self._now.unlink(missing_ok=True)
        self._open = None
