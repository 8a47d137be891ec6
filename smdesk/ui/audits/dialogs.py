"""What is asked for in an audit: a new round, a shortcoming, how it was put right, a summary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.audits import Audit, AuditGroup, Gravity
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.ticks import Ticks


@dataclass(frozen=True, slots=True)
class Wanting:
    """What a dialog about a point that is not in order asks for."""

    what: str
    gravity: Gravity
    fix_by: date


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a dialog asks for."""

    text: str = ""


def round_dialog(
    audit: Audit,
    groups: Mapping[RecordId, str],
    accounts: Mapping[RecordId, str],
    save: Callable[[Audit, str], object],
    parent: QWidget,
) -> FormDialog[Audit]:
    """Return the dialog that begins a round."""
    form = Form(
        Audit,
        (
            Line("name", _tr("&Name"), example=_tr("Autumn round")),
            Choice("group", _tr("&Group that looks"), groups),
            Day("first", _tr("&From")),
            Day("last", _tr("&Until")),
            Ticks("accounts", _tr("Accounts to look at"), accounts),
        ),
    )
    form.fill(audit, empty=("name",))
    return FormDialog(_tr("New round"), form, save, parent, verb=_tr("&Begin"))


def group_fields(people: Mapping[RecordId, str], book: DecisionBook) -> tuple[Field[Any, Any], ...]:
    """Return the fields of an audit group."""
    return (
        Line("name", _tr("&Name"), example=_tr("Audit group")),
        Ticks("people", _tr("Who is in it"), people),
        book.field(label=_tr("&Decision that named them")),
        Text("note", _tr("N&ote"), lines=3),
    )


def wanting_dialog(
    title: str, fix_by: date, save: Callable[[Wanting, str], object], parent: QWidget
) -> FormDialog[Wanting]:
    """Return the dialog that asks what was found wanting."""
    form = Form(
        Wanting,
        (
            Text("what", _tr("&What was found"), lines=3),
            Choice("gravity", _tr("&How much it matters"), {g: wording.name(g) for g in Gravity}),
            Day("fix_by", _tr("To be put right &by")),
        ),
    )
    form.fill(Wanting(what="", gravity=Gravity.MEDIUM, fix_by=fix_by))
    return FormDialog(title, form, save, parent)


def words_dialog(
    title: str,
    label: str,
    verb: str,
    save: Callable[[str, str], object],
    parent: QWidget,
    *,
    help: str = "",  # noqa: A002 - as the fields call it
) -> FormDialog[Words]:
    """Return a dialog that asks for a few words; ``save`` gets them and a reason."""

    def keep(words: Words, reason: str) -> object:
        if not words.text:
            raise InvalidError(text=Fault.EMPTY)
        try:
            return save(words.text, reason)
        except InvalidError as invalid:
            # Whatever the desk calls these words, here they have one field.
            raise InvalidError(text=next(iter(invalid.faults.values()))) from None

    form = Form(Words, (Text("text", label, lines=4, help=help),))
    form.fill(Words())
    return FormDialog(title, form, keep, parent, verb=verb)


def blank_round(
    group: AuditGroup, accounts: tuple[RecordId, ...], first: date, last: date
) -> Audit:
    """Return the round that the dialog begins with."""
    return replace(
        Audit(name="?", group=group.id, accounts=(RecordId("?"),), first=first, last=last),
        accounts=accounts,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Audits", text)
