"""Builds all of it a second time, elsewhere and as somebody else, and compares every byte."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.facts import NAME, ROOT, epoch
from installer.failure import BuildError

LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv*", "build", "dist", "__pycache__", ".*_cache", ".hypothesis"
)
ELSEWHERE = """
from pathlib import Path
from installer import bundle
added = bundle.WORK / "added"
bundle.lay_out(added)
bundle.build(Path("dist").resolve(), added)
"""
PACKED = """
from installer import bill
from installer.__main__ import makers
made = Path("dist").resolve() / "smdesk"
for make in makers():
    make(made, made.parent)
bill.write(made, made.parent)
"""
STRICT_HABITS = 0o077
"""Who builds may let nobody else read what they make."""
LONG_AGO = 1_000_000_000
"""When the copied source is said to have been written: in September 2001."""


def compare(bundle: Path, say: Callable[[str], object]) -> dict[str, str]:
    """Build elsewhere and compare the bundles; return the digests of that build's packages.

    The other build has another folder, home, name, clock zone, language and mask for new files, and
    starts from files of another date. Packages are made there on Linux alone: on the others they
    are signed, which only their makers can do. Raises BuildError when a file differs.
    """
    say("building it once more, in another folder and as somebody else")
    with TemporaryDirectory(prefix="smdesk-again-") as folder:
        copy = Path(folder) / "another" / "place"
        shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND, symlinks=True)
        # Windows cannot date a link by itself, and has none here.
        follow = os.utime not in os.supports_follow_symlinks
        for path in copy.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO), follow_symlinks=follow)
        work = ELSEWHERE + (PACKED if sys.platform == "linux" else "")
        done = subprocess.run(
            [sys.executable, "-c", f"import os; os.umask({STRICT_HABITS})" + work],
            cwd=copy,
            env=surroundings(copy, Path(folder) / "home of somebody else"),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"the second build failed: {done.stderr[-2000:]}"
            raise BuildError(message)
        first, second = contents(bundle), contents(copy / "dist" / NAME)
        packages = {
            path.name: digest_of(path) for path in (copy / "dist").iterdir() if path.is_file()
        }
    refuse_unlike(first, second)
    say(f"all {len(first)} files of the bundle are the same, byte for byte")
    return packages


def surroundings(copy: Path, home: Path) -> dict[str, str]:
    """Return what the other build is told of who builds it, and where."""
    home.mkdir(parents=True)
    told = {
        "HOME": str(home),
        "USER": "somebody",
        "LOGNAME": "somebody",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(copy),
        "SOURCE_DATE_EPOCH": str(epoch()),
    }
    if sys.platform == "win32":
        # Its programs look up more of themselves there than we know.
        told = {name: told[name] for name in ("PYTHONHASHSEED", "PYTHONPATH", "SOURCE_DATE_EPOCH")}
    return {**os.environ, **told}


def compare_packages(
    packages: list[Path], others: dict[str, str], say: Callable[[str], object]
) -> None:
    """Compare packages with the digests of another build's; raises BuildError when one differs."""
    first = {path.name: digest_of(path) for path in packages}
    refuse_unlike(first, {name: others.get(name, "") for name in first})
    say(f"all {len(first)} packages are the same, byte for byte: {', '.join(sorted(first))}")


def refuse_unlike(first: dict[str, str], second: dict[str, str]) -> None:
    """Raise BuildError where two builds differ, and name the files."""
    unlike = sorted(name for name in first.keys() | second if first.get(name) != second.get(name))
    if unlike:
        message = f"{len(unlike)} files differ from those of another build: {unlike[:20]}"
        raise BuildError(message)


def contents(folder: Path) -> dict[str, str]:
    """Return the rights and the digest of each file, and where each link leads, by its name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        else:
            rights = f"{path.stat().st_mode & 0o777:o}"
            found[name] = f"{rights} {digest_of(path)}" if path.is_file() else rights
    return found


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
