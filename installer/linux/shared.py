"""What every package for Linux lays beside the bundle: menu entry, icons, kind of file, manual."""

import gzip
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import NAME, ROOT, VERSION, epoch

HERE = ROOT / "installer" / "linux"
ICON = ROOT / "resources" / "icons" / "smdesk.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256)
"""Px of the pictures made of the icon, for desktops that draw none from outlines."""


def day() -> str:
    """Return the day that the packages are dated, as in 2026-11-21."""
    return datetime.fromtimestamp(epoch(), UTC).date().isoformat()


def filled(name: str) -> str:
    """Return one of the files beside this module, with version and day filled in."""
    text = (HERE / name).read_text("utf-8")
    return text.replace("@VERSION@", VERSION).replace("@DATE@", day())


def lay_out(share: Path) -> None:
    """Write what goes under ``share`` of whatever it is installed to."""
    for name, at in (
        ("smdesk.desktop", "applications/smdesk.desktop"),
        ("smdesk-mime.xml", "mime/packages/smdesk.xml"),
        ("org.smdesk.smdesk.metainfo.xml", "metainfo/org.smdesk.smdesk.metainfo.xml"),
    ):
        write(share / at, filled(name).encode())
    hicolor = share / "icons" / "hicolor"
    for kind, called in (("apps", NAME), ("mimetypes", "application-x-smvault")):
        write(hicolor / "scalable" / kind / f"{called}.svg", ICON.read_bytes())
    convert = shutil.which("rsvg-convert")
    for side in SIDES if convert else ():
        place = hicolor / f"{side}x{side}" / "apps" / "smdesk.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        run([str(convert), "-w", str(side), "-h", str(side), "-o", str(place), str(ICON)])
        place.chmod(0o644)
    write(share / "man" / "man1" / "smdesk.1.gz", packed(filled("smdesk.1")))


def packed(text: str) -> bytes:
    """Return the text as gzip has it, without a name or a moment of its own."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def write(path: Path, contents: bytes, mode: int = 0o644) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)
    path.chmod(mode)


def run(command: list[str], folder: Path | None = None) -> str:
    """Run a program of another's and return what it said; raises BuildError when it fails."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f"{' '.join(command[:2])} failed: {(done.stderr or done.stdout).strip()[-3000:]}"
        raise BuildError(message)
    return done.stdout


def date_all(folder: Path) -> None:
    """Give every file, folder and link the same date, and folders the usual rights."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)
