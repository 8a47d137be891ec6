"""The front desk: finding, beginning, unlocking, copying and moving cabinets."""

import shutil
from dataclasses import replace

import pytest

from smdesk.desk.errors import (
    AlreadyThereError,
    NotAVaultError,
    Part,
    PlaceRefusedError,
    PlaceWhy,
    VaultBusyError,
    VaultDamagedError,
    VaultMissingError,
    VaultOlderError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from smdesk.desk.paper_door import Unlocking
from smdesk.desk.sample import AYTAN, IDRIS, NORA, SAMPLE_NAME
from smdesk.desk.topics import Topic
from smdesk.domain.journal import Head
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import Person
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault.folder import VaultFolder
from tests.desk.conftest import NEW_PASSPHRASE, Clock, Desk, front_desk, keys_from


def begin(desk, prepared, path=None):
    founder = Person(name="Ada")
    library = Organisation(name="Hillside Library")
    session = desk.front.create(path or desk.home / "hill.smvault", library, founder, prepared)
    return desk.keep(session)


def test_a_new_cabinet_knows_its_library_and_its_founder(desk, prepared):
    session = begin(desk, prepared)
    assert session.organisation.get().name == "Hillside Library"
    assert [p.name for p in session.roster.people.all()] == ["Ada"]
    assert session.me.coordinator
    assert session.roster.people.all()[0].id == session.me.person
    assert [e.task for e in session.library.journal.entries()] == ["vault.begin"]


def test_a_new_cabinet_opens_again(desk, prepared):
    session = begin(desk, prepared)
    path, slot = session.path, session.me.slot
    desk.leave()
    folder = VaultFolder(path, memory=desk.home / "memory")
    keys = keys_from(folder, slot, prepared)
    again = desk.keep(desk.front.enter(Unlocking(path, folder, keys)))
    assert again.organisation.get().name == "Hillside Library"


def test_a_passphrase_unlocks_and_another_does_not(desk):
    door = desk.front.look(desk.path).doors[0]
    with pytest.raises(WrongPassphraseError):
        desk.front.prepare(desk.path, door.id, IDRIS.passphrase)
    unlocking = desk.front.prepare(desk.path, door.id, NORA.passphrase)
    assert NORA.passphrase not in repr(unlocking)
    assert desk.keep(desk.front.enter(unlocking)).me.name == NORA.name


def test_a_passphrase_that_protects_nothing_is_refused(desk):
    with pytest.raises(WeakPassphraseError):
        desk.front.prepare_new("short")


def test_six_words_are_suggested_and_never_the_same(desk):
    suggested = {desk.front.suggest_passphrase() for _ in range(20)}
    assert len(suggested) == 20
    assert all(len(words.split("-")) >= 6 for words in suggested)


def test_a_cabinet_tells_from_outside_whose_it_is_and_who_may_enter(desk):
    look = desk.front.look(desk.path)
    assert look.organisation == SAMPLE_NAME
    assert look.sample
    assert [(d.name, d.coordinator) for d in look.doors] == [
        (NORA.name, True),
        (IDRIS.name, False),
        (AYTAN.name, False),
    ]


def test_what_is_no_cabinet_is_said_so(desk):
    with pytest.raises(VaultMissingError):
        desk.front.look(desk.home / "nowhere")
    with pytest.raises(NotAVaultError):
        desk.front.look(desk.home)


def test_the_latest_cabinets_are_remembered_without_a_secret(desk, prepared):
    begin(desk, prepared)
    desk.enter(NORA)
    known = desk.front.recent()
    assert [k.name for k in known[:2]] == [SAMPLE_NAME, "Hillside Library"]
    said = (desk.home / "memory" / "recent.json").read_text("utf-8")
    assert not any(who.name in said or who.passphrase in said for who in (NORA, IDRIS, AYTAN))
    assert "Ada" not in said
    desk.front.forget(desk.path)
    assert SAMPLE_NAME not in {k.name for k in desk.front.recent() if k.path == desk.path}


def test_a_cabinet_that_was_taken_away_is_known_to_be_gone(desk, prepared):
    path = begin(desk, prepared).path
    desk.leave()
    shutil.rmtree(path)
    assert not next(k for k in desk.front.recent() if k.path == path).there


def test_a_list_of_recent_ones_that_cannot_be_read_counts_as_empty(desk):
    file = desk.home / "memory" / "recent.json"
    for said in ("", "[1]", "{}", '[{"path": 1}]', '[{"path": "/x"}]'):
        file.write_text(said, "utf-8")
        assert desk.front.recent() == []


def test_a_place_is_suggested_where_nothing_is_yet(desk):
    place = desk.front.suggest_place("Hillside: Library / West")
    assert place.name == "Hillside Library West.smvault"
    place.mkdir(parents=True)
    assert desk.front.suggest_place("Hillside: Library / West").name.endswith("West 2.smvault")
    assert desk.front.suggest_place("...").name == "Library.smvault"


def test_two_people_are_not_in_at_once(desk, nora):
    with pytest.raises(VaultBusyError) as error:
        desk.front.enter(desk.unlocking(IDRIS.name))
    assert error.value.by == NORA.name


def test_a_cabinet_in_a_synced_folder_is_refused_and_can_be_moved_here(template, tmp_path):
    home, keys = template
    shutil.copytree(home, tmp_path / "Dropbox" / "home")
    desk = Desk(tmp_path / "Dropbox" / "home", keys)
    assert desk.front.refused(desk.path) is PlaceWhy.SYNCED
    with pytest.raises(PlaceRefusedError):
        desk.enter(NORA)
    here = front_desk(tmp_path / "here", Clock(hour=13))
    place = here.move_here(desk.path)
    assert not desk.path.exists()
    assert place.is_relative_to(tmp_path / "here")
    assert here.recent()[0].path == place
    desk.path, desk.front = place, here
    assert len(desk.enter(NORA).accounts.lines()) == 5
    desk.leave()


def test_a_copy_is_one_file_that_opens_as_it_was(desk, nora):
    file = desk.home / "copy.smvault"
    nora.save_copy(file)
    assert nora.today.glance(by=nora.me).standing.last_copy is not None
    desk.leave()
    place = desk.front.open_copy(file, desk.home / "opened")
    assert desk.front.look(place).organisation == SAMPLE_NAME
    with pytest.raises(AlreadyThereError):
        desk.front.open_copy(file, desk.home / "opened")


def test_an_older_copy_is_refused_unless_accepted_and_that_is_noted(desk, nora):
    file = desk.home / "copy.smvault"
    nora.save_copy(file)
    device = nora.vault.device
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    desk.leave()
    desk.path = desk.front.open_copy(file)
    with pytest.raises(VaultOlderError):
        desk.enter(NORA)
    older = desk.enter(NORA, accept_older=True)
    assert older.vault.device != device
    notes = older.library.upkeep.where(what=Work.OLDER)
    assert [note.stage for note in notes] == [Stage.DONE]
    assert "Pia" not in {p.name for p in older.roster.people.all()}


def test_after_a_crash_the_whole_log_is_read_and_nothing_is_lost(desk, nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.abandon()
    again = desk.enter(NORA)
    assert again.vault.was_dirty
    assert again.roster.people.get(pia.id) == pia


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE person SET name = 'Mallory' WHERE name LIKE 'Nora%'",
        "DROP TRIGGER entry_stays; UPDATE entry SET reason = 'x' WHERE number = 2",
        "DROP TRIGGER entry_stays; UPDATE entry SET signature = zeroblob(64) WHERE number = 2",
        "DROP TRIGGER operation_stays; UPDATE operation SET value = '\"x\"' WHERE entry = 2",
    ],
)
def test_after_a_crash_what_was_tampered_with_is_not_opened(desk, nora, damage):
    nora.vault.before_write()
    nora.vault.connection.executescript(damage)
    nora.abandon()
    with pytest.raises(VaultDamagedError) as error:
        desk.enter(NORA)
    assert error.value.part is Part.CHAIN
    with pytest.raises(VaultDamagedError):
        desk.enter(NORA)


def test_a_log_that_does_not_end_where_the_keyring_says_is_not_opened(desk, nora):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora._drop().close(Head(3, b"x" * 32))
    with pytest.raises(VaultDamagedError) as error:
        desk.enter(NORA)
    assert (error.value.part, error.value.detail) == (Part.CHAIN, "head")


def test_a_cabinet_that_was_made_and_never_begun_is_begun_at_its_first_opening(desk, prepared):
    path, memory = desk.home / "unbegun.smvault", desk.home / "memory"
    made = VaultFolder.create(
        path,
        memory=memory,
        organisation="Hillside Library",
        founder_name="Ada",
        founder_person=Person(name="Ada").id,
        prepared=prepared,
    )
    slot = made.me.slot
    made.close()
    folder = VaultFolder(path, memory=memory)
    keys = keys_from(folder, slot, prepared)
    session = desk.keep(desk.front.enter(Unlocking(path, folder, keys)))
    assert session.organisation.get().name == "Hillside Library"
    assert [p.name for p in session.roster.people.all()] == ["Ada"]


def test_a_sound_cabinet_is_found_sound_and_that_is_noted(nora):
    steps = []
    assert nora.verify(steps.append) == []
    assert steps[-3:] == ["chain", "drawers", "contents"]
    assert nora.today.glance(by=nora.me).standing.last_check is not None


def test_a_check_finds_what_was_tampered_with_and_writes_nothing(nora):
    nora.vault.before_write()
    nora.vault.connection.execute("UPDATE seat SET name = 'Throne' WHERE name = 'Editor'")
    head = nora.library.journal.head()
    assert {p.flaw.value for p in nora.verify()} == {"drawers"}
    assert nora.library.journal.head() == head


def test_the_unlock_screen_shows_the_librarys_new_name(desk, nora):
    library = nora.organisation.get()
    desk.heard.clear()
    nora.organisation.change(replace(library, name="Lantern Bay and Pier"), by=nora.me)
    assert desk.heard == [Topic.ORGANISATION, Topic.JOURNAL]
    desk.leave()
    look = desk.front.look(desk.path)
    assert (look.organisation, look.sample) == ("Lantern Bay and Pier", False)


def test_a_new_passphrase_is_prepared_apart_from_any_cabinet(desk):
    assert NEW_PASSPHRASE not in repr(desk.front.prepare_new(NEW_PASSPHRASE))
