"""What this computer remembers of how smdesk is liked here; it names no account and no person."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from smdesk.ui.kit.theme import Look

FILE_NAME = "window.ini"
E = TypeVar("E", bound=Enum)


class Preferences:
    """Reads and writes one small file in this computer's own folder.

    A file that was spoiled by hand or by a full disk counts as no file: every value has an
    ordinary one to fall back to.
    """

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def scheme(self) -> str:
        """Return which colours smdesk is to have, as written; this needs nothing heavy."""
        return str(self._settings.value("look/scheme") or "")

    def look(self) -> "Look":
        """Return how smdesk is to look here."""
        from smdesk.ui.kit.theme import Look  # noqa: PLC0415 - the first paint comes before

        usual = Look()
        return Look(
            scheme=self._choice("look/scheme", usual.scheme),
            density=self._choice("look/density", usual.density),
            text_percent=self._percent(usual.text_percent),
        )

    def keep_look(self, look: "Look") -> None:
        """Remember how smdesk is to look here."""
        self._settings.setValue("look/scheme", look.scheme.value)
        self._settings.setValue("look/density", look.density.value)
        self._settings.setValue("look/text_percent", look.text_percent)
        self._settings.sync()

    def habit(self, place: str, person: str) -> str:
        """Return how somebody likes to look at a screen, as it was kept; empty if it never was."""
        kept = self._settings.value(f"{place}/{person}")
        return kept if isinstance(kept, str) else ""

    def keep_habit(self, place: str, person: str, habit: str) -> None:
        """Remember how somebody likes to look at a screen; it is to name ids alone."""
        self._settings.setValue(f"{place}/{person}", habit)
        self._settings.sync()

    def clock(self) -> str:
        """Return what was found out about this computer's clock, as it was kept."""
        kept = self._settings.value("computer/clock")
        return kept if isinstance(kept, str) else ""

    def keep_clock(self, found: str) -> None:
        """Remember what was found out about this computer's clock; empty forgets it."""
        self._settings.setValue("computer/clock", found)
        self._settings.sync()

    def geometry(self) -> QByteArray:
        """Return where the window was, as Qt wrote it; empty when it was never kept."""
        kept = self._settings.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window is."""
        self._settings.setValue("window/geometry", geometry)
        self._settings.sync()

    def _choice(self, key: str, usual: E) -> E:
        kept = self._settings.value(key)
        return next((one for one in type(usual) if one.value == kept), usual)

    def _percent(self, usual: int) -> int:
        from smdesk.ui.kit.theme import TEXT_PERCENTS  # noqa: PLC0415 - as above

        kept = str(self._settings.value("look/text_percent") or "")
        return int(kept) if kept in {str(percent) for percent in TEXT_PERCENTS} else usual
