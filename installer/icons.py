"""The icon in the formats that Windows and macOS want, drawn from its outlines."""

import struct
from pathlib import Path

from installer.facts import ROOT

OUTLINES = ROOT / "resources" / "icons" / "smdesk.svg"
WINDOWS_SIDES = (16, 20, 24, 32, 40, 48, 64, 256)
SIDE_PICTURE = (328, 628)
"""Px: twice what NSIS shows, for screens of high resolution."""
GROUND = "#DCEFF3"
"""The pale tone of the icon."""
MAC_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""The names that macOS has for pictures of these sides, in px."""


def windows_icon(place: Path) -> Path:
    """Write the icon as an ICO file of PNG pictures, as Windows reads it since Vista."""
    pictures = [(side, picture(side)) for side in WINDOWS_SIDES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    index, bodies = b"", b""
    for side, body in pictures:
        index += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(body), at)
        at += len(body)
        bodies += body
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(head + index + bodies)
    return place


def mac_icon(place: Path) -> Path:
    """Write the icon as an ICNS file of PNG pictures."""
    bodies = b""
    for kind, side in MAC_KINDS.items():
        body = picture(side)
        bodies += kind + struct.pack(">I", len(body) + 8) + body
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"icns" + struct.pack(">I", len(bodies) + 8) + bodies)
    return place


def side_picture(place: Path) -> Path:
    """Write the picture that stands at the side of the installer's last page, for Windows."""
    from PySide6.QtCore import QByteArray, QRectF  # noqa: PLC0415 - to draw only
    from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415 - to draw only
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - to draw only

    width, height = SIDE_PICTURE
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    side = width * 0.6
    where = QRectF((width - side) / 2, (width - side) / 2, side, side)
    QSvgRenderer(QByteArray(OUTLINES.read_bytes())).render(painter, where)
    painter.end()
    place.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(place), "BMP")  # type: ignore[call-overload]
    return place


def picture(side: int) -> bytes:
    """Return the icon as a PNG picture of ``side`` px."""
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt  # noqa: PLC0415 - to draw only
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - to draw only
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - to draw only

    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(OUTLINES.read_bytes())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
