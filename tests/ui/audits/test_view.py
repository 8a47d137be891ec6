"""The audits' screen: points noted one after the other, and what is wanting followed up."""

import io
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from smdesk.domain.audits import Audit, Gravity, Outcome, Point, Shortcoming
from smdesk.domain.records import Ref
from smdesk.printing.audits import audit_sheet
from smdesk.printing.press import Press
from smdesk.ui.audits import AuditsView
from smdesk.ui.audits.sheet import Fix
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.quoting import DecisionBook
from tests.desk.conftest import TODAY, account_named
from tests.ui.conftest import words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="module")
def press():
    return Press(RESOURCES, system_fonts=False)


@pytest.fixture
def view(desk, nora, qtbot, press, tmp_path):
    background = Background(None)

    def output(screen):
        return SheetOutput(press, background, screen, screen, documents=tmp_path)

    made = AuditsView(
        nora.audits,
        nora.accounts,
        nora.roster,
        nora.undo,
        nora.me,
        output=output,
        imprint=nora.imprint,
        book=DecisionBook(nora.decisions, nora.me, desk.clock.today),
        today=desk.clock.today,
        now=desk.clock.now,
    )
    made.resize(1072, 800)
    qtbot.addWidget(made)
    made.told = []
    made.noticed.connect(made.told.append)
    yield made
    background.close()


def dialog(view):
    return view.findChildren(FormDialog)[-1]


def choose(view, session, account, point):
    view.sheet.table.select((account_named(session, account).id, point))


def check(view, session, account, point):
    wanted = (account_named(session, account).id, point)
    lines = session.audits.sheet(view.sheet.sheet.audit.id).checks
    return next(line.check for line in lines if (line.account, line.point) == wanted)


def test_the_first_open_point_is_chosen_and_the_round_says_how_far_it_has_come(view):
    chosen = view.sheet.chosen()
    assert (chosen.name, chosen.point) == ("Facebook page", Point.RECOVERY)
    assert view.sheet.header.subtitle.text().startswith("4 of 20 looked at")
    assert "Nobody knows what the sign-up form may still do" in words(view.sheet.found)


def test_enter_notes_that_all_is_well_and_goes_on_to_the_next_open_point(view, nora):
    QTest.keyClick(view.sheet.table, Qt.Key.Key_Return)
    assert check(view, nora, "Facebook page", Point.RECOVERY).outcome is Outcome.IN_ORDER
    view.refresh()
    view.sheet.go_to_open()
    chosen = view.sheet.chosen()
    assert (chosen.name, chosen.point) == ("Instagram", Point.LOG_IN)


def test_the_rest_of_an_account_is_noted_at_once_and_what_was_noted_stays(view, nora):
    choose(view, nora, "Facebook page", Point.HANDLE)
    view.tasks.note_rest()
    assert check(view, nora, "Facebook page", Point.RECOVERY).outcome is Outcome.IN_ORDER
    assert check(view, nora, "Facebook page", Point.APPS).outcome is Outcome.NOT_IN_ORDER


def test_a_custodian_as_auditor_is_refused_in_words(view, nora):
    view.sheet.auditor.setCurrentIndex(view.sheet.auditor.findData(nora.me.person))
    view.tasks.note(Outcome.IN_ORDER)
    assert "is a custodian of Facebook page and cannot audit it" in view.banner.words
    assert check(view, nora, "Facebook page", Point.RECOVERY) is None


def test_what_is_wanting_is_asked_for_with_its_day(view, nora):
    choose(view, nora, "X", Point.RECOVERY)
    view.tasks.find_wanting()
    ask = dialog(view)
    ask.save()
    assert ask.isVisibleTo(view) or "cannot be empty" in words(ask)
    ask.form.editor("what").setPlainText("The code goes to an old phone.")
    ask.save()
    assert check(view, nora, "X", Point.RECOVERY).outcome is Outcome.NOT_IN_ORDER
    (line,) = [
        s for s in nora.audits.sheet(view.sheet.sheet.audit.id).shortcomings if s.account == "X"
    ]
    assert line.shortcoming.gravity is Gravity.MEDIUM
    assert line.shortcoming.fix_by == TODAY + timedelta(days=14)


def test_what_is_wanting_cannot_be_put_right_by_a_day_that_is_over(view, nora):
    choose(view, nora, "X", Point.RECOVERY)
    view.tasks.find_wanting()
    ask = dialog(view)
    ask.form.editor("what").setPlainText("The code goes to an old phone.")
    ask.form.editor("fix_by").set_day(TODAY - timedelta(days=1))
    ask.save()
    assert "This day is over" in words(ask)
    assert check(view, nora, "X", Point.RECOVERY) is None
    ask.form.editor("fix_by").set_day(TODAY)
    ask.save()
    assert check(view, nora, "X", Point.RECOVERY).outcome is Outcome.NOT_IN_ORDER


def test_a_reason_that_nobody_reads_to_its_end_is_said_at_its_field(view, nora):
    view.tasks.remove()
    ask = dialog(view)
    ask.form.editor("text").setPlainText("r" * 2001)
    ask.save()
    assert "Shorten it" in ask.form._faults["text"].text()
    assert not ask.form._other.isVisibleTo(ask)
    assert view.sheet.sheet is not None


def test_nothing_is_noted_as_wanting_without_words(view, nora):
    choose(view, nora, "X", Point.RECOVERY)
    view.tasks.find_wanting()
    dialog(view).save()
    assert check(view, nora, "X", Point.RECOVERY) is None
    dialog(view).reject()


def test_a_shortcoming_is_put_right_in_words_and_can_be_taken_back(view, nora):
    button = view.sheet.found.findChildren(Fix)[-1]
    assert button.accessibleName() == "Put right in Facebook page"
    button.click()
    ask = dialog(view)
    ask.save()
    assert "cannot be empty" in words(ask)
    ask.form.editor("text").setPlainText("Asked the web office")
    ask.save()
    view.refresh()
    assert "Put right on" in words(view.sheet.found)
    view.told[-1].undo()
    view.refresh()
    assert view.sheet.found.findChildren(Fix)


def test_closing_early_asks_what_came_of_it_and_then_why(view, nora, qtbot):
    view.tasks.close()
    ask = dialog(view)
    ask.form.editor("text").setPlainText("Half of it was seen.")
    ask.save()
    reason = ask.findChildren(AskReason)[-1]
    assert "16" in words(reason)
    reason.given.emit("The term ends")
    (line,) = nora.audits.lines()
    assert line.audit.summary == "Half of it was seen."
    view.refresh()
    assert not view.sheet._tools.isVisibleTo(view)
    assert "Half of it was seen." in words(view.sheet.summary)


def test_a_new_round_leaves_out_what_nobody_independent_could_audit(view, nora):
    view.reveal(Ref(Audit.kind, NONE_YET))
    ask = dialog(view)
    ticked = {b.accessibleName() for b in ask.findChildren(QCheckBox) if b.isChecked()}
    assert ticked == {"Facebook page", "Instagram", "X", "YouTube"}
    ask.save()
    assert "cannot be empty" in words(ask)
    ask.form.editor("name").setText("Winter round")
    ask.save()
    assert {line.audit.name for line in nora.audits.lines()} == {"Autumn round", "Winter round"}
    assert view.sheet.sheet.audit.name == "Winter round"


def test_a_round_of_no_account_is_not_begun(view):
    view.begin_round()
    ask = dialog(view)
    ask.form.editor("name").setText("Empty")
    for box in ask.findChildren(QCheckBox):
        box.setChecked(False)
    ask.save()
    assert "cannot be empty" in words(ask)
    assert view.sheet.sheet.audit.name == "Autumn round"


def test_a_round_is_removed_with_a_reason_and_comes_back(view, nora):
    view.tasks.remove()
    ask = dialog(view)
    ask.form.editor("text").setPlainText("Begun twice")
    ask.save()
    view.refresh()
    assert view.sheet.sheet is None or nora.audits.lines() == []
    view.told[-1].undo()
    assert len(nora.audits.lines()) == 1


def test_without_a_group_the_way_to_one_is_shown(view, nora):
    view.tasks.remove()
    dialog(view).form.editor("text").setPlainText("Begun twice")
    dialog(view).save()
    nora.audits.groups.remove(nora.audits.groups.all()[0].id, by=nora.me)
    view.refresh()
    view.begin_round()
    assert "A round needs a group" in view.groups.banner.words


def test_a_shortcoming_leads_to_its_round(view, nora):
    wanting = nora.library.shortcomings.all()[0]
    view.show_groups()
    view.reveal(Ref(Shortcoming.kind, wanting.id))
    assert view._pages.currentWidget() is view.panes


def test_everything_is_named_and_reached_by_tab(view, walk):
    view.show()
    walk(view)
    view.show_groups()
    walk(view)


def test_the_sheet_says_what_was_seen_and_has_boxes_for_the_rest(view, nora, press):
    sheet = audit_sheet(view.sheet.sheet, nora.imprint(by=nora.me))
    printed = press.pdf(sheet)
    assert printed.notes == ()
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.pdf)).pages)
    assert "Autumn round" in text
    assert "Nobody knows what the sign-up form may still do" in text.replace("\n", " ")
    assert text.count("Could not look") == 16
    assert nora.imprint(by=nora.me).check_words in text.replace("\n", " ")
