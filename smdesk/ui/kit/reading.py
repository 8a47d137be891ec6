"""Reads a file that somebody chose, and says why where that cannot be."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import SmdeskError
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.tokens import Tone

MOST_BYTES = 64_000_000


def read_whole(path: Path) -> bytes:
    """Return what the file holds; raises OSError, also for one that is larger than 64 MB."""
    if path.stat().st_size > MOST_BYTES:
        raise OSError
    return path.read_bytes()


def tell_unread(dialog: Dialog, file: str, error: Exception) -> None:
    """Say in the dialog why the file cannot be read; raises what nobody can do anything about."""
    if isinstance(error, SmdeskError):
        dialog.tell(error)
    elif isinstance(error, OSError):
        tr = QCoreApplication.translate
        dialog.banner.say(
            tr("Reading", "{file} cannot be read.").format(file=file),
            tr(
                "Reading",
                "It may be open in another program, too large, or not be yours to read.",
            ),
            tone=Tone.WARNING,
        )
    else:
        raise error
    dialog.fit_soon()
