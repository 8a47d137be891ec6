"""A register: a list with filter, detail, new, edit, remove, history and print, declared once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.records import Record, RecordId
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.fields import Field
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.history import HistoryPanel, Past
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.view import View

R = TypeVar("R", bound=Record)
DETAIL_WIDTH = 360
DETAIL_FITS = 820
"""Narrower than this, the detail gives its room to the list."""


class Shelf(Protocol[R]):
    """The desk of a register, as smdesk.desk.registers has it."""

    def all(self) -> Sequence[R]:
        """Return every record."""

    def add(self, record: R, *, by: Member, reason: str = "") -> object:
        """Keep a new record."""

    def change(self, record: R, *, by: Member, reason: str = "") -> object:
        """Keep a record as it now is."""

    def remove(self, record: RecordId, *, by: Member, reason: str = "") -> object:
        """Put a record in the bin."""

    def history(self, record: RecordId) -> Sequence[Past]:
        """Return what became of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared(Generic[R]):
    """What a register is of, how it is shown, and how a record is edited."""

    title: str
    add: str
    """The words of the button for a new record, as in ``&New person``."""
    none: str
    """The sentence that stands there while there are no records."""
    record: type[R]
    columns: Sequence[Column[R]]
    fields: Callable[[], Sequence[Field[Any, Any]]]
    blank: Callable[[], R]
    """Makes the record that a new one starts from; it may hold what the form will ask for."""
    asked: tuple[str, ...] = ()
    """Text fields of ``blank`` that only stand in: the form of a new record begins without."""
    detail: Callable[[R], Sequence[tuple[str, str]]] | None = None
    """Rows of key and value; without it the columns are told."""
    follows: frozenset[Topic] = frozenset()
    called: Callable[[R], str] | None = None
    """What a record is called here; without it, its title."""

    def named(self, record: R) -> str:
        """Return what people call the record."""
        return record.title if self.called is None else self.called(record)


class Register(View, Generic[R]):
    """The screen, or part of a screen, of one kind of record."""

    def __init__(
        self,
        declared: Declared[R],
        desk: Shelf[R],
        me: Member,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        undo: Callable[[], object] | None = None,
        print_rows: Callable[[Sequence[R]], object] | None = None,
    ) -> None:
        """``undo`` takes the newest task back; ``print_rows`` gets the rows that are shown."""
        super().__init__(parent)
        self._declared, self._desk, self._me, self._now = declared, desk, me, now
        self._undo, self._print_rows = undo, print_rows
        self.follows = declared.follows
        self._all: list[R] = []
        self.set_title(declared.title)
        self.add_task(declared.add, self.add_one, shortcut="Ctrl+N", primary=True, icon="plus")
        if print_rows is not None:
            self.add_task(self.tr("&Print"), self.print_shown, icon="printer")
        self._find = FindField(self.tr("Type to find"), self._filter, self)
        self._find.offer_to(self)
        self.table: DataTable[R] = DataTable(declared.title, declared.columns, _id_of, self)
        self.table.chosen.connect(self._show_detail)
        self.table.opened.connect(self.edit_chosen)
        self._detail_key()
        self._build_detail()
        self._empty = Empty(declared.none, self, action=declared.add.replace("&", ""),
                            then=self.add_one)  # fmt: skip
        self._lay_out()
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read the records again; what is chosen stays chosen."""
        with self.polite():
            self._all = list(self._desk.all())
        self._filter()

    def chosen(self) -> R | None:
        """Return the chosen record, if any."""
        return self.table.selected()

    def find_it(self) -> None:
        """Let somebody type what to find."""
        self._find.setFocus()
        self._find.selectAll()

    def add_one(self) -> None:
        """Ask for a new record."""
        title, blank = self._declared.add.replace("&", ""), self._declared.blank()
        self._open(title, blank, self._add, empty=self._declared.asked)

    def edit_chosen(self) -> None:
        """Change the chosen record."""
        record = self.chosen()
        if record is not None:
            title = self.tr("Edit {what}").format(what=self._declared.named(record))
            self._open(title, record, self._change)

    def remove_chosen(self) -> None:
        """Put the chosen record in the bin, with the way back offered."""
        if self.chosen() is not None:
            self.attempt(self._remove, self.refresh)

    def print_shown(self) -> None:
        """Print the rows as they are shown."""
        if self._print_rows is not None:
            with self.polite():
                self._print_rows(self.table.records)

    def _open(
        self,
        title: str,
        record: R,
        save: Callable[[R, str], object],
        *,
        empty: tuple[str, ...] = (),
    ) -> None:
        form: Form[R] = Form(self._declared.record, self._declared.fields())
        form.fill(record, empty=empty)
        dialog = FormDialog(title, form, save, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _add(self, record: R, reason: str) -> None:
        self._desk.add(record, by=self._me, reason=reason)

    def _change(self, record: R, reason: str) -> None:
        self._desk.change(record, by=self._me, reason=reason)

    def _remove(self, reason: str) -> None:
        record = self.chosen()
        if record is not None:
            self._desk.remove(record.id, by=self._me, reason=reason)
            words = self.tr("{what} removed.").format(what=self._declared.named(record))
            self.notice(words, self._undo)

    def _saved(self, record: R) -> None:
        self.refresh()
        self.table.select(record.id)
        self.notice(self.tr("{what} saved.").format(what=self._declared.named(record)), self._undo)

    def _filter(self) -> None:
        columns = self._declared.columns
        shown = [r for r in self._all if self._find.matches(c.words(r) for c in columns)]
        self.table.show_records(shown)
        self._body.setCurrentIndex(1 if self._all else 0)
        self._show_detail()

    def _show_detail(self) -> None:
        record = self.chosen()
        fits = self.width() >= scaled(self, DETAIL_FITS)
        self._detail.setVisible(record is not None and fits)
        self._line.setVisible(self._detail.isVisibleTo(self))
        for action in (self._edit, self._take):
            action.setEnabled(record is not None)
        if record is None:
            return
        self._card.clear()
        self._card.set_heading(self._declared.named(record))
        rows = (
            self._declared.detail(record)
            if self._declared.detail is not None
            else [(c.heading, c.words(record)) for c in self._declared.columns]
        )
        for key, value in rows:
            self._card.add_row(key, value or "–")
        with self.polite():
            self._past.show_changes(self._desk.history(record.id), self._now())

    def _detail_key(self) -> None:
        self._edit = self._key(self.tr("Edit"), "F2", self.edit_chosen)
        self._take = self._key(self.tr("Remove"), "Del", self.remove_chosen)

    def _key(self, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self.table)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.table.addAction(action)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return action

    def _build_detail(self) -> None:
        self._detail = Page(self)
        self._detail.setFixedWidth(scaled(self, DETAIL_WIDTH))
        self._card = Card("", self, narrow=True)
        self._past = HistoryPanel(self)
        for widget in (self._card, self._past):
            self._detail.add_widget(widget)
        self._line = upright(self)

    def _tools(self, parent: QWidget) -> QHBoxLayout:
        edit = Button(self.tr("&Edit"), parent, then=self.edit_chosen, icon="pencil")
        take = Button(self.tr("Remo&ve"), parent, then=self.remove_chosen, icon="trash-2")
        edit.follow(self._edit)
        take.follow(self._take)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._find, 1)
        row.addWidget(edit)
        row.addWidget(take)
        return row

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._tools(left))
        column.addWidget(self.table, 1)
        column.setContentsMargins(24, 4, 12, 12)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._line)
        row.addWidget(self._detail)
        self._body = QStackedWidget(self)
        self._body.addWidget(self._empty)
        self._body.addWidget(whole)
        self.add_widget(self._body, 1)


def _id_of(record: Record) -> RecordId:
    return record.id
