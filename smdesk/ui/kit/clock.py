"""A field for a time of day: type it as one writes times here."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit.fields import Field

STEP, LARGE_STEP = 15, 60
"""Minutes that the arrows, and the page keys, go on by."""
_FORMS = ("H:mm", "HH:mm", "H.mm", "HHmm", "H", "h:mm AP", "h:mmAP", "h AP", "hAP")


class UnreadableTimeError(SmdeskError):
    """What was typed is no time of day that smdesk can make out."""


def time_written(value: time) -> str:
    """Return the time as the person's own language writes it."""
    return QLocale().toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)


def time_understood(text: str) -> time | None:
    """Return the time that the text means, or None for no text. Raises UnreadableTimeError."""
    text = text.strip()
    if not text:
        return None
    locale = QLocale()
    for form in (locale.timeFormat(QLocale.FormatType.ShortFormat), *_FORMS):
        for one in (locale, QLocale.c()):
            read = one.toTime(text.upper() if one != locale else text, form)
            if read.isValid():
                return time(read.hour(), read.minute())
    raise UnreadableTimeError


class ClockEdit(QLineEdit):
    """Holds a time of day or nothing. Arrows go a quarter on or back, page keys an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(time_written(time(10)))

    def set_clock(self, value: time | None) -> None:
        """Show the time."""
        self.setText("" if value is None else time_written(value))

    def clock(self) -> time | None:
        """Return the time, or None when empty. Raises UnreadableTimeError."""
        return time_understood(self.text())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: STEP,
            Qt.Key.Key_Down: -STEP,
            Qt.Key.Key_PageUp: LARGE_STEP,
            Qt.Key.Key_PageDown: -LARGE_STEP,
        }.get(Qt.Key(arg__1.key()))
        if step is None:
            super().keyPressEvent(arg__1)
            return
        try:
            before = self.clock() or time(10)
        except UnreadableTimeError:
            return
        on = datetime.combine(datetime(2000, 1, 2), before) + timedelta(minutes=step)  # noqa: DTZ001 - a bare clock
        self.set_clock(on.time())


class Clock(Field[ClockEdit, time | None]):
    """A time of day that may be left open."""

    @override
    def make(self, parent: QWidget) -> ClockEdit:
        return ClockEdit(parent)

    @override
    def show(self, editor: ClockEdit, value: time | None) -> None:
        editor.set_clock(value)

    @override
    def read(self, editor: ClockEdit) -> time | None:
        return editor.clock()
