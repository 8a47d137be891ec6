"""Killed at every step and at any time: what was told is there, and nothing is half done."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.vault import paper
from smdesk.vault.archive import look_into
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.errors import KitError, NotAVaultError, VaultMissingError, WrongPassphraseError
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keyring import data_key_info
from smdesk.vault.keys import KeyPair
from smdesk.vault.slot import SlotKind
from tests.vault.cabinet import ADA, BEN, CLEO, head, read, write

REPLACED = [
    f"{name}_{step}"
    for name in ("previous", "keyring")
    for step in ("written", "replaced", "synced")
]
EPOCH = ["epoch_copied", "epoch_checked", *REPLACED[3:], "epoch_swept"]
STEPS = {
    "create": ["folder_made", "database_made", *REPLACED[3:], "database_closed"],
    "passphrase": [*REPLACED[3:], "database_closed"],
    "member": [*REPLACED, "database_closed"],
    "closing": [*REPLACED, "database_closed"],
    "copy": [*REPLACED, "copy_written", "copy_checked", "copy_named", "database_closed"],
    "removal": [*EPOCH, *REPLACED[:3], "database_closed"],
    "restore": [*EPOCH, "database_closed"],
    "reissue": [*REPLACED[3:], "database_closed"],
    "paper": [*REPLACED[3:], "database_closed"],
    "backup": [*REPLACED, "copy_written", "copy_checked", "copy_named", "database_closed"],
}
MATRIX = [(task, step) for task, steps in STEPS.items() for step in steps]
COMMITTED = ("keyring_replaced", "keyring_synced", "database_closed")
KILLS = 200
NEW_KEYS = 30
"""How often the program is killed while it gives new keys; each of them leaves a former slot."""
MOST_TOLD = 8
"""After so many lines at the most: a new key with all that goes with it tells five."""


def order(cabinet, do, **more):
    """Return what the child is told on standard input."""
    opened = cabinet.keys(ADA)
    one = opened.identity
    return {
        "do": do,
        "path": str(cabinet.path),
        "memory": str(cabinet.memory),
        "copy": str(cabinet.path.parent / "copy.smvault"),
        "slot": one.slot,
        "epoch": opened.epoch,
        "pair": KeyPair(one._seal, one._sign).dump().hex(),
        "data_key": opened.data_key.hex(),
        "prepared": {
            name: {
                "salt": ready.salt.hex(),
                "cost": [ready.cost.memory_kib, ready.cost.passes, ready.cost.lanes],
                "kek": ready.kek.hex(),
            }
            for name, ready in (("ada", cabinet.prepared[ADA]), ("cleo", cabinet.prepared[CLEO]))
        },
    } | more


class Mother:
    """Begins programs, one at a time, and hears what they tell until they end."""

    def __init__(self, place):
        self._tell = place / "tell"
        os.mkfifo(self._tell)
        self._mother = subprocess.Popen(
            [sys.executable, "-m", "tests.vault.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, told, kill_after=None, *, lines=0):
        """Return what the program told before it ended, and how it ended.

        It is killed so many seconds after it told so many lines, or ends by itself.
        """
        self._mother.stdin.write(json.dumps(told | {"tell": str(self._tell)}).encode() + b"\n")
        self._mother.stdin.flush()
        with self._tell.open() as heard:
            pid = int(heard.readline().split()[1])
            first = [heard.readline() for _ in range(lines)]
            if kill_after is not None:
                time.sleep(kill_after)
                os.kill(pid, signal.SIGKILL)
            said = [line.rstrip("\n").split(" ", 1) for line in (*first, *heard)]
        ended = self._mother.stdout.readline().split()
        return said, int(ended[1])

    def end(self):
        """End, and return what went wrong."""
        return self._mother.communicate()[1].decode()


@pytest.fixture(scope="module")
def mother(tmp_path_factory):
    one = Mother(tmp_path_factory.mktemp("mother"))
    yield one
    assert not one.end()


def opens(folder, slot, prepared):
    """Return the slot's keys if the passphrase is the one, or None."""
    keyring = folder.keyring()
    try:
        identity = keyring.slot(slot).unlocked(keyring.vault, prepared.kek)
    except WrongPassphraseError:
        return None
    info = data_key_info(keyring.vault, keyring.epoch, slot)
    return Keys(identity, identity.unwrap(keyring.slot(slot).data_key, info), keyring.epoch)


def any_keys(cabinet):
    """Return Ada's keys by the one passphrase that opens, and which it is."""
    found = {
        name: keys
        for name, passphrase in (("ada", ADA), ("cleo", CLEO))
        if (keys := opens(cabinet.folder, cabinet.template.ada, cabinet.prepared[passphrase]))
    }
    assert len(found) == 1
    return next(iter(found.items()))


@pytest.mark.parametrize("task", STEPS)
def test_every_named_step_is_in_the_matrix(cabinet, mother, task):
    """A step that is added to a task has to be survived as well."""
    told = order(cabinet, task, list=True)
    if task == "create":
        told["path"] += "2"
    if task == "restore":
        backed_up(cabinet)
    if task == "paper":
        put_on_paper(cabinet)
    said, code = mother.run(told)
    assert code == 0
    done = [words[1] for words in said if words[0] == "step"]
    assert set(done) == set(STEPS[task])


@pytest.mark.slow
@pytest.mark.parametrize(("task", "step"), MATRIX)
def test_killed_at_a_step_nothing_is_half_done(cabinet, mother, task, step):
    told = order(cabinet, task, die_at=step)
    if task == "create":
        shutil.rmtree(cabinet.path)
        shutil.rmtree(cabinet.memory)
    if task == "restore":
        backed_up(cabinet)
    if task == "paper":
        put_on_paper(cabinet)
    said, code = mother.run(told)
    assert code == -9
    if task == "create":
        created(cabinet, step)
        return
    if task in CHECKS:
        CHECKS[task](cabinet, step, said)
        return
    name, keys = any_keys(cabinet)
    vault = cabinet.folder.open(keys)
    said = [tuple(words) for words in said]
    words = ["first", *(word[1] for word in said if word[0] == "word")]
    assert read(vault) == words
    assert vault.verify() == []
    committed = step in COMMITTED
    if task == "passphrase":
        assert name == ("cleo" if committed else "ada")
    if task == "member":
        assert [slot.name for slot in vault.slots] == ["Ada", "Ben"] + ["Cleo"] * committed
    vault.close(head(len(words)))
    assert not list(cabinet.path.glob("*.new"))
    cabinet.open(BEN).close()
    if task == "copy":
        copied(cabinet, Path(told["copy"]), whole=step in ("copy_named", "database_closed"))


def created(cabinet, step):
    """Check that there is a cabinet that opens, or nothing that would pass for one."""
    if step in COMMITTED:
        slot = cabinet.folder.slots()[0].id
        cabinet.folder.open(opens(cabinet.folder, slot, cabinet.prepared[ADA])).close()
        return
    with pytest.raises((NotAVaultError, VaultMissingError)):
        cabinet.folder.keyring()


def backed_up(cabinet):
    """Make a backup, and write a word that it does not hold."""
    vault = cabinet.open()
    name = vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head(1))
    write(vault, "not in it")
    vault.close(head(2))
    return name


def put_on_paper(cabinet):
    """Make a kit; what is on it stays with the cabinet of the test."""
    vault = cabinet.open()
    drawn = paper.draw(SlotKind.KIT, vault.vault, "Paper kit")
    vault.put_on_paper(drawn.holder, SlotKind.KIT)
    vault.close(head(1))
    cabinet.kit = drawn.secret


@contextlib.contextmanager
def sound(cabinet, epoch):
    """Open what is left, whole and swept, as Ada."""
    _, keys = any_keys(cabinet)
    vault = cabinet.folder.open(keys)
    assert vault.epoch == epoch
    assert vault.verify() == []
    assert [file.name for file in cabinet.path.glob("vault-*.db")] == [vault.database.name]
    assert not list(cabinet.path.rglob("*.new"))
    yield vault
    vault.close(head(9))


def removed(cabinet, step, said):
    """Check that Ben is in as before, or out; and that one database is there, and whole."""
    out = step not in BEFORE or bool(said)
    with sound(cabinet, 1 + out) as vault:
        words = [word[1] for word in said if word[0] == "word"]
        assert read(vault) == ["first", *["second"] * out, *words]
    if out:
        with pytest.raises(WrongPassphraseError):
            cabinet.open(BEN)
    else:
        cabinet.open(BEN).close()


def put_back(cabinet, step, said):
    """Check that the cabinet is as it was, or as it was backed up; and that both can be had."""
    back = step not in BEFORE or bool(said)
    with sound(cabinet, 1 + back) as vault:
        assert read(vault) == ["first", "put back" if back else "not in it"]
        (backup,) = Backups(vault.folder).all()
        assert backup.opens_for(vault.me.slot)
    cabinet.open(BEN).close()


def reissued(cabinet, step, said):
    """Check that Ben comes in by the new way or by the old one, and never by both."""
    done = step in COMMITTED
    assert bool(said) == (step == "database_closed")
    with sound(cabinet, 1) as vault:
        kinds = {slot.id: slot.kind for slot in vault.slots}
        assert kinds[cabinet.template.ben] is (SlotKind.FORMER if done else SlotKind.MEMBER)
        assert kinds.get("new") is (SlotKind.MEMBER if done else None)
    if done:
        with pytest.raises(WrongPassphraseError):
            cabinet.open(BEN)
        cabinet.folder.open(opens(cabinet.folder, "new", cabinet.prepared[CLEO])).close()
    else:
        cabinet.open(BEN).close()


def kept_aside(cabinet, step, said):
    """Check that the backup is there and whole, or not there; and the word in any case."""
    with sound(cabinet, 1) as vault:
        assert read(vault) == ["first", *(word[1] for word in said if word[0] == "word")]
        made = Backups(vault.folder).all()
    assert len(made) == (step in ("copy_named", "database_closed"))
    for backup in made:
        assert backup.opens_for(cabinet.template.ben)
        look_into(cabinet.path / "backups" / backup.name)


def replaced_on_paper(cabinet, step, said):
    """Check that one of the two kits opens the cabinet: the new one from the commit on."""
    drawn = bytes.fromhex(next(words[1] for words in said if words[0] == "drawn"))
    opening, shut = (drawn, cabinet.kit) if step in COMMITTED else (cabinet.kit, drawn)
    ring = cabinet.folder.keyring()
    with pytest.raises(KitError):
        paper.keys_of(SlotKind.KIT, shut, ring)
    vault = cabinet.folder.open(paper.keys_of(SlotKind.KIT, opening, ring))
    assert read(vault) == ["first"]
    assert vault.verify() == []
    vault.close(head(1))
    cabinet.open(BEN).close()


BEFORE = ("epoch_copied", "epoch_checked", "keyring_written")
"""The steps of a new epoch after which nothing has changed yet."""
CHECKS = {
    "removal": removed,
    "restore": put_back,
    "reissue": reissued,
    "backup": kept_aside,
    "paper": replaced_on_paper,
}


def copied(cabinet, copy, *, whole):
    """Check that the copy is there and opens, or is not there."""
    place = cabinet.path.parent / "from copy"
    if not whole:
        with pytest.raises(NotAVaultError):
            VaultFolder.open_copy(copy, place, memory=place)
        return
    folder = VaultFolder.open_copy(copy, place, memory=cabinet.path.parent / "other memory")
    vault = folder.open(opens(folder, cabinet.template.ben, cabinet.prepared[BEN]))
    assert read(vault) == ["first", "second"]
    vault.close()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_any_time_every_change_that_was_told_is_there(cabinet, mother):
    rng = random.Random(20261121)
    truth = {"word": [], "name": None, "members": set(), "passphrase": "ada", "copied": False}
    said_in_all = 0
    for _ in range(KILLS):
        # Time enough for something; then killed whenever it happens to be.
        said, code = mother.run(order_with(cabinet, truth), kill_after=rng.random() * 0.1)
        assert code == -9
        said_in_all += len(said)
        check(cabinet, truth, said)
    assert said_in_all
    print(f"{KILLS} kills, {said_in_all} changes told")  # noqa: T201 - a figure


def order_with(cabinet, truth):
    name, keys = any_keys(cabinet)
    assert keys
    told = order(_Opened(cabinet, keys), "work", count=len(truth["word"]))
    return told | {"trying": name}


class _Opened:
    """The cabinet, with keys that were found by whichever passphrase it is."""

    def __init__(self, cabinet, keys):
        self._keys = keys
        self.path, self.memory, self.prepared = cabinet.path, cabinet.memory, cabinet.prepared

    def keys(self, passphrase):
        assert passphrase
        return self._keys


def check(cabinet, truth, said):
    """Open what is left and compare it with what was told."""
    words = [words[1] for words in said if words[0] == "word"]
    told = {words[0]: words[1] for words in said}
    tried = {words[1] for words in said if words[0] == "trying"}
    name, keys = any_keys(cabinet)
    assert name in {told.get("passphrase", truth["passphrase"]), *tried}
    vault = cabinet.folder.open(keys)
    found = read(vault)[1:]
    expected = truth["word"] + words
    # One more may have been written than could be told.
    assert found[: len(expected)] == expected
    assert len(found) <= len(expected) + 1
    members = {slot.name for slot in vault.slots}
    truth["members"] |= {words[1] for words in said if words[0] == "member"}
    assert members >= truth["members"]
    assert vault.verify() == []
    vault.close(head(len(found)))
    truth["word"], truth["passphrase"] = found, name
    assert not list(cabinet.path.glob("*.new"))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_any_time_of_new_keys_and_backups_nothing_is_lost_and_nobody_is_back(
    cabinet, mother
):
    rng = random.Random(20261122)
    words, inside, out, epochs = [], set(), set(), set()
    for _ in range(NEW_KEYS):
        _, keys = any_keys(cabinet)
        told = order(_Opened(cabinet, keys), "lifetimes", count=len(words))
        # After some words, however long they take here; then killed whenever it happens to be.
        said, code = mother.run(told, kill_after=rng.random() * 0.1, lines=rng.randrange(MOST_TOLD))
        assert code == -9
        heard = [tuple(one) for one in said]
        words += [word for what, word in heard if what == "word"]
        inside |= {slot for what, slot in heard if what == "member"}
        out |= {slot for what, slot in heard if what == "removed"}
        tried = {slot for what, slot in heard if what == "removing"}
        epochs.add(cabinet.folder.keyring().epoch)
        with sound(cabinet, cabinet.folder.keyring().epoch) as vault:
            found = read(vault)[1:]
            assert found[: len(words)] == words
            assert len(found) <= len(words) + 1
            kinds = {slot.id: slot.kind for slot in vault.slots}
            backups = Backups(vault.folder).all()
            assert all(b.opens_for(vault.me.slot) for b in backups)
        assert all(kinds[slot] is SlotKind.FORMER for slot in out)
        assert all(kinds[slot] is SlotKind.MEMBER for slot in inside - out - tried)
        for slot in sorted(out)[-1:]:
            assert opens(cabinet.folder, slot, cabinet.prepared[CLEO]) is None
        out |= {slot for slot in tried if kinds[slot] is SlotKind.FORMER}
        words = found
    assert len(epochs) > 3
    print(f"{NEW_KEYS} kills, {max(epochs)} keys, {len(words)} words, {len(out)} let out")  # noqa: T201
