"""What the screens need besides the desks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from smdesk.desk.front import FrontDesk
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.this_computer import ThisComputer
from smdesk.ui.window.preferences import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Given to whatever makes a screen."""

    front: FrontDesk
    clipboard: SecretClipboard
    background: Background
    resources: Path
    documents: Path
    """The folder that is offered for what is saved for people."""
    computer: ThisComputer
    copy_text: Callable[[str], object]
    preferences: Preferences
    now: Callable[[], datetime]
    today: Callable[[], date]


def open_site(address: str) -> None:
    """Open a web address in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))
