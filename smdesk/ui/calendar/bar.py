"""What stands over the calendar: which days are shown, and the four ways to look."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal
from PySide6.QtWidgets import QButtonGroup

from smdesk.domain.dates import Span
from smdesk.ui.calendar.asked import Face
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.header import PageHeader


class Bar(QObject):
    """Puts its buttons into the header of the screen."""

    faced = Signal(object)
    """The Face that is to be shown."""

    def __init__(
        self, header: PageHeader, turn: Callable[[int], object], today: Callable[[], object]
    ) -> None:
        """``turn`` goes so many pages on; ``today`` goes to today."""
        super().__init__(header)
        self._turn = turn
        self._header = header
        self.back = Button(_tr("Earlier"), header, then=self._earlier, icon="chevron-left",
                           bare=True)  # fmt: skip
        self.on = Button(_tr("Later"), header, then=self._later, icon="chevron-right", bare=True)
        header.add_button(self.back)
        today_button = Button(_tr("&Today"), header, then=today)
        header.add_button(today_button)
        header.add_button(self.on)
        self._today = today_button
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        words = {
            Face.MONTH: _tr("&Month"),
            Face.WEEK: _tr("&Week"),
            Face.AGENDA: _tr("A&genda"),
            Face.LIST: _tr("&List"),
        }
        self.buttons: dict[Face, Button] = {}
        for face, text in words.items():
            button = Button(text, header)
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[face] = button
            header.add_button(button)
        self._group.buttonClicked.connect(self._faced)

    def show_face(self, face: Face) -> None:
        """Show which way of looking is chosen; a list of everything has no pages to turn."""
        self.buttons[face].setChecked(True)
        for button in (self.back, self.on):
            button.setEnabled(face is not Face.LIST)

    def say(self, face: Face, shown: date, span: Span | None, standing: str) -> None:
        """Say which days are shown, and in a line beneath where things stand."""
        if span is None:
            words = _tr("All posts")
        elif face is Face.MONTH:
            month = QLocale().standaloneMonthName(shown.month)
            words = _tr("{month} {year}").format(month=month, year=shown.year)
        else:
            words = wording.span(span.first, span.last)
        self._header.set_words(words, standing)

    def _earlier(self) -> None:
        self._turn(-1)

    def _later(self) -> None:
        self._turn(1)

    def _faced(self) -> None:
        face = next(one for one, button in self.buttons.items() if button.isChecked())
        self.faced.emit(face)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
