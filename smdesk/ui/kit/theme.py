"""How smdesk looks: light or dark or as the computer does, how dense, how large the letters."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from smdesk.ui.kit.sheet import TYPE, Density, letters, sheet
from smdesk.ui.kit.tokens import DARK, LIGHT, palette

TEXT_PERCENTS = (90, 100, 110, 125, 150, 175, 200)
"""The sizes of letters to choose from."""

LARGEST_ORDINARY_FONT = 15
"""Letters of the system up to this many px are its ordinary ones; larger ones were asked for."""


class Scheme(Enum):
    """Which of the two sets of colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """How one person on one computer likes smdesk to look."""

    scheme: Scheme = Scheme.SYSTEM
    density: Density = Density.NORMAL
    text_percent: int = 100


class Theme(QObject):
    """Dresses the application, and follows the computer when it turns dark or asks for contrast."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        icons: Path,
        look: Look = Look(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or application)
        self._application = application
        self._icons = icons
        self._system_font = QFont(application.font())
        self.look = look
        application.setStyle("Fusion")
        # Kept, because the second is found dead once the first was let go.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._accessibility.contrastPreferenceChanged.connect(self._follow)
        self.apply(look)

    @property
    def dark(self) -> bool:
        """Whether the colours are the dark ones at the moment."""
        if self.look.scheme is Scheme.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self.look.scheme is Scheme.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether the computer asks for high contrast; then its own palette is used."""
        preference = self._accessibility.contrastPreference()
        return preference is Qt.ContrastPreference.HighContrast

    @property
    def scale(self) -> float:
        """How much larger than the usual 14 px the letters are."""
        system = QFontInfo(self._system_font).pixelSize() / LARGEST_ORDINARY_FONT
        return max(1.0, system) * self.look.text_percent / 100

    def apply(self, look: Look) -> None:
        """Dress the application so."""
        self.look = look
        wanted = {
            Scheme.SYSTEM: Qt.ColorScheme.Unknown,
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
        }[look.scheme]
        self._hints.setColorScheme(wanted)
        self._dress()

    def _follow(self) -> None:
        self._dress()

    def _dress(self) -> None:
        font = QFont(self._system_font)
        font.setPixelSize(round(TYPE["base"] * self.scale))
        self._application.setFont(font)
        if self.high_contrast:
            self._application.setPalette(self._application.style().standardPalette())
            self._application.setStyleSheet(letters(self.look.density, self.scale))
        else:
            colours = DARK if self.dark else LIGHT
            self._application.setPalette(palette(colours))
            self._application.setStyleSheet(
                sheet(colours, self.look.density, self.scale, self._icons)
            )
        self.changed.emit()
