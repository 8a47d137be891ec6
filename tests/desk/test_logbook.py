"""The log as it is asked for and as it is copied out: checked again without a line of ours."""

import hashlib
import json
from datetime import UTC, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from smdesk.desk.checkup import Flaw
from smdesk.desk.history import SEALED_FIELDS
from smdesk.desk.logbook import Fracture, Wanted, broken_at
from smdesk.desk.sample import AYTAN
from smdesk.desk.topics import Topic
from smdesk.domain.custody import SecretKind
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import TODAY, account_named, person_named


def lines(session, **wanted):
    return session.logbook.lines(Wanted(**wanted), -1, zone=UTC)


def exported(session):
    return [json.loads(line) for line in session.logbook.exported()]


def entry_hash(vault, entry):
    """Hash an entry as docs/log.md says, with nothing but the standard library."""
    said = [
        "smdesk/entry/1", vault, entry["device"], entry["sequence"], entry["at"], entry["person"],
        entry["slot"], entry["task"], entry["reason"], entry["undoes"], entry["seen"],
        entry["previous"],
        [
            [*o["dot"], o["kind"], o["record"], o["field"], o["value"], o["replaces"]]
            for o in entry["operations"]
        ],
    ]  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_newest_come_first_and_as_many_as_asked_for(nora):
    numbers = [line.entry.number for line in lines(nora)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(nora.logbook.lines(Wanted(), 5, zone=UTC)) == 5


def test_it_is_narrowed_by_person_area_and_day(nora):
    aytan = person_named(nora, AYTAN.name).id
    assert lines(nora, person=aytan) == []
    areas = {line.entry.task.split(".")[0] for line in lines(nora, area=Topic.ROSTER)}
    assert {"person", "seat", "term"} <= areas
    assert not areas & {"account", "secret", "audit", "vault"}
    assert lines(nora, since=TODAY) == lines(nora, until=TODAY) == lines(nora)
    assert lines(nora, until=TODAY - timedelta(days=1)) == []


def test_only_those_who_did_something_are_offered(nora):
    offered = set(nora.logbook.people().values())
    assert nora.me.name in offered
    assert AYTAN.name not in offered


def test_whoever_has_the_copy_checks_chain_content_and_signatures_alone(nora):
    head, *entries = exported(nora)
    assert head["entries"] == len(entries) == nora.library.journal.head().entries
    last, contents = {}, 0
    for entry in entries:
        assert entry["previous"] == last.get(entry["device"], "00" * 32)
        last[entry["device"]] = entry["hash"]
        key = Ed25519PublicKey.from_public_bytes(
            bytes.fromhex(head["keys"][entry["slot"]]["ed25519"])
        )
        key.verify(bytes.fromhex(entry["signature"]), bytes.fromhex(entry["hash"]))
        if not any("sealed_sha256" in operation for operation in entry["operations"]):
            contents += 1
            assert entry_hash(head["vault"], entry) == entry["hash"]
    together = b"".join(sorted(bytes.fromhex(one) for one in last.values()))
    assert hashlib.sha256(together).hexdigest() == head["head"]
    assert contents > len(entries) / 2


def test_a_forged_line_does_not_pass_as_signed(nora):
    head, first, *_ = exported(nora)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["keys"][first["slot"]]["ed25519"]))
    forged = hashlib.sha256(b"something else").digest()
    with pytest.raises(InvalidSignature):
        key.verify(bytes.fromhex(first["signature"]), forged)


def test_nothing_sealed_leaves_with_the_copy(nora):
    account = account_named(nora, "X").id
    marker = SecretText("Never-Anywhere-Else-7Q")
    nora.accounts.set_secret(account, SecretKind.API_KEY, marker, label="Key", by=nora.me)
    raw = b"".join(nora.logbook.exported())
    assert b"Never-Anywhere" not in raw
    operations = [one for entry in exported(nora)[1:] for one in entry["operations"]]
    hidden = [one["sealed_sha256"] for one in operations if one.get("sealed_sha256")]
    parts = [part for one in hidden if isinstance(one, dict) for part in one.items()]
    whole = [one for one in hidden if isinstance(one, str)]
    assert {"sealed", "wrapped"} <= {name for name, _ in parts}
    assert all(len(digest) == 64 for digest in [*whole, *(digest for _, digest in parts)])
    assert not any(
        SEALED_FIELDS & (one["value"].keys() if one["field"] == "" else {one["field"]})
        for one in operations
        if "value" in one
    )
    for (wrapped,) in nora.library.key_wraps.pick("wrapped"):
        assert wrapped.hex().encode() not in raw


@pytest.mark.parametrize(
    ("statement", "number", "why"),
    [
        ("UPDATE entry SET task = 'term.end' WHERE number = 9", 9, Fracture.ALTERED),
        ("UPDATE entry SET person = 'somebody' WHERE number = 9", 9, Fracture.ALTERED),
        ("DELETE FROM entry WHERE number = 9", 10, Fracture.MISSING),
        ("UPDATE entry SET signature = x'00' WHERE number = 9", 9, Fracture.UNSIGNED),
    ],
)
def test_the_place_where_somebody_tampered_is_named(nora, statement, number, why):
    connection = nora.vault.connection
    for trigger in ("entry_stays", "entry_is_kept"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    problems = nora.logbook.check()
    assert problems[0].flaw is Flaw.CHAIN
    place = broken_at(problems)[0]
    assert (place.entry.number, place.why) == (number, why)
