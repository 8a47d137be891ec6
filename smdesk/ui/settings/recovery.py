"""The ways back in: whether there are any, who holds them, and when they were last tried."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.desk.recovery import SlotKind
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import SmdeskError
from smdesk.domain.recovery import (
    DRILL_DUE,
    PAPER_USED,
    SHARES_NOT_DELIVERED,
    Escrow,
    PaperKit,
    Trustee,
)
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import fitting
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.settings.recovery_kit import KitDialog
from smdesk.ui.settings.recovery_making import MakePrinting
from smdesk.ui.settings.recovery_shares import SharesDialog
from smdesk.ui.settings.recovery_trying import DeliverDialog, DrillDialog
from smdesk.ui.settings.removal import RemovalDialog
from smdesk.ui.settings.section import Section

"""The records that are mended here."""


class RecoverySection(Section):
    """The paper kit and the board's shares, each with what can be done about it."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.VAULT, Topic.ROSTER, Topic.ACCOUNTS})
    renewed = Signal(object, object)
    """The Session that takes the place of this one, and nothing: the cabinet is encrypted anew."""
    mending = Signal(object)
    """A Finding that is mended elsewhere."""

    def __init__(
        self, session: Session, make_printing: MakePrinting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._make_printing = session, make_printing
        self.entitle(
            self.tr("Ways back in"),
            self.tr(
                "For the day on which nobody remembers a passphrase. Neither is kept in the "
                "cabinet: only that it was made, for whom, and when it was last tried."
            ),
        )
        self.missing = FindingsCard(self.tr("To do"), self.mend, self)
        self.kit = Card(self.tr("Paper kit"), self)
        self.board = Card(self.tr("The board's shares"), self)
        may = session.me.coordinator
        self._make_kit = Button("", self, then=self.make_kit, icon="printer")
        self._make_shares = Button("", self, then=self.make_shares, icon="printer")
        self.kit.add_to_heading(self._make_kit)
        self.board.add_to_heading(self._make_shares)
        for button in (self._make_kit, self._make_shares):
            button.setEnabled(may)
        for card in (self.missing, self.kit, self.board):
            self.add(card)
        if not may:
            words = self.tr("Only a coordinator can make either.")
            self.add(Label(words, self, type=Type.META))
        self.column.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        found = self._session.recovery.findings()
        self.missing.show_findings(found)
        self.missing.setVisible(bool(found))
        ways = self._session.recovery.ways()
        self._show_kit(ways.kit)
        self._show_board(ways.escrow, ways.trustees)

    @override
    def forget(self) -> None:
        super().forget()
        for dialog in self.findChildren(Dialog):
            dialog.reject()

    # What can be done.

    def mend(self, finding: Finding) -> None:
        """Begin with what mends the finding."""
        of_kit = finding.about.kind == PaperKit.kind
        todo: dict[str, Callable[[], None]] = {
            SHARES_NOT_DELIVERED.code: self.deliver_next,
            DRILL_DUE.code: self.drill,
            PAPER_USED.code: self.make_kit if of_kit else self.make_shares,
        }
        usual = self.make_kit if of_kit else self.make_shares
        todo.get(finding.rule.code, usual)()

    def make_kit(self) -> None:
        """Make a paper kit."""
        if self._may():
            self._open(KitDialog(self._session, self._make_printing, self), self._kit_kept)

    def make_shares(self) -> None:
        """Make shares for the board."""
        if self._may():
            self._open(SharesDialog(self._session, self._make_printing, self), self._shares_kept)

    def deliver_next(self) -> None:
        """Ask for the words of the first share that nobody has confirmed."""
        waiting = self._waiting()
        if waiting:
            self.deliver(waiting[0])

    def deliver(self, trustee: Trustee) -> None:
        """Ask for the words of the trustee's share."""
        dialog = DeliverDialog(self._session, self._waiting(), trustee, self)
        dialog.delivered.connect(self._delivered)
        dialog.open()

    def drill(self) -> None:
        """Try the shares."""
        dialog = DrillDialog(self._session, self)
        dialog.drilled.connect(self.refresh)
        dialog.open()

    def change_place(self) -> None:
        """Write down where the kit is kept."""
        kit = self._session.recovery.ways().kit
        if kit is not None:
            dialog = PlaceDialog(kit.place, self._keep_place, self)
            dialog.open()

    def shut_out(self, kind: SlotKind) -> None:
        """Ask everything that has to be settled before the cabinet is encrypted without the paper.

        For paper that was lost or seen: newer paper alone would leave the old key in use.
        """
        slot = self._session.recovery.slot(kind)
        with self.polite():
            dialog = RemovalDialog(self._session, self._session.members.removal(slot), self)
            dialog.removed.connect(self.renewed)
            dialog.lost.connect(self._lost)
            dialog.mending.connect(self.mending)
            dialog.open()

    def _shut_out_kit(self) -> None:
        self.shut_out(SlotKind.KIT)

    def _shut_out_shares(self) -> None:
        self.shut_out(SlotKind.ESCROW)

    def _lost(self) -> None:
        self.renewed.emit(None, None)

    def _keep_place(self, place: str) -> None:
        self._session.recovery.keep_place(place, by=self._session.me)
        self.refresh()

    def _open(self, dialog: KitDialog | SharesDialog, then: Callable[[object], None]) -> None:
        dialog.kept.connect(then)
        dialog.open()

    def _may(self) -> bool:
        may = self._session.me.coordinator
        if not may:
            self.banner.say(self.tr("Only a coordinator can make what opens the whole cabinet."))
        return may

    def _kit_kept(self, _: object) -> None:
        self.refresh()
        self.notice(self.tr("The new kit opens the cabinet. Seal it, and put it where you said."))

    def _shares_kept(self, _: object) -> None:
        self.refresh()
        self.notice(self.tr("The new shares open the cabinet. Hand the envelopes over."))

    def _delivered(self, trustee: Trustee) -> None:
        self.refresh()
        self.notice(
            self.tr("Share {n} is with {name}.").format(n=trustee.number, name=trustee.name)
        )

    def _waiting(self) -> list[Trustee]:
        return [t for t in self._session.recovery.ways().trustees if t.delivered_on is None]

    # What is shown.

    def _show_kit(self, kit: PaperKit | None) -> None:
        self.kit.clear()
        self._make_kit.set_words(
            self.tr("Make a new &kit…") if kit is not None else self.tr("Make a &kit…")
        )
        if kit is None:
            self.kit.add_text(
                self.tr(
                    "A page with a key, in a safe. The simplest way back in: whoever has the page "
                    "and the cabinet's folder can open it."
                )
            )
            return
        self.kit.add_row(self.tr("Made"), self._made(kit))
        self.kit.add_row(self.tr("Known by"), self._session.recovery.fingerprint(SlotKind.KIT))
        change = Button(self.tr("&Change…"), self.kit, then=self.change_place)
        change.setAccessibleName(self.tr("Change where the kit is kept"))
        self.kit.add_row(self.tr("Kept in"), kit.place or self.tr("not written down yet"), [change])
        self.kit.add_row(self.tr("Opens"), self._reach(SlotKind.KIT))
        self._show_way_out(self.kit, self._shut_out_kit, self.tr("Encrypt without the kit…"))

    def _show_board(self, board: Escrow | None, trustees: tuple[Trustee, ...]) -> None:
        self.board.clear()
        self._make_shares.set_words(
            self.tr("Make new &shares…") if board is not None else self.tr("Make &shares…")
        )
        if board is None:
            self.board.add_text(
                self.tr(
                    "A key in several pages, one for each trustee. So many of them together open "
                    "the cabinet, and nobody can alone."
                )
            )
            return
        needed = self.tr("Any {needed} of {shares} open the cabinet.")
        made = f"{self._made(board)} {needed.format(needed=board.needed, shares=board.shares)}"
        self.board.add_row(self.tr("Made"), made)
        known = self._session.recovery.fingerprint(SlotKind.ESCROW)
        self.board.add_row(self.tr("Known by"), known)
        for trustee in trustees:
            self._show_trustee(trustee)
        self.board.add_row(self.tr("Opens"), self._reach(SlotKind.ESCROW))
        drill = self._session.recovery.ways().drill
        last = self.tr("not yet") if drill is None else wording.day(drill.on)
        if drill is not None and not drill.opened:
            last = self.tr("{day}: they did not open their test").format(day=last)
        button = Button(self.tr("&Try them…"), self.board, then=self.drill)
        self.board.add_row(self.tr("Last tried"), last, [button])
        self._show_way_out(
            self.board, self._shut_out_shares, self.tr("Encrypt without the shares…")
        )

    def _show_way_out(self, card: Card, then: Callable[[], None], aloud: str) -> None:
        button = Button(self.tr("Encrypt anew…"), card, then=then)
        button.setAccessibleName(aloud)
        button.setEnabled(self._session.me.coordinator)
        words = self.tr("New paper makes no new key: encrypt the cabinet anew without this one.")
        card.add_row(self.tr("Lost or seen?"), words, [button])

    def _show_trustee(self, trustee: Trustee) -> None:
        name = ", ".join(filter(None, (trustee.name, trustee.role)))
        key = self.tr("Share {number}").format(number=trustee.number)
        if trustee.delivered_on is not None:
            words = self.tr("{name} · delivered {day}")
            day = wording.day(trustee.delivered_on)
            self.board.add_row(key, words.format(name=name, day=day))
            return
        button = DeliverButton(self, trustee)
        words = self.tr("{name} · not delivered yet")
        self.board.add_row(key, words.format(name=name), [button])

    def _made(self, record: PaperKit | Escrow) -> str:
        people = {person.id: person.name for person in self._session.roster.people.all()}
        who = people.get(record.made_by, "")
        day = wording.day(record.made_on)
        words = self.tr("{day}, by {who}.") if who else self.tr("{day}.")
        return words.format(day=day, who=who)

    def _reach(self, kind: SlotKind) -> str:
        reach = self._session.recovery.reach(kind)
        if reach.held >= reach.all:
            return self.tr("the cabinet, and every account's secrets")
        words = self.tr(
            "the cabinet, and the secrets of {held} of {all} accounts. The others follow when one "
            "of their custodians next unlocks."
        )
        return words.format(held=wording.number(reach.held), all=wording.number(reach.all))


class DeliverButton(Button):
    """Asks for the words of one trustee."""

    def __init__(self, section: RecoverySection, trustee: Trustee) -> None:
        super().__init__("", section.board, then=self._ask)
        self.set_words(self.tr("Delivered…"))
        self._section, self._trustee = section, trustee
        words = self.tr("Mark the share of {name} as delivered")
        self.setAccessibleName(words.format(name=trustee.name))

    def _ask(self) -> None:
        self._section.deliver(self._trustee)


class PlaceDialog(Dialog):
    """Asks where the kit is kept."""

    def __init__(self, place: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Where is the kit kept?"))
        self._keep = keep
        self.place = QLineEdit(place, self)
        self.place.setAccessibleName(self.tr("Where is the kit kept?"))
        self.body.addWidget(self.place)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Save"), self._save, primary=True)
        self.place.setFocus()

    def _save(self) -> None:
        try:
            self._keep(fitting("place", self.place.text()))
        except SmdeskError as error:
            self.tell(error)
            self.place.setFocus()
        else:
            self.accept()
