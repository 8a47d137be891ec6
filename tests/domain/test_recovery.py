"""Ways back in are told of where one is missing, was used, was not tried, or lost its holder."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.recovery import (
    DRILL_DUE,
    DRILL_FAILED,
    DRILL_GOOD_FOR_DAYS,
    NO_WAY_BACK,
    PAPER_USED,
    SHARES_NOT_DELIVERED,
    TRUSTEE_LEFT,
    Drill,
    Escrow,
    PaperKit,
    Trustee,
    WaysBack,
    findings,
)
from smdesk.domain.roster import Term

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
ADA = RecordId("ada")
KIT = PaperKit(slot="kit", made_on=TODAY, made_by=ADA)
SHARES = Escrow(slot="shares", needed=2, shares=3, made_on=TODAY, made_by=ADA, test=b"test")
HOLDER = Trustee(
    escrow=SHARES.id, number=1, name="Mary Poole", proof=b"p", person=ADA, delivered_on=TODAY
)
SOUND = WaysBack(kit=KIT, escrow=SHARES, trustees=(HOLDER,))


def rules(ways, *terms, on=TODAY):
    return [one.rule for one in findings(ways, terms, on)]


def served(first, last):
    return Term(person=ADA, seat=RecordId("s"), first=first, last=last)


def test_either_way_back_is_enough_and_none_is_told():
    assert rules(SOUND) == []
    assert rules(WaysBack(kit=KIT, escrow=None)) == []
    assert rules(WaysBack(kit=None, escrow=SHARES)) == []
    assert rules(WaysBack(kit=None, escrow=None)) == [NO_WAY_BACK]


def test_paper_that_was_used_is_told_of_each_by_itself():
    assert rules(replace(SOUND, kit_used=TODAY)) == [PAPER_USED]
    assert rules(replace(SOUND, shares_used=TODAY)) == [PAPER_USED]
    assert rules(replace(SOUND, kit=None, kit_used=TODAY)) == []
    assert rules(WaysBack(kit=KIT, escrow=None, shares_used=TODAY)) == []


def test_shares_wait_until_each_is_delivered():
    waiting = replace(HOLDER, id=RecordId("second"), name="Jon Wu", delivered_on=None)
    (told,) = findings(replace(SOUND, trustees=(HOLDER, waiting)), (), TODAY)
    assert (told.rule, told.facts["names"]) == (SHARES_NOT_DELIVERED, ("Jon Wu",))


def test_a_trustee_has_left_on_the_day_after_the_last_of_their_terms():
    year = served(TODAY - 400 * DAY, TODAY - 30 * DAY), served(TODAY - 29 * DAY, TODAY)
    assert rules(SOUND, *year) == []
    assert rules(SOUND, *year, on=TODAY + DAY) == [TRUSTEE_LEFT]
    assert rules(replace(SOUND, trustees=(replace(HOLDER, person=None),)), *year) == []


def test_shares_are_to_be_tried_a_year_after_they_were_made_or_last_tried():
    after = TODAY + DRILL_GOOD_FOR_DAYS * DAY
    assert rules(SOUND, on=after) == []
    assert rules(SOUND, on=after + DAY) == [DRILL_DUE]
    tried = replace(SOUND, drill=Drill(TODAY + DAY, opened=True))
    assert rules(tried, on=after + DAY) == []
    assert rules(tried, on=after + 2 * DAY) == [DRILL_DUE]


def test_shares_that_failed_are_told_of_and_not_asked_for_again():
    failed = replace(SOUND, drill=Drill(TODAY, opened=False))
    assert rules(failed, on=TODAY + 999 * DAY) == [DRILL_FAILED]


@pytest.mark.parametrize(
    ("needed", "shares", "fits"),
    [(2, 2, True), (16, 16, True), (2, 16, True), (1, 3, False), (4, 3, False), (2, 17, False)],
)
def test_between_two_and_sixteen_shares_are_made_and_no_more_needed_than_there_are(
    needed, shares, fits
):
    if fits:
        assert replace(SHARES, needed=needed, shares=shares).needed == needed
    else:
        with pytest.raises(InvalidError):
            replace(SHARES, needed=needed, shares=shares)
