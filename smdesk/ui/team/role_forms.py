"""The forms of roles: what one is, who has it, who takes it over, who has what it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import RecordId
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.ui.kit.fields import Day, Line, Lines, Number, OptionalDay, PersonPick
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.quoting import DecisionBook

People = Mapping[RecordId, str]


@dataclass(frozen=True, slots=True)
class HandOn:
    """Who takes a role over."""

    to: RecordId


def role_form() -> Form[Role]:
    """Return the form of a role."""
    return Form(
        Role,
        (
            Line("name", _tr("&Name")),
            Lines("fulfils", _tr("What it &does"), help=_tr("One on each line.")),
            Lines("musts", _tr("What it &asks for"), help=_tr("One on each line.")),
            Lines("if_empty", _tr("What happens if nobody d&oes it")),
            Lines(
                "likely_from",
                _tr("&Likely taken by whoever has"),
                help=_tr("Names of other roles, one on each line."),
            ),
        ),
    )


def assignment_form(people: People, book: DecisionBook) -> Form[Assignment]:
    """Return the form of who has a role."""
    return Form(
        Assignment,
        (
            PersonPick("person", _tr("&Who"), people),
            Number("share", _tr("&Share"), 1, 100, unit="%"),
            Day("first", _tr("&From")),
            OptionalDay("last", _tr("&Until")),
            book.field(),
        ),
    )


def hand_on_form(people: People) -> Form[HandOn]:
    """Return the form of who takes a role over."""
    return Form(HandOn, (PersonPick("to", _tr("&Who takes it over"), people),))


def claim_form(holders: People) -> Form[Claim]:
    """Return the form of who has what a role asks for."""
    return Form(
        Claim,
        (
            PersonPick("person", _tr("&Who has it"), holders),
            Line("evidence", _tr("&How one knows"), example=_tr("Ten years at the desk")),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("RoleForms", text)
