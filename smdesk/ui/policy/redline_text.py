"""A redline as a text to read: what came, what went, what moved, said in words and drawn."""

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QByteArray, QCoreApplication, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from smdesk.domain.policy.compared import BlockChange, Run, RunKind
from smdesk.domain.policy.redline import Change, ClauseChange
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.letters import pixels, sized
from smdesk.ui.kit.tokens import Tokens, tokens

STEP = 18
AFTER = 10


class Mode(Enum):
    """How a redline is laid out."""

    INLINE = "inline"
    SIDES = "sides"


class RedlineText(QTextEdit):
    """Shows a redline. It is read only, and fetches nothing that a text names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("kit", "plain")
        self.setAccessibleName(self.tr("What changed"))
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(16)

    def show_changes(
        self, changes: Sequence[ClauseChange], mode: Mode, *, only: bool, in_words: bool
    ) -> None:
        """Show them; ``only`` leaves out what is as it was, ``in_words`` writes every mark out."""
        shown = [one for one in changes if one.what or not only]
        self.document().clear()
        pen = _Pen(self, in_words=in_words)
        if not shown:
            pen.line(self.tr("Nothing differs between these two."))
        elif mode is Mode.INLINE:
            for one in shown:
                pen.clause(one)
        else:
            pen.sides(shown)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        """Fetch nothing; nothing at all would let Qt read the file itself."""
        return QByteArray()


def status(change: ClauseChange) -> str:
    """Return in words what happened to a clause; empty for one that is as it was."""
    tr = QCoreApplication.translate
    said: list[str] = []
    if Change.ADDED in change.what:
        said.append(tr("Redline", "added"))
    if Change.REMOVED in change.what:
        said.append(tr("Redline", "removed"))
    was = change.number_before.removesuffix(".")
    if Change.MOVED in change.what:
        moved = tr("Redline", "moved from {number}") if was else tr("Redline", "moved")
        said.append(moved.format(number=was))
    elif Change.RENUMBERED in change.what:
        said.append(tr("Redline", "was {number}").format(number=was))
    if Change.RETITLED in change.what:
        said.append(tr("Redline", "new title"))
    if Change.EDITED in change.what:
        said += _edited(change)
    if Change.STYLED in change.what and Change.EDITED not in change.what:
        said.append(tr("Redline", "looks otherwise"))
    return ", ".join(said)


def _edited(change: ClauseChange) -> list[str]:
    tr = QCoreApplication.translate
    added, removed = words_changed(change)
    came = tr("Redline", "1 word added"), tr("Redline", "{n} words added")
    went = tr("Redline", "1 word removed"), tr("Redline", "{n} words removed")
    return [
        *([_counted(added, *came)] if added else []),
        *([_counted(removed, *went)] if removed else []),
    ]


def words_changed(change: ClauseChange) -> tuple[int, int]:
    """Return how many words came and how many went."""
    runs = [run for block in change.blocks for run in block.runs]
    added = sum(len(run.text.split()) for run in runs if run.kind is RunKind.ADDED)
    removed = sum(len(run.text.split()) for run in runs if run.kind is RunKind.REMOVED)
    return added, removed


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=wording.number(count))


class _Pen:
    """Writes clauses with their changes at the end of a document."""

    def __init__(self, edit: RedlineText, *, in_words: bool) -> None:
        self._cursor = QTextCursor(edit.document())
        self._colours: Tokens = tokens(edit.palette())
        self._font = sized(edit.font(), "document")
        self._meta = pixels(sized(edit.font(), "meta"))
        self._in_words = in_words
        self._first = True
        tr = QCoreApplication.translate
        self._marks = {
            RunKind.ADDED: tr("Redline", "[added: {words}]"),
            RunKind.REMOVED: tr("Redline", "[removed: {words}]"),
        }

    def line(self, words: str) -> None:
        """Write one line."""
        self._begin(QTextBlockFormat())
        self._cursor.insertText(words, self._form())

    def clause(self, change: ClauseChange) -> None:
        """Write a clause with all its marks; without a title its words follow its number."""
        depth = (change.after or change.before or _NONE).depth
        self._head(change, depth, tuple(change.title), self._number(change))
        self._blocks(change.blocks, depth, _ALL, joined=not change.title)

    def sides(self, changes: Iterable[ClauseChange]) -> None:
        """Write the clauses as they were at the left, and as they are at the right."""
        shown = list(changes)
        table = self._table(len(shown) + 1)
        tr = QCoreApplication.translate
        for column, words in enumerate((tr("Redline", "Before"), tr("Redline", "After"))):
            self._into(table, 0, column)
            self._begin(QTextBlockFormat())
            self._cursor.insertText(words, self._form(bold=True))
        for row, change in enumerate(shown, 1):
            self._into(table, row, 0)
            if change.before is not None:
                self._head(change, 0, _of(change.title, _OLD), change.number_before, told=False)
                self._blocks(change.blocks, 0, _OLD, joined=not change.title)
            self._into(table, row, 1)
            if change.after is not None:
                self._head(change, 0, _of(change.title, _NEW), change.number_after)
                self._blocks(change.blocks, 0, _NEW, joined=not change.title)
            else:
                self._head(change, 0, (), "")
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _number(self, change: ClauseChange) -> str:
        return change.number_after if change.after is not None else change.number_before

    def _head(
        self,
        change: ClauseChange,
        depth: int,
        title: tuple[Run, ...],
        number: str,
        *,
        told: bool = True,
    ) -> None:
        said = status(change) if told else ""
        if not (number or title or said):
            self._begin(QTextBlockFormat())
            return
        form = QTextBlockFormat()
        form.setLeftMargin(depth * STEP)
        form.setTopMargin(0 if self._first else AFTER)
        self._begin(form)
        if number:
            self._cursor.insertText(f"{number} ", self._form(bold=bool(title), muted=not title))
        self._runs(title, bold=True)
        if said:
            if number or title:
                self._cursor.insertText("  ", self._form())
            self._cursor.insertText(f" {said} ", self._chip(change))

    def _blocks(
        self,
        blocks: Sequence[BlockChange],
        depth: int,
        kinds: frozenset[RunKind],
        *,
        joined: bool,
    ) -> None:
        """Write the blocks; the first is ``joined`` to the line that is begun, if it is words."""
        for block in blocks:
            runs = _of(block.runs, kinds)
            if not runs:
                continue
            if joined and not block.bullet:
                joined = False
                self._cursor.insertText(" ", self._form())
                self._runs(runs)
                continue
            joined = False
            form = QTextBlockFormat()
            form.setLeftMargin(depth * STEP + (block.level + 1) * STEP * block.bullet)
            form.setTopMargin(3)
            self._begin(form)
            if block.bullet:
                self._cursor.insertText("• ", self._form())
            self._runs(runs)

    def _runs(self, runs: Iterable[Run], *, bold: bool = False) -> None:
        for run in runs:
            form = self._form(bold=bold)
            words = run.text
            if run.kind is RunKind.ADDED:
                form.setFontUnderline(True)
                form.setForeground(QColor(self._colours.success))
                form.setBackground(QColor(self._colours.success_soft))
            elif run.kind is RunKind.REMOVED:
                form.setFontStrikeOut(True)
                form.setForeground(QColor(self._colours.danger))
                form.setBackground(QColor(self._colours.danger_soft))
            if self._in_words and run.kind is not RunKind.SAME and words.strip():
                words = self._marks[run.kind].format(words=words.strip()) + " "
            self._cursor.insertText(words, form)

    def _form(self, *, bold: bool = False, muted: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._font)
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        form.setForeground(QColor(self._colours.muted if muted else self._colours.text))
        return form

    def _chip(self, change: ClauseChange) -> QTextCharFormat:
        colours = self._colours
        letters, soft = colours.info, colours.info_soft
        if Change.ADDED in change.what:
            letters, soft = colours.success, colours.success_soft
        elif Change.REMOVED in change.what:
            letters, soft = colours.danger, colours.danger_soft
        form = QTextCharFormat()
        form.setFont(self._font)
        form.setProperty(QTextCharFormat.Property.FontPixelSize, self._meta)
        form.setForeground(QColor(letters))
        form.setBackground(QColor(soft))
        return form

    def _begin(self, form: QTextBlockFormat) -> None:
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form, self._form())

    def _table(self, rows: int) -> object:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(self._colours.border))
        form.setCellPadding(8)
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        form.setColumnWidthConstraints([half, half])
        return self._cursor.insertTable(rows, 2, form)

    def _into(self, table: object, row: int, column: int) -> None:
        cell = table.cellAt(row, column)  # type: ignore[attr-defined]
        self._cursor = cell.firstCursorPosition()
        self._first = True


class _Nowhere:
    depth = 0


_NONE = _Nowhere()
_ALL = frozenset(RunKind)
_OLD = frozenset({RunKind.SAME, RunKind.REMOVED})
_NEW = frozenset({RunKind.SAME, RunKind.ADDED})


def _of(runs: Iterable[Run], kinds: frozenset[RunKind]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.kind in kinds)
