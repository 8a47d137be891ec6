"""The pages of a PDF that is held in memory, made into pictures one at a time."""

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

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


class NoPdfError(Exception):
    """The file cannot be shown; ``locked`` if it asks for a password of its own."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.locked = locked


def is_pdf(data: bytes) -> bool:
    """Return whether the file says that it is a PDF."""
    return MARK in data[:MARK_WITHIN]


class PdfPages:
    """Reads pages out of memory and writes nothing anywhere; use it in one thread.

    What makes the pictures may be called by one thread at a time only, so the window's is taken.
    """

    def __init__(self, data: bytes) -> None:
        """Raises NoPdfError where no page can be read."""
        # Loaded by whoever looks at a PDF, and by nobody else.
        import pypdfium2  # noqa: PLC0415
        from pypdfium2 import raw  # noqa: PLC0415

        self._error = pypdfium2.PdfiumError
        self._pdf: PdfDocument | None = None
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
        if self._pdf is None or min(width, height) <= 0:
            raise NoPdfError
        most = min(math.sqrt(MOST_DOTS / (width * height)), LONGEST / max(width, height))
        made = self._painted(index, min(dots_per_inch, most) / POINTS)
        if made.isNull():
            raise NoPdfError
        return made

    def _painted(self, index: int, scale: float) -> QImage:
        if self._pdf is None:
            return QImage()
        try:
            page = self._pdf[index]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
        except self._error:
            return QImage()
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        dots = bytes(bitmap.buffer)
        bitmap.close()
        page.close()
        return QImage(dots, wide, high, stride, QImage.Format.Format_RGB32).copy()

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

    def close(self) -> None:
        """Let go of the file, with no way back."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
