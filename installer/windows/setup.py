"""The installer for Windows, made by NSIS on Windows or on Linux."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import NAME, ROOT, VERSION, epoch
from installer.icons import side_picture, windows_icon

SCRIPT = ROOT / "installer" / "windows" / "smdesk.nsi"
USUAL = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def build(bundle: Path, into: Path) -> Path:
    """Make the installer of a bundle for Windows and return it; raises BuildError."""
    makensis = shutil.which("makensis") or (str(USUAL) if USUAL.exists() else None)
    if makensis is None:
        message = f"the bundle is in {bundle}, but NSIS 3, which makes the installer, is not here"
        raise BuildError(message)
    for program in sorted(bundle.glob("*.exe")):
        sign(program)
    icon = windows_icon(ROOT / "build" / "smdesk.ico")
    made = into / f"{NAME}-{VERSION}-windows-x86_64-setup.exe"
    mark = "/" if sys.platform == "win32" else "-"
    facts = {
        "VERSION": VERSION,
        "BUNDLE": str(bundle),
        "OUT": str(made),
        "ICON": str(icon),
        "SIDE": str(side_picture(ROOT / "build" / "smdesk-side.bmp")),
        "LICENCE": str(ROOT / "LICENSE"),
    }
    if signer():
        facts["SIGN"] = signer()
    command = [makensis, f"{mark}V2", *(f"{mark}D{key}={value}" for key, value in facts.items())]
    done = subprocess.run(
        [*command, str(SCRIPT)],
        # In Turkish, makensis does not know its own words again: their i has no dot there.
        env={**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(epoch())},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"makensis failed: {(done.stdout + done.stderr).strip()[-3000:]}"
        raise BuildError(message)
    sign(made)
    return made


def signer() -> str:
    """Return the command that signs a file whose name is added to it; empty for none."""
    return os.environ.get("SMDESK_SIGN_WITH", "")


def sign(file: Path) -> None:
    """Sign the file, where there is something to sign with; raises BuildError."""
    if signer() and subprocess.call(f'{signer()} "{file}"', shell=True):  # noqa: S602 - ours
        message = f"{file.name} could not be signed"
        raise BuildError(message)
