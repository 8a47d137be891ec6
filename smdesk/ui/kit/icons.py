"""The small drawings beside words, coloured like the words and sharp on every screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QPixmapCache

from smdesk.system.resources import resources_folder
from smdesk.ui.kit.tokens import tokens

SMALL, ORDINARY = 16, 18
"""Sides in px."""
AIR = 6
"""Px between a drawing and the words of its button, which Qt would set too close."""
RATIOS = (1.0, 1.5, 2.0, 3.0)
"""Screen px to one of ours: a drawing is made for each, and Qt takes the one that fits."""


def icons_folder() -> Path:
    """Return the folder of the drawings."""
    return resources_folder() / "icons"


def icon(
    name: str, palette: QPalette, *, colour: str = "", side: int = ORDINARY, air: int = 0
) -> QIcon:
    """Return a drawing as an icon in the colour of the palette's text, or in ``colour``.

    ``side`` is its width and height in px; ``air`` px are left free at its right. Ask again when
    the palette changes. Raises FileNotFoundError for a name without a drawing.
    """
    made = QIcon()
    stroke = colour or tokens(palette).text
    for ratio in RATIOS:
        made.addPixmap(_widened(picture(name, stroke, side, ratio), air))
    return made


def picture(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """Return a drawing of ``side`` px in the colour, for a screen with that device pixel ratio."""
    key = f"smdesk/{name}/{colour}/{side}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not before something is drawn

    text = (icons_folder() / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _widened(drawing: QPixmap, air: int) -> QPixmap:
    if not air:
        return drawing
    ratio = drawing.devicePixelRatio()
    wide = QPixmap(drawing.width() + round(air * ratio), drawing.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    with QPainter(wide) as painter:
        painter.drawPixmap(0, 0, drawing)
    return wide


def app_icon() -> QIcon:
    """Return smdesk's own icon, for windows and the task bar."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(picture("smdesk", "", side, 1.0))
    return made
