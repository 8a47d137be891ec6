"""A program that works in a cabinet until it is killed, and tells on standard output what is done.

Orders come on standard input, one a line, with keys that were derived already; nothing secret
stands in the command line.
"""

import json
import os
import signal
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from smdesk.domain.records import RecordId
from smdesk.vault import paper
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keys import Identity, KdfCost, KeyPair, Prepared
from smdesk.vault.new_epoch import recast, revive
from smdesk.vault.slot import SlotKind
from tests.vault import attached
from tests.vault.cabinet import LIBRARY, head, write


def tell(*words):
    """Acknowledge: what was told is there for ever, whatever happens next."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


class Child:
    """One run of the program."""

    def __init__(self, told):
        self.path, self.memory = Path(told["path"]), Path(told["memory"])
        self.ready = {
            name: Prepared(
                bytes.fromhex(said["salt"]),
                KdfCost(*said["cost"]),
                key_file=False,
                kek=bytes.fromhex(said["kek"]),
            )
            for name, said in told["prepared"].items()
        }
        self.told = told
        self.count = told.get("count", 0)

    def at_step(self, step):
        """Say which step it is, and die there if it is the one."""
        if self.told.get("list"):
            tell("step", step)
        if step == self.told.get("die_at"):
            os.kill(os.getpid(), signal.SIGKILL)

    def keys(self):
        """Return the member's keys, as they were derived before."""
        identity = Identity(
            KeyPair.taken(bytes.fromhex(self.told["pair"])),
            slot=self.told["slot"],
            person=RecordId("ada"),
            name="Ada",
            coordinator=True,
        )
        return Keys(identity, bytes.fromhex(self.told["data_key"]), self.told["epoch"])

    def open(self):
        folder = VaultFolder(self.path, memory=self.memory, at_step=self.at_step)
        return folder.open(self.keys())

    def create(self):
        """Make a cabinet."""
        vault = VaultFolder.create(
            self.path,
            memory=self.memory,
            organisation=LIBRARY,
            founder_name="Ada",
            founder_person=RecordId("ada"),
            prepared=self.ready["ada"],
            at_step=self.at_step,
        )
        tell("created", vault.me.slot)
        vault.close(head(0))

    def passphrase(self):
        """Give Ada another passphrase."""
        vault = self.open()
        vault.change_passphrase(self.ready["cleo"])
        tell("passphrase", "cleo")
        vault.close(head(1))

    def member(self):
        """Let somebody in."""
        vault = self.open()
        slot = vault.add_member("Cleo", RecordId("cleo"), self.ready["cleo"])
        tell("member", slot.id)
        vault.close(head(1))

    def closing(self):
        """Write a word and close."""
        vault = self.open()
        write(vault, "second")
        tell("word", "second")
        vault.close(head(2))
        tell("closed")

    def copy(self):
        """Write a word and save a copy."""
        vault = self.open()
        write(vault, "second")
        tell("word", "second")
        vault.save_copy(Path(self.told["copy"]), head(2))
        tell("copied")
        vault.close(head(2))

    def removal(self):
        """Let Ben out, with a word written on the way."""
        vault = self.open()
        fresh = recast(vault, {vault.me.slot})
        write(fresh, "second")
        fresh.take_place(vault, head(2))
        tell("removed", "Ben")
        write(fresh, "third")
        tell("word", "third")
        fresh.close(head(3))

    def reissue(self):
        """Give Ben a new way in, in place of the old one."""
        vault = self.open()
        holder = Identity(
            KeyPair.new(), slot="new", person=RecordId("ben"), name="Ben", coordinator=False
        )
        ben = next(slot for slot in vault.slots if slot.name == "Ben")
        vault.admit(holder, self.ready["cleo"], instead_of={ben.id})
        tell("reissued", "new")
        vault.close(head(1))

    def paper(self):
        """Put another kit on paper, in place of the one that is there."""
        vault = self.open()
        drawn = paper.draw(SlotKind.KIT, vault.vault, "Paper kit")
        tell("drawn", drawn.secret.hex())
        old = {slot.id for slot in vault.slots if slot.kind is SlotKind.KIT}
        vault.put_on_paper(drawn.holder, SlotKind.KIT, instead_of=old)
        tell("kept", drawn.slot)
        vault.close(head(1))

    def backup(self):
        """Write a word and make a backup."""
        vault = self.open()
        write(vault, "second")
        tell("word", "second")
        tell("backup", vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head(2)))
        vault.close(head(2))

    def restore(self):
        """Put back the backup that is there, with a word more."""
        vault = self.open()
        (backup,) = Backups(vault.folder).all()
        fresh = revive(vault, Backups(vault.folder).file(backup.name))
        write(fresh, "put back")
        fresh.take_place(vault, head(2))
        tell("restored", backup.name)
        fresh.close(head(2))

    def attach(self):
        """Put a file in."""
        vault = self.open()
        library = attached.library_of(vault)
        tell("attached", attached.attach(library))
        vault.close(library.journal.head())

    def tidy(self):
        """Sweep what a task that failed left behind."""
        vault = self.open()
        library = attached.library_of(vault)
        library.contents.sweep()
        tell("swept")
        vault.close(library.journal.head())

    def move_out(self):
        """Open a cabinet of an earlier smdesk, which kept files in the database."""
        vault = self.open()
        library = attached.library_of(vault)
        tell("moved")
        vault.close(library.journal.head())

    def back_up_files(self):
        """Make a backup of a cabinet with files."""
        vault = self.open()
        library = attached.library_of(vault)
        head = library.journal.head()
        tell("backup", vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head))
        vault.close(head)

    def restore_files(self):
        """Put back the backup that is there, with the file that lies beside it alone."""
        vault = self.open()
        (backup,) = Backups(vault.folder).all()
        fresh = revive(vault, Backups(vault.folder).file(backup.name))
        library = attached.library_of(fresh)
        fresh.take_place(vault, library.journal.head())
        tell("restored", backup.name)
        fresh.close(library.journal.head())

    def remove_beside_files(self):
        """Let Ben out of a cabinet with files."""
        vault = self.open()
        fresh = recast(vault, {vault.me.slot})
        library = attached.library_of(fresh)
        fresh.take_place(vault, library.journal.head())
        tell("removed", "Ben")
        fresh.close(library.journal.head())

    def destroy(self):
        """Destroy the picture that is there."""
        vault = self.open()
        library = attached.library_of(vault)
        attached.destroy(library)
        tell("destroyed")
        vault.destroy(library.contents.destroyed())
        vault.close(library.journal.head())

    def lifetimes(self):
        """Give the cabinet one new key after the other, with people coming and going."""
        vault = self.open()
        while True:
            self.say(vault)
            guest = vault.add_member(f"Guest {self.count}", RecordId("m"), self.ready["cleo"]).id
            tell("member", guest)
            name = vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head(self.count))
            tell("backup", name)
            if self.count % 3 == 0:
                fresh = revive(vault, Backups(vault.folder).file(name))
            else:
                tell("removing", guest)
                inside = {s.id for s in vault.slots if s.kind is not SlotKind.FORMER}
                fresh = recast(vault, inside - {guest})
            fresh.take_place(vault, head(self.count))
            if fresh.keyring.slot(guest).kind is SlotKind.FORMER:
                tell("removed", guest)
            vault = fresh

    def say(self, vault):
        """Write the next word."""
        self.count += 1
        write(vault, f"word-{self.count}")
        tell("word", f"word-{self.count}")

    def work(self):
        """Do everything, over and over."""
        while True:
            vault = self.open()
            for _ in range(3):
                self.count += 1
                write(vault, f"word-{self.count}")
                tell("word", f"word-{self.count}")
            name = "cleo" if self.count % 2 else "ada"
            tell("trying", name)
            vault.change_passphrase(self.ready[name])
            tell("passphrase", name)
            vault.rename(f"Library {self.count}")
            tell("name", f"Library {self.count}")
            if self.count % 5 == 0:
                vault.add_member(f"Member {self.count}", RecordId("m"), self.ready["cleo"])
                tell("member", f"Member {self.count}")
            vault.save_copy(Path(self.told["copy"]), head(self.count))
            tell("copied", self.count)
            vault.close(head(self.count))
            tell("closed", self.count)


def serve():
    """Begin a child for each line that is read: everything is imported once, and then forked."""
    for line in sys.stdin:
        told = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.dup2(os.open(told["tell"], os.O_WRONLY), 1)
            run(told)
        _, status = os.waitpid(pid, 0)
        tell("ended", os.waitstatus_to_exitcode(status))


def run(told):
    """Do the one task and end, without a word of how."""
    child, code = Child(told), 1
    try:
        tell("pid", os.getpid())
        getattr(child, told["do"])()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve()
