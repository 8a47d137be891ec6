"""The bundle as people start it, beside KeePassXC: first paint warm and cold, memory, size.

Both are measured in turns on one screen. Cold means that the program's files, the system's
libraries and the fonts were put out of the memory that the system keeps of files.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import residence
from tests.bench.first_paint import Screen, first_paint_ms
from tests.bench.measure import Figure

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "smdesk"
PEER = "keepassxc"
WARM_TIMES, COLD_TIMES = 15, 7
MOST_WARM, MOST_COLD, MOST_MEMORY, MOST_DEB_MB = 1.0, 1.1, 0.8, 75.0
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
SHARED = ("/usr/lib/x86_64-linux-gnu", "/usr/share/fonts", "/usr/lib/locale", "/usr/share/icons")


def figures() -> Iterator[Figure]:
    """Measure the bundle in dist, if there is one."""
    peer = shutil.which(PEER)
    if not (BUNDLE / "smdesk").exists() or peer is None or shutil.which("Xvfb") is None:
        print("bundle: left out; it needs `dev.py build`, keepassxc and Xvfb")
        return
    commands = {"smdesk": [str(BUNDLE / "smdesk")], PEER: [peer]}
    files = {name: [*_files(Path(command[0])), *_shared()] for name, command in commands.items()}
    warm: dict[str, list[float]] = {name: [] for name in commands}
    cold: dict[str, list[float]] = {name: [] for name in commands}
    with TemporaryDirectory() as home, Screen() as screen:
        places = dict.fromkeys(HOMES, home)
        for command in commands.values():
            first_paint_ms(command, screen, places)
        for _ in range(WARM_TIMES):
            for name, command in commands.items():
                warm[name].append(first_paint_ms(command, screen, places))
        for _ in range(COLD_TIMES):
            for name, command in commands.items():
                _forget(files[name])
                cold[name].append(first_paint_ms(command, screen, places))
    for what, taken, most in (
        ("bundle: started to first paint, warm", warm, MOST_WARM),
        ("bundle: started to first paint, cold", cold, MOST_COLD),
    ):
        yield Figure(what, median(taken["smdesk"]), "KeePassXC", median(taken[PEER]), most)
    yield from residence.figures(BUNDLE / "smdesk", peer, HOMES, MOST_MEMORY)
    yield from _sizes()


def _sizes() -> Iterator[Figure]:
    here = sum(path.lstat().st_size for path in BUNDLE.rglob("*") if path.is_file()) / 1e6
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Installed-Size}", PEER],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode == 0:
        peer = int(told.stdout) * 1024 / 1e6
        yield Figure("bundle: size on the disk", here, "KeePassXC without its Qt", peer, None, "MB")
    for package in (ROOT / "dist").glob("*.deb"):
        size = package.stat().st_size / 1e6
        yield Figure("bundle: size of the .deb", size, "target", MOST_DEB_MB, 1.0, "MB")


def _files(program: Path) -> list[Path]:
    if program.is_relative_to(BUNDLE):
        return [path for path in BUNDLE.rglob("*") if path.is_file()]
    return [program.resolve()]


def _shared() -> list[Path]:
    """Return the libraries and fonts of the system, which both start from."""
    folders = [Path(folder) for folder in SHARED if Path(folder).is_dir()]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def _forget(files: list[Path]) -> None:
    """Ask the system to keep nothing of the files in memory; what is in use stays."""
    for path in files:
        try:
            opened = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        try:
            os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(opened)
