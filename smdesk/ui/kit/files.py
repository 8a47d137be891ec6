"""Asks for a file or a folder without stopping the program meanwhile.

Qt's ready-made questions wait in a loop of their own; a cabinet that locks itself at that moment
would pull the question from under it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class FileQuestion(QFileDialog):
    """The system's own window for choosing a file; it goes away with its parent."""

    answered = Signal(object)
    """A Path."""

    def __init__(self, parent: QWidget, title: str, filters: str = "") -> None:
        super().__init__(parent, title)
        if filters:
            self.setNameFilter(filters)
        self.fileSelected.connect(self._answer)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name:
            self.answered.emit(Path(name))


def ask_to_open(
    parent: QWidget, title: str, then: Callable[[Path], object], *, filters: str = ""
) -> FileQuestion:
    """Ask for a file that exists; ``then`` is a bound method that gets its path."""
    question = FileQuestion(parent, title, filters)
    question.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(question, then)


def ask_to_save(
    parent: QWidget,
    title: str,
    then: Callable[[Path], object],
    *,
    suggested: Path,
    filters: str = "",
) -> FileQuestion:
    """Ask where to save; the name's ending is added when it is left out."""
    question = FileQuestion(parent, title, filters)
    question.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    question.setFileMode(QFileDialog.FileMode.AnyFile)
    question.setDefaultSuffix(suggested.suffix.removeprefix("."))
    question.setDirectory(str(suggested.parent))
    question.selectFile(suggested.name)
    return _open(question, then)


def ask_for_folder(
    parent: QWidget, title: str, then: Callable[[Path], object], *, begin_at: Path | None = None
) -> FileQuestion:
    """Ask for a folder that exists."""
    question = FileQuestion(parent, title)
    question.setFileMode(QFileDialog.FileMode.Directory)
    question.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    if begin_at is not None:
        question.setDirectory(str(begin_at))
    return _open(question, then)


def _open(question: FileQuestion, then: Callable[[Path], object]) -> FileQuestion:
    question.answered.connect(then)
    question.open()
    return question
