"""A screen says politely what went wrong, asks for reasons, and a register is one in few lines."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.accounts import PERSONAL_RECOVERY
from smdesk.domain.records import GoneError, Ref
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Finding, ReasonNeededError
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.kit.form import Line
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.view import View

ME = Member(person="m", slot="s", name="Mara")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NEEDS = Finding(rule=PERSONAL_RECOVERY, about=Ref("account", "a"))


@pytest.fixture
def view(qtbot):
    view = View()
    qtbot.addWidget(view)
    view.show()
    return view


def test_a_task_is_a_button_and_a_shortcut(view, qtbot):
    heard = []

    def add(given="none"):
        heard.append(given)

    action = view.add_task("&New account", add, shortcut="Ctrl+N", primary=True, icon="plus")
    view.add_more("Remove", add)
    view.set_title("Accounts", "9 of them")
    button = next(b for b in view.findChildren(Button) if b.primary)
    button.click()
    view.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard
    assert view.accessibleName() == "Accounts"
    action.setEnabled(False)
    assert not button.isEnabled()


def test_what_is_seldom_done_is_grouped_by_idea(view):
    heard = []
    view.add_more("Remove", partial(heard.append, "remove"))
    view.add_more("The &month…", partial(heard.append, "month"), group="&Print")
    view.add_more("The &year…", partial(heard.append, "year"), group="&Print")
    (menu,) = [b.menu() for b in view.findChildren(Button) if b.menu() is not None]
    assert [action.text() for action in menu.actions()] == ["Remove", "&Print"]
    within = menu.actions()[1].menu().actions()
    assert [action.text() for action in within] == ["The &month…", "The &year…"]
    within[1].trigger()
    assert heard == ["year"]


def test_an_error_that_people_can_mend_is_told_and_others_pass(view):
    with view.polite():
        raise GoneError("account")
    assert "not in the cabinet" in view.banner.words
    with pytest.raises(ZeroDivisionError), view.polite():
        raise ZeroDivisionError
    assert view.banner.words == ""


def test_a_task_that_needs_a_reason_is_done_with_one(view):
    done, after = [], []

    def task(reason):
        if not reason:
            raise ReasonNeededError(NEEDS)
        done.append(reason)

    view.attempt(task, lambda: after.append(1))
    assert not after
    ask = view.findChild(AskReason)
    ask._reason.setPlainText("agreed")
    ask._go.click()
    assert (done, after) == (["agreed"], [1])


def test_a_screen_asks_the_window_to_show_records_and_notices(view, qtbot):
    with qtbot.waitSignal(view.wanted) as wanted:
        view.want(NEEDS.about)
    assert wanted.args == [NEEDS.about]
    with qtbot.waitSignal(view.noticed) as noticed:
        view.notice("Saved.")
    assert noticed.args[0].text == "Saved."


class People:
    """A desk that keeps people in a list."""

    def __init__(self):
        self.people = [Person(name=name, work="Desk") for name in ("Mara", "Jonas", "Ines")]
        self.refuses = None

    def all(self):
        return list(self.people)

    def add(self, record, *, by, reason=""):
        self.people.append(record)

    def change(self, record, *, by, reason=""):
        self.people = [record if one.id == record.id else one for one in self.people]

    def remove(self, record, *, by, reason=""):
        if self.refuses is not None:
            raise self.refuses
        self.people = [one for one in self.people if one.id != record]

    def history(self, record):
        return []


def declared():
    return Declared(
        title="People",
        add="&New person",
        none="Nobody is on file.",
        record=Person,
        columns=[Column("Name", lambda p: p.name), Column("Work", lambda p: p.work)],
        fields=lambda: [Line("name", "&Name"), Line("work", "&Work")],
        blank=lambda: replace(Person(name="?"), work="Desk"),
        follows=frozenset({Topic.ROSTER}),
    )


@pytest.fixture
def desk():
    return People()


@pytest.fixture
def register(qtbot, desk):
    undone = []
    register = Register(
        declared(), desk, ME, lambda: NOW, undo=lambda: undone.append(1), print_rows=undone.append
    )
    qtbot.addWidget(register)
    register.undone = undone
    register.resize(1000, 600)
    register.show()
    return register


def dialog_of(register):
    return register.findChildren(FormDialog)[-1]


def test_a_register_lists_and_finds(register, qtbot):
    assert register.follows == {Topic.ROSTER}
    qtbot.keyClicks(register._find, "jon")
    assert [one.name for one in register.table.records] == ["Jonas"]
    register.print_shown()
    assert [one.name for one in register.undone[0]] == ["Jonas"]


def test_a_register_shows_what_is_chosen(register):
    register.table.selectRow(0)
    assert register._detail.isVisible()
    words = [label.text() for label in register._card.findChildren(QLabel)]
    assert {"Mara", "Desk"} <= set(words)
    register.refresh()
    assert register.chosen().name == "Mara"


def test_a_new_record_is_asked_for_kept_and_chosen(register, desk, qtbot):
    register.add_one()
    dialog_of(register).form.editor("name").setText("Tomas")
    with qtbot.waitSignal(register.noticed) as noticed:
        dialog_of(register).save()
    assert noticed.args[0].text == "Tomas saved."
    assert register.chosen().name == "Tomas"
    assert len(desk.people) == 4


def test_a_record_is_edited_by_enter(register, desk, qtbot):
    register.table.selectRow(1)
    qtbot.keyClick(register.table, Qt.Key.Key_Return)
    dialog_of(register).form.editor("work").setText("IT")
    dialog_of(register).save()
    assert register.chosen() == desk.people[1]
    assert desk.people[1].work == "IT"


def test_a_removed_record_can_be_brought_back_from_the_toast(register, desk, qtbot):
    register.table.selectRow(0)
    with qtbot.waitSignal(register.noticed) as noticed:
        register.remove_chosen()
    assert [one.name for one in desk.people] == ["Jonas", "Ines"]
    noticed.args[0].undo()
    assert register.undone == [1]


def test_a_refused_removal_is_told_and_changes_nothing(register, desk):
    desk.refuses = GoneError("person")
    register.table.selectRow(0)
    register.remove_chosen()
    assert len(desk.people) == 3
    assert register.banner.words


def test_an_empty_register_offers_the_first_record(qtbot, desk):
    desk.people = []
    register = Register(declared(), desk, ME, lambda: NOW)
    qtbot.addWidget(register)
    assert register._body.currentWidget() is register._empty
    register._empty.button.click()
    assert isinstance(dialog_of(register), FormDialog)


def test_everything_that_takes_the_focus_has_a_name(register):
    register.table.selectRow(0)
    for widget in register.findChildren(QWidget):
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible():
            told = widget.accessibleName() or getattr(widget, "text", str)()
            assert told or widget.focusProxy(), widget
