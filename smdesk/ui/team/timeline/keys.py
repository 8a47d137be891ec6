"""What the keys do in the timeline."""

from typing import Protocol

from PySide6.QtCore import Qt

from smdesk.ui.team.timeline.moving import Grip

Key, Mod = Qt.Key, Qt.KeyboardModifier
WEEK = 7


class Keyed(Protocol):
    """The timeline as the keys know it."""

    @property
    def moving(self) -> bool:
        """Whether a term is on the move."""

    def go(self, items: int, lines: int) -> None:
        """Choose what lies so many items on and lines below."""

    def open_it(self) -> None:
        """Open what is chosen."""

    def end_it(self) -> None:
        """End what is chosen."""

    def nudge(self, *, days: int = 0, months: int = 0) -> None:
        """Move the end that is held."""

    def take(self, grip: Grip) -> None:
        """Take hold of an end."""

    def keep(self) -> None:
        """Keep what was moved."""

    def leave(self) -> None:
        """Leave it as it was."""

    def zoom_in(self) -> None:
        """Make days wider."""

    def zoom_out(self) -> None:
        """Make days narrower."""

    def fit(self) -> None:
        """Show both academic years."""

    def go_to_today(self) -> None:
        """Show today."""

    def go_years(self, years: int) -> None:
        """Go so many years on."""


ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


def pressed(timeline: Keyed, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
    """Do what the key says; False for a key that says nothing here.

    With Alt the last day moves by a day, with Shift too by a week, with Page Up and Page Down by a
    month; Alt and up or down changes between the first day and the last. Enter keeps it, Escape
    does not.
    """
    if mods & Mod.AltModifier:
        return _with_alt(timeline, key, mods)
    if key in {Key.Key_Return, Key.Key_Enter}:
        if timeline.moving:
            timeline.keep()
        else:
            timeline.open_it()
    elif key == Key.Key_Escape and timeline.moving:
        timeline.leave()
    elif key in ARROWS:
        timeline.go(*ARROWS[key])
    else:
        return _about(timeline, key, mods)
    return True


def _about(timeline: Keyed, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
    if key in {Key.Key_Plus, Key.Key_Equal}:
        timeline.zoom_in()
    elif key == Key.Key_Minus:
        timeline.zoom_out()
    elif key == Key.Key_Home:
        timeline.go_to_today()
    elif key in {Key.Key_PageUp, Key.Key_PageDown}:
        timeline.go_years(-1 if key == Key.Key_PageUp else 1)
    elif key == Key.Key_0 and mods & Mod.ControlModifier:
        timeline.fit()
    elif key in {Key.Key_Delete, Key.Key_Backspace}:
        timeline.end_it()
    else:
        return False
    return True


def _with_alt(timeline: Keyed, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
    if key in {Key.Key_Left, Key.Key_Right}:
        way = -1 if key == Key.Key_Left else 1
        timeline.nudge(days=way * (WEEK if mods & Mod.ShiftModifier else 1))
    elif key in {Key.Key_PageUp, Key.Key_PageDown}:
        timeline.nudge(months=-1 if key == Key.Key_PageUp else 1)
    elif key in {Key.Key_Up, Key.Key_Down}:
        timeline.take(Grip.FIRST if key == Key.Key_Up else Grip.LAST)
    else:
        return False
    return True
