"""Signs approvals in the member's name, and finds out whether those on file are genuine."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Protocol

from smdesk.desk.office import Office
from smdesk.domain.appointments import Capability, holds
from smdesk.domain.approval_sheets import Answer
from smdesk.domain.approvals import Approval
from smdesk.domain.claims import ClaimT, signed
from smdesk.domain.dates import DAY
from smdesk.domain.endorsements import Endorsement, EnvelopeUse
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.vault import keys
from smdesk.vault.keys import Identity
from smdesk.vault.slot import ON_PAPER, Slot


def key_signed(
    slots: Iterable[Slot], slot: str, person: RecordId, signature: bytes, claim: bytes
) -> bool:
    """Whether the key of the person's own slot signed the claim; a paper's key never counts."""
    found = next((one for one in slots if one.id == slot), None)
    if found is None or found.person != person or found.kind in ON_PAPER or found.was:
        return False
    return keys.signed_by(found.public_sign, signature, claim)


class SealKeys(Protocol):
    """What of an open cabinet signatures need."""

    identity: Identity

    @property
    def vault(self) -> str:
        """The cabinet's id."""
        ...

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Who can open it, and who once could."""
        ...

    @property
    def me(self) -> Member:
        """Who opened it."""
        ...


class Seals:
    """Knows the keys of all who ever could open the cabinet, and who was appointed when."""

    def __init__(self, office: Office, vault: SealKeys) -> None:
        self._office, self._vault = office, vault
        self._known: dict[Approval, bool] = {}

    def sealed(self, fact: ClaimT) -> ClaimT:
        """Return the fact, signed by the member who opened the cabinet."""
        return signed(fact, self._vault.vault, self._vault.identity.sign)

    def genuine(self, approval: Approval) -> bool:
        """Whether its approver signed it as it stands, and was appointed to at the time.

        For a yes on paper that is whoever typed it in; the sheet itself has to be on file.
        """
        if approval.sheet_post is not None and not self._on_paper(approval):
            return False
        known = self._known.get(approval)
        if known is None:
            known = self._known[approval] = self._holds(approval)
        return known and self._appointed(approval)

    def agreed(self, yes: Endorsement, channels: Collection[RecordId | None]) -> bool:
        """Whether whoever gave it signed it as it stands, and could approve for all of these.

        None among the channels stands for any of them.
        """
        claim = yes.claim(self._vault.vault)
        if yes.by in yes.writers or not self._signed(yes.slot, yes.by, yes.signature, claim):
            return False
        return all(self._was_appointed(yes.by, yes.at.date(), one) for one in channels)

    def was_put(self, use: EnvelopeUse) -> bool:
        """Whether whoever put the post inside the envelope signed that as it stands."""
        return self._signed(use.slot, use.by, use.signature, use.claim(self._vault.vault))

    def _holds(self, approval: Approval) -> bool:
        claim = approval.claim(self._vault.vault)
        signer = approval.by
        if approval.sheet_post is not None:
            # Nobody types in a yes to their own work: they could tick it themselves.
            slots = {slot.id: slot.person for slot in self._vault.slots}
            signer = slots.get(approval.slot, signer)
        if {approval.by, signer}.intersection(approval.writers):
            return False
        return self._signed(approval.slot, signer, approval.signature, claim)

    def _signed(self, slot_id: str, person: RecordId, signature: bytes, claim: bytes) -> bool:
        return key_signed(self._vault.slots, slot_id, person, signature, claim)

    def _on_paper(self, approval: Approval) -> bool:
        """Whether there is a sheet that showed this to that person, and says yes."""
        drawers = self._office.library.calendar
        post = drawers.sheet_posts.get(approval.sheet_post or RecordId(""))
        sheet = None if post is None else drawers.approval_sheets.get(post.sheet)
        return (
            post is not None
            and sheet is not None
            and post.answer is Answer.APPROVE
            and (post.variant, post.digest) == (approval.variant, approval.digest)
            and sheet.asked == approval.by
        )

    def _appointed(self, approval: Approval) -> bool:
        library = self._office.library
        variant = library.calendar.variants.get(approval.variant)
        channel: RecordId | None = variant.channel if variant else None
        return self._was_appointed(approval.by, approval.at.date(), channel)

    def _was_appointed(self, person: RecordId, day: date, channel: RecordId | None) -> bool:
        # Appointments count days on the wall of the library, which may be a day before or after.
        every = self._office.library.appointments.where(person=person)
        return any(
            holds(every, person, Capability.ADMINISTRATOR, day + delta, channel)
            for delta in (timedelta(0), DAY, -DAY)
        )
