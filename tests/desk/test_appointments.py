"""Decisions and appointments at their desk: who is named, who is refused, what rests on what."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smdesk.desk
from smdesk.desk.errors import InvalidError, RefusedError, StillNeededError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.appointments import (
    APPOINTMENT_ENDED,
    NO_ADMINISTRATOR,
    NO_APPOINTMENT,
    OF_THE_FOUNDING,
    QUOTED_ONLY,
    TO_CONFIRM,
    UNAPPOINTED,
    Appointment,
    Body,
    Capability,
    Decision,
    Founding,
    may_keep,
)
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roles import Assignment
from smdesk.domain.roster import Person
from smdesk.domain.rules import BoundClause
from tests.desk.conftest import (
    TODAY,
    account_named,
    appoint,
    newcomer,
    person_named,
)
from tests.desk.test_recovery import kit_of, recover, typed
from tests.desk.test_removal import let_out

DAY = timedelta(days=1)


def somebody(session, name="Pia"):
    return session.roster.people.add(Person(name=name), by=session.me)


def rules(session):
    return {f.rule for f in (*session.appointments.findings(), *session.decisions.findings())}


def begin(desk, prepared, founding=None):
    """Return a cabinet that somebody has just begun."""
    return desk.keep(
        desk.front.create(
            desk.home / "fresh.smvault",
            Organisation(name="Riverside Library"),
            Person(name="Mara"),
            prepared,
            founding,
        )
    )


# Who may be named.


def test_nobody_is_named_a_custodian_without_an_appointment(nora):
    pia, x = somebody(nora), account_named(nora, "X").id
    with pytest.raises(RefusedError) as error:
        nora.accounts.name_custodian(x, pia.id, by=nora.me)
    finding = error.value.finding
    assert finding.rule is NO_APPOINTMENT
    assert finding.about.id == pia.id
    assert finding.facts == {"person": "Pia", "accounts": ("X",)}
    assert pia.id not in {c.person for c in nora.accounts.custodians(x)}
    appoint(nora, pia)
    assert nora.accounts.name_custodian(x, pia.id, by=nora.me).person == pia.id


def test_the_refusal_quotes_the_clause_it_is_bound_to(nora):
    clause = BoundClause(rule=NO_APPOINTMENT.code, document="LPPC619", number="1.3.1")
    for old in nora.organisation.clauses.all():
        nora.organisation.clauses.remove(old.id, by=nora.me)
    nora.organisation.clauses.add(clause, by=nora.me)
    with pytest.raises(RefusedError) as error:
        nora.accounts.name_custodian(account_named(nora, "X").id, somebody(nora).id, by=nora.me)
    assert error.value.finding.clause == clause


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"capability": Capability.ADMINISTRATOR}, id="approves, holds no key"),
        pytest.param({"capability": Capability.AUDITOR}, id="audits"),
        pytest.param({"capability": Capability.CORPORATE_SUPPORT}, id="supports"),
        pytest.param({"first": TODAY + DAY}, id="not yet"),
        pytest.param({"first": TODAY - 9 * DAY, "last": TODAY - DAY}, id="not any more"),
        pytest.param({"channels": (RecordId("another"),)}, id="for another account"),
    ],
)
def test_an_appointment_to_something_else_names_no_custodian(nora, how):
    pia = appoint(nora, somebody(nora), **how)
    with pytest.raises(RefusedError):
        nora.accounts.name_custodian(account_named(nora, "X").id, pia.id, by=nora.me)


def test_an_appointment_for_one_account_names_a_custodian_of_that_one_alone(nora):
    x, newsletter = account_named(nora, "X").id, account_named(nora, "Newsletter").id
    pia = appoint(nora, somebody(nora), channels=(x,))
    nora.accounts.name_custodian(x, pia.id, by=nora.me)
    with pytest.raises(RefusedError):
        nora.accounts.name_custodian(newsletter, pia.id, by=nora.me)


def test_a_new_account_is_refused_whole_when_one_of_its_custodians_is_not_appointed(nora):
    flickr = Account(name="Flickr", platform=Platform.FLICKR)
    with pytest.raises(RefusedError):
        nora.accounts.add(flickr, custodians=[nora.me.person, somebody(nora).id], by=nora.me)
    assert nora.library.accounts.get(flickr.id) is None
    assert nora.library.custodians.where(account=flickr.id) == []


def test_the_custodian_quotes_the_decision_of_their_appointment(nora):
    pia = newcomer(nora)
    named = nora.accounts.name_custodian(account_named(nora, "X").id, pia.id, by=nora.me)
    assert named.decision == nora.decisions.all()[0].number
    other = nora.accounts.name_custodian(
        account_named(nora, "Newsletter").id, pia.id, decision="Chair 7", by=nora.me
    )
    assert other.decision == "Chair 7"


# The founder.


def test_whoever_founds_a_cabinet_can_work_and_is_to_be_confirmed(desk, prepared):
    session = begin(desk, prepared)
    session.accounts.add(Account(name="X", platform=Platform.X), by=session.me)
    assert TO_CONFIRM in rules(session)
    assert UNAPPOINTED not in rules(session)
    with pytest.raises(RefusedError) as error:
        session.accounts.name_custodian(
            session.library.accounts.all()[0].id, somebody(session).id, by=session.me
        )
    assert error.value.finding.rule is NO_APPOINTMENT


def test_the_founding_appoints_nobody_else(desk, prepared):
    session = begin(desk, prepared)
    (founding,) = session.decisions.all()
    pia = somebody(session)
    made = Appointment(
        person=pia.id,
        capability=Capability.ACCOUNT_MANAGER,
        decision=founding.id,
        first=desk.clock.today(),
    )
    for task in (
        lambda: session.appointments.appoint(founding, [made], by=session.me),
        lambda: session.appointments.add(made, by=session.me),
    ):
        with pytest.raises(RefusedError) as error:
            task()
        assert error.value.finding.rule is OF_THE_FOUNDING
    confirmed = replace(founding, number="Board 1", body=Body.BOARD)
    session.decisions.change(confirmed, by=session.me)
    assert TO_CONFIRM not in rules(session)
    session.appointments.appoint(confirmed, [made], by=session.me)


def test_a_decision_that_appoints_two_does_not_become_the_founding(nora):
    shared = nora.decisions.numbered("Board 2026-09")
    pia = somebody(nora)
    nora.appointments.appoint(
        shared,
        [
            Appointment(
                person=pia.id, capability=Capability.AUDITOR, decision=shared.id, first=TODAY
            )
        ],
        by=nora.me,
    )
    with pytest.raises(RefusedError):
        nora.decisions.change(replace(shared, body=Body.FOUNDER), by=nora.me)


def test_a_decision_that_is_known_at_the_founding_is_on_file(desk, prepared):
    decision = Decision(number="Board 2026-14", body=Body.BOARD, on=TODAY)
    founding = Founding(decision, (Capability.ACCOUNT_MANAGER, Capability.ADMINISTRATOR))
    session = begin(desk, prepared, founding)
    assert session.appointments.approvers() == {session.me.person}
    assert not rules(session) & {TO_CONFIRM, NO_ADMINISTRATOR}


# Cabinets from before there were appointments.


@pytest.fixture
def before(desk):
    """The sample as if nobody had ever been appointed in it."""
    session = desk.enter(NORA)
    for one in session.appointments.all():
        session.appointments.remove(one.id, by=session.me)
    return session


def test_who_answered_before_goes_on_and_is_told(before):
    assert {UNAPPOINTED, NO_ADMINISTRATOR} <= rules(before)
    told = [f for f in before.appointments.findings() if f.rule is UNAPPOINTED]
    assert {f.facts["person"] for f in told} == {NORA.name, IDRIS.name, AYTAN.name}
    assert UNAPPOINTED in {f.rule for f in before.handoff.holes()}


def test_whoever_brings_an_account_in_may_keep_it_while_nobody_is_appointed(before):
    before.accounts.add(Account(name="Flickr", platform=Platform.FLICKR), by=before.me)
    with pytest.raises(RefusedError):
        before.accounts.add(
            Account(name="Bluesky", platform=Platform.BLUESKY),
            custodians=[person_named(before, IDRIS.name).id],
            by=before.me,
        )
    appoint(before, person_named(before, IDRIS.name))
    with pytest.raises(RefusedError):
        before.accounts.add(Account(name="Threads", platform=Platform.THREADS), by=before.me)


def test_a_missing_paper_keeps_nobody_from_being_released(before):
    x = account_named(before, "X").id
    before.accounts.release_custodian(x, person_named(before, IDRIS.name).id, by=before.me)
    assert account_named(before, "X").custodians == (NORA.name,)


def test_a_missing_paper_keeps_nobody_from_being_let_out(desk, before):
    youtube = account_named(before, "YouTube").id
    before.accounts.remove(account_named(before, "Newsletter").id, by=before.me)
    appoint(before, person_named(before, NORA.name))
    idris = desk.enter(IDRIS)
    idris.accounts.name_custodian(youtube, person_named(idris, NORA.name).id, by=idris.me)
    session = desk.enter(NORA)
    for one in session.appointments.all():
        session.appointments.remove(one.id, by=session.me)
    fresh = let_out(desk, session, IDRIS)
    assert account_named(fresh, "YouTube").custodians == (NORA.name,)


def test_whoever_comes_in_by_paper_has_the_keys_and_is_told_to_be_appointed(desk, before, prepared):
    drawn = kit_of(before)
    desk.leave()
    mary = recover(desk, desk.front.recover_by_kit(desk.path, typed(drawn)), "Mary Poole", prepared)
    assert mary.me.person in {c.person for c in mary.library.custodians.all()}
    told = {f.facts["person"] for f in mary.appointments.findings() if f.rule is UNAPPOINTED}
    assert "Mary Poole" in told


def test_an_account_that_was_removed_comes_back_with_its_custodians(before):
    x = account_named(before, "X").id
    before.accounts.remove(x, by=before.me)
    before.undo.undo(by=before.me)
    assert {c.person for c in before.accounts.custodians(x)} == {
        before.me.person,
        person_named(before, IDRIS.name).id,
    }


def test_a_backup_brings_its_custodians_back_appointed_or_not(desk, before):
    name = before.backups.now().name
    held = set(before.library.custodians.pick("account, person"))
    appoint(before, before.roster.people.one(before.me.person))
    newsletter = account_named(before, "Newsletter").id
    before.accounts.release_custodian(newsletter, person_named(before, AYTAN.name).id, by=before.me)
    fresh = desk.keep(before.restore_backup(name, reason="Fire", by=before.me))
    assert set(fresh.library.custodians.pick("account, person")) == held


# When one ends.


def test_custody_goes_on_after_an_appointment_and_is_told(nora):
    idris = person_named(nora, IDRIS.name)
    (one,) = [a for a in nora.appointments.all() if a.person == idris.id]
    ended = nora.appointments.end(one.id, TODAY - DAY, by=nora.me)
    assert ended.last == TODAY - DAY
    (found,) = [f for f in nora.appointments.findings() if f.rule is APPOINTMENT_ENDED]
    assert found.facts["last"] == TODAY - DAY
    assert "YouTube" in found.facts["accounts"]
    assert account_named(nora, "YouTube").custodians == (IDRIS.name,)
    nora.undo.undo(by=nora.me)
    assert APPOINTMENT_ENDED not in rules(nora)


# The register of decisions.


def test_two_decisions_do_not_share_a_number(nora):
    again = Decision(number="board  2026-09", on=TODAY)
    for task in (nora.decisions.add, nora.decisions.keep):
        with pytest.raises(InvalidError):
            task(again, by=nora.me)


def test_what_rests_on_a_decision_is_listed_and_keeps_it(nora):
    line = next(one for one in nora.decisions.lines() if one.decision.number == "Board 2025-31")
    assert [ref.kind for ref in line.rests] == ["appointment", "term"]
    assert nora.decisions.names_of(line.rests) == [IDRIS.name, IDRIS.name]
    with pytest.raises(StillNeededError):
        nora.decisions.remove(line.decision.id, by=nora.me)


def test_a_number_that_is_only_quoted_is_told_until_it_is_kept(nora):
    assert list(nora.decisions.quoted_only()) == ["Board 2025-12"]
    assert QUOTED_ONLY in rules(nora)
    nora.decisions.keep(Decision(number="Board 2025-12", on=TODAY), by=nora.me)
    assert nora.decisions.quoted_only() == {}
    assert QUOTED_ONLY not in rules(nora)
    assert nora.library.journal.entries(limit=1)[0].task == "decision.keep"


def test_whatever_quotes_a_number_follows_when_it_changes(nora):
    one = nora.decisions.numbered("Board 2025-31")
    nora.decisions.change(replace(one, number="Council 2025-31"), by=nora.me)
    terms = [t.decision for t in nora.roster.terms.all()]
    assert "Council 2025-31" in terms
    assert "Board 2025-31" not in terms
    assert "Board 2025-31" not in nora.decisions.quoted_only()
    nora.undo.undo(by=nora.me)
    assert "Board 2025-31" in [t.decision for t in nora.roster.terms.all()]


def test_a_custodian_whose_decision_is_renumbered_still_holds_the_key(desk, nora):
    x, pia = account_named(nora, "X").id, newcomer(nora)
    named = nora.accounts.name_custodian(x, pia.id, by=nora.me)
    one = nora.decisions.numbered(named.decision)
    nora.decisions.change(replace(one, number="Council 1"), by=nora.me)
    key = nora.accounts._keys.open(x)
    assert pia.id in nora.accounts._keys.named(key)


def test_a_decision_is_found_by_what_it_says_and_has_its_history(nora):
    one = nora.decisions.numbered("Board 2026-09")
    assert one.id in {hit.ref.id for hit in nora.search.find("binder")}
    nora.decisions.change(replace(one, says="Nora decides."), by=nora.me)
    assert nora.decisions.history(one.id)[0].task == "decision.change"


def test_a_person_who_is_appointed_stays_on_file(nora):
    pia = newcomer(nora)
    with pytest.raises(StillNeededError):
        nora.roster.people.remove(pia.id, by=nora.me)


def test_an_assignment_counts_among_what_rests_on_a_decision(nora):
    role = nora.roles.sheets()[0].role
    given = Assignment(role=role.id, person=nora.me.person, first=TODAY, decision="board 2026-09")
    nora.roles.assign(given, by=nora.me)
    line = next(one for one in nora.decisions.lines() if one.decision.number == "Board 2026-09")
    assert "assignment" in {ref.kind for ref in line.rests}
    assert "board 2026-09" not in nora.decisions.quoted_only()


def test_everybody_who_answers_in_the_sample_is_appointed(nora):
    every = nora.appointments.all()
    for account, person in nora.library.custodians.pick("account, person"):
        assert may_keep(every, person, TODAY, account)


# No way around it.


def test_custodians_are_made_in_four_places_and_nowhere_else():
    """Whoever adds a fifth asks for the appointment there, or says here why not.

    Recovery by paper or shares names whoever came in: it must not wait for another paper.
    """
    desks = Path(smdesk.desk.__file__).parent
    made = {
        file.name for file in desks.glob("*.py") if re.search(r"\bCustodian\(", file.read_text())
    }
    asks = {file.name for file in desks.glob("*.py") if "check_keepers(" in file.read_text()}
    assert made == {"accounts.py", "custody.py", "import_writing.py", "keys_by_paper.py"}
    assert made - asks == {"keys_by_paper.py"}


TASKS = st.sampled_from(["appoint", "end", "name", "add", "release", "remove", "undo", "drop"])


def test_whoever_comes_to_answer_for_an_account_was_appointed_that_day(nora):
    """But for two: what is taken out of the bin, and one's own while nobody is appointed."""
    people = [*nora.roster.people.all(), *(somebody(nora, f"Extra {n}") for n in range(3))]
    ever = set(nora.library.custodians.pick("account, person"))

    @settings(max_examples=12)
    @given(tasks=st.lists(st.tuples(TASKS, st.integers(0, 5), st.integers(0, 5)), max_size=12))
    def walk(tasks):
        for task, at, which in tasks:
            before, every = nora.library.custodians.pick("account, person"), nora.appointments.all()
            accounts = nora.library.accounts.all()
            with suppress(SmdeskError):
                do(nora, task, people[at % len(people)], accounts[which % len(accounts)])
            now = set(nora.library.custodians.pick("account, person"))
            for account, who in now - set(before):
                restored = task == "undo" and (account, who) in ever
                own = task == "add" and who == nora.me.person and not every
                assert restored or own or may_keep(every, who, TODAY, account)
            ever.update(now)

    walk()


def do(session, task, person, account):
    """Do one task, which may be refused."""
    held = [a for a in session.appointments.all() if a.person == person.id]
    if task == "appoint":
        appoint(session, person, channels=(account.id,))
    elif task == "end" and held:
        session.appointments.end(held[0].id, TODAY - DAY, by=session.me)
    elif task == "drop" and held:
        session.appointments.remove(held[0].id, by=session.me)
    elif task == "name":
        session.accounts.name_custodian(account.id, person.id, by=session.me)
    elif task == "add":
        made = Account(name="New", platform=Platform.OTHER)
        session.accounts.add(made, custodians=[session.me.person, person.id], by=session.me)
    elif task == "release":
        session.accounts.release_custodian(account.id, person.id, by=session.me)
    elif task == "remove" and len(session.library.accounts.all()) > 2:
        session.accounts.remove(account.id, by=session.me)
    elif task == "undo":
        session.undo.undo(by=session.me)
