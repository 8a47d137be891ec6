"""Dialogs ask before they lose anything, tell faults in place, and leave nothing behind."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from smdesk.domain.accounts import PERSONAL_RECOVERY
from smdesk.domain.custody import LAST_CUSTODIAN
from smdesk.domain.records import Fault, GoneError, InvalidError, Ref
from smdesk.domain.roster import Person
from smdesk.domain.rules import Finding, ReasonNeededError, RefusedError
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import AskReason, Confirm, Dialog, FormDialog, Tell
from smdesk.ui.kit.form import Form, Line

REF = Ref("account", "a")
MARA = Person(name="Mara", email="mara@riverside.example")


class Desk:
    """Saves, or raises what it is given first."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.saved = []

    def save(self, record, reason):
        if self.errors and not reason:
            raise self.errors.pop(0)
        self.saved.append((record.name, reason))


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window, desk):
    form = Form(Person, [Line("name", "&Name"), Line("email", "&E-mail")])
    form.fill(MARA)
    dialog = FormDialog("Edit Mara", form, desk.save, window)
    dialog.open()
    return dialog


def swept(window):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return window.findChildren(Dialog)


def last(window, kind):
    return window.findChildren(kind)[-1]


def test_saving_gives_the_record_to_the_desk_and_leaves_nothing(window, qtbot):
    desk = Desk()
    dialog = opened(window, desk)
    dialog.form.editor("name").setText("Mara Keller")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    assert desk.saved == [("Mara Keller", "")]
    assert saved.args[0].email == MARA.email
    assert swept(window) == []


def test_what_cannot_be_read_is_not_saved(window):
    desk = Desk()
    dialog = opened(window, desk)
    dialog.form.editor("name").setText("")
    dialog.save()
    assert desk.saved == []
    assert dialog.isVisible()


def test_a_fault_that_the_desk_finds_is_told_at_its_field(window):
    dialog = opened(window, Desk(InvalidError(name=Fault.TAKEN)))
    dialog.save()
    assert "already" in dialog.form.editor("name").accessibleDescription()


@pytest.mark.parametrize(
    "error",
    [GoneError("person"), RefusedError(Finding(rule=LAST_CUSTODIAN, about=REF))],
    ids=["gone", "refused"],
)
def test_an_error_is_told_inside_the_dialog_and_can_be_tried_again(window, error):
    desk = Desk(error)
    dialog = opened(window, desk)
    dialog.save()
    assert wording.error(error).what in dialog.banner.words
    dialog.save()
    assert desk.saved == [("Mara", "")]


def test_a_reason_is_asked_for_where_the_rules_want_one(window):
    desk = Desk(ReasonNeededError(Finding(rule=PERSONAL_RECOVERY, about=REF)))
    dialog = opened(window, desk)
    dialog.save()
    ask = last(window, AskReason)
    assert not ask._go.isEnabled()
    assert "Type a reason first" in ask._missing.text()
    assert ask._go.accessibleDescription() == ask._missing.text()
    for blank in ("   ", "\n\t", "\u0301\u0301", "--"):
        ask._reason.setPlainText(blank)
        assert not ask._go.isEnabled()
    ask._reason.setPlainText("x" * 100_000)
    assert not ask._go.isEnabled()
    assert "Shorten it to 2000" in ask._missing.text()
    ask._reason.setPlainText("  the board\x07agreed ")
    assert ask._missing.text() == ""
    ask._go.click()
    ask._go.click()
    assert desk.saved == [("Mara", "the board agreed")]
    assert swept(window) == []


def test_leaving_with_something_typed_is_asked_about(window, qtbot):
    dialog = opened(window, Desk())
    qtbot.keyClicks(dialog.form.editor("name"), "!")
    dialog.reject()
    ask = last(window, Confirm)
    ask.reject()
    assert dialog.isVisible()
    dialog.close()
    last(window, Confirm)._say_yes()
    assert swept(window) == []


def test_leaving_with_nothing_typed_asks_nothing(window, qtbot):
    dialog = opened(window, Desk())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert swept(window) == []


def test_a_question_confirms_only_by_its_verb(window, qtbot):
    heard = []
    for answer in ("reject", "_say_yes"):
        ask = Confirm("Remove Instagram?", "It goes to the bin.", "Remove", window)
        ask.confirmed.connect(lambda: heard.append(1))
        ask.open()
        assert ask.accessibleDescription() == "It goes to the bin."
        getattr(ask, answer)()
    assert heard == [1]
    told = Tell("Saved", "A copy was saved.", window)
    told.open()
    told.accept()
    assert swept(window) == []


@pytest.mark.parametrize(("harmless", "heard"), [(False, []), (True, [1])])
def test_enter_confirms_only_what_does_no_harm(window, qtbot, harmless, heard):
    confirmed = []
    ask = Confirm("Go on?", "Something is done.", "Do it", window, harmless=harmless)
    ask.confirmed.connect(lambda: confirmed.append(1))
    ask.open()
    qtbot.keyClick(ask.focusWidget(), Qt.Key.Key_Return)
    assert confirmed == heard
    assert swept(window) == []


def test_a_yes_that_is_clicked_twice_counts_once(window):
    said = []
    ask = Confirm("Remove it?", "It goes.", "Remove", window)
    ask.confirmed.connect(lambda: said.append("yes"))
    ask.open()
    go = next(button for button in ask.findChildren(Button) if button.text() == "Remove")
    go.click()
    go.click()
    assert said == ["yes"]
    assert swept(window) == []
