"""The check: what was put back or signed in another's name is found when the cabinet is opened."""

import pytest

from smdesk.desk.errors import Part, VaultDamagedError
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member, Person
from tests.desk.conftest import NORA


def test_an_older_database_put_back_after_a_crash_is_noticed_by_its_shorter_log(desk, nora):
    """There is no digest then, and the older log is whole in itself."""
    database = nora.vault.database
    old = database.read_bytes()
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.lock()
    again = desk.enter(NORA)
    again.roster.people.add(Person(name="Sam"), by=again.me)
    again.abandon()
    database.write_bytes(old)
    with pytest.raises(VaultDamagedError) as error:
        desk.enter(NORA)
    assert (error.value.part, error.value.detail) == (Part.CHAIN, "head")


def test_an_entry_in_which_a_member_names_somebody_else_is_found(nora):
    """Signed with a member's own key, and it says that another did it."""
    assert nora.checkup.log() == []
    other = Member(person=RecordId("idris"), slot=nora.me.slot, name="Idris", coordinator=True)
    with nora.library.transaction("people.add", by=other):
        nora.library.people.save(Person(name="Pia"))
    assert [problem.flaw.name for problem in nora.checkup.log()] == ["CHAIN"]
