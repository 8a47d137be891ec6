"""What is behind the door: the shell with its screens, and what they need of this computer."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.app.clock import now, today
from smdesk.app.rooms import Means, Rooms
from smdesk.app.version import version
from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.system.paths import Places
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.this_computer import ThisComputer, Wardrobe
from smdesk.ui.window.preferences import Preferences
from smdesk.ui.window.shell import Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What was there before the door was opened, and is used behind it."""

    front: FrontDesk
    clipboard: SecretClipboard
    background: Background
    preferences: Preferences
    theme: Theme
    own: Places
    resources: Path
    hears_locking: bool
    screen: ScreenGuard


def shell(session: Session, inside: Inside, parent: QWidget) -> Shell:
    """Return the screens of the open cabinet."""
    means = Means(
        front=inside.front,
        clipboard=inside.clipboard,
        background=inside.background,
        resources=inside.resources,
        documents=documents(),
        computer=ThisComputer(
            wardrobe=Wardrobe(inside.theme, inside.preferences.keep_look),
            version=version(),
            memory=inside.own.memory,
            log=inside.own.log,
            documents=documents(),
            hears_locking=inside.hears_locking,
            screen=inside.screen,
        ),
        copy_text=copy_text,
        preferences=inside.preferences,
        now=now,
        today=today,
    )
    rooms = Rooms(session, means).all()
    return Shell(session, rooms, inside.clipboard, parent, screen=inside.screen)


def fetch() -> None:
    """Fetch the screen that is entered first, and the words for errors, on any thread."""
    import_module("smdesk.app.rooms.today")
    import_module("smdesk.ui.kit.wording.errors")


def copy_text(text: str) -> None:
    """Put what is no secret on the clipboard."""
    QApplication.clipboard().setText(text)


def documents() -> Path:
    """Return the folder in which people look for what they saved."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()
