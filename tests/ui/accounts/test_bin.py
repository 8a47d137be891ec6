"""The bin is opened from the accounts' screen, with the keyboard alone, and gives back."""

import pytest
from PySide6.QtCore import Qt

from smdesk.desk.sample import AYTAN, NORA
from smdesk.domain.custody import SecretKind
from smdesk.ui.accounts.bin_dialog import BinDialog
from smdesk.ui.kit.dialog import Confirm


def opened(screen):
    screen.view.show_bin()
    return screen.view.findChildren(BinDialog)[-1]


def shown(dialog):
    table = dialog.table
    return [(one.name, one.what, one.there.by) for one in table.records]


def account(screen, name):
    return next(line for line in screen.session.accounts.lines() if line.name == name)


def password(screen, name):
    sheet = screen.session.accounts.sheet(account(screen, name).id)
    return next(one for one in sheet.secrets if one.what is SecretKind.PASSWORD)


def test_an_empty_bin_says_so_and_offers_nothing(noras):
    dialog = opened(noras)
    assert dialog._pages.currentWidget() is dialog.none
    assert not dialog.back.isEnabled()
    dialog.bring_back()
    dialog.reject()


def test_it_is_offered_in_the_menu_of_what_is_seldom_done(noras):
    words = [action.text().replace("&", "") for action in noras.view._more.actions()]
    assert "What is in the bin…" in words


def test_an_account_comes_back_by_enter_and_is_in_the_list_at_once(noras, qtbot):
    session = noras.session
    secrets = len(session.accounts.sheet(account(noras, "X").id).secrets)
    session.accounts.remove(account(noras, "X").id, by=session.me)
    dialog = opened(noras)
    assert shown(dialog) == [("X", f"Account, secrets: {secrets}", session.me.name)]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert account(noras, "X").mine
    assert noras.view.list.select(account(noras, "X").id)
    assert dialog._pages.currentWidget() is dialog.none
    assert noras.notices[-1].text == "X is back."
    dialog.reject()


def test_a_secret_that_was_removed_comes_back_from_there(noras):
    line = password(noras, "Instagram")
    noras.choose("Instagram")
    noras.view.keeping.secrets.ask_to_remove(line)
    question = noras.view.findChildren(Confirm)[-1]
    question.confirmed.emit()
    question.reject()
    assert noras.notices[-1].text == "Password is in the bin."
    dialog = opened(noras)
    assert shown(dialog)[0][1] == "Secret of Instagram"
    dialog.bring_back()
    assert password(noras, "Instagram").id == line.id
    dialog.reject()


@pytest.fixture
def without(desk, screen):
    """Aytan's screen, where what was removed is not hers to bring back."""
    session = desk.enter(NORA)
    instagram = next(line for line in session.accounts.lines() if line.name == "Instagram").id
    for secret in session.accounts.sheet(instagram).secrets:
        session.accounts.remove_secret(secret.id, by=session.me)
    return screen(desk.enter(AYTAN))


def test_what_is_not_mine_to_bring_back_says_who_can(without):
    dialog = opened(without)
    assert not dialog.back.isEnabled()
    assert "custodian" in dialog.why_not.text()
    dialog.bring_back()
    assert shown(dialog)
    dialog.reject()
