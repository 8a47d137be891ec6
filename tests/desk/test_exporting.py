"""Taking accounts out: by whom, with what said, noted before, and whole."""

import json
import traceback

import pytest

from smdesk.desk.errors import (
    ExportForbiddenError,
    GoneError,
    InvalidError,
    NotConfirmedError,
    NotKeptError,
    NotKeptWhy,
    RefusedError,
    StandsError,
    WeakPassphraseError,
)
from smdesk.desk.exporting import Form
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.custody import NOT_A_CUSTODIAN, SecretKind, Seen
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Work
from smdesk.exporters import kdbx as kdbx_writer
from smdesk.importers.passwords import kdbx, keepass_xml, smdesk_csv
from tests.desk.conftest import account_named

MARKER = "correct-horse-battery-staple-93"
PASSWORD = SecretText("canyon fiddle mirror teapot ribbon gravel")
LINK = "otpauth://totp/x:nora?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=x"
FILE = bytes(range(256)) * 40


def called(name):
    return f"<{getattr(name, 'value', name)}>"


@pytest.fixture
def account(nora):
    """One account with a secret of every kind, and an earlier password."""
    found = account_named(nora, "X").id
    me = nora.me
    desk = nora.accounts
    desk.set_secret(found, SecretKind.PASSWORD, SecretText("earlier"), by=me)
    desk.set_secret(found, SecretKind.PASSWORD, SecretText(MARKER), by=me)
    desk.set_secret(found, SecretKind.API_KEY, SecretText("key-1"), by=me)
    desk.set_secret(found, SecretKind.QUESTION, SecretText("Bibi"), label="First cat?", by=me)
    nora.secrets.set_authenticator(found, SecretText(LINK), by=me)
    nora.secrets.attach(found, "ключи.bin", FILE, by=me)
    nora.secrets.fields.add(AccountField(account=found, label="Desk", value="2nd floor"), by=me)
    nora.secrets.passkeys.add(Passkey(account=found, device="Key in the safe"), by=me)
    return found


def _mine(session):
    return [line.id for line in session.accounts.lines() if line.mine]


def going(session, accounts, form=Form.CSV, **said):
    said = {"reason": "moving", "called": called, "confirmed": True, "by": session.me} | said
    return session.exporting.open(accounts, form, **said)


def exported(session):
    return [e for e in session.library.exposures.all() if e.how is Seen.EXPORTED]


def test_every_account_is_listed_and_only_what_i_hold_can_go_out(nora):
    lines = nora.exporting.lines()
    assert [line.name for line in lines] == [
        a.name for a in nora.library.accounts.all(order="name")
    ]
    others = [line for line in lines if not line.mine]
    assert [(line.name, line.custodians) for line in others] == [("YouTube", (IDRIS.name,))]


def test_only_coordinators_take_accounts_out(aytan):
    with pytest.raises(ExportForbiddenError):
        going(aytan, _mine(aytan))
    assert not exported(aytan)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_has_to_be_given(nora, reason):
    with pytest.raises(InvalidError) as caught:
        going(nora, _mine(nora), reason=reason)
    assert set(caught.value.faults) == {"reason"}
    assert not exported(nora)


def test_nothing_chosen_is_nothing_written(nora):
    with pytest.raises(InvalidError) as caught:
        going(nora, [])
    assert set(caught.value.faults) == {"accounts"}


@pytest.mark.parametrize("form", [form for form in Form if not form.locked])
def test_a_file_without_a_lock_is_confirmed_before(nora, form):
    with pytest.raises(NotConfirmedError):
        going(nora, _mine(nora), form, confirmed=False)
    assert not exported(nora)


@pytest.mark.parametrize("password", [None, SecretText(""), SecretText("library1")])
def test_a_locked_file_needs_a_password_that_is_hard_to_guess(nora, password):
    with pytest.raises(WeakPassphraseError):
        going(nora, _mine(nora), Form.KDBX, password=password)
    assert not exported(nora)


def test_what_i_do_not_hold_stops_all_of_it_and_nothing_is_noted(nora):
    other = next(line.account for line in nora.exporting.lines() if not line.mine)
    with pytest.raises(RefusedError) as caught:
        going(nora, [*_mine(nora), other])
    assert caught.value.finding.rule is NOT_A_CUSTODIAN
    assert not exported(nora)
    with pytest.raises(GoneError):
        going(nora, ["0" * 32])


def test_each_version_that_goes_out_is_noted_and_the_reason_kept(nora, account):
    before = nora.library.journal.head().entries
    went = going(nora, [account], reason=" Moving to the county's vault ")
    noted = {(e.secret, e.number) for e in exported(nora)}
    current = {
        (line.id, line.number)
        for line in nora.accounts.sheet(account).secrets
        if line.what is not SecretKind.ATTACHMENT
    }
    assert noted == current
    assert went.secrets == len(current)
    assert went.files_left == 1
    assert all(e.person == nora.me.person for e in exported(nora))
    assert nora.library.journal.head().entries == before + 1
    (note,) = nora.library.upkeep.where(what=Work.EXPORT)
    assert note.mark == "csv"
    (entry,) = nora.library.journal.entries(limit=1)
    assert (entry.task, entry.reason) == ("vault.export", "Moving to the county's vault")


def test_earlier_passwords_go_out_only_when_asked_for_and_are_noted_then(nora, account):
    plain = smdesk_csv.read(going(nora, [account]).made()).entries[0]
    assert not plain.history
    few = len(exported(nora))
    full = smdesk_csv.read(going(nora, [account], earlier=True).made()).entries[0]
    versions = nora.accounts.versions(nora.accounts.sheet(account).password.id)
    assert len(full.history) == len(versions) - 1
    assert full.history[-1].text.reveal() == "earlier"
    assert len(exported(nora)) == few * 2 + len(versions) - 1


@pytest.mark.parametrize("form", list(Form))
def test_everything_of_an_account_is_in_the_file(nora, account, form, monkeypatch):
    monkeypatch.setattr(
        kdbx_writer.write, "__kwdefaults__",
        {**kdbx_writer.write.__kwdefaults__, "price": kdbx_writer.Price(64 * 1024, 1, 1)},
    )  # fmt: skip
    went = going(nora, [account], form, password=PASSWORD)
    data = went.made()
    if form is Form.BITWARDEN:
        (item,) = json.loads(data)["items"]
        assert item["login"]["password"] == MARKER
        fields = {f["name"]: f["value"] for f in item["fields"]}
    else:
        read = {Form.KDBX: kdbx.read, Form.KEEPASS_XML: keepass_xml.read, Form.CSV: smdesk_csv.read}
        (entry,) = read[form](data, password=PASSWORD).entries
        record = nora.accounts.one(account)
        assert (entry.title, entry.username) == (record.name, record.login_name)
        assert entry.password.reveal() == MARKER
        assert "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" in entry.totp.reveal()
        fields = {f.name: f.value.reveal() for f in entry.fields}
        files = {f.name: f.data for f in entry.attachments}
        assert files == ({"ключи.bin": FILE} if form.holds_files else {})
    assert fields["<api_key>"] == "key-1"
    assert fields["First cat?"] == "Bibi"
    assert fields["Desk"] == "2nd floor"
    assert fields["<passkeys>"] == "Key in the safe"
    assert NORA.name in fields["<custodians>"]


def test_files_go_out_only_where_there_is_a_place_for_them_and_only_then_are_noted(nora, account):
    file = next(s for s in nora.accounts.sheet(account).secrets if s.what is SecretKind.ATTACHMENT)
    going(nora, [account], Form.BITWARDEN)
    assert file.id not in {e.secret for e in exported(nora)}
    assert going(nora, [account], Form.KEEPASS_XML).files_left == 0
    assert file.id in {e.secret for e in exported(nora)}


def test_what_cannot_be_noted_is_not_given(nora, account, monkeypatch):
    def full(records):
        for record in records[:2]:
            nora.library.exposures.save(record)
        raise NotKeptError(NotKeptWhy.DISK_FULL)

    monkeypatch.setattr(nora.library.exposures, "save_all", full)
    with pytest.raises(NotKeptError):
        going(nora, [account])
    monkeypatch.undo()
    assert not exported(nora)
    assert not nora.library.upkeep.where(what=Work.EXPORT)


def test_that_something_went_out_cannot_be_undone(nora, account):
    going(nora, [account])
    (entry,) = nora.library.journal.entries(limit=1)
    following = nora.undo.next_undo(by=nora.me)
    assert following is None or following.task != entry.task
    with pytest.raises(StandsError):
        nora.undo.take_back(entry, by=nora.me)


def test_progress_counts_the_accounts(nora):
    heard = []
    going(nora, _mine(nora), progress=lambda done, of: heard.append((done, of)))
    count = len(_mine(nora))
    assert heard == [(n, count) for n in range(count + 1)]


def test_nothing_of_it_shows_when_it_is_printed_and_nothing_is_left_when_forgotten(nora, account):
    went = going(nora, [account], Form.KDBX, password=PASSWORD)
    assert MARKER not in repr(went)
    assert PASSWORD.reveal() not in repr(went)
    went.forget()
    assert went._entries == ()
    assert went._password is None


def test_an_error_while_opening_says_nothing_secret(nora, account, monkeypatch):
    monkeypatch.setattr("smdesk.desk.going_out.FileKey.heard", lambda text: 1 / 0)
    with pytest.raises(ZeroDivisionError) as caught:
        going(nora, [account], Form.KEEPASS_XML)
    assert MARKER not in "".join(traceback.format_exception(caught.value))
