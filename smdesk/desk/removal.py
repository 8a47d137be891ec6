"""Letting somebody out: who would get the new key, what stands in the way, what stays with them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.backups import BackupLine, BackupsDesk
from smdesk.desk.errors import GoneError, NotACoordinatorError
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.desk.upkeep import TASKS
from smdesk.domain.membership import (
    LAST_COORDINATOR,
    LAST_MEMBER,
    OWN_REMOVAL,
    REMOVES_LAST_KEY,
)
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Fact, Finding, RefusedError, Rule
from smdesk.domain.upkeep import Stage, Upkeep, Work
from smdesk.store.library import Library
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.slot import Slot, SlotKind
from smdesk.vault.words import Words


class Backups(Enum):
    """What becomes of the backups that the one who leaves can open."""

    KEEP = auto()
    DELETE = auto()


@dataclass(frozen=True, slots=True)
class Receiver:
    """A way in that would get the new key."""

    slot: str
    kind: SlotKind
    person: RecordId
    name: str
    coordinator: bool
    fingerprint: str
    """Five words over its public keys, to read out and compare."""
    added_by: str
    added_by_leaver: bool
    """Whether the one who leaves let it in: worth a second look."""
    added_at: datetime
    ticked: bool
    """Whether it is to get the key unless somebody says otherwise: signed up to the founder."""
    me: bool


@dataclass(frozen=True, slots=True)
class Removal:
    """What letting somebody out would mean."""

    line: Receiver
    receivers: tuple[Receiver, ...]
    blocks: tuple[Finding, ...]
    backups: tuple[BackupLine, ...]
    """The backups that they can open, now and later, with the passphrase of the day."""
    copies: tuple[datetime, ...]
    """When copies were saved outside that they can open too."""


class RemovalDesk:
    """Says what letting somebody out would mean, and does the part of it that is in the tables."""

    def __init__(
        self,
        office: Office,
        vault: OpenVault,
        words: Words,
        keys: AccountKeys,
        backups: BackupsDesk,
    ) -> None:
        self._office = office
        self._vault = vault
        self._words = words
        self._keys = keys
        self._former = FormerKeys(office, keys)
        self._backups = backups

    def removal(self, slot: str) -> Removal:
        """Return what letting out the slot would mean; raises GoneError."""
        leaver = self._one(slot)
        receivers = [self._receiver(s, slot) for s in self._inside() if s.id != slot]
        return Removal(
            line=self._receiver(leaver, slot),
            receivers=tuple(sorted(receivers, key=lambda r: (r.kind.value, r.name.casefold()))),
            blocks=tuple(self.blocks({slot})),
            backups=tuple(line for line in self._backups.list() if line.opens_for(slot)),
            copies=tuple(self._copies(leaver)),
        )

    def plan(self, slot: str, give_to: Collection[str], *, by: Member) -> set[str]:
        """Return the slots that are to be let out: this one, and every one not given the key.

        Raises NotACoordinatorError, GoneError, and RefusedError for the first that blocks.
        """
        if not by.coordinator:
            raise NotACoordinatorError
        self._one(slot)
        out = {s.id for s in self._inside() if s.id not in give_to} | {slot}
        for block in self.blocks(out):
            raise RefusedError(block)
        return out

    def blocks(self, out: set[str]) -> list[Finding]:
        """Return what forbids to let these slots out."""
        leavers = [slot for slot in self._inside() if slot.id in out]
        members = [s for s in self._inside() if s.kind is SlotKind.MEMBER and s.id not in out]
        found: list[Finding] = []
        if any(slot.id == self._vault.me.slot for slot in leavers):
            found.append(self._finding(OWN_REMOVAL, leavers))
        if not members:
            found.append(self._finding(LAST_MEMBER, leavers))
        elif not any(slot.coordinator for slot in members):
            found.append(self._finding(LAST_COORDINATOR, leavers))
        gone = {slot.person for slot in leavers} - {slot.person for slot in members}
        accounts = self._left_alone(gone, members)
        if accounts:
            found.append(self._finding(REMOVES_LAST_KEY, leavers, accounts=tuple(accounts)))
        return found

    def let_out(
        self,
        slot: str,
        out: set[str],
        *,
        reason: str,
        backups: Backups,
        progress: Callable[[str, float], None],
        by: Member,
    ) -> Upkeep | None:
        """Release the custody of those let out, take their keys away, and write down who did it.

        Called at the new cabinet's desk, in which their slots are former already. Returns the
        note of what is still to be done about backups, if anything is.
        """
        members = {s.person for s in self._inside() if s.kind is SlotKind.MEMBER}
        gone = {s.person for s in self._vault.slots if s.id in out} - members
        with self._office.task(TASKS[Work.REMOVAL], Topic.VAULT, by=by, reason=reason):
            for one in sorted(out, key=lambda one: one != slot):
                self._note(Work.REMOVAL, one, Stage.DONE, by=by)
            self.release(gone)
            due = self._former.due()
            for number, account in enumerate(due):
                progress("change", 0.55 + 0.1 * number / len(due))
                self._former.settle(account)
            for blocked in self._sealed_to_nobody(due):
                raise RefusedError(blocked)
            if backups is Backups.DELETE:
                return self._note(Work.BACKUPS, slot, Stage.INTENDED, by=by)
        return None

    def release(self, gone: Collection[RecordId]) -> None:
        """Let nobody of these answer for an account for which somebody else does; within a task."""
        custodians = self._office.library.custodians
        for person in gone:
            for leaving in custodians.where(person=person):
                staying = [
                    c
                    for c in custodians.where("since", account=leaving.account)
                    if c.person not in gone
                ]
                if not staying:
                    continue
                custodians.remove(leaving.id)
                if leaving.primary:
                    custodians.save(replace(staying[0], primary=True))

    def take_up(self, old: Library, name: str, *, reason: str, by: Member) -> None:
        """Write into a cabinet that was put back what it cannot know, and that it was put back.

        Who knew what stays known. Whoever was let in since is on file, and whoever was let out
        since answers for nothing that somebody else answers for too.
        """
        library, inside = self._office.library, self._keys.members()
        with self._office.task(TASKS[Work.RESTORE], Topic.VAULT, by=by, reason=reason):
            self._note(Work.RESTORE, "", Stage.DONE, mark=name, by=by)
            for person in sorted(inside):
                known = old.people.get(person)
                if known is not None and library.people.get(person) is None:
                    library.people.save(known)
            there = {exposure for (exposure,) in library.exposures.pick("id")}
            for exposure in old.exposures.all():
                if exposure.id not in there:
                    library.exposures.save(exposure)
            former = self._keys.former().values()
            self.release({slot.person for slot in former if slot.was is None} - inside)

    def _note(self, what: Work, slot: str, stage: Stage, *, mark: str = "", by: Member) -> Upkeep:
        at, person = self._office.now(), by.person
        note = Upkeep(what=what, stage=stage, at=at, person=person, slot=slot, mark=mark)
        return self._office.library.upkeep.save(note)

    def _inside(self) -> list[Slot]:
        return [slot for slot in self._vault.slots if slot.kind is not SlotKind.FORMER]

    def _one(self, slot: str) -> Slot:
        for one in self._inside():
            if one.id == slot:
                return one
        raise GoneError("member")

    def _receiver(self, slot: Slot, leaver: str) -> Receiver:
        names = {one.id: one.name for one in self._vault.slots}
        person = self._office.library.people.get(slot.person)
        return Receiver(
            slot=slot.id,
            kind=slot.kind,
            person=slot.person,
            name=person.name if person else slot.name,
            coordinator=slot.coordinator,
            fingerprint=self._words.fingerprint(slot.public_seal, slot.public_sign),
            added_by=names.get(slot.added_by, ""),
            added_by_leaver=slot.added_by == leaver,
            added_at=slot.added_at,
            ticked=self._vault.keyring.leads_to_founder(slot),
            me=slot.id == self._vault.me.slot,
        )

    def _copies(self, leaver: Slot) -> Iterable[datetime]:
        # Both times are told by the same clock: the log's, which need not be the keyring's.
        upkeep = self._office.library.upkeep
        let_in = [n.at for n in upkeep.where("at", what=Work.MEMBER) if n.mark == leaver.person]
        copies = upkeep.where("at", what=Work.COPY)
        return (note.at for note in copies if not let_in or note.at >= let_in[0])

    def _left_alone(self, gone: set[RecordId], members: list[Slot]) -> list[str]:
        """Return the names of accounts that nobody could open any more who is a member."""
        library, alone = self._office.library, []
        answering = {
            account
            for person in gone
            for (account,) in library.custodians.pick("account", person=person)
        }
        for account in answering:
            people = {p for (p,) in library.custodians.pick("person", account=account)}
            holders = {slot for (slot,) in library.key_wraps.pick("slot", account=account)}
            stay = {slot.id for slot in members if slot.person in people - gone}
            if not people - gone or (holders and not holders & stay):
                alone.append(library.accounts.one(account).name)
        return sorted(alone)

    def _sealed_to_nobody(self, accounts: Collection[RecordId]) -> list[Finding]:
        """Return what blocks after all: a custodian who was never named by a holder of the key."""
        former = {s.id for s in self._vault.slots if s.kind is SlotKind.FORMER and s.was is None}
        wraps = self._office.library.key_wraps
        left = [a for a in accounts if former & {slot for (slot,) in wraps.pick("slot", account=a)}]
        if not left:
            return []
        names = tuple(self._office.library.accounts.one(account).name for account in left)
        return [self._finding(REMOVES_LAST_KEY, [], accounts=names)]

    def _finding(self, rule: Rule, leavers: Iterable[Slot], **facts: Fact) -> Finding:
        names = [slot.name for slot in leavers]
        first = next(iter(leavers), None)
        about = Ref(Person.kind, first.person if first else RecordId(""))
        told: dict[str, Fact] = {"person": names[0] if names else "", **facts}
        return self._office.bound(Finding(rule=rule, about=about, facts=told))


__all__ = ["Backups", "Receiver", "Removal", "RemovalDesk", "SlotKind"]
