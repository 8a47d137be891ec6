"""The packet as it was printed: sealed, whole again by its hash, and missed when it is gone."""

import hashlib

import pytest

from smdesk.desk.errors import FileLostError, StillNeededError
from smdesk.domain.handing_over import Handover
from smdesk.domain.handoff import FirstTask
from smdesk.domain.packet_copies import PacketDocument
from smdesk.domain.packet_scope import PacketChoice, Reader, parts_for
from smdesk.domain.records import GoneError, RecordId
from smdesk.store.contents import Wrong

PDF = b"%PDF-1.7 the very packet " * 4000


def kept(nora, choice=None):
    packet = nora.handoff.print_packet(choice or PacketChoice(), by=nora.me).packet
    return packet, nora.handoff.documents.keep(packet.id, PDF, by=nora.me)


def test_what_was_printed_comes_back_byte_for_byte(nora):
    packet, document = kept(nora)
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()
    assert nora.handoff.documents.read(packet.id) == PDF
    assert nora.handoff.documents.all() == {packet.id: document}
    assert nora.verify() == []


def test_the_first_document_of_a_packet_stays(nora):
    packet, document = kept(nora)
    assert nora.handoff.documents.keep(packet.id, b"%PDF another", by=nora.me) == document
    assert nora.handoff.documents.read(packet.id) == PDF
    assert nora.undo.undo(by=nora.me) is None
    assert nora.handoff.documents.read(packet.id) == PDF


def test_only_a_packet_has_a_document(nora):
    with pytest.raises(GoneError):
        nora.handoff.documents.keep(RecordId("none"), PDF, by=nora.me)
    packet = nora.handoff.print_packet(by=nora.me).packet
    with pytest.raises(FileLostError) as error:
        nora.handoff.documents.read(packet.id)
    assert error.value.name == packet.number


def test_the_bytes_lie_beside_the_database_sealed(nora):
    _, document = kept(nora)
    sealed = nora.library.contents.get(document.content)
    assert sealed is not None
    assert PDF[:30] not in sealed
    assert document.content in nora.vault.sealed.sizes()
    nora.library.contents.sweep()
    assert document.content in nora.vault.sealed.sizes()


def test_a_document_that_was_altered_is_refused_and_named(nora):
    packet, document = kept(nora)
    path = nora.vault.sealed.folder / document.content
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    (bad,) = nora.library.contents.bad()
    assert (bad.kind, bad.what) == (PacketDocument.kind, Wrong.ALTERED)
    assert [packet.number in problem.detail for problem in nora.verify()] == [True]
    with pytest.raises(FileLostError):
        nora.handoff.documents.read(packet.id)


def test_it_is_on_record_for_whom_a_packet_was(nora):
    seat = nora.roster.seats.all()[0]
    choice = PacketChoice(
        seat=seat.id, reader=Reader.MANAGEMENT, recipient="The board",
        parts=parts_for(Reader.MANAGEMENT)[:5],
    )  # fmt: skip
    packet, _ = kept(nora, choice)
    copy = nora.handoff.documents.copies()[packet.id]
    assert (copy.seat, copy.reader, copy.recipient, copy.parts, copy.digest) == (
        seat.id, Reader.MANAGEMENT, "The board", choice.parts, False,
    )  # fmt: skip


def test_pages_that_are_destroyed_are_gone_for_good_and_the_packet_stays(nora):
    packet, document = kept(nora)
    sealed = nora.library.contents.get(document.content)
    nora.handoff.documents.destroy(packet.id, by=nora.me)
    assert document.content not in nora.vault.sealed.sizes()
    assert nora.library.contents.get(document.content) is None
    assert nora.library.registers.keys.get(document.id) is None
    assert nora.handoff.documents.of(packet.id) is None
    assert nora.handoff.packets()[0] == packet
    with pytest.raises(FileLostError):
        nora.handoff.documents.read(packet.id)
    with pytest.raises(GoneError):
        nora.handoff.documents.destroy(packet.id, by=nora.me)
    assert nora.verify() == []
    assert nora.undo.undo(by=nora.me) is None
    assert nora.handoff.documents.of(packet.id) is None
    # What could not be deleted, as it was held open, goes when the cabinet is next opened.
    nora.vault.sealed.put(document.content, sealed)
    nora.see_to_files()
    assert document.content not in nora.vault.sealed.sizes()


def test_other_packets_keep_their_pages_when_one_is_destroyed(nora):
    first, _ = kept(nora)
    second, document = kept(nora)
    nora.handoff.documents.destroy(first.id, by=nora.me)
    nora.see_to_files()
    assert nora.handoff.documents.all() == {second.id: document}
    assert nora.handoff.documents.read(second.id) == PDF


def test_what_was_handed_over_is_never_destroyed(nora):
    packet, document = kept(nora)
    one = Handover(giving="Idris", taking="Aytan", on=packet.printed_at.date())
    nora.handoff.ceremony.begin(one, [], by=nora.me)
    nora.handoff.ceremony.hand_over(one.id, packet.id, by=nora.me)
    with pytest.raises(StillNeededError):
        nora.handoff.documents.destroy(packet.id, by=nora.me)
    assert nora.handoff.documents.of(packet.id) == document


def test_what_changed_since_a_packet_is_told_at_any_time(nora):
    packet, _ = kept(nora)
    said = nora.handoff.changed_since(packet.id, by=nora.me)
    # Only that it was printed: there was none before.
    assert [line for line in said.new if line[0] in "145"] == []
    nora.handoff.first_tasks.add(FirstTask(text="Water the fern"), by=nora.me)
    said = nora.handoff.changed_since(packet.id, by=nora.me)
    assert said.since == packet.number
    assert "1 Water the fern" in said.new
    with pytest.raises(GoneError):
        nora.handoff.changed_since(RecordId("none"), by=nora.me)
