"""The bin of accounts and secrets: what is in it, and what comes out opens as it did."""

from dataclasses import replace

import pytest

from smdesk.desk.errors import GoneError, RefusedError
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.particulars import Passkey
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import account_named, appoint, newcomer, person_named
from tests.desk.test_importing import FULL, bring
from tests.desk.test_removal import let_out, shared


def texts(session, account):
    """Return every value that the account has and had, by secret and number."""
    library = session.library
    return {
        (secret.id, version.number): session.secrets._secrets.unsealed(version).reveal()
        for secret in library.secrets.where(account=account)
        for version in library.secret_versions.where("number", secret=secret.id)
    }


def set_(session, account, text, label="", what=SecretKind.PASSWORD):
    return session.accounts.set_secret(
        account, what, SecretText(text), label=label, by=session.me
    ).secret


@pytest.fixture
def nora(desk):
    """Nora holds every key."""
    return shared(desk)


@pytest.fixture
def archive(nora):
    """An account with something of every kind."""
    bring(nora, FULL)
    account = account_named(nora, FULL.title).id
    set_(nora, account, "one two three four")
    nora.accounts.set_secret(
        account, SecretKind.BACKUP_CODES, SecretText("11111111\n22222222"), label="", by=nora.me
    )
    codes = next(
        s for s in nora.library.secrets.where(account=account, what=SecretKind.BACKUP_CODES)
    )
    nora.secrets.tick_code(codes.id, 1, by=nora.me)
    passkeys = nora.secrets.passkeys
    passkeys.add(Passkey(account=account, person=nora.me.person, device="Key"), by=nora.me)
    return account


def as_it_is(session, account):
    library = session.library
    secrets = library.secrets.where(account=account)
    return (
        library.accounts.one(account),
        {one.person: one.primary for one in library.custodians.where(account=account)},
        {one.id: one.label for one in secrets},
        {
            (one.secret, one.position)
            for s in secrets
            for one in library.code_uses.where(secret=s.id)
        },
        {one.device for one in library.passkeys.where(account=account)},
        {(one.label, one.value) for one in library.account_fields.where(account=account)},
        texts(session, account),
    )


def test_an_account_comes_out_on_another_day_with_all_that_went_with_it(desk, nora, archive):
    before = as_it_is(nora, archive)
    nora.accounts.remove(archive, by=nora.me)
    nora = desk.enter(NORA)
    (binned,) = nora.secrets.bin.accounts()
    assert (binned.account.id, binned.by, binned.secrets) == (archive, NORA.name, len(before[2]))
    nora.secrets.bin.restore_account(archive, by=nora.me)
    assert as_it_is(nora, archive) == before
    assert nora.secrets.bin.accounts() == []
    assert nora.verify() == []
    set_(nora, archive, "and another one")


def test_it_can_be_undone_and_done_again(nora, archive):
    nora.accounts.remove(archive, by=nora.me)
    nora.secrets.bin.restore_account(archive, by=nora.me)
    before = as_it_is(nora, archive)
    nora.undo.undo(by=nora.me)
    assert [one.account.id for one in nora.secrets.bin.accounts()] == [archive]
    nora.undo.redo(by=nora.me)
    assert as_it_is(nora, archive) == before


def test_what_was_in_the_bin_before_the_account_stays_there(nora, archive):
    question = set_(nora, archive, "blue", "Colour", SecretKind.QUESTION)
    nora.accounts.remove_secret(question, by=nora.me)
    nora.accounts.remove(archive, by=nora.me)
    assert nora.secrets.bin.secrets() == []
    nora.secrets.bin.restore_account(archive, by=nora.me)
    assert [one.secret.id for one in nora.secrets.bin.secrets()] == [question]


def test_of_many_that_went_together_one_comes_out_alone(nora):
    bring(nora, FULL, replace(FULL, row=3, title="Other", username="other"))
    nora.undo.undo(by=nora.me)
    first, second = sorted(one.account.name for one in nora.secrets.bin.accounts())
    chosen = next(one.account for one in nora.secrets.bin.accounts() if one.account.name == first)
    nora.secrets.bin.restore_account(chosen.id, by=nora.me)
    assert [one.account.name for one in nora.secrets.bin.accounts()] == [second]
    assert len(texts(nora, chosen.id)) > 1
    assert nora.verify() == []


def test_whoever_was_let_out_meanwhile_does_not_answer_for_it_and_gets_no_key(desk, nora):
    x = account_named(nora, "X").id
    idris = person_named(nora, IDRIS.name).id
    assert idris in {one.person for one in nora.accounts.custodians(x)}
    before = texts(nora, x)
    old = {wrap.generation for wrap in nora.library.key_wraps.where(account=x)}
    nora.accounts.remove(x, by=nora.me)
    fresh = let_out(desk, nora, IDRIS, backups=Backups.DELETE)
    fresh.secrets.bin.restore_account(x, by=fresh.me)
    assert idris not in {one.person for one in fresh.accounts.custodians(x)}
    assert [one.primary for one in fresh.accounts.custodians(x)].count(True) == 1
    assert texts(fresh, x) == before
    assert {wrap.generation for wrap in fresh.library.key_wraps.where(account=x)}.isdisjoint(old)
    assert fresh.verify() == []


def test_who_is_not_on_file_any_more_is_not_named_again(nora):
    person = nora.roster.people.add(Person(name="Gone"), by=nora.me)
    account = nora.accounts.add(Account(name="Old", platform=Platform.X), by=nora.me)
    tied = replace(account, second_factor_holder=person.id, card_holder=person.id)
    nora.accounts.change(tied, by=nora.me, reason="So it is")
    nora.secrets.passkeys.add(
        Passkey(account=account.id, person=person.id, device="Phone"), by=nora.me
    )
    nora.accounts.remove(account.id, by=nora.me)
    nora.roster.people.remove(person.id, by=nora.me)
    back = nora.secrets.bin.restore_account(account.id, by=nora.me)
    assert (back.second_factor_holder, back.card_holder) == (None, None)
    assert [one.person for one in nora.library.passkeys.where(account=account.id)] == [None]
    assert nora.verify() == []


def test_a_secret_comes_out_with_all_its_values_and_ticks(desk, nora, archive):
    codes = nora.library.secrets.where(account=archive, what=SecretKind.BACKUP_CODES)[0]
    letter = nora.secrets.attach(archive, "letter.pdf", b"Dear all", by=nora.me)
    before = as_it_is(nora, archive)
    nora.accounts.remove_secret(codes.id, by=nora.me)
    nora.accounts.remove_secret(letter.secret, by=nora.me)
    nora = desk.enter(NORA)
    assert [(one.account, one.by, one.mine) for one in nora.secrets.bin.secrets()] == [
        (FULL.title, NORA.name, True)
    ] * 2
    for secret in (codes.id, letter.secret):
        nora.secrets.bin.restore_secret(secret, by=nora.me)
    assert as_it_is(nora, archive) == before
    assert nora.secrets.read_attachment(letter.secret, Seen.SHOWN, by=nora.me) == b"Dear all"
    assert nora.verify() == []


def test_a_secret_from_before_the_account_had_a_new_key_is_sealed_with_that(nora, archive):
    before = texts(nora, archive)
    secret = next(
        s.id for s in nora.library.secrets.where(account=archive, what=SecretKind.PASSWORD)
    )
    nora.accounts.remove_secret(secret, by=nora.me)
    pia = newcomer(nora)
    nora.accounts.name_custodian(archive, pia.id, by=nora.me)
    nora.accounts.release_custodian(archive, pia.id, by=nora.me)
    assert nora.secrets.bin.secrets()[0].mine
    nora.secrets.bin.restore_secret(secret, by=nora.me)
    assert texts(nora, archive) == before
    assert nora.verify() == []


def test_what_nobody_here_could_open_stays_in_the_bin(desk, nora):
    """Aytan answers for the account since, and never had the key that it is sealed with."""
    x = account_named(nora, "X").id
    secret = next(s.id for s in nora.library.secrets.where(account=x, what=SecretKind.PASSWORD))
    nora.accounts.remove_secret(secret, by=nora.me)
    aytan = desk.enter(AYTAN)
    assert [one.mine for one in aytan.secrets.bin.secrets()] == [False]
    with pytest.raises(RefusedError):
        aytan.secrets.bin.restore_secret(secret, by=aytan.me)
    nora = desk.enter(NORA)
    nora.accounts.release_custodian(x, person_named(nora, IDRIS.name).id, by=nora.me)
    nora.accounts.name_custodian(x, newcomer(nora).id, by=nora.me)
    aytan_person = person_named(nora, AYTAN.name)
    appoint(nora, aytan_person)
    nora.accounts.name_custodian(x, aytan_person.id, by=nora.me)
    aytan = desk.enter(AYTAN)
    assert [one.mine for one in aytan.secrets.bin.secrets()] == [False]
    with pytest.raises(GoneError):
        aytan.secrets.bin.restore_secret(secret, by=aytan.me)


def test_one_whose_label_is_taken_comes_out_under_another(nora, archive):
    first = set_(nora, archive, "blue", "Colour", SecretKind.QUESTION)
    nora.accounts.remove_secret(first, by=nora.me)
    second = set_(nora, archive, "red", "Colour", SecretKind.QUESTION)
    assert first != second
    assert nora.secrets.bin.restore_secret(first, by=nora.me).label == "Colour 2"
    assert nora.library.secrets.one(second).label == "Colour"


def test_who_knew_it_still_does(nora, archive):
    secret = set_(nora, archive, "blue", "Colour", SecretKind.QUESTION)
    seen = nora.library.exposures.where(secret=secret)
    nora.accounts.remove_secret(secret, by=nora.me)
    nora.secrets.bin.restore_secret(secret, by=nora.me)
    assert nora.library.exposures.where(secret=secret) == seen


@pytest.mark.parametrize("what", ["account", "secret"])
def test_what_is_not_in_the_bin_does_not_come_out(nora, archive, what):
    bin_ = nora.secrets.bin
    there = nora.library.secrets.where(account=archive)[0].id if what == "secret" else archive
    restore = bin_.restore_secret if what == "secret" else bin_.restore_account
    for record in (there, "nobody"):
        with pytest.raises(GoneError):
            restore(record, by=nora.me)
