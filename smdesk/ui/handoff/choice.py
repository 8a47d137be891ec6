"""Asks for whom the packet is: which seat, who reads it, and what it leaves out for them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from smdesk.domain.packet_scope import ALL_PARTS, PacketChoice, Reader, parts_for
from smdesk.domain.roster import Seat
from smdesk.printing.packet import DIGEST, TEMPLATE
from smdesk.ui.kit import wording
from smdesk.ui.kit.form import Choice, Form, Line, Tick
from smdesk.ui.kit.ticks import Ticks


def template_of(choice: PacketChoice) -> str:
    """Return the press's template for it."""
    return DIGEST if choice.digest else TEMPLATE


def choice_form(seats: Sequence[Seat], parent: QWidget) -> Form[PacketChoice]:
    """Return an empty form for a choice; who reads it settles which sections are ticked."""
    form = Form(
        PacketChoice,
        [
            Choice(
                "seat",
                parent.tr("&Which seat"),
                {None: parent.tr("The whole team"), **{one.id: one.name for one in seats}},
                help=parent.tr(
                    "A seat's packet holds the accounts, channels and tasks of whoever holds it."
                ),
            ),
            Choice(
                "reader",
                parent.tr("Who &reads it"),
                {one: wording.name(one) for one in Reader},
                help=parent.tr("Pages for the team alone go to those who take over."),
            ),
            Line(
                "recipient",
                parent.tr("&Name on the cover"),
                help=parent.tr("Leave it empty for nobody in particular."),
            ),
            Ticks(
                "parts",
                parent.tr("Secti&ons"),
                {part: part_words(part, parent) for part in ALL_PARTS},
                help=parent.tr("What is marked with R is for those who take over alone."),
            ),
            Tick("digest", parent.tr("Only the &two pages in short")),
        ],
    )
    FollowsReader(form)
    return form


class FollowsReader(QObject):
    """Ticks the sections that a reader gets, whenever another reader is chosen."""

    def __init__(self, form: Form[PacketChoice]) -> None:
        super().__init__(form)
        self._form = form
        box = form.editor("reader")
        if isinstance(box, QComboBox):
            box.activated.connect(self._follow)

    def _follow(self, at: int) -> None:
        self._form.put("parts", parts_for(list(Reader)[at]))


def choice_words(choice: PacketChoice, seats: Sequence[Seat], parent: QWidget) -> str:
    """Return in a few words for whom it is; empty for all of it and the whole team."""
    names = {one.id: one.name for one in seats}
    said = []
    if choice.seat is not None:
        said.append(parent.tr("seat {name}").format(name=names.get(choice.seat, "?")))
    if choice.recipient:
        said.append(choice.recipient)
    elif choice.reader is not Reader.TEAM:
        said.append(wording.name(choice.reader))
    left_out = [part for part in parts_for(choice.reader) if part not in choice.parts]
    if choice.digest:
        said.append(parent.tr("two pages"))
    elif left_out:
        said.append(parent.tr("without {parts}").format(parts=", ".join(left_out)))
    return " · ".join(said)


def part_words(part: str, parent: QWidget) -> str:
    """Return what a section is called, as in ``4R  People: for the team alone``."""
    words = {
        "1": parent.tr("Letter and first 30 days"),
        "2": parent.tr("Why we do this"),
        "3": parent.tr("Where we are and are not"),
        "4": parent.tr("People"),
        "4R": parent.tr("People: for the team alone"),
        "5": parent.tr("Accounts and custody"),
        "5R": parent.tr("Accounts: for the team alone"),
        "6": parent.tr("The year"),
        "7": parent.tr("How we post"),
        "8": parent.tr("The public"),
        "8R": parent.tr("The public: for the team alone"),
        "9": parent.tr("Policy in force"),
        "10": parent.tr("Records"),
        "11": parent.tr("How it went"),
        "12": parent.tr("In flight"),
        "13": parent.tr("Money and kit"),
        "14": parent.tr("Officers"),
        "15": parent.tr("What we learned"),
        "16": parent.tr("Checklists and signatures"),
    }
    return f"{part}  {words[part]}"
