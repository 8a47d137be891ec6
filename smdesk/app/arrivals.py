"""One window for one person: who comes second hands over what is to be opened, and goes.

The lock is taken first and listening comes after it, so that two that start together cannot both
think they are first. What is handed over is a file in this person's own folder, watched by the
first; no socket is opened for it. docs/decisions tells why.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from smdesk.app.request import Request

LOCK = "window.lock"
FOLDER = "asked"
ENDING = ".json"
VERSION = 1
LARGEST = 64 * 1024
"""Bytes of a file that is still read; paths are shorter."""
FRESH_S = 10.0
"""A file that is older was left by a start that nobody answered."""
ANSWER_S = 3.0
"""How long the second start waits before it opens a window of its own after all."""
LOOK_EVERY_S = 0.01
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the desktop's word that a window may come to the front


class Arrivals(QObject):
    """Tells whether this start is the first, and hears what later ones ask for."""

    asked = Signal(object)
    """A Request that another start has handed over."""

    def __init__(self, memory: Path, parent: QObject | None = None) -> None:
        """``memory`` is this person's own folder on this computer."""
        super().__init__(parent)
        self._memory, self._folder = memory, memory / FOLDER
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None

    def first(self) -> bool:
        """Take the lock; return whether that could be done.

        Where the folder cannot be written to, or the lock is another computer's that shares the
        home folder, nobody is there to hand anything over to, and this start counts as first.
        """
        with suppress(OSError):
            self._memory.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._memory / LOCK))
        # It is held for as long as the program runs, and dies with it.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            return True
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        host = lock.getLockInfo()[1]
        return bool(host) and host != self._own_name()

    def hand_over(self, request: Request) -> bool:
        """Hand what is to be opened to the first; return whether it took it."""
        _let_others_come_to_the_front()
        import json  # noqa: PLC0415 - only the second start and the first one's ear need it

        name = os.urandom(8).hex()
        told = {
            "version": VERSION,
            "cabinet": _said(request.cabinet),
            "copy": _said(request.copy),
            "token": os.environ.get(TOKEN, ""),
        }
        file = self._folder / f"{name}{ENDING}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self._folder / f"{name}.part"
            part.write_text(json.dumps(told), "utf-8")
            part.replace(file)
        except OSError:
            return False
        until = time.monotonic() + ANSWER_S
        while time.monotonic() < until:
            if not file.exists():
                return True
            time.sleep(LOOK_EVERY_S)
        try:
            file.unlink()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return False

    def listen(self) -> None:
        """Hear from now on what later starts ask for; only for the first."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._folder.is_dir():
            return
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def close(self) -> None:
        """Hear no more, and let the next start be the first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _own_name(self) -> str:
        """Return what a lock calls this computer; on Windows that is none of its other names."""
        lock = QLockFile(str(self._memory / f"{os.getpid()}-{LOCK}"))
        if not lock.tryLock(0):
            return ""
        name = lock.getLockInfo()[1]
        lock.unlock()
        return name

    def _look(self) -> None:
        if self._lock is None:
            return
        for file in sorted(self._folder.glob(f"*{ENDING}")):
            request = _taken(file)
            if request is not None:
                self.asked.emit(request)


def _said(path: Path | None) -> str:
    return str(path) if path is not None else ""


def _taken(file: Path) -> Request | None:
    """Read the file and take it away; None for what is too old or no request."""
    import json  # noqa: PLC0415 - see above

    try:
        fresh = abs(time.time() - file.stat().st_mtime) < FRESH_S
        with file.open("rb") as opened:
            raw = opened.read(LARGEST)
        file.unlink()
    except OSError:
        return None
    try:
        told = json.loads(raw)
    except ValueError:
        return None
    if not fresh or not isinstance(told, dict) or told.get("version") != VERSION:
        return None
    token = told.get("token")
    if isinstance(token, str) and token:
        os.environ[TOKEN] = token
    return Request(cabinet=_path(told.get("cabinet")), copy=_path(told.get("copy")))


def _path(said: object) -> Path | None:
    if not isinstance(said, str) or not said or "\0" in said:
        return None
    path = Path(said)
    return path if path.is_absolute() else None


def _let_others_come_to_the_front() -> None:
    """Tell Windows that the window that is there already may come before this start's."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)
