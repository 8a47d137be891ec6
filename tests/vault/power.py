"""What a disk may hold after the power failed, worked out from what a program asked of it.

The model is stricter than common file systems. What was written to a file and not waited for may be
there in part, in any order, or torn; a name that was made, changed or removed and whose folder was
not waited for may have stayed as it was, whichever of the others came through. Renaming is one
stroke. What was waited for is there.
"""

import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
MOST_TOGETHER = 5
"""Of so many names that are not settled every combination is tried."""


@dataclass(eq=False)
class Kept:
    """A file: what is certainly on the disk, and what was written since."""

    settled: bytes = b""
    pending: list = field(default_factory=list)

    def sync(self):
        self.settled, self.pending = self.after(self.pending), []

    def after(self, changes):
        """Return the contents once these changes came through, and no others."""
        made = bytearray(self.settled)
        for at, data in changes:
            if data is None:
                made = made[:at].ljust(at, b"\0")
            else:
                made = made.ljust(at, b"\0")
                made[at : at + len(data)] = data
        return bytes(made)

    def possible(self):
        """Return what the file may hold after the power failed."""
        changes = self.pending
        if not changes:
            return [self.settled]
        half = len(changes) // 2
        at, data = changes[-1]
        torn = [(at, data[: len(data) // 2 // SECTOR * SECTOR or len(data) // 2])] if data else []
        ways = [
            [], changes, changes[:1], changes[:-1], changes[1:], changes[-1:],
            changes[:half], changes[half:], changes[::2], [*changes[:-1], *torn],
        ]  # fmt: skip
        return list(dict.fromkeys(self.after(way) for way in ways))


class Disk:
    """The disk below one folder, and what a program has asked of it so far."""

    def __init__(self, root):
        self.root = str(root)
        self.names = {}
        self.folders = {self.root}
        for place, _, files in os.walk(root):
            self.folders.add(place)
            for name in files:
                path = Path(place, name)
                self.names[str(path)] = Kept(path.read_bytes())
        self.now, self.waiting = dict(self.names), []
        self.open, self.told = {}, []

    def follow(self, log):
        """Take up each thing the program asked for, and yield what may be there after each."""
        yield from self.states()
        at = 0
        while at < len(log):
            end = log.index(b"\n", at)
            what, *said = log[at:end].decode().split("\t")
            at = end + 1
            data = b""
            if what in {"write", "told"}:
                length = int(said[-1] if what == "write" else said[0])
                data, at = log[at : at + length], at + length
            getattr(self, f"_{what}")(*said, data) if data else getattr(self, f"_{what}")(*said)
            if what not in {"close", "open"}:
                yield from self.states()

    def _told(self, length, _, data):
        self.told += data.decode().splitlines()

    def _open(self, fd, create, cut, path):
        if path in self.folders:
            self.open[fd] = path
            return
        if path not in self.now and create == "1":
            self._name({path: Kept()})
        kept = self.open[fd] = self.now[path]
        if cut == "1":
            kept.pending.append((0, None))

    def _write(self, fd, at, length, data):
        assert len(data) == int(length)
        self.open[fd].pending.append((int(at), data))

    def _cut(self, fd, length):
        self.open[fd].pending.append((int(length), None))

    def _sync(self, fd, _):
        one = self.open[fd]
        if isinstance(one, Kept):
            one.sync()
            return
        for change in [c for c in self.waiting if any(str(Path(p).parent) == one for p in c)]:
            _apply(self.names, change)
            self.waiting.remove(change)

    def _close(self, fd, _):
        del self.open[fd]

    def _rename(self, before, after):
        if before in self.folders:
            raise AssertionError("a folder was renamed: the model has no word for that")
        self._name({before: None, after: self.now[before]})

    def _unlink(self, path, _):
        self._name({path: None})

    def _mkdir(self, path, _):
        self.folders.add(path)
        self._name({path: "folder"})

    def _rmdir(self, path, _):
        self.folders.discard(path)
        self._name({path: None})

    def _name(self, change):
        _apply(self.now, change)
        self.waiting.append(change)

    def states(self):
        """Yield what may be there: each file below the folder, by its path, with its contents."""
        for changes in _some(self.waiting):
            names = dict(self.names)
            for change in changes:
                _apply(names, change)
            lost = {
                path for change in self.waiting if change not in changes
                for path, kept in change.items() if kept == "folder"
            }  # fmt: skip
            files = {
                path: kept for path, kept in names.items()
                if isinstance(kept, Kept) and not any(path.startswith(f"{one}/") for one in lost)
            }  # fmt: skip
            yield from _contents(files)


def _contents(files):
    ways = {path: kept.possible() for path, kept in files.items()}
    none = {path: way[0] for path, way in ways.items()}
    whole = {path: kept.after(kept.pending) for path, kept in files.items()}
    yield none
    yield whole
    for path, way in ways.items():
        for one in way[1:]:
            yield none | {path: one}
            yield whole | {path: one}


def _some(changes):
    if len(changes) <= MOST_TOGETHER:
        for count in range(len(changes) + 1):
            yield from (list(some) for some in itertools.combinations(changes, count))
        return
    for at in range(len(changes) + 1):
        yield changes[:at]
        yield changes[:at] + changes[at + 1 :]
        yield changes[at : at + 1]


def _apply(names, change):
    for path, kept in change.items():
        if kept is None:
            names.pop(path, None)
        else:
            names[path] = kept


def lay(state, root, place):
    """Put the files of a state below another folder."""
    for path, content in state.items():
        target = place / Path(path).relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
