"""The right side of the handoff: the packet's pages as they would print now, and their paper."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.domain.organisation import Paper
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.preview import Preview


class PagesPane(QWidget):
    """Pages with a choice of paper above them, and a line that says what is under way."""

    def __init__(
        self,
        paper: Paper,
        changed: Callable[[], object],
        choose: Callable[[], object],
        background: Background,
        parent: QWidget,
    ) -> None:
        """``changed`` is called when another paper is chosen, ``choose`` to ask for whom it is."""
        super().__init__(parent)
        self._changed = changed
        self.preview = Preview(self.tr("Pages of the packet"), background, self)
        self.state = Label("", self, type=Type.META)
        self._papers = QuietComboBox(self)
        for one in Paper:
            self._papers.addItem(wording.name(one), one.value)
        self._papers.setCurrentIndex(list(Paper).index(paper))
        label = QLabel(self.tr("Pap&er"), self)
        label.setBuddy(self._papers)
        self._papers.setAccessibleName(self.tr("Paper"))
        self._papers.currentIndexChanged.connect(self._choose)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(label)
        bar.addWidget(self._papers)
        self._for = Button(self.tr("&For whom…"), self, then=choose)
        bar.addWidget(self._for)
        bar.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 12, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        self.whom = Label("", self)
        self.whom.hide()
        column.addWidget(self.whom)
        column.addWidget(self.preview, 1)

    @property
    def paper(self) -> Paper:
        """The paper that was chosen."""
        return Paper(self._papers.currentData())

    def say_choice(self, words: str) -> None:
        """Say for whom the pages are; nothing for everybody."""
        self.whom.setText(words)
        self.whom.setVisible(bool(words))

    def say(self, words: str) -> None:
        """Say what is under way; nothing when all is done."""
        self.state.setText(words)

    def _choose(self) -> None:
        self._changed()
