"""The kinds of field that a form may have, each an editor for one attribute of a record."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from smdesk.domain.records import (
    MOST_IN_LINE,
    MOST_IN_TEXT,
    Fault,
    InvalidError,
    faults_of,
    short_enough,
)
from smdesk.overriding import override
from smdesk.ui.kit.day import DayEdit
from smdesk.ui.kit.typed import printable

W = TypeVar("W", bound=QWidget)
V = TypeVar("V")

LINES_SHOWN = 4


class Field(ABC, Generic[W, V]):
    """Declares one labelled editor for the attribute called ``name``; holds no state itself.

    ``label`` may hold a mnemonic (``&``); ``help`` is a line beneath the editor.
    """

    def __init__(self, name: str, label: str, *, help: str = "") -> None:  # noqa: A002
        self.name = name
        self.label = label
        self.help = help

    @abstractmethod
    def make(self, parent: QWidget) -> W:
        """Return a new, empty editor."""

    @abstractmethod
    def show(self, editor: W, value: V) -> None:
        """Put the value in the editor."""

    @abstractmethod
    def read(self, editor: W) -> V:
        """Return what the editor holds; raises InvalidError for what cannot be read."""

    @property
    def labelled(self) -> bool:
        """Whether the label stands above the editor; a tick has its words beside it."""
        return True


def fitting(name: str, typed: str, most: int = MOST_IN_LINE) -> str:
    """Return what was typed as it can be kept; raises InvalidError (TOO_LONG)."""
    faults_of(**{name: short_enough(typed, most)})
    return printable(typed)


class Line(Field[QLineEdit, str]):
    """A line of text."""

    def __init__(self, name: str, label: str, *, help: str = "", example: str = "") -> None:  # noqa: A002
        super().__init__(name, label, help=help)
        self.example = example

    @override
    def make(self, parent: QWidget) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setPlaceholderText(self.example)
        return editor

    @override
    def show(self, editor: QLineEdit, value: str) -> None:
        editor.setText(value)
        editor.setCursorPosition(0)

    @override
    def read(self, editor: QLineEdit) -> str:
        return fitting(self.name, editor.text(), MOST_IN_LINE)


class Text(Field[QPlainTextEdit, str]):
    """Several lines of text. Tab leaves it."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        help: str = "",  # noqa: A002
        lines: int = LINES_SHOWN,
    ) -> None:
        super().__init__(name, label, help=help)
        self.lines = lines

    @override
    def make(self, parent: QWidget) -> QPlainTextEdit:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        height = editor.fontMetrics().lineSpacing() * self.lines + 22
        editor.setFixedHeight(height)
        return editor

    @override
    def show(self, editor: QPlainTextEdit, value: str) -> None:
        editor.setPlainText(value)

    @override
    def read(self, editor: QPlainTextEdit) -> str:
        return fitting(self.name, editor.toPlainText(), MOST_IN_TEXT)


class Lines(Field[QPlainTextEdit, tuple[str, ...]]):
    """A tuple of texts, one on each line; empty lines do not count.

    Each is no longer than a line may be, and all of them no longer than a text.
    """

    @override
    def make(self, parent: QWidget) -> QPlainTextEdit:
        return Text(self.name, self.label).make(parent)

    @override
    def show(self, editor: QPlainTextEdit, value: tuple[str, ...]) -> None:
        editor.setPlainText("\n".join(value))

    @override
    def read(self, editor: QPlainTextEdit) -> tuple[str, ...]:
        typed = fitting(self.name, editor.toPlainText(), MOST_IN_TEXT)
        lines = (fitting(self.name, line) for line in typed.splitlines())
        return tuple(line for line in lines if line)


class Day(Field[DayEdit, date]):
    """A day that must be given."""

    @override
    def make(self, parent: QWidget) -> DayEdit:
        return DayEdit(parent)

    @override
    def show(self, editor: DayEdit, value: date) -> None:
        editor.set_day(value)

    @override
    def read(self, editor: DayEdit) -> date:
        value = editor.day()
        if value is None:
            raise InvalidError(**{self.name: Fault.EMPTY})
        return value


class OptionalDay(Field[DayEdit, date | None]):
    """A day that may be left open."""

    @override
    def make(self, parent: QWidget) -> DayEdit:
        return DayEdit(parent)

    @override
    def show(self, editor: DayEdit, value: date | None) -> None:
        editor.set_day(value)

    @override
    def read(self, editor: DayEdit) -> date | None:
        return editor.day()


class QuietComboBox(QComboBox):
    """Does not change when the wheel passes over it on the way down a form."""

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())


class QuietSpinBox(QSpinBox):
    """Does not change when the wheel passes over it on the way down a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The style sheet reaches the line inside, but not its distance from the edge.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(Field[QuietComboBox, V]):
    """One of a few values, each with its words.

    ``options`` may be a callable, asked each time the form is filled. A value that is not among
    them any more is kept, and shown with the words of ``unknown``. ``nobody`` gives words to None.
    """

    def __init__(
        self,
        name: str,
        label: str,
        options: Mapping[V, str] | Callable[[], Mapping[V, str]],
        *,
        help: str = "",  # noqa: A002
        nobody: str = "",
        unknown: str = "?",
    ) -> None:
        super().__init__(name, label, help=help)
        self._options = options
        self._nobody = nobody
        self._unknown = unknown

    @override
    def make(self, parent: QWidget) -> QuietComboBox:
        return QuietComboBox(parent)

    @override
    def show(self, editor: QuietComboBox, value: V) -> None:
        options: dict[Any, str] = {None: self._nobody} if self._nobody else {}
        options |= self._options() if callable(self._options) else self._options
        options.setdefault(value, self._unknown)
        editor.clear()
        for one, words in options.items():
            editor.addItem(words, _Kept(one))
        editor.setCurrentIndex(list(options).index(value))

    @override
    def read(self, editor: QuietComboBox) -> V:
        kept = editor.currentData()
        value: V = kept.value
        return value


class PersonPick(Choice[Any]):
    """One of the people on file, by name; or nobody, where ``nobody`` gives it words."""


class _Kept:
    """Carries a value through Qt untouched: tuples and texts would come back as copies."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:  # noqa: ANN401 - any value may be chosen
        self.value = value


class Tick(Field[QCheckBox, bool]):
    """Yes or no, with its words beside the box."""

    @property
    @override
    def labelled(self) -> bool:
        return False

    @override
    def make(self, parent: QWidget) -> QCheckBox:
        return QCheckBox(self.label, parent)

    @override
    def show(self, editor: QCheckBox, value: bool) -> None:
        editor.setChecked(value)

    @override
    def read(self, editor: QCheckBox) -> bool:
        return editor.isChecked()


class Number(Field[QuietSpinBox, int]):
    """A whole number between two others, both included, with its unit after it."""

    def __init__(
        self,
        name: str,
        label: str,
        least: int,
        most: int,
        *,
        unit: str = "",
        help: str = "",  # noqa: A002
    ) -> None:
        super().__init__(name, label, help=help)
        self.least, self.most, self.unit = least, most, unit

    @override
    def make(self, parent: QWidget) -> QuietSpinBox:
        editor = QuietSpinBox(parent)
        editor.setRange(self.least, self.most)
        editor.setSuffix(f" {self.unit}" if self.unit else "")
        return editor

    @override
    def show(self, editor: QuietSpinBox, value: int) -> None:
        editor.setValue(value)

    @override
    def read(self, editor: QuietSpinBox) -> int:
        editor.interpretText()
        return editor.value()
