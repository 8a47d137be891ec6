"""The recovery desk: the paper kit and the board's shares made, handed over, and tried.

A secret that goes onto paper is drawn first and printed; only when somebody says that it lies
there, whole, does it open the cabinet, and what was there before no longer does. Then nobody can
end up with neither.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.drawn import DrawnKit, DrawnShare, DrawnShares, Holder, Reach
from smdesk.desk.errors import (
    GoneError,
    NotACoordinatorError,
    PaperWhy,
    ShareError,
    SmdeskError,
)
from smdesk.desk.office import Office
from smdesk.desk.paper_notes import PaperNotes
from smdesk.desk.recovering import ComingIn
from smdesk.desk.topics import Topic
from smdesk.desk.upkeep import TASKS, UpkeepDesk
from smdesk.domain import recovery
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.recovery import (
    FEWEST_NEEDED,
    MOST_SHARES,
    Drill,
    Escrow,
    PaperKit,
    Trustee,
    WaysBack,
)
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Upkeep, Work
from smdesk.vault import escrow, kit, paper
from smdesk.vault.errors import WriteFailedError
from smdesk.vault.escrow import PROOF_WORDS, ShareWords, asked
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.paper import OnPaper
from smdesk.vault.slip39 import Share
from smdesk.vault.slot import SlotKind
from smdesk.vault.words import Words

_FAILS_A_DRILL = {PaperWhy.REPLACED, PaperWhy.NOT_OF_THIS_CABINET, PaperWhy.WRONG_TOGETHER}


class RecoveryDesk:
    """Makes the ways back in, and keeps watch over them."""

    def __init__(
        self,
        office: Office,
        vault: OpenVault,
        words: Words,
        *,
        keys: AccountKeys,
        upkeep: UpkeepDesk,
        accounts: AccountsDesk,
    ) -> None:
        self._office, self._vault, self._words = office, vault, words
        self._keys, self._upkeep, self._accounts = keys, upkeep, accounts
        self._notes = PaperNotes(office, keys)

    # How it stands.

    @property
    def share_words(self) -> ShareWords:
        """The words that shares are written in."""
        return self._words.shares

    def ways(self) -> WaysBack:
        """Return the kit and the shares that open the cabinet now, and who holds them."""
        library = self._office.library
        kits = {kit.slot: kit for kit in library.paper_kits.all()}
        escrows = {escrow.slot: escrow for escrow in library.escrows.all()}
        kit_slot, board_slot = self.slot(SlotKind.KIT), self.slot(SlotKind.ESCROW)
        board = escrows.get(board_slot)
        trustees = library.trustees.where("number", escrow=board.id) if board is not None else []
        return WaysBack(
            kit=kits.get(kit_slot),
            escrow=board,
            trustees=tuple(trustees),
            drill=self._last_drill(board_slot),
            kit_used=self._used(kit_slot),
            shares_used=self._used(board_slot),
        )

    def findings(self) -> list[Finding]:
        """Return what is amiss with the ways back in, each with its clause."""
        clauses = self._office.clauses()
        found = recovery.findings(
            self.ways(), self._office.library.terms.all(), self._office.today()
        )
        return [finding.under(clauses) for finding in found]

    def fingerprint(self, kind: SlotKind) -> str:
        """Return the five words of the kit or the shares; nothing where there are none."""
        for slot in self._vault.slots:
            if slot.kind is kind:
                return self._words.fingerprint(slot.public_seal, slot.public_sign)
        return ""

    def slot(self, kind: SlotKind) -> str:
        """Return the id of the slot that the kit or the shares open; nothing where none does."""
        return next((slot.id for slot in self._vault.slots if slot.kind is kind), "")

    def reach(self, kind: SlotKind) -> Reach:
        """Return how many accounts' secrets it would open.

        Those whose key nobody at this desk held wait until one of their custodians unlocks.
        """
        wraps = self._office.library.key_wraps
        sealed = {account for (account,) in wraps.pick("account")}
        held = {account for (account,) in wraps.pick("account", slot=self.slot(kind))}
        return Reach(len(held), len(sealed))

    # The kit.

    def draw_kit(self, name: str, *, by: Member) -> DrawnKit:
        """Draw a kit; nothing is kept. ``name`` is what the log is to call whoever uses it.

        Raises NotACoordinatorError.
        """
        self._check(by)
        drawn = paper.draw(SlotKind.KIT, self._vault.vault, name)
        groups = SecretText(" ".join(kit.written(drawn.secret)))
        return DrawnKit(drawn, groups, self._known_by(drawn))

    def keep_kit(self, drawn: DrawnKit, place: str, *, by: Member) -> PaperKit:
        """Let the kit open the cabinet from now on, and an older one no more.

        Raises NotACoordinatorError, WriteFailedError.
        """
        self._check(by)
        record = PaperKit(
            slot=drawn.paper.slot, place=place, made_on=self._office.today(), made_by=by.person
        )
        with self._office.task(TASKS[Work.KIT], Topic.VAULT, by=by):
            self._office.library.paper_kits.save(record)
            note = self._notes.intend(Work.KIT, slot=drawn.paper.slot, by=by)
        self._put(drawn.paper, note, by=by)
        return record

    def keep_place(self, place: str, *, by: Member) -> None:
        """Write down where the kit is kept; raises GoneError."""
        kept = self.ways().kit
        if kept is None:
            raise GoneError(PaperKit.kind)
        with self._office.task("recovery.place", Topic.VAULT, by=by):
            self._office.library.paper_kits.save(replace(kept, place=place))

    # The shares.

    def draw_shares(
        self, needed: int, holders: Sequence[Holder], name: str, *, by: Member
    ) -> DrawnShares:
        """Draw shares for the holders, any ``needed`` of which are enough; nothing is kept.

        Raises NotACoordinatorError, InvalidError.
        """
        self._check(by)
        if not FEWEST_NEEDED <= needed <= len(holders) <= MOST_SHARES:
            raise InvalidError(needed=Fault.OUT_OF_RANGE)
        if not all(holder.name.strip() for holder in holders):
            raise InvalidError(name=Fault.EMPTY)
        if len({holder.name.strip().casefold() for holder in holders}) < len(holders):
            raise InvalidError(name=Fault.TAKEN)
        drawn = paper.draw(SlotKind.ESCROW, self._vault.vault, name)
        made = escrow.split(drawn.secret, needed, len(holders))
        shares = tuple(
            DrawnShare(at, holder, SecretText(" ".join(self.share_words.written(share))))
            for at, (holder, share) in enumerate(zip(holders, made, strict=True), start=1)
        )
        return DrawnShares(drawn, needed, shares, self._known_by(drawn))

    def keep_shares(self, drawn: DrawnShares, *, by: Member) -> Escrow:
        """Let the shares open the cabinet from now on, and older ones no more.

        Raises NotACoordinatorError, WriteFailedError.
        """
        self._check(by)
        record = Escrow(
            slot=drawn.paper.slot,
            needed=drawn.needed,
            shares=len(drawn.shares),
            made_on=self._office.today(),
            made_by=by.person,
            test=paper.wrap_test(drawn.paper, self._vault.vault),
        )
        people = {person.name.casefold(): person.id for person in self._office.people().values()}
        with self._office.task(TASKS[Work.ESCROW], Topic.VAULT, by=by):
            self._office.library.escrows.save(record)
            for share in drawn.shares:
                self._office.library.trustees.save(
                    Trustee(
                        escrow=record.id,
                        number=share.number,
                        name=share.holder.name.strip(),
                        role=share.holder.role.strip(),
                        person=people.get(share.holder.name.strip().casefold()),
                        proof=escrow.proof_of(share.words),
                    )
                )
            note = self._notes.intend(Work.ESCROW, slot=drawn.paper.slot, by=by)
        self._put(drawn.paper, note, by=by)
        return record

    def deliver(self, trustee: RecordId, words: SecretText, *, by: Member) -> bool:
        """Mark a share as delivered if its holder typed the two words that are asked for.

        ``PROOF_WORDS`` says which. Returns whether they were right. Raises GoneError.
        """
        record = self._office.library.trustees.one(trustee)
        if not escrow.proves(record.proof, words):
            return False
        with self._office.task("recovery.deliver", Topic.VAULT, by=by):
            self._office.library.trustees.save(replace(record, delivered_on=self._office.today()))
        return True

    def drill(self, shares: Sequence[Share], *, by: Member) -> bool:
        """Try the shares on the test value; return whether they opened it. Nothing else opens.

        Noted either way. Raises ShareError for shares that could not have opened it; of these the
        ones that were replaced, or are another cabinet's, are noted as a drill that failed.
        """
        board = self.ways().escrow
        if board is None:
            raise ShareError(PaperWhy.NONE_MADE)
        vault = self._vault
        try:
            secret = escrow.secret_of(shares)
            slot = paper.slot_of(SlotKind.ESCROW, secret, vault.vault, vault.slots)
        except ShareError as error:
            if error.why in _FAILS_A_DRILL:
                self._upkeep.note(Work.DRILL, slot=board.slot, problems=1, by=by)
            raise
        opened = paper.opens_test(SlotKind.ESCROW, secret, vault.vault, slot, board.test)
        used = " ".join(str(share.place + 1) for share in shares)
        self._upkeep.note(Work.DRILL, slot=board.slot, mark=used, problems=int(not opened), by=by)
        return opened

    # Coming back in.

    def come_in(self) -> ComingIn:
        """Begin to let somebody in, for whoever opened the cabinet with what is on paper."""
        return ComingIn(self._office, self._vault, self._keys, self._notes)

    def settle(self, *, by: Member) -> None:
        """Close the notes about paper that a computer which went away left open."""
        self._notes.settle({slot.id for slot in self._vault.slots}, by=by)

    def _put(self, drawn: OnPaper, note: Upkeep, *, by: Member) -> None:
        old = [slot.id for slot in self._vault.slots if slot.kind is drawn.kind]
        try:
            self._vault.put_on_paper(drawn.holder, drawn.kind, instead_of=old)
        except WriteFailedError:
            with suppress(SmdeskError):
                self._notes.close_making(note, done=False, by=by)
            raise
        self._notes.close_making(note, done=True, by=by)
        self._accounts.hand_on(by=by)

    def _known_by(self, drawn: OnPaper) -> str:
        return self._words.fingerprint(drawn.holder.public_seal, drawn.holder.public_sign)

    def _last_drill(self, slot: str) -> Drill | None:
        notes = self._noted(Work.DRILL, slot)
        return Drill(notes[-1].at.date(), not notes[-1].problems) if notes else None

    def _used(self, slot: str) -> date | None:
        notes = self._noted(Work.RECOVERY, slot)
        return notes[-1].at.date() if notes else None

    def _noted(self, what: Work, slot: str) -> list[Upkeep]:
        return self._office.library.upkeep.where("at", what=what, slot=slot) if slot else []

    @staticmethod
    def _check(by: Member) -> None:
        if not by.coordinator:
            raise NotACoordinatorError


__all__ = [
    "PROOF_WORDS",
    "DrawnKit",
    "DrawnShare",
    "DrawnShares",
    "Holder",
    "Reach",
    "RecoveryDesk",
    "Share",
    "ShareWords",
    "SlotKind",
    "asked",
]
