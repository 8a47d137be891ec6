"""The page that F1 opens: what every key does, and where to read on."""

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled


class KeysDialog(Dialog):
    """A short table of keys, each with what it does."""

    def __init__(self, screens: int, parent: QWidget) -> None:
        """``screens`` is how many the side bar leads to; none while the cabinet is locked."""
        super().__init__("", parent)
        self._screens = screens
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.title.setText(self.tr("Keys"))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("What every key does"))
        holder = QWidget(area)
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for at, (keys, words) in enumerate(self._rows()):
            grid.addWidget(Label(keys, holder, type=Type.HEADING, wrap=False), at, 0)
            grid.addWidget(Label(words, holder), at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(holder)
        area.setMinimumHeight(min(holder.sizeHint().height() + 8, 440))
        area.setMinimumWidth(scaled(self, 580))
        self.body.addWidget(area)
        self.add_button(self.tr("Close"), self.accept, primary=True).setFocus()

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K", self.tr("Search, or do something by its name")),
            (self.tr("Enter in Search"), self.tr("Copy the password of the account chosen there")),
            ("Ctrl+L", self.tr("Lock at once")),
            *self._to_screens(),
            ("Ctrl+N", self.tr("Something new on this screen")),
            ("Ctrl+F", self.tr("Find in this screen's list")),
            ("Ctrl+Z", self.tr("Take back what was done last")),
            ("Ctrl+Shift+Z", self.tr("Do it again after all")),
            (self.tr("Tab, Shift+Tab"), self.tr("Go to the next or the previous thing")),
            (self.tr("Arrows, Home, End"), self.tr("Move within a list")),
            (self.tr("Alt and a letter"), self.tr("Press the button with that letter underlined")),
            (self.tr("In the accounts: Enter"), self.tr("Copy the password of the chosen account")),
            ("Ctrl+C", self.tr("Copy its user name")),
            ("Ctrl+Alt+C", self.tr("Copy the code of its authenticator")),
            (self.tr("In the calendar: Enter"), self.tr("Go into a day, and open a post")),
            (
                self.tr("Alt and an arrow"),
                self.tr("Move the chosen post by a day, a week, an hour"),
            ),
            ("N", self.tr("Begin a post at the chosen slot")),
            (self.tr("In a policy: Enter"), self.tr("Begin a new clause; Shift+Enter a paragraph")),
            (
                self.tr("Alt+Shift and an arrow"),
                self.tr("Move the clause up or down, or change its level"),
            ),
            ("[[", self.tr("Refer to a clause")),
            ("Esc", self.tr("Close what is open on top")),
            ("F1", self.tr("This page")),
        ]

    def _to_screens(self) -> list[tuple[str, str]]:
        if not self._screens:
            return []
        last = self._screens % 10
        keys = f"Ctrl+1 … Ctrl+{last}" if self._screens > 1 else "Ctrl+1"
        return [(keys, self.tr("Go to a screen, in the order of the side bar"))]
