"""Pictures and films from outside: read with care, shown small, and never written to a file."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

from smdesk.desk.attachments import MOST_BYTES
from smdesk.desk.errors import BrokenPictureError, HugePictureError, NoMediaError
from smdesk.desk.media_files import Brought, looked_at, too_large
from smdesk.domain.file_kinds import ENOUGH, file_kind
from smdesk.domain.media import MediaKind
from smdesk.domain.records import RecordId
from smdesk.system.outside import NotAFileError

MOST_PIXELS = 80_000_000
"""As many as the largest camera has; decoded it takes some 300 MB."""
TRIED = 480
"""Side in px at which a picture is opened to see whether it can be."""
KEPT = 48
"""So many small pictures are held in memory."""


def brought(path: Path) -> Brought:
    """Return the file as it can be taken in; slow for large ones, so it is for the background.

    Raises NoMediaError, BrokenPictureError, HugePictureError, and OSError.
    """
    if not path.is_file():
        raise NotAFileError(path)
    with path.open("rb") as file:
        beginning = file.read(ENOUGH)
        kind = file_kind(beginning)
        if kind is None:
            raise NoMediaError(path.name)
        file.seek(0)
        data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return too_large(path, data, file.read)
    width, height = checked(path.name, data)
    return looked_at(path.name, data, place=str(path), width=width, height=height)


def pasted(image: QImage, name: str) -> Brought:
    """Return a picture from the clipboard as a PNG; raises as ``brought``."""
    if image.isNull():
        raise BrokenPictureError(name)
    if image.width() * image.height() > MOST_PIXELS:
        raise HugePictureError(name, image.width(), image.height())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise BrokenPictureError(name)
    return looked_at(name, bytes(data.data()), width=image.width(), height=image.height())


def checked(name: str, data: bytes) -> tuple[int, int]:
    """Return width and height in px, (0, 0) for what is no picture that can be opened here.

    Raises BrokenPictureError and HugePictureError.
    """
    kind = file_kind(data)
    if kind is None or kind[0] is not MediaKind.IMAGE:
        return 0, 0
    known = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    if kind[1] not in known:
        return 0, 0
    buffer, reader = _reader(data)
    size = reader.size()
    if not size.isValid():
        raise BrokenPictureError(name)
    if size.width() * size.height() > MOST_PIXELS:
        raise HugePictureError(name, size.width(), size.height())
    reader.setAutoTransform(True)
    reader.setScaledSize(size.scaled(TRIED, TRIED, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise BrokenPictureError(name)
    turned = (image.width() > image.height()) is not (size.width() > size.height())
    return (size.height(), size.width()) if turned else (size.width(), size.height())


def whole(data: bytes) -> QImage:
    """Return the picture as it is seen, turned upright; a null one where it cannot be opened."""
    buffer, reader = _reader(data)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)
    image = reader.read()
    buffer.close()
    for key in image.textKeys():
        image.setText(key, "")
    return image


def small(data: bytes, side: int) -> QImage:
    """Return the picture no larger than ``side`` px; a null one where it cannot be opened."""
    buffer, reader = _reader(data)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(
            size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
                QSize(1, 1)
            )
        )
    image = reader.read()
    buffer.close()
    return image


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class Thumbs:
    """Keeps the small pictures of what was looked at lately, in memory alone."""

    def __init__(self, read: Callable[[RecordId], bytes | None]) -> None:
        """``read`` gives the bytes of a file; None where they are not kept inside."""
        self._read = read
        self._kept: OrderedDict[RecordId, QImage] = OrderedDict()

    def get(self, asset: RecordId) -> QImage:
        """Return the small picture; a null one where there is none. Raises what ``read`` does."""
        image = self._kept.get(asset)
        if image is None:
            data = self._read(asset)
            image = QImage() if data is None else small(data, TRIED)
            self._kept[asset] = image
        self._kept.move_to_end(asset)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return image

    def drop(self, asset: RecordId) -> None:
        """Drop the small picture of what was destroyed."""
        self._kept.pop(asset, None)

    def forget(self) -> None:
        """Drop them all."""
        self._kept.clear()


def fitted(image: QImage, width: int, height: int, ratio: float) -> QPixmap:
    """Return the picture as it fits into so many px of a screen with that device pixel ratio."""
    if image.isNull():
        return QPixmap()
    room = QSize(round(width * ratio), round(height * ratio))
    scaled = image.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _reader(data: bytes) -> tuple[QBuffer, QImageReader]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer, QImageReader(buffer)
