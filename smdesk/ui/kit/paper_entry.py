"""Where a paper kit or the board's shares are typed in, each checked as soon as it is there."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.errors import PaperWhy, ShareError, SmdeskError
from smdesk.desk.front import Share, ShareWords
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.word_grid import WordGrid

KIT_GROUPS, KIT_LETTERS, SHARE_WORDS = 8, 4, 20
_ON_A_KIT = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What may be typed: look-alikes too, which are read as what they stand for."""


def kit_grid(parent: QWidget) -> WordGrid:
    """Return eight boxes for the groups of a paper kit."""
    name = QCoreApplication.translate("PaperEntry", "Group {number}")
    names = [name.format(number=at + 1) for at in range(KIT_GROUPS)]
    return WordGrid(names, str.upper, _on_a_kit, parent, length=KIT_LETTERS)


def share_grid(words: ShareWords, parent: QWidget) -> WordGrid:
    """Return twenty boxes for the words of a share."""
    name = QCoreApplication.translate("PaperEntry", "Word {number}")
    names = [name.format(number=at + 1) for at in range(SHARE_WORDS)]
    return WordGrid(names, words.completed, words.begins, parent)


def paper_words(error: SmdeskError) -> str:
    """Return what to say beside the boxes about what was typed in them."""
    said = wording.error(error)
    return " ".join(filter(None, (said.what, said.why, said.who)))


def _on_a_kit(text: str) -> bool:
    return set(text.upper()) <= _ON_A_KIT


class SharesEntry(QWidget):
    """Takes one share after the other, and says how many are still needed."""

    changed = Signal()
    complete = Signal()
    """There are as many as are needed."""

    def __init__(self, words: ShareWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.shares: list[Share] = []
        self._heading = Label("", self, type=Type.HEADING)
        self.grid = share_grid(words, self)
        self.grid.filled.connect(self.take)
        self.add = Button(self.tr("&Add this share"), self, then=self.take)
        self._anew = Button(self.tr("Begin again"), self, then=self._begin_again, quiet=True)
        self._state = Label("", self, tone="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self._anew)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self.grid)
        column.addWidget(self._state)
        column.addLayout(buttons)
        self.setFocusProxy(self.grid)
        self._tell()

    @property
    def missing(self) -> int:
        """How many shares are still needed; 1 at least while there is none."""
        return self.shares[0].needed - len(self.shares) if self.shares else 1

    def take(self) -> None:
        """Read the share in the boxes, and make room for the next one."""
        try:
            share = self._words.read(self.grid.texts())
            self._check(share)
        except ShareError as error:
            at = error.at if error.why in (PaperWhy.UNKNOWN_WORD, PaperWhy.CHECKSUM) else 0
            self.grid.blame(at, paper_words(error))
            return
        self.shares.append(share)
        self.grid.forget()
        self._tell()
        self.changed.emit()
        if self.missing:
            self.grid.setFocus()
        else:
            self.complete.emit()

    def forget(self) -> None:
        """Drop everything that was typed."""
        self.shares.clear()
        self.grid.forget()
        self._tell()
        self.changed.emit()

    def _begin_again(self) -> None:
        self.forget()
        self.grid.setFocus()

    def _check(self, share: Share) -> None:
        for other in self.shares:
            if (other.common, other.needed) != (share.common, share.needed):
                raise ShareError(PaperWhy.OTHER_SET)
            if other.place == share.place:
                raise ShareError(PaperWhy.TWICE, at=share.place + 1)

    def _tell(self) -> None:
        wanted = bool(self.missing)
        self.grid.setVisible(wanted)
        self.add.setVisible(wanted)
        self._heading.setVisible(wanted)
        count = len(self.shares)
        self._anew.setVisible(bool(count))
        heading = self.tr("Share {number}: type its twenty words")
        self._heading.setText(heading.format(number=count + 1))
        if not count:
            words = self.tr("The first share says how many are needed.")
        else:
            numbers = wording.listed([str(share.place + 1) for share in self.shares])
            there = self.tr("Shares that are here: {numbers}. Still needed: {missing}.")
            words = there.format(numbers=numbers, missing=self.missing)
            announce(self, words)
        self._state.setText(words)
