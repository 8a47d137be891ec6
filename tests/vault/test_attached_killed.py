"""Killed at every step of what is done with attached files: each is there whole, or not at all."""

import shutil
from datetime import UTC, datetime

import pytest

from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.slot import SlotKind
from tests.vault.attached import (
    KEY,
    OTHER,
    SEALED,
    attach,
    begun,
    begun_before,
    library_of,
    lying,
    name_of,
    show,
)
from tests.vault.cabinet import BEN
from tests.vault.test_killed import EPOCH, REPLACED, Mother, any_keys, order

PUT = ["file_written", "file_named", "file_synced"]
COPY = ["copy_written", "copy_checked", "copy_named"]
STEPS = {
    "attach": [*REPLACED, *PUT, "database_closed"],
    "tidy": ["file_swept", "database_closed"],
    "move_out": [*REPLACED, *PUT, "database_closed"],
    "back_up_files": [*PUT, *COPY, "database_closed"],
    "restore_files": [*PUT, *EPOCH, "database_closed"],
    "remove_beside_files": [*EPOCH, "database_closed"],
    "destroy": [*REPLACED, "file_swept", "database_closed"],
}
MATRIX = [(task, step) for task, steps in STEPS.items() for step in steps]
AFTER = ("keyring_replaced", "keyring_synced", "epoch_swept", "database_closed")
"""The steps from which on a new epoch holds."""


@pytest.fixture(scope="module")
def mother(tmp_path_factory):
    one = Mother(tmp_path_factory.mktemp("mother"))
    yield one
    assert not one.end()


def prepared(cabinet, task):
    """Bring the cabinet to where the task begins."""
    if task == "move_out":
        begun_before(cabinet, SEALED, OTHER)
        return
    begun(cabinet, *([] if task == "attach" else [SEALED]))
    files = cabinet.path / "files"
    if task == "destroy":
        vault = cabinet.open()
        library = library_of(vault)
        show(library, OTHER)
        vault.back_up(Occasion.BY_HAND, datetime.now(UTC), library.journal.head())
        vault.close(library.journal.head())
    if task == "tidy":
        (files / name_of(OTHER)).write_bytes(OTHER)
    if task == "restore_files":
        vault = cabinet.open()
        vault.back_up(Occasion.BY_HAND, datetime.now(UTC), vault.audit_head)
        (files / name_of(SEALED)).unlink()
        vault.close(vault.audit_head)


@pytest.mark.parametrize("task", STEPS)
def test_every_named_step_of_files_is_in_the_matrix(cabinet, mother, task):
    prepared(cabinet, task)
    said, code = mother.run(order(cabinet, task, list=True))
    assert code == 0
    assert {words[1] for words in said if words[0] == "step"} == set(STEPS[task])


@pytest.mark.slow
@pytest.mark.parametrize(("task", "step"), MATRIX)
def test_killed_at_a_step_every_file_that_is_named_is_there(cabinet, mother, task, step):
    prepared(cabinet, task)
    said, code = mother.run(order(cabinet, task, die_at=step))
    assert code == -9
    told = {words[0] for words in said}
    vault = cabinet.folder.open(any_keys(cabinet)[1])
    library = library_of(vault)
    assert vault.verify() == []
    CHECKS[task](cabinet, vault, library, told, step)
    library.contents.sweep()
    head = library.journal.head()
    vault.close(head)
    assert not list(cabinet.path.rglob("*.new"))
    again = cabinet.folder.open(any_keys(cabinet)[1])
    library = library_of(again)
    assert library.contents.orphans() == set()
    assert attach(library, b"more", 7) in lying(cabinet.path / "files")
    again.close(library.journal.head())


def attached(cabinet, vault, library, told, step):
    """Check that the file is there with the version that names it, or goes."""
    versions = library.secret_versions.all()
    assert library.contents.bad() == []
    assert len(versions) == ("attached" in told)
    loose = step in ("file_named", "file_synced")
    assert library.contents.orphans() == ({name_of(SEALED)} if loose else set())
    library.contents.sweep()
    assert lying(cabinet.path / "files") == {one.content for one in versions}


def swept(cabinet, vault, library, told, step):
    """Check that the orphan is gone and the file that is named is not."""
    assert library.contents.bad() == []
    assert lying(cabinet.path / "files") == {name_of(SEALED)}


def moved(cabinet, vault, library, told, step):
    """Check that every file can be read, and lies beside the database now."""
    for data in (SEALED, OTHER):
        assert library.contents.get(name_of(data)) == data
        assert vault.sealed.holds(name_of(data))
    assert vault.connection.execute("SELECT count(*) FROM content").fetchone() == (0,)


def backed_up(cabinet, vault, library, told, step):
    """Check that whatever a backup lists lies beside it, whole."""
    backups = Backups(cabinet.path)
    made = backups.all()
    assert len(made) == (step in ("copy_named", "database_closed"))
    for one in made:
        assert one.inside.beside == {name_of(SEALED)}
        assert all(map(backups.sealed.holds, one.inside.beside))
    assert library.contents.bad() == []
    # The next backup does not mind what this one left.
    vault.back_up(Occasion.BY_HAND, datetime.now(UTC), library.journal.head())
    assert backups.sealed.holds(name_of(SEALED))


def put_back(cabinet, vault, library, told, step):
    """Check that the file is back with the epoch that brought it, and can be had in any case."""
    assert vault.epoch == 1 + (step in AFTER)
    if step in AFTER:
        assert library.contents.bad() == []
    else:
        vault.mend({name_of(SEALED)})
    assert vault.sealed.holds(name_of(SEALED))


def removed(cabinet, vault, library, told, step):
    """Check that Ben is in or out, and that nobody touched the file."""
    out = step in AFTER
    kinds = {slot.id: slot.kind for slot in vault.slots}
    assert kinds[cabinet.template.ben] is (SlotKind.FORMER if out else SlotKind.MEMBER)
    assert library.contents.bad() == []
    assert lying(cabinet.path / "files") == {name_of(SEALED)}


def destroyed(cabinet, vault, library, told, step):
    """Check that the picture is whole with its key, or gone with it as soon as it is looked at."""
    (asset,) = library.calendar.media_assets.all()
    gone = asset.destroyed_on is not None
    assert gone == (step in ("file_swept", "database_closed"))
    assert library.registers.keys.get(asset.id) == (None if gone else KEY)
    assert library.contents.bad() == []
    vault.destroy(library.contents.destroyed())
    left = {name_of(SEALED)} if gone else {name_of(SEALED), name_of(OTHER)}
    for folder in (cabinet.path / "files", cabinet.path / "backups" / "files"):
        assert lying(folder) == left


CHECKS = {
    "destroy": destroyed,
    "attach": attached,
    "tidy": swept,
    "move_out": moved,
    "back_up_files": backed_up,
    "restore_files": put_back,
    "remove_beside_files": removed,
}


def test_a_whole_cabinet_without_its_files_still_opens(cabinet):
    begun(cabinet, SEALED)
    shutil.rmtree(cabinet.path / "files")
    for vault in (cabinet.open(),):
        library = library_of(vault)
        (bad,) = library.contents.bad()
        assert bad.content == name_of(SEALED)
        vault.close(library.journal.head())
    cabinet.open(BEN).close()
