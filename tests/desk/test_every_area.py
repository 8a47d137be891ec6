"""Whatever is destroyed, moved or sealed anew: what others keep sealed opens as it did.

Areas share one store of keys and one folder of sealed files. So a cabinet with something of each of
them goes through everything that takes a key or a file away, and is read whole afterwards.
"""

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from smdesk.desk.errors import CannotUndoError
from smdesk.desk.media_files import looked_at
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.candidates import Candidate, Reply
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.secret_text import SecretText
from smdesk.vault.backups import KEPT
from smdesk.vault.folder import VaultFolder
from tests.desk.conftest import TODAY, account_named, newcomer, person_named
from tests.desk.test_importing import FULL, bring
from tests.desk.test_recovery import goes_away, kit_of, shares_of
from tests.desk.test_removal import let_out, shared, slot_of

PICTURE = b"\x89PNG\r\n\x1a\n" + b"a reading room" * 9_000
LETTER = b"Dear all " * 9_000
PACKET = b"%PDF-1.7 the packet of a spring " * 3_000
SEALING = {
    "smdesk/desk/attachments.py": "files of accounts",
    "smdesk/desk/candidates.py": "candidates",
    "smdesk/desk/import_writing.py": "files that an import brought",
    "smdesk/desk/media_files.py": "pictures",
    "smdesk/desk/packet_documents.py": "packets as they were printed",
}
"""Who keeps keys of records, or sealed files; each has something in ``full``, below."""


def test_whoever_keeps_something_sealed_is_among_the_areas_here():
    """An area that joins them puts something of its own into the cabinet below."""
    sealing = re.compile(r"registers\.keys\b|contents\.put\b")
    found = {
        file.as_posix()
        for file in Path("smdesk").rglob("*.py")
        if sealing.search(file.read_text(encoding="utf-8")) and file.parts[1] == "desk"
    }
    assert found - {"smdesk/desk/checkup.py"} == SEALING.keys()


@pytest.fixture
def full(desk):
    """The cabinet, open at Nora's desk, with something sealed of every area; she holds it all."""
    nora = shared(desk)
    x = account_named(nora, "X").id
    nora.secrets.attach(x, "letter.pdf", LETTER, by=nora.me)
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText("second-1234"), by=nora.me)
    nora.media_files.bring(looked_at("room.png", PICTURE), by=nora.me)
    for name in ("Zubeida Quillfeather", "Arno Lindqvist", "Mirela Tanase"):
        nora.candidates.add(Candidate(name=name, skills="Draws"), by=nora.me)
    nora.candidates.forget(by=nora.me)
    printed = nora.handoff.print_packet(by=nora.me).packet
    nora.handoff.documents.keep(printed.id, PACKET, by=nora.me)
    bring(nora, FULL)
    return nora


def everything(session):
    """Return whatever opens for Nora, by where it is kept."""
    library, me = session.library, session.me
    found = {}
    for version in library.secret_versions.all():
        if version.content:
            data = session.secrets.read_attachment(
                version.secret, Seen.SHOWN, number=version.number, by=me
            )
        else:
            data = session.secrets._secrets.unsealed(version).reveal()
        found["secret", version.secret, version.number] = data
    for asset in library.calendar.media_assets.all():
        found["picture", asset.id] = session.media_files.read(asset.id)
    for packet in session.handoff.documents.all():
        found["packet", packet] = session.handoff.documents.read(packet)
    for candidate in session.candidates.all():
        found["candidate", candidate.id] = candidate
    return found


# What is done, each at Nora's desk. It returns the desk at which work goes on, and what may be
# gone or changed: the places as ``everything`` has them, to which all else is equal.


def somebody_asked(session, name="Arno Lindqvist"):
    return next(one for one in session.candidates.all() if one.name == name)


def forgets_who_declined(desk, session):
    arno = somebody_asked(session)
    session.candidates.answered(arno.id, Reply.NO, TODAY - timedelta(days=400), by=session.me)
    due = session.candidates.to_forget()
    assert arno.id in due
    session.candidates.forget(by=session.me)
    return session, {("candidate", one) for one in due}


def forgets_who_was_taken_off(desk, session):
    arno = somebody_asked(session)
    session.candidates.remove(arno.id, by=session.me)
    due = session.candidates.to_forget()
    assert arno.id in due
    session.candidates.forget(by=session.me)
    return session, {("candidate", one) for one in due}


def takes_a_candidate_on(desk, session):
    arno = somebody_asked(session)
    session.candidates.take_on(arno.id, by=session.me)
    return session, {("candidate", arno.id)}


def lets_a_member_out(desk, session):
    fresh = let_out(desk, session, IDRIS, backups=Backups.DELETE)
    return fresh, set()


def lets_two_out_and_opens_again(desk, session):
    fresh = let_out(desk, session, AYTAN)
    let_out(desk, fresh, IDRIS)
    return desk.enter_fresh(NORA), set()


def releases_a_custodian(desk, session):
    x = account_named(session, "X").id
    pia = newcomer(session)
    session.accounts.name_custodian(x, pia.id, by=session.me)
    session.accounts.release_custodian(x, pia.id, by=session.me)
    idris = person_named(session, IDRIS.name).id
    for line in session.accounts.lines():
        if idris in {one.person for one in session.accounts.custodians(line.id)} and line.mine:
            session.accounts.release_custodian(line.id, idris, by=session.me)
    return session, set()


def gives_a_new_way_in(desk, session, prepared):
    session.members.reissue(slot_of(session, AYTAN), prepared, by=session.me)
    return desk.enter(NORA), set()


def puts_keys_on_paper_twice(desk, session):
    for _ in range(2):
        kit_of(session)
        shares_of(session)
    return desk.enter(NORA), set()


def makes_more_backups_than_are_kept(desk, session):
    for _ in range(KEPT + 2):
        session.backups.now()
    return desk.enter(NORA), set()


def deletes_every_backup(desk, session):
    session.backups.now()
    session.backups.delete([line.name for line in session.backups.list()], by=session.me)
    return desk.enter(NORA), set()


def puts_a_backup_back(desk, session):
    name = session.backups.now().name
    session.media_files.bring(looked_at("other.png", PICTURE + b"!"), by=session.me)
    session.candidates.remove(somebody_asked(session).id, by=session.me)
    session.candidates.forget(by=session.me)
    session.secrets.attach(
        account_named(session, "X").id, "letter.pdf", b"Dear both", by=session.me
    )
    desk.keep(session.restore_backup(name, by=session.me))
    return desk.enter_fresh(NORA), set()


def puts_a_backup_back_and_then_the_state_before(desk, session):
    session.lock()
    earliest = min(desk.enter(NORA).backups.list(), key=lambda line: line.at)
    session = desk.enter(NORA)
    older = desk.keep(session.restore_backup(earliest.name, by=session.me))
    latest = next(one for one in older.backups.list() if one.occasion.value == "restore")
    desk.keep(older.restore_backup(latest.name, by=older.me))
    return desk.enter_fresh(NORA), set()


def carries_it_elsewhere_as_a_copy(desk, session):
    session.save_copy(desk.home / "copy.smvault")
    desk.leave()
    shutil.rmtree(desk.path)
    desk.path = desk.front.open_copy(desk.home / "copy.smvault", desk.home / "opened")
    # What was noted since, when the copy was saved, makes the copy the older one here.
    return desk.enter(NORA, accept_older=True), set()


def moves_it(desk, session):
    desk.leave()
    VaultFolder(desk.path, memory=desk.home / "memory").move(desk.home / "elsewhere")
    desk.path = desk.home / "elsewhere"
    return desk.enter(NORA), set()


def loses_its_power(desk, session):
    goes_away(desk, session)
    return desk.enter(NORA), set()


def loses_its_files_and_has_them_back(desk, session):
    session.backups.now()
    desk.leave()
    shutil.rmtree(desk.path / "files")
    return desk.enter(NORA), set()


def checks_everything(desk, session):
    assert session.verify() == []
    return session, set()


def takes_an_import_back_and_does_it_again(desk, session):
    entry = session.undo.undo(by=session.me)
    assert entry.task == "import.passwords"
    assert session.candidates.forget(by=session.me) == 0
    session.see_to_files()
    session.undo.redo(by=session.me)
    return session, set()


def imports_the_same_again(desk, session):
    bring(session, FULL)
    return session, set()


def puts_an_account_in_the_bin_and_takes_it_back(desk, session):
    session.accounts.remove(account_named(session, "X").id, by=session.me)
    session.see_to_files()
    session.undo.undo(by=session.me)
    return desk.enter(NORA), set()


def brings_an_account_and_a_secret_back_on_another_day(desk, session):
    x, archive = account_named(session, "X").id, account_named(session, FULL.title).id
    letter = next(
        one.id for one in session.library.secrets.where(account=x, what=SecretKind.ATTACHMENT)
    )
    session.accounts.remove_secret(letter, by=session.me)
    session.accounts.remove(archive, by=session.me)
    session.candidates.forget(by=session.me)
    fresh = let_out(desk, session, IDRIS, backups=Backups.DELETE)
    fresh.secrets.bin.restore_secret(letter, by=fresh.me)
    fresh.secrets.bin.restore_account(archive, by=fresh.me)
    return desk.enter_fresh(NORA), set()


def puts_a_picture_in_the_bin_and_back(desk, session):
    (asset,) = (one for one in session.calendar.media.all() if one.name == "room.png")
    session.calendar.media.remove(asset.id, by=session.me)
    (removal,) = session.library.journal.entries(limit=1)
    session.candidates.forget(by=session.me)
    session = desk.enter(NORA)
    session.undo.take_back(removal, by=session.me)
    return session, set()


def brings_the_same_picture_while_the_first_is_in_the_bin(desk, session):
    (asset,) = (one for one in session.calendar.media.all() if one.name == "room.png")
    session.calendar.media.remove(asset.id, by=session.me)
    (removal,) = session.library.journal.entries(limit=1)
    again = session.media_files.bring(looked_at("room.png", PICTURE), by=session.me)
    session.calendar.media.remove(again.id, by=session.me)
    session.undo.take_back(removal, by=session.me)
    return desk.enter(NORA), set()


def destroys_a_picture(desk, session):
    (asset,) = (one for one in session.calendar.media.all() if one.name == "room.png")
    session.media_files.destroy(asset.id, reason="Somebody asked for it", by=session.me)
    return desk.enter(NORA), {("picture", asset.id)}


def adds_and_takes_back_in_every_area(desk, session):
    x, me = account_named(session, "X").id, session.me
    session.candidates.add(Candidate(name="Nobody"), by=me)
    session.media_files.bring(looked_at("door.png", PICTURE + b"?"), by=me)
    removed = session.secrets.attach(x, "removed.pdf", b"short", by=me)
    session.accounts.remove_secret(removed.secret, by=me)
    for _ in range(2):
        session.undo.undo(by=me)
    session.candidates.forget(by=me)
    session.see_to_files()
    return desk.enter(NORA), set()


@pytest.mark.parametrize(
    "done",
    [
        destroys_a_picture,
        forgets_who_declined,
        forgets_who_was_taken_off,
        takes_a_candidate_on,
        lets_a_member_out,
        lets_two_out_and_opens_again,
        releases_a_custodian,
        puts_keys_on_paper_twice,
        makes_more_backups_than_are_kept,
        deletes_every_backup,
        puts_a_backup_back,
        puts_a_backup_back_and_then_the_state_before,
        carries_it_elsewhere_as_a_copy,
        moves_it,
        loses_its_power,
        loses_its_files_and_has_them_back,
        checks_everything,
        takes_an_import_back_and_does_it_again,
        imports_the_same_again,
        puts_an_account_in_the_bin_and_takes_it_back,
        brings_an_account_and_a_secret_back_on_another_day,
        puts_a_picture_in_the_bin_and_back,
        brings_the_same_picture_while_the_first_is_in_the_bin,
        adds_and_takes_back_in_every_area,
    ],
    ids=lambda done: done.__name__,
)
def test_all_else_opens_as_it_did_when_somebody(desk, full, done):
    holds(desk, full, done)


def test_all_else_opens_as_it_did_when_a_colleague_is_given_a_new_way_in(desk, full, prepared):
    holds(desk, full, lambda *where: gives_a_new_way_in(*where, prepared))


def holds(desk, session, done):
    before = everything(session)
    kinds = {place[0] for place in before}
    assert kinds == {"secret", "picture", "candidate", "packet"}
    now, excused = done(desk, session)
    after = everything(now)
    assert before.keys() - after.keys() <= excused
    lost = {
        place for place, was in before.items() if place not in excused and after.get(place) != was
    }
    assert lost == set()
    assert now.verify() == []


def test_a_password_taken_back_does_not_come_again_under_a_key_that_is_gone(desk, full):
    """Else the account would hold what its new key does not open, and open nothing any more."""
    account = account_named(full, FULL.title).id
    pia = newcomer(full)
    full.accounts.name_custodian(account, pia.id, by=full.me)
    bring(full, replace(FULL, password=SecretText("a newer one 12"), history=(), changed_at=None))
    full.undo.undo(by=full.me)
    full.accounts.release_custodian(account, pia.id, by=full.me)
    before = everything(full)
    with pytest.raises(CannotUndoError):
        full.undo.redo(by=full.me)
    assert everything(full) == before
    assert full.verify() == []
