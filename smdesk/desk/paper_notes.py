"""Notes of what is put on paper and of who comes in by it, and what becomes of those left open."""

from collections.abc import Collection

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.keys_by_paper import KeysByPaper
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Stage, Upkeep, Work

BY_PAPER = frozenset({Work.KIT, Work.ESCROW, Work.RECOVERY})
"""What is noted here and closed here alone."""


class PaperNotes:
    """Opens and closes such notes, together with the records that belong to them."""

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office, self._keys = office, KeysByPaper(office, keys)

    def intend(self, what: Work, *, slot: str, mark: str = "", by: Member) -> Upkeep:
        """Note what is about to be done; to be called within a task."""
        note = Upkeep(
            what=what,
            stage=Stage.INTENDED,
            at=self._office.now(),
            person=by.person,
            slot=slot,
            mark=mark,
        )
        return self._office.library.upkeep.save(note)

    def settle(self, slots: Collection[str], *, by: Member) -> None:
        """Close the notes that were left open, by what became of them in the keyring.

        ``slots`` are the ids that it has. Whoever came back in by paper takes charge then of the
        accounts whose keys were handed to them; their note waits for them.
        """
        for note in self._office.library.upkeep.where("at", stage=Stage.INTENDED):
            if note.what in (Work.KIT, Work.ESCROW):
                self.close_making(note, done=note.slot in slots, by=by)
            elif note.what is Work.RECOVERY and note.mark not in slots:
                self.give_up(note, by=by)
            elif note.what is Work.RECOVERY and note.mark == by.slot:
                self._arrive(note, by=by)

    def close_making(self, note: Upkeep, *, done: bool, by: Member) -> None:
        """Close a note about a kit or shares: they open the cabinet now, or never will."""
        library = self._office.library
        with self._office.task("member.settle", Topic.VAULT, Topic.ACCOUNTS, by=by):
            library.upkeep.save(note.done() if done else note.abandoned())
            if done:
                self._keys.drop_former()
                return
            for kit in library.paper_kits.where(slot=note.slot):
                library.paper_kits.remove(kit.id)
            for board in library.escrows.where(slot=note.slot):
                for trustee in library.trustees.where(escrow=board.id):
                    library.trustees.remove(trustee.id)
                library.escrows.remove(board.id)

    def give_up(self, note: Upkeep, *, by: Member) -> None:
        """Close the note of a coming in after which nobody was let in."""
        with self._office.task("member.settle", Topic.VAULT, Topic.ACCOUNTS, by=by):
            self._office.library.upkeep.save(note.abandoned())
            for wrap in self._office.library.key_wraps.where(slot=note.mark):
                self._office.library.key_wraps.remove(wrap.id)

    def _arrive(self, note: Upkeep, *, by: Member) -> None:
        with self._office.task("member.settle", Topic.VAULT, Topic.ACCOUNTS, by=by):
            self._office.library.upkeep.save(note.done())
            self._keys.take_charge(by.person)
            self._keys.drop_former(by.person)
