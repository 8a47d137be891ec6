"""The cards of an account's passkeys and of the fields that the library added to it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountDetail
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import SecretKind
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import Record, RecordId
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.accounts.cards import SheetCard
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.form import Form, Line, OptionalDay, PersonPick, Text, Tick
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View


class RecordButton(Button):
    """Does something with one record of a card."""

    def __init__(
        self, text: str, record: Record, task: Callable[[Record], object], parent: QWidget
    ) -> None:
        super().__init__(text, parent, then=self._do)
        self._record, self._task = record, task
        self.setAccessibleName(f"{text.rstrip('…')}: {record.title}")

    def _do(self) -> None:
        self._task(self._record)


class ParticularsCard(SheetCard):
    """Who has a passkey and on which device, and the open fields; hidden where nobody may add."""

    adding = Signal(object)
    """The kind of record that is to be added."""
    editing = Signal(object)
    removing = Signal(object)

    def __init__(
        self, desk: SecretsDesk, people: Callable[[], dict[RecordId, str]], parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Passkeys and other particulars"))
        self._desk, self._people = desk, people
        self.add_passkey = Button(self.tr("Add a passkey…"), self, then=self._add_passkey)
        self.add_field = Button(self.tr("Add a field…"), self, then=self._add_field)
        self.add_to_heading(self.add_passkey)
        self.add_to_heading(self.add_field)

    @override
    def facts(self, detail: AccountDetail) -> object:
        account = detail.account.id
        return (
            account,
            self._desk.passkeys.of(account),
            self._desk.fields.of(account),
            self._people(),
        )

    @override
    def fill(self, detail: AccountDetail) -> None:
        account, people = detail.account.id, self._people()
        passkeys = self._desk.passkeys.of(account)
        fields = self._desk.fields.of(account)
        for passkey in passkeys:
            self.add_row(self.tr("Passkey"), _passkey(passkey, people), self._around(passkey))
        for field in fields:
            self.add_row(field.label, field.value, self._around(field))
        if not passkeys and not fields:
            self.add_text(
                self.tr("No passkeys are on file. Note each: when its holder leaves, it has to go.")
            )

    def _around(self, record: Record) -> Sequence[QWidget]:
        chips: list[QWidget] = []
        if isinstance(record, Passkey) and record.private:
            chips.append(Chip(self.tr("Private device"), Tone.WARNING, self))
        return [
            *chips,
            RecordButton(self.tr("Edit…"), record, self.editing.emit, self),
            RecordButton(self.tr("Remove"), record, self.removing.emit, self),
        ]

    def _add_passkey(self) -> None:
        self.adding.emit(Passkey)

    def _add_field(self) -> None:
        self.adding.emit(SecretKind.FIELD)


class ParticularTasks:
    """Adds, changes and removes passkeys and open fields, in forms over the view."""

    def __init__(
        self,
        desk: SecretsDesk,
        me: Member,
        view: View,
        *,
        people: Callable[[], dict[RecordId, str]],
        undo: Callable[[], Callable[[], object]],
    ) -> None:
        self._desk, self._me, self._view = desk, me, view
        self._people, self._undo = people, undo

    def add_passkey(self, account: RecordId) -> None:
        """Ask for a new passkey."""
        blank = Passkey(account=account, device="?")
        title = self._view.tr("New passkey")
        self._ask(title, self._passkey_form(), blank, self._add, empty=("device",))

    def edit(self, record: Record) -> None:
        """Change what is written about a passkey, or an open field."""
        title = self._view.tr("Edit {what}").format(what=record.title)
        passkey = isinstance(record, Passkey)
        form: Form[Any] = self._passkey_form() if passkey else self._field_form()
        self._ask(title, form, record, self._change)

    def remove(self, record: Record) -> None:
        """Put it in the bin, with the way back offered."""
        self._view.attempt(partial(self._remove, record), partial(self._removed, record))

    def _ask(
        self,
        title: str,
        form: Form[Any],
        record: Record,
        save: Callable[[Record, str], object],
        empty: tuple[str, ...] = (),
    ) -> None:
        form.fill(record, empty=empty)
        dialog = FormDialog(title, form, save, self._view)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _add(self, record: Record, reason: str) -> None:
        if isinstance(record, Passkey):
            self._desk.passkeys.add(record, by=self._me, reason=reason)

    def _change(self, record: Record, reason: str) -> None:
        if isinstance(record, Passkey):
            self._desk.passkeys.change(record, by=self._me, reason=reason)
        elif isinstance(record, AccountField):
            self._desk.fields.change(record, by=self._me, reason=reason)

    def _remove(self, record: Record, reason: str) -> None:
        desk = self._desk.passkeys if isinstance(record, Passkey) else self._desk.fields
        desk.remove(record.id, by=self._me, reason=reason)

    def _saved(self, record: Record) -> None:
        self._view.refresh()
        self._view.notice(self._view.tr("{what} saved.").format(what=record.title), self._undo())

    def _removed(self, record: Record) -> None:
        self._view.refresh()
        words = self._view.tr("{what} is in the bin.").format(what=record.title)
        self._view.notice(words, self._undo())

    def _passkey_form(self) -> Form[Passkey]:
        tr = self._view.tr
        return Form(
            Passkey,
            (
                Line("device", tr("&Device"), example=tr("The library's tablet")),
                PersonPick("person", tr("&Who can use it"), self._people(),
                           nobody=tr("Nobody in particular")),
                Tick("private", tr("It is somebody's &own device")),
                OptionalDay("added_on", tr("&Added on")),
                Text("note", tr("&Note"), lines=2),
            ),
        )  # fmt: skip

    def _field_form(self) -> Form[AccountField]:
        tr = self._view.tr
        return Form(
            AccountField, (Line("label", tr("&Name")), Text("value", tr("&Value"), lines=2))
        )


def _passkey(passkey: Passkey, people: dict[RecordId, str]) -> str:
    who = people.get(passkey.person, "") if passkey.person is not None else ""
    day = wording.day(passkey.added_on) if passkey.added_on is not None else ""
    return " · ".join(filter(None, (passkey.device, who, day, passkey.note)))
