"""Cabinets of every release open through the desks for ever, and are backed up before they change.

A cabinet is frozen once for each release whose tables were others: keyring and database of the
sample library as that release closed it. None of them is ever made again.
"""

import shutil
from pathlib import Path

import pytest

from smdesk.desk.backups import Occasion
from smdesk.desk.errors import WriteFailedError
from smdesk.desk.sample import NORA
from smdesk.desk.session import Session
from smdesk.domain.custody import Seen
from smdesk.store.migrations import scripts, version
from smdesk.vault.folder import VaultFolder
from tests.desk.conftest import PASSWORD_RULES, WORDS, Clock, account_named, front_desk
from tests.vault.cabinet import ADA

FROZEN = sorted((Path(__file__).parent / "frozen").iterdir())
FIRST = Path(__file__).parents[1] / "vault" / "frozen" / "0001"


@pytest.fixture(params=FROZEN, ids=lambda path: path.name)
def frozen(request, tmp_path):
    """A front desk, and a cabinet of an earlier release."""
    shutil.copytree(request.param, tmp_path / "frozen.smvault")
    return front_desk(tmp_path, Clock()), tmp_path / "frozen.smvault"


def entered(front, path):
    door = next(door for door in front.look(path).doors if door.name == NORA.name)
    return front.enter(front.prepare(path, door.id, NORA.passphrase))


def test_a_cabinet_of_an_earlier_release_opens_whole(frozen):
    session = entered(*frozen)
    assert version(session.vault.connection) == len(scripts())
    assert session.checkup.everything(lambda step: None) == []
    instagram = account_named(session, "Instagram").id
    line = session.accounts.sheet(instagram).secrets[0]
    text = session.accounts.read_secret(line.id, Seen.SHOWN, by=session.me)
    assert text.reveal() == "OMCE3-SMV3Q-HSWDW-LCSBV"
    session.lock()
    session = entered(*frozen)
    assert not session.vault.was_dirty
    session.lock()


def test_it_was_backed_up_as_it_was_before_its_tables_changed(frozen):
    front, path = frozen
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    session = entered(front, path)
    (line,) = session.backups.list()
    assert line.occasion is Occasion.MIGRATION
    assert line.mine
    session.lock()
    into = front.open_copy(path / "backups" / line.name)
    assert {name: (into / name).read_bytes() for name in before} == before


def test_after_a_crash_its_log_is_read_to_know_where_it_ended(frozen):
    front, path = frozen
    folder = VaultFolder(path, memory=path.parent / "memory")
    slot = next(slot for slot in folder.slots() if slot.name == NORA.name)
    vault = folder.unlock(slot.id, NORA.passphrase)
    entries = vault.audit_head.entries
    vault.before_write()
    vault.connection.close()
    vault._occupancy.leave()
    session = entered(front, path)
    (line,) = session.backups.list()
    assert line.entries == entries
    session.lock()


def test_without_room_for_the_backup_nothing_is_changed(frozen, monkeypatch):
    front, path = frozen
    before = {file.name: file.read_bytes() for file in path.iterdir()}

    def full(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("smdesk.vault.archive.replace", full)
        with pytest.raises(WriteFailedError):
            entered(front, path)
    assert {name: (path / name).read_bytes() for name in before} == before


def test_a_backup_of_before_a_migration_can_be_put_back_and_is_brought_up_to_date(frozen):
    session = entered(*frozen)
    (line,) = session.backups.list()
    fresh = session.restore_backup(line.name, by=session.me)
    assert fresh.vault.epoch == 2
    assert version(fresh.vault.connection) == len(scripts())
    assert fresh.checkup.everything(lambda step: None) == []
    fresh.lock()


def test_the_first_format_there_was_opens_through_a_session(tmp_path):
    """It has no tables of ours at all: it was frozen before there were any."""
    place = tmp_path / "first.smvault"
    shutil.copytree(FIRST, place)
    folder = VaultFolder(place, memory=tmp_path / "memory")
    clock = Clock()
    session = Session(
        folder.unlock(folder.slots()[0].id, ADA),
        place,
        words=WORDS,
        password_rules=PASSWORD_RULES,
        announce=lambda topic: None,
        now=clock.now,
        today=clock.today,
    )
    assert version(session.vault.connection) == len(scripts())
    words = session.vault.connection.execute("SELECT word FROM said").fetchall()
    assert words == [("kept",), ("for",), ("ever",)]
    (line,) = session.backups.list()
    assert (line.occasion, line.entries) == (Occasion.MIGRATION, 3)
    session.lock()
