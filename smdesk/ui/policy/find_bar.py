"""The strip that finds words in a document and puts others in their place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from smdesk.domain.policy.finding import Hit, Sought, found, replace_all
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.draft import Change, Draft
from smdesk.ui.policy.marks import Marks
from smdesk.ui.policy.steps import Place

FIELD = 190


class FindBar(QWidget):
    """Find and replace. It is hidden until asked for; Escape hides it again."""

    closed = Signal()

    def __init__(self, draft: Draft, listing: ClauseList, marks: Marks, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._list, self._marks = draft, listing, marks
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.setProperty("kit", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sought = self._field(self.tr("Find"))
        self.instead = self._field(self.tr("Replace with"))
        self.case = QCheckBox(self.tr("Match case"), self)
        self.whole = QCheckBox(self.tr("Whole words"), self)
        self.said = Label("", self, type=Type.META, wrap=False)
        self._build()
        self.sought.textChanged.connect(self._search)
        self.case.toggled.connect(self._search)
        self.whole.toggled.connect(self._search)
        draft.changed.connect(self._follow)
        self.hide()

    def open_it(self, words: str = "") -> None:
        """Show the strip, with what is to be found already in it."""
        self.show()
        if words and "\n" not in words:
            self.sought.setText(words)
        may = not self._list.read_only
        for widget in (self.instead, self._replace, self._all):
            widget.setVisible(may)
        self.sought.setFocus()
        self.sought.selectAll()
        self._search()

    def close_it(self) -> None:
        """Hide the strip and its marks, and go back to the text."""
        self.hide()
        self._hits = ()
        self._marks.show_hits((), None)
        self.closed.emit()

    def next(self) -> None:
        """Go to the next place."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def replace(self) -> None:
        """Put the other words in the place that is looked at, and go to the next."""
        if not 0 <= self._at < len(self._hits):
            self._step(1)
            return
        hit = self._hits[self._at]
        row = self._list.go(Place(hit.clause), focus=False)
        if row is None:
            return
        begin, end = self._marks.span(hit)
        cursor = row.edit.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        self._draft.rest()
        cursor.insertText(self.instead.text())
        self._draft.rest()
        self._search()
        if self._hits:
            self._look_at(self._at)

    def replace_all(self) -> None:
        """Put the other words everywhere, in one step."""
        made, count = replace_all(self._draft.content, self._asked(), self.instead.text())
        if count:
            self._draft.do(self.tr("Replace all"), made)
        if count == 1:
            words = self.tr("1 place changed")
        else:
            words = self.tr("{count} places changed").format(count=wording.number(count))
        self._say(words)

    # Behind the scenes.

    def _asked(self) -> Sought:
        return Sought(self.sought.text(), case=self.case.isChecked(), whole=self.whole.isChecked())

    def _search(self) -> None:
        self._hits = found(self._draft.content, self._asked())
        self._at = min(max(self._at, -1), len(self._hits) - 1)
        at = self._hits[self._at] if self._at >= 0 else None
        self._marks.show_hits(self._hits, at)
        self._count()

    def _count(self) -> None:
        all_of = wording.number(len(self._hits))
        if not self.sought.text():
            self._say("")
        elif not self._hits:
            self._say(self.tr("Not found"))
        elif self._at < 0:
            words = self.tr("1 place") if len(self._hits) == 1 else self.tr("{count} places")
            self._say(words.format(count=all_of))
        else:
            here = wording.number(self._at + 1)
            self._say(self.tr("{here} of {all}").format(here=here, all=all_of))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        announce(self, words)

    def _step(self, by: int) -> None:
        if self._hits:
            self._look_at((self._at + by) % len(self._hits))

    def _look_at(self, at: int) -> None:
        self._at = at % len(self._hits)
        hit = self._hits[self._at]
        begin, end = self._marks.span(hit)
        row = self._list.go(Place(hit.clause, begin), focus=False)
        self._marks.show_hits(self._hits, hit)
        if row is not None:
            row.edit.put_cursor(end)
        self._list.show_cursor()
        self._count()

    def _follow(self, change: Change) -> None:
        if self.isVisible() and change.typed is None:
            self._search()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setFixedWidth(scaled(self, FIELD))
        field.installEventFilter(self)
        return field

    def _build(self) -> None:
        back = Button(self.tr("Previous"), self, icon="chevron-left", bare=True, then=self.previous)
        on = Button(self.tr("Next"), self, icon="chevron-right", bare=True, then=self.next)
        self._replace = Button(self.tr("Replace"), self, then=self.replace)
        self._all = Button(self.tr("Replace all"), self, then=self.replace_all)
        close = Button(self.tr("Close"), self, icon="x", bare=True, then=self.close_it)
        holder = QWidget(self)
        flow = Flow(holder, spacing=8)
        for widget in (self.sought, back, on, self.said, self.case, self.whole, self.instead,
                       self._replace, self._all):  # fmt: skip
            flow.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.addWidget(holder, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        if watched is self.instead:
            self.replace()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        else:
            self.next()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)
