"""The page of one document: its outline, its clauses, and the panel about the current one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smdesk.desk.policy_paste import LEAST, clauses_in
from smdesk.domain.policy.blocks import Block, TableBlock
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.kept_blocks import blocks_from_json
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.label import Label, Type, line
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.find_bar import FindBar
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.marks import Marks
from smdesk.ui.policy.outline import Outline
from smdesk.ui.policy.pickers import AskLink, PickClause
from smdesk.ui.policy.saving import Keeper, Save
from smdesk.ui.policy.side import SidePanel
from smdesk.ui.policy.spelling import Speller
from smdesk.ui.policy.spelling_menu import add_suggestions, next_wrong
from smdesk.ui.policy.steps import Place
from smdesk.ui.policy.table_dialog import EditTable
from smdesk.ui.policy.three_parts import ThreeParts
from smdesk.ui.policy.toolbar import Toolbar
from smdesk.ui.policy.writing import Writing

LOOK_MS = 120
"""The panel is filled when the cursor has stayed in a clause for so long."""


class EditorPage(QWidget):
    """Shows a text and lets it be written, where it may be."""

    arrived = Signal(object)
    """The id of the clause that the panel is to tell of; None for none."""
    remarking = Signal()

    def __init__(
        self, save: Save, speller: Speller, learn: Callable[[str], object], parent: QWidget
    ) -> None:
        """``learn`` lets a word pass from now on."""
        super().__init__(parent)
        self._learn = learn
        self.draft = Draft(Content(), Scheme.DECIMAL, self)
        self.speller = speller
        self.list = ClauseList(self.draft, self)
        self.writing = Writing(self.draft, self.list, self)
        self.marks = Marks(self.draft, self.list)
        self.outline = Outline(self.draft, self)
        self.side = SidePanel(self)
        self.keeper = Keeper(self.draft, save, self)
        self.finder = FindBar(self.draft, self.list, self.marks, self)
        self.bar = Toolbar(self.writing, self)
        self.state = Label("", self, type=Type.META, wrap=False)
        self._empty = Empty(
            self.tr("It says nothing yet. Write its first clause, or paste a text here."),
            self,
            action=self.tr("Write the first clause"),
            then=self.writing.begin_clause,
            icon="pencil",
        )
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(LOOK_MS * 3)
        self._counting.timeout.connect(self._count)
        self._words = 0
        self._lay_out()
        self._listen()

    # What is shown.

    def show_text(self, content: Content, scheme: Scheme, *, writing: bool) -> None:
        """Show the text, to be written or only to be read."""
        self.finder.close_it()
        self.list.set_read_only(read_only=not writing)
        self.draft.show(content, scheme)
        self.list.verticalScrollBar().setValue(0)
        if content.clauses:
            self.list.go(Place(content.clauses[0].id), focus=False)
        self.permit(writing=writing)
        self.outline.mark(self.list.current)
        self._counting.start()
        self._look.start()

    def permit(self, *, writing: bool) -> None:
        """Let it be written, or only be read."""
        self.list.set_read_only(read_only=not writing)
        self.bar.permit(writing=writing)
        self._empty.button.setVisible(writing)
        self.marks.misspelt = self.speller.wrong if writing and self.speller.ready else None
        self.marks.renew()

    def go(self, clause: RecordId) -> None:
        """Go to a clause, and put the cursor there."""
        self.parts.turn_to_text()
        self.list.go(Place(clause))
        self.list.bring_up(clause)

    def look_again(self) -> None:
        """Have the panel told of the current clause in a moment."""
        self._look.start()

    def focus_text(self) -> None:
        """Put the cursor where it was."""
        if self.list.current:
            self.list.go(Place(self.list.current, self._cursor()))

    def forget(self) -> None:
        """Keep what is written, and let go of it."""
        self.keeper.keep()
        self._look.stop()
        self._counting.stop()

    # What asks for a window of its own.

    def ask(self, key: Key) -> None:
        """Open the window that a key asks for."""
        if key is Key.REFERENCE:
            PickClause(self.draft, self.writing.refer_to, self).open()
        elif key is Key.LINK:
            words, address = self.writing.selected()
            AskLink(words, address, self.writing.link_to, self).open()
        elif key is Key.TABLE:
            EditTable(None, self.writing.put_table, self).open()
        elif key is Key.REMARK:
            self.remarking.emit()
        elif key is Key.HISTORY:
            self.side.past_asked.emit()
        elif key is Key.SPELLING:
            next_wrong(self.draft, self.list, self.speller)

    def edit_table(self, kept: str) -> None:
        """Open the window of a table that is there."""
        (table,) = blocks_from_json(kept)
        if isinstance(table, TableBlock):
            EditTable(table, partial(self.writing.put_table, instead_of=kept), self).open()

    def ask_about_paste(self, text: str, blocks: tuple[Block, ...]) -> None:
        """Ask whether numbered text that is pasted is to be clauses."""
        found = clauses_in(text)
        if len(found) < LEAST:
            self.writing.paste(blocks)
            return
        count = wording.number(len(found))
        Confirm(
            self.tr("Make {n} clauses of it?").format(n=count),
            self.tr(
                "The text has numbers before its paragraphs. As clauses they are numbered here, "
                "and stand after the current one."
            ),
            self.tr("&Make clauses"),
            self,
            back=self.tr("&Paste as text"),
            harmless=True,
            then=partial(self.writing.put_clauses, found),
            otherwise=partial(self.writing.paste, blocks),
        ).open()

    def find_it(self) -> None:
        """Open the strip that finds; what is selected is already in it."""
        edit = self.writing.edit
        words = edit.textCursor().selectedText() if edit is not None else ""
        self.finder.open_it(words)

    # Behind the scenes.

    def _cursor(self) -> int:
        edit = self.writing.edit
        return 0 if edit is None else edit.textCursor().position()

    def _listen(self) -> None:
        self.writing.asked.connect(self.ask)
        self.writing.pasting.connect(self.ask_about_paste)
        self.writing.table_asked.connect(self.edit_table)
        self.outline.wanted.connect(self.go)
        self.list.arrived.connect(self._arrive)
        self.draft.changed.connect(self._changed)
        self.keeper.said.connect(self._say)
        self.finder.closed.connect(self.focus_text)
        self.side.remarking.connect(self.remarking)

    def _arrive(self, clause: RecordId) -> None:
        self.outline.mark(clause)
        self._look.start()

    def _changed(self) -> None:
        self._counting.start()
        self._show_whether_empty()

    def _tell(self) -> None:
        self.arrived.emit(self.list.current or None)

    def _count(self) -> None:
        self._words = self.draft.content.words
        self._say()

    def _say(self) -> None:
        count = self._words
        words = self.tr("1 word") if count == 1 else self.tr("{n} words")
        said = [words.format(n=wording.number(count))]
        if not self.list.read_only:
            said.append(self.tr("Not kept yet") if self.keeper.unsaved else self.tr("Kept"))
        self.state.setText(" · ".join(said))

    def _lay_out(self) -> None:
        middle = QWidget(self)
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(8, 4, 8, 0)
        inside.addWidget(self.list)
        inside.addWidget(self._empty)
        self.parts = ThreeParts(self.outline, middle, self.side, self)
        finds = Button(self.tr("&Find"), self, then=self.find_it, icon="search")
        for button in (finds, self.parts.turn_outline, self.parts.turn_side):
            self.bar.add(button)
        strip = QHBoxLayout()
        strip.setContentsMargins(24, 2, 24, 8)
        strip.setSpacing(12)
        strip.addWidget(self.bar, 1)
        strip.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(line(self))
        column.addWidget(self.finder)
        column.addWidget(self.parts, 1)
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        empty = not self.draft.content.clauses
        self.list.setVisible(not empty)
        self._empty.setVisible(empty)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if not self.list.read_only and (undo or event.matches(QKeySequence.StandardKey.Redo)):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.list.read_only:
            self.draft.stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.list.read_only:
            self.draft.stack.redo()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit = self.writing.edit
        if edit is None or self.list.read_only:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.speller.ready:
            add_suggestions(menu, edit, self.draft, self.speller, self._learn)
        for words, then in (
            (self.tr("Cut"), edit.cut),
            (self.tr("Copy"), edit.copy),
            (self.tr("Paste"), edit.paste),
        ):
            menu.addAction(words).triggered.connect(then)
        menu.addSeparator()
        for title, sub in (
            (self.tr("Clause"), self.bar.clause_menu(menu)),
            (self.tr("Words"), self.bar.words_menu(menu)),
        ):
            sub.setTitle(title)
            menu.addMenu(sub)
        menu.popup(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the clause in which the cursor was."""
        if self.list.current:
            self.focus_text()
        else:
            self._empty.button.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.keep()
