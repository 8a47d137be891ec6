"""The first step of an import: the file, what it is, and what it is locked with."""

from pathlib import Path

from PySide6.QtCore import QFileInfo, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smdesk.desk.importing import Source
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.importing.how_to import HowTo
from smdesk.ui.importing.words import SOURCES, told
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type

LOCKABLE = frozenset({Source.KDBX, Source.BITWARDEN_JSON})
"""Kinds of file that may have a password of their own."""


class FileStep(QWidget):
    """Takes a file that is chosen or dropped, and asks for its password where it has one."""

    dropped = Signal(object)
    """A Path."""
    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.key_file: bytes | None = None
        self.words = Label(
            self.tr(
                "Let the other program export your logins into a file, and choose it here or drop "
                "it on this window. Nothing is kept before you have looked at it, and nothing of "
                "it is written anywhere but into the cabinet."
            ),
            self,
        )
        self.name = Label(self.tr("No file chosen yet"), self, type=Type.HEADING)
        self.choose = Button(
            self.tr("Choose a &file…"), self, then=self.ask, icon="folder", primary=True
        )
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(self.tr("What kind of file it is"))
        self.kinds.setPlaceholderText(self.tr("Choose what it is"))
        self.kinds.currentIndexChanged.connect(self._kind_changed)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.password.textChanged.connect(self.edited)
        self._key_words = Label(self.tr("No key file chosen"), self, tone="muted")
        self._key = Button(self.tr("&Key file…"), self, then=self._ask_key)
        self._kind = self._field(self.tr("This is a file of"), self.kinds)
        self._lock = self._field(self.tr("Password of the file"), self.password)
        self._keys = QWidget(self)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self._key_words, 1)
        keys.addWidget(self._key)
        self.how_to = HowTo(self)
        self._lay_out()
        self.show_file("", [])

    @property
    def source(self) -> Source | None:
        """What the file is taken for."""
        found = self.kinds.currentData()
        return found if isinstance(found, Source) else None

    def secret(self) -> SecretText | None:
        """Return the password that was typed, if any."""
        return SecretText(self.password.text()) if self.password.text() else None

    def show_file(self, name: str, likely: list[Source]) -> None:
        """Show what was chosen; the likeliest kinds come first, all others after them."""
        self.name.setText(name or self.tr("No file chosen yet"))
        self.kinds.blockSignals(True)
        self.kinds.clear()
        rest = sorted((one for one in Source if one not in likely), key=lambda one: SOURCES[one])
        for source in [*likely, *rest]:
            self.kinds.addItem(told(SOURCES[source]), source)
        # Where nothing is likely, whatever comes first would look as if it had been found out.
        self.kinds.setCurrentIndex(0 if likely else -1)
        self.kinds.blockSignals(False)
        self._kind.setVisible(bool(name))
        self.how_to.setVisible(not name)
        self.choose.set_primary(not name)
        self.forget()
        self._kind_changed()

    def ask(self) -> None:
        """Ask for the file."""
        ask_to_open(self, self.tr("Choose the file to import"), self._take)

    def forget(self) -> None:
        """Drop the password and the key."""
        self.password.clear()
        self.key_file = None
        self._key_words.setText(self.tr("No key file chosen"))

    def _take(self, path: Path) -> None:
        self.dropped.emit(path)

    def _ask_key(self) -> None:
        ask_to_open(self, self.tr("Choose the key file"), self.take_key)

    def take_key(self, path: Path) -> None:
        """Read the key file; one that cannot be read counts as none."""
        try:
            self.key_file = path.read_bytes() if path.stat().st_size <= 1_000_000 else None  # noqa: PLR2004 - a key is short
        except OSError:
            self.key_file = None
        unread = self.tr("That file cannot be read as a key file.")
        self._key_words.setText(path.name if self.key_file is not None else unread)

    def _kind_changed(self) -> None:
        chosen = self._kind.isVisibleTo(self)
        self._lock.setVisible(chosen and self.source in LOCKABLE)
        self._keys.setVisible(chosen and self.source is Source.KDBX)
        self.edited.emit()

    def _field(self, words: str, editor: QWidget) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = Label(words, holder, type=Type.KEY)
        label.setBuddy(editor)
        column.addWidget(label)
        column.addWidget(editor)
        return holder

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        column.addWidget(self.words)
        column.addLayout(row)
        for widget in (self._kind, self._lock, self._keys):
            column.addWidget(widget)
        column.addWidget(self.how_to, 100)
        column.addStretch(1)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _file_of(event: QDropEvent) -> Path | None:
    """Return the one file that is dropped, or None."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    name = urls[0].toLocalFile()
    return Path(name) if QFileInfo(name).isFile() else None
