"""The print centre: every sheet for a wall or a desk in one place, with what each is for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from smdesk.domain.records import SmdeskError
from smdesk.printing.press import Press
from smdesk.ui.handoff.wall_prints import WallPrint
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.preview import Preview
from smdesk.ui.kit.printing import SheetOutput

WIDE, HIGH, LIST = 900, 600, 210


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
        for one in self._prints:
            self.list.addItem(one.title)
        self.what_for = Label("", self)
        self.preview = Preview(self.tr("Pages of the sheet"), background, self)
        self._state = Label("", self, type=Type.META)
        self.preview.shown.connect(self._on_pages)
        self.preview.failed.connect(self._failed)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.what_for)
        right.addWidget(self.preview, 1)
        right.addWidget(self._state)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.list)
        halves.addLayout(right, 1)
        self.body.addLayout(halves, 1)
        self.add_button(self.tr("Close"), self.accept)
        self.add_button(self.tr("&Save as PDF…"), self.save)
        self.go = self.add_button(self.tr("&Print…"), self.print, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self.list.currentRowChanged.connect(self._show)
        self.finished.connect(self.forget)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> WallPrint:
        """The sheet that is shown."""
        return self._prints[max(self.list.currentRow(), 0)]

    def print(self) -> None:
        """Bring the chosen sheet to paper."""
        one = self.chosen
        self.output.print(one.make, title=one.title, name=one.name)

    def save(self) -> None:
        """Save the chosen sheet as a PDF."""
        one = self.chosen
        self.output.save(one.make, title=one.title, name=one.name)

    def notice(self, text: str) -> None:
        """Say what was done."""
        self._say_state(text)

    def forget(self) -> None:
        """Let go of the pages; what is under way comes to nothing."""
        self.preview.clear()
        self._press.forget()

    def _show(self) -> None:
        self.banner.close_it()
        self.what_for.setText(self.chosen.what_for)
        self._say_state(self.tr("Setting the pages…"))
        try:
            sheet = self.chosen.make()
        except SmdeskError as error:
            self._say_state("")
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
