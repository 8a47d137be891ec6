"""What is drawn within the words of a clause, each as one sign: references, names, tables."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from smdesk.domain.policy.blocks import MISSING, CrossReference, TableBlock, Variable, span_text
from smdesk.domain.policy.kept_blocks import blocks_from_json
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.policy.ink import CHIP, GRID, REFERENCE, TABLE, VARIABLE, Ink

AIR = 5
RADIUS = 4
LEAST_TABLE = 160
CELL_AIR = 6
MOST_KEPT = 64
"""Tables whose layout is remembered."""

Label = Callable[[RecordId], str]


class Drawings(QObject):
    """Draws the signs of every clause of one list; knows how references read at the moment."""

    def __init__(self, label: Label, ink: Ink, parent: QObject) -> None:
        """``label`` tells how a clause is referred to; empty for one that is not there."""
        super().__init__(parent)
        self.label, self.ink = label, ink
        self._chip, self._grid = _Chip(self), _Grid(self)

    def serve(self, document: QTextDocument) -> None:
        """Draw in this document too."""
        layout = document.documentLayout()
        layout.registerHandler(CHIP, self._chip)
        layout.registerHandler(GRID, self._grid)

    def words(self, form: QTextFormat) -> str:
        """Return how a sign reads, for the clipboard, for search and for the ear."""
        kept = form.property(TABLE)
        if kept:
            (table,) = blocks_from_json(str(kept))
            return _table_words(table, self.label) if isinstance(table, TableBlock) else ""
        name = form.property(VARIABLE)
        if name:
            return f"{{{{{name}}}}}"
        return self.label(RecordId(str(form.property(REFERENCE)))) or MISSING

    def missing(self, form: QTextFormat) -> bool:
        """Whether the sign refers to a clause that is not there."""
        reference = form.property(REFERENCE)
        return bool(reference) and not self.label(RecordId(str(reference)))


class _Chip(QPyTextObject):
    """A reference or a name to be filled in: a soft box that the cursor cannot enter."""

    def __init__(self, drawings: Drawings) -> None:
        super().__init__(drawings)
        self._drawings = drawings

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._drawings.ink.font)
        wide = metrics.horizontalAdvance(self._drawings.words(format)) + 2 * AIR
        # Qt sets a sign on the line with its foot; the letters of the chip hang below it.
        return QSizeF(wide, metrics.ascent() + 1)

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        ink, words = self._drawings.ink, self._drawings.words(format)
        missing = self._drawings.missing(format)
        named = bool(format.property(VARIABLE))
        colours = ink.colours
        letters, soft = (
            (colours.danger, colours.danger_soft)
            if missing
            else (colours.warning, colours.warning_soft)
            if named
            else (colours.link, colours.accent_soft)
        )
        metrics = QFontMetricsF(ink.font)
        rect = QRectF(rect)
        box = QRectF(rect.left() + 1, rect.top() - 1, rect.width() - 2, metrics.height() + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(letters), 1) if missing else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(QColor(letters))
        painter.setFont(ink.font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class _Grid(QPyTextObject):
    """A table, as wide as the paragraph it stands in."""

    def __init__(self, drawings: Drawings) -> None:
        super().__init__(drawings)
        self._drawings = drawings
        self._made: dict[tuple[str, int, str], QTextDocument] = {}

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        return self._laid_out(doc, format).size()

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        painter.save()
        painter.translate(QRectF(rect).topLeft())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(
            context.palette.ColorRole.Text, QColor(self._drawings.ink.colours.text)
        )
        self._laid_out(doc, format).documentLayout().draw(painter, context)
        painter.restore()

    def _laid_out(self, doc: QTextDocument, form: QTextFormat) -> QTextDocument:
        wide = max(LEAST_TABLE, int(doc.textWidth()) - 2 * int(doc.documentMargin()) - 2)
        kept, ink = str(form.property(TABLE)), self._drawings.ink
        key = (kept, wide, f"{ink.font.pixelSize()}{ink.colours.text}")
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            (table,) = blocks_from_json(kept)
            if not isinstance(table, TableBlock):
                raise TypeError
            self._made[key] = set_table(table, ink, wide, self._drawings.label)
        return self._made[key]


def set_table(table: TableBlock, ink: Ink, wide: int, label: Label) -> QTextDocument:
    """Return a document that holds the table alone, ``wide`` px wide."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(ink.font)
    document.setDocumentMargin(0)
    document.setTextWidth(wide)
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        return document
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(ink.colours.border_strong)))
    form.setCellPadding(CELL_AIR)
    form.setCellSpacing(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns
    )
    made = QTextCursor(document).insertTable(len(table.rows), columns, form)
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            cursor = made.cellAt(at, column).firstCursorPosition()
            for span in cell:
                look = _cell_ink(span, ink, head=table.header and at == 0)
                cursor.insertText(_said(span, label), look)
    return document


def _cell_ink(span: Any, ink: Ink, *, head: bool) -> QTextCharFormat:  # noqa: ANN401 - any span
    look = ink.of_span(span)
    look.setObjectType(0)
    if head:
        look.setFontWeight(700)
    return look


def _said(span: Any, label: Label) -> str:  # noqa: ANN401 - any span
    if isinstance(span, CrossReference):
        return label(span.clause) or MISSING
    return span_text(span) if not isinstance(span, Variable) else f"{{{{{span.name}}}}}"


def _table_words(table: TableBlock, label: Label) -> str:
    return "\n".join(
        "\t".join("".join(_said(span, label) for span in cell) for cell in row)
        for row in table.rows
    )
