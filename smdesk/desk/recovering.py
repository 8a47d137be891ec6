"""Coming back in with what is on paper: for as long as it takes to let one named person in."""

from dataclasses import replace

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.keys_by_paper import KeysByPaper
from smdesk.desk.office import Office
from smdesk.desk.paper_notes import PaperNotes
from smdesk.desk.upkeep import TASKS
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Person
from smdesk.domain.upkeep import Work
from smdesk.vault.keyring import SlotKind
from smdesk.vault.keys import Identity, KeyPair, Prepared
from smdesk.vault.open_vault import OpenVault


class ComingIn:
    """The cabinet, opened by a kit or by shares.

    That it was opened is noted before anything else, and stays in the log whatever comes of it.
    """

    def __init__(
        self, office: Office, vault: OpenVault, keys: AccountKeys, notes: PaperNotes
    ) -> None:
        self._office, self._vault, self._keys, self._notes = office, vault, keys, notes
        self._slot = new_id()
        with office.task(TASKS[Work.RECOVERY], by=vault.me):
            self._note = notes.intend(
                Work.RECOVERY, slot=vault.me.slot, mark=self._slot, by=vault.me
            )

    def people(self) -> list[Person]:
        """Return everybody on file, by name: any of them may be let in."""
        return sorted(self._office.people().values(), key=lambda p: p.name.casefold())

    def let_in(self, who: RecordId | str, prepared: Prepared) -> str:
        """Let the person in as coordinator, with every account's key that the paper opens.

        ``who`` is somebody on file by id, or the name of somebody new; a way in that they had
        before no longer opens anything. Returns their new slot. Raises WriteFailedError.
        """
        library, vault = self._office.library, self._vault
        person = self._office.people().get(RecordId(who)) or Person(name=who.strip())
        holder = Identity(
            KeyPair.new(), slot=self._slot, person=person.id, name=person.name, coordinator=True
        )
        with self._office.task(TASKS[Work.RECOVERY], by=vault.me):
            library.people.save(person)
            self._note = library.upkeep.save(replace(self._note, person=person.id))
            KeysByPaper(self._office, self._keys).hand_all(holder)
        old = [
            slot.id
            for slot in vault.slots
            if slot.kind is SlotKind.MEMBER and slot.person == person.id
        ]
        vault.admit(holder, prepared, instead_of=old)
        holder.forget()
        return self._slot

    def give_up(self) -> None:
        """Let nobody in; that somebody could have stays in the log."""
        self._notes.give_up(self._note, by=self._vault.me)
