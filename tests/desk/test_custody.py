"""Custodians: named, released, handed keys when they can take them."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.desk.account_keys import AccountKey
from smdesk.desk.errors import (
    AlreadyCustodianError,
    GoneError,
    RefusedError,
    StandsError,
    VaultDamagedError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import (
    LAST_CUSTODIAN,
    NOT_A_CUSTODIAN,
    Custodian,
    KeyWrap,
    SecretKind,
    Seen,
)
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.vault import seal
from tests.desk.conftest import account_named, newcomer, person_named


def read_password(session, name):
    secret = session.accounts.sheet(account_named(session, name).id).password.id
    return session.accounts.read_secret(secret, Seen.SHOWN, by=session.me).reveal()


def test_a_custodian_names_another_who_can_then_read(desk, idris):
    password = read_password(idris, "YouTube")
    youtube = account_named(idris, "YouTube").id
    idris.accounts.name_custodian(
        youtube, person_named(idris, AYTAN.name).id, decision="Board 2026-41", by=idris.me
    )
    assert read_password(desk.enter(AYTAN), "YouTube") == password


def test_nobody_names_a_custodian_who_does_not_hold_the_key(nora):
    with pytest.raises(RefusedError) as error:
        nora.accounts.name_custodian(account_named(nora, "YouTube").id, nora.me.person, by=nora.me)
    assert error.value.finding.rule is NOT_A_CUSTODIAN
    assert account_named(nora, "YouTube").custodians == (IDRIS.name,)


def test_nobody_is_named_twice_and_nobody_who_is_not_on_file(nora):
    account = account_named(nora, "X").id
    with pytest.raises(AlreadyCustodianError):
        nora.accounts.name_custodian(account, nora.me.person, by=nora.me)
    with pytest.raises(GoneError):
        nora.accounts.name_custodian(account, new_id(), by=nora.me)


def test_there_is_one_primary_custodian(nora):
    account = account_named(nora, "X").id
    aytan = person_named(nora, AYTAN.name).id
    nora.accounts.name_custodian(account, aytan, primary=True, by=nora.me)
    assert [c.person for c in nora.accounts.custodians(account) if c.primary] == [aytan]
    nora.accounts.make_primary(account, nora.me.person, by=nora.me)
    assert account_named(nora, "X").custodians[0] == NORA.name
    assert sum(c.primary for c in nora.accounts.custodians(account)) == 1


def test_those_who_could_be_named_are_members_first(nora):
    nora.roster.people.add(Person(name="Abel"), by=nora.me)
    could = nora.accounts.could_be_custodian(account_named(nora, "X").id)
    members = {line.person for line in nora.members.lines()}
    first = [person.id in members for person in could]
    assert first == sorted(first, reverse=True)
    assert could[0].name == AYTAN.name
    assert "Abel" in [person.name for person in could[1:]]


def test_somebody_without_a_slot_gets_the_key_on_becoming_a_member(desk, nora, prepared):
    password = read_password(nora, "X")
    pia = newcomer(nora)
    nora.accounts.name_custodian(account_named(nora, "X").id, pia.id, by=nora.me)
    sheet = nora.accounts.sheet(account_named(nora, "X").id)
    assert {c.name: c.opens for c in sheet.custodians}["Pia"] is False
    line = nora.members.add(pia.id, prepared, by=nora.me)
    sheet = nora.accounts.sheet(account_named(nora, "X").id)
    assert {c.name: c.opens for c in sheet.custodians}["Pia"] is True
    assert read_password(desk.enter_with(line.slot, prepared), "X") == password


def test_a_key_that_only_another_holds_is_handed_on_when_they_next_unlock(desk, idris, prepared):
    pia = newcomer(idris)
    idris.accounts.name_custodian(account_named(idris, "YouTube").id, pia.id, by=idris.me)
    nora = desk.enter(NORA)
    line = nora.members.add(pia.id, prepared, by=nora.me)
    with pytest.raises(RefusedError):
        read_password(desk.enter_with(line.slot, prepared), "YouTube")
    idris = desk.enter(IDRIS)
    assert idris.library.journal.entries(limit=1)[0].task == "custody.hand_on"
    password = read_password(idris, "YouTube")
    assert read_password(desk.enter_with(line.slot, prepared), "YouTube") == password


def test_unlocking_writes_nothing_when_no_key_is_waiting(desk, nora):
    head = nora.library.journal.head()
    assert desk.enter(IDRIS).library.journal.head() == head


def test_a_released_custodian_cannot_open_what_is_set_afterwards(desk, nora):
    x = account_named(nora, "X").id
    old_key = nora.accounts._keys.open(x)
    nora.accounts.release_custodian(
        x, person_named(nora, IDRIS.name).id, reason="leaves", by=nora.me
    )
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText("after he left"), by=nora.me)
    version = max(nora.library.secret_versions.all(), key=lambda v: v.made_at)
    assert version.generation == old_key.generation + 1
    for generation in (old_key.generation, version.generation):
        with pytest.raises(VaultDamagedError):
            seal.unseal(
                old_key.key,
                version.sealed,
                vault=nora.vault.vault,
                secret=version.secret,
                number=version.number,
                generation=generation,
            )
    idris = desk.enter(IDRIS)
    with pytest.raises(RefusedError):
        read_password(idris, "X")


def test_releasing_keeps_every_version_readable_for_those_who_stay(nora):
    x = account_named(nora, "X").id
    first = read_password(nora, "X")
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText("second"), by=nora.me)
    secret = nora.accounts.sheet(x).password.id
    nora.accounts.release_custodian(x, person_named(nora, IDRIS.name).id, by=nora.me)
    read = nora.accounts.read_secret
    assert read(secret, Seen.SHOWN, number=1, by=nora.me).reveal() == first
    assert read(secret, Seen.SHOWN, by=nora.me).reveal() == "second"
    assert {w.generation for w in nora.library.key_wraps.where(account=x)} == {2}


def test_a_custodian_can_release_themselves_and_then_reads_no_more(nora):
    x = account_named(nora, "X").id
    nora.accounts.release_custodian(x, nora.me.person, by=nora.me)
    assert not account_named(nora, "X").mine
    with pytest.raises(RefusedError):
        read_password(nora, "X")
    assert [c.primary for c in nora.accounts.custodians(x)] == [True]


def test_the_last_custodian_is_not_released(idris):
    youtube = account_named(idris, "YouTube").id
    with pytest.raises(RefusedError) as error:
        idris.accounts.release_custodian(youtube, idris.me.person, by=idris.me)
    assert error.value.finding.rule is LAST_CUSTODIAN
    assert error.value.finding.facts == {"account": "YouTube", "person": IDRIS.name}


def test_nobody_is_released_if_only_those_would_stay_who_cannot_open_anything(idris):
    youtube = account_named(idris, "YouTube").id
    pia = newcomer(idris)
    idris.accounts.name_custodian(youtube, pia.id, by=idris.me)
    with pytest.raises(RefusedError) as error:
        idris.accounts.release_custodian(youtube, idris.me.person, by=idris.me)
    assert error.value.finding.rule is LAST_CUSTODIAN


def test_nobody_releases_who_does_not_hold_the_key(aytan):
    x = account_named(aytan, "X").id
    with pytest.raises(RefusedError) as error:
        aytan.accounts.release_custodian(x, person_named(aytan, IDRIS.name).id, by=aytan.me)
    assert error.value.finding.rule is NOT_A_CUSTODIAN
    assert len(aytan.accounts.custodians(x)) == 2


def test_releasing_somebody_who_is_no_custodian_is_gone(nora):
    with pytest.raises(GoneError):
        nora.accounts.release_custodian(
            account_named(nora, "X").id, person_named(nora, AYTAN.name).id, by=nora.me
        )


def test_who_adds_an_account_answers_for_it_unless_others_do(desk, nora):
    alone = nora.accounts.add(Account(name="Alone", platform=Platform.OTHER), by=nora.me)
    assert [c.person for c in nora.accounts.custodians(alone.id)] == [nora.me.person]
    others = nora.accounts.add(
        Account(name="Others", platform=Platform.OTHER),
        custodians=[person_named(nora, IDRIS.name).id],
        by=nora.me,
    )
    assert [line.custodians for line in nora.accounts.lines("others")] == [(IDRIS.name,)]
    with pytest.raises(RefusedError):
        nora.accounts.set_secret(others.id, SecretKind.PASSWORD, SecretText("x"), by=nora.me)
    idris = desk.enter(IDRIS)
    idris.accounts.set_secret(others.id, SecretKind.PASSWORD, SecretText("y"), by=idris.me)
    assert read_password(idris, "Others") == "y"


def test_an_account_that_only_people_without_slots_answer_for_gets_its_maker_too(nora):
    pia = newcomer(nora)
    account = nora.accounts.add(
        Account(name="Board", platform=Platform.OTHER), custodians=[pia.id], by=nora.me
    )
    line = account_named(nora, "Board")
    assert line.custodians == ("Pia", NORA.name)
    assert line.mine
    assert [c.primary for c in nora.accounts.custodians(account.id)] == [True, False]


def test_a_key_that_somebody_planted_is_not_used(desk, aytan):
    """A member with a tool of their own can write, but not make others seal with their key."""
    youtube = account_named(aytan, "YouTube").id
    idris = next(slot for slot in aytan.vault.slots if slot.name == IDRIS.name)
    wrapped = seal.wrap(
        seal.new_account_key(),
        idris.public_seal,
        vault=aytan.vault.vault,
        account=youtube,
        generation=9,
        slot=idris.id,
    )
    planted = KeyWrap(account=youtube, generation=9, slot=idris.id, wrapped=wrapped)
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(planted)
    session = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError) as error:
        session.accounts.set_secret(youtube, SecretKind.PASSWORD, SecretText("next"), by=session.me)
    assert error.value.detail == "generation"


def test_undo_leaves_custody_alone(nora):
    x = account_named(nora, "X").id
    nora.accounts.name_custodian(x, person_named(nora, AYTAN.name).id, by=nora.me)
    named = nora.library.journal.entries(limit=1)[0]
    nora.accounts.release_custodian(x, person_named(nora, IDRIS.name).id, by=nora.me)
    released = nora.library.journal.entries(limit=1)[0]
    assert nora.undo.next_undo(by=nora.me) is None
    for entry in (named, released):
        with pytest.raises(StandsError):
            nora.undo.take_back(entry, by=nora.me)
    assert RecordId(x) in nora.accounts._keys.held()


def plant_as_custodian(session, account):
    """Write a custodian with a tool of one's own, past every desk."""
    planted = Custodian(account=account, person=session.me.person, since=date(2026, 3, 14))
    with session.library.transaction("planted", by=session.me):
        session.library.custodians.save(planted)


def test_nobody_gets_a_key_by_writing_themselves_among_the_custodians(desk, aytan):
    youtube = account_named(aytan, "YouTube").id
    plant_as_custodian(aytan, youtube)
    idris = desk.enter(IDRIS)
    assert idris.accounts.hand_on(by=idris.me) == 0
    aytan = desk.enter(AYTAN)
    assert youtube not in aytan.accounts._keys.held()
    with pytest.raises(RefusedError):
        read_password(aytan, "YouTube")


def test_a_release_renews_no_key_for_one_whom_nobody_named(desk, aytan):
    x = account_named(aytan, "X").id
    plant_as_custodian(aytan, x)
    nora = desk.enter(NORA)
    nora.accounts.release_custodian(x, person_named(nora, IDRIS.name).id, by=nora.me)
    assert read_password(nora, "X")
    assert x not in desk.enter(AYTAN).accounts._keys.held()


def test_one_whom_nobody_named_does_not_let_the_last_custodian_go(desk, aytan):
    youtube = account_named(aytan, "YouTube").id
    plant_as_custodian(aytan, youtube)
    idris = desk.enter(IDRIS)
    with pytest.raises(RefusedError) as error:
        idris.accounts.release_custodian(youtube, idris.me.person, by=idris.me)
    assert error.value.finding.rule is LAST_CUSTODIAN


def test_nothing_is_sealed_with_a_key_put_in_the_place_of_the_accounts_own(desk, aytan):
    """The planted key goes by the true one's number; it opens nothing that was sealed before."""
    youtube = account_named(aytan, "YouTube").id
    (wrap,) = aytan.accounts._keys.wraps(youtube)
    idris = next(slot for slot in aytan.vault.slots if slot.id == wrap.slot)
    wrapped = seal.wrap(
        seal.new_account_key(),
        idris.public_seal,
        vault=aytan.vault.vault,
        account=youtube,
        generation=wrap.generation,
        slot=idris.id,
    )
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(replace(wrap, wrapped=wrapped))
    session = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError) as error:
        session.accounts.set_secret(youtube, SecretKind.PASSWORD, SecretText("next"), by=session.me)
    assert error.value.detail == "seal"


@pytest.fixture
def empty(desk):
    """An account of Idris's and Nora's that has no secret yet; its key is wrapped to both."""
    nora = desk.enter(NORA)
    idris, account = person_named(nora, IDRIS.name), account_named(nora, "YouTube")
    platform = nora.accounts.one(account.id).platform
    made = nora.accounts.add(
        Account(name="Photos", platform=platform), custodians=[nora.me.person, idris.id], by=nora.me
    )
    return made.id


def planted(session, account, slot_of):
    """Put another key in the place of the account's own, as a member may with other tools."""
    slot = next(slot for slot in session.vault.slots if slot.person == slot_of)
    wrap = next(w for w in session.accounts._keys.wraps(account) if w.slot == slot.id)
    wrapped = seal.wrap(
        seal.new_account_key(),
        slot.public_seal,
        vault=session.vault.vault,
        account=account,
        generation=wrap.generation,
        slot=slot.id,
    )
    return replace(wrap, wrapped=wrapped)


@pytest.mark.parametrize("how", ["logged", "forged", "unlogged"])
def test_nothing_is_sealed_with_a_key_planted_where_there_is_no_secret_yet(desk, empty, how):
    """By Aytan under her own name, under Nora's, and past the log."""
    aytan = desk.enter(AYTAN)
    wrap = planted(aytan, empty, person_named(aytan, IDRIS.name).id)
    if how != "unlogged":
        with aytan.library.transaction("planted", by=aytan.me):
            aytan.library.key_wraps.save(wrap)
    if how == "forged":
        nora = next(slot for slot in aytan.vault.slots if slot.name == NORA.name)
        for (trigger,) in aytan.vault.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"
        ).fetchall():
            aytan.vault.connection.execute(f"DROP TRIGGER {trigger}")
        aytan.vault.connection.execute(
            "UPDATE entry SET slot = ?, person = ? WHERE number = (SELECT max(number) FROM entry)",
            (nora.id, nora.person),
        )
    elif how == "unlogged":
        aytan.vault.before_write()
        aytan.vault.connection.execute(
            "UPDATE key_wrap SET wrapped = ? WHERE id = ?", (wrap.wrapped, wrap.id)
        )
    idris = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError) as error:
        idris.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=idris.me)
    assert error.value.detail == "planted"


def test_whoever_writes_themselves_over_a_receiver_has_been_handed_nothing(desk, empty):
    """The drawer says that Nora wrapped the key to Aytan; the log says that it was to herself."""
    aytan = desk.enter(AYTAN)
    wraps = aytan.accounts._keys.wraps(empty)
    nora = next(slot for slot in aytan.vault.slots if slot.name == NORA.name)
    hers = next(wrap for wrap in wraps if wrap.slot == nora.id)
    aytan.vault.before_write()
    aytan.vault.connection.execute(
        "UPDATE key_wrap SET slot = ? WHERE id = ?", (aytan.vault.me.slot, hers.id)
    )
    wrap = planted(aytan, empty, person_named(aytan, IDRIS.name).id)
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(wrap)
    idris = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError):
        idris.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=idris.me)


def test_the_first_secret_is_sealed_by_whoever_was_handed_the_key_rightly(desk, empty):
    idris = desk.enter(IDRIS)
    idris.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=idris.me)
    nora = desk.enter(NORA)
    assert read_password(nora, "Photos") == "first"


def test_a_key_that_was_renewed_and_handed_on_before_the_first_secret_is_still_the_own(
    desk, empty, prepared
):
    """Nora made it, Idris renewed it by letting Nora go, and handed it to Pia."""
    idris = desk.enter(IDRIS)
    pia = newcomer(idris)
    idris.accounts.name_custodian(empty, pia.id, primary=True, by=idris.me)
    idris.accounts.release_custodian(empty, person_named(idris, NORA.name).id, by=idris.me)
    nora = desk.enter(NORA)
    line = nora.members.add(pia.id, prepared, by=nora.me)
    idris = desk.enter(IDRIS)
    idris.accounts.hand_on(by=idris.me)
    pias = desk.enter_with(line.slot, prepared)
    pias.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=pias.me)
    assert read_password(desk.enter(IDRIS), "Photos") == "first"


def test_a_custodian_waiting_for_the_key_gets_it_after_it_was_renewed(desk, nora, prepared):
    x = account_named(nora, "X").id
    pia = newcomer(nora)
    nora.accounts.name_custodian(x, pia.id, primary=True, by=nora.me)
    nora.accounts.release_custodian(x, person_named(nora, IDRIS.name).id, by=nora.me)
    password = read_password(nora, "X")
    line = nora.members.add(pia.id, prepared, by=nora.me)
    assert read_password(desk.enter_with(line.slot, prepared), "X") == password


@pytest.mark.parametrize("what", [SecretKind.PASSWORD, SecretKind.API_KEY])
def test_nothing_new_is_sealed_beside_what_the_key_does_not_open(desk, aytan, what):
    """Not even where the planted key has nothing of the same kind to fail at."""
    wrap = planted(aytan, account_named(aytan, "YouTube").id, person_named(aytan, IDRIS.name).id)
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(wrap)
    idris = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError):
        idris.accounts.set_secret(wrap.account, what, SecretText("new"), label="", by=idris.me)


def test_whoever_wraps_a_key_to_themselves_has_been_handed_nothing(desk, empty):
    aytan = desk.enter(AYTAN)
    wrap = planted(aytan, empty, person_named(aytan, IDRIS.name).id)
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(replace(wrap, id=new_id(), slot=aytan.me.slot))
    with aytan.library.transaction("planted", by=aytan.me):
        aytan.library.key_wraps.save(wrap)
    idris = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError) as error:
        idris.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=idris.me)
    assert error.value.detail == "planted"


def plant_where_pia_waits(desk, account, prepared):
    """Put another key over Idris's, and have it name Pia, who opens the cabinet since.

    Return her slot.
    """
    idris = desk.enter(IDRIS)
    pia = newcomer(idris)
    nora = desk.enter(NORA)
    line = nora.members.add(pia.id, prepared, by=nora.me)
    aytan = desk.enter(AYTAN)
    slot = next(s for s in aytan.vault.slots if s.name == IDRIS.name)
    key = AccountKey(account, 1, seal.new_account_key())
    with aytan.library.transaction("planted", by=aytan.me):
        for wrap in aytan.accounts._keys.wraps(account):
            aytan.library.key_wraps.remove(wrap.id)
        aytan.accounts._keys.wrap(key, [slot])
        for person in (pia.id, aytan.me.person):
            one = Custodian(account=account, person=person, since=date(2026, 3, 14))
            aytan.library.custodians.save(aytan.accounts._keys.marked(key, one))
    aytan.accounts._keys._made.clear()
    return line.slot


def test_a_planted_key_is_handed_on_to_nobody(desk, empty, prepared):
    """Idris is trusted, so what he hands on would be: it must be the account's own key."""
    slot = plant_where_pia_waits(desk, empty, prepared)
    idris = desk.enter(IDRIS)
    assert [wrap.slot for wrap in idris.accounts._keys.wraps(empty)] == [idris.me.slot]
    with pytest.raises(VaultDamagedError):
        idris.accounts.name_custodian(empty, newcomer(idris, "Ola").id, by=idris.me)
    pias = desk.enter_with(slot, prepared)
    with pytest.raises(RefusedError):
        pias.accounts.set_secret(empty, SecretKind.PASSWORD, SecretText("first"), by=pias.me)


def test_a_planted_key_is_not_renewed_for_those_whom_it_names(desk, empty, prepared):
    plant_where_pia_waits(desk, empty, prepared)
    idris = desk.enter(IDRIS)
    with pytest.raises(VaultDamagedError):
        idris.accounts.release_custodian(empty, person_named(idris, NORA.name).id, by=idris.me)
    aytan = desk.enter(AYTAN)
    assert empty not in aytan.accounts._keys.held()
