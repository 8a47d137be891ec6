"""What making a kit and making shares have in common: draw, bring to paper, prove, then keep."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import pixels, scaled
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.kit.secret_entry import SecretLineEdit
from smdesk.ui.kit.tokens import Tone

COLUMNS = 4
WIDTH = 600
LARGE = 1.3


MakePrinting = Callable[[QWidget], SealedPrinting]


class OnScreen(QFrame):
    """Words or letters to be copied by hand, numbered; nothing in it can be selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kit", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 14, 18, 14)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._labels: list[Label] = []
        self.hide()

    def show_secret(self, text: SecretText) -> None:
        """Show its parts in place of what stood there."""
        self.forget()
        for at, part in enumerate(text.reveal().split()):
            label = Label(f"{at + 1}  {part}", self, wrap=False)
            font = QFont(self.font())
            font.setPixelSize(round(pixels(font) * LARGE))
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
            self._grid.addWidget(label, at // COLUMNS, at % COLUMNS)
            self._labels.append(label)
        self.show()

    def forget(self) -> None:
        """Drop what is shown."""
        for label in self._labels:
            label.setText("")
            label.hide()
            label.deleteLater()
        self._labels.clear()
        self.hide()


class Proof(QWidget):
    """Asks for two things that stand on the page, to be sure that it is there and can be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = SecretText("")
        self.words = Label("", self)
        self.boxes: list[SecretLineEdit] = []
        self._labels: list[Label] = []
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        for at in range(2):
            box = SecretLineEdit("", self)
            box.set_shown(shown=True)
            label = Label("", self, type=Type.META, wrap=False)
            label.setBuddy(box)
            self._grid.addWidget(label, 0, at)
            self._grid.addWidget(box, 1, at)
            self.boxes.append(box)
            self._labels.append(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(self._grid)
        column.addWidget(self._fault)
        self.setFocusProxy(self.boxes[0])

    def ask(self, words: str, names: Sequence[str], wanted: SecretText) -> None:
        """Ask for two words, with a blank between; ``names`` are what the boxes are called."""
        self.words.setText(words)
        self._wanted = wanted
        for box, label, name in zip(self.boxes, self._labels, names, strict=True):
            box.setAccessibleName(name)
            label.setText(name)

    def holds(self) -> bool:
        """Whether both are as on the page; says in place what is not."""
        for box, wanted in zip(self.boxes, self._wanted.reveal().split(), strict=True):
            if box.text().strip().casefold() != wanted.casefold():
                self._fault.setText(self.tr("That is not what stands there. Look again."))
                self._fault.show()
                box.setFocus()
                box.selectAll()
                announce(box, self._fault.text(), urgent=True)
                return False
        self._fault.hide()
        return True

    def forget(self) -> None:
        """Drop what was typed and what is waited for."""
        self._wanted = SecretText("")
        for box in self.boxes:
            box.forget()
            box.set_shown(shown=True)


class MakingDialog(Dialog):
    """Two steps: say what it is for and bring it to paper; then prove that it lies there.

    Only then is it kept, and what was there before opens nothing any more.
    """

    kept = Signal(object)
    """The record of what was made."""

    def __init__(self, title: str, make_printing: MakePrinting, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(scaled(self, WIDTH))
        self.printing = make_printing(self)
        self.printing.printed.connect(self.ask_for_proof)
        self.printing.failed.connect(self._say_failed)
        self.printing.busy.connect(self._say_busy)
        self.ask = QWidget(self)
        self.asked = QVBoxLayout(self.ask)
        self.asked.setContentsMargins(0, 0, 0, 0)
        self.asked.setSpacing(10)
        self.by_hand = OnScreen(self)
        self.proof = Proof(self)
        self.proof.hide()
        self.state = Label("", self, type=Type.META)
        self.caption = Label("", self, type=Type.HEADING)
        self.caption.hide()
        for widget in (self.ask, self.caption, self.by_hand, self.proof, self.state):
            self.body.addWidget(widget)
        self.add_button(self.tr("Cancel"), self.reject)
        self._copy = self.add_button(self.tr("Copy it by &hand…"), self.copy_by_hand)
        self.go = self.add_button(self.tr("&Print…"), self.print, primary=True)
        self._copied = self.add_button(
            self.tr("&It is all copied"), self.ask_for_proof, primary=True
        )
        self._again = self.add_button(self.tr("Print &again…"), self.print)
        for button in (self._copied, self._again):
            button.hide()
        self._keep = self.add_button("", self.keep, primary=True)
        self._keep.hide()
        self.finished.connect(self.forget)

    # What each kind says for itself.

    def draw(self) -> bool:
        """Draw the secret; whether that could be done."""
        raise NotImplementedError

    def sheet(self) -> Sheet:
        """Return the pages."""
        raise NotImplementedError

    def show_by_hand(self) -> None:
        """Show what is to be copied."""
        raise NotImplementedError

    def prepare_proof(self) -> None:
        """Say to ``proof`` what it is to ask for."""
        raise NotImplementedError

    def keep_drawn(self) -> object:
        """Let what was drawn open the cabinet; return its record."""
        raise NotImplementedError

    # The steps.

    def print(self) -> None:
        """Draw, and ask for a printer."""
        if self.draw():
            self.printing.print(self.sheet(), self.title.text())

    def copy_by_hand(self) -> None:
        """Draw, and show it to be copied onto paper."""
        if self.draw():
            self.ask.hide()
            for button in (self._copy, self.go):
                button.hide()
            self.caption.show()
            self.show_by_hand()
            self._copied.show()
            self._copied.setFocus()
            self.fit_soon()

    def ask_for_proof(self) -> None:
        """Go on to the second step; what was to be copied is not shown beside it."""
        self.by_hand.forget()
        self.prepare_proof()
        for widget in (self.ask, self.caption, self._copied, self._copy, self.go):
            widget.hide()
        for widget in (self.proof, self._again, self._keep):
            widget.show()
        self._keep.setDefault(True)
        self.proof.setFocus()
        self.fit_soon()

    def set_keep_words(self, words: str) -> None:
        """Say what the last button does."""
        self._keep.set_words(words)

    def keep(self) -> None:
        """Keep it, once it is proved to lie on paper."""
        if not self.proof.holds():
            self.fit_soon()
            return
        try:
            record = self.keep_drawn()
        except SmdeskError as error:
            self.tell(error)
            return
        self.kept.emit(record)
        self.accept()

    def forget(self) -> None:
        """Drop everything that was drawn and typed."""
        self.printing.forget()
        self.by_hand.forget()
        self.proof.forget()

    def _say_failed(self, words: str) -> None:
        self.banner.say(words, tone=Tone.DANGER)
        self.fit_soon()

    def _say_busy(self, words: str) -> None:
        self.state.setText(words)
        for button in (self.go, self._copy, self._again):
            button.setEnabled(not words)

    @override
    def reject(self) -> None:
        self.forget()
        super().reject()
