"""The main window: what it shows, what it passes on, and that nothing is left after locking."""

import gc
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit

from smdesk.desk.errors import LockedError
from smdesk.desk.sample import AYTAN, NORA
from smdesk.domain.accounts import Account
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.dialog import Confirm, Dialog, FormDialog
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.secret import SecretField
from smdesk.ui.kit.view import View
from smdesk.ui.team.people_part import PeoplePart
from smdesk.ui.team.registers import SeatsPart
from smdesk.ui.window.countdown import LockWarning
from smdesk.ui.window.keys import KeysDialog
from smdesk.ui.window.main import Locked
from tests.desk.conftest import account_named

SCREENS = (
    "today", "accounts", "calendar", "audits", "duty", "team", "policy", "plan", "handoff",
    "settings",
)  # fmt: skip
SECRET = "hunter2-but-longer-and-rarer"


def settle():
    """Let what was to be deleted later be deleted."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    gc.collect()


def texts(widget):
    """Return every text that a widget shows or tells a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()


def keep_known_password(session):
    line = account_named(session, "Instagram")
    session.accounts.set_secret(line.id, SecretKind.PASSWORD, SecretText(SECRET), by=session.me)
    return session.accounts.sheet(line.id)


def visible_secrets(view):
    return [field for field in view.findChildren(SecretField) if field.isVisible()]


@pytest.mark.parametrize("key", SCREENS)
def test_every_screen_can_be_walked_with_the_keyboard(house, walk, key):
    house.enter()
    house.window.resize(1280, 900)
    house.shell.go(key)
    walk(house.window)


def test_the_side_bar_names_the_library_the_screens_and_the_member(house):
    house.enter()
    side = house.shell.sidebar
    assert side.name.text() == "Lantern Bay Library (invented)"
    assert side.me.text() == "Nora Haldane · coordinator"
    names = [side.nav.model().index(row, 0).data() for row in range(len(SCREENS))]
    assert names == [
        "Today",
        "Accounts",
        "Calendar",
        "Audits",
        "Duty",
        "Team",
        "Policy",
        "Plan",
        "Handoff",
        "Settings",
    ]
    assert house.window.windowTitle() == "Lantern Bay Library (invented) – smdesk"


def test_the_counts_follow_what_is_done(house, qtbot):
    session = house.enter()
    place = house.shell.sidebar.nav._places

    def count():
        return place.place(place.row_of("handoff")).count

    qtbot.waitUntil(lambda: count() == str(len(session.handoff.holes())))
    before = int(count())
    unit = session.handoff.support_units.all()[0]
    session.handoff.support_units.change(unit.confirmed(house.desk.clock.today()), by=session.me)
    qtbot.waitUntil(lambda: count() == str(before - 1))


@pytest.mark.parametrize(("number", "key"), list(enumerate(SCREENS, 1)))
def test_control_and_a_number_go_to_a_screen(house, qtbot, number, key):
    house.enter()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    digit = Qt.Key(Qt.Key.Key_0 + number % 10)
    QTest.keyClick(house.window, digit, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: house.shell.key == key)
    assert house.shell.pages.currentWidget() is house.shell.view(key)


def test_a_record_is_shown_by_the_screen_that_has_its_kind(house):
    session = house.enter()
    line = account_named(session, "YouTube")
    house.shell.show_ref(Ref(Account.kind, line.id))
    assert house.shell.key == "accounts"
    assert house.shell.view("accounts").list.list.selected().id == line.id


def test_a_screen_that_was_hidden_looks_again_when_it_is_shown(house):
    session = house.enter()
    house.shell.go("accounts")
    accounts = house.shell.view("accounts")
    house.shell.go("today")
    account = session.accounts.one(account_named(session, "X").id)
    session.accounts.remove(account.id, by=session.me)
    house.shell.go("accounts")
    assert account.id not in [line.id for line in accounts.list.list.records]


@pytest.mark.parametrize("screen", ["accounts", "team", "plan"])
def test_control_n_works_with_the_focus_in_the_side_bar_too(house, qtbot, screen):
    house.enter()
    house.shell.go(screen)
    if screen == "plan":
        house.shell.view(screen).turn_to("objective")
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    house.shell.sidebar.nav.setFocus()
    QTest.keyClick(house.shell.sidebar.nav, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in house.window.findChildren(Dialog)))


def test_control_f_finds_in_the_list_that_is_in_sight_from_the_side_bar_too(house, qtbot):
    house.enter()
    house.shell.go("team")
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    team = house.shell.view("team")
    for part in (PeoplePart, SeatsPart):
        register = team.turn_to(part).register
        house.shell.sidebar.nav.setFocus()
        QTest.keyClick(house.shell.sidebar.nav, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda register=register: register.isAncestorOf(QApplication.focusWidget()))


@pytest.mark.parametrize("screen", ["accounts", "team", "duty"])
def test_the_keys_of_a_screen_that_is_shown_already_go_to_where_it_begins(house, qtbot, screen):
    house.enter()
    house.shell.go(screen)
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    number = SCREENS.index(screen) + 1
    house.shell.sidebar.nav.setFocus()
    digit = Qt.Key(Qt.Key.Key_0 + number % 10)
    QTest.keyClick(house.window, digit, Qt.KeyboardModifier.ControlModifier)
    view = house.shell.view(screen)
    begin = {
        "accounts": lambda: view.list.list,
        "team": lambda: next(iter(view.chips._chips.values())),
        "duty": lambda: view.grid,
    }[screen]()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is begin)


def test_undo_and_redo_say_what_they_did(house):
    session = house.enter()
    person = Person(name="Somebody New")
    session.roster.people.add(person, by=session.me)
    house.shell.undo()
    assert session.roster.people.get(person.id) is None
    assert "Taken back" in house.shell.toast.words
    house.shell.redo()
    assert session.roster.people.get(person.id) == person
    assert "Done again" in house.shell.toast.words
    house.shell.redo()
    assert "nothing to do again" in house.shell.toast.words


def test_f1_opens_a_page_of_keys_that_can_be_walked(house, walk, qtbot):
    house.enter()
    house.window.show_keys()
    dialog = house.window.findChild(KeysDialog)
    qtbot.waitUntil(dialog.isVisible)
    screens = len(house.shell._rooms)
    assert f"Ctrl+1 … Ctrl+{screens % 10}" in [keys for keys, _ in dialog._rows()]
    walk(dialog)


def test_where_the_window_was_is_remembered(house):
    house.window.show()
    house.window.resize(900, 640)
    house.window.close()
    assert not house.window._preferences.geometry().isEmpty()


@pytest.mark.parametrize(("width", "narrow"), [(1280, False), (640, True)])
def test_a_narrow_window_gives_the_side_bars_room_to_the_screen(house, qtbot, width, narrow):
    house.enter()
    house.window.resize(width, 700)
    qtbot.waitUntil(lambda: house.shell.width() == width)
    assert house.shell.sidebar.isVisible() is not narrow
    house.shell._unfold()
    assert house.shell.sidebar.isVisible()
    house.shell.go("team")
    assert house.shell.sidebar.isVisible() is not narrow
    assert house.shell.pages.isVisible()


# The palette.


def offers(house, text):
    return house.shell.palette_sheet._find(text)


def test_the_palette_finds_accounts_people_and_commands(house):
    house.enter()
    first = offers(house, "insta")[0]
    assert (first.title, first.kind) == ("Instagram", "Copy password")
    assert ("Idris Okafor-Lund", "Person") in [(o.title, o.kind) for o in offers(house, "idris")]
    assert "Lock" in [o.title for o in offers(house, "lock")]
    assert {o.title for o in offers(house, "")} >= {"Today", "Accounts", "Lock", "Keys"}


def test_exporting_is_found_by_what_it_writes_and_leads_to_its_settings(house):
    house.enter()
    (found,) = [o for o in offers(house, "bitwarden") if o.title == "Export accounts"]
    found.act()
    assert house.shell.pages.currentWidget().list.key == "export"


def test_an_account_of_others_is_shown_but_its_password_not_offered(house):
    house.enter()
    kinds = [o.kind for o in offers(house, "youtube") if o.title == "YouTube"]
    assert kinds == ["Account"]


def test_enter_copies_the_password_after_one_yes_that_lasts_until_locking(house, qtbot):
    session = house.enter()
    keep_known_password(session)
    offers(house, "insta")[0].act()
    ask = house.window.findChild(Confirm)
    assert QApplication.clipboard().text() != SECRET
    ask._say_yes()
    assert QApplication.clipboard().text() == SECRET
    assert "Instagram" in house.shell.toast.words
    assert SECRET not in house.shell.toast.words
    house.furniture.clipboard.clear()
    offers(house, "insta")[0].act()
    assert QApplication.clipboard().text() == SECRET
    seen = session.accounts.exposures(account_named(session, "Instagram").id)
    assert [line.how for line in seen].count(Seen.COPIED) == 2


def test_user_name_and_code_are_offered_beside_the_password_of_the_one_that_is_meant(house):
    session = house.enter()
    kinds = [(o.title, o.kind) for o in offers(house, "facebook")[:3]]
    wanted = ["Copy password", "Copy user name", "Copy code"]
    assert kinds == [("Facebook page", kind) for kind in wanted]
    _password, login, code = offers(house, "facebook")[:3]
    login.act()
    assert QApplication.clipboard().text() == "social@lanternbay.example"
    code.act()
    house.window.findChild(Confirm)._say_yes()
    digits = QApplication.clipboard().text()
    assert len(digits) == 6
    assert digits.isdecimal()
    assert digits not in house.shell.toast.words
    seen = session.accounts.exposures(account_named(session, "Facebook page").id)
    assert Seen.CODE in [line.how for line in seen]
    instagram = [o.kind for o in offers(house, "instagram") if o.title == "Instagram"]
    assert instagram == ["Copy password", "Copy user name", "Account"], "it has no authenticator"
    youtube = [o.kind for o in offers(house, "youtube") if o.title == "YouTube"]
    assert youtube == ["Account"], "it is not mine"
    several = [o.kind for o in offers(house, "lanternbay")[:2]]
    assert several == ["Copy password", "Copy password"], "nobody knows yet which is meant"


def test_the_yes_is_asked_for_anew_after_locking(house, qtbot):
    keep_known_password(house.enter())
    offers(house, "insta")[0].act()
    house.window.findChild(Confirm)._say_yes()
    house.window.lock(Locked.ASKED)
    settle()
    house.enter()
    offers(house, "insta")[0].act()
    assert QApplication.clipboard().text() != SECRET
    assert house.window.findChild(Confirm) is not None


def test_control_k_while_locked_asks_for_the_passphrase_and_then_searches(house, qtbot):
    house.window.show()
    house.window.search()
    assert "search" in house.window.door.door.banner.words
    house.enter()
    assert house.shell.palette_sheet.isVisible()


# Locking.


def test_nothing_of_the_cabinet_is_left_in_any_widget_after_locking(house, qtbot):
    session = house.enter()
    detail = keep_known_password(session)
    for key in SCREENS:
        house.shell.go(key)
    house.shell.show_ref(Ref(Account.kind, detail.account.id))
    accounts = house.shell.view("accounts")
    qtbot.waitUntil(lambda: bool(visible_secrets(accounts)))
    for field in visible_secrets(accounts):
        field.toggle()
    assert any(SECRET in text for w in QApplication.allWidgets() for text in texts(w))
    shell, views = house.shell, list(house.shell._views.values())
    house.window.lock(Locked.ASKED)
    settle()
    assert house.window.shell is None
    assert house.window.session is None
    assert not any(map(shiboken6.isValid, [shell, *views]))
    left = [w for w in QApplication.allWidgets() if isinstance(w, View | QDialog | Form)]
    assert not left
    for widget in QApplication.allWidgets():
        for text in texts(widget):
            assert SECRET not in text
            assert "lanternbay.library" not in text


def test_the_connection_is_closed_and_the_desks_answer_no_more(house):
    session = house.enter()
    connection = session.vault.connection
    house.window.lock(Locked.ASKED)
    with pytest.raises(Exception, match="closed"):
        connection.execute("SELECT 1")
    with pytest.raises(LockedError):
        session.accounts  # noqa: B018 - asking is the test


def test_a_copied_secret_is_taken_off_the_clipboard_by_locking(house):
    keep_known_password(house.enter())
    house.furniture.clipboard.copy(SecretText(SECRET))
    house.window.lock(Locked.AWAY)
    assert QApplication.clipboard().text() != SECRET


def test_what_was_copied_since_stays_on_the_clipboard(house):
    house.enter()
    house.furniture.clipboard.copy(SecretText(SECRET))
    QApplication.clipboard().setText("a recipe")
    house.window.lock(Locked.ASKED)
    assert QApplication.clipboard().text() == "a recipe"


def test_the_door_says_why_it_locked_by_itself(house):
    house.enter()
    house.window.lock(Locked.IDLE)
    assert "nobody was there" in house.window.door.door.banner.words
    assert house.window.windowTitle() == "smdesk"


def open_form(house):
    house.enter()
    house.shell.go("accounts")
    house.shell.view("accounts").describing.add()
    dialog = house.window.findChild(FormDialog)
    dialog.form.editor("name").setText("Mastodon")
    return dialog


def test_what_was_typed_and_lost_by_an_idle_lock_is_said_at_the_door(house, qtbot):
    dialog = open_form(house)
    title = dialog.windowTitle()
    house.idle.ended.emit()
    settle()
    assert not shiboken6.isValid(dialog)
    assert title in house.window.door.door.banner.words


def test_locking_by_hand_asks_first_when_something_is_being_typed(house):
    open_form(house)
    house.window.ask_to_lock()
    assert house.window.session is not None
    house.window.findChild(Confirm)._say_yes()
    assert house.window.session is None


def test_control_l_locks_before_a_dialog_too(house, qtbot):
    house.enter()
    house.window.show_keys()
    dialog = house.window.findChild(KeysDialog)
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: house.window.session is None)


def test_before_an_idle_lock_there_is_a_warning_with_a_way_to_stay(house):
    house.enter()
    house.idle.warned.emit(17)
    warning = house.window.findChild(LockWarning)
    assert "17 s" in warning._words.text()
    warning._stay.click()
    house.idle.calmed.emit()
    settle()
    assert house.window.findChild(LockWarning) is None
    assert house.window.session is not None


def test_the_teams_times_are_taken_over_and_followed(house):
    session = house.enter()
    library = session.organisation.get()
    assert house.furniture.clipboard.seconds == library.clear_after_seconds
    session.organisation.change(
        replace(library, clear_after_seconds=42, lock_after_minutes=1), by=session.me
    )
    assert house.furniture.clipboard.seconds == 42
    assert house.idle._limit == 60


def test_closing_the_window_locks(house):
    session = house.enter()
    house.window.close()
    assert session.locked


def test_a_member_who_is_no_coordinator_is_named_without_it(house):
    house.enter(AYTAN)
    assert house.shell.sidebar.me.text() == AYTAN.name


def test_unlocking_again_leads_to_the_same_cabinet(house, qtbot):
    house.enter()
    house.window.lock(Locked.ASKED)
    assert house.window.door._path == house.desk.path
    assert house.window.door.door.slot
    house.enter(NORA)
    assert house.shell.key == "today"


def test_a_ref_of_a_kind_that_no_screen_shows_is_left_alone(house):
    house.enter()
    house.shell.show_ref(Ref("nothing_of_ours", RecordId("0")))
    assert house.shell.key == "today"


class _Shield:
    def cover(self, window, *, on):
        return True


@pytest.fixture
def shielded(monkeypatch):
    monkeypatch.setattr("smdesk.app.furniture.shield_for", lambda platform: _Shield())


def _turn_sharing(house):
    next(o for o in house.shell.palette_sheet._find("") if "screen sharing" in o.title).act()


def test_sharing_the_screen_is_allowed_by_a_command_and_shown_in_the_window(shielded, house, qapp):
    house.enter()
    sign = house.window.menuWidget()
    assert not sign.isVisible()
    _turn_sharing(house)
    assert sign.isVisible()
    house.window.lock(Locked.ASKED)
    assert sign.isVisible()
    house.enter()
    _turn_sharing(house)
    assert not sign.isVisible()
    qapp.removeEventFilter(house.furniture.screen)


def test_there_is_no_such_command_where_the_computer_offers_nothing(monkeypatch, house):
    house.enter()
    if house.furniture.screen.possible:
        pytest.skip("this computer offers it")
    assert not [o for o in house.shell.palette_sheet._find("") if "screen sharing" in o.title]


def test_after_a_backup_was_put_back_the_list_that_says_so_is_shown(house):
    session = house.enter()
    name = session.backups.now().name
    settings = house.shell.view("settings")
    settings.go("copies")
    renewed = session.restore_backup(name, reason="By mistake", by=session.me)
    settings.section("copies").renewed.emit(renewed)
    assert house.window.shell.view("settings") is not settings
    copies = house.window.shell.view("settings").section("copies")
    said = " ".join(label.text() for label in copies.backups.findChildren(QLabel))
    assert "made before another one was put back" in said
    assert copies.isVisible()
