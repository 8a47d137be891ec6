"""The package for Debian, Ubuntu and their relatives."""

import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer import inventory, notices
from installer.bundle import BuildError, names_in
from installer.facts import MAKERS, NAME, NO_ADDRESS, ROOT, SUMMARY, VERSION, epoch, is_release
from installer.linux.shared import HERE, date_all, lay_out, packed, run, write
from installer.trimming import is_carried

WORK = ROOT / "build" / "deb"
ELF = b"\x7fELF"
WELCOME = "shared-mime-info, desktop-file-utils, hicolor-icon-theme, xdg-utils"
"""What makes it nicer: icons, the kind of file, opening web addresses in the browser."""
LONG = """\
smdesk keeps what the people need who look after a library's social media:
accounts and who answers for them, the calendar with its approvals, roles
and terms, and the packet with which the next team begins. Passwords are
sealed to their custodians. It opens no network connection.
.
Python, Qt and all other parts are inside; each stands under its own terms,
which /usr/share/doc/smdesk/copyright names."""


def build(bundle: Path, into: Path) -> Path | None:
    """Make the package and return it; None where the tools of Debian are missing.

    Raises BuildError.
    """
    if not (shutil.which("dpkg-deb") and shutil.which("dpkg-shlibdeps")):
        return None
    root = WORK / "root"
    shutil.rmtree(WORK, ignore_errors=True)
    home = root / "usr" / "lib" / NAME
    home.parent.mkdir(parents=True)
    shutil.copytree(bundle, home, symlinks=True)
    # Debian brings these itself, and keeps them safe.
    for path in sorted((home / "_internal").iterdir()):
        if is_carried(path.name):
            path.unlink()
    inventory.write(home / "_internal")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    lay_out(root / "usr" / "share")
    documents = root / "usr" / "share" / "doc" / NAME
    write(documents / "changelog.gz", packed(changelog()))
    write(documents / "copyright", notices.debian_copyright(names_in(bundle)).encode())
    overrides = root / "usr" / "share" / "lintian" / "overrides" / NAME
    write(overrides, (HERE / "lintian-overrides").read_bytes())
    needed = depends(home)
    kilobytes = sum(map(kilobytes_of, root.rglob("*")))
    write(root / "DEBIAN" / "md5sums", sums(root).encode())
    write(root / "DEBIAN" / "control", control(needed, kilobytes).encode())
    date_all(root)
    made = into / f"{NAME}_{VERSION}_{architecture()}.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(made)])
    return made


def architecture() -> str:
    """Return Debian's name for this kind of processor."""
    return run(["dpkg", "--print-architecture"]).strip()


def maker() -> str:
    """Return who answers for the package, told as Debian's own tools are told.

    Raises BuildError for a release that nobody answers for.
    """
    name, address = os.environ.get("DEBFULLNAME") or MAKERS, os.environ.get("DEBEMAIL")
    if is_release() and not address:
        message = "a release needs an address that people can write to: set DEBEMAIL"
        raise BuildError(message)
    return f"{name} <{address or NO_ADDRESS}>"


def control(needed: str, kilobytes: int) -> str:
    """Return the package's description of itself."""
    lines = LONG.replace("\n", "\n ")
    return (
        f"Package: {NAME}\nVersion: {VERSION}\nArchitecture: {architecture()}\n"
        f"Maintainer: {maker()}\nInstalled-Size: {kilobytes}\nDepends: {needed}\n"
        f"Recommends: {WELCOME}\nSection: utils\nPriority: optional\n"
        f"Description: {SUMMARY}\n {lines}\n"
    )


def changelog() -> str:
    """Return the changes as Debian's programs read them, with a pointer to the full list."""
    when = format_datetime(datetime.fromtimestamp(epoch(), UTC))
    return (
        f"{NAME} ({VERSION}) unstable; urgency=medium\n\n"
        "  * See CHANGELOG.md in /usr/lib/smdesk/_internal for what changed.\n\n"
        f" -- {maker()}  {when}\n"
    )


def depends(home: Path) -> str:
    """Return what the bundle needs of the system, with the least versions that will do."""
    place = WORK / "looked-at"
    source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    write(place / "debian" / "control", source.encode())
    files = [path for path in home.rglob("*") if is_elf(path)]
    own = sorted({str(path.parent) for path in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info"]
    command += [f"-l{folder}" for folder in own]
    command += [f"-e{path}" for path in files]
    told = run(command, place)
    found = re.search(r"^shlibs:Depends=(.*)$", told, re.MULTILINE)
    return found.group(1) if found else "libc6"


def kilobytes_of(path: Path) -> int:
    """Return what the path takes on a disk, in KiB as Debian counts: a folder or a link is one.

    A folder's own size is another on every kind of disk, and would make two builds differ.
    """
    if path.is_symlink() or path.is_dir():
        return 1
    return -(-path.stat().st_size // 1024)


def is_elf(path: Path) -> bool:
    """Whether the file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == ELF


def sums(root: Path) -> str:
    """Return the check sums by which Debian's programs notice a damaged file."""
    lines = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(root).as_posix()}\n")
    return "".join(lines)


def judged(package: Path) -> list[str]:
    """Return the errors that Debian's own judge of packages finds; empty when it is content.

    That nobody can be written to is no error of a package that is only tried.
    """
    lintian = shutil.which("lintian")
    if lintian is None:
        return []
    passed_over = [] if is_release() else ["--suppress-tags", "bogus-mail-host"]
    done = subprocess.run(
        [lintian, "--allow-root", "--no-tag-display-limit", *passed_over, str(package)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in done.stdout.splitlines() if line.startswith("E:")]
