"""Slots of every kind: those of today, and those for which the keyring has room already."""

from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId
from smdesk.vault import paper
from smdesk.vault.errors import (
    PaperError,
    PaperWhy,
    VaultDamagedError,
    WrongPassphraseError,
)
from smdesk.vault.keyring import Keyring, SlotKind, data_key_info
from smdesk.vault.keys import Keys
from tests.vault.cabinet import ADA, BEN, CLEO, EMPTY, head, read, write


@pytest.fixture
def with_cleo(cabinet):
    """The cabinet once Cleo was let in by Ada and may let others in; and Cleo's keys."""
    vault = cabinet.open()
    vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO], coordinator=True)
    vault.close(head(1))
    ring = cabinet.folder.keyring()
    slot = ring.slots[2]
    identity = slot.unlocked(ring.vault, cabinet.prepared[CLEO].kek)
    data_key = identity.unwrap(slot.data_key, data_key_info(ring.vault, ring.epoch, slot.id))
    return ring, Keys(identity, data_key, ring.epoch)


def let_out(slot):
    return replace(slot, kind=SlotKind.FORMER, private=b"", data_key=b"")


def without_founder(ring, opened):
    """Return the keyring in which Cleo let Ada out, who founded the cabinet."""
    ada, ben, cleo = ring.slots
    following = replace(
        ring,
        sequence=ring.sequence + 1,
        previous=ring.digest(),
        slots=(let_out(ada), ben, cleo),
    )
    return following.sealed(opened.data_key, opened.identity)


def test_a_cabinet_goes_on_without_its_founder(cabinet, with_cleo):
    """Whom the founder let in still lead to the founder, and what the founder signed holds."""
    ring, opened = with_cleo
    cabinet.keyring.write_bytes(without_founder(ring, opened).dumped())
    vault = cabinet.folder.open(opened)
    write(vault, "second")
    vault.add_member("Dora", RecordId("dora"), cabinet.prepared[CLEO])
    signed = ring.slots[0].public_sign
    assert vault.slots[0].public_sign == signed
    vault.close(head(2))
    assert [slot.kind.value for slot in cabinet.folder.slots()] == [
        "former",
        "member",
        "member",
        "member",
    ]
    vault = cabinet.open(BEN)
    assert read(vault) == ["first", "second"]
    assert vault.verify() == []
    vault.close(head(2))


def test_nothing_opens_for_a_former_member(cabinet, with_cleo):
    ring, opened = with_cleo
    cabinet.keyring.write_bytes(without_founder(ring, opened).dumped())
    with pytest.raises(WrongPassphraseError):
        cabinet.folder.derive(cabinet.template.ada, ADA)


def test_a_former_member_can_come_back_under_the_same_name(cabinet, with_cleo):
    ring, opened = with_cleo
    cabinet.keyring.write_bytes(without_founder(ring, opened).dumped())
    vault = cabinet.folder.open(opened)
    slot = vault.add_member("Ada", RecordId("ada"), cabinet.prepared[ADA])
    vault.close(EMPTY)
    vault = cabinet.folder.unlock(slot.id, ADA)
    assert (vault.me.name, vault.me.coordinator) == ("Ada", False)
    vault.close()


def test_a_former_member_writes_no_keyring(cabinet, with_cleo):
    """Not even knowing the key of the database from the time before."""
    ring, opened = with_cleo
    ada = cabinet.keys(ADA)
    forged = without_founder(ring, opened).sealed(ada.data_key, ada.identity)
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(forged.dumped()).vouch()
    assert caught.value.detail == "writer"


@pytest.mark.parametrize("kept", ["private", "data_key"])
def test_a_former_member_has_nothing_to_open_with(with_cleo, kept):
    ring, opened = with_cleo
    ada, ben, cleo = ring.slots
    half = replace(let_out(ada), **{kept: getattr(ada, kept)})
    made = replace(ring, slots=(half, ben, cleo)).sealed(opened.data_key, opened.identity)
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(made.dumped())
    assert caught.value.detail == "form"


def test_a_member_is_not_without_keys(with_cleo):
    ring, opened = with_cleo
    ada, ben, cleo = ring.slots
    empty = replace(ben, private=b"", data_key=b"")
    made = replace(ring, slots=(ada, empty, cleo)).sealed(opened.data_key, opened.identity)
    with pytest.raises(VaultDamagedError):
        Keyring.parsed(made.dumped())


@pytest.mark.parametrize("kind", [SlotKind.KIT, SlotKind.ESCROW])
def test_a_kit_and_an_escrow_have_their_place_in_the_keyring(cabinet, kind):
    """What is on paper opens the same lock as a passphrase; members do not notice the slot."""
    vault = cabinet.open()
    drawn = paper.draw(kind, vault.vault, "Paper")
    made = vault.put_on_paper(drawn.holder, kind)
    vault.close(EMPTY)
    vault = cabinet.open(BEN)
    vault.change_passphrase(cabinet.prepared[CLEO])
    vault.close(EMPTY)
    ring = cabinet.folder.keyring()
    assert ring.slots[2] == made
    assert (made.private, made.coordinator) == (b"", True)
    opened = paper.keys_of(kind, drawn.secret, ring)
    vault = cabinet.folder.open(opened)
    assert vault.me.coordinator
    vault.close(EMPTY)


@pytest.mark.parametrize("kind", [SlotKind.KIT, SlotKind.ESCROW])
def test_newer_paper_retires_the_older_in_one_stroke(cabinet, kind):
    vault = cabinet.open()
    old, new = (paper.draw(kind, vault.vault, "Paper") for _ in range(2))
    vault.put_on_paper(old.holder, kind)
    before = vault.sequence
    vault.put_on_paper(new.holder, kind, instead_of=[old.slot])
    assert vault.sequence == before + 1
    vault.close(EMPTY)
    ring = cabinet.folder.keyring()
    former = ring.slots[2]
    assert (former.kind, former.was, former.data_key) == (SlotKind.FORMER, kind, b"")
    with pytest.raises(PaperError) as caught:
        paper.keys_of(kind, old.secret, ring)
    assert caught.value.why is PaperWhy.REPLACED
    assert not (cabinet.folder.path / "keyring.prev.json").exists()
    paper.keys_of(kind, new.secret, ring)


@pytest.mark.parametrize("kind", [SlotKind.KIT, SlotKind.ESCROW])
def test_a_secret_of_no_slot_opens_nothing(cabinet, kind):
    ring = cabinet.folder.keyring()
    with pytest.raises(PaperError) as caught:
        paper.keys_of(kind, bytes(16), ring)
    assert caught.value.why is PaperWhy.NONE_MADE
    vault = cabinet.open()
    vault.put_on_paper(paper.draw(kind, vault.vault, "Paper").holder, kind)
    vault.close(EMPTY)
    with pytest.raises(PaperError) as caught:
        paper.keys_of(kind, bytes(16), cabinet.folder.keyring())
    assert caught.value.why is PaperWhy.NOT_OF_THIS_CABINET


def test_a_kit_is_not_opened_by_the_secret_of_the_shares(cabinet):
    """The same 16 bytes stand for other keys, by what they were put on paper for."""
    vault = cabinet.open()
    kit = paper.draw(SlotKind.KIT, vault.vault, "Paper")
    vault.put_on_paper(kit.holder, SlotKind.KIT)
    vault.close(EMPTY)
    with pytest.raises(PaperError):
        paper.keys_of(SlotKind.ESCROW, kit.secret, cabinet.folder.keyring())


def test_no_passphrase_opens_what_is_on_paper(cabinet):
    vault = cabinet.open()
    kit = paper.draw(SlotKind.KIT, vault.vault, "Paper")
    vault.put_on_paper(kit.holder, SlotKind.KIT)
    vault.close(EMPTY)
    with pytest.raises(WrongPassphraseError):
        cabinet.folder.derive(kit.slot, ADA)


def test_paper_locks_no_private_keys_up(cabinet):
    vault = cabinet.open()
    kit = paper.draw(SlotKind.KIT, vault.vault, "Paper")
    vault.put_on_paper(kit.holder, SlotKind.KIT)
    vault.close(EMPTY)
    opened, ring = cabinet.keys(ADA), cabinet.folder.keyring()
    odd = replace(ring.slots[2], private=ring.slots[0].private)
    made = replace(ring, slots=(*ring.slots[:2], odd)).sealed(opened.data_key, opened.identity)
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(made.dumped())
    assert caught.value.detail == "form"


def test_a_slot_of_one_kind_is_not_passed_off_as_another(cabinet):
    """The kind is part of what was signed when the slot was added."""
    vault = cabinet.open()
    kit = paper.draw(SlotKind.KIT, vault.vault, "Paper")
    vault.put_on_paper(kit.holder, SlotKind.KIT)
    vault.close(EMPTY)
    opened, ring = cabinet.keys(ADA), cabinet.folder.keyring()
    former = ring.slots[2].retired()
    for changed in (
        replace(ring.slots[2], kind=SlotKind.ESCROW),
        replace(former, was=None),
        replace(former, was=SlotKind.ESCROW),
        replace(ring.slots[1].retired(), was=SlotKind.KIT),
    ):
        others = (slot for slot in ring.slots if slot.id != changed.id)
        made = replace(ring, slots=(*others, changed)).sealed(opened.data_key, opened.identity)
        with pytest.raises(VaultDamagedError) as caught:
            Keyring.parsed(made.dumped()).vouch()
        assert caught.value.detail == "slot"


def test_the_wrapped_key_of_the_database_opens_in_its_own_place_only(cabinet):
    """Not as that of another cabinet, another epoch or another slot."""
    ring, ada = cabinet.folder.keyring(), cabinet.keys(ADA).identity
    wrapped = ring.slots[0].data_key
    own = (ring.vault, ring.epoch, ada.slot)
    assert ada.unwrap(wrapped, data_key_info(*own)) == cabinet.keys(ADA).data_key
    others = [("f" * 32, *own[1:]), (own[0], own[1] + 1, own[2]), (*own[:2], ring.slots[1].id)]
    for other in others:
        with pytest.raises(InvalidTag):
            ada.unwrap(wrapped, data_key_info(*other))
