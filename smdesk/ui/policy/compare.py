"""The page that compares two versions: inline, side by side, or what changed alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from smdesk.domain.policy.documents import PolicyVersion
from smdesk.domain.policy.redline import Change, ClauseChange
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type, line
from smdesk.ui.policy.redline_text import Mode, RedlineText

Compare = Callable[[RecordId, RecordId], tuple[ClauseChange, ...]]


class ComparePage(QWidget):
    """Two versions of one document, and what differs between them."""

    closed = Signal()

    def __init__(self, compare: Compare, parent: QWidget) -> None:
        super().__init__(parent)
        self._compare = compare
        self._changes: tuple[ClauseChange, ...] = ()
        self._showing = False
        self.text = RedlineText(self)
        self.older = self._choice(self.tr("Compare this version"))
        self.newer = self._choice(self.tr("with this one"))
        self.modes = FilterChips(
            self.tr("How to show it"),
            (
                Filter(Mode.INLINE, self.tr("Inline")),
                Filter(Mode.SIDES, self.tr("Side by side")),
            ),
            self,
            then=self._draw,
        )
        self.only = QCheckBox(self.tr("Changes only"), self)
        self.in_words = QCheckBox(self.tr("Marks in words"), self)
        self.said = Label("", self, type=Type.META)
        self.only.toggled.connect(self._draw)
        self.in_words.toggled.connect(self._draw)
        self._lay_out()

    @property
    def chosen(self) -> tuple[RecordId, RecordId]:
        """The ids of the two versions."""
        return RecordId(self.older.currentData()), RecordId(self.newer.currentData())

    def show_versions(
        self, versions: Sequence[PolicyVersion], older: RecordId, newer: RecordId
    ) -> None:
        """Offer these versions, and compare two of them."""
        self._showing = True
        for choice, chosen in ((self.older, older), (self.newer, newer)):
            choice.clear()
            for one in versions:
                words = f"{one.title} · {wording.name(one.state)}"
                choice.addItem(words, str(one.id))
            choice.setCurrentIndex(max(0, choice.findData(str(chosen))))
        self._showing = False
        self._again()

    def _again(self) -> None:
        if self._showing or self.older.currentData() is None:
            return
        self._changes = self._compare(*self.chosen)
        self._draw()

    def _draw(self) -> None:
        if not hasattr(self, "said"):
            return
        mode = self.modes.key
        self.text.show_changes(
            self._changes,
            mode if isinstance(mode, Mode) else Mode.INLINE,
            only=self.only.isChecked(),
            in_words=self.in_words.isChecked(),
        )
        self.said.setText(self._summed_up())

    def _summed_up(self) -> str:
        def count(what: Change) -> int:
            return sum(what in one.what for one in self._changes)

        said = [
            (count(Change.ADDED), self.tr("{n} added")),
            (count(Change.REMOVED), self.tr("{n} removed")),
            (count(Change.EDITED), self.tr("{n} edited")),
            (count(Change.MOVED), self.tr("{n} moved")),
            (count(Change.RENUMBERED), self.tr("{n} renumbered")),
        ]
        words = [words.format(n=wording.number(n)) for n, words in said if n]
        if not words:
            return self.tr("No clause differs.")
        return self.tr("Clauses: {said}.").format(said=", ".join(words))

    def _choice(self, name: str) -> QuietComboBox:
        choice = QuietComboBox(self)
        choice.setAccessibleName(name)
        choice.currentIndexChanged.connect(self._again)
        return choice

    def _lay_out(self) -> None:
        holder = QWidget(self)
        flow = Flow(holder, spacing=8)
        back = Button(
            self.tr("&Back to the text"), holder, then=self.closed.emit, icon="arrow-left"
        )
        arrow = Label("→", holder, wrap=False)
        for widget in (back, self.older, arrow, self.newer, self.modes, self.only, self.in_words):
            flow.addWidget(widget)
        top = QVBoxLayout()
        top.setContentsMargins(24, 2, 24, 8)
        top.setSpacing(6)
        top.addWidget(holder)
        top.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line(self))
        column.addWidget(self.text, 1)
