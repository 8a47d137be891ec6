"""Who agreed to a version: the last word of each counts, for exactly what it says now."""

from dataclasses import replace
from datetime import timedelta

from smdesk.domain.policy.signoffs import (
    CHANGED_SINCE,
    FORGED,
    NOT_AGREED,
    Answer,
    SignOff,
    standing,
)
from smdesk.domain.records import RecordId
from tests.domain.policy.versions import ADA, AT, BEN, CLEO, VERSION

YES = SignOff(version=VERSION.id, digest="now", by=BEN, slot="s", at=AT)


def agreed(*given, digest="now", version=VERSION, forged=()):
    return standing(version, digest, given, lambda one: one not in forged)


def test_one_who_did_not_write_it_is_enough():
    assert agreed(YES) == standing(VERSION, "now", [YES], lambda _: True)
    assert (agreed(YES).live, agreed(YES).refusal) == ((YES,), None)
    assert agreed().refusal is NOT_AGREED
    own = replace(YES, by=ADA)
    assert (agreed(own).live, agreed(own).refusal) == ((), NOT_AGREED)
    assert agreed(replace(own, alone=True)).refusal is None


def test_only_what_was_said_of_this_version_counts():
    other = replace(YES, version=RecordId("other"))
    assert agreed(other).refusal is NOT_AGREED
    assert agreed(other, forged=[other]).forged == ()


def test_what_was_agreed_to_and_changed_since_counts_for_nothing():
    assert agreed(YES, digest="later").refusal is CHANGED_SINCE
    stale = replace(YES, digest="before")
    assert (agreed(stale).live, agreed(stale).refusal) == ((), CHANGED_SINCE)
    objected = replace(stale, answer=Answer.CHANGES)
    assert agreed(objected).refusal is NOT_AGREED


def test_the_last_word_of_each_counts_and_one_who_wants_changes_stops_it():
    later = AT + timedelta(hours=1)
    no = replace(YES, id=RecordId("no"), answer=Answer.CHANGES)
    assert agreed(YES, replace(no, at=later)).refusal is NOT_AGREED
    assert agreed(no, replace(YES, at=later)).refusal is None
    second = replace(YES, id=RecordId("third"), by=CLEO)
    assert agreed(replace(no, at=later), second).refusal is NOT_AGREED
    assert len(agreed(YES, second).live) == 2


def test_what_somebody_altered_is_named_and_counts_for_nothing():
    assert agreed(YES, forged=[YES]).refusal is FORGED
    assert agreed(YES, forged=[YES]).forged == (YES,)
    second = replace(YES, id=RecordId("third"), by=CLEO)
    assert agreed(YES, second, forged=[YES]).refusal is None
