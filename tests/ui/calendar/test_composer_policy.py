"""Beside a post stands what the policy says about posting, and nothing where it says nothing."""

import pytest

from smdesk.domain.policy.sheets import Quote
from smdesk.domain.records import Ref
from smdesk.ui.calendar.composer_policy import PolicyCard
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import CardRow
from smdesk.ui.kit.view import View

PLACE = Ref("policy_clause", "0a")
QUOTES = (Quote("LT-14 1.1", "In pairs.", PLACE), Quote("OLD-1 2", "By hand.", None))


@pytest.fixture
def view(qtbot):
    made = View()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_clause_is_quoted_and_read_where_it_is_kept(view):
    card = PolicyCard(view, lambda line: QUOTES)
    wanted = []
    view.wanted.connect(wanted.append)
    card.show_line(object())
    assert card.isVisibleTo(view)
    rows = card.findChildren(CardRow)
    assert len(rows) == 2
    (read,) = card.findChildren(Button)
    assert read.accessibleName() == "Read LT-14 1.1"
    read.click()
    assert wanted == [PLACE]


def test_there_is_no_card_where_no_clause_applies(view):
    card = PolicyCard(view, lambda line: ())
    card.show_line(object())
    assert not card.isVisibleTo(view)
    card.show_line(None)
    assert not card.isVisibleTo(view)
