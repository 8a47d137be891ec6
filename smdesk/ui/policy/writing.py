"""What is done to clauses while they are written: by a key, from the menu, from a button."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import Block, CrossReference, Link, Paragraph, TableBlock, Text
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.kept_blocks import blocks_from_json
from smdesk.domain.records import RecordId, new_id
from smdesk.ui.kit.announce import announce
from smdesk.ui.policy.clause_edit import ClauseEdit
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.clause_row import ClauseRow
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.emphasis import EMPHASIS, begin_title, retitled, whole_of
from smdesk.ui.policy.ink import URL
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.steps import END, START, Place, join, put_clauses, split


class Writing(QObject):
    """Brings what is done in the editors of a list into its draft."""

    asked = Signal(object)
    """A Key that needs a window of its own: a link, a reference, a remark, the spelling."""
    pasting = Signal(str, object)
    """Several paragraphs are pasted: their plain text, and the blocks they would be."""
    table_asked = Signal(str)
    """A table, as JSON, is to be edited."""

    def __init__(self, draft: Draft, listing: ClauseList, parent: QObject) -> None:
        super().__init__(parent)
        self._draft, self._list = draft, listing
        listing.row_made.connect(self._listen)
        for row in listing.rows:
            self._listen(row)
        self._what: dict[Key, Callable[[ClauseEdit], None]] = {
            Key.SPLIT: self._split,
            Key.PARAGRAPH: ClauseEdit.new_paragraph,
            Key.JOIN: self._join,
            Key.JOIN_NEXT: self._join_next,
            Key.BEFORE: self._before,
            Key.AFTER: self._after,
        }

    @property
    def edit(self) -> ClauseEdit | None:
        """The editor of the current clause, if its row is made."""
        row = self._list.row(self._list.current)
        return None if row is None else row.edit

    def do(self, key: Key) -> None:
        """Do it to the current clause."""
        if self._list.read_only and key.changes:
            return
        edit = self.edit or self._bring()
        if key in self._what:
            if edit is not None:
                self._what[key](edit)
        elif key in EMPHASIS:
            if edit is not None:
                self._draft.rest()
                EMPHASIS[key](self._draft, edit, self._list.drawings.ink)
                self._draft.rest()
        elif key is Key.TITLE:
            self._title()
        elif key in _STRUCTURE:
            self._restructure(key)
        elif key in {Key.FIRST, Key.LAST, Key.PAGE_UP, Key.PAGE_DOWN}:
            self._travel(key)
        else:
            self.asked.emit(key)

    def begin_clause(self) -> None:
        """Begin a new clause after the current one and what belongs to it."""
        if self._list.read_only:
            return
        content, current = self._draft.content, self._list.current
        here = content.get(current)
        new = Clause(new_id(), "", (), 0 if here is None else here.depth)
        if here is None:
            made = editing.append(content, (new,))
        else:
            made = editing.add_after_all_of(content, new, current)
        self._draft.do(self.tr("New clause"), made, to=Place(new.id), back=self._place())

    def refer_to(self, clause: RecordId) -> None:
        """Put a reference to the clause in at the cursor."""
        self._insert(CrossReference(clause))

    def link_to(self, words: str, address: str) -> None:
        """Put a link in at the cursor, in the place of what is selected."""
        edit = self.edit
        if edit is None:
            return
        self._draft.rest()
        if address:
            self._insert(Link(words or address, address))
            return
        cursor = whole_of(edit.textCursor(), URL)
        plain = self._list.drawings.ink.of_span(Text(""))
        cursor.setCharFormat(plain)

    def paste(self, blocks: tuple[Block, ...]) -> None:
        """Put blocks in at the cursor, as a step of its own."""
        edit = self.edit
        if edit is not None:
            self._draft.rest()
            edit.insert(blocks)
            self._draft.rest()

    def put_clauses(self, new: Content) -> None:
        """Put clauses in after the current one; in its place where it says nothing."""
        made, place = put_clauses(self._draft.content, self._list.current, new)
        self._draft.do(self.tr("Paste"), made, to=place, back=self._place())

    def put_table(self, table: TableBlock, instead_of: str = "") -> None:
        """Put a table in after the cursor's paragraph, or in the place of the one that is there."""
        edit = self.edit
        if edit is None:
            return
        self._draft.rest()
        one = self._draft.clause(edit.clause)
        if one is None:
            return
        if instead_of:
            (old,) = blocks_from_json(instead_of)
            blocks = tuple(table if block == old else block for block in one.blocks)
            if not table.rows:
                blocks = tuple(block for block in blocks if block != table)
        else:
            at = edit.textCursor().blockNumber() + (0 if one.title else 1)
            blocks = (*one.blocks[:at], table, *one.blocks[at:])
        made = editing.set_blocks(self._draft.content, one.id, blocks)
        self._draft.do(self.tr("Table"), made, to=self._place(), back=self._place())

    def selected(self) -> tuple[str, str]:
        """Return the words that are selected, or those of the link there; and its address."""
        edit = self.edit
        if edit is None:
            return "", ""
        cursor = edit.textCursor()
        address = str(cursor.charFormat().property(URL) or "")
        if address and not cursor.hasSelection():
            cursor = whole_of(cursor, URL)
            edit.setTextCursor(cursor)
        return cursor.selectedText().replace("\u2029", " "), address

    # Behind the scenes.

    def _listen(self, row: ClauseRow) -> None:
        row.edit.typed.connect(self._typed)
        row.edit.pressed.connect(self._pressed)
        row.edit.picking.connect(self._pick)
        row.edit.pasting.connect(self._paste)
        row.edit.table_opened.connect(self.table_asked)
        row.edit.cursorPositionChanged.connect(self._follow_cursor)

    def _typed(self, was: int) -> None:
        edit = self.sender()
        if isinstance(edit, ClauseEdit):
            title, blocks = edit.said()
            at = edit.textCursor().position()
            self._draft.type(self.tr("Typing"), edit.clause, title, blocks, (was, at))

    def _pressed(self, key: Key) -> None:
        self.do(key)

    def _pick(self) -> None:
        self.asked.emit(Key.REFERENCE)

    def _paste(self, text: str, blocks: tuple[Block, ...]) -> None:
        self.pasting.emit(text, blocks)

    def _follow_cursor(self) -> None:
        edit = self.sender()
        if isinstance(edit, ClauseEdit) and edit.hasFocus():
            self._list.show_cursor()

    def _bring(self) -> ClauseEdit | None:
        row = self._list.go(Place(self._list.current), focus=False)
        return None if row is None else row.edit

    def _place(self) -> Place:
        edit = self.edit
        at = 0 if edit is None else edit.textCursor().position()
        return Place(self._list.current, at)

    def _insert(self, span: CrossReference | Link) -> None:
        edit = self.edit
        if edit is not None and not edit.isReadOnly():
            self._draft.rest()
            edit.insert((Paragraph((span,)),))
            edit.setCurrentCharFormat(self._list.drawings.ink.of_span(Text("")))
            edit.setFocus()
            self._draft.rest()

    def _split(self, edit: ClauseEdit) -> None:
        if edit.in_list:
            if edit.textCursor().block().text():
                edit.new_paragraph()
            else:
                edit.end_list()
            return
        cursor = edit.textCursor()
        whole = edit.said()
        before = edit.said(0, cursor.selectionStart())
        after = edit.said(cursor.selectionEnd())
        ends = cursor.selectionEnd() == edit.document().characterCount() - 1
        below = bool(whole[0]) and not whole[1] and ends
        content, place = split(self._draft.content, edit.clause, before, after, below=below)
        self._draft.do(self.tr("New clause"), content, to=place, back=self._place())

    def _join(self, edit: ClauseEdit) -> None:
        if edit.in_list:
            edit.end_list()
            return
        self._join_to_above(edit.clause)

    def _join_next(self, edit: ClauseEdit) -> None:
        after = self._list.step(edit.clause, 1)
        if after is not None:
            self._join_to_above(after)

    def _join_to_above(self, clause: RecordId) -> None:
        made = join(self._draft.content, clause)
        if made is not None:
            content, place = made
            self._draft.do(self.tr("Join clauses"), content, to=place, back=self._place())

    def _restructure(self, key: Key) -> None:
        clause = self._list.current
        if self._draft.clause(clause) is None:
            return
        back = self._place()
        change, words = _STRUCTURE[key], self._names()[key]
        made = change(self._draft.content, clause)
        to = back
        if key in {Key.REMOVE, Key.REMOVE_ALL}:
            at = self._draft.content.at(clause)
            there = made.clauses
            near = there[min(at, len(there) - 1)].id if there else clause
            to = Place(near)
        self._draft.do(words, made, to=to, back=back)
        announce(self._list, f"{words}: {self._draft.number(clause)}")

    def _names(self) -> dict[Key, str]:
        return {
            Key.PROMOTE: self.tr("Promote"),
            Key.DEMOTE: self.tr("Demote"),
            Key.UP: self.tr("Move up"),
            Key.DOWN: self.tr("Move down"),
            Key.REMOVE: self.tr("Remove clause"),
            Key.REMOVE_ALL: self.tr("Remove clause and all below it"),
        }

    def _title(self) -> None:
        """Make the first paragraph the clause's title, or the title a paragraph."""
        one, edit = self._draft.clause(self._list.current), self.edit
        if one is None or edit is None:
            return
        if not one.title and not one.blocks:
            begin_title(edit, self._list.drawings.ink, one.depth)
            return
        content = self._draft.content
        made = retitled(one)
        clauses = tuple(made if each.id == one.id else each for each in content.clauses)
        self._draft.do(self.tr("Title"), Content(clauses), to=self._place(), back=self._place())

    def _travel(self, key: Key) -> None:
        clauses = self._draft.content.clauses
        if not clauses:
            return
        if key is Key.FIRST:
            self._list.go(Place(clauses[0].id, START))
        elif key is Key.LAST:
            self._list.go(Place(clauses[-1].id, END))
        else:
            there = self._list.page(-1 if key is Key.PAGE_UP else 1)
            if there is not None:
                self._list.go(Place(there))

    def _before(self, edit: ClauseEdit) -> None:
        there = self._list.step(edit.clause, -1)
        if there is not None:
            self._list.go(Place(there, END))

    def _after(self, edit: ClauseEdit) -> None:
        there = self._list.step(edit.clause, 1)
        if there is not None:
            self._list.go(Place(there, START))


def _removed(content: Content, clause: RecordId) -> Content:
    return editing.remove(content, clause, whole=False)


_STRUCTURE: dict[Key, Callable[[Content, RecordId], Content]] = {
    Key.PROMOTE: editing.promote,
    Key.DEMOTE: editing.demote,
    Key.UP: editing.move_up,
    Key.DOWN: editing.move_down,
    Key.REMOVE: _removed,
    Key.REMOVE_ALL: editing.remove,
}
