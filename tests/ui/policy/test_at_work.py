"""Tests of the card that tells where a clause is at work, by keyboard and by its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.domain.accounts import Account
from smdesk.domain.records import Ref
from smdesk.ui.kit.button import Button
from smdesk.ui.policy.at_work import TieDialog
from tests.ui.policy.conftest import TODAY
from tests.ui.policy.test_view import (  # noqa: F401 - a fixture
    dialog,
    in_force,
    opened,
    screen,
    words,
)


def looked_at(view, clause=TODAY):
    editor = opened(view)
    editor.go(clause)
    view._show_clause(clause)
    return editor.side.used


def pressed(card, name):
    # Those of before are still about to go.
    *_, button = (one for one in card.findChildren(Button) if one.accessibleName() == name)
    button.click()


def test_a_clause_is_tied_to_a_channel_found_by_typing(screen, nora):  # noqa: F811
    channel = nora.accounts.lines()[0]
    card = looked_at(screen)
    assert "tied to nothing" in words(card)
    card.tie.click()
    asked = dialog(screen)
    assert isinstance(asked, TieDialog)
    asked.kinds.choose(Account.kind)
    QTest.keyClicks(asked.field, channel.name)
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    assert [one.name for one in nora.policy.links.of(TODAY)] == [channel.name]
    screen._show_clause(TODAY)
    assert channel.name in words(card)
    assert card.note.text() == "once"
    wanted = []
    screen.wanted.connect(wanted.append)
    pressed(card, f"Open: {channel.name}")
    assert wanted == [Ref(Account.kind, channel.id)]
    pressed(card, f"Take away: {channel.name}")
    assert nora.policy.links.of(TODAY) == []


def test_nothing_found_is_said_and_chooses_nothing(screen, nora):  # noqa: F811
    card = looked_at(screen)
    card.tie.click()
    asked = dialog(screen)
    QTest.keyClicks(asked.field, "elephant")
    assert asked.none.isVisible()
    asked.tie.click()
    assert asked.isVisible()
    assert nora.policy.links.of(TODAY) == []


def test_a_rule_that_quotes_the_clause_leads_to_the_rules(screen, nora):  # noqa: F811
    in_force(screen, nora)
    bound = nora.policy.bindings.bind("C4.waits", screen.version.document, TODAY, by=nora.me)
    card = looked_at(screen)
    wanted = []
    screen.wanted.connect(wanted.append)
    button = next(one for one in card.findChildren(Button) if one.text() == "Open")
    button.click()
    assert wanted == [Ref.to(bound)]
