"""A field for a day: type it as one writes dates here, or pick it from a calendar."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit.icons import icon

CENTURY = 2000
MOST_DIGITS = 2
"""More digits than a day or a month has are a year's."""
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""No library's day lies outside these years: whoever types one has slipped on a key."""


class UnreadableDayError(SmdeskError):
    """What was typed is no day that smdesk can make out."""


def written(value: date) -> str:
    """Return the day in digits as the person's own language writes it, with a full year."""
    return QLocale().toString(QDate(value.year, value.month, value.day), _short())


def understood(text: str, today: date) -> date | None:
    """Return the day that the text means, or None for no text.

    Reads the language's own short and long forms, 2028-08-31, digits in the language's order
    however they are set apart (1/8/28, 1.8.2028), ``today``, ``tomorrow`` and ``yesterday`` in
    that language, and days from today, as in +7. Raises UnreadableDayError for anything else, and
    for a day centuries away.
    """
    text = text.strip()
    if not text:
        return None
    near = _from_today(text)
    if near is not None:
        return today + timedelta(days=near)
    in_digits = _in_digits(text)
    if in_digits is not None:
        return in_digits
    locale = QLocale()
    forms = (
        _short(),
        _short().replace("yyyy", "yy"),
        locale.dateFormat(QLocale.FormatType.ShortFormat),
        "yyyy-MM-dd",
        "d MMM yyyy",
        "d MMMM yyyy",
        "MMM d, yyyy",
        "MMMM d, yyyy",
        locale.dateFormat(QLocale.FormatType.LongFormat),
    )
    for form in forms:
        day = locale.toDate(text, form, CENTURY)
        if day.isValid() and FIRST_YEAR <= day.year() <= LAST_YEAR:
            return date(day.year(), day.month(), day.day())
    raise UnreadableDayError


def _from_today(text: str) -> int | None:
    """Return how many days from today the text means, or None if it is no such word."""
    words = {
        QCoreApplication.translate("Day", "today"): 0,
        QCoreApplication.translate("Day", "tomorrow"): 1,
        QCoreApplication.translate("Day", "yesterday"): -1,
    }
    for word, days in words.items():
        if text.casefold() == word.casefold():
            return days
    return int(text) if re.fullmatch(r"[+-][0-9]{1,4}", text) else None


def _in_digits(text: str) -> date | None:
    """Return the day of three numbers in the language's order, or with a full year first."""
    found = re.fullmatch(r"([0-9]{1,4})[^\w+]+([0-9]{1,2})[^\w+]+([0-9]{1,4})\W*", text)
    if found is None:
        return None
    order = dict.fromkeys(sign for sign in _short() if sign in "yMd")
    signs = "yMd" if len(found[1]) > MOST_DIGITS else "".join(order)
    parts = dict(zip(signs, found.groups(), strict=False))
    try:
        year = int(parts["y"]) + (CENTURY if len(parts["y"]) <= MOST_DIGITS else 0)
        day = date(year, int(parts["M"]), int(parts["d"]))
    except (ValueError, KeyError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _short() -> str:
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else re.sub("y+", "yyyy", form)


class DayEdit(QLineEdit):
    """Holds a day or nothing. Up and Down go a day on or back, Page Up and Page Down a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_short().lower())
        self._calendar: _Popup | None = None
        self._pick = QAction(self.tr("Pick from a calendar (Alt+Down)"), self)
        self._pick.triggered.connect(self.open_calendar)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self._draw()

    def set_day(self, value: date | None) -> None:
        """Show the day."""
        self.setText("" if value is None else written(value))

    def day(self) -> date | None:
        """Return the day, or None when empty. Raises UnreadableDayError."""
        return understood(self.text(), date.today())  # noqa: DTZ011 - the person's own day

    def open_calendar(self) -> None:
        """Show the calendar beneath the field."""
        if self._calendar is None:
            self._calendar = _Popup(self)
        self._calendar.open_at(self._day_or_today())

    def _day_or_today(self) -> date:
        today = date.today()  # noqa: DTZ011 - the person's own day
        try:
            return self.day() or today
        except UnreadableDayError:
            return today

    def _move(self, key: int) -> bool:
        month = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(key))
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(key))
        day = self._day_or_today()
        if not FIRST_YEAR < day.year < LAST_YEAR:
            return month is not None or step is not None
        if month is not None:
            moved = QDate(day.year, day.month, day.day).addMonths(month)
            self.set_day(date(moved.year(), moved.month(), moved.day()))
        elif step is not None:
            self.set_day(day + timedelta(days=step))
        return month is not None or step is not None

    def _draw(self) -> None:
        self._pick.setIcon(icon("calendar", self.palette()))

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        alt = arg__1.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and arg__1.key() == Qt.Key.Key_Down:
            self.open_calendar()
        elif alt or not self._move(arg__1.key()):
            super().keyPressEvent(arg__1)

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.PaletteChange and hasattr(self, "_pick"):
            self._draw()


class _Popup(QFrame):
    """The calendar beneath a field; Escape closes it, Enter takes the day."""

    def __init__(self, field: DayEdit) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.setProperty("kit", "popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self._calendar.setAccessibleName(self.tr("Calendar"))
        self._calendar.activated.connect(self._take)
        self._calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._calendar)

    def open_at(self, day: date) -> None:
        """Show the month of the day, with the day chosen."""
        self._dress()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._field.mapToGlobal(QPoint(0, self._field.height() + 2)))
        self.show()
        self._calendar.setFocus()

    def _dress(self) -> None:
        """Take away the red of weekends and the small black arrows, which dark colours swallow."""
        ink = QTextCharFormat()
        ink.setForeground(self.palette().text())
        head = QTextCharFormat()
        head.setForeground(self.palette().placeholderText())
        head.setBackground(self.palette().base())
        self._calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, ink)
        ways = {"prevmonth": "chevron-left", "nextmonth": "chevron-right"}
        names = {"prevmonth": self.tr("Month before"), "nextmonth": self.tr("Month after")}
        for way, drawing in ways.items():
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{way}")
            if button is not None:
                button.setIcon(icon(drawing, self.palette()))
                button.setAccessibleName(names[way])

    def _take(self, day: QDate) -> None:
        self._field.set_day(date(day.year(), day.month(), day.day()))
        self.hide()
        self._field.setFocus()
