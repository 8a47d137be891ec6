"""The strip above the text: what can be done to words and clauses, with its keys."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fold import Flow
from smdesk.ui.policy.keys import SHORTCUTS, Key
from smdesk.ui.policy.writing import Writing


class Toolbar(QWidget):
    """Buttons for what is done often, and a menu with everything that is done to a clause."""

    def __init__(self, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._writing = writing
        self.changing: list[QWidget] = []
        """Buttons that mean nothing where the text is only read."""
        flow = self._flow = Flow(self, spacing=6)
        self.new = self._button(self.tr("&New clause"), writing.begin_clause, icon="plus")
        self.clause = Button(self.tr("Cla&use"), self, icon="chevron-down")
        self.clause.setMenu(self.clause_menu(self.clause))
        self.words = Button(self.tr("&Words"), self, icon="chevron-down")
        self.words.setMenu(self.words_menu(self.words))
        for button in (self.clause, self.words):
            flow.addWidget(button)
            self.changing.append(button)

    def add(self, widget: QWidget) -> None:
        """Put another button at the end."""
        self._flow.addWidget(widget)

    def permit(self, *, writing: bool) -> None:
        """Offer what changes the text, or only what reads it."""
        for widget in self.changing:
            widget.setVisible(writing)

    def clause_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of everything that is done to a clause."""
        menu = QMenu(parent)
        self._add(menu, Key.PROMOTE, self.tr("Promote"))
        self._add(menu, Key.DEMOTE, self.tr("Demote"))
        self._add(menu, Key.UP, self.tr("Move up"))
        self._add(menu, Key.DOWN, self.tr("Move down"))
        menu.addSeparator()
        self._add(menu, Key.SPLIT, self.tr("Split at the cursor"), self.tr("Enter"))
        self._add(menu, Key.JOIN, self.tr("Join to the one before"), self.tr("Backspace at begin"))
        self._add(menu, Key.TITLE, self.tr("Title from the first paragraph, or back"))
        menu.addSeparator()
        self._add(menu, Key.REMARK, self.tr("Remark or concern…"))
        self._add(menu, Key.HISTORY, self.tr("History of the clause…"))
        self._add(menu, Key.REMOVE, self.tr("Remove the clause"))
        self._add(menu, Key.REMOVE_ALL, self.tr("Remove it and all below it"))
        return menu

    def words_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of everything that is done to words."""
        menu = QMenu(parent)
        self._add(menu, Key.BOLD, self.tr("Bold"))
        self._add(menu, Key.ITALIC, self.tr("Italic"))
        self._add(menu, Key.BULLETS, self.tr("Bullets"))
        self._add(menu, Key.PARAGRAPH, self.tr("New paragraph"), self.tr("Shift+Enter"))
        menu.addSeparator()
        self._add(menu, Key.REFERENCE, self.tr("Refer to a clause…"), "[[")
        self._add(menu, Key.LINK, self.tr("Link…"))
        self._add(menu, Key.TERM, self.tr("Defined word"))
        self._add(menu, Key.TABLE, self.tr("Table…"))
        menu.addSeparator()
        self._add(menu, Key.SPELLING, self.tr("Next misspelt word"))
        return menu

    def _add(self, menu: QMenu, key: Key, words: str, told: str = "") -> None:
        keys = told or QKeySequence(SHORTCUTS.get(key, "")).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        # Told in the menu, never set as a shortcut: the editor answers to the keys itself.
        action = QAction(f"{words}\t{keys}" if keys else words, menu)
        action.triggered.connect(_Does(self._writing, key))
        menu.addAction(action)

    def _button(self, words: str, then: object, *, icon: str) -> Button:
        button = Button(words, self, then=then, icon=icon)  # type: ignore[arg-type]
        self._flow.addWidget(button)
        self.changing.append(button)
        return button


_ASKING = {Key.REFERENCE, Key.LINK, Key.TABLE, Key.REMARK, Key.HISTORY}
"""These open a window, which has the focus."""


class _Does:
    """Does one thing to the current clause when it is called."""

    def __init__(self, writing: Writing, key: Key) -> None:
        self._writing, self._key = writing, key

    def __call__(self, *_: object) -> None:
        self._writing.do(self._key)
        edit = self._writing.edit
        if edit is not None and self._key not in _ASKING:
            edit.setFocus()
