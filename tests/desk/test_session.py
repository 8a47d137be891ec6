"""Locking: what must be gone after it is gone."""

import gc
import weakref

import pytest
from sqlcipher3.dbapi2 import ProgrammingError

from smdesk.desk.account_keys import AccountKey
from smdesk.desk.errors import LockedError, WriteFailedError
from smdesk.desk.sample import NORA
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.vault.keys import ForgottenError
from tests.desk.conftest import account_named

MARKER = "no-such-pass" + "word-41"


def test_after_locking_the_connection_is_closed_and_the_keys_are_forgotten(nora):
    connection, identity, accounts = nora.vault.connection, nora.vault.identity, nora.accounts
    secret = accounts.sheet(account_named(nora, "X").id).password.id
    nora.lock()
    with pytest.raises(ProgrammingError):
        connection.execute("SELECT 1")
    with pytest.raises(ForgottenError):
        identity.sign(b"anything")
    with pytest.raises(ProgrammingError):
        accounts.read_secret(secret, Seen.SHOWN, by=nora.me)


@pytest.mark.parametrize(
    "desk_name", ["accounts", "roster", "handoff", "search", "library", "annex", "secrets"]
)
def test_after_locking_there_is_no_desk(nora, desk_name):
    nora.lock()
    with pytest.raises(LockedError):
        getattr(nora, desk_name)
    assert nora.locked


def test_what_never_was_there_is_no_locked_desk(nora):
    with pytest.raises(AttributeError):
        nora.kitchen  # noqa: B018 - asking is the point


def test_locking_twice_is_locking_once(desk, nora):
    nora.lock()
    nora.lock()
    assert desk.enter(NORA).me == nora.me


def test_locking_lets_go_of_all_that_was_in_memory(nora):
    held = [weakref.ref(nora.accounts), weakref.ref(nora.vault), weakref.ref(nora.library)]
    nora.accounts.lines()
    nora.lock()
    gc.collect()
    assert [one() for one in held] == [None] * 3


def test_after_locking_there_is_no_open_secret_or_key_among_all_objects(nora):
    """No allowance is made: not one that was made in this sitting may stay."""
    kinds = (SecretText, AccountKey)
    gc.collect()
    before = {id(thing) for thing in gc.get_objects() if isinstance(thing, kinds)}
    account = account_named(nora, "X").id
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    secret = nora.accounts.sheet(account).password.id
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == MARKER
    nora.lock()
    gc.collect()
    things = gc.get_objects()
    assert [type(t) for t in things if isinstance(t, kinds) and id(t) not in before] == []
    holding = [type(t) for t in things if type(t) in {list, tuple, set} and MARKER in map(_text, t)]
    holding += [dict for t in things if type(t) is dict and MARKER in map(_text, t.values())]
    assert holding == [dict]  # this module's own names


def _text(value):
    return value if type(value) is str else ""


def test_a_cabinet_that_was_locked_is_closed_cleanly(desk, nora):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.lock()
    again = desk.enter(NORA)
    assert not again.vault.was_dirty
    assert again.vault.audit_head == again.library.journal.head()


def test_locking_what_the_disk_does_not_take_still_locks(desk, nora, monkeypatch):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    connection = nora.vault.connection

    def full(step):
        raise OSError(28, "full")

    monkeypatch.setattr(nora.vault, "_at_step", full)
    with pytest.raises(WriteFailedError):
        nora.lock()
    assert nora.locked
    with pytest.raises(ProgrammingError):
        connection.execute("SELECT 1")
    again = desk.enter(NORA)
    assert again.vault.was_dirty
    assert "Pia" in {p.name for p in again.roster.people.all()}


def test_a_session_shows_no_secret_of_itself(nora):
    assert "key" not in repr(nora).lower()
