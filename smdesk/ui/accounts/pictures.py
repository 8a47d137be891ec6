"""Reads the dots of a picture for the reader of square codes, in memory alone."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QPainter

LARGEST_FILE = 20_000_000
MOST_DOTS = 4000
"""A larger side is made smaller: a square code needs far less."""
PICTURES = "*.png *.jpg *.jpeg *.bmp *.gif *.webp *.ppm"


def grey_dots(picture: QImage) -> tuple[bytes, int, int]:
    """Return the picture as one grey byte for each dot, with its width and height."""
    if max(picture.width(), picture.height()) > MOST_DOTS:
        picture = picture.scaled(MOST_DOTS, MOST_DOTS, Qt.AspectRatioMode.KeepAspectRatio)
    # What is seen through stands on white, as platforms draw it.
    flat = QImage(picture.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    with QPainter(flat) as painter:
        painter.drawImage(0, 0, picture)
    grey = flat.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, step = grey.width(), grey.height(), grey.bytesPerLine()
    whole = bytes(grey.constBits())
    rows = (whole[step * row : step * row + width] for row in range(height))
    return b"".join(rows), width, height


def picture_in(path: Path) -> QImage:
    """Return the picture in the file, an empty one if it is none; raises OSError."""
    if path.stat().st_size > LARGEST_FILE:
        return QImage()
    return QImage.fromData(path.read_bytes())


def dropped(data: QMimeData) -> list[Path]:
    """Return the files that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_of(data: QMimeData) -> QImage:
    """Return the picture that was copied or is dragged, an empty one if there is none."""
    if data.hasImage():
        found = data.imageData()
        if isinstance(found, QImage):
            return found
        return QImage(found)
    return QImage()
