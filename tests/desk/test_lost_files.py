"""An attached file that is gone, cut short or changed: told, put back where it can be, no more."""

import shutil

import pytest

from smdesk.desk.errors import FileLostError, VaultDamagedError
from smdesk.desk.exporting import Form
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.accounts import FILE_LOST
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit import wording
from smdesk.vault.sealed_file import FileKey, open_file
from tests.desk.conftest import account_named
from tests.desk.test_exporting import exported, going
from tests.desk.test_removal import let_out, shared

LETTER = b"Dear all " * 40_000
SPOILT = [
    lambda file: file.unlink(),
    lambda file: file.write_bytes(file.read_bytes()[:-1]),
    lambda file: file.write_bytes(file.read_bytes()[:-1] + b"!"),
]
SEEN_AT_ONCE = pytest.mark.parametrize("spoil", SPOILT[:2], ids=["gone", "cut short"])
SPOIL = pytest.mark.parametrize("spoil", SPOILT, ids=["gone", "cut short", "changed"])


def attach(session, data=LETTER, name="letter.pdf", account="X"):
    return session.secrets.attach(account_named(session, account).id, name, data, by=session.me)


def lies(desk, version):
    return desk.path / "files" / version.content


def lost(session):
    return [f.facts["file"] for f in session.handoff.holes() if f.rule is FILE_LOST]


def read(session, version):
    return session.secrets.read_attachment(version.secret, Seen.SHOWN, by=session.me)


@pytest.fixture
def none_kept(desk):
    """The cabinet with a letter in it, and no backup that has it."""
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.lock()
    shutil.rmtree(desk.path / "backups")
    return desk, letter


@SEEN_AT_ONCE
def test_all_the_rest_opens_and_the_account_says_what_is_lost(none_kept, spoil):
    desk, letter = none_kept
    spoil(lies(desk, letter))
    nora = desk.enter(NORA)
    sheet = nora.accounts.sheet(letter_account(nora, letter))
    (found,) = (f for f in sheet.findings if f.rule is FILE_LOST)
    said = wording.finding(found)
    assert "letter.pdf" in said.what
    assert "saved copy" in said.who
    assert lost(nora) == ["letter.pdf"]
    with pytest.raises(FileLostError) as error:
        read(nora, letter)
    assert error.value.name == "letter.pdf"
    password = next(s for s in sheet.secrets if s.what is SecretKind.PASSWORD)
    assert nora.accounts.read_secret(password.id, Seen.SHOWN, by=nora.me)
    nora.accounts.set_secret(
        letter_account(nora, letter), SecretKind.PASSWORD, SecretText("Neu-1234-abcd"), by=nora.me
    )
    assert [problem.flaw.value for problem in nora.verify()] == ["contents"]
    nora.lock()


def letter_account(session, letter):
    return session.library.secrets.one(letter.secret).account


def test_who_adds_it_again_has_mended_it(none_kept):
    desk, letter = none_kept
    lies(desk, letter).unlink()
    nora = desk.enter(NORA)
    assert lost(nora) == ["letter.pdf"]
    again = attach(nora)
    assert again.secret == letter.secret
    assert lost(nora) == []
    assert read(nora, again) == LETTER


def test_an_export_that_misses_a_file_is_refused_by_its_name(none_kept):
    desk, letter = none_kept
    lies(desk, letter).unlink()
    nora = desk.enter(NORA)
    account = letter_account(nora, letter)
    with pytest.raises(FileLostError):
        going(nora, [account], Form.KEEPASS_XML)
    assert exported(nora) == []


@SPOIL
def test_what_lies_beside_a_backup_is_put_back(desk, spoil):
    """What can be seen without reading at the next opening, the rest when it is read."""
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.backups.now()
    nora.lock()
    spoil(lies(desk, letter))
    nora = desk.enter(NORA)
    assert lost(nora) == []
    assert read(nora, letter) == LETTER
    assert nora.verify() == []


@SPOIL
def test_what_is_spoilt_beside_the_backup_too_is_not_taken_from_there(desk, spoil):
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.backups.now()
    nora.lock()
    spoil(lies(desk, letter))
    spoil(desk.path / "backups" / "files" / letter.content)
    nora = desk.enter(NORA)
    with pytest.raises(FileLostError):
        read(nora, letter)
    assert [problem.flaw.value for problem in nora.verify()] == ["contents"]


def test_a_disk_that_does_not_take_it_back_keeps_nobody_out(desk, monkeypatch):
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.backups.now()
    nora.lock()
    lies(desk, letter).unlink()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("smdesk.vault.sealed_folder.write_through", full)
        nora = desk.enter(NORA)
        assert lost(nora) == ["letter.pdf"]
    assert read(nora, letter) == LETTER


def test_what_a_task_left_that_never_ended_is_swept_at_the_next_opening(desk):
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.lock()
    files = desk.path / "files"
    (files / ("ab" * 32)).write_bytes(b"an orphan")
    (files / f"{'cd' * 32}.77.new").write_bytes(b"half of one")
    (files / "letter.txt").write_text("Dear all")
    nora = desk.enter(NORA)
    named = {name for (name,) in nora.library.secret_versions.pick("content") if name}
    named |= {one.content for one in nora.library.calendar.media_assets.all() if one.content}
    assert {file.name for file in files.iterdir()} == named | {"letter.txt"}
    assert letter.content in named


def test_a_file_in_the_bin_stays_and_comes_out_as_it_was(desk):
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.accounts.remove_secret(letter.secret, by=nora.me)
    nora.lock()
    nora = desk.enter(NORA)
    assert lies(desk, letter).exists()
    nora.secrets.bin.restore_secret(letter.secret, by=nora.me)
    assert read(nora, letter) == LETTER


def test_files_of_the_newer_state_stay_where_an_older_one_was_taken_for_the_present(desk):
    """Whoever finds the newer one again, and puts it back, is to find its files too."""
    nora = desk.enter(NORA)
    nora.lock()
    shutil.copytree(desk.path, desk.home / "older")
    nora = desk.enter(NORA)
    letter = attach(nora)
    nora.lock()
    shutil.copytree(desk.path, desk.home / "newer")
    for file in (desk.home / "older").glob("*.*"):
        if file.is_file():
            shutil.copyfile(file, desk.path / file.name)
    for how in ({"accept_older": True}, {}):
        desk.enter(NORA, **how).lock()
        assert lies(desk, letter).exists()


def test_restoring_a_backup_and_then_the_state_before_brings_every_file_back(desk):
    nora = desk.enter(NORA)
    before = nora.backups.now()
    letter = attach(nora)
    fresh = desk.keep(nora.restore_backup(before.name, by=nora.me))
    assert letter.secret not in {s.id for s in fresh.library.secrets.all()}
    fresh = desk.enter_fresh(NORA)
    assert not lies(desk, letter).exists()
    latest = next(line for line in fresh.backups.list() if line.occasion.value == "restore")
    again = desk.keep(fresh.restore_backup(latest.name, by=fresh.me))
    assert read(again, letter) == LETTER
    assert again.verify() == []


def test_the_same_file_twice_has_two_names_and_neither_is_its_own_hash(desk):
    """What lies there by name says nothing about what it holds."""
    nora = desk.enter(NORA)
    one, two = attach(nora), attach(nora, name="copy.pdf")
    assert one.content != two.content
    assert lies(desk, one).read_bytes() != lies(desk, two).read_bytes()


class TestSomebodyWhoWasLetOut:
    """Idris kept his keys and a whole copy, and can still read the folder."""

    @pytest.fixture
    def after(self, desk):
        shared(desk)
        self.letter = attach(desk.enter(NORA))
        idris = desk.enter(IDRIS)
        secrets = idris.secrets._secrets
        self.key = FileKey.heard(secrets.unsealed(secrets.version(self.letter.secret)))
        return desk, let_out(desk, desk.enter(NORA), IDRIS)

    def test_the_file_they_could_open_lies_there_as_it_was_and_still_opens_for_them(self, after):
        """Letting somebody out takes nothing back; the threat model says so."""
        desk, fresh = after
        sealed = lies(desk, self.letter).read_bytes()
        own = {"vault": fresh.vault.vault, "secret": self.letter.secret}
        assert open_file(self.key, sealed, **own) == LETTER
        assert read(fresh, self.letter) == LETTER

    def test_a_file_added_since_has_a_key_that_they_never_get(self, after):
        desk, fresh = after
        newer = attach(fresh, LETTER)
        assert newer.secret == self.letter.secret
        own = {"vault": fresh.vault.vault, "secret": newer.secret}
        with pytest.raises(VaultDamagedError):
            open_file(self.key, lies(desk, newer).read_bytes(), **own)
        assert read(fresh, newer) == LETTER

    def test_what_they_put_in_the_place_of_a_file_is_not_given_to_anybody(self, after):
        desk, fresh = after
        newer = attach(fresh, b"the newest letter")
        shutil.copyfile(lies(desk, self.letter), lies(desk, newer))
        with pytest.raises(FileLostError):
            read(fresh, newer)
