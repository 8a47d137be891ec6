"""The form that opens one cabinet: who one is, the passphrase, and a key file where one is used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret_entry import SecretEntry

WIDTH = 420
LARGEST_KEY_FILE = 1024 * 1024
"""A key file of more bytes than this is surely the wrong file."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who can open the cabinet."""

    slot: str
    name: str
    key_file: bool = False


@dataclass(frozen=True, slots=True)
class Knock:
    """What somebody gave at the door."""

    slot: str
    passphrase: str
    key_file: bytes | None

    @override
    def __repr__(self) -> str:
        return f"Knock({self.slot!r})"


class Door(QWidget):
    """Asks for what opens a cabinet, says what is amiss, and keeps quiet while it is worked out."""

    began = Signal()
    """Somebody types, or is about to be let in."""
    knocked = Signal(object)
    """A Knock."""
    asked_for_paper = Signal()
    """Somebody has no passphrase, but what was put on paper for that day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._callers: tuple[Caller, ...] = ()
        self._key_file: bytes | None = None
        self._known: dict[str, str] = {}
        self._busy = False
        self.title = Label("", self, type=Type.TITLE)
        self.place = Label("", self, type=Type.META)
        self.banner = Banner(self)
        self._make_who()
        self._make_passphrase()
        self._make_key_file()
        self._make_sample()
        self._open = Button(
            self.tr("&Unlock"), self, then=self.knock, primary=True, icon="key-round"
        )
        self._paper = Button(self.tr("Use the paper kit or the &board's shares…"), self, quiet=True,
                             then=self.asked_for_paper.emit)  # fmt: skip
        self._lay_out()

    def _make_who(self) -> None:
        self._who_label = Label(self.tr("&Who are you?"), self)
        self._who = QuietComboBox(self)
        self._who.setAccessibleName(self.tr("Who are you?"))
        self._who_label.setBuddy(self._who)
        self._who.currentIndexChanged.connect(self._turn_to_caller)

    def _make_passphrase(self) -> None:
        self._label = Label(self.tr("&Passphrase"), self)
        self.passphrase = SecretEntry(self.tr("Passphrase"), self, then=self.knock)
        self.passphrase.edit.textEdited.connect(self._calm)
        self.passphrase.edit.textEdited.connect(self.began)
        self._label.setBuddy(self.passphrase.edit)
        self._caps = CapsLockHint(self.passphrase.edit, self)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()

    def _make_key_file(self) -> None:
        self._key_row = QWidget(self)
        self._key_words = Label(self.tr("No key file chosen"), self._key_row, tone="muted")
        choose = Button(self.tr("&Key file…"), self._key_row, then=self.choose_key_file)
        row = QHBoxLayout(self._key_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._key_words, 1)
        row.addWidget(choose)

    def _make_sample(self) -> None:
        self._sample = Card("", self)
        self._sample_note = self._sample.add_text("")
        self._sample.add_row(
            self.tr("Passphrase"),
            Label("", self._sample, wrap=True),
            [Button(self.tr("F&ill it in"), self._sample, then=self.fill_in)],
        )
        self._sample_value = self._sample.findChildren(Label)[-1]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(self._sample)
        column.addSpacing(4)
        for widget in (self._who_label, self._who, self._label, self.passphrase, self._caps):
            column.addWidget(widget)
            if widget is self._who:
                column.addSpacing(6)
        column.addWidget(self._fault)
        column.addWidget(self._key_row)
        column.addSpacing(8)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(WIDTH)

    def show_cabinet(
        self,
        name: str,
        place: Path,
        callers: Sequence[Caller],
        *,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """Stand before another cabinet.

        ``known`` are the passphrases of the sample library's invented people, by slot: no secret.
        """
        self.forget()
        self.banner.close_it()
        self.setAccessibleName(self.tr("Unlock {name}").format(name=name))
        self.title.setText(name)
        self.place.setText(str(place))
        self._callers = tuple(callers)
        self._who.clear()
        self._who.addItems([caller.name for caller in self._callers])
        for widget in (self._who_label, self._who, self._label, self.passphrase, self._open,
                       self._paper):  # fmt: skip
            widget.setVisible(bool(self._callers))
        self._known = dict(known or {})
        self._sample.setVisible(bool(self._known))
        self._sample_note.setText(
            self.tr("This is the sample library. Its people and its passwords are invented.")
        )
        self._turn_to_caller()

    @property
    def slot(self) -> str:
        """The slot of whoever is chosen; empty when there is nobody to choose."""
        at = self._who.currentIndex()
        return self._callers[at].slot if 0 <= at < len(self._callers) else ""

    def fill_in(self) -> None:
        """Type the sample's passphrase."""
        self.passphrase.edit.setText(self._known.get(self.slot, ""))
        self._calm()
        self.began.emit()
        self.passphrase.edit.setFocus()

    def focus_first(self) -> None:
        """Go to the passphrase, which is nearly always what is asked for."""
        self.passphrase.edit.setFocus()

    def choose_key_file(self) -> None:
        """Ask for the key file and read it."""
        ask_to_open(self, self.tr("Choose the key file"), self.take_key_file)

    def take_key_file(self, file: Path) -> None:
        """Read the key file."""
        try:
            fits = file.stat().st_size <= LARGEST_KEY_FILE
            self._key_file = file.read_bytes() if fits else None
        except OSError:
            self._key_file = None
        if self._key_file is None:
            self.say_at_the_field(self.tr("That file cannot be read as a key file."))
            return
        self._key_words.setText(file.name)
        self._calm()

    def knock(self) -> None:
        """Give what was typed, if there is something to give."""
        if self._busy or not self._callers:
            return
        if not self.passphrase.edit.text():
            self.say_at_the_field(self.tr("Type your passphrase."))
            return
        self.knocked.emit(Knock(self.slot, self.passphrase.edit.text(), self._key_file))

    def set_busy(self, busy: bool) -> None:
        """Say that it is being worked out, and take no second knock meanwhile."""
        self._busy = busy
        for widget in (self._who, self.passphrase, self._open, self._key_row, self._sample,
                       self._paper):  # fmt: skip
            widget.setEnabled(not busy)
        self._open.set_words(self.tr("Unlocking…") if busy else self.tr("&Unlock"))
        if busy:
            self._calm()
            announce(self, self.tr("Unlocking…"))

    def say_at_the_field(self, words: str) -> None:
        """Say beneath the passphrase what is amiss with it, and choose it to be typed over."""
        self._fault.setText(words)
        self._fault.show()
        self._paint_fault(True)
        field = self.passphrase.edit
        field.setAccessibleDescription(words)
        field.setFocus()
        field.selectAll()
        announce(field, words, urgent=True)

    def forget(self) -> None:
        """Drop what was typed and read."""
        self.passphrase.forget()
        self._key_file = None
        self._key_words.setText(self.tr("No key file chosen"))
        self._known = {}
        self._sample_value.setText("")
        self._calm()

    def _calm(self) -> None:
        if not self._fault.isHidden():
            self._fault.hide()
            self.passphrase.edit.setAccessibleDescription("")
            self._paint_fault(False)

    def _paint_fault(self, fault: bool) -> None:
        field = self.passphrase.edit
        field.setProperty("fault", fault)
        field.style().unpolish(field)
        field.style().polish(field)

    def _turn_to_caller(self) -> None:
        at = self._who.currentIndex()
        chosen = self._callers[at] if 0 <= at < len(self._callers) else None
        self._sample_value.setText(self._known.get(self.slot, ""))
        self._key_row.setVisible(chosen is not None and chosen.key_file)
        self._calm()
