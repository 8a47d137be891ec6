"""Which keys do what in the text of a policy; they are those of common word processors."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class Key(Enum):
    """Something asked for by a key while a clause is edited."""

    SPLIT = "split"
    PARAGRAPH = "paragraph"
    JOIN = "join"
    JOIN_NEXT = "join_next"
    PROMOTE = "promote"
    DEMOTE = "demote"
    UP = "up"
    DOWN = "down"
    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    BULLETS = "bullets"
    TITLE = "title"
    TERM = "term"
    REFERENCE = "reference"
    TABLE = "table"
    REMOVE = "remove"
    REMOVE_ALL = "remove_all"
    REMARK = "remark"
    HISTORY = "history"
    SPELLING = "spelling"
    BEFORE = "before"
    AFTER = "after"
    FIRST = "first"
    LAST = "last"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"

    @property
    def changes(self) -> bool:
        """Whether it changes the text, and so means nothing where that is only read."""
        return self not in _ONLY_GO


_ONLY_GO = frozenset(
    {
        Key.BEFORE,
        Key.AFTER,
        Key.FIRST,
        Key.LAST,
        Key.PAGE_UP,
        Key.PAGE_DOWN,
        Key.REMARK,
        Key.HISTORY,
    }
)

SHORTCUTS = {
    Key.PROMOTE: "Alt+Shift+Left",
    Key.DEMOTE: "Alt+Shift+Right",
    Key.UP: "Alt+Shift+Up",
    Key.DOWN: "Alt+Shift+Down",
    Key.BOLD: "Ctrl+B",
    Key.ITALIC: "Ctrl+I",
    Key.LINK: "Ctrl+Shift+K",
    Key.BULLETS: "Ctrl+Shift+L",
    Key.TITLE: "Ctrl+Alt+1",
    Key.TERM: "Ctrl+Shift+D",
    Key.REMOVE: "Ctrl+Shift+Del",
    Key.REMARK: "Ctrl+Alt+M",
    Key.HISTORY: "Ctrl+Alt+H",
    Key.SPELLING: "F7",
}
"""How the keys are told in menus. Enter and Backspace are told there in words."""

_CHORDS = {
    (_Key.Key_Left, _Mod.AltModifier | _Mod.ShiftModifier): Key.PROMOTE,
    (_Key.Key_Right, _Mod.AltModifier | _Mod.ShiftModifier): Key.DEMOTE,
    (_Key.Key_Up, _Mod.AltModifier | _Mod.ShiftModifier): Key.UP,
    (_Key.Key_Down, _Mod.AltModifier | _Mod.ShiftModifier): Key.DOWN,
    (_Key.Key_B, _Mod.ControlModifier): Key.BOLD,
    (_Key.Key_I, _Mod.ControlModifier): Key.ITALIC,
    (_Key.Key_K, _Mod.ControlModifier | _Mod.ShiftModifier): Key.LINK,
    (_Key.Key_L, _Mod.ControlModifier | _Mod.ShiftModifier): Key.BULLETS,
    (_Key.Key_1, _Mod.ControlModifier | _Mod.AltModifier): Key.TITLE,
    (_Key.Key_D, _Mod.ControlModifier | _Mod.ShiftModifier): Key.TERM,
    (_Key.Key_Delete, _Mod.ControlModifier | _Mod.ShiftModifier): Key.REMOVE,
    (_Key.Key_M, _Mod.ControlModifier | _Mod.AltModifier): Key.REMARK,
    (_Key.Key_H, _Mod.ControlModifier | _Mod.AltModifier): Key.HISTORY,
    (_Key.Key_F7, _Mod.NoModifier): Key.SPELLING,
    (_Key.Key_Home, _Mod.ControlModifier): Key.FIRST,
    (_Key.Key_End, _Mod.ControlModifier): Key.LAST,
    (_Key.Key_PageUp, _Mod.NoModifier): Key.PAGE_UP,
    (_Key.Key_PageDown, _Mod.NoModifier): Key.PAGE_DOWN,
}


_EDGES = frozenset(
    {_Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down}
)


def key_of(event: QKeyEvent, editor: QTextEdit) -> Key | None:
    """Return what a key asks for where the cursor stands; None for one that is the editor's own."""
    held = event.modifiers() & ~_Mod.KeypadModifier
    pressed = _Key(event.key())
    chord = _CHORDS.get((pressed, held))
    if chord is not None:
        return chord
    if pressed in {_Key.Key_Return, _Key.Key_Enter}:
        return _enter(held, editor)
    cursor = editor.textCursor()
    if held != _Mod.NoModifier or cursor.hasSelection() or pressed not in _EDGES:
        return None
    return _at_edge(pressed, cursor)


def _enter(held: Qt.KeyboardModifier, editor: QTextEdit) -> Key | None:
    if held == _Mod.ShiftModifier:
        return Key.PARAGRAPH
    table_here = getattr(editor, "table_here", str)
    if held != _Mod.NoModifier or table_here():
        return None
    return Key.SPLIT


def _at_edge(pressed: Qt.Key, cursor: QTextCursor) -> Key | None:
    """Return what a key asks for that would lead out of the clause."""
    way = QTextCursor.MoveOperation
    opens_point = cursor.atBlockStart() and cursor.block().textList() is not None
    leads_out = {
        _Key.Key_Backspace: (cursor.atStart() or opens_point, Key.JOIN),
        _Key.Key_Delete: (cursor.atEnd(), Key.JOIN_NEXT),
        _Key.Key_Left: (cursor.atStart(), Key.BEFORE),
        _Key.Key_Right: (cursor.atEnd(), Key.AFTER),
        _Key.Key_Up: (not QTextCursor(cursor).movePosition(way.Up), Key.BEFORE),
        _Key.Key_Down: (not QTextCursor(cursor).movePosition(way.Down), Key.AFTER),
    }
    out, key = leads_out.get(pressed, (False, Key.BEFORE))
    return key if out else None
