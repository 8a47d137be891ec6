"""Whoever edits an approval past the program, or makes one up, gains nothing, and it is told."""

from datetime import timedelta

import pytest

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.approvals import FORGED, Approval
from smdesk.domain.calendar import State
from smdesk.domain.claims import signed
from tests.desk.test_gate import STORY, approved, asked, refused

CHANGES = [
    "words = 'Better'",
    "digest = 'ff'",
    "writers = '[]'",
    "expires = '2099-01-01T00:00:00+00:00'",
    "at = '2026-08-02T00:00:00+00:00'",
    "planned = '2026-08-02T00:00:00+00:00'",
    "version = 7",
    "stage = 2",
    "slot = 'another'",
    "signature = x'00'",
]


def by_hand(session, statement, *values):
    """Change the drawer past all of smdesk, with its triggers out of the way."""
    connection = session.library.journal._connection
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'approval'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(statement, values)
    for _, text in triggers:
        connection.execute(text)


def shut(session, variant):
    """Look that it counts for nothing, and that it is told."""
    gate = session.calendar.gate.standing(variant.id)
    assert (gate.open, gate.live) == (False, ())
    assert len(gate.forged) == 1
    told = {one.about.id for one in session.calendar.findings() if one.rule is FORGED}
    assert variant.id in told
    refused(FORGED, session.calendar.publishing.post, variant.id, STORY, by=session.me)
    refused(FORGED, session.calendar.gate.schedule, variant.id, by=session.me)
    assert session.calendar.variant(variant.id).state is not State.POSTED


@pytest.mark.parametrize("change", CHANGES)
def test_an_approval_that_was_edited_counts_for_nothing_and_is_told(desk, change):
    nora, variant = approved(desk)
    by_hand(nora, f"UPDATE approval SET {change} WHERE variant = ?", variant.id)  # noqa: S608
    shut(nora, variant)
    (line,) = nora.calendar.gate.approvals(variant.id)
    assert not line.genuine


def made_up(session, variant, by, slot):
    """Return a yes in somebody's name, signed with the key of whoever opened the cabinet."""
    now = session.calendar.now()
    wanted = Approval(
        variant=variant.id, request=variant.request, digest=variant.digest, by=by, slot=slot,
        version=variant.version, at=now, expires=now + timedelta(days=30), planned=variant.at,
        writers=variant.writers,
    )  # fmt: skip
    return signed(wanted, session.vault.vault, session.vault.identity.sign)


@pytest.mark.parametrize("whose", ["hers", "their own"])
def test_a_yes_that_was_made_up_counts_for_nothing_and_is_told(desk, whose):
    nora = desk.enter(NORA).me
    idris = desk.enter(IDRIS)
    variant = asked(idris)
    name = nora if whose == "hers" else idris.me
    forged = made_up(idris, variant, name.person, name.slot)
    with idris.library.transaction("gate.approve", by=idris.me):
        idris.library.calendar.approvals.save(forged)
    shut(idris, variant)
    shut(desk.enter(NORA), variant)
