"""Forms bound to the fields of a dataclass.

A form is declared as a row of fields, is filled from a record, and reads a new record back. It
checks nothing itself: the record's own InvalidError says which field is wrong, and the form shows
it there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.clock import UnreadableTimeError
from smdesk.ui.kit.day import UnreadableDayError
from smdesk.ui.kit.fields import (
    Choice,
    Day,
    Field,
    Line,
    Lines,
    Number,
    OptionalDay,
    PersonPick,
    Text,
    Tick,
)
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.mnemonics import share_letters

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "Choice",
    "Day",
    "Field",
    "Form",
    "Line",
    "Lines",
    "Number",
    "OptionalDay",
    "PersonPick",
    "Text",
    "Tick",
]

R = TypeVar("R", bound="DataclassInstance")


class Form(QWidget, Generic[R]):
    """Edits a copy of a record, field by field.

    ``groups`` gives a heading to the fields from the named one on. Raises LookupError when it is
    made with a field that the dataclass does not have.
    """

    def __init__(
        self,
        kind: type[R],
        rows: Sequence[Field[Any, Any]],
        parent: QWidget | None = None,
        *,
        groups: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        names = {field.name for field in fields(kind)}
        for row in rows:
            if row.name not in names:
                raise LookupError(kind.__name__, row.name)
        self._record: R | None = None
        self._rows = {row.name: row for row in rows}
        self._editors: dict[str, QWidget] = {}
        self._faults: dict[str, Label] = {}
        self._help: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._other = Label("", self, tone="danger")
        self._other.hide()
        column.addWidget(self._other)
        for row in rows:
            if row.name in groups:
                column.addSpacing(14 if self._editors else 0)
                column.addWidget(Label(groups[row.name], self, type=Type.SECTION))
            self._add(row, column)
        column.addStretch(1)
        share_letters(self)
        self._start: tuple[Any, ...] = ()

    def fill(self, record: R, *, empty: Collection[str] = ()) -> None:
        """Show the record; the text fields named in ``empty`` hold nothing, whatever it says.

        A new record cannot be made without a name, but its form begins without one.
        """
        self._record = record
        for name, row in self._rows.items():
            value = "" if name in empty else getattr(record, name)
            row.show(self._editors[name], value)
        self.show_faults({})
        self._start = self._typed()

    def read(self) -> R | None:
        """Return the record as edited, or None with the faults shown in place."""
        values, unread = {}, {}
        for name, row in self._rows.items():
            try:
                values[name] = row.read(self._editors[name])
            except (UnreadableDayError, UnreadableTimeError) as error:
                said = wording.error(error)
                unread[name] = f"{said.what} {said.who}"
            except InvalidError as invalid:
                unread |= {n: wording.fault(f) for n, f in invalid.faults.items()}
        if self._record is None:
            return None
        record = None
        try:
            record = replace(self._record, **values)
        except InvalidError as invalid:
            found = {name: wording.fault(fault) for name, fault in invalid.faults.items()}
            unread = found | unread
        self.show_faults(unread)
        return None if unread else record

    def put(self, name: str, value: object) -> None:
        """Show another value in one field."""
        self._rows[name].show(self._editors[name], value)

    def carry(self, **values: object) -> None:
        """Change attributes that have no field here: they are read back with the rest."""
        if self._record is not None:
            self._record = replace(self._record, **values)
            self._start = ()

    @property
    def edited(self) -> bool:
        """Whether anything was changed since the form was filled."""
        return self._typed() != self._start

    def editor(self, name: str) -> QWidget:
        """Return the editor of the field."""
        return self._editors[name]

    def show_invalid(self, invalid: InvalidError) -> None:
        """Show faults that were found elsewhere, as a name that is taken."""
        self.show_faults({name: wording.fault(fault) for name, fault in invalid.faults.items()})

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show the words under the fields they belong to, and go to the first.

        Faults of fields that this form does not have are told above all fields.
        """
        others = [name for name in faults if name not in self._faults]
        told = [f"{wording.field_name('', name)}: {faults[name]}" for name in others]
        self._other.setText(" ".join(told))
        self._other.setVisible(bool(told))
        for name, label in self._faults.items():
            words = faults.get(name, "")
            editor = self._editors[name]
            label.setText(words)
            label.setVisible(bool(words))
            editor.setAccessibleDescription(" ".join(filter(None, (words, self._help[name]))))
            if editor.property("fault") is not bool(words):
                editor.setProperty("fault", bool(words))
                editor.style().unpolish(editor)
                editor.style().polish(editor)
        first = next((name for name in self._faults if name in faults), None)
        if first is not None:
            self._editors[first].setFocus()
            announce(self._editors[first], faults[first], urgent=True)

    def focus_first(self) -> None:
        """Go to the first field."""
        for editor in self._editors.values():
            editor.setFocus()
            break

    def _add(self, row: Field[Any, Any], column: QVBoxLayout) -> None:
        editor: QWidget = row.make(self)
        plain = row.label.replace("&", "")
        editor.setAccessibleName(plain)
        editor.setObjectName(row.name)
        if self._editors:
            column.addSpacing(10)
        if row.labelled:
            label = Label(row.label, self)
            label.setBuddy(editor)
            column.addWidget(label)
        column.addWidget(editor)
        fault = Label("", self, tone="danger")
        fault.hide()
        column.addWidget(fault)
        if row.help:
            column.addWidget(Label(row.help, self, type=Type.META))
            editor.setAccessibleDescription(row.help)
        self._editors[row.name], self._faults[row.name] = editor, fault
        self._help[row.name] = row.help

    def _typed(self) -> tuple[Any, ...]:
        return tuple(self._typed_in(name, row) for name, row in self._rows.items())

    def _typed_in(self, name: str, row: Field[Any, Any]) -> object:
        try:
            return row.read(self._editors[name])
        except SmdeskError:
            return self._editors[name].property("text")
