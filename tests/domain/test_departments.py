"""Each department has somebody who speaks for it, from whom the team hears now and then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.departments import (
    ISOLATED,
    NO_LIAISON,
    NO_USE,
    SILENT_DAYS,
    Department,
    Facet,
    Liaison,
    findings,
    speaking,
)
from smdesk.domain.records import InvalidError, RecordId

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
MAPS = Department(id=RecordId("maps"), name="Maps")
ADA = Liaison(
    id=RecordId("l1"), person=RecordId("ada"), department=MAPS.id, since=TODAY - 400 * DAY,
    last_contact=TODAY,
)  # fmt: skip
USE = Facet(department=MAPS.id, use="New maps")


def rules(liaisons, facets=(USE,), today=TODAY):
    found = findings([MAPS], liaisons, facets, {"ada": "Ada", "ben": "Ben"}, today)
    return [one.rule for one in found]


def test_somebody_speaks_from_their_first_day_to_their_last():
    one = replace(ADA, since=TODAY, until=TODAY + DAY)
    assert [one.holds(TODAY + n * DAY) for n in (-1, 0, 1, 2)] == [False, True, True, False]
    assert replace(one, until=None).holds(TODAY + 999 * DAY)
    with pytest.raises(InvalidError):
        replace(one, until=TODAY - DAY)


def test_a_department_without_a_speaker_or_a_use_is_told():
    assert rules([ADA]) == []
    assert rules([]) == [NO_LIAISON]
    assert rules([replace(ADA, until=TODAY - DAY)]) == [NO_LIAISON]
    assert rules([ADA], facets=()) == [NO_USE]
    elsewhere = replace(USE, department=RecordId("music"))
    assert rules([ADA], facets=[elsewhere]) == [NO_USE]


def test_touch_is_lost_after_ninety_days_in_which_nobody_was_heard_from():
    last = TODAY + SILENT_DAYS * DAY
    assert rules([ADA], today=last) == []
    assert rules([ADA], today=last + DAY) == [ISOLATED]
    never = replace(ADA, last_contact=None, since=TODAY)
    assert rules([never], today=last) == []
    assert rules([never], today=last + DAY) == [ISOLATED]
    other = replace(ADA, id=RecordId("l2"), person=RecordId("ben"), last_contact=TODAY + DAY)
    assert rules([ADA, other], today=last + DAY) == []


def test_hearing_of_something_earlier_does_not_make_the_last_contact_older():
    assert ADA.heard(TODAY - DAY).last_contact == TODAY
    assert ADA.heard(TODAY + DAY).last_contact == TODAY + DAY
    assert replace(ADA, last_contact=None).heard(TODAY).last_contact == TODAY


def test_whoever_speaks_longest_comes_first():
    other = replace(ADA, id=RecordId("l0"), person=RecordId("ben"), since=ADA.since + DAY)
    assert speaking([other, ADA], TODAY) == {MAPS.id: [ADA, other]}
