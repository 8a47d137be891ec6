"""What is laid over the calendar: terms that begin and end, and who is on duty."""

from datetime import timedelta

from smdesk.domain.dates import Span
from smdesk.domain.overlays import TERMS, OverlayKind
from tests.desk.conftest import TODAY

MONTH = Span(TODAY, TODAY + timedelta(days=60))


def test_a_term_that_ends_is_laid_over_its_last_day(idris):
    found = idris.overlays.within(MONTH, TERMS)
    ends = [one for one in found if one.kind is OverlayKind.TERM_ENDS]
    assert [(one.text, one.first) for one in ends] == [
        ("Idris Okafor-Lund", TODAY + timedelta(days=41))
    ]


def test_nothing_is_laid_over_that_was_not_asked_for(nora):
    assert nora.overlays.within(MONTH, ()) == []
    kinds = {one.kind for one in nora.overlays.within(MONTH, {OverlayKind.DUTY})}
    assert kinds == {OverlayKind.DUTY}


def test_duty_is_cut_to_the_days_and_said_once_whatever_the_channel(nora):
    day = Span(TODAY, TODAY)
    found = nora.overlays.within(day, {OverlayKind.DUTY})
    assert found
    assert all((one.first, one.last) == (TODAY, TODAY) for one in found)
    assert len({one.text for one in found}) == len(found)
    there = {shift.person for shift in nora.rota.shifts(day)}
    names = {p.name for p in nora.roster.people.all() if p.id in there}
    assert {one.text for one in found} == names
