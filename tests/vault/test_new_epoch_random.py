"""Whatever people do one after the other, whoever is in opens the newest, and nobody else does."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.domain.records import RecordId
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.errors import WrongPassphraseError
from smdesk.vault.folder import Keys
from smdesk.vault.keyring import data_key_info
from smdesk.vault.keys import Identity, KeyPair
from smdesk.vault.new_epoch import recast, revive
from smdesk.vault.slot import SlotKind
from tests.vault.cabinet import BEN, CLEO, Cabinet, crash, head, read, write

STEPS = st.lists(
    st.sampled_from(["word", "in", "out", "anew", "backup", "back", "close", "crash"]),
    max_size=12,
)


class Model:
    """A cabinet, and what is known of it from having done it all."""

    def __init__(self, cabinet):
        self.cabinet = cabinet
        self.vault = cabinet.open()
        self.words, self.kept = ["first"], {}
        self.inside, self.out = [cabinet.template.ben], []
        self.ready = {cabinet.template.ben: cabinet.prepared[BEN]}

    def word(self):
        self.words.append(f"word {len(self.words)}")
        write(self.vault, self.words[-1])

    def let_in(self):
        name = f"Guest {len(self.inside) + len(self.out)}"
        slot = self.vault.add_member(name, RecordId(name), self.cabinet.prepared[CLEO]).id
        self.ready[slot] = self.cabinet.prepared[CLEO]
        self.inside.append(slot)

    def let_out(self):
        if self.inside:
            self.out.append(self.inside.pop(0))
            self._follow(recast(self.vault, {self.vault.me.slot, *self.inside}))

    def give_anew(self):
        if self.inside:
            old = self.inside.pop()
            self.out.append(old)
            new = Identity(
                KeyPair.new(),
                slot=f"new {len(self.out)}",
                person=RecordId("p"),
                name="Anew",
                coordinator=False,
            )
            self.vault.admit(new, self.cabinet.prepared[CLEO], instead_of={old})
            self.ready[new.slot] = self.cabinet.prepared[CLEO]
            self.inside.append(new.slot)

    def back_up(self):
        name = self.vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head(len(self.words)))
        self.kept[name] = list(self.words)

    def put_back(self):
        if self.kept:
            name = min(self.kept)
            self.words = list(self.kept[name])
            self._follow(revive(self.vault, Backups(self.vault.folder).file(name)))

    def close(self):
        self.vault.close(head(len(self.words)))
        self.vault = self.cabinet.open()

    def crash(self):
        crash(self.vault)
        self.vault = self.cabinet.open()

    def _follow(self, fresh):
        fresh.take_place(self.vault, head(len(self.words)))
        self.vault = fresh

    def check(self):
        assert read(self.vault) == self.words
        assert self.vault.verify() == []
        assert len(list(self.cabinet.path.glob("vault-*.db"))) == 1
        kinds = {slot.id: slot.kind for slot in self.vault.slots}
        assert all(kinds[slot] is SlotKind.MEMBER for slot in self.inside)
        assert all(kinds[slot] is SlotKind.FORMER for slot in self.out)
        self.vault.close(head(len(self.words)))
        for slot in self.inside:
            opened = self.opened(slot)
            assert opened is not None
            vault = self.cabinet.folder.open(opened)
            assert read(vault) == self.words
            vault.close()
        assert all(self.opened(slot) is None for slot in self.out)

    def opened(self, slot):
        keyring = self.cabinet.folder.keyring()
        one = keyring.slot(slot)
        try:
            identity = one.unlocked(keyring.vault, self.ready[slot].kek)
        except WrongPassphraseError:
            return None
        info = data_key_info(keyring.vault, keyring.epoch, slot)
        return Keys(identity, identity.unwrap(one.data_key, info), keyring.epoch)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whoever_is_in_opens_the_newest_and_nobody_else_does(template, steps):
    place = Path(tempfile.mkdtemp())
    try:
        model = Model(Cabinet(template, place))
        done = {
            "word": model.word,
            "in": model.let_in,
            "out": model.let_out,
            "anew": model.give_anew,
            "backup": model.back_up,
            "back": model.put_back,
            "close": model.close,
            "crash": model.crash,
        }
        for step in steps:
            done[step]()
        model.check()
    finally:
        shutil.rmtree(place)
