"""For whom the packet is: what it leaves out for them, or the two pages in short."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from smdesk.domain.packet_sections import EVERY_PART
from smdesk.printing.packet import DIGEST, TEMPLATE
from smdesk.ui.kit.form import Form, Line, Tick
from smdesk.ui.kit.ticks import Ticks


@dataclass(frozen=True, slots=True)
class PacketChoice:
    """What is printed, and for whom; everything, for nobody in particular, unless said."""

    recipient: str = ""
    parts: tuple[str, ...] = EVERY_PART[1:]
    """The sections after the cover, with those that are restricted."""
    digest: bool = False
    """Two pages instead of the packet."""

    @property
    def template(self) -> str:
        """The press's template for it."""
        return DIGEST if self.digest else TEMPLATE

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return set(self.parts) >= set(EVERY_PART[1:])


def choice_form(parent: QWidget) -> Form[PacketChoice]:
    """Return an empty form for a choice."""
    return Form(
        PacketChoice,
        [
            Line(
                "recipient",
                parent.tr("&For whom"),
                help=parent.tr("The name stands on the cover. Leave it empty for the team."),
            ),
            Ticks(
                "parts",
                parent.tr("Secti&ons"),
                {part: part_words(part, parent) for part in EVERY_PART[1:]},
                help=parent.tr("What is marked with R is for the team alone."),
            ),
            Tick("digest", parent.tr("Only the &two pages in short")),
        ],
    )


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
