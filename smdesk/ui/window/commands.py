"""What Search can do by its name: go to a screen or a part of it, begin, take back, lock."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance

from smdesk.ui.kit.offers import Offer
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.window.parts import NamedPart, named_parts
from smdesk.ui.window.room import Room


class Shell(Protocol):
    """The shell, as far as Search can do what it does."""

    @property
    def asked_to_lock(self) -> SignalInstance:
        """The cabinet is to be locked."""

    @property
    def asked_for_keys(self) -> SignalInstance:
        """The keys are to be shown."""

    def go(self, key: str) -> None:
        """Show a screen."""

    def turn(self, named: NamedPart) -> None:
        """Show a part of a screen."""

    def begin_new(self) -> None:
        """Begin something new on the screen that is shown."""

    def undo(self) -> None:
        """Take the last task back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def show_health(self) -> None:
        """Show how healthy the accounts are."""

    def show_import(self) -> None:
        """Lead to where accounts are brought in."""

    def show_export(self) -> None:
        """Lead to where accounts are taken out."""


def commands(shell: Shell, rooms: Sequence[Room], screen: ScreenGuard | None) -> list[Offer]:
    """Return what is offered before anything is typed."""
    go, do = _tr("Screen"), _tr("Do")
    return [
        *(
            Offer(room.text, go, partial(shell.go, room.key), shortcut=digit(n), icon=room.icon)
            for n, room in enumerate(rooms, 1)
        ),
        Offer(_tr("New on this screen"), do, shell.begin_new, shortcut="Ctrl+N", icon="plus"),
        Offer(_tr("Take back"), do, shell.undo, note=_tr("undo"), shortcut="Ctrl+Z",
              icon="undo-2"),
        Offer(_tr("Do again"), do, shell.redo, note=_tr("redo"), shortcut="Ctrl+Shift+Z",
              icon="history"),
        Offer(_tr("Health of the accounts"), do, shell.show_health,
              note=_tr("weak, used twice, old passwords"), icon="shield"),
        Offer(_tr("Import accounts"), do, shell.show_import,
              note=_tr("from another program, CSV, KeePass"), icon="download"),
        Offer(_tr("Export accounts"), do, shell.show_export,
              note=_tr("KeePass, Bitwarden, CSV"), icon="upload"),
        *_about_sharing(screen, do),
        Offer(_tr("Lock"), do, shell.asked_to_lock.emit, shortcut="Ctrl+L", icon="lock"),
        Offer(_tr("Keys"), do, shell.asked_for_keys.emit, note=_tr("help"), shortcut="F1",
              icon="circle-question-mark"),
    ]  # fmt: skip


def parts(shell: Shell, rooms: Sequence[Room]) -> list[Offer]:
    """Return the parts of the screens, which are offered once they are looked for."""
    there = {room.key: room for room in rooms}
    return [
        Offer(one.words, there[one.screen].text, partial(shell.turn, one), note=one.note,
              icon=there[one.screen].icon)
        for one in named_parts()
        if one.screen in there
    ]  # fmt: skip


def digit(number: int) -> str:
    """Return the keys of a screen by its place, from 1; the tenth has the 0."""
    return f"Ctrl+{number % 10}"


def _about_sharing(screen: ScreenGuard | None, do: str) -> list[Offer]:
    if screen is None or not screen.possible:
        return []
    words = _tr("Allow or end screen sharing")
    return [Offer(words, do, partial(_turn_sharing, screen), note=_tr("screenshot"), icon="eye")]


def _turn_sharing(screen: ScreenGuard) -> None:
    screen.allow(sharing=not screen.sharing)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)
