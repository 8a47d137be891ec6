"""Letting somebody out: who gets the new key, what forbids it, and what is left of them."""

import pytest

from smdesk.desk.errors import (
    GoneError,
    LockedError,
    NotACoordinatorError,
    RefusedError,
    VaultDamagedError,
    WriteFailedError,
    WriteWhy,
)
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.removal import Backups, SlotKind
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.membership import (
    LAST_COORDINATOR,
    LAST_MEMBER,
    OWN_REMOVAL,
    REMOVES_LAST_KEY,
)
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault import files
from smdesk.vault.keys import Identity, KeyPair
from tests.desk.conftest import account_named, person_named


def slot_of(session, who):
    return next(line.slot for line in session.members.lines() if line.name == who.name)


def shared(desk):
    """Open the cabinet as Nora after Idris has named her custodian of what was his alone."""
    idris = desk.enter(IDRIS)
    nora = person_named(idris, NORA.name)
    youtube = account_named(idris, "YouTube").id
    if nora.id not in {c.person for c in idris.accounts.custodians(youtube)}:
        idris.accounts.name_custodian(youtube, nora.id, by=idris.me)
    return desk.enter(NORA)


def let_out(desk, session, who, **how):
    slot = slot_of(session, who)
    given = {"backups": Backups.KEEP, "reason": "Term over", "by": session.me} | how
    give_to = given.pop("give_to", {r.slot for r in session.members.removal(slot).receivers})
    return desk.keep(session.remove_member(slot, give_to=give_to, **given))


def test_every_slot_that_would_get_the_new_key_is_told_with_its_fingerprint_and_adder(nora):
    removal = nora.members.removal(slot_of(nora, IDRIS))
    assert removal.line.name == IDRIS.name
    lines = {line.slot: line for line in nora.members.lines()}
    assert {r.name for r in removal.receivers} == {NORA.name, AYTAN.name}
    for receiver in removal.receivers:
        line = lines[receiver.slot]
        assert receiver.fingerprint == line.fingerprint
        assert len(receiver.fingerprint.split()) == 5
        assert (receiver.added_by, receiver.added_at) == (NORA.name, line.added_at)
        assert receiver.kind is SlotKind.MEMBER
        assert receiver.ticked
        assert not receiver.added_by_leaver


def test_what_the_leaver_alone_can_open_blocks_and_is_named(nora):
    (block,) = nora.members.removal(slot_of(nora, IDRIS)).blocks
    assert block.rule is REMOVES_LAST_KEY
    assert block.facts["person"] == IDRIS.name
    assert block.facts["accounts"] == ("YouTube",)
    with pytest.raises(RefusedError) as refused:
        nora.remove_member(
            slot_of(nora, IDRIS),
            give_to={line.slot for line in nora.members.lines()},
            backups=Backups.KEEP,
            by=nora.me,
        )
    assert refused.value.finding.rule is REMOVES_LAST_KEY
    assert nora.accounts.lines()


def test_after_it_the_leaver_cannot_come_in_and_everybody_else_can(desk):
    nora = shared(desk)
    aside = desk.unlocking(IDRIS.name)
    fresh = let_out(desk, nora, IDRIS)
    assert nora.locked
    with pytest.raises(LockedError):
        nora.accounts.lines()
    assert fresh.vault.epoch == 2
    assert IDRIS.name not in {line.name for line in fresh.members.lines()}
    assert fresh.verify() == []
    desk.leave()
    assert IDRIS.name not in {door.name for door in desk.front.look(desk.path).doors}
    with pytest.raises(VaultDamagedError):
        desk.front.enter(aside)
    aytan = desk.enter_fresh(AYTAN)
    assert account_named(aytan, "Newsletter").mine


def test_work_goes_on_and_is_heard_of(desk):
    fresh = let_out(desk, shared(desk), IDRIS)
    heard_before = len(desk.heard)
    instagram = account_named(fresh, "Instagram").id
    fresh.accounts.set_secret(instagram, SecretKind.PASSWORD, SecretText("Neu-1234"), by=fresh.me)
    assert len(desk.heard) > heard_before


def test_the_accounts_they_could_open_have_new_keys_and_say_what_they_said(desk):
    nora = shared(desk)
    library = nora.library
    idris = slot_of(nora, IDRIS)
    held = {a for (a,) in library.key_wraps.pick("account", slot=idris)}
    before = {w.account: w.generation for w in library.key_wraps.where(slot=nora.me.slot)}
    secrets = [
        (line.id, nora.accounts.read_secret(line.id, Seen.SHOWN, by=nora.me).reveal())
        for account in held & before.keys()
        for line in nora.accounts.sheet(account).secrets
        if line.what is not SecretKind.ATTACHMENT
    ]
    assert secrets
    fresh = let_out(desk, nora, IDRIS)
    after = {w.account: w.generation for w in fresh.library.key_wraps.where(slot=fresh.me.slot)}
    for account in held & before.keys():
        assert after[account] == before[account] + 1
    assert fresh.library.key_wraps.count(slot=idris) == 0
    for secret, text in secrets:
        assert fresh.accounts.read_secret(secret, Seen.SHOWN, by=fresh.me).reveal() == text


def test_custody_is_released_and_who_knew_what_stays(desk):
    nora = shared(desk)
    idris = person_named(nora, IDRIS.name).id
    knew = nora.library.exposures.where(person=idris)
    assert knew
    assert nora.library.custodians.where(person=idris)
    fresh = let_out(desk, nora, IDRIS)
    assert fresh.library.custodians.where(person=idris) == []
    assert fresh.library.exposures.where(person=idris) == knew
    for account in fresh.library.accounts.all():
        custodians = fresh.accounts.custodians(account.id)
        assert not custodians or sum(c.primary for c in custodians) == 1


def test_it_is_written_into_the_log_with_its_reason_and_nothing_into_the_old_database(desk):
    nora = shared(desk)
    idris = slot_of(nora, IDRIS)
    fresh = let_out(desk, nora, IDRIS, reason="Moved to Lisbon")
    entry = next(e for e in fresh.library.journal.entries() if e.task == "member.remove")
    assert (entry.person, entry.reason) == (fresh.me.person, "Moved to Lisbon")
    (note,) = fresh.library.upkeep.where(what=Work.REMOVAL)
    assert (note.slot, note.stage) == (idris, Stage.DONE)


def test_a_key_that_the_remover_does_not_hold_is_made_anew_when_a_holder_comes(desk):
    """Aytan shares the newsletter with Idris; Nora, who lets Idris out, holds no key of it."""
    nora = shared(desk)
    newsletter = account_named(nora, "Newsletter").id
    mine = person_named(nora, NORA.name).id
    nora.accounts.release_custodian(newsletter, mine, reason="Handed over", by=nora.me)
    slot = slot_of(nora, IDRIS)
    generation = nora.library.key_wraps.where(account=newsletter)[0].generation
    fresh = let_out(desk, nora, IDRIS)
    assert fresh.library.key_wraps.count(account=newsletter, slot=slot) == 1
    aytan = desk.enter_fresh(AYTAN)
    wraps = aytan.library.key_wraps.where(account=newsletter)
    assert slot not in {wrap.slot for wrap in wraps}
    assert {wrap.generation for wrap in wraps} == {generation + 1}


def test_a_slot_that_was_not_ticked_is_let_out_too(desk):
    nora = shared(desk)
    removal = nora.members.removal(slot_of(nora, IDRIS))
    nobody_else = {r.slot for r in removal.receivers if r.me}
    fresh = let_out(desk, nora, IDRIS, give_to=nobody_else)
    assert [line.name for line in fresh.members.lines()] == [NORA.name]
    assert fresh.library.upkeep.count(what=Work.REMOVAL) == 2


def test_nobody_lets_themselves_out(nora):
    blocks = nora.members.removal(slot_of(nora, NORA)).blocks
    rules = {block.rule for block in blocks}
    assert {OWN_REMOVAL, LAST_COORDINATOR} <= rules


def test_the_last_member_and_the_last_coordinator_stay(nora):
    everybody = {line.slot for line in nora.members.lines()}
    rules = {block.rule for block in nora.removals.blocks(everybody)}
    assert LAST_MEMBER in rules
    with pytest.raises(RefusedError):
        nora.removals.plan(slot_of(nora, AYTAN), set(), by=nora.me)


def test_only_a_coordinator_lets_somebody_out(idris):
    with pytest.raises(NotACoordinatorError):
        idris.remove_member(slot_of(idris, AYTAN), give_to=set(), backups=Backups.KEEP, by=idris.me)


def test_somebody_who_is_not_in_cannot_be_let_out(nora):
    with pytest.raises(GoneError):
        nora.members.removal("nobody")


def test_how_far_it_has_come_is_told_and_only_goes_on(desk):
    nora, told = shared(desk), []
    let_out(desk, nora, IDRIS, progress=lambda step, part: told.append((step, part)))
    steps = list(dict.fromkeys(step for step, _ in told))
    assert steps == ["copy", "change", "check", "swap"]
    parts = [part for _, part in told]
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


def test_what_breaks_on_the_way_leaves_everything_as_it_was(desk):
    nora = shared(desk)
    keyring = (desk.path / "keyring.json").read_bytes()
    entries = nora.library.journal.head()

    def stop(step, part):
        if step == "check":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        let_out(desk, nora, IDRIS, progress=stop)
    assert (desk.path / "keyring.json").read_bytes() == keyring
    assert nora.library.journal.head() == entries
    assert len(list(desk.path.glob("vault-*"))) == 1
    assert IDRIS.name in {line.name for line in nora.members.lines()}
    let_out(desk, nora, IDRIS)


def test_backups_that_they_can_open_are_told_and_deleted_if_so_chosen(desk):
    nora = shared(desk)
    made = nora.backups.now()
    removal = nora.members.removal(slot_of(nora, IDRIS))
    assert made.name in {line.name for line in removal.backups}
    fresh = let_out(desk, nora, IDRIS, backups=Backups.DELETE)
    assert fresh.backups.list() == []
    (note,) = fresh.library.upkeep.where(what=Work.BACKUPS)
    assert note.stage is Stage.DONE


def test_backups_are_kept_if_so_chosen(desk):
    nora = shared(desk)
    made = nora.backups.now()
    fresh = let_out(desk, nora, IDRIS)
    assert made.name in {line.name for line in fresh.backups.list()}
    assert fresh.library.upkeep.where(what=Work.BACKUPS) == []


def test_copies_that_they_can_open_are_told(desk):
    nora = shared(desk)
    nora.save_copy(desk.home / "copy.smvault")
    nora = desk.enter(NORA)
    (at,) = nora.members.removal(slot_of(nora, IDRIS)).copies
    assert at == nora.library.upkeep.where(what=Work.COPY)[0].at


def test_copies_from_before_they_were_let_in_are_not_theirs(desk, prepared):
    nora = shared(desk)
    nora.save_copy(desk.home / "before.smvault")
    nora = desk.enter(NORA)
    guest = nora.roster.people.add(Person(name="Guest"), by=nora.me)
    slot = nora.members.add(guest.id, prepared, by=nora.me).slot
    assert nora.members.removal(slot).copies == ()
    nora.save_copy(desk.home / "after.smvault")
    nora = desk.enter(NORA)
    assert len(nora.members.removal(slot).copies) == 1


def test_backups_that_could_not_be_deleted_at_once_are_deleted_at_the_next_opening(
    desk, monkeypatch
):
    nora = shared(desk)
    nora.backups.now()
    real = files.remove

    def held(target):
        if target.suffix == ".smvault":
            raise PermissionError(13, "held")
        real(target)

    with monkeypatch.context() as patch:
        patch.setattr("smdesk.vault.backups.remove", held)
        fresh = let_out(desk, nora, IDRIS, backups=Backups.DELETE)
        assert fresh.backups.list()
        (note,) = fresh.library.upkeep.where(what=Work.BACKUPS)
        assert note.stage is Stage.INTENDED
        desk.leave()
    nora = desk.enter_fresh(NORA)
    idris = note.slot
    assert not any(line.opens_for(idris) for line in nora.backups.list())
    assert nora.upkeep.open() == []


def test_a_kit_that_was_lost_can_be_let_out_by_a_new_key(desk):
    nora = shared(desk)
    slot = a_kit(nora)
    receivers = {r.slot for r in nora.members.removal(slot).receivers}
    assert nora.members.removal(slot).blocks == ()
    fresh = desk.keep(nora.remove_member(slot, give_to=receivers, backups=Backups.KEEP, by=nora.me))
    assert slot in {s.id for s in fresh.vault.slots if s.kind is SlotKind.FORMER}
    assert len(fresh.members.lines()) == 3
    desk.leave()


def test_a_kit_is_no_member_who_could_stay_behind(nora):
    kit = a_kit(nora)
    out = {line.slot for line in nora.members.lines()}
    assert LAST_MEMBER in {block.rule for block in nora.removals.blocks(out)}
    assert kit in {r.slot for r in nora.members.removal(slot_of(nora, AYTAN)).receivers}


def a_kit(session):
    """Give the cabinet a kit, whose secret nobody keeps, and return its slot."""
    holder = Identity(
        KeyPair.new(), slot="kit-slot", person="kit-slot", name="Paper kit", coordinator=True
    )
    return session.vault.put_on_paper(holder, SlotKind.KIT).id


def test_the_next_opening_finds_the_log_in_order(desk):
    nora = shared(desk)
    let_out(desk, nora, IDRIS)
    desk.leave()
    again = desk.enter_fresh(NORA)
    assert again.vault.epoch == 2
    assert again.checkup.log() == []


def test_an_entry_that_does_not_follow_is_noticed_before_anything_has_changed(desk, monkeypatch):
    """Somebody's own tool, or a fault of ours, wrote into the new log in between."""
    nora = shared(desk)
    keyring = (desk.path / "keyring.json").read_bytes()
    real = FormerKeys.settle

    def meddle(self, account):
        real(self, account)
        monkeypatch.setattr("smdesk.store.chain.entry_hash", lambda *_: bytes(32))

    monkeypatch.setattr(FormerKeys, "settle", meddle)
    with pytest.raises(VaultDamagedError):
        let_out(desk, nora, IDRIS)
    monkeypatch.undo()
    assert (desk.path / "keyring.json").read_bytes() == keyring
    assert nora.checkup.log() == []


@pytest.mark.parametrize("at", [0.97, 1.0])
def test_what_breaks_around_the_one_moment_takes_no_database_away(desk, at):
    """Whatever is said to go wrong, the one that the keyring names is there, whole."""
    nora = shared(desk)

    def stop(step, part):
        if (step, part) == ("swap", at):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        let_out(desk, nora, IDRIS, progress=stop)
    assert nora.locked is (at == 1.0)
    again = desk.enter_fresh(NORA)
    assert again.vault.epoch == 1 + (at == 1.0)
    assert again.verify() == []
    assert len(list(desk.path.glob("vault-*"))) == 1


def test_what_the_disk_refuses_on_the_way_is_told_as_such_and_work_goes_on(desk, monkeypatch):
    nora = shared(desk)

    def full(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FormerKeys, "settle", full)
        with pytest.raises(WriteFailedError) as told:
            let_out(desk, nora, IDRIS)
    assert told.value.why is WriteWhy.DISK_FULL
    assert nora.accounts.lines()
    let_out(desk, nora, IDRIS)
