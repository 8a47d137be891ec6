"""A channel is silent when its last word is long ago and none is to come."""

from datetime import date, timedelta

import pytest

from smdesk.domain.pulse import DORMANT, Pulse, findings

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "coming", "silent"), [(61, False, True), (60, False, False), (400, True, False)]
)
def test_sixty_days_and_nothing_to_come(days, coming, silent):
    assert Pulse(TODAY - timedelta(days=days), coming).dormant(TODAY) is silent


def test_the_longest_silence_is_told_first_and_what_is_gone_not_at_all():
    pulses = {
        "x": Pulse(TODAY - timedelta(days=70), coming=False),
        "y": Pulse(TODAY - timedelta(days=90), coming=False),
        "gone": Pulse(TODAY - timedelta(days=90), coming=False),
    }
    found = findings(pulses, {"x": "X", "y": "Y", "unspoken": "Z"}, TODAY)
    assert [one.about.id for one in found] == ["y", "x"]
    assert {one.rule for one in found} == {DORMANT}
    assert found[0].facts == {"account": "Y", "last": TODAY - timedelta(days=90)}
