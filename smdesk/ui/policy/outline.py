"""The outline of a document: its titles as a tree, to see the whole and to go anywhere in it."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from smdesk.domain.policy.content import Clause, clause_text
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.paint import elided, paint_ring
from smdesk.ui.kit.tokens import tokens
from smdesk.ui.policy.draft import Change, Draft

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
OPENING = 40
"""Signs of a clause without a title that stand for one."""
ROW = 28
STEP = 14
_Role = Qt.ItemDataRole


class OutlineModel(QAbstractItemModel):
    """The clauses of a draft as a tree; a row's place in the draft is its internal id."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._children: list[list[int]] = []
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._read()

    def renew(self) -> None:
        """Take the draft's clauses as they stand now."""
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def retold(self, clause: RecordId) -> None:
        """Say that a clause reads otherwise."""
        index = self.index_of(clause)
        self.dataChanged.emit(index, index)

    def index_of(self, clause: RecordId) -> QModelIndex:
        """Return where the clause is; not valid for one that is not there."""
        for at, one in enumerate(self._draft.content.clauses):
            if one.id == clause:
                return self.createIndex(self._rows[at], 0, at) if at < len(self._rows) else ROOT
        return ROOT

    def clause(self, index: Index) -> Clause | None:
        """Return the clause of a row."""
        at = int(index.internalId())
        clauses = self._draft.content.clauses
        return clauses[at] if index.isValid() and at < len(clauses) else None

    def _read(self) -> None:
        clauses = self._draft.content.clauses
        self._children = [[] for _ in range(len(clauses) + 1)]
        self._parents, self._rows = [], []
        above: list[int] = []
        for at, clause in enumerate(clauses):
            del above[clause.depth :]
            parent = above[-1] if above else -1
            self._parents.append(parent)
            self._rows.append(len(self._children[parent]))
            self._children[parent].append(at)
            above.append(at)

    @override
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        mine = self._children[int(parent.internalId()) if parent.isValid() else -1]
        if column or not 0 <= row < len(mine):
            return QModelIndex()
        return self.createIndex(row, 0, mine[row])

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        above = self._parents[int(child.internalId())] if child.isValid() else -1
        return QModelIndex() if above < 0 else self.createIndex(self._rows[above], 0, above)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._children[int(parent.internalId()) if parent.isValid() else -1])

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        clause = self.clause(index)
        if clause is None or role not in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return None
        return self.words(clause)

    def words(self, clause: Clause) -> str:
        """Return a line: the number, and the title or how the clause begins."""
        return f"{self._draft.number(clause.id)} {words_of(clause)}".strip()


class Outline(QTreeView):
    """Shows the outline; the current clause is marked, and Enter goes to the one that is chosen."""

    wanted = Signal(object)
    """The id of the clause to go to; the cursor is to go there too."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = OutlineModel(draft, self)
        self._folded: set[RecordId] = set()
        self.colours, self.marked = tokens(self.palette()), QModelIndex()
        self.setModel(self._model)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(self.tr("Outline"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(scaled(self, STEP))
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        # What is current is painted here; a selection would be painted by the style beside it.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kit", "plain")
        self.viewport().setAutoFillBackground(False)
        self.collapsed.connect(self._fold)
        self.expanded.connect(self._unfold)
        self.clicked.connect(self._go)
        draft.changed.connect(self._follow)
        self.expandAll()

    def mark(self, clause: RecordId) -> None:
        """Mark the clause in which the cursor is."""
        index = self._model.index_of(clause)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def _follow(self, change: Change) -> None:
        if change.typed is not None:
            self._model.retold(change.typed)
            return
        before = self._model.clause(self.currentIndex())
        self._model.renew()
        # It is not a person who unfolds: what was folded is to be folded again.
        self.blockSignals(True)
        self.expandAll()
        self.blockSignals(False)
        for clause in list(self._folded):
            index = self._model.index_of(clause)
            if index.isValid():
                self.collapse(index)
        if before is not None:
            self.mark(before.id)

    def _fold(self, index: QModelIndex) -> None:
        clause = self._model.clause(index)
        if clause is not None:
            self._folded.add(clause.id)

    def _unfold(self, index: QModelIndex) -> None:
        clause = self._model.clause(index)
        if clause is not None:
            self._folded.discard(clause.id)

    def _go(self, index: QModelIndex) -> None:
        clause = self._model.clause(index)
        if clause is not None:
            self.wanted.emit(clause.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.currentIndex())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Undo belongs to the page, whichever part of it has the focus.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.colours, self.marked = tokens(self.palette()), self.currentIndex()
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.viewport().rect(), tokens(self.palette()))


class _Lines(QStyledItemDelegate):
    """Paints a line of the outline: number and title, or how the clause begins."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Any:
        size = super().sizeHint(option, index)
        tree = self.parent()
        size.setHeight(scaled(tree, ROW) if isinstance(tree, QWidget) else ROW)
        return size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tree, model = self.parent(), index.model()
        if not isinstance(tree, Outline) or not isinstance(model, OutlineModel):
            return
        clause = model.clause(index)
        if clause is None:
            return
        colours, area = tree.colours, option.rect
        painter.save()
        if tree.marked == index:
            painter.fillRect(area, QColor(colours.accent_soft))
            if tree.hasFocus():
                paint_ring(painter, area.adjusted(0, 0, -1, -1), colours)
        painter.setPen(QColor(colours.text if clause.title else colours.muted))
        painter.setFont(tree.font())
        words = model.words(clause)
        room = area.adjusted(6, 0, -6, 0)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, elided(words, tree.font(), room.width()))
        painter.restore()


def words_of(clause: Clause) -> str:
    """Return a clause's title, or how it begins."""
    if clause.title:
        return clause.title
    said = " ".join(clause_text(clause).split())
    return said if len(said) <= OPENING else f"{said[:OPENING].rstrip()}…"
