"""A packet for one seat holds what that seat needs, and what changed since its own last one."""

import pytest

from smdesk.domain.packet_scope import PacketChoice, scope_of
from smdesk.domain.records import GoneError, RecordId
from tests.desk.conftest import TODAY


def seat_named(nora, name):
    return next(one for one in nora.roster.seats.all() if one.name == name)


def packet_for(nora, seat):
    return nora.handoff.preview(PacketChoice(seat=seat.id), by=nora.me)


def rows(contents, key):
    return next(b.rows for s in contents.sections for b in s.blocks if b.key == key)


def test_a_seat_gets_its_accounts_and_its_channels_alone(nora):
    seat = seat_named(nora, "Community voice")
    own = scope_of(seat, nora.library.terms.all(), nora.library.custodians.all(), TODAY)
    contents, whole = packet_for(nora, seat), nora.handoff.preview(by=nora.me)
    assert 0 < len(contents.accounts) < len(whole.accounts)
    assert {one.account.id for one in contents.accounts} == own.accounts
    names = {one.account.name for one in contents.accounts}
    assert {row[0] for row in rows(contents, "channels")} == names
    assert {row[2] for row in rows(contents, "next")} <= names
    assert {row[0] for row in rows(contents, "numbers")} == names
    assert len(rows(contents, "next")) < len(rows(whole, "next"))
    assert {row[0] for row in rows(contents, "rotations")} <= {
        nora.library.people.one(one).name for one in own.people
    }


def test_what_everybody_shares_is_in_every_seats_packet(nora):
    contents, whole = (
        packet_for(nora, seat_named(nora, "Editor")), nora.handoff.preview(by=nora.me)
    )  # fmt: skip
    for key in ("objectives", "occasions", "gate", "checklist", "documents", "departments"):
        assert rows(contents, key) == rows(whole, key), key
    assert contents.letter == whole.letter
    assert contents.people == whole.people


def test_the_open_points_are_those_of_the_seat_and_of_everybody(nora):
    whole = nora.handoff.preview(by=nora.me)
    every = set()
    for seat in nora.roster.seats.all():
        contents = packet_for(nora, seat)
        assert len(contents.holes) < len(whole.holes)
        assert set(map(id_of, contents.holes)) <= set(map(id_of, whole.holes))
        every |= set(map(id_of, contents.holes))
        assert contents.packet.holes == len(contents.holes)
    assert every


def id_of(finding):
    return finding.rule.code, finding.about


def test_a_seat_that_is_gone_is_told(nora):
    with pytest.raises(GoneError):
        nora.handoff.preview(PacketChoice(seat=RecordId("gone")), by=nora.me)


def test_what_changed_is_told_against_the_last_packet_of_the_same_seat(nora):
    seat = seat_named(nora, "Editor")
    choice = PacketChoice(seat=seat.id)
    nora.handoff.print_packet(by=nora.me)
    assert nora.handoff.preview(choice, by=nora.me).changes is None
    first = nora.handoff.print_packet(choice, by=nora.me).packet
    nora.handoff.print_packet(by=nora.me)
    told = nora.handoff.preview(choice, by=nora.me).changes
    assert told.since == first.number
    assert not [line for line in told.new if not line.startswith("0 ")]
