"""The editor of one clause: plain words with little emphasis, and no way in for anything else."""

import sys

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from smdesk.desk.policy_paste import MOST_PASTED, blocks_of_html, blocks_of_text
from smdesk.domain.policy.blocks import (
    Block,
    BrokenContentError,
    CrossReference,
    Paragraph,
    Text,
    block_text,
    runs,
)
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.kept_blocks import blocks_from_json, blocks_to_json
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.policy.drawn import Drawings
from smdesk.ui.policy.ink import GRID, TABLE, Ink, plain_block
from smdesk.ui.policy.keys import key_of
from smdesk.ui.policy.rich import is_title, out_of_list, read, write, write_blocks, write_spans

OWN_KIND = "application/x-smdesk-clauses"
"""What is copied here and put in here again keeps its references."""
POINT = 22
"""Px by which points of lists are set in, for each level."""
PICK = "[["
"""Typed, it asks which clause to refer to."""


class ClauseEdit(QTextEdit):
    """Edits one clause. It keeps no undo of its own and fetches nothing that a text names."""

    typed = Signal(int)
    """The text is another now; the place of the cursor before."""
    pressed = Signal(object)
    """A Key that is not about the letters of this clause."""
    picking = Signal()
    """The person typed what asks for a reference."""
    pasting = Signal(str, object)
    """Several paragraphs come from elsewhere: their plain text, and the blocks they would be."""
    table_opened = Signal(str)
    """The table under the cursor, as JSON, is to be edited."""
    went_in, went_out = Signal(), Signal()

    def __init__(self, drawings: Drawings, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._showing = False
        self._was = 0
        self.clause = RecordId("")
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kit", "plain")
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(POINT)
        drawings.serve(self.document())
        self.textChanged.connect(self._changed)

    def show_clause(self, clause: Clause, ink: Ink) -> None:
        """Show the clause, with the cursor about where it is."""
        at = self.textCursor().position()
        self._showing = True
        write(self.document(), clause, ink)
        self._showing = False
        self.clause = clause.id
        self.put_cursor(min(at, self.document().characterCount() - 1))

    def put_cursor(self, at: int) -> None:
        """Put the cursor there; below 0 it is counted from the end, which is -1."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(last, at if at >= 0 else last + 1 + at)))
        self.setTextCursor(cursor)
        self._was = cursor.position()

    def said(self, begin: int = 0, end: int | None = None) -> tuple[str, tuple[Block, ...]]:
        """Return the title and the blocks between two places; all of them by default."""
        return read(self.document(), begin, end)

    def insert(self, blocks: tuple[Block, ...]) -> None:
        """Put blocks in at the cursor, as one change, in the place of what is selected."""
        if not blocks or self.isReadOnly():
            return
        ink = self._drawings.ink
        cursor = self.textCursor()
        self._was = cursor.position()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        in_title = is_title(cursor.block())
        first, rest = blocks[0], blocks[1:]
        if in_title:
            said = " ".join(filter(None, (_words(block) for block in blocks)))
            cursor.insertText(said, cursor.blockCharFormat())
        elif isinstance(first, Paragraph):
            write_spans(cursor, first.spans, ink)
            write_blocks(cursor, rest, ink)
        elif not cursor.block().text():
            write_blocks(cursor, blocks, ink, first=True)
        else:
            write_blocks(cursor, blocks, ink)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(ink.of_span(Text("")) if not in_title else cursor.charFormat())

    def new_paragraph(self) -> None:
        """Begin a new paragraph, or the next point of a list, at the cursor."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if cursor.block().textList() is not None:
            cursor.insertBlock()
        else:
            cursor.insertBlock(plain_block(first=False), self._drawings.ink.of_span(Text("")))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def end_list(self) -> None:
        """Make the point at the cursor a paragraph."""
        cursor = self.textCursor()
        out_of_list(cursor)
        self.setTextCursor(cursor)
        self._changed()

    @property
    def in_list(self) -> bool:
        """Whether the cursor stands in a point of a list."""
        return self.textCursor().block().textList() is not None

    @property
    def in_title(self) -> bool:
        """Whether the cursor stands in the title."""
        return is_title(self.textCursor().block())

    def words(self) -> str:
        """Return everything it says, with what is drawn in words."""
        title, blocks = self.said()
        return "\n".join(
            filter(None, (title, *(_words(block, self._drawings) for block in blocks)))
        )

    # What Qt calls.

    def _changed(self) -> None:
        if not self._showing and not self._asks_to_pick():
            self.typed.emit(self._was)

    def _asks_to_pick(self) -> bool:
        cursor = self.textCursor()
        at = cursor.positionInBlock()
        if cursor.block().text()[max(0, at - len(PICK)) : at] != PICK or self.in_title:
            return False
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(PICK)
        )
        self._showing = True
        cursor.removeSelectedText()
        self._showing = False
        self.setTextCursor(cursor)
        self.typed.emit(cursor.position())
        self.picking.emit()
        return True

    def _table_at(self, cursor: QTextCursor) -> str:
        """Return the table beside the cursor, as JSON; empty for none."""
        for step in (0, 1):
            probe = QTextCursor(cursor)
            probe.setPosition(min(cursor.position() + step, self.document().characterCount() - 1))
            form = probe.charFormat()
            if form.objectType() == GRID and probe.block() == cursor.block():
                return str(form.property(TABLE))
        return ""

    def table_here(self) -> str:
        """Return the table at the cursor, as JSON; empty for none."""
        return self._table_at(self.textCursor())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            # With nowhere to go Qt would write it into the text.
            e.ignore()
            return
        self._was = self.textCursor().position()
        key = key_of(e, self)
        if key is not None and (not self.isReadOnly() or not key.changes):
            self.pressed.emit(key)
            e.accept()
            return
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table_here():
            self.table_opened.emit(self.table_here())
            return
        if e.matches(QKeySequence.StandardKey.Undo) or e.matches(QKeySequence.StandardKey.Redo):
            e.ignore()
            return
        if _is_letter_of_a_button(e):
            # Whoever presses a letter that no button has means a button, and no letter in the text.
            e.ignore()
            return
        super().keyPressEvent(e)

    @override
    def event(self, e: QEvent) -> bool:
        asked = e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent)
        if asked and isinstance(e, QKeyEvent) and key_of(e, self) is not None:
            e.accept()
            return True
        return super().event(e)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        blocks = pasted(source)
        if len(blocks) > 1 and not source.hasFormat(OWN_KIND):
            self.pasting.emit(source.text(), blocks)
        else:
            self.insert(blocks)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(OWN_KIND) or source.hasHtml() or source.hasText()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        title, blocks = self.said(cursor.selectionStart(), cursor.selectionEnd())
        if title:
            blocks = (Paragraph((Text(title),)), *blocks)
        made = QMimeData()
        made.setText("\n".join(_words(block, self._drawings) for block in blocks))
        made.setData(OWN_KIND, blocks_to_json(blocks).encode("utf-8", "replace"))
        return made

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        """Fetch nothing, from this computer or any other, whatever a text asks for.

        Nothing at all would not do: Qt would then read the file itself.
        """
        return QByteArray()

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        table = self._table_at(self.cursorForPosition(e.position().toPoint()))
        if table and not self.isReadOnly():
            self.setTextCursor(self.cursorForPosition(e.position().toPoint()))
            self.table_opened.emit(table)
        else:
            super().mouseDoubleClickEvent(e)

    @override
    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        """Leave the menu to the page, which knows the clause; where one only reads it is Qt's."""
        if self.isReadOnly():
            super().contextMenuEvent(e)
            return
        if e.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(e.pos()))
        e.ignore()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.went_in.emit()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.went_out.emit()


def _is_letter_of_a_button(e: QKeyEvent) -> bool:
    """Whether Alt alone is held with a sign. On a Mac that key writes signs of its own."""
    held = e.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    alone = held == Qt.KeyboardModifier.AltModifier
    return alone and sys.platform != "darwin" and e.text().isprintable() and bool(e.text())


def pasted(source: QMimeData) -> tuple[Block, ...]:
    """Return what may be taken of what the clipboard holds or was dragged here."""
    if source.hasFormat(OWN_KIND):
        kept = bytes(source.data(OWN_KIND).data())
        if len(kept) <= MOST_PASTED:
            try:
                return blocks_from_json(kept.decode("utf-8"))
            except (BrokenContentError, UnicodeDecodeError):
                return ()
    if source.hasHtml():
        return blocks_of_html(source.html())
    return blocks_of_text(source.text())


def _words(block: Block, drawings: Drawings | None = None) -> str:
    if drawings is None:
        return block_text(block)
    spans = (span for run in runs(block) for span in run)
    named = {
        one.clause: drawings.label(one.clause) for one in spans if isinstance(one, CrossReference)
    }
    return block_text(block, {one: number for one, number in named.items() if number})
