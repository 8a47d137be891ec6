"""A disk that takes so many bytes and no more: what was there before holds, and is whole."""

import errno
import io
import os

import pytest

from smdesk.vault.errors import WriteFailedError, WriteWhy
from tests.vault.cabinet import ADA, BEN, head, read
from tests.vault.test_faults import add_member, begin_writing, change_passphrase, of_ada

STEP = 401
"""Bytes from one failing to the next: no divisor of anything in the files."""


class Disk:
    """Takes a number of bytes in all, whichever file they are for, and then is full."""

    def __init__(self, monkeypatch, room):
        self.room, self.full = room, False
        real = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda fd, mode: _File(self, real(fd, mode)))

    def take(self, data):
        taken = bytes(data[: self.room])
        self.room -= len(taken)
        self.full = len(taken) < len(data)
        return taken


class _File(io.BytesIO):
    """Writes through as much as the disk takes; a part of the data is really there then."""

    def __init__(self, disk, real):
        super().__init__()
        self._disk, self._real = disk, real

    def write(self, data):
        taken = self._disk.take(data)
        self._real.write(taken)
        self._real.flush()
        if self._disk.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return len(taken)

    def fileno(self):
        return self._real.fileno()

    def close(self):
        self._real.close()
        super().close()


@pytest.mark.parametrize("task", [change_passphrase, add_member, begin_writing])
def test_a_write_that_stops_after_any_number_of_bytes_changes_nothing(cabinet, monkeypatch, task):
    vault, room = cabinet.open(), 0
    before = cabinet.keyring.read_bytes()
    for room in range(0, 40_000, STEP):
        with monkeypatch.context() as patch:
            disk = Disk(patch, room)
            told = None
            try:
                task(cabinet, vault)
            except WriteFailedError as error:
                told = error.why
        if told is None:
            break
        assert disk.full
        assert told is WriteWhy.DISK_FULL
        assert cabinet.keyring.read_bytes() == before
        assert of_ada(cabinet.folder.keyring(), cabinet) == [ADA]
        assert not list(cabinet.path.glob("*.new"))
    assert room > 2 * STEP
    vault.close(head(1))
    vault = cabinet.open(BEN)
    assert read(vault) == ["first"]
    vault.close()
