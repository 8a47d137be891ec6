"""Tests of the accounts' screen: finding, signing in, and what the rules refuse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from smdesk.desk.accounts import Which
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import Custodian, SecretKind, Seen
from smdesk.domain.records import Ref
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.ui.accounts.custody_dialog import CustodyDialog
from smdesk.ui.accounts.faces import face
from smdesk.ui.accounts.secret_dialog import SecretDialog
from smdesk.ui.accounts.sign_in import CopyButton
from smdesk.ui.accounts.versions_dialog import VersionsDialog
from smdesk.ui.kit.appointing import AppointDialog
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.kit.places import NONE_YET

MARKER = "Never-Anywhere-Else-9Q"


def texts(widget):
    """Return all words that a person could read in the widget."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    names = [w.accessibleName() for w in widget.findChildren(QWidget)]
    tips = [w.toolTip() for w in widget.findChildren(QWidget)]
    return "\n".join([*labels, *names, *tips, widget.windowTitle()])


def dialog(screen, kind):
    return screen.view.findChildren(kind)[-1]


def test_the_list_says_the_single_worst_thing_of_each_account(noras):
    chips = {line.name: face(line).chip[0] for line in noras.view.list.list.records}
    assert chips["YouTube"] == "One key-holder"
    assert chips["Instagram"] == "Private phone"
    assert chips["X"] == "Personal mailbox"
    assert chips["Newsletter"] == "Healthy"


def test_the_chips_count_what_they_would_leave(noras, qtbot):
    chips = noras.view.list.chips
    wanted = ["All 5", "I hold 4", "Needs care 4"]
    qtbot.waitUntil(lambda: [c.text() for c in chips.findChildren(QPushButton)] == wanted)


def test_a_few_letters_leave_the_account_that_is_looked_for(noras):
    noras.view.list.field.setText("insta")
    assert [line.name for line in noras.view.list.list.records] == ["Instagram"]
    noras.view.list.field.setText("nothing like it")
    assert noras.view.list._no_match.isVisibleTo(noras.view.list)
    noras.view.list.show_all()
    assert len(noras.view.list.list.records) == 5


def test_a_chip_leaves_the_accounts_that_i_hold(noras, qtbot):
    noras.view.list.chips.choose(Which.HELD_BY_ME)
    qtbot.waitUntil(lambda: len(noras.view.list.list.records) == 4)
    assert "YouTube" not in [line.name for line in noras.view.list.list.records]


def test_showing_a_password_is_written_down_before_it_is_seen(noras):
    account = noras.choose("Instagram")
    before = len(noras.exposures(account))
    noras.view.detail.sign_in.password.toggle()
    assert noras.view.detail.sign_in.password.display.shown
    latest = noras.exposures(account)[0]
    assert len(noras.exposures(account)) == before + 1
    assert (latest.how, latest.who) == (Seen.SHOWN, "Nora Haldane")


def test_who_has_seen_the_password_is_up_to_date_at_once(noras):
    noras.choose("Instagram")
    noras.view.detail.sign_in.password.toggle()
    assert "was shown it today" in texts(noras.view.detail.seen)


def test_enter_on_a_row_copies_the_password(noras, qtbot):
    account = noras.choose("Instagram")
    noras.session.accounts.set_secret(
        account, SecretKind.PASSWORD, SecretText(MARKER), by=noras.session.me
    )
    noras.view.refresh()
    qtbot.keyClick(noras.view.list.list, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == MARKER
    assert noras.exposures(account)[0].how is Seen.COPIED
    noras.clipboard.clear()
    assert QApplication.clipboard().text() != MARKER


def test_user_name_password_and_code_are_copied_with_a_key_from_the_list(noras, qtbot):
    account = noras.choose("Facebook page")
    noras.view.show()
    noras.view.activateWindow()
    qtbot.waitUntil(noras.view.isActiveWindow)
    listing = noras.view.list.list
    listing.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(listing, Qt.Key.Key_C, control)
    assert noras.copied == ["social@lanternbay.example"]
    qtbot.keyClick(listing, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    assert noras.exposures(account)[0].how is Seen.COPIED
    noras.clipboard.clear()
    qtbot.keyClick(listing, Qt.Key.Key_C, control | Qt.KeyboardModifier.AltModifier)
    assert QApplication.clipboard().text().isdecimal()
    noras.clipboard.clear()


def test_what_an_account_has_not_is_not_copied_and_that_is_said(noras):
    account = noras.choose("X")
    noras.view.copy_code()
    assert "No authenticator" in noras.view.banner.words
    desk = noras.session.accounts
    desk.change(replace(desk.one(account), login_name=""), by=noras.session.me)
    noras.view.refresh()
    noras.view.copy_login()
    assert "No user name" in noras.view.banner.words
    assert noras.copied == []
    noras.choose("YouTube")
    noras.view.copy_code()
    assert "custodian" in noras.view.banner.words


def test_whoever_is_no_custodian_sees_who_is_and_no_buttons(noras):
    noras.choose("YouTube")
    card = noras.view.detail.sign_in
    assert card.password is None
    assert not card.add.isVisibleTo(card)
    assert "Sealed to Idris Okafor-Lund" in texts(card)


def test_whoever_is_no_custodian_is_told_so_on_enter(noras, qtbot):
    account = noras.choose("YouTube")
    before = noras.exposures(account)
    qtbot.keyClick(noras.view.list.list, Qt.Key.Key_Return)
    assert "You are not a custodian of YouTube." in noras.view.banner.words
    assert noras.exposures(account) == before


def test_a_new_password_has_to_be_typed_twice_the_same(noras):
    account = noras.choose("Facebook page")
    noras.view.chosen.renew_password()
    ask = dialog(noras, SecretDialog)
    ask.first.edit.setText(MARKER)
    ask.again.edit.setText("something else")
    ask.save()
    assert ask._error.text() == "The two do not match."
    ask.again.edit.setText(MARKER)
    ask.save()
    password = noras.session.accounts.sheet(account).password
    read = noras.session.accounts.read_secret(password.id, Seen.SHOWN, by=noras.session.me)
    assert read.reveal() == MARKER
    assert (ask.first.edit.text(), ask.again.edit.text()) == ("", "")


def test_no_secret_is_in_any_words_of_the_screen(noras):
    account = noras.choose("Facebook page")
    noras.session.accounts.set_secret(
        account, SecretKind.PASSWORD, SecretText(MARKER), by=noras.session.me
    )
    noras.view.refresh()
    noras.view.detail.sign_in.password.toggle()
    assert MARKER not in texts(noras.view)
    noras.view.forget()
    assert not noras.view.detail.sign_in.password.display.shown


def test_an_earlier_password_can_be_used_again(noras):
    account = noras.choose("X")
    accounts, me = noras.session.accounts, noras.session.me
    first = accounts.sheet(account).password
    accounts.set_secret(account, SecretKind.PASSWORD, SecretText(MARKER), by=me)
    noras.view.refresh()
    noras.view.secrets.look_back(accounts.sheet(account).password)
    dialog(noras, VersionsDialog)._bring_back(1)
    now = accounts.read_secret(first.id, Seen.SHOWN, by=me)
    assert now.reveal() == accounts.read_secret(first.id, Seen.SHOWN, number=1, by=me).reveal()


def test_the_only_custodian_cannot_be_released_and_is_told_why(idriss):
    account = idriss.choose("YouTube")
    idriss.view.chosen.change_custody()
    ask = dialog(idriss, CustodyDialog)
    ask.release(idriss.session.accounts.sheet(account).custodians[0])
    assert "is the last custodian of YouTube" in ask.banner.words
    assert len(idriss.session.accounts.sheet(account).custodians) == 1


def test_a_second_custodian_is_named_and_can_open_it(idriss, desk):
    account = idriss.choose("YouTube")
    idriss.view.chosen.change_custody()
    ask = dialog(idriss, CustodyDialog)
    ask._who.setCurrentIndex(ask._who.findText("Nora Haldane"))
    ask.name_chosen()
    named = idriss.session.accounts.sheet(account).custodians
    assert [(line.name, line.opens) for line in named][1] == ("Nora Haldane", True)


def test_a_decision_of_pages_names_nobody_and_stays_typed(idriss):
    account = idriss.choose("YouTube")
    idriss.view.chosen.change_custody()
    ask = dialog(idriss, CustodyDialog)
    ask._who.setCurrentIndex(ask._who.findText("Nora Haldane"))
    ask._decision.setText("a" * 30_000)
    ask.name_chosen()
    assert "too long" in ask.banner.words
    assert len(ask._decision.text()) == 30_000
    assert len(idriss.session.accounts.sheet(account).custodians) == 1


def test_an_account_that_was_removed_comes_back_with_undo(noras):
    noras.choose("X")
    noras.view.chosen.remove()
    assert "X" not in [line.name for line in noras.session.accounts.lines()]
    assert noras.notices[-1].text == "X is in the bin."
    noras.notices[-1].undo()
    assert "X" in [line.name for line in noras.session.accounts.lines()]


def test_a_personal_mailbox_needs_a_reason_which_is_kept(noras):
    account = noras.choose("Newsletter")
    noras.view.chosen.edit()
    form = dialog(noras, FormDialog)
    form.form.editor("recovery_email").setText("somebody@gmail.com")
    form.save()
    ask = form.findChildren(AskReason)[-1]
    ask._reason.setPlainText("Until the team has a mailbox")
    ask._give()
    assert noras.session.accounts.one(account).recovery_email == "somebody@gmail.com"
    assert noras.session.accounts.history(account)[0].reason == "Until the team has a mailbox"


def test_a_new_account_begins_without_a_name_and_is_chosen_when_kept(noras):
    noras.view.reveal(Ref(Account.kind, NONE_YET))
    form = dialog(noras, FormDialog)
    assert form.form.editor("name").text() == ""
    form.form.editor("name").setText("Bluesky")
    form.save()
    assert noras.view.list.selected().name == "Bluesky"
    assert noras.view.chosen.detail.account.platform is Platform.INSTAGRAM


def test_what_a_finding_asks_for_opens_where_it_is_mended(noras):
    account = noras.choose("X")
    findings = noras.view.chosen.detail.findings
    noras.view.mend(next(f for f in findings if f.rule.code.startswith("A1")))
    form = dialog(noras, FormDialog)
    assert form.windowTitle() == "Edit X"
    form.form.fill(noras.session.accounts.one(account))
    form.reject()


def test_backup_codes_are_noted_as_checked_today(noras):
    account = noras.choose("Instagram")
    noras.view.chosen.check_codes()
    today = noras.clock.now().astimezone().date()
    assert noras.session.accounts.one(account).backup_codes_checked == today


def test_the_site_opens_in_the_browser(noras):
    noras.choose("Instagram")
    noras.view.chosen.open_site()
    assert noras.opened == ["https://instagram.example/lanternbay.library"]


def test_the_user_name_is_copied_without_a_trace_in_the_log(noras):
    account = noras.choose("Instagram")
    before = noras.exposures(account)
    button = noras.view.detail.sign_in.findChildren(CopyButton)[-1]
    button.copy()
    assert noras.copied == ["lanternbay.library"]
    assert noras.exposures(account) == before


def test_a_unit_is_confirmed_today(noras):
    noras.view.pages.show_units()
    noras.view.units.confirm_chosen()
    unit = noras.session.handoff.support_units.all()[0]
    assert unit.confirmed_on == noras.clock.today()


def test_the_countdown_of_a_shown_password_outlives_a_look_at_the_list(noras):
    account = noras.choose("Instagram")
    field = noras.view.detail.sign_in.password
    field.toggle()
    changed = replace(noras.session.accounts.one(account), notes="Something else")
    noras.session.accounts.change(changed, by=noras.session.me)
    noras.view.refresh()
    assert noras.view.detail.sign_in.password is field
    assert field.display.shown


@pytest.mark.parametrize("name", ["Instagram", "YouTube"])
def test_everything_has_a_name_and_tab_reaches_it(noras, walk, name):
    noras.view.show()
    noras.choose(name)
    noras.view.list.field.setFocus()
    walk(noras.view)


def test_the_focus_stays_on_a_button_whose_card_is_built_anew(noras, qtbot):
    with qtbot.waitExposed(noras.view):
        noras.view.show()
    noras.choose("Instagram")
    card = noras.view.detail.recovery
    check = next(w for w in card.findChildren(QWidget) if "checked today" in w.accessibleName())
    check.setFocus()
    noras.view.chosen.check_codes()
    noras.view.refresh()
    qtbot.waitUntil(lambda: "checked today" in noras.view.focusWidget().accessibleName())
    assert noras.view.focusWidget() is not check


def test_the_arrows_move_through_the_list_and_the_sheet_follows(noras, qtbot):
    noras.view.show()
    noras.view.activateWindow()
    qtbot.waitUntil(noras.view.isActiveWindow)
    rows = noras.view.list.list
    assert rows.hasFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: noras.view.detail.header.title.text() == "Instagram")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: noras.view.detail.header.title.text() == "Newsletter")


def test_in_a_narrow_window_a_click_or_right_shows_the_account_and_back_the_list(noras, qtbot):
    view = noras.view
    view.resize(640, 700)
    view.show()
    noras.choose("X")
    assert not view.detail.isVisible()
    QTest.keyClick(view.list.list, Qt.Key.Key_Right)
    assert view.detail.isVisible()
    assert view.panes.back.hasFocus() or not view.isActiveWindow()
    view.panes.back.click()
    assert not view.detail.isVisible()
    rows = view.list.list
    place = rows.visualRect(rows.currentIndex()).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.detail.isVisible()


def test_who_is_to_name_or_release_a_custodian_comes_to_the_dialog_for_it(noras):
    account = next(line.id for line in noras.session.accounts.lines() if line.name == "X")
    noras.view.reveal(Ref(Custodian.kind, account))
    assert noras.view.detail.account == account
    assert noras.view.findChildren(CustodyDialog)


def name_somebody(noras, decision=""):
    """Try to name somebody whom no decision appoints; return the dialog and the person."""
    session = noras.session
    pia = session.roster.people.add(Person(name="Pia"), by=session.me)
    noras.choose("X")
    noras.view.chosen.change_custody()
    ask = dialog(noras, CustodyDialog)
    ask._who.setCurrentIndex(ask._who.findText("Pia"))
    ask._decision.setText(decision)
    ask.name_chosen()
    return ask, pia


def test_whom_no_decision_appoints_is_not_named_until_it_is_put_in(noras):
    ask, pia = name_somebody(noras, "Board 2026-44")
    assert "Pia has no appointment on file to look after X" in ask.banner.words
    assert ask.banner._action.text() == "Add the decision"
    ask.banner._action.click()
    appoint = ask.findChildren(AppointDialog)[-1]
    assert appoint.windowTitle() == "Who decided on Pia?"
    assert appoint.form.editor("number").text() == "Board 2026-44"
    appoint.save()
    session = noras.session
    assert session.decisions.numbered("board 2026-44") is not None
    (named,) = [
        c for c in session.accounts.custodians(account_id(session, "X")) if c.person == pia.id
    ]
    assert named.decision == "Board 2026-44"
    assert "Pia is a custodian now." in ask.banner.words


def test_a_decision_on_file_fills_itself_in_and_is_left_as_it_is(noras):
    ask, _ = name_somebody(noras)
    ask.banner._action.click()
    appoint = ask.findChildren(AppointDialog)[-1]
    appoint.save()
    assert appoint.form.editor("number").property("fault")
    appoint.form.editor("number").setText("board 2026-40")
    assert not appoint.form.editor("body").isEnabled()
    assert "Community voice" in appoint.form.editor("says").toPlainText()
    before = noras.session.decisions.all()
    appoint.save()
    assert noras.session.decisions.all() == before
    assert "Pia is a custodian now." in ask.banner.words


def account_id(session, name):
    return next(line.id for line in session.accounts.lines() if line.name == name)


def test_a_custodian_whose_appointment_is_over_is_marked(noras):
    session = noras.session
    for one in session.appointments.all():
        session.appointments.end(one.id, one.first, by=session.me)
    noras.choose("X")
    chips = [chip.text for chip in noras.view.detail.findChildren(Chip)]
    assert chips.count("Not appointed") == 2
