"""Places where a cabinet must not be worked in: network drives and folders that are synced."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from smdesk.vault.errors import LinkInsideError, PlaceRefusedError, PlaceWhy

MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    """
    nfs nfs4 cifs smb3 smbfs afpfs webdav davfs fuse.sshfs fuse.rclone fuse.davfs2 9p ceph
    fuse.gvfsd-fuse fuse.glusterfs fuse.google-drive-ocamlfuse fuse.onedriver afs ncpfs
    """.split()  # noqa: SIM905 - a list of names reads best as words
)
_SYNCED_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "mobile documents",
    "box sync",
    "pcloud",
    "syncthing",
    "seafile",
)
_SYNCED_MARKS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".sync_journal.db",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".csync_journal.db",
    ".seafile-data",
    ".tmp.driveupload",
)
_DRIVE_REMOTE = 4
BACKUPS = "backups"
_OURS = re.compile(r"keyring.*|vault-.*|in-use.*|files|backups|READ ME FIRST\.txt")
"""The names of what smdesk writes into a cabinet's folder, and those of its backups' sealed files.

A single backup that leads elsewhere is only read, or taken away as the link that it is.
"""
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the list of mounts writes blanks and backslashes."""


def refuse(path: Path) -> None:
    """Raise PlaceRefusedError if copies of the folder could be mixed up there.

    A byte-wise copy of a database that is being written is damaged; locks on network drives do
    not hold. A folder that does not exist yet is judged by the nearest one that does.
    """
    trouble = refusal(path)
    if trouble is not None:
        raise PlaceRefusedError(path, trouble)


def refuse_links(cabinet: Path) -> None:
    """Raise LinkInsideError if something of the cabinet's own only leads to another place.

    Whoever can write into the folder could have smdesk write, or take files away, where they
    cannot themselves: sealed files that no log names are swept, and old backups go.
    """
    for folder in (cabinet, cabinet / BACKUPS):
        try:
            inside = [Path(entry.path) for entry in os.scandir(folder)]
        except OSError:
            continue
        for path in inside:
            if _OURS.fullmatch(path.name) and _leads_elsewhere(path):
                raise LinkInsideError(path)


def _leads_elsewhere(path: Path) -> bool:
    try:
        said = path.lstat()
    except OSError:
        return False
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    return stat.S_ISLNK(said.st_mode) or getattr(said, "st_reparse_tag", 0) == junction


def refusal(path: Path) -> PlaceWhy | None:
    """Return what is wrong with the place, or None."""
    whole = Path(os.path.realpath(path))
    if _remote(whole):
        return PlaceWhy.NETWORK
    return PlaceWhy.SYNCED if _synced(whole) else None


def _remote(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on one system only

        if str(path).startswith("\\\\"):
            return True
        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _DRIVE_REMOTE
    if not MOUNTS.exists():
        return False
    best, kind = "", ""
    for place, what in _mounts():
        if (path == Path(place) or Path(place) in path.parents) and len(place) >= len(best):
            best, kind = place, what
    return kind in _REMOTE


def _mounts() -> Iterator[tuple[str, str]]:
    for line in MOUNTS.read_text("utf-8", "replace").splitlines():
        before, _, after = line.partition(" - ")
        place = _OCTAL.sub(lambda found: chr(int(found[1], 8)), before.split()[4])
        yield place, after.split()[0]


def _synced(path: Path) -> bool:
    for folder in (path, *path.parents):
        name = folder.name.lower()
        if any(name == n or name.startswith((f"{n} -", f"{n} (")) for n in _SYNCED_NAMES):
            return True
        if any((folder / mark).exists() for mark in _SYNCED_MARKS):
            return True
    known = (os.environ.get(n, "") for n in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    roots = [Path(os.path.realpath(root)) for root in known if root]
    return any(root == path or root in path.parents for root in roots)
