"""Builds the bundle a second time, from a copy of the source elsewhere, and compares every byte."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.bundle import BuildError
from installer.facts import NAME, ROOT, epoch

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


def compare(bundle: Path, say: Callable[[str], object]) -> None:
    """Build elsewhere and compare; raises BuildError when a file differs."""
    say("building it once more, from a copy in another folder")
    with TemporaryDirectory(prefix="smdesk-again-") as folder:
        copy = Path(folder) / "another" / "place"
        shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND, symlinks=True)
        done = subprocess.run(
            [sys.executable, "-c", ELSEWHERE],
            cwd=copy,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"the second build failed: {done.stderr[-2000:]}"
            raise BuildError(message)
        first, second = contents(bundle), contents(copy / "dist" / NAME)
    unlike = sorted(name for name in first.keys() | second if first.get(name) != second.get(name))
    if unlike:
        message = f"{len(unlike)} files differ from those of another build: {unlike[:20]}"
        raise BuildError(message)
    say(f"all {len(first)} files are the same, byte for byte")


def contents(folder: Path) -> dict[str, str]:
    """Return the digest of each file, and where each link leads, by its name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
