"""The folder: opened by its members, one at a time, and only when it is what it was."""

import pytest

from smdesk.vault.errors import WrongPassphraseError
from tests.vault.cabinet import ADA, BEN, LIBRARY, head, read, write


def test_what_was_written_is_there_for_every_member(cabinet):
    vault = cabinet.open(ADA)
    write(vault, "second")
    vault.close(head(2))
    vault = cabinet.open(BEN)
    assert read(vault) == ["first", "second"]
    assert vault.me.name == "Ben"
    assert not vault.me.coordinator
    vault.close(head(2))


def test_a_passphrase_opens_only_the_slot_of_its_member(cabinet):
    with pytest.raises(WrongPassphraseError):
        cabinet.folder.derive(cabinet.template.ada, BEN)
    vault = cabinet.folder.unlock(cabinet.template.ben, BEN)
    assert vault.organisation == LIBRARY
    vault.close()
