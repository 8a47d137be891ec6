"""For whom a packet is: what each reader gets, and what belongs to one seat."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian
from smdesk.domain.packet_scope import (
    ALL_PARTS,
    WHOLE_TEAM,
    PacketChoice,
    Reader,
    parts_for,
    scope_of,
)
from smdesk.domain.packet_sections import RESTRICTED
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Person, Seat, Term

TODAY = date(2026, 11, 21)
EDITOR, VOICE = Seat(id=RecordId("editor"), name="Editor"), Seat(id=RecordId("voice"), name="Voice")
ADA, BEN, CY = RecordId("ada"), RecordId("ben"), RecordId("cy")


def term(person, seat, first, last):
    return Term(person=person, seat=seat.id, first=first, last=last)


TERMS = [
    term(ADA, EDITOR, date(2026, 1, 1), date(2026, 12, 31)),
    term(BEN, EDITOR, date(2026, 12, 1), date(2027, 12, 31)),
    term(CY, EDITOR, date(2024, 1, 1), date(2025, 12, 31)),
    term(CY, VOICE, date(2026, 1, 1), date(2026, 6, 30)),
]
KEYS = [
    Custodian(account=RecordId("x"), person=ADA, since=TODAY, decision="D-1"),
    Custodian(account=RecordId("y"), person=CY, since=TODAY, decision="D-1"),
]


def test_only_those_who_take_over_get_what_is_for_the_team_alone():
    for reader in Reader:
        parts = parts_for(reader)
        assert set(parts) <= set(ALL_PARTS)
        assert (set(RESTRICTED) <= set(parts)) is (reader is Reader.TEAM)
        assert set(RESTRICTED).isdisjoint(parts) is (reader is not Reader.TEAM)


@given(st.sampled_from(Reader), st.lists(st.sampled_from(ALL_PARTS), unique=True).map(tuple))
def test_a_choice_never_holds_a_part_that_its_reader_does_not_get(reader, parts):
    if parts and set(parts) <= set(parts_for(reader)):
        assert PacketChoice(reader=reader, parts=parts).parts == parts
        return
    with pytest.raises(InvalidError) as error:
        PacketChoice(reader=reader, parts=parts)
    assert error.value.faults == {"parts": Fault.NOT_FOR_THEM if parts else Fault.EMPTY}


def test_a_seat_has_who_holds_it_and_who_comes_next_with_their_accounts():
    scope = scope_of(EDITOR, TERMS, KEYS, TODAY)
    assert scope.people == {ADA, BEN}
    assert scope.accounts == {"x"}
    assert scope.account(RecordId("x"))
    assert not scope.account(RecordId("y"))
    assert scope.account(None)
    assert scope.person(None)
    assert not scope.person(CY)


def test_what_is_about_several_accounts_belongs_to_whoever_holds_a_key_to_one_of_them():
    scope = scope_of(EDITOR, TERMS, KEYS, TODAY)
    assert scope.any_account([RecordId("y"), RecordId("x")])
    assert not scope.any_account([RecordId("y")])
    assert scope.any_account([])


def test_an_empty_seat_has_what_whoever_held_it_last_left():
    scope = scope_of(VOICE, TERMS, KEYS, TODAY)
    assert scope.people == {CY}
    assert scope.accounts == {"y"}
    nobody = scope_of(Seat(name="New"), TERMS, KEYS, TODAY)
    assert (nobody.people, nobody.accounts) == (frozenset(), frozenset())
    assert scope_of(VOICE, TERMS, KEYS, date(2026, 1, 1) - timedelta(days=1)).people == {CY}


def test_what_is_about_an_account_a_person_or_a_seat_follows_them_and_the_rest_is_everybodys():
    scope = scope_of(EDITOR, TERMS, KEYS, TODAY)
    post = Ref("variant", RecordId("p"))
    assert not scope.holds(post, {post: Ref(Account.kind, RecordId("y"))})
    assert scope.holds(post, {post: Ref(Account.kind, RecordId("x"))})
    assert scope.holds(Ref(Person.kind, ADA), {})
    assert not scope.holds(Ref(Person.kind, CY), {})
    assert scope.holds(Ref.to(EDITOR), {})
    assert not scope.holds(Ref.to(VOICE), {})
    assert scope.holds(Ref("organisation", RecordId("house")), {})


@given(st.sampled_from(["account", "person", "seat", "letter"]), st.text(min_size=1))
def test_the_whole_team_has_everything(kind, which):
    assert WHOLE_TEAM.holds(Ref(kind, RecordId(which)), {})
    assert WHOLE_TEAM.account(RecordId(which))
    assert WHOLE_TEAM.person(RecordId(which))
    assert WHOLE_TEAM.any_account([RecordId(which)])
