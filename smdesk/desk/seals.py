"""Signs approvals in the member's name, and finds out whether those on file are genuine."""

from datetime import timedelta
from typing import Protocol

from smdesk.desk.office import Office
from smdesk.domain.appointments import Capability, holds
from smdesk.domain.approvals import Approval, signed
from smdesk.domain.dates import DAY
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.vault import keys
from smdesk.vault.keys import Identity
from smdesk.vault.slot import ON_PAPER, Slot


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

    def sealed(self, approval: Approval) -> Approval:
        """Return the approval, signed by the member who opened the cabinet."""
        return signed(approval, self._vault.vault, self._vault.identity.sign)

    def genuine(self, approval: Approval) -> bool:
        """Whether its approver signed it as it stands, and was appointed to at the time."""
        known = self._known.get(approval)
        if known is None:
            known = self._known[approval] = self._holds(approval)
        return known and self._appointed(approval)

    def _holds(self, approval: Approval) -> bool:
        slot = next((one for one in self._vault.slots if one.id == approval.slot), None)
        if slot is None or slot.person != approval.by or slot.kind in ON_PAPER or slot.was:
            return False
        if approval.by in approval.writers:
            return False
        claim = approval.claim(self._vault.vault)
        return keys.signed_by(slot.public_sign, approval.signature, claim)

    def _appointed(self, approval: Approval) -> bool:
        library = self._office.library
        variant = library.calendar.variants.get(approval.variant)
        channel: RecordId | None = variant.channel if variant else None
        # Appointments count days on the wall of the library, which may be a day before or after.
        day = approval.at.date()
        every = library.appointments.where(person=approval.by)
        return any(
            holds(every, approval.by, Capability.ADMINISTRATOR, day + delta, channel)
            for delta in (timedelta(0), DAY, -DAY)
        )
