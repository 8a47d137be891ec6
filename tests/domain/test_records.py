"""What all records share, what the packet counts, and the secret that nothing prints."""

import pickle
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import handoff
from smdesk.domain.custody import Exposure, Seen
from smdesk.domain.handoff import FirstTask, Letter, packet_number
from smdesk.domain.journal import Dot, Entry, Operation, entry_hash
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import (
    Fault,
    InvalidError,
    RecordId,
    address_or_empty,
    link_or_empty,
    new_id,
    new_ids,
)
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Stage, Upkeep, Work

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_ids_are_32_hexadecimal_digits_and_never_come_twice():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(i) == 32 and int(i, 16) >= 0 for i in ids)


@given(st.emails())
def test_real_addresses_are_accepted(address):
    assert address_or_empty(address) is None


@pytest.mark.parametrize("text", ["nobody", "a b@c.de", "@c.de", "a@c", "a@c..de", "a@@c.de"])
def test_what_is_no_address_is_said_so(text):
    assert address_or_empty(text) is Fault.NOT_AN_ADDRESS


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", None),
        ("https://example.org/a?b=c", None),
        ("http://x", None),
        ("ftp://example.org", Fault.NOT_A_LINK),
        ("example.org", Fault.NOT_A_LINK),
        ("https://", Fault.NOT_A_LINK),
        ("javascript:alert(1)", Fault.NOT_A_LINK),
    ],
)
def test_a_link_begins_with_http(text, fault):
    assert link_or_empty(text) is fault


def test_an_instant_that_is_not_utc_is_refused():
    elsewhere = NOW.astimezone(timezone(timedelta(hours=4)))
    for instant in (elsewhere, NOW.replace(tzinfo=None)):
        with pytest.raises(InvalidError) as error:
            Exposure(person=new_id(), secret=new_id(), number=1, how=Seen.SHOWN, at=instant)
        assert error.value.faults == {"at": Fault.NOT_AWARE}


@given(st.text().map("hidden:{}".format))
def test_a_secret_shows_as_dots_wherever_it_is_printed(text):
    secret = SecretText(text)
    assert text not in f"{secret} {secret!r} {secret:>40} {[secret]}"
    assert secret.reveal() == text


def test_a_secret_is_never_pickled_and_knows_whether_it_is_empty():
    with pytest.raises(TypeError):
        pickle.dumps(SecretText("hunter2"))
    assert SecretText("x")
    assert not SecretText("")


@given(st.integers(2000, 2999), st.integers(0, 500))
def test_packets_are_numbered_within_their_year(year, earlier):
    number = packet_number(year, earlier)
    assert number.startswith(f"HP-{year}-")
    assert int(number.rpartition("-")[2]) == earlier + 1
    assert number != packet_number(year, earlier + 1)


def test_the_first_packet_of_a_year():
    assert packet_number(2026, 0) == "HP-2026-01"


def test_a_packet_with_nothing_in_it_says_what_is_missing():
    found = handoff.findings(Organisation(name="L"), (), (), (), ())
    assert {f.rule for f in found} == set(handoff.RULES)
    letter = Letter(text="  ", written_on=date(2026, 1, 1))
    task = FirstTask(text="Meet everybody")
    found = handoff.findings(Organisation(name="L"), (letter,), (task,), (), ())
    assert handoff.NO_LETTER in {f.rule for f in found}
    assert handoff.NO_FIRST_TASKS not in {f.rule for f in found}


def test_a_note_of_upkeep_is_closed_as_done_or_as_never_come_to():
    note = Upkeep(what=Work.MEMBER, stage=Stage.INTENDED, at=NOW, person=new_id(), slot="s")
    assert note.done().stage is Stage.DONE
    assert note.abandoned().stage is Stage.ABANDONED
    assert note.done().id == note.id


ENTRY = Entry(
    number=1,
    device="d",
    sequence=1,
    at=NOW,
    person=RecordId("p"),
    slot="s",
    task="account.add",
    previous=bytes(32),
    hash=b"",
    signature=b"",
)
OPERATION = Operation(
    dot=Dot("d", 1), kind="account", record=RecordId("r"), field="name", text='"Instagram"'
)


@pytest.mark.parametrize(
    "change",
    [
        {"device": "e"},
        {"sequence": 2},
        {"person": RecordId("q")},
        {"slot": "t"},
        {"task": "account.change"},
        {"reason": "because"},
        {"undoes": 1},
        {"previous": b"1" * 32},
        {"at": NOW + timedelta(seconds=1)},
        {"seen": (("e", 3),)},
    ],
)
def test_the_chain_holds_to_everything_an_entry_says(change):
    assert entry_hash("v", replace(ENTRY, **change), [OPERATION]) != entry_hash(
        "v", ENTRY, [OPERATION]
    )


def test_the_chain_holds_to_the_vault_and_to_every_operation_in_order():
    other = OPERATION._replace(text='"YouTube"')
    hashes = {
        entry_hash("v", ENTRY, []),
        entry_hash("v", ENTRY, [OPERATION]),
        entry_hash("w", ENTRY, [OPERATION]),
        entry_hash("v", ENTRY, [other]),
        entry_hash("v", ENTRY, [OPERATION, other]),
        entry_hash("v", ENTRY, [other, OPERATION]),
    }
    assert len(hashes) == 6


def test_the_number_of_an_entry_is_not_in_its_hash_for_it_counts_arrivals():
    assert entry_hash("v", replace(ENTRY, number=9), []) == entry_hash("v", ENTRY, [])


def test_ids_made_together_are_in_order_and_like_no_others():
    one, other = (list(islice(new_ids(), 300)) for _ in range(2))
    for ids in (one, other):
        assert ids == sorted(ids)
        assert all(re.fullmatch(r"[0-9a-f]{32}", made) for made in ids)
    assert len({*one, *other}) == 600
