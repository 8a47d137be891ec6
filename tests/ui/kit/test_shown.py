"""Each kind of record is shown on one screen, and every part of a screen is known to it."""

from itertools import combinations

from smdesk.ui.kit import shown
from smdesk.ui.team.view import PARTS

SCREENS = {
    name: getattr(shown, name)
    for name in (
        "ACCOUNTS", "CALENDAR", "AUDITS", "DUTY", "TEAM", "POLICY", "PLAN", "HANDOFF", "SETTINGS",
    )
}  # fmt: skip


def test_no_kind_of_record_is_shown_on_two_screens():
    for (one, kinds), (other, others) in combinations(SCREENS.items(), 2):
        assert not kinds & others, (one, other)


def test_the_team_shows_what_its_parts_show():
    assert frozenset().union(*(part.kinds for part in PARTS)) == shown.TEAM
