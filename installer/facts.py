"""What every package says of smdesk: its name, its version, what it opens, and when it was made."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from smdesk.app.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
NAME = "smdesk"
IDENTIFIER = "org.smdesk.smdesk"
SUMMARY = "encrypted, offline file cabinet for a library's social media"
MIME_TYPE = "application/x-smvault"
ENDING = "smvault"
MAKERS = "smdesk contributors"
NO_ADDRESS = "nobody@smdesk.invalid"
"""Stands in packages that are only tried; no such address can ever exist."""
UNDATED = 1_763_683_200
"""The moment that stands in packages whose source has no history: 21 November 2025, in UTC."""

__all__ = [
    "ENDING", "IDENTIFIER", "MAKERS", "MIME_TYPE", "NAME", "NO_ADDRESS", "ROOT", "SUMMARY",
    "VERSION", "epoch", "is_release", "machine", "system",
]  # fmt: skip


def epoch() -> int:
    """Return the moment that everything in the packages is dated: that of the last commit.

    ``SOURCE_DATE_EPOCH`` goes before it. Two builds of one source are alike because of this.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said:
        return int(said)
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return UNDATED
    told = subprocess.run(
        [git, "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return int(told.stdout) if told.returncode == 0 and told.stdout.strip() else UNDATED


def is_release() -> bool:
    """Whether the packages are to be handed out: whoever builds says so by ``SMDESK_RELEASE=1``."""
    return os.environ.get("SMDESK_RELEASE", "") not in {"", "0"}


def system() -> str:
    """Return the kind of system as file names have it."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def machine() -> str:
    """Return the kind of processor as file names have it."""
    said = platform.machine().lower()
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(said, said)
