"""A secret on the screen is read by whoever asked for it, and by nothing else afterwards."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from smdesk.domain.custody import Seen
from smdesk.domain.records import GoneError
from smdesk.domain.secret_text import SecretText
from smdesk.system.clipboard import secret_formats
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.secret import SHOWN_SECONDS, SecretField
from smdesk.ui.kit.secret_entry import SecretEntry, SecretLineEdit

WORDS = "h0rse-Battery"
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Gives the secret and remembers how it was asked for."""

    def __init__(self):
        self.asked = []

    def read(self, how):
        self.asked.append(how)
        return SecretText(WORDS)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 200)
    QGuiApplication.clipboard().clear()
    yield window
    QGuiApplication.clipboard().clear()


@pytest.fixture
def clipboard(window):
    return SecretClipboard(QGuiApplication.clipboard(), secret_formats("linux"), window, seconds=15)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def field(window, clipboard, desk):
    field = SecretField("Password", desk.read, clipboard, window)
    field.resize(600, 40)
    window.show()
    return field


def told(widget):
    """Return all that a screen reader can find out about the widget and what is in it."""
    texts = []
    for one in [widget, *widget.findChildren(QWidget)]:
        face = QAccessible.queryAccessibleInterface(one)
        texts += [face.text(kind) for kind in QAccessible.Text if kind.value < 10]
        texts += [one.toolTip(), one.statusTip(), one.whatsThis()]
    return " ".join(texts)


def picture(widget):
    return widget.grab().toImage()


def test_it_is_dots_to_eye_and_ear_until_it_is_asked_for(field, desk):
    assert desk.asked == []
    assert WORDS not in told(field)
    assert not field.display.shown


def test_it_is_shown_once_asked_for_and_the_asking_is_noted(field, desk):
    before = picture(field.display)
    field.show_button.click()
    assert desk.asked == [Seen.SHOWN]
    assert WORDS in told(field.display)
    assert picture(field.display) != before
    assert str(SHOWN_SECONDS) in field.show_button.text()


def test_it_counts_down_and_hides_by_itself(field):
    dots = picture(field.display)
    field.toggle()
    for _ in range(SHOWN_SECONDS - 1):
        field._tick()
    assert field.display.shown
    assert "1 s" in field.show_button.text()
    field._tick()
    assert not field.display.shown
    assert WORDS not in told(field)
    assert picture(field.display) == dots
    assert "Show" in field.show_button.text()


@pytest.mark.parametrize("way", ["forget", "toggle", "hide"])
def test_after_hiding_nothing_tells_it_any_more(field, way):
    field.toggle()
    getattr(field, way)()
    assert not field.display.shown
    assert field.display._secret is None
    assert WORDS not in told(field)


def test_the_dots_do_not_tell_how_long_it_is(window, clipboard):
    long, short = (
        SecretField("P", lambda how, text=text: SecretText(text), clipboard, window)
        for text in ("x", "x" * 40)
    )
    for field in (long, short):
        field.resize(600, 40)
        field.show()
    assert picture(long.display) == picture(short.display)


def test_nothing_shown_can_be_selected_dragged_or_copied_by_hand(field, qtbot):
    field.toggle()
    display = field.display
    qtbot.mousePress(display, Qt.MouseButton.LeftButton, pos=QPoint(2, 5))
    qtbot.mouseMove(display, QPoint(300, 5))
    qtbot.mouseRelease(display, Qt.MouseButton.LeftButton, pos=QPoint(300, 5))
    qtbot.keyClick(display, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(display, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
    assert display.focusPolicy() is Qt.FocusPolicy.NoFocus
    asked = _menu_event(display)
    QApplication.sendEvent(display, asked)
    assert asked.isAccepted()
    assert not field.findChildren(QMenu)


def test_a_refusal_comes_out_and_shows_nothing(window, clipboard, qtbot):
    def refuse(how):
        raise GoneError("secret")

    field = SecretField("Password", refuse, clipboard, window)
    with qtbot.waitSignal(field.refused) as refused:
        field.toggle()
    assert isinstance(refused.args[0], GoneError)
    assert not field.display.shown
    with qtbot.waitSignal(field.refused):
        field.copy()
    assert QGuiApplication.clipboard().text() == ""


def test_copying_is_noted_and_the_button_counts_down(field, desk, clipboard):
    field.copy_button.click()
    assert desk.asked == [Seen.COPIED]
    assert QGuiApplication.clipboard().text() == WORDS
    assert field.copy_button.primary
    assert "15 s" in field.copy_button.text()
    clipboard._tick()
    assert "14 s" in field.copy_button.text()
    assert WORDS not in told(field)


def test_the_clipboard_is_cleared_when_the_time_is_up(field, clipboard):
    field.copy()
    for _ in range(clipboard.seconds):
        clipboard._tick()
    assert QGuiApplication.clipboard().text() == ""
    assert field.copy_button.text() == "Copy"
    assert not field.copy_button.primary


def test_the_clipboard_carries_the_marks_that_keep_it_out_of_histories(field):
    field.copy()
    data = QGuiApplication.clipboard().mimeData()
    for name, content in secret_formats("linux").items():
        assert bytes(data.data(name).data()) == content


def test_what_was_copied_since_is_left_alone(field, clipboard):
    field.copy()
    data = QMimeData()
    data.setText("something else")
    QGuiApplication.clipboard().setMimeData(data)
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "something else"
    assert clipboard.left == 0


def test_the_clipboard_keeps_no_secret_and_the_middle_button_never_gets_one(field, clipboard):
    field.copy()
    assert WORDS not in repr(vars(clipboard))
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Selection) == ""


def test_locking_takes_it_off_screen_and_clipboard(field, clipboard):
    field.toggle()
    field.copy()
    field.forget()
    clipboard.clear()
    assert WORDS not in told(field)
    assert QGuiApplication.clipboard().text() == ""


def test_of_two_copied_secrets_only_the_last_counts_down(window, clipboard, desk):
    one = SecretField("One", desk.read, clipboard, window)
    two = SecretField("Two", desk.read, clipboard, window)
    one.copy()
    two.copy()
    assert one.copy_button.text() == "Copy"
    assert "clears" in two.copy_button.text()


@pytest.fixture
def line(window):
    line = SecretLineEdit("Passphrase", window)
    window.show()
    line.setFocus()
    QTest.keyClicks(line, WORDS)
    return line


@pytest.mark.parametrize("way", ["clear", "forget"])
def test_a_cleared_line_cannot_be_undone(line, qtbot, way):
    getattr(line, way)()
    line.set_shown(shown=True)
    line.undo()
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert WORDS not in told(line)


@pytest.mark.parametrize("shown", [False, True])
def test_no_key_brings_back_what_was_deleted_from_the_line(line, qtbot, shown):
    line.set_shown(shown=shown)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    left = line.text()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    for key, modifier in ((Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)):
        qtbot.keyClick(line, key, modifier)
    assert left == WORDS[:-1]
    assert line.text() == ""


def test_nothing_can_be_dragged_out_of_the_line(line):
    line.set_shown(shown=True)
    assert not line.dragEnabled()


def test_qts_own_line_would_bring_it_back(window, qtbot):
    """The reason for a line of our own; when this fails, Qt has mended it."""
    plain = QLineEdit(window)
    plain.setEchoMode(QLineEdit.EchoMode.Password)
    qtbot.keyClicks(plain, WORDS)
    plain.clear()
    plain.setEchoMode(QLineEdit.EchoMode.Normal)
    plain.undo()
    brought_back = plain.text()
    # Nothing in the open is to be left for the watch over all tests to find.
    plain.setText("")
    assert brought_back == WORDS


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_Insert, CTRL),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_no_key_copies_or_cuts_from_the_line(line, qtbot, key, modifier, shown):
    line.set_shown(shown=shown)
    line.selectAll()
    qtbot.keyClick(line, key, modifier)
    assert QGuiApplication.clipboard().text() == ""
    assert line.text() == WORDS


def test_the_line_can_be_pasted_into(line, qtbot):
    QGuiApplication.clipboard().setText("pasted")
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.secret().reveal() == "pasted"


def test_the_mouse_leaves_no_selection_in_a_shown_line(line, qtbot):
    line.resize(300, 30)
    line.set_shown(shown=True)
    qtbot.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(5, 15))
    qtbot.mouseMove(line, QPoint(200, 15))
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(200, 15))
    assert line.selectedText() == ""
    assert not line.dragEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageUp])
def test_shift_selects_nothing_in_a_shown_line(line, qtbot, key):
    """On X11 a selection would be on the clipboard of the middle button at once."""
    line.set_shown(shown=True)
    qtbot.keyClick(line, key, Qt.KeyboardModifier.ShiftModifier)
    assert line.selectedText() == ""
    qtbot.keyClick(line, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.text() == ""


def test_the_menu_of_the_line_offers_to_paste_and_nothing_else(line):
    QTest.mouseClick(line, Qt.MouseButton.RightButton)
    line.contextMenuEvent(_menu_event(line))
    menu = line.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Paste"]
    menu.close()


def _menu_event(widget):
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), QPoint(3, 3))


def test_a_hidden_line_tells_screen_readers_only_dots(line):
    assert WORDS not in told(line)
    hints = line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_an_entry_shows_its_letters_for_a_while(window, qtbot):
    entry = SecretEntry("Passphrase", window)
    window.show()
    qtbot.keyClicks(entry.edit, WORDS)
    entry.show_button.click()
    assert entry.edit.shown
    assert entry.show_button.accessibleName() == "Hide Passphrase"
    entry._timer.timeout.emit()
    assert not entry.edit.shown
    assert entry.secret().reveal() == WORDS
    entry.forget()
    assert not entry.secret()


def test_an_entry_that_goes_out_of_sight_hides_its_letters(window, qtbot):
    entered = []
    entry = SecretEntry("Passphrase", window, then=lambda: entered.append(1))
    window.show()
    entry.toggle()
    qtbot.keyClick(entry.edit, Qt.Key.Key_Return)
    window.hide()
    assert not entry.edit.shown
    assert entered == [1]
