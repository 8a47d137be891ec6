"""The pages of a PDF that is held in memory, made into pictures one at a time."""

import ctypes
import math
from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MARK = b"%PDF-"
ENCRYPTED = b"/Encrypt"
MARK_WITHIN = 1024
"""Bytes before which the mark has to come: what other readers are content with."""
MOST_DOTS = 24_000_000
"""What one picture may have: about 96 MB, more than a page needs on the finest of screens."""
LONGEST = 20_000
"""Dots along one side of a picture, for pages that are long and thin."""
MOST_WORDS = 20_000
"""Letters of one page that are read out; a page of a book has about 3,000."""
POINTS = 72
WHITE = 0xFFFFFFFF

_ALONE = RLock()
"""What makes the pictures is one for the whole program, and may be called by one at a time."""

P = ParamSpec("P")
R = TypeVar("R")


class NoPdfError(Exception):
    """The file cannot be shown; ``locked`` if it asks for a password of its own."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.locked = locked


def is_pdf(data: bytes) -> bool:
    """Return whether the file says that it is a PDF."""
    return MARK in data[:MARK_WITHIN]


def warm_up() -> None:
    """Fetch what makes the pictures, so that the first one need not wait for it."""
    with _ALONE:
        import pypdfium2  # noqa: F401, PLC0415


def _alone(
    task: Callable[Concatenate["PdfPages", P], R],
) -> Callable[Concatenate["PdfPages", P], R]:
    """Let the task wait for its turn."""

    @wraps(task)
    def in_turn(pages: "PdfPages", /, *args: P.args, **more: P.kwargs) -> R:
        with _ALONE:
            return task(pages, *args, **more)

    return in_turn


class PdfPages:
    """Reads pages out of memory and writes nothing anywhere, on whichever thread asks."""

    @_alone
    def __init__(self, data: bytes) -> None:
        """Raises NoPdfError where no page can be read."""
        self._pdf: PdfDocument | None = None
        # Loaded by whoever looks at a PDF, and by nobody else.
        import pypdfium2  # noqa: PLC0415
        from pypdfium2 import raw  # noqa: PLC0415

        self._error = pypdfium2.PdfiumError
        locked = False
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            # The code may be that of an earlier file; what is locked says so itself.
            locked = error.err_code == raw.FPDF_ERR_PASSWORD and ENCRYPTED in data
            pdf = None
        if pdf is None:
            # Raised here: the first error would carry the file along.
            raise NoPdfError(locked=locked)
        pdf.init_forms()
        self.count = len(pdf)
        if not self.count:
            pdf.close()
            raise NoPdfError
        self._pdf = pdf

    def __del__(self) -> None:
        # Left to itself, the file would be closed by whichever thread forgets it, out of turn.
        self.close()

    @_alone
    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of the page in inches, zeros for a broken one.

        The first page is 0.
        """
        if self._pdf is None:
            return 0.0, 0.0
        try:
            width, height = self._pdf.get_page_size(index)
        except self._error:
            return 0.0, 0.0
        return width / POINTS, height / POINTS

    def picture(self, index: int, dots_per_inch: float) -> QImage:
        """Return the page as a picture, coarser if it would have more than MOST_DOTS.

        Raises NoPdfError for a page that is broken.
        """
        width, height = self.size(index)
        if min(width, height) <= 0:
            raise NoPdfError
        most = min(math.sqrt(MOST_DOTS / (width * height)), LONGEST / max(width, height))
        dots = min(dots_per_inch, most)
        return self.fitted(index, math.ceil(width * dots), math.ceil(height * dots))

    @_alone
    def fitted(self, index: int, wide: int, high: int) -> QImage:
        """Return the page as a picture of so many dots.

        Raises NoPdfError for a page that is broken.
        """
        if self._pdf is None:
            raise NoPdfError
        image = QImage(max(1, wide), max(1, high), QImage.Format.Format_RGB32)
        if image.isNull():
            raise NoPdfError
        image.fill(WHITE)
        try:
            page = self._pdf[index]
        except self._error:
            page = None
        if page is None:
            # Raised here, for the same reason as above.
            raise NoPdfError
        self._paint(page, image)
        page.close()
        return image

    def _paint(self, page: "PdfPage", image: QImage) -> None:
        """Paint the page straight into the picture's own memory: a copy would take its time."""
        from pypdfium2 import raw  # noqa: PLC0415

        wide, high = image.width(), image.height()
        room = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        bitmap = raw.FPDFBitmap_CreateEx(
            wide, high, raw.FPDFBitmap_BGRx, room, image.bytesPerLine()
        )
        place = (0, 0, wide, high, 0, raw.FPDF_ANNOT)
        raw.FPDF_RenderPageBitmap(bitmap, page, *place)
        if page.formenv:
            raw.FPDF_FFLDraw(page.formenv, bitmap, page, *place)
        raw.FPDFBitmap_Destroy(bitmap)

    @_alone
    def words(self, index: int) -> str:
        """Return what stands on the page, for those who have it read out; a scan has no words."""
        if self._pdf is None:
            return ""
        try:
            page = self._pdf[index]
            text = page.get_textpage()
            found = str(text.get_text_bounded())
        except self._error:
            return ""
        text.close()
        page.close()
        return " ".join(found.split())[:MOST_WORDS]

    @_alone
    def close(self) -> None:
        """Let go of the file, with no way back."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
