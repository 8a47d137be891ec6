"""The chores of the project: try smdesk, test it, and pin down what it is made of.

Needs nothing but Python 3.11 or newer. It makes a virtual environment in .venv from the locked
requirements, and on Debian, as root, installs the system packages that are missing.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD_VENV = ROOT / ".venv-build"
MADE_FROM = "made-from.txt"
RUNTIME = ROOT / "requirements.txt"
CHECK = ROOT / "requirements-check.txt"
BUILD = ROOT / "requirements-build.txt"
SAMPLE = ROOT / "build" / "sample-library"
OLDEST = (3, 11)
MOST_WORKERS = 4

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads on Linux, and the Debian package each comes in."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"

WITNESSES = {
    "sqlcipher": "sqlcipher",
    "dbus-run-session": "dbus-daemon",
    "dbus-send": "dbus-bin",
    "Xvfb": "xvfb",
    "cc": "gcc",
    "strace": "strace",
}
"""Programs of others by which some tests check ours, and their Debian packages."""

SCREENS = {"Xvfb": "xvfb"}
"""What the bench lets the window appear on, so that it is measured as people see it."""


PACKERS = {
    "strip": "binutils",
    "dpkg-deb": "dpkg",
    "dpkg-shlibdeps": "dpkg-dev",
    "rsvg-convert": "librsvg2-bin",
    "xz": "xz-utils",
    "makeself": "makeself",
}
"""What the packages for Linux are made with, and its Debian packages."""

JUDGES = {
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "debootstrap": "debootstrap",
    "strace": "strace",
}
"""What the finished packages are judged by, and its Debian packages."""


class Check(NamedTuple):
    """One check that the tests begin with: what it is called, and how it is started."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("format", ("ruff", "format", "--check", ".")),
    Check("lint", ("ruff", "check", ".")),
    Check("types", ("mypy",)),
    Check("floors", ("lint-imports", "--no-logo")),
)


def main(arguments: list[str]) -> int:
    """Do the chore that the arguments name and return its exit code."""
    refuse_old_python()
    parser = argparse.ArgumentParser(prog="dev.py", description="The chores of the project.")
    chores = parser.add_subparsers(dest="chore", required=True, metavar="CHORE")
    chores.add_parser("run", help="start smdesk on a sample library")
    test = chores.add_parser(
        "test", help="check everything; with paths or -k WORD run only those tests"
    )
    test.add_argument("--quick", action="store_true", help="only the tests, without the slow ones")
    chores.add_parser("bench", help="measure how fast smdesk is on this computer")
    build = chores.add_parser("build", help="make what people install, into dist")
    build.add_argument("--check", action="store_true", help="install it on a clean system too")
    build.add_argument("--twice", action="store_true", help="build it elsewhere too and compare")
    lock = chores.add_parser("lock", help="write the requirement files anew from pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    chosen, named = parser.parse_known_args(arguments)
    if chosen.chore == "test":
        return test_all(named, quick=chosen.quick)
    if chosen.chore == "bench":
        return bench_all(named)
    if named:
        parser.error(f"{chosen.chore} does not understand {' '.join(named)}")
    if chosen.chore == "run":
        return run()
    if chosen.chore == "build":
        return build_all(check=chosen.check, twice=chosen.twice)
    return lock_requirements(upgrade=chosen.upgrade)


def run() -> int:
    """Start smdesk on the sample library; without a screen, do its main job and tell each step."""
    from smdesk.system.screen import has_screen  # noqa: PLC0415 - needs the newer Python

    screen = has_screen(sys.platform, os.environ)
    if screen or is_root():
        provide(missing_libraries())
    python = environment(RUNTIME)
    SAMPLE.parent.mkdir(exist_ok=True)
    command = [str(python), "-m", "smdesk", "--sample", str(SAMPLE)]
    if not screen:
        say("there is no screen here, so smdesk does its main job and tells each step")
        command.append("tour")
    return subprocess.call(command, cwd=ROOT)


def test_all(named: list[str], *, quick: bool) -> int:
    """Run every check and every test; or, where tests are named or haste is asked, only tests."""
    provide(missing_libraries())
    welcome(WITNESSES, without="a few tests are left out")
    python = environment(CHECK)
    failed = []
    if not named and not quick:
        for check in CHECKS:
            say(f"checking the {check.name}")
            program, *options = check.command
            if subprocess.call([str(python.parent / program), *options], cwd=ROOT):
                failed.append(check.name)
    command = [str(python), "-m", "pytest", *named]
    if not named:
        workers = min(os.cpu_count() or 1, MOST_WORKERS)
        command += ["-n", str(workers), "--dist", "loadfile"]
    if quick:
        command += ["-m", "not slow"]
    say("running the tests")
    code = subprocess.call(command, cwd=ROOT)
    if failed:
        say(f"found fault with: {', '.join(failed)} (see above)")
    return code or bool(failed)


def bench_all(named: list[str]) -> int:
    """Measure and print; exits with 1 when a figure misses its target."""
    provide(missing_libraries())
    welcome(SCREENS, without="the start of the window is not measured")
    python = environment(CHECK)
    return subprocess.call([str(python), "-m", "tests.bench", *named], cwd=ROOT)


def build_all(*, check: bool, twice: bool) -> int:
    """Make the bundle and every package that this system can make, and judge them where asked."""
    provide(missing_libraries())
    welcome(PACKERS, without="some packages are not made")
    if check:
        welcome(JUDGES, without="some of what was made is not judged")
    python = environment(BUILD, BUILD_VENV)
    command = [str(python), "-m", "installer"]
    command += [word for word, asked in (("--check", check), ("--twice", twice)) if asked]
    # It takes minutes of every core, and whoever builds has other work to do as well.
    patient = ["nice", "-n", "15"] if shutil.which("nice") else []
    return subprocess.call([*patient, *command], cwd=ROOT)


def lock_requirements(*, upgrade: bool) -> int:
    """Write the requirement files: every version and hash, for every platform."""
    python = environment(CHECK)
    runtime: tuple[str, ...] = ("pyproject.toml",)
    check = ("pyproject.toml", "--group", "check", "--constraint", RUNTIME.name)
    build = ("pyproject.toml", "--group", "build", "--constraint", RUNTIME.name)
    for file, sources in ((RUNTIME, runtime), (CHECK, check), (BUILD, build)):
        command = [str(python), "-m", "uv", "pip", "compile", *sources, "--universal"]
        command += ["--generate-hashes", "--python-version", "3.11", "--no-header", "--quiet"]
        command += ["--output-file", file.name, *(["--upgrade"] if upgrade else [])]
        code = subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        if code:
            return code
        head = "# Written by `python3 dev.py lock` from pyproject.toml; change that instead.\n"
        file.write_text(head + file.read_text("utf-8"), "utf-8")
        say(f"wrote {file.name}")
    return 0


def environment(requirements: Path, venv: Path | None = None) -> Path:
    """Return the Python of the virtual environment, made, filled or made anew where needed."""
    venv = VENV if venv is None else venv
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python, note = venv / folder / name, venv / MADE_FROM
    held = set(note.read_text("utf-8").split("\n")) if note.exists() else set()
    lists = {fingerprint(file) for file in {RUNTIME, CHECK, requirements}}
    sound = bool(held) and held <= lists and starts(python)
    if sound and fingerprint(requirements) in held:
        return python
    if not sound:
        provide(missing_venv())
        say(f"making a virtual environment in {venv.name}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    note.unlink(missing_ok=True)
    say(f"installing what {requirements.name} lists")
    install = ["-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    install += ["--require-hashes", "--only-binary", ":all:", "--requirement", requirements.name]
    if subprocess.call([str(python), *install], cwd=ROOT):
        stop("could not install what smdesk needs; the lines above say why")
    kept = {fingerprint(RUNTIME), fingerprint(requirements)}
    note.write_text("\n".join(sorted(kept)), "utf-8")
    return python


def fingerprint(requirements: Path) -> str:
    """Return what tells one filling of the environment from another: the file and this Python."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    return f"{requirements.name} {digest} Python {sys.version_info[0]}.{sys.version_info[1]}"


def starts(python: Path) -> bool:
    """Whether the environment's Python is there and works."""
    if not python.exists():
        return False
    return subprocess.call([str(python), "-c", ""], stderr=subprocess.DEVNULL) == 0


def missing_venv() -> list[str]:
    """Return the Debian package that a Python which cannot make environments lacks."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def missing_libraries() -> list[str]:
    """Return the Debian packages of what Qt needs and this Linux computer does not have."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for name, package in LIBRARIES.items() if not loads(name)]
    return missing if has_fonts() else [*missing, FONT_PACKAGE]


def loads(library: str) -> bool:
    """Whether the system has the shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """Whether the system has a font that Qt could write with."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(next(folder.rglob(f"*.{end}"), None) for folder in folders for end in ("ttf", "otf"))


def provide(packages: list[str]) -> None:
    """Install the Debian packages when that is allowed; otherwise name them and stop."""
    if not packages:
        return
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        stop(f"this computer lacks what Debian calls {names}; install your system's packages")
    if not is_root():
        stop(f"Debian packages are missing. Type: sudo apt-get install {names}")
    if not apt_get(packages):
        stop(f"could not install {names}; the lines above say why")


def welcome(programs: dict[str, str], *, without: str) -> None:
    """Install programs that are good to have, by their packages, or say what goes without them."""
    missing = [package for name, package in programs.items() if shutil.which(name) is None]
    if not missing or not sys.platform.startswith("linux"):
        return
    if not (shutil.which("apt-get") and is_root() and apt_get(missing)):
        say(f"without {' and '.join(missing)} {without}")


def apt_get(packages: list[str]) -> bool:
    """Install the Debian packages and tell whether that worked."""
    say(f"installing the Debian packages {' '.join(packages)}")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    codes = [
        subprocess.call(
            command, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        for command in (update, install)
    ]
    return codes[-1] == 0


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def refuse_old_python() -> None:
    """Stop, and say what would do, when this Python is too old for smdesk."""
    if sys.version_info >= OLDEST:
        return
    newer = [f"python3.{minor}" for minor in (14, 13, 12, 11) if shutil.which(f"python3.{minor}")]
    advice = f"type {newer[0]} in place of python3" if newer else "install one and try again"
    stop(f"smdesk needs Python 3.11 or newer and this is {sys.version.split()[0]}; {advice}")


def say(text: str) -> None:
    """Tell the person at the terminal what happens."""
    print(f"dev.py: {text}", flush=True)


def stop(text: str) -> NoReturn:
    """Tell the person at the terminal why nothing more happens, and end with code 1."""
    sys.exit(f"dev.py: {text}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
