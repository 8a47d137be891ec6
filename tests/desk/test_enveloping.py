"""Envelopes open the gate: signed once by somebody else, and only for what stays inside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.approvals import FORGED
from smdesk.domain.calendar import State, WrongStateError
from smdesk.domain.checklists import Check
from smdesk.domain.endorsements import Endorsed
from smdesk.domain.records import RecordId
from smdesk.domain.rules import RefusedError
from smdesk.domain.series import PostSeries
from smdesk.domain.voice import CHANGED_SINCE, OUTSIDE, UNSIGNED, Bound, Envelope, Varied
from tests.desk.test_gate import STORY, account, refused, written


def enveloped(desk, *channels, **given):
    """Return the id of an envelope that Idris wrote and Nora signed, in Nora's session."""
    idris = desk.enter(IDRIS)
    given = {"most_posts": 2, "may_vary": (Varied.TEXT, Varied.TIME)} | given
    names = channels or ("Instagram",)
    ids = tuple(account(idris, name) for name in names)
    envelope = idris.plan.envelopes.add(
        Envelope(series="Book of the week", channels=ids, **given), by=idris.me
    )
    nora = desk.enter(NORA)
    nora.plan.envelopes.approve(envelope.id, by=nora.me)
    return envelope.id


def draft(session, text="A lighthouse keeper.", channel="Instagram", **delta):
    variant = written(session, text, channel, **delta)
    for check in (Check.FACTS, Check.NAMES):
        session.calendar.checks.tick(variant.id, check, "The book", by=session.me)
    return variant


def put(session, envelope, *args, **delta):
    variant = draft(session, *args, **delta)
    return session.calendar.enveloping.put(variant.id, envelope, by=session.me)


def bounds(session, task, *args, **given):
    return set(refused(OUTSIDE, task, *args, **given).facts["bounds"])


def test_a_post_inside_an_envelope_is_approved_by_it_and_goes_out_on_it(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    assert variant.state is State.APPROVED
    assert idris.calendar.gate.standing(variant.id).open
    assert idris.calendar.enveloping.inside(variant.id).left == 1
    out = idris.calendar.publishing.post(variant.id, STORY, by=idris.me)
    assert idris.calendar.variant(variant.id).state is State.POSTED
    use = idris.library.planning.envelope_uses.one(out.approval)
    assert (use.envelope, use.by) == (envelope, idris.me.person)
    assert idris.calendar.findings() == [
        one for one in idris.calendar.findings() if one.about.id != variant.id
    ]


def test_what_is_outside_in_any_way_is_refused_with_each_way(desk):
    envelope = enveloped(desk, most_letters=20, most_links=0)
    idris = desk.enter(IDRIS)
    enveloping = idris.calendar.enveloping
    long = draft(idris, "This is far too long for it: https://library.example")
    found = bounds(idris, enveloping.put, long.id, envelope, by=idris.me)
    assert found == {Bound.LENGTH.value, Bound.LINKS.value}
    other = draft(idris, "Short", channel="X")
    found = bounds(idris, enveloping.put, other.id, envelope, by=idris.me)
    assert found == {Bound.CHANNEL.value}
    tagged = idris.calendar.write(replace(draft(idris, "Short"), hashtags=("Books",)), by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(tagged.id, check, "The book", by=idris.me)
    found = bounds(idris, enveloping.put, tagged.id, envelope, by=idris.me)
    assert found == {Bound.VARIES.value}
    assert idris.calendar.variant(long.id).state is State.DRAFT


def test_an_envelope_ends_by_its_day_and_by_its_count(desk):
    last = desk.clock.today() + timedelta(days=5)
    envelope = enveloped(desk, expires_on=last, most_posts=1)
    idris = desk.enter(IDRIS)
    late = draft(idris, days=9)
    found = bounds(idris, idris.calendar.enveloping.put, late.id, envelope, by=idris.me)
    assert found == {Bound.EXPIRED.value}
    put(idris, envelope, "One")
    more = draft(idris, "Two")
    found = bounds(idris, idris.calendar.enveloping.put, more.id, envelope, by=idris.me)
    assert found == {Bound.USED_UP.value}


def test_a_post_moved_past_the_last_day_has_no_yes_any_more(desk):
    last = desk.clock.today() + timedelta(days=5)
    envelope = enveloped(desk, expires_on=last)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    idris.calendar.move(variant.id, variant.at + timedelta(days=9), by=idris.me)
    assert not idris.calendar.gate.standing(variant.id).open
    refused(CHANGED_SINCE, idris.calendar.publishing.post, variant.id, STORY, by=idris.me)


def test_a_word_that_changes_asks_for_the_envelope_again_and_counts_once(desk):
    envelope = enveloped(desk, most_posts=2)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    changed = idris.calendar.write(replace(variant, text="A lighthouse."), by=idris.me)
    assert changed.state is State.DRAFT
    assert not idris.calendar.gate.standing(variant.id).open
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant.id, check, "The book", by=idris.me)
    idris.calendar.enveloping.put(variant.id, envelope, by=idris.me)
    assert idris.plan.envelopes.one(envelope).used == 1


def test_nobody_carries_their_own_yes(desk):
    envelope = enveloped(desk)
    nora = desk.enter(NORA)
    mine = draft(nora)
    found = bounds(nora, nora.calendar.enveloping.put, mine.id, envelope, by=nora.me)
    assert found == {Bound.NOT_APPROVED.value}


def test_where_two_have_to_approve_one_yes_is_not_enough(desk):
    envelope = enveloped(desk)
    nora = desk.enter(NORA)
    workflow = replace(nora.calendar.workflow(), stages=2, decision="Board 2026-77")
    nora.calendar.change_workflow(workflow, by=nora.me)
    idris = desk.enter(IDRIS)
    variant = draft(idris)
    found = bounds(idris, idris.calendar.enveloping.put, variant.id, envelope, by=idris.me)
    assert found == {Bound.NOT_APPROVED.value}


def test_politics_go_out_inside_no_envelope(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    variant = idris.calendar.write(replace(draft(idris), political=True), by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant.id, check, "The book", by=idris.me)
    found = bounds(idris, idris.calendar.enveloping.put, variant.id, envelope, by=idris.me)
    assert Bound.POLITICAL.value in found


def test_an_envelope_that_changed_carries_nothing_until_it_is_signed_anew(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    waiting = put(idris, envelope)
    posted = put(idris, envelope, "Another")
    idris.calendar.publishing.post(posted.id, STORY, by=idris.me)
    wider = replace(idris.plan.envelopes.one(envelope), most_posts=9)
    idris.plan.envelopes.change(wider, by=idris.me)
    assert not idris.calendar.gate.standing(waiting.id).open
    told = {one.rule for one in idris.calendar.findings() if one.about.id == waiting.id}
    assert told == {CHANGED_SINCE}
    assert not [one for one in idris.calendar.findings() if one.about.id == posted.id]


def test_an_approval_that_nobody_signed_opens_nothing_and_is_told(desk):
    idris = desk.enter(IDRIS)
    ids = (account(idris, "Instagram"),)
    envelope = Envelope(series="Old", channels=ids, most_posts=3, written_by=idris.me.person)
    kept = idris.plan.envelopes.add(envelope, by=idris.me)
    nora = desk.enter(NORA)
    with nora.library.transaction("any.change", by=nora.me):
        today = desk.clock.today()
        nora.library.plan.envelopes.save(kept.approved_as_is(nora.me.person, today))
    assert UNSIGNED in {one.rule for one in nora.plan.findings() if one.about.id == kept.id}
    idris = desk.enter(IDRIS)
    variant = draft(idris)
    found = bounds(idris, idris.calendar.enveloping.put, variant.id, kept.id, by=idris.me)
    assert found == {Bound.NOT_APPROVED.value}


def test_a_yes_or_a_use_that_somebody_altered_counts_for_nothing(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    drawers = idris.library.planning
    (use,) = drawers.envelope_uses.where(variant=variant.id)
    forged = replace(use, id=RecordId("made-up"), at=use.at + timedelta(seconds=1), by="nobody")
    other = draft(idris, "Never agreed to")
    asked = other.submitted("x", by=idris.me.person, at=idris.calendar.now())
    with idris.library.transaction("any.change", by=idris.me):
        drawers.envelope_uses.save(
            replace(forged, variant=other.id, request=asked.request, digest="x")
        )
        idris.library.calendar.variants.save(asked.approved(idris.calendar.now()))
    gate = idris.calendar.gate.standing(other.id)
    assert gate.refusal is FORGED
    with pytest.raises(RefusedError):
        idris.calendar.publishing.post(other.id, STORY, by=idris.me)


def test_the_table_refuses_a_posted_row_whose_envelope_its_own_writer_agreed_to(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    nora = desk.enter(NORA)
    posted = replace(variant, state=State.POSTED, writers=(*variant.writers, nora.me.person))
    task = nora.library.transaction("any.change", by=nora.me)
    with pytest.raises(Exception, match="without an approval"), task:
        nora.library.calendar.variants.save(posted)


def test_a_series_says_what_may_not_differ(desk):
    idris = desk.enter(IDRIS)
    channel = account(idris, "Instagram")
    day = desk.clock.today() + timedelta(days=2)
    series = idris.plans.series.add(
        PostSeries(
            name="Closing time",
            text="We close at {time} today.",
            channels=(channel,),
            begins=day,
            rule="FREQ=DAILY",
            clock="12:00",
        ),
        by=idris.me,
    )
    envelope = enveloped(desk, may_vary=(), pattern=series.id)
    idris = desk.enter(IDRIS)
    fits = draft(idris, "We close at four today.")
    at = idris.plans.series.preview(series, day)[0].at
    idris.calendar.move(fits.id, at, by=idris.me)
    offers = {o.envelope.id: o.outside for o in idris.calendar.enveloping.offers(fits.id)}
    assert offers[envelope] == ()
    other = draft(idris, "We have a new roof.")
    idris.calendar.move(other.id, at + timedelta(hours=1), by=idris.me)
    found = bounds(idris, idris.calendar.enveloping.put, other.id, envelope, by=idris.me)
    assert found == {Bound.VARIES.value}
    changed = replace(series, text="Anything")
    idris.plans.series.change(changed, by=idris.me)
    assert idris.plan.envelopes.yeses(idris.plan.envelopes.one(envelope)) == ()


def test_what_is_out_is_not_put_inside(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    variant = put(idris, envelope)
    idris.calendar.publishing.post(variant.id, STORY, by=idris.me)
    with pytest.raises((WrongStateError, RefusedError)):
        idris.calendar.enveloping.put(variant.id, envelope, by=idris.me)


def test_what_an_envelope_was_agreed_to_by_is_kept_once_somebody_relied_on_it(desk):
    envelope = enveloped(desk)
    idris = desk.enter(IDRIS)
    put(idris, envelope)
    (yes,) = idris.library.planning.endorsements.where(what=Endorsed.ENVELOPE, about=envelope)
    task = idris.library.transaction("any.remove", by=idris.me)
    with pytest.raises(Exception, match="keeps its approval"), task:
        idris.library.planning.endorsements.remove(yes.id)


def test_somebody_whose_appointment_is_for_another_channel_cannot_agree(desk):
    aytan = desk.enter(AYTAN)
    ids = (account(aytan, "Instagram"),)
    kept = aytan.plan.envelopes.add(Envelope(series="Maps", channels=ids, most_posts=1),
                                    by=aytan.me)  # fmt: skip
    idris = desk.enter(IDRIS)
    with pytest.raises(RefusedError):
        idris.plan.envelopes.approve(kept.id, by=idris.me)
