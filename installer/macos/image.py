"""The disk image for macOS: signed, notarised where there is an identity, ready to be dragged."""

import os
import shutil
import subprocess
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import NAME, ROOT, VERSION, machine
from installer.macos.oldest import refuse_newer

ENTITLEMENTS = ROOT / "installer" / "macos" / "entitlements.plist"
WORK = ROOT / "build" / "dmg"


def build(_bundle: Path, into: Path) -> Path | None:
    """Make the disk image of the app that lies beside the bundle; return it.

    ``SMDESK_SIGN_AS`` names the Developer ID to sign with, ``SMDESK_NOTARY`` the profile that
    ``notarytool store-credentials`` has kept, ``SMDESK_NOTARY_KEYCHAIN`` the keychain it is in if
    that is not the usual one. Without them the image is signed for this computer alone, and macOS
    elsewhere refuses to open it at first.
    """
    app = into / f"{NAME}.app"
    refuse_newer(app)
    signer = os.environ.get("SMDESK_SIGN_AS", "-")
    sign = ["codesign", "--force", "--deep", "--options", "runtime", "--timestamp"]
    if signer == "-":
        sign.remove("--timestamp")
    run([*sign, "--entitlements", str(ENTITLEMENTS), "--sign", signer, str(app)])
    run(["codesign", "--verify", "--deep", "--strict", str(app)])
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    shutil.copytree(app, WORK / app.name, symlinks=True)
    (WORK / "Applications").symlink_to("/Applications")
    made = into / f"{NAME}-{VERSION}-macos-{machine()}.dmg"
    run(["hdiutil", "create", "-volname", NAME, "-srcfolder", str(WORK), "-format", "UDBZ",
         "-ov", str(made)])  # fmt: skip
    profile = os.environ.get("SMDESK_NOTARY")
    if signer != "-":
        run(["codesign", "--timestamp", "--sign", signer, str(made)])
    if signer != "-" and profile:
        keychain = os.environ.get("SMDESK_NOTARY_KEYCHAIN")
        kept = ["--keychain-profile", profile, *(["--keychain", keychain] if keychain else [])]
        run(["xcrun", "notarytool", "submit", str(made), *kept, "--wait"])
        run(["xcrun", "stapler", "staple", str(made)])
    return made


def run(command: list[str]) -> None:
    """Run one of Apple's programs; raises BuildError when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-3000:]}"
        raise BuildError(message)
