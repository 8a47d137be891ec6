"""What the sections of the settings have in common: a title, a scrolled column, politeness."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.records import SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.toast import Notice
from smdesk.ui.kit.tokens import Tone

COLUMN = 720
SIDE = 24


class Section(QWidget):
    """One section of the settings; it reads anew whenever something it follows changed."""

    follows: ClassVar[frozenset[Topic]] = frozenset()
    widest: ClassVar[int] = COLUMN
    """The widest in px that its column grows."""
    noticed = Signal(object)
    """A Notice for the window's toast."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", self, type=Type.SECTION)
        self._words = Label("", self, tone="muted")
        self.banner = Banner(self)
        inside = QWidget(self)
        inside.setMaximumWidth(self.widest)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SIDE, 18, SIDE, 24)
        self.column.setSpacing(14)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.column.addWidget(self.banner)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def entitle(self, title: str, words: str = "") -> None:
        """Say what the section is about."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put the widget below what is there."""
        self.column.addWidget(widget, stretch)

    def refresh(self) -> None:
        """Read again what is shown."""

    def forget(self) -> None:
        """Drop every secret and whatever stands open."""
        self.banner.close_it()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return False

    def notice(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, at the bottom of the window."""
        self.noticed.emit(Notice(text, undo))

    @contextmanager
    def polite(self) -> Iterator[None]:
        """Say an error that a person can do something about; let others pass."""
        self.banner.close_it()
        try:
            yield
        except SmdeskError as error:
            self.tell(error)

    def tell(self, error: SmdeskError) -> None:
        """Say what went wrong, why, and who can help."""
        said = wording.error(error)
        tone = Tone.WARNING if said.mild else Tone.DANGER
        self.banner.say(said.what, f"{said.why} {said.who}".strip(), tone=tone)
