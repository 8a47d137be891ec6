"""Secrets: who can open them, what is written down first, what is never undone."""

import traceback

import pytest
from cryptography.exceptions import InvalidTag

from smdesk.desk.errors import (
    GoneError,
    InvalidError,
    NotKeptError,
    RefusedError,
    StandsError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.custody import NOT_A_CUSTODIAN, SecretKind, Seen
from smdesk.domain.records import Fault
from smdesk.domain.secret_text import SecretText
from smdesk.vault import keys
from tests.desk.conftest import account_named

MARKER = "correct-horse-battery-staple-93"


def password_of(session, name):
    return session.accounts.sheet(account_named(session, name).id).password


def everything_stored(session):
    connection = session.vault.connection
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "found_"))
    ]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own tables
            yield from row


def test_a_custodian_reads_what_was_set(nora):
    account = account_named(nora, "Instagram").id
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    secret = password_of(nora, "Instagram").id
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == MARKER


def test_every_custodian_reads_the_same(desk, nora):
    account = account_named(nora, "Newsletter").id
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    for who in (IDRIS, AYTAN):
        session = desk.enter(who)
        secret = password_of(session, "Newsletter").id
        assert session.accounts.read_secret(secret, Seen.COPIED, by=session.me).reveal() == MARKER


def test_a_member_who_is_no_custodian_is_refused_and_told_who_is(aytan):
    secret = password_of(aytan, "YouTube").id
    with pytest.raises(RefusedError) as error:
        aytan.accounts.read_secret(secret, Seen.SHOWN, by=aytan.me)
    finding = error.value.finding
    assert finding.rule is NOT_A_CUSTODIAN
    assert finding.facts == {"account": "YouTube", "custodians": (IDRIS.name,)}
    before = aytan.accounts.exposures(account_named(aytan, "YouTube").id)
    assert all(line.who != AYTAN.name for line in before)


def test_no_tool_opens_the_secrets_of_others_with_a_members_keys_and_the_open_database(aytan):
    library, vault, me = aytan.library, aytan.vault, aytan.vault.identity
    opened = []
    for wrap in library.key_wraps.all():
        for slot in [s.id for s in vault.slots]:
            info = (
                f"smdesk/account/v1|{vault.vault}|{wrap.account}|{wrap.generation}|{slot}".encode()
            )
            try:
                opened.append((wrap, me.unwrap(wrap.wrapped, info)))
            except (InvalidTag, ValueError):
                continue
    assert {wrap.account for wrap, _ in opened} == {account_named(aytan, "Newsletter").id}
    _, key = opened[0]
    newsletter = account_named(aytan, "Newsletter").id
    own = {secret.id for secret in aytan.library.secrets.where(account=newsletter)}
    for version in library.secret_versions.all():
        aad = (
            f"smdesk/secret/v1|{vault.vault}|{version.secret}|{version.number}|{version.generation}"
        ).encode()
        if version.secret in own:
            assert keys.unclose(key, version.sealed, aad)
        else:
            with pytest.raises(InvalidTag):
                keys.unclose(key, version.sealed, aad)


def test_a_secret_lies_nowhere_in_the_database_as_it_is(nora):
    account = account_named(nora, "X").id
    nora.accounts.set_secret(account, SecretKind.API_KEY, SecretText(MARKER), by=nora.me)
    for value in everything_stored(nora):
        assert MARKER not in str(value)
        assert not isinstance(value, bytes) or MARKER.encode() not in value


def test_who_read_what_is_written_down_with_how_and_when(nora):
    line = password_of(nora, "X")
    assert line.known_to == (NORA.name,)
    nora.accounts.read_secret(line.id, Seen.COPIED, by=nora.me)
    seen = nora.accounts.exposures(account_named(nora, "X").id)
    assert [(e.who, e.how, e.number, e.current) for e in seen] == [
        (NORA.name, Seen.COPIED, 1, True),
        (NORA.name, Seen.CREATED, 1, True),
    ]


def test_a_secret_is_not_given_if_its_reading_cannot_be_written_down(nora):
    line = password_of(nora, "X")
    nora.vault.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotKeptError):
        nora.accounts.read_secret(line.id, Seen.SHOWN, by=nora.me)
    nora.vault.connection.execute("PRAGMA query_only = OFF")
    assert len(nora.accounts.exposures(account_named(nora, "X").id)) == 1


def test_the_reading_is_written_down_before_the_secret_is_given(nora, monkeypatch):
    done = []
    transaction, unsealed = nora.library.transaction, nora.accounts._secrets._keys.unseal
    monkeypatch.setattr(
        nora.library, "transaction", lambda *a, **k: (done.append("began"), transaction(*a, **k))[1]
    )
    monkeypatch.setattr(
        nora.accounts._secrets._keys, "unseal", lambda *a: (done.append("opened"), unsealed(*a))[1]
    )
    entries = nora.library.journal.head().entries
    nora.accounts.read_secret(password_of(nora, "X").id, Seen.SHOWN, by=nora.me)
    assert done == ["opened", "began"]
    assert nora.library.journal.head().entries == entries + 1


def test_reading_announces_the_journal_alone_so_that_lists_stay(desk, nora):
    desk.heard.clear()
    nora.accounts.read_secret(password_of(nora, "X").id, Seen.SHOWN, by=nora.me)
    assert desk.heard == [Topic.JOURNAL]


def test_setting_again_makes_a_version_and_keeps_the_ones_before(nora):
    account = account_named(nora, "X").id
    for text in ("second-value", "third-value"):
        nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(text), by=nora.me)
    secret = password_of(nora, "X").id
    assert [(v.number, v.current, v.made_by) for v in nora.accounts.versions(secret)] == [
        (3, True, NORA.name),
        (2, False, NORA.name),
        (1, False, NORA.name),
    ]
    read = nora.accounts.read_secret
    assert read(secret, Seen.SHOWN, by=nora.me).reveal() == "third-value"
    assert read(secret, Seen.SHOWN, number=2, by=nora.me).reveal() == "second-value"


def test_an_earlier_version_is_brought_back_as_a_new_one(nora):
    account = account_named(nora, "X").id
    secret = password_of(nora, "X").id
    first = nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal()
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText("a slip"), by=nora.me)
    nora.accounts.bring_back(secret, 1, by=nora.me)
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == first
    assert [v.number for v in nora.accounts.versions(secret)] == [3, 2, 1]


def test_secrets_of_one_kind_are_told_apart_by_their_labels(nora):
    account = account_named(nora, "X").id
    for label in ("ads", "bridge"):
        nora.accounts.set_secret(
            account, SecretKind.API_KEY, SecretText(f"key of {label}"), label=label, by=nora.me
        )
    kept = nora.accounts.sheet(account).secrets
    assert [(s.what, s.label) for s in kept] == [
        (SecretKind.PASSWORD, ""),
        (SecretKind.API_KEY, "ads"),
        (SecretKind.API_KEY, "bridge"),
    ]


def test_an_empty_secret_is_no_secret(nora):
    with pytest.raises(InvalidError) as error:
        nora.accounts.set_secret(
            account_named(nora, "X").id, SecretKind.PASSWORD, SecretText(""), by=nora.me
        )
    assert set(error.value.faults) == {"text"}


def test_whoever_is_no_custodian_cannot_set_a_secret_either(aytan):
    account = account_named(aytan, "X").id
    with pytest.raises(RefusedError):
        aytan.accounts.set_secret(account, SecretKind.PASSWORD, SecretText("x"), by=aytan.me)
    assert [v.number for v in aytan.accounts.versions(password_of(aytan, "X").id)] == [1]


def test_a_version_that_there_is_not_is_gone(nora):
    with pytest.raises(GoneError):
        nora.accounts.read_secret(password_of(nora, "X").id, Seen.SHOWN, number=9, by=nora.me)


def test_a_secret_that_is_removed_leaves_who_knew_it_on_record(nora):
    account = account_named(nora, "Instagram").id
    codes = next(
        s for s in nora.accounts.sheet(account).secrets if s.what is SecretKind.BACKUP_CODES
    )
    nora.accounts.remove_secret(codes.id, by=nora.me)
    assert codes.id not in {s.id for s in nora.accounts.sheet(account).secrets}
    assert nora.library.exposures.where(secret=codes.id)


def test_undo_neither_unsays_a_secret_nor_unsees_it(nora):
    account = account_named(nora, "X").id
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText("new"), by=nora.me)
    nora.accounts.read_secret(password_of(nora, "X").id, Seen.SHOWN, by=nora.me)
    assert nora.undo.next_undo(by=nora.me) is None
    for entry in nora.library.journal.entries(limit=2):
        with pytest.raises(StandsError) as error:
            nora.undo.take_back(entry, by=nora.me)
        assert error.value.task == entry.task


@pytest.mark.parametrize("how", ["set", "read"])
def test_no_traceback_holds_a_secret_even_with_every_local_value(nora, monkeypatch, how):
    x = account_named(nora, "X").id
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)

    def refuse(_record):
        raise NotADirectoryError

    monkeypatch.setattr(nora.library.exposures, "save", refuse)
    secret, new = password_of(nora, "X").id, SecretText(MARKER)
    ways = {
        "set": lambda: nora.accounts.set_secret(x, SecretKind.PASSWORD, new, by=nora.me),
        "read": lambda: nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me),
    }
    with pytest.raises(NotADirectoryError) as error:
        ways[how]()
    frames = traceback.TracebackException.from_exception(error.value, capture_locals=True).stack
    within = [frame for frame in frames if "/smdesk/" in frame.filename.replace("\\", "/")]
    values = " ".join(value for frame in within for value in (frame.locals or {}).values())
    assert "SecretText" in values
    assert MARKER not in values


@pytest.mark.parametrize(
    ("text", "label", "field"), [("x" * 50_001, "", "text"), ("x", "y" * 201, "label")]
)
def test_a_secret_that_nobody_could_look_through_is_refused(nora, text, label, field):
    account = account_named(nora, "X").id
    before = nora.library.secrets.count()
    with pytest.raises(InvalidError) as error:
        nora.accounts.set_secret(
            account, SecretKind.API_KEY, SecretText(text), label=label, by=nora.me
        )
    assert error.value.faults == {field: Fault.TOO_LONG}
    assert nora.library.secrets.count() == before
    assert text not in str(error.value)
