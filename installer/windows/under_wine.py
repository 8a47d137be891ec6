"""Tries the Windows build on Linux: built, installed, started and removed under wine.

A smoke test for whoever changes the installer and has no Windows at hand. Wine is no Windows, and
python3.dll, python.exe and what is in the folder wine are stand-ins: nothing is ever handed out.
Needs Debian's wine64, gcc-mingw-w64-x86-64, mingw-w64-x86-64-dev and nsis, and uv.
"""

import argparse
import re
import shutil
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
from installer.windows import setup, trials
from installer.windows.emulator import (
    CC,
    SOURCES,
    WORK,
    has_screen,
    run,
    say,
    start_wine,
    windows_path,
    wine,
)

PYTHON = WORK / "python"
PACKAGES = PYTHON / "Lib" / "site-packages"
CARRIER = "panda3d==1.10.16"
"""A wheel that brings python.org's own python311.dll and modules for Windows with it."""
READER = "x86_64-w64-mingw32-objdump"
LEAST_STDLIB = ("test", "tests", "site-packages", "lib-dynload", "__pycache__", "idlelib",
                "ensurepip", "config-3.11*")  # fmt: skip
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
            trials.try_it([str(PYTHON / "python.exe"), "-m", NAME], "smdesk from its source")
            return 0
        bundle = stand_in() if step == "installer" else build_bundle()
        say(f"{bundle} has {size_of(bundle) / 1_000_000:.1f} MB")
        trials.try_it([str(bundle / f"{NAME}.exe")], "the bundle")
        made = setup.build(bundle, WORK)
        say(f"{made.name} has {made.stat().st_size / 1_000_000:.1f} MB")
        trials.try_setup(made)
        if step == "installer":
            trials.try_while_open(made)
            trials.try_elsewhere(made)
            trials.try_everybody(made)
        elif has_screen():
            trials.try_hand_over(bundle)
        trials.try_over_another(made)
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
    for name in (NAME, f"{NAME}-console"):
        run([CC, "-O2", "-municode", "-o", str(bundle / f"{name}.exe"), str(SOURCES / "standin.c")])
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


def build_bundle() -> Path:
    """Let PyInstaller for Windows put the bundle together."""
    added = WORK / "added"
    lay_out(added)
    written = PACKAGES / "shiboken6" / SIGNATURES
    shutil.rmtree(written, ignore_errors=True)
    wine([str(PYTHON / "python.exe"), "-c", "import PySide6.QtCore"], {"SBK_EMBED": "0"})
    lay_signatures(written, added / "shiboken6" / SIGNATURES)
    into = WORK / "dist"
    say("PyInstaller puts the bundle together, under wine")
    wine(
        [str(PYTHON / "python.exe"), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--distpath", str(into), "--workpath", str(WORK / "work"),
         str(ROOT / "installer" / "smdesk.spec")],
        {
            "SMDESK_ADDED": windows_path(added),
            "SOURCE_DATE_EPOCH": str(epoch()),
            "PYTHONHASHSEED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
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


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
