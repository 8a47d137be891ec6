"""The bundle: smdesk, Python and Qt in one folder that starts on a computer with neither."""

import compileall
import json
import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

from installer import icons, inventory, notices
from installer.facts import NAME, ROOT, epoch
from installer.failure import BuildError
from installer.linux.runpath import forget_builder
from installer.parts import flaws
from installer.trimming import FOR_DEVELOPERS
from installer.windows.about import version_text

__all__ = [
    "WORK", "BuildError", "build", "names_in", "program_in", "self_test", "size_of",
    "write_signatures",
]  # fmt: skip

WORK = ROOT / "build" / "bundle"
SIGNATURES = "files.dir"
"""The folder in which Qt's binding looks for the Python it otherwise compiles at every start."""
EMPTIED = (
    '''"""Left empty in smdesk's bundle: only those who write stub files for Qt need it."""\n'''
)


def program_in(bundle: Path) -> Path:
    """Return the file in the bundle that is started."""
    return bundle / (NAME + (".exe" if sys.platform == "win32" else ""))


def lay_out(added: Path) -> None:
    """Write licences and notices into a new folder, and beside it what programs are marked with."""
    shutil.rmtree(added, ignore_errors=True)
    added.mkdir(parents=True)
    notices.write_all(added)
    icons.windows_icon(added.parent / "smdesk.ico")
    icons.mac_icon(added.parent / "smdesk.icns")
    (added.parent / "version.txt").write_text(version_text(), "utf-8", newline="\n")


def build(into: Path, added: Path) -> Path:
    """Put the bundle together and return its folder.

    ``added`` is a folder that ``lay_out`` made; its contents are laid into the bundle.
    Raises BuildError.
    """
    WORK.mkdir(parents=True, exist_ok=True)
    write_signatures(added / "shiboken6" / SIGNATURES)
    surroundings = {
        **os.environ,
        "SMDESK_ADDED": str(added),
        "SOURCE_DATE_EPOCH": str(epoch()),
        "PYTHONHASHSEED": "1",
        # Columns are told beside lines of code that lie next to it, and the bundle has none.
        "PYTHONNODEBUGRANGES": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_CONFIG_DIR": str(WORK / "kept"),
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "ERROR", "--distpath", str(into), "--workpath", str(WORK / "work")]
    command.append(str(ROOT / "installer" / "smdesk.spec"))
    if subprocess.call(command, cwd=ROOT, env=surroundings):
        message = "PyInstaller could not put the bundle together; the lines above say why"
        raise BuildError(message)
    bundle = into / NAME
    for path in [bundle, *bundle.rglob("*")]:
        # Whoever builds may have strict habits; everybody is to read what is installed.
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program_in(bundle) else 0o644)
            if sys.platform == "linux" and path.is_file():
                forget_builder(path)
    refuse_unfit(bundle)
    if sys.platform != "darwin":
        # There the signature, which comes later and changes every library, covers every file.
        inventory.write(bundle / "_internal")
    return bundle


def names_in(bundle: Path) -> list[str]:
    """Return the files of the bundle but its programs, as the list of parts names them."""
    inner = bundle / "_internal"
    return sorted(
        path.relative_to(inner).as_posix()
        for path in inner.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def write_signatures(place: Path) -> None:
    """Write out the Python that Qt's binding carries within itself, compiled once and for all.

    The binding compiles it at every start unless it lies beside it. It is told how in its own
    embedded ``signature_bootstrap.py``: with ``SBK_EMBED=0`` it writes the folder itself.
    Raises BuildError where that is not as it was.
    """
    import shiboken6  # noqa: PLC0415 - only in the environment for building

    written = Path(shiboken6.__file__).parent / SIGNATURES
    shutil.rmtree(written, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-c", "import PySide6.QtCore"],
        env={**os.environ, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    lay_signatures(written, place)


def lay_signatures(written: Path, place: Path) -> None:
    """Move what the binding wrote to its place, without what only developers need, and compile it.

    Raises BuildError where something of that is not there any more.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(written, place)
    for name in FOR_DEVELOPERS:
        if not (place / name).is_file():
            message = f"Qt's binding has no {name} any more: see whether it is still left empty"
            raise BuildError(message)
        (place / name).write_text(EMPTIED, "utf-8", newline="\n")
    compileall.compile_dir(
        place,
        ddir=f"shiboken6/{SIGNATURES}",
        quiet=1,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def refuse_unfit(bundle: Path) -> None:
    """See that every file of the bundle is under terms that are known; raises BuildError."""
    unfit = flaws(names_in(bundle))
    if unfit:
        message = f"these may not be in the bundle, or nobody knows their terms: {unfit}"
        raise BuildError(message)


def self_test(bundle: Path) -> dict[str, object]:
    """Let the bundle try itself, with no screen and a home of its own; return its report.

    Raises BuildError when not all went well.
    """
    home = WORK / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    report = home / "report.json"
    surroundings = {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}
    if sys.platform == "win32":
        surroundings = {**os.environ, "USERPROFILE": str(home)}
    command = [str(program_in(bundle)), "--self-test", "--report", str(report)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if not report.exists():
        message = f"the bundle did not start: {done.stderr.strip()[-2000:]}"
        raise BuildError(message)
    told: dict[str, object] = json.loads(report.read_text("utf-8"))
    if not told["well"]:
        message = f"the bundle's self-test found fault: {json.dumps(told['steps'], indent=2)}"
        raise BuildError(message)
    return told


def size_of(folder: Path) -> int:
    """Return the bytes of all files in the folder; links count for nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
