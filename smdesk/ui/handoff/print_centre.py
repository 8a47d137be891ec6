"""The print centre: every sheet for a wall or a desk in one place, with what each is for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.records import SmdeskError
from smdesk.printing.press import Press, Sheet
from smdesk.ui.handoff.wall_print import OneOf, Shelf, WallPrint
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.preview import Preview
from smdesk.ui.kit.printing import SheetOutput

WIDE, HIGH, LIST = 940, 640, 220
PLACE = Qt.ItemDataRole.UserRole
"""Under which a row of the list keeps its sheet's place."""


class PrintCentre(Dialog):
    """A list of sheets, what the chosen one is for, its pages, and buttons to print or save it."""

    def __init__(
        self,
        prints: Sequence[WallPrint],
        press: Press,
        background: Background,
        make_output: Callable[["PrintCentre"], SheetOutput],
        parent: QWidget,
    ) -> None:
        super().__init__(parent.tr("Print centre"), parent)
        self._prints, self._press = list(prints), press
        self.output = make_output(self)
        self.output.busy.connect(self._say_state)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sheets"))
        self.list.setFixedWidth(scaled(self, LIST))
        self._fill()
        self.what_for = Label("", self)
        self.which = QuietComboBox(self)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._which_words = Label("", self, wrap=False)
        self._which_words.setBuddy(self.which)
        self._nothing = Label("", self, tone="muted")
        self.preview = Preview(self.tr("Pages of the sheet"), background, self)
        self._state = Label("", self, type=Type.META)
        self.preview.shown.connect(self._on_pages)
        self.preview.failed.connect(self._failed)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.what_for)
        right.addLayout(self._choosing())
        right.addWidget(self._nothing)
        right.addWidget(self.preview, 1)
        right.addWidget(self._state)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.list)
        halves.addLayout(right, 1)
        self.body.addLayout(halves, 1)
        self.add_button(self.tr("Close"), self.accept)
        self._to_file = self.add_button(self.tr("&Save as PDF…"), self.save)
        self.go = self.add_button(self.tr("&Print…"), self.print, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self.list.currentItemChanged.connect(self._turn)
        self.which.activated.connect(self._show)
        self.finished.connect(self.forget)
        self.choose(self._prints[0].title)
        self.list.setFocus()

    @property
    def chosen(self) -> WallPrint:
        """The sheet that is shown."""
        item = self.list.currentItem()
        place: int | None = None if item is None else item.data(PLACE)
        return self._prints[place or 0]

    @property
    def one(self) -> OneOf | None:
        """Which of those of which there can be a sheet; None where there is but one."""
        found: OneOf | None = self.which.currentData()
        return found

    def choose(self, title: str) -> None:
        """Show the sheet of that title."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(PLACE) is not None and item.text() == title:
                self.list.setCurrentItem(item)

    def print(self) -> None:
        """Bring the chosen sheet to paper."""
        self.output.print(self._out(), title=self.chosen.title, name=self.chosen.name(self.one))

    def save(self) -> None:
        """Save the chosen sheet as a PDF."""
        self.output.save(self._out(), title=self.chosen.title, name=self.chosen.name(self.one))

    def _out(self) -> Callable[[], Sheet]:
        make = self.chosen.go_out or self.chosen.make
        return partial(make, None if self.one is None else self.one.key)

    def notice(self, text: str) -> None:
        """Say what was done."""
        self._say_state(text)

    def forget(self) -> None:
        """Let go of the pages; what is under way comes to nothing."""
        self.preview.clear()
        self._press.forget()

    def _fill(self) -> None:
        """List the sheets under the names of their shelves; a name itself cannot be chosen."""
        words = {
            Shelf.WALL: self.tr("For the wall"),
            Shelf.DESK: self.tr("For the desk"),
            Shelf.PERSON: self.tr("For one person"),
            Shelf.MEETING: self.tr("For meetings"),
        }
        shelf: Shelf | None = None
        for place, one in enumerate(self._prints):
            if one.shelf is not shelf:
                shelf = one.shelf
                head = QListWidgetItem(words[shelf], self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(sized(self.list.font(), "meta"))
            item = QListWidgetItem(one.title, self.list)
            item.setData(PLACE, place)
            item.setToolTip(one.what_for)

    def _choosing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._which_words)
        row.addWidget(self.which)
        row.addStretch(1)
        return row

    def _turn(self) -> None:
        """Look at another sheet, the first of its kind."""
        one = self.chosen
        self.what_for.setText(one.what_for)
        those = one.those() if one.which else ()
        self.which.clear()
        for each in those:
            self.which.addItem(each.name, each)
        for widget in (self.which, self._which_words):
            widget.setVisible(bool(those))
        self._which_words.setText(one.which)
        self.which.setAccessibleName(one.which)
        none = bool(one.which) and not those
        self._nothing.setText(one.nothing if none else "")
        self._nothing.setVisible(none)
        self.preview.setVisible(not none)
        self.go.setEnabled(not none)
        self._to_file.setEnabled(not none)
        if none:
            self.banner.close_it()
            self.preview.clear()
            self._say_state("")
        else:
            self._show()

    def _show(self) -> None:
        self.banner.close_it()
        self._say_state(self.tr("Setting the pages…"))
        try:
            sheet = self.chosen.make(None if self.one is None else self.one.key)
        except SmdeskError as error:
            self._say_state("")
            self.preview.clear()
            self.tell(error)
            return
        self.preview.show_made(partial(self._press.proof, sheet))

    def _on_pages(self) -> None:
        self._say_state("")

    def _failed(self, error: Exception) -> None:
        self._say_state("")
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)

    def _say_state(self, words: str) -> None:
        self._state.setText(words)
