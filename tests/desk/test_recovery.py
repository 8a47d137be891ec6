"""The ways back in: made, handed over, tried, and used on the day nobody remembers a passphrase."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from smdesk.desk.errors import (
    GoneError,
    InvalidError,
    KitError,
    NotACoordinatorError,
    PaperWhy,
    ShareError,
    WriteFailedError,
    WrongPassphraseError,
)
from smdesk.desk.recovery import Holder, asked
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import SecretKind
from smdesk.domain.recovery import RULES, PaperKit
from smdesk.domain.roster import Person, Term
from smdesk.domain.rules import Finding
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault.keyring import SlotKind
from tests.desk.conftest import NEW_PASSPHRASE

BOARD = [Holder("Ruth Adler", "Chair"), Holder("Tom Okafor"), Holder("Lin Wei", "Treasurer")]
OURS = {rule.code for rule in RULES}


def kit_of(session, place="the safe"):
    drawn = session.recovery.draw_kit("Paper kit", by=session.me)
    session.recovery.keep_kit(drawn, place, by=session.me)
    return drawn


def typed(drawn):
    return SecretText(drawn.groups.reveal().replace(" ", "-"))


def shares_of(session, needed=2, holders=BOARD):
    drawn = session.recovery.draw_shares(needed, holders, "The board's shares", by=session.me)
    session.recovery.keep_shares(drawn, by=session.me)
    return drawn


def read(front, drawn, *numbers):
    return [front.share_words.read(drawn.shares[at - 1].words.reveal().split()) for at in numbers]


def said(session):
    return [f.rule.code for f in session.recovery.findings() if f.rule.code in OURS]


def notes(session, what):
    return session.library.upkeep.where("at", what=what)


def recover(desk, unlocking, who, prepared):
    return desk.keep(desk.front.let_in(desk.front.come_in(unlocking), who, prepared))


def test_without_any_way_back_somebody_is_told_so(nora):
    assert said(nora) == ["A3.no_way_back"]
    kit_of(nora)
    assert said(nora) == []


def test_a_kit_brings_a_new_person_in_who_can_open_what_it_could(desk, nora, prepared):
    secrets = nora.library.secrets.all()
    drawn = kit_of(nora)
    reach = nora.recovery.reach(SlotKind.KIT)
    idris = desk.enter(IDRIS)
    assert idris.recovery.reach(SlotKind.KIT).held == reach.all > reach.held
    desk.leave()
    unlocking = desk.front.recover_by_kit(desk.path, typed(drawn))
    mary = recover(desk, unlocking, "Mary Poole", prepared)
    assert (mary.me.name, mary.me.coordinator) == ("Mary Poole", True)
    assert mary.verify() == []
    for secret in secrets:
        versions = mary.library.secret_versions.where("number", secret=secret.id)
        key = mary.recovery._keys.open(secret.account)
        assert all(mary.recovery._keys.unseal(key, version) for version in versions)
    desk.leave()
    again = desk.enter_with(mary.me.slot, prepared)
    assert again.me.person in {c.person for c in again.library.custodians.all()}
    assert again.me.name in [line.name for line in again.members.lines()]


def test_it_is_in_the_log_who_came_in_by_which_way(desk, nora, prepared):
    drawn = shares_of(nora)
    desk.leave()
    unlocking = desk.front.recover_by_shares(desk.path, read(desk.front, drawn, 1, 3))
    mary = recover(desk, unlocking, "Mary Poole", prepared)
    (note,) = notes(mary, Work.RECOVERY)
    assert (note.stage, note.person) == (Stage.DONE, mary.me.person)
    assert (note.slot, note.mark) == (drawn.paper.slot, mary.me.slot)
    told = mary.library.journal.entries(task="recovery.use")
    assert {entry.slot for entry in told} == {drawn.paper.slot}
    assert {line.who for line in mary.history.within(told[0])} == {"The board's shares"}


def test_any_so_many_shares_are_enough_and_the_next_day_says_to_make_new_ones(desk, nora, prepared):
    drawn = shares_of(nora)
    desk.leave()
    unlocking = desk.front.recover_by_shares(desk.path, read(desk.front, drawn, 2, 3))
    assert "A3.paper_used" in said(recover(desk, unlocking, "Mary Poole", prepared))


def test_a_member_who_forgot_the_passphrase_comes_back_as_themselves(desk, nora, prepared):
    drawn, old = kit_of(nora), nora.me
    mine = {c.account for c in nora.library.custodians.where(person=old.person)}
    desk.leave()
    unlocking = desk.front.recover_by_kit(desk.path, typed(drawn))
    again = recover(desk, unlocking, old.person, prepared)
    assert again.me.person == old.person
    assert again.me.slot != old.slot
    assert again.me.coordinator
    assert [line.name for line in again.members.lines()].count("Nora Feld") <= 1
    assert mine <= {c.account for c in again.library.custodians.where(person=old.person)}
    assert again.library.key_wraps.count(slot=old.slot) == 0
    assert again.verify() == []
    desk.leave()
    with pytest.raises(WrongPassphraseError):
        desk.front.prepare(desk.path, old.slot, NORA.passphrase)


def test_somebody_on_file_who_is_no_member_can_be_let_in(desk, nora, prepared):
    with nora.library.transaction("person.add", by=nora.me):
        person = nora.library.people.save(Person(name="Olga Brandt"))
    drawn = kit_of(nora)
    desk.leave()
    way = desk.front.come_in(desk.front.recover_by_kit(desk.path, typed(drawn)))
    assert "Olga Brandt" in [one.name for one in way.people()]
    olga = desk.keep(desk.front.let_in(way, person.id, prepared))
    assert olga.me.person == person.id
    assert len(olga.library.people.where(name="Olga Brandt")) == 1


def test_whoever_turns_back_leaves_a_note_and_nobody_in(desk, nora):
    drawn, members = kit_of(nora), len(nora.members.lines())
    desk.leave()
    way = desk.front.come_in(desk.front.recover_by_kit(desk.path, typed(drawn)))
    desk.front.give_up(way)
    desk.front.give_up(way)
    nora = desk.enter(NORA)
    assert len(nora.members.lines()) == members
    (note,) = notes(nora, Work.RECOVERY)
    assert note.stage is Stage.ABANDONED
    assert "A3.paper_used" in said(nora)


def test_a_newer_kit_replaces_the_older(desk, nora):
    old, new = kit_of(nora), kit_of(nora)
    assert nora.library.key_wraps.count(slot=old.paper.slot) == 0
    assert nora.recovery.fingerprint(SlotKind.KIT) == new.fingerprint != old.fingerprint
    desk.leave()
    with pytest.raises(KitError) as caught:
        desk.front.recover_by_kit(desk.path, typed(old))
    assert caught.value.why is PaperWhy.REPLACED
    desk.front.recover_by_kit(desk.path, typed(new))


def test_a_typing_error_is_told_from_a_wrong_kit(desk, nora):
    text = typed(kit_of(nora)).reveal()
    desk.leave()
    wrong = text[:5] + ("7" if text[5] != "7" else "8") + text[6:]
    with pytest.raises(KitError) as caught:
        desk.front.recover_by_kit(desk.path, SecretText(wrong))
    assert (caught.value.why, caught.value.at) == (PaperWhy.CHECKSUM, 2)


def test_one_share_fewer_opens_nothing(desk, nora):
    drawn = shares_of(nora, needed=3)
    desk.leave()
    with pytest.raises(ShareError) as caught:
        desk.front.recover_by_shares(desk.path, read(desk.front, drawn, 1, 2))
    assert (caught.value.why, caught.value.at) == (PaperWhy.TOO_FEW, 1)


def test_shares_of_an_older_set_open_nothing_and_say_so(desk, nora):
    old, new = shares_of(nora), shares_of(nora)
    desk.leave()
    with pytest.raises(ShareError) as caught:
        desk.front.recover_by_shares(desk.path, read(desk.front, old, 1, 2))
    assert caught.value.why is PaperWhy.REPLACED
    mixed = [*read(desk.front, old, 1), *read(desk.front, new, 2)]
    with pytest.raises(ShareError) as caught:
        desk.front.recover_by_shares(desk.path, mixed)
    assert caught.value.why is PaperWhy.OTHER_SET


def test_what_was_drawn_and_never_kept_opens_nothing(desk, nora):
    kept, drawn = kit_of(nora), nora.recovery.draw_kit("Paper kit", by=nora.me)
    desk.leave()
    with pytest.raises(KitError) as caught:
        desk.front.recover_by_kit(desk.path, typed(drawn))
    assert caught.value.why is PaperWhy.NOT_OF_THIS_CABINET
    desk.front.recover_by_kit(desk.path, typed(kept))


def test_only_a_coordinator_makes_what_opens_everything(idris):
    with pytest.raises(NotACoordinatorError):
        idris.recovery.draw_kit("Paper kit", by=idris.me)
    with pytest.raises(NotACoordinatorError):
        idris.recovery.draw_shares(2, BOARD, "Shares", by=idris.me)


@pytest.mark.parametrize(
    ("needed", "holders", "field"),
    [
        (1, BOARD, "needed"),
        (4, BOARD, "needed"),
        (2, [Holder(f"T{n}") for n in range(17)], "needed"),
        (2, [Holder("A"), Holder("  ")], "name"),
        (2, [Holder("A"), Holder("a ")], "name"),
    ],
)
def test_shares_that_make_no_sense_are_refused(nora, needed, holders, field):
    with pytest.raises(InvalidError) as caught:
        nora.recovery.draw_shares(needed, holders, "Shares", by=nora.me)
    assert set(caught.value.faults) == {field}


def test_a_share_is_delivered_once_two_of_its_words_are_typed(desk, nora):
    drawn = shares_of(nora)
    assert said(nora) == ["A3.shares_not_delivered"]
    trustees = nora.recovery.ways().trustees
    for trustee, share in zip(trustees, drawn.shares, strict=True):
        words = asked(share.words)
        first, second = words.reveal().split()
        for wrong in (f"{second} {first} {first}", first, ""):
            assert not nora.recovery.deliver(trustee.id, SecretText(wrong), by=nora.me)
        assert nora.recovery.deliver(trustee.id, words, by=nora.me)
    assert said(nora) == []
    assert {t.delivered_on for t in nora.recovery.ways().trustees} == {desk.clock.day}


def test_the_words_of_one_share_do_not_deliver_another(nora):
    drawn = shares_of(nora)
    first, second, _ = nora.recovery.ways().trustees
    words = asked(drawn.shares[0].words)
    assert not nora.recovery.deliver(second.id, words, by=nora.me)
    assert nora.recovery.deliver(first.id, words, by=nora.me)


def test_a_drill_opens_the_test_value_and_nothing_else(desk, nora, monkeypatch):
    drawn = shares_of(nora)
    before = nora.vault.sequence
    opened = []
    real = type(nora.vault.identity).unwrap
    monkeypatch.setattr(
        type(nora.vault.identity),
        "unwrap",
        lambda self, wrapped, info: opened.append(info) or real(self, wrapped, info),
    )
    assert nora.recovery.drill(read(desk.front, drawn, 1, 3), by=nora.me)
    assert opened == [f"smdesk/drill/v1|{nora.vault.vault}|{drawn.paper.slot}".encode()]
    assert nora.vault.sequence == before
    (note,) = notes(nora, Work.DRILL)
    assert (note.mark, note.problems) == ("1 3", 0)


def test_a_drill_falls_due_after_a_year_and_again_a_year_after_it(desk, nora):
    drawn = shares_of(nora)
    desk.clock.day += timedelta(days=365)
    assert "A3.drill_due" not in said(nora)
    desk.clock.day += timedelta(days=1)
    assert "A3.drill_due" in said(nora)
    nora.recovery.drill(read(desk.front, drawn, 1, 2), by=nora.me)
    assert nora.recovery.ways().drill.opened


def test_a_drill_with_replaced_shares_is_noted_as_failed(desk, nora):
    old, new = shares_of(nora), shares_of(nora)
    with pytest.raises(ShareError):
        nora.recovery.drill(read(desk.front, old, 1, 2), by=nora.me)
    assert "A3.drill_failed" in said(nora)
    nora.recovery.drill(read(desk.front, new, 1, 2), by=nora.me)
    assert "A3.drill_failed" not in said(nora)


def test_a_drill_with_a_share_missing_is_only_not_finished(desk, nora):
    drawn = shares_of(nora)
    with pytest.raises(ShareError):
        nora.recovery.drill(read(desk.front, drawn, 1), by=nora.me)
    assert notes(nora, Work.DRILL) == []


def test_without_shares_there_is_nothing_to_try(nora):
    with pytest.raises(ShareError) as caught:
        nora.recovery.drill([], by=nora.me)
    assert caught.value.why is PaperWhy.NONE_MADE


def test_a_trustee_whose_terms_are_over_is_named(desk, nora):
    with nora.library.transaction("person.add", by=nora.me):
        ruth = nora.library.people.save(Person(name="Ruth Adler"))
        seat = nora.library.seats.all()[0]
        term = Term(person=ruth.id, seat=seat.id, first=date(2025, 1, 1), last=date(2026, 12, 31))
        nora.library.terms.save(term)
    shares_of(nora)
    assert "A3.trustee_left" not in said(nora)
    desk.clock.day = date(2027, 1, 1)
    assert "A3.trustee_left" in said(nora)
    with nora.library.transaction("term.add", by=nora.me):
        nora.library.terms.save(
            replace(term, id="next", first=date(2027, 1, 1), last=date(2028, 1, 1))
        )
    assert "A3.trustee_left" not in said(nora)


def test_today_and_the_packet_say_what_is_amiss(nora):
    assert "A3.no_way_back" in {f.rule.code for f in nora.handoff.holes()}
    needs = nora.today.glance(by=nora.me).needs_me
    found = next(f for f in needs if f.rule.code == "A3.no_way_back")
    assert isinstance(found, Finding)
    assert found.about.kind == PaperKit.kind


def test_new_secrets_are_sealed_to_the_paper_too(desk, nora):
    kit_of(nora)
    shares_of(nora)
    slots = {s.id for s in nora.vault.slots if s.kind in (SlotKind.KIT, SlotKind.ESCROW)}
    account = nora.accounts.add(Account(name="Fresh", platform=Platform.X), by=nora.me)
    nora.accounts.set_secret(account.id, SecretKind.PASSWORD, SecretText("a new one"), by=nora.me)
    wraps = nora.library.key_wraps.where(account=account.id)
    assert slots <= {wrap.slot for wrap in wraps}


def test_where_the_kit_is_kept_can_be_written_down(nora):
    with pytest.raises(GoneError):
        nora.recovery.keep_place("a drawer", by=nora.me)
    kit_of(nora)
    nora.recovery.keep_place("a drawer", by=nora.me)
    assert nora.recovery.ways().kit.place == "a drawer"


def test_no_secret_on_paper_is_in_the_cabinet_or_shown_by_accident(desk, nora):
    kit_drawn, board = kit_of(nora), shares_of(nora)
    secrets = [kit_drawn.paper.secret, board.paper.secret]
    shown = repr(kit_drawn) + repr(board) + repr(nora.recovery.ways())
    words = [share.words.reveal() for share in board.shares]
    rows = [
        str(row)
        for (name,) in nora.vault.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for row in nora.vault.connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
    ]
    everything = "\n".join([shown, *rows])
    for secret in secrets:
        assert secret.hex() not in everything
        assert repr(secret)[2:-1] not in everything
    for group in kit_drawn.groups.reveal().split():
        assert group not in shown
    assert all(page not in everything for page in words)


def test_a_kit_and_shares_open_the_cabinet_after_somebody_was_let_out(desk, nora, prepared):
    """They took no part in it: the new key was wrapped to their public keys."""
    drawn, board = kit_of(nora), shares_of(nora)
    out = next(line.slot for line in nora.members.lines() if line.name == AYTAN.name)
    keep = {slot.id for slot in nora.vault.slots} - {out}
    desk._open.clear()
    nora = desk.keep(
        nora.remove_member(out, reason="left", backups=Backups.KEEP, give_to=keep, by=nora.me)
    )
    assert nora.recovery.drill(read(desk.front, board, 1, 2), by=nora.me)
    assert nora.recovery.ways().kit.slot == drawn.paper.slot
    desk.leave()
    desk.front.give_up(
        desk.front.come_in(desk.front.recover_by_shares(desk.path, read(desk.front, board, 2, 3)))
    )
    unlocking = desk.front.recover_by_kit(desk.path, typed(drawn))
    mary = recover(desk, unlocking, "Mary Poole", prepared)
    assert mary.verify() == []


def test_undo_leaves_what_was_put_on_paper_as_it_is(desk, nora):
    drawn = kit_of(nora)
    board = shares_of(nora)
    trustee = nora.recovery.ways().trustees[0]
    nora.recovery.deliver(trustee.id, asked(board.shares[0].words), by=nora.me)
    assert nora.undo.next_undo(by=nora.me) is None
    assert nora.recovery.ways().kit.slot == drawn.paper.slot


# When the computer goes away.


class GoneAwayError(BaseException):
    pass


def stop_at(session, step):
    def at(name):
        if name == step:
            raise GoneAwayError

    session.vault._at_step = at


def goes_away(desk, session):
    """The cabinet is left as a killed program leaves it."""
    session.vault.connection.close()
    session.vault._occupancy.leave()
    desk._open.clear()


@pytest.mark.parametrize(
    ("step", "holds"),
    [
        ("keyring_written", False),
        ("keyring_replaced", True),
        ("keyring_synced", True),
    ],
)
@pytest.mark.parametrize("kind", [SlotKind.KIT, SlotKind.ESCROW])
def test_new_paper_opens_the_cabinet_or_the_old_does_whenever_the_computer_goes_away(
    desk, nora, kind, step, holds
):
    make = kit_of if kind is SlotKind.KIT else shares_of
    old = make(nora)
    drawn = (
        nora.recovery.draw_kit("Paper kit", by=nora.me)
        if kind is SlotKind.KIT
        else nora.recovery.draw_shares(2, BOARD, "Shares", by=nora.me)
    )
    keep = nora.recovery.keep_kit if kind is SlotKind.KIT else nora.recovery.keep_shares
    more = ("the safe",) if kind is SlotKind.KIT else ()
    stop_at(nora, step)
    with pytest.raises(GoneAwayError):
        keep(drawn, *more, by=nora.me)
    goes_away(desk, nora)
    works, does_not = (drawn, old) if holds else (old, drawn)

    def opens(one):
        if kind is SlotKind.KIT:
            return desk.front.recover_by_kit(desk.path, typed(one))
        return desk.front.recover_by_shares(desk.path, read(desk.front, one, 1, 2))

    opens(works)
    with pytest.raises((KitError, ShareError)):
        opens(does_not)
    nora = desk.enter(NORA)
    assert nora.upkeep.open() == []
    assert nora.recovery.fingerprint(kind) == works.fingerprint
    ways = nora.recovery.ways()
    record = ways.kit if kind is SlotKind.KIT else ways.escrow
    assert record.slot == works.paper.slot
    assert nora.recovery.reach(kind).held >= nora.library.key_wraps.count(slot=nora.me.slot)
    assert nora.verify() == []


@pytest.mark.parametrize(
    ("step", "inside"),
    [
        ("keyring_written", False),
        ("keyring_replaced", True),
        ("keyring_synced", True),
        ("database_closed", True),
    ],
)
def test_somebody_is_let_in_whole_or_not_at_all_whenever_the_computer_goes_away(
    desk, nora, prepared, step, inside
):
    drawn = kit_of(nora)
    desk.leave()
    way = desk.front.come_in(desk.front.recover_by_kit(desk.path, typed(drawn)))
    stop_at(way.session, step)
    letting = partial(desk.front.let_in, way) if step == "database_closed" else way.coming.let_in
    with pytest.raises(GoneAwayError):
        letting("Mary Poole", prepared)
    if not way.session.locked:
        goes_away(desk, way.session)
    nora = desk.enter(NORA)
    slots = [slot for slot in nora.vault.slots if slot.name == "Mary Poole"]
    assert len(slots) == inside
    (note,) = notes(nora, Work.RECOVERY)
    assert note.stage is (Stage.INTENDED if inside else Stage.ABANDONED)
    assert bool(nora.library.key_wraps.count(slot=note.mark)) == inside
    desk.leave()
    if inside:
        mary = desk.enter_with(slots[0].id, prepared)
        (note,) = notes(mary, Work.RECOVERY)
        assert note.stage is Stage.DONE
        assert mary.recovery._keys.held() <= {
            c.account for c in mary.library.custodians.where(person=mary.me.person)
        }
        assert mary.verify() == []
        desk.leave()
    unlocking = desk.front.recover_by_kit(desk.path, typed(drawn))
    desk.front.give_up(desk.front.come_in(unlocking))


def test_a_full_disk_leaves_the_old_kit_and_says_so(desk, nora):
    old, drawn = kit_of(nora), nora.recovery.draw_kit("Paper kit", by=nora.me)

    def full(name):
        if name == "keyring_written":
            raise OSError(28, "No space left on device")

    nora.vault._at_step = full
    with pytest.raises(WriteFailedError):
        nora.recovery.keep_kit(drawn, "the safe", by=nora.me)
    nora.vault._at_step = lambda name: None
    assert nora.recovery.ways().kit.slot == old.paper.slot
    assert nora.library.paper_kits.count() == 1
    assert nora.upkeep.open() == []


def test_the_passphrase_of_the_next_person_is_the_one_they_chose(desk, nora, prepared):
    drawn = kit_of(nora)
    desk.leave()
    unlocking = desk.front.recover_by_kit(desk.path, typed(drawn))
    mary = recover(desk, unlocking, "Mary Poole", prepared)
    slot = mary.me.slot
    desk.leave()
    assert desk.front.prepare(desk.path, slot, NEW_PASSPHRASE).keys.identity.slot == slot
