"""The gate's desk: who may say yes, what that is worth, and how what went out is noted."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from smdesk.desk.errors import StandsError
from smdesk.desk.media import Picture
from smdesk.desk.publishing import Out, Yes
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.approvals import (
    CHANGED_SINCE,
    EXPIRED,
    NO_PERMALINK,
    NOT_APPROVED,
    NOT_APPROVER,
    OWN_WORK,
    SECOND_STAGE,
)
from smdesk.domain.calendar import NO_TIME, NOTHING_TO_ASK, OVER_LIMIT, State, WrongStateError
from smdesk.domain.checklists import CHECK_OPEN, Check, Weight
from smdesk.domain.media import (
    CONSENT_EXPIRED,
    NO_ALT,
    NO_CREDIT,
    Consent,
    MediaAsset,
)
from smdesk.domain.publications import (
    COUNTERSIGN_LATE,
    DIFFERS,
    NO_OK,
    NOT_COUNTERSIGNED,
    NOT_TODAY,
    TOO_MANY,
    USED_LATELY,
    Change,
    Way,
    compared,
)
from smdesk.domain.records import InvalidError
from smdesk.domain.rules import BoundClause, ReasonNeededError, RefusedError
from smdesk.domain.workflow import NO_DECISION, NOT_ADMINISTRATOR
from smdesk.store.errors import CannotUndoError

STORY = Out(no_link="A story, gone after a day")


def account(session, name):
    return next(line.id for line in session.accounts.lines() if line.name == name)


def written(session, text="Come and play.", channel="Instagram", **delta):
    now = session.calendar.now().astimezone(UTC).replace(microsecond=0)
    at = now + timedelta(**(delta or {"days": 2}))
    variant = session.calendar.begin(account(session, channel), at, "Chess", by=session.me)
    return session.calendar.write(replace(variant, text=text), by=session.me)


def asked(session, text="Come and play.", channel="Instagram", **delta):
    variant = written(session, text, channel, **delta)
    for check in (Check.FACTS, Check.NAMES):
        session.calendar.checks.tick(variant.id, check, "The list", by=session.me)
    return session.calendar.gate.submit(variant.id, by=session.me)


def approved(desk, **given):
    """Return the variant that Idris wrote and Nora approved, with Nora's session."""
    variant = asked(desk.enter(IDRIS), **given)
    nora = desk.enter(NORA)
    nora.calendar.gate.approve(variant.id, "Fine", by=nora.me)
    return nora, nora.calendar.variant(variant.id)


def refused(rule, task, *args, **given):
    with pytest.raises(RefusedError) as error:
        task(*args, **given)
    assert error.value.finding.rule is rule
    return error.value.finding


def test_what_was_approved_by_somebody_else_may_be_posted(desk):
    nora, variant = approved(desk)
    assert variant.state is State.APPROVED
    gate = nora.calendar.gate.standing(variant.id)
    assert gate.open
    assert [one.name for one in nora.calendar.gate.approvals(variant.id)] == [NORA.name]
    out = Out(permalink="https://social.example/1")
    publication = nora.calendar.publishing.post(variant.id, out, by=nora.me)
    assert publication.approval == gate.live[0].id
    assert nora.calendar.line(variant.id).state is State.POSTED


def test_nobody_approves_what_they_wrote(desk):
    nora = desk.enter(NORA)
    variant = asked(nora)
    found = refused(OWN_WORK, nora.calendar.gate.approve, variant.id, by=nora.me)
    assert found.facts["person"] == NORA.name
    assert nora.calendar.gate.may_approve(variant.id, by=nora.me).rule is OWN_WORK


def test_whoever_corrects_a_word_has_written_some_of_it(desk):
    variant = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    changed = nora.calendar.write(replace(variant, text="Come and play!"), by=nora.me)
    assert changed.state is State.DRAFT
    assert len(changed.writers) == 2
    nora.calendar.checks.tick(variant.id, Check.FACTS, by=nora.me)
    nora.calendar.checks.tick(variant.id, Check.NAMES, by=nora.me)
    nora.calendar.gate.submit(variant.id, by=nora.me)
    refused(OWN_WORK, nora.calendar.gate.approve, variant.id, by=nora.me)


def test_only_administrators_approve(desk):
    variant = asked(desk.enter(IDRIS))
    aytan = desk.enter(AYTAN)
    found = refused(NOT_APPROVER, aytan.calendar.gate.approve, variant.id, by=aytan.me)
    assert found.facts["person"] == AYTAN.name
    refused(NOT_APPROVER, aytan.calendar.gate.reject, variant.id, "No", by=aytan.me)


def test_nothing_is_posted_without_an_approval_and_the_clause_is_quoted(desk):
    idris = desk.enter(IDRIS)
    clause = BoundClause(rule=NOT_APPROVED.code, document="LB-POL-07", number="1.3.3")
    idris.organisation.clauses.add(clause, by=idris.me)
    variant = asked(idris)
    found = refused(NOT_APPROVED, idris.calendar.publishing.post, variant.id, STORY, by=idris.me)
    assert found.clause == clause
    assert idris.calendar.gate.refusal(variant.id).rule is NOT_APPROVED


def test_an_edit_voids_the_approval_and_says_which_version_it_was_for(desk):
    nora, variant = approved(desk)
    nora.calendar.write(replace(variant, text="Come and play tonight."), by=nora.me)
    found = refused(CHANGED_SINCE, nora.calendar.publishing.post, variant.id, STORY, by=nora.me)
    assert (found.facts["before"], found.facts["after"]) == ("v2", "v3")
    assert found.facts["person"] == NORA.name


def test_an_approval_is_void_when_a_description_changes(desk):
    nora, variant = approved(desk)
    asset = nora.calendar.media.all()[0]
    nora.calendar.media.arrange(variant.id, [Picture(asset.id)], by=nora.me)
    refused(CHANGED_SINCE, nora.calendar.publishing.post, variant.id, STORY, by=nora.me)


def test_a_small_move_keeps_the_approval_and_a_large_one_asks_again(desk):
    nora, variant = approved(desk)
    near = nora.calendar.move(variant.id, variant.at + timedelta(hours=20), by=nora.me)
    assert near.state is State.APPROVED
    back = nora.calendar.move(variant.id, variant.at + timedelta(hours=2), by=nora.me)
    assert nora.calendar.gate.standing(back.id).open
    far = nora.calendar.move(variant.id, variant.at + timedelta(hours=30), by=nora.me)
    assert far.state is State.IN_REVIEW
    assert not nora.calendar.gate.standing(variant.id).open
    nora.undo.undo(by=nora.me)
    assert nora.calendar.gate.standing(variant.id).open


def test_what_waits_past_its_time_is_missed_and_may_still_be_said_to_be_out(desk):
    nora, variant = approved(desk, hours=2)
    desk.clock._now += timedelta(hours=5)
    assert nora.calendar.line(variant.id).state is State.MISSED
    late = Out(at=variant.at + timedelta(minutes=3), permalink="https://social.example/2")
    nora.calendar.publishing.post(variant.id, late, by=nora.me)
    assert nora.calendar.line(variant.id).state is State.POSTED


def test_an_approval_ends_thirty_days_after_the_planned_time(desk):
    nora, variant = approved(desk)
    desk.clock._now += timedelta(days=33)
    refused(EXPIRED, nora.calendar.publishing.post, variant.id, STORY, by=nora.me)


def test_what_went_out_before_the_approval_was_not_approved(desk):
    nora, variant = approved(desk)
    early = replace(STORY, at=nora.calendar.now() - timedelta(days=1))
    refused(NOT_APPROVED, nora.calendar.publishing.post, variant.id, early, by=nora.me)
    nora.calendar.publishing.went_out(variant.id, "By mistake", early, by=nora.me)
    assert nora.calendar.line(variant.id).state is State.WENT_OUT_UNAPPROVED
    assert nora.calendar.line(variant.id).problem


def test_politics_need_two_and_never_the_same_one_twice(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    variant = idris.calendar.write(replace(variant, political=True), by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant.id, check, by=idris.me)
    idris.calendar.gate.submit(variant.id, by=idris.me)
    nora = desk.enter(NORA)
    assert nora.calendar.line(variant.id).needs_me
    after = nora.calendar.gate.approve(variant.id, by=nora.me)
    assert after.state is State.IN_REVIEW
    assert not nora.calendar.line(variant.id).needs_me
    with pytest.raises(RefusedError):
        nora.calendar.gate.approve(variant.id, by=nora.me)
    refused(SECOND_STAGE, nora.calendar.publishing.post, variant.id, STORY, by=nora.me)


def test_sending_back_needs_words(desk):
    variant = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    for task in ("request_changes", "reject", "withdraw"):
        with pytest.raises(InvalidError):
            getattr(nora.calendar.gate, task)(variant.id, " ", by=nora.me)
    back = nora.calendar.gate.request_changes(variant.id, "It is Thursday.", by=nora.me)
    assert (back.state, back.words, back.request) == (
        State.CHANGES_REQUESTED,
        "It is Thursday.",
        None,
    )
    with pytest.raises(WrongStateError):
        nora.calendar.gate.approve(variant.id, by=nora.me)


def test_no_link_and_another_text_need_their_reasons(desk):
    nora, variant = approved(desk)
    post = nora.calendar.publishing.post
    with pytest.raises(ReasonNeededError) as error:
        post(variant.id, Out(), by=nora.me)
    assert error.value.finding.rule is NO_PERMALINK
    other = replace(STORY, final_text="Come and play cards.")
    with pytest.raises(ReasonNeededError) as error:
        post(variant.id, other, by=nora.me)
    assert error.value.finding.rule is DIFFERS
    done = post(variant.id, replace(other, differs="The platform cut it."), by=nora.me)
    assert (done.final_text, done.differs) == ("Come and play cards.", "The platform cut it.")
    assert compared(variant.copied, done.final_text) == [
        (Change.SAME, "Come and "),
        (Change.GONE, "play."),
        (Change.NEW, "play cards."),
    ]


def test_blanks_at_the_ends_are_no_difference(desk):
    nora, variant = approved(desk)
    out = replace(STORY, final_text=f" {variant.copied} \r\n")
    assert nora.calendar.publishing.post(variant.id, out, by=nora.me).final_text == ""


def test_only_what_is_approved_and_dated_goes_into_the_queue(desk):
    nora, variant = approved(desk)
    assert nora.calendar.gate.schedule(variant.id, by=nora.me).state is State.SCHEDULED
    idris = desk.enter(IDRIS)
    other = asked(idris)
    refused(NOT_APPROVED, idris.calendar.gate.schedule, other.id, by=idris.me)
    idris.calendar.move(other.id, None, by=idris.me)
    refused(NO_TIME, idris.calendar.gate.schedule, other.id, by=idris.me)


def yes(session, **given):
    given = {
        "event": "Power cut",
        "why_now": "People were on their way",
        "approver": next(
            person.id for person in session.roster.people.all() if person.name == NORA.name
        ),
        "way": Way.PHONE,
        "words": "Yes, close.",
        "at": session.calendar.now(),
    } | given
    return Yes(**given)


def test_a_quick_step_rests_on_a_word_and_counts_as_posted_once_that_is_signed(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris, hours=1)
    refused(
        NO_OK,
        idris.calendar.publishing.quick_step,
        variant.id,
        yes(idris, approver=idris.me.person),
        STORY,
        by=idris.me,
    )
    idris.calendar.publishing.quick_step(variant.id, yes(idris), STORY, by=idris.me)
    assert idris.calendar.variant(variant.id).state is State.WENT_OUT_UNAPPROVED
    refused(NOT_COUNTERSIGNED, idris.calendar.publishing.archive, variant.id, by=idris.me)
    refused(OWN_WORK, idris.calendar.publishing.countersign, variant.id, by=idris.me)
    desk.clock._now += timedelta(hours=25)
    assert COUNTERSIGN_LATE in {one.rule for one in idris.calendar.findings()}
    nora = desk.enter(NORA)
    done = nora.calendar.publishing.countersign(variant.id, "As I said", by=nora.me)
    assert done.state is State.POSTED
    assert COUNTERSIGN_LATE not in {
        one.rule for one in nora.calendar.findings() if one.about.id == variant.id
    }
    (publication,) = nora.library.calendar.publications.where(variant=variant.id)
    assert publication.approval == nora.calendar.gate.approvals(variant.id)[0].approval.id
    nora.calendar.publishing.archive(variant.id, by=nora.me)


def test_one_signature_is_not_enough_for_a_quick_step_on_politics(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris, hours=1)
    variant = idris.calendar.write(replace(variant, political=True), by=idris.me)
    idris.calendar.publishing.quick_step(variant.id, yes(idris), STORY, by=idris.me)
    nora = desk.enter(NORA)
    after = nora.calendar.publishing.countersign(variant.id, "As I said", by=nora.me)
    assert after.state is State.WENT_OUT_UNAPPROVED
    assert nora.calendar.publishing.open_steps(variant.id)
    (publication,) = nora.library.calendar.publications.where(variant=variant.id)
    assert publication.approval is None


def test_a_quick_step_is_for_the_day_or_says_why_not(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris, days=5)
    with pytest.raises(ReasonNeededError) as error:
        idris.calendar.publishing.quick_step(variant.id, yes(idris), STORY, by=idris.me)
    assert error.value.finding.rule is NOT_TODAY


def test_many_quick_steps_on_one_channel_are_pointed_out(desk):
    idris = desk.enter(IDRIS)
    for _ in range(4):
        variant = written(idris, channel="Newsletter", hours=1)
        idris.calendar.publishing.quick_step(variant.id, yes(idris), STORY, by=idris.me)
    found = [one for one in idris.calendar.findings() if one.rule is TOO_MANY]
    assert [(one.facts["account"], one.facts["count"]) for one in found] == [("Newsletter", 4)]


def test_open_checks_stand_in_the_way_and_a_changed_text_is_looked_at_again(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    found = refused(CHECK_OPEN, idris.calendar.gate.submit, variant.id, by=idris.me)
    assert found.facts["checks"] == ("facts", "names")
    idris.calendar.checks.tick(variant.id, Check.FACTS, "The list", by=idris.me)
    idris.calendar.checks.set_weights(None, {Check.NAMES: Weight.OFF}, by=idris.me)
    idris.calendar.gate.submit(variant.id, by=idris.me)
    idris.calendar.write(replace(variant, text="Come and read."), by=idris.me)
    refused(CHECK_OPEN, idris.calendar.gate.submit, variant.id, by=idris.me)


def test_nothing_and_too_much_are_not_asked_about(desk):
    idris = desk.enter(IDRIS)
    empty = written(idris, text=" ")
    refused(NOTHING_TO_ASK, idris.calendar.gate.submit, empty.id, by=idris.me)
    long = written(idris, text="a" * 281, channel="X")
    found = refused(OVER_LIMIT, idris.calendar.gate.submit, long.id, by=idris.me)
    assert (found.facts["count"], found.facts["most"]) == (281, 280)


def picture(session, **given):
    asset = MediaAsset(
        **({"name": "door.jpg", "sha256": "0f" * 32, "alt": "A door", "credit": "Ada"} | given)
    )
    return session.calendar.media.add(asset, by=session.me)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"alt": ""}, NO_ALT),
        ({"credit": ""}, NO_CREDIT),
        ({"consent": Consent.ASKED}, CHECK_OPEN),
        ({}, None),
    ],
)
def test_pictures_are_looked_at_before_anybody_is_asked(desk, given, rule):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    asset = picture(idris, **given)
    idris.calendar.media.arrange(variant.id, [Picture(asset.id)], by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant.id, check, by=idris.me)
    if rule is None:
        assert idris.calendar.gate.submit(variant.id, by=idris.me).state is State.IN_REVIEW
        assert [v.id for v in idris.calendar.media.used_in(asset.id)] == [variant.id]
    else:
        refused(rule, idris.calendar.gate.submit, variant.id, by=idris.me)


def test_a_consent_that_is_over_blocks_even_where_nobody_requires_the_check(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    asset = picture(idris, expires=idris.calendar.now().date())
    idris.calendar.media.arrange(variant.id, [Picture(asset.id)], by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant.id, check, by=idris.me)
    idris.calendar.checks.set_weights(None, {Check.CONSENT: Weight.RECOMMENDED}, by=idris.me)
    refused(CONSENT_EXPIRED, idris.calendar.gate.submit, variant.id, by=idris.me)


def test_what_people_saw_is_neither_written_nor_moved_nor_removed(desk):
    nora, variant = approved(desk)
    nora.calendar.publishing.post(variant.id, STORY, by=nora.me)
    with pytest.raises(WrongStateError):
        nora.calendar.write(replace(variant, text="Other"), by=nora.me)
    with pytest.raises(RefusedError):
        nora.calendar.move(variant.id, variant.at + timedelta(days=1), by=nora.me)
    with pytest.raises(RefusedError):
        nora.calendar.remove(variant.id, by=nora.me)
    with pytest.raises(WrongStateError):
        nora.calendar.media.arrange(variant.id, [], by=nora.me)


def test_answers_stand_and_what_they_rest_on_is_not_undone(desk):
    idris = desk.enter(IDRIS)
    variant = asked(idris)
    idris.undo.undo(by=idris.me)
    idris.undo.undo(by=idris.me)
    with pytest.raises(CannotUndoError):
        idris.undo.undo(by=idris.me)
    assert idris.calendar.variant(variant.id) == variant
    entry = next(e for e in idris.library.journal.entries() if e.task == "gate.submit")
    with pytest.raises(StandsError):
        idris.undo.take_back(entry, by=idris.me)


def test_a_draft_is_removed_whole_and_comes_back_whole(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    idris.calendar.comments.say(variant.id, "Too long?", by=idris.me)
    idris.calendar.remove(variant.id, by=idris.me)
    assert idris.calendar.line(variant.id) is None
    idris.undo.undo(by=idris.me)
    assert idris.calendar.line(variant.id).title == "Chess"
    assert idris.calendar.comments.of(variant.id)[0].comment.text == "Too long?"


def test_comments_are_answered_and_settled(desk):
    idris = desk.enter(IDRIS)
    variant = written(idris)
    first = idris.calendar.comments.say(variant.id, "Is it Thursday?", by=idris.me)
    nora = desk.enter(NORA)
    nora.calendar.comments.say(variant.id, "Yes.", answers=first.id, by=nora.me)
    nora.calendar.comments.settle(first.id, by=nora.me)
    (talk,) = nora.calendar.comments.of(variant.id)
    assert (talk.name, talk.answers[0].name) == (IDRIS.name, NORA.name)
    assert talk.comment.settled_at is not None
    with pytest.raises(InvalidError):
        nora.calendar.comments.say(variant.id, " ", by=nora.me)


def test_reuse_makes_a_draft_and_keeps_who_wrote_it(desk):
    nora, variant = approved(desk)
    nora.calendar.publishing.post(variant.id, STORY, by=nora.me)
    again = nora.calendar.reusing.reuse(variant.id, by=nora.me)
    assert (again.state, again.text, again.at) == (State.DRAFT, variant.text, None)
    assert set(again.writers) == {*variant.writers, nora.me.person}
    assert nora.calendar.reusing.last_used(again.id) is not None
    soon = nora.calendar.move(again.id, variant.at + timedelta(days=20), by=nora.me)
    assert [one.rule for one in nora.calendar.reusing.findings(soon)] == [USED_LATELY]
    far = nora.calendar.move(again.id, variant.at + timedelta(days=90), by=nora.me)
    assert nora.calendar.reusing.findings(far) == []


@pytest.mark.parametrize(("hours", "near"), [(-1, True), (12, False)])
def test_days_of_the_calendar_count_and_not_hours(desk, hours, near):
    nora, variant = approved(desk)
    nora.calendar.publishing.post(variant.id, STORY, by=nora.me)
    again = nora.calendar.reusing.reuse(variant.id, by=nora.me)
    rules = nora.calendar.workflow()
    nora.calendar.change_workflow(
        replace(rules, reuse_days=30, zone="UTC", decision="Board 1"), by=nora.me
    )
    out = nora.calendar.variant(variant.id).at
    midnight = out.replace(hour=0, minute=0) + timedelta(days=31)
    moved = nora.calendar.move(again.id, midnight + timedelta(hours=hours), by=nora.me)
    found = [one.rule for one in nora.calendar.reusing.findings(moved)]
    assert found == ([USED_LATELY] if near else [])


def test_what_is_out_is_taken_down_with_a_reason_and_its_record_stays(desk):
    nora, variant = approved(desk)
    nora.calendar.publishing.post(variant.id, STORY, by=nora.me)
    with pytest.raises(InvalidError):
        nora.calendar.publishing.take_down(variant.id, "", by=nora.me)
    nora.calendar.publishing.take_down(variant.id, "Wrong hours", by=nora.me)
    (publication,) = nora.library.calendar.publications.where(variant=variant.id)
    assert (publication.taken_down, publication.taken_down_by) == ("Wrong hours", nora.me.person)
    assert nora.calendar.line(variant.id).state is State.TAKEN_DOWN


def test_the_rules_of_approval_change_by_an_administrator_with_a_decision(desk):
    idris = desk.enter(IDRIS)
    two = replace(idris.calendar.workflow(), stages=2, decision="Board 2026-44")
    refused(NOT_ADMINISTRATOR, idris.calendar.change_workflow, two, by=idris.me)
    nora = desk.enter(NORA)
    bare = replace(nora.calendar.workflow(), stages=2)
    refused(NO_DECISION, nora.calendar.change_workflow, bare, by=nora.me)
    nora.calendar.change_workflow(replace(bare, decision="Board 2026-44"), by=nora.me)
    variant = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    assert nora.calendar.gate.approve(variant.id, by=nora.me).state is State.IN_REVIEW
    assert nora.calendar.gate.refusal(variant.id).rule is SECOND_STAGE
