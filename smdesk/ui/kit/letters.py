"""How large letters are, and what grows with them."""

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.sheet import TYPE


def pixels(font: QFont) -> int:
    """Return the size of a font in px, also of one whose size is given in points."""
    size = font.pixelSize()
    return size if size > 0 else QFontInfo(font).pixelSize()


def scale(font: QFont) -> float:
    """Return how much larger than 100 % letters in the font are; never less than 1."""
    return max(1.0, pixels(font) / TYPE["base"])


def scaled(widget: QWidget, px: int) -> int:
    """Return the px that so many are at the size of letters of the widget."""
    return round(px * scale(widget.font()))


def sized(font: QFont, role: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font in the size of another role: ``meta``, ``section`` and so on."""
    made = QFont(font)
    made.setPixelSize(max(1, round(pixels(font) * TYPE[role] / TYPE["base"])))
    made.setWeight(weight)
    return made
