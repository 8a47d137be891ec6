"""Tries the Windows build on Linux: built, installed, started and removed under wine.

A smoke test for whoever changes the installer and has no Windows at hand. Wine is no Windows, and
python3.dll, python.exe and what is in the folder wine are stand-ins: nothing is ever handed out.
Needs Debian's wine64, gcc-mingw-w64-x86-64, mingw-w64-x86-64-dev and nsis, and uv.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from installer import inventory
from installer.bundle import (
    SIGNATURES,
    BuildError,
    lay_out,
    lay_signatures,
    refuse_unfit,
    size_of,
)
from installer.facts import NAME, ROOT, epoch
from installer.windows import setup

WORK = ROOT / "build" / "wine"
SOURCES = ROOT / "installer" / "windows" / "wine"
PREFIX = WORK / "prefix"
PYTHON = WORK / "python"
PACKAGES = PYTHON / "Lib" / "site-packages"
CARRIER = "panda3d==1.10.16"
"""A wheel that brings python.org's own python311.dll and modules for Windows with it."""
CC = "x86_64-w64-mingw32-gcc"
READER = "x86_64-w64-mingw32-objdump"
LEAST_STDLIB = ("test", "tests", "site-packages", "lib-dynload", "__pycache__", "idlelib",
                "ensurepip", "config-3.11*")  # fmt: skip
LACKING = ("icuuc", "bcryptprimitives")
"""Libraries of Windows that Qt and Rust ask for and wine may lack; ours stand in for them."""
STANDS_IN = ("icuuc.dll", "bcryptprimitives.dll", "mscms.dll")


def main(arguments: list[str]) -> int:
    """Do all of it, or one step alone, telling how it goes; return the exit code."""
    parser = argparse.ArgumentParser(prog="under_wine", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "step", nargs="?", choices=("all", "source", "installer"), default="all",
        help="source: the self-test without a bundle; installer: with a stand-in for the program",
    )  # fmt: skip
    step = parser.parse_args(arguments).step
    if sys.version_info[:2] != (3, 11) or shutil.which("makensis") is None:
        print("under wine: needs Python 3.11 and NSIS", file=sys.stderr)
        return 1
    try:
        WORK.mkdir(parents=True, exist_ok=True)
        if step != "installer":
            prepare_python()
        start_wine()
        if step == "source":
            try_it([str(PYTHON / "python.exe"), "-m", NAME], "smdesk from its source")
            return 0
        bundle = stand_in() if step == "installer" else build_bundle()
        say(f"{bundle} has {size_of(bundle) / 1_000_000:.1f} MB")
        try_it([str(bundle / f"{NAME}.exe")], "the bundle")
        made = setup.build(bundle, WORK)
        say(f"{made.name} has {made.stat().st_size / 1_000_000:.1f} MB")
        try_setup(made)
    except BuildError as error:
        print(f"under wine: {error}", file=sys.stderr)
        return 1
    return 0


def prepare_python() -> None:
    """Put a Python for Windows together where there is none yet, with all packages."""
    if not (PYTHON / "python.exe").exists():
        say("putting a Python for Windows together")
        put_python_together()
    install_packages()


def stand_in() -> Path:
    """Return a folder with the shape of a bundle, whose program only answers."""
    bundle = WORK / "standin"
    (bundle / "_internal").mkdir(parents=True, exist_ok=True)
    (bundle / "_internal" / "some.dll").write_bytes(b"MZ")
    run([CC, "-O2", "-municode", "-o", str(bundle / f"{NAME}.exe"), str(SOURCES / "standin.c")])
    return bundle


def put_python_together() -> None:
    """Lay out a Python 3.11 for Windows from a wheel, this Python's own modules, and two DLLs."""
    wheels = WORK / "wheels"
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
    pip += ["--platform", "win_amd64", "--python-version", "3.11", "-d", str(wheels), CARRIER]
    run(pip)
    (PYTHON / "DLLs").mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(next(wheels.glob("panda3d*.whl"))) as wheel:
        for entry in wheel.namelist():
            name = entry.rpartition("/")[2]
            if not entry.startswith("deploy_libs/") or not name:
                continue
            beside = name.lower() in {"python311.dll", "vcruntime140.dll"}
            ours = beside or name.endswith(".pyd")
            ours = ours or name in {"libffi-8.dll", "libcrypto-3.dll", "sqlite3.dll"}
            if ours:
                place = PYTHON / (name.lower() if beside else f"DLLs/{name}")
                place.write_bytes(wheel.read(entry))
    stdlib = Path(sysconfig.get_path("stdlib"))
    leave = shutil.ignore_patterns(*LEAST_STDLIB)
    shutil.copytree(stdlib, PYTHON / "Lib", ignore=leave, dirs_exist_ok=True)
    told = run([READER, "-p", str(PYTHON / "python311.dll")])
    table = told.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"\s(_?Py\w+)$", table, re.MULTILINE)
    passed_on = "\n".join(f"  {name}=python311.{name}" for name in sorted(set(names)))
    (WORK / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{passed_on}\n")
    run([CC, "-shared", "-nostdlib", "-o", str(PYTHON / "python3.dll"),
         str(SOURCES / "empty.c"), str(WORK / "python3.def")])  # fmt: skip
    run([CC, "-O2", "-municode", "-o", str(PYTHON / "python.exe"), str(SOURCES / "python.c")])


def install_packages() -> None:
    """Install what the build needs, as Windows would have it, by hash."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "uv", "pip", "install", "-q", "--require-hashes", "--no-build",
         "--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11",
         "--target", str(PACKAGES), "-r", str(ROOT / "requirements-build.txt")])  # fmt: skip


def start_wine() -> None:
    """Make wine's folder, with the stand-ins for what it lacks of Windows."""
    if not PREFIX.exists():
        wine(["wineboot", "-i"])
    place = PREFIX / "drive_c" / "windows" / "system32"
    for name in LACKING:
        source, made = str(SOURCES / f"{name}.c"), str(place / f"{name}.dll")
        if not Path(made).exists():
            run([CC, "-O2", "-shared", "-o", made, source, "-ladvapi32"])


def build_bundle() -> Path:
    """Let PyInstaller for Windows put the bundle together."""
    added = WORK / "added"
    lay_out(added)
    written = PACKAGES / "shiboken6" / SIGNATURES
    shutil.rmtree(written, ignore_errors=True)
    wine([str(PYTHON / "python.exe"), "-c", "import PySide6.QtCore"], SBK_EMBED="0")
    lay_signatures(written, added / "shiboken6" / SIGNATURES)
    into = WORK / "dist"
    say("PyInstaller puts the bundle together, under wine")
    wine(
        [str(PYTHON / "python.exe"), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--distpath", str(into), "--workpath", str(WORK / "work"),
         str(ROOT / "installer" / "smdesk.spec")],
        SMDESK_ADDED=windows_path(added), SOURCE_DATE_EPOCH=str(epoch()), PYTHONHASHSEED="1",
        PYTHONDONTWRITEBYTECODE="1",
    )  # fmt: skip
    bundle = into / NAME
    if not (bundle / f"{NAME}.exe").exists():
        message = "no bundle came of it"
        raise BuildError(message)
    for name in STANDS_IN:
        (bundle / "_internal" / name).unlink(missing_ok=True)
    refuse_unfit(bundle)
    inventory.write(bundle / "_internal")
    return bundle


def try_it(program: list[str], what: str) -> None:
    """Let the program try itself; raises BuildError when it finds fault."""
    report = WORK / "report.json"
    report.unlink(missing_ok=True)
    wine([*program, "--self-test", "--report", windows_path(report)], may_fail=True)
    if not report.exists():
        message = f"{what} did not start"
        raise BuildError(message)
    told = json.loads(report.read_text("utf-8"))
    for step in told["steps"]:
        say(f"{what}: {step['name']}: {'well' if step['well'] else 'AMISS'}, {step['told']}")
    if not told["well"]:
        message = f"{what} found fault with itself"
        raise BuildError(message)


def try_setup(made: Path) -> None:
    """Install silently, start, and take away again; a cabinet that is there has to stay."""
    home = next((PREFIX / "drive_c" / "users").glob("*/AppData/Local"))
    kept = home / NAME / "cabinets" / "mine.smvault" / "cabinet.db"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(b"kept")
    wine([str(made), "/S"])
    place = home / "Programs" / NAME
    if not (place / f"{NAME}.exe").exists():
        message = f"the installer put nothing into {place}"
        raise BuildError(message)
    key = r"HKCU\Software\Classes\smdesk.cabinet\shell\open\command"
    if f"{NAME}.exe" not in wine(["reg", "query", key, "/ve"]):
        message = "a double-click on a cabinet would not open smdesk"
        raise BuildError(message)
    try_it([str(place / f"{NAME}.exe")], "the installed program")
    wine([str(place / "uninstall.exe"), "/S", f"_?={windows_path(place)}"])
    left = sorted(path.name for path in place.rglob("*")) if place.exists() else []
    if [name for name in left if name != "uninstall.exe"] or not kept.exists():
        message = f"taking it away left {left[:10]}, or took a cabinet"
        raise BuildError(message)
    if f"{NAME}.exe" in wine(["reg", "query", key, "/ve"], may_fail=True):
        message = "taking it away left its keys"
        raise BuildError(message)
    say("installed, started and taken away, silently; the cabinet stayed")


def wine(command: list[str], *, may_fail: bool = False, **more: str) -> str:
    """Run a program of Windows and return what it said."""
    program = shutil.which("wine64") or "/usr/lib/wine/wine64"
    surroundings = {
        **os.environ, **more, "WINEPREFIX": str(PREFIX), "WINEARCH": "win64",
        "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }  # fmt: skip
    done = subprocess.run(
        [program, *command], env=surroundings, stdin=subprocess.DEVNULL, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode and not may_fail:
        message = f"{Path(command[0]).name} {' '.join(command[1:3])}: {done.stdout[-3000:]}"
        raise BuildError(message)
    return done.stdout


def windows_path(path: Path) -> str:
    """Return how wine names a file of this computer."""
    return "Z:" + str(path).replace("/", "\\")


def run(command: list[str]) -> str:
    """Run a program of this computer's; raises BuildError when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{command[0]} {command[1]}: {(done.stderr or done.stdout)[-3000:]}"
        raise BuildError(message)
    return done.stdout


def say(text: str) -> None:
    """Tell the person at the terminal what happens."""
    print(f"under wine: {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
