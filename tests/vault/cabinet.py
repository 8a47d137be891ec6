"""A cabinet with two members, made once; passphrases are stretched once for the whole run."""

import shutil

import pytest

from smdesk.domain.journal import FIRST_HASH, Head
from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.errors import VaultDamagedError
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keyring import data_key_info
from smdesk.vault.keys import KdfCost, KeyPair

CHEAP = KdfCost(64 * 1024, 3, 4)
LIBRARY = "Library of Örebro"
ADA = "velvet-otter-piano-9"
BEN = "granite-plum-kettle-4"
CLEO = "ribbon-tundra-comet-7"
EMPTY = Head(0, FIRST_HASH)
NAME = "cabinet.smvault"


def head(entries):
    """Return some head that differs for every number of entries."""
    return Head(entries, keys.sha256(str(entries).encode()))


class Template:
    """A closed cabinet of Ada, who founded it, and Ben, whom she let in."""

    def __init__(self, place):
        self.path = place / NAME
        self.memory = place / "memory"
        self.prepared = {
            passphrase: keys.prepare(passphrase, cost=CHEAP) for passphrase in (ADA, BEN, CLEO)
        }
        vault = VaultFolder.create(
            self.path,
            memory=self.memory,
            organisation=LIBRARY,
            founder_name="Ada",
            founder_person=RecordId("ada"),
            prepared=self.prepared[ADA],
        )
        self.ada = vault.me.slot
        self.ben = vault.add_member("Ben", RecordId("ben"), self.prepared[BEN]).id
        write(vault, "first")
        vault.close(head(1))


class Cabinet:
    """A copy of the template that a test may do anything to."""

    def __init__(self, template, place):
        self.template = template
        self.path = place / NAME
        self.memory = place / "memory"
        shutil.copytree(template.path, self.path)
        shutil.copytree(template.memory, self.memory)
        self.prepared = template.prepared

    @property
    def folder(self):
        return VaultFolder(self.path, memory=self.memory)

    def keys(self, passphrase=ADA, folder=None):
        """Return a member's keys without stretching the passphrase again."""
        keyring = (folder or self.folder).keyring()
        slot = keyring.slot(self.template.ada if passphrase == ADA else self.template.ben)
        identity = slot.unlocked(keyring.vault, self.prepared[passphrase].kek)
        wrapped = data_key_info(keyring.vault, keyring.epoch, slot.id)
        return Keys(identity, identity.unwrap(slot.data_key, wrapped), keyring.epoch)

    def open(self, passphrase=ADA, **given):
        """Open it as Ada or as Ben."""
        return self.folder.open(self.keys(passphrase), **given)

    @property
    def keyring(self):
        """The keyring file."""
        return self.path / "keyring.json"

    @property
    def database(self):
        """The database file that the keyring names."""
        return self.path / self.folder.keyring().database


def write(vault, *words):
    """Write words into the database, one transaction each."""
    vault.before_write()
    vault.connection.execute("CREATE TABLE IF NOT EXISTS said (word TEXT) STRICT")
    for word in words:
        vault.connection.execute("BEGIN IMMEDIATE")
        vault.connection.execute("INSERT INTO said VALUES (?)", (word,))
        vault.connection.execute("COMMIT")


def read(vault):
    """Return the words, in the order of their writing."""
    return [row[0] for row in vault.connection.execute("SELECT word FROM said ORDER BY rowid")]


def stranger():
    """Return the keys of somebody who is no member."""
    return KeyPair.new()


def crash(vault):
    """Let go of the cabinet as a program does that is stopped: nothing is noted."""
    vault.connection.close()
    vault._occupancy.leave()


def damaged(cabinet, passphrase=ADA):
    """Return what is said of the cabinet when a member opens it."""
    with pytest.raises(VaultDamagedError) as caught:
        cabinet.open(passphrase)
    return caught.value
