"""A sheet is made, printed, and typed back code by code; what does not fit says why."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QCheckBox

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.appointments import Capability
from smdesk.domain.approval_sheets import Answer, code_of
from smdesk.domain.calendar import State
from smdesk.domain.clock_times import on_clock
from smdesk.domain.content_plans import PlanState
from smdesk.domain.roster import Person
from smdesk.printing.press import Press
from smdesk.ui.calendar.paper import CalendarPaper
from smdesk.ui.calendar.sheet_typing import TypeSheet
from smdesk.ui.calendar.sheets import PaperMeans, Sheets
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.printing import SheetOutput
from tests.desk.conftest import TODAY, appoint
from tests.desk.test_gate import asked
from tests.printing.conftest import RESOURCES, Pdf


@pytest.fixture
def ruth(nora):
    person = nora.roster.people.add(Person(name="Ruth Brandeis"), by=nora.me)
    return appoint(nora, person, Capability.ADMINISTRATOR).id


@pytest.fixture
def opened(ruth, make, tmp_path, qtbot):
    """Open the register in a session."""
    backgrounds = []

    def show(session):
        view = make(session)
        background = Background(view)
        backgrounds.append(background)
        means = PaperMeans(
            session.calendar.sheets,
            session.me,
            lambda over: SheetOutput(Press(RESOURCES), background, over, over, documents=tmp_path),
            partial(session.imprint, by=session.me),
            lambda instant: on_clock(instant, session.calendar.zone()),
        )
        sheets = Sheets(means, view)
        sheets.open()
        return sheets

    yield show
    for background in backgrounds:
        background.close()


def of(dialog, kind):
    return dialog.findChildren(kind)[-1]


def typing(dialog):
    dialog.type_in()
    return of(dialog, TypeSheet)


def fill(dialog, answer, words="", day=None):
    form = dialog.form
    form.put("answer", answer)
    form.put("words", words)
    if day is not None:
        form.put("answered_on", day)


def test_a_sheet_is_made_of_the_posts_that_are_ticked(desk, opened, ruth):
    session = desk.enter(IDRIS)
    mine = [asked(session), asked(session, "Bring a board.")]
    dialog = opened(session)
    dialog.ask_what(ruth)
    form = of(dialog, FormDialog)
    boxes = form.findChildren(QCheckBox)
    assert all(box.isChecked() for box in boxes)
    for box in boxes:
        box.setChecked(box.objectName() == mine[0].id)
    form.form.put("note", "By Thursday")
    form.save()
    line = dialog.table.selected()
    assert (line.asked, line.posts, line.sheet.note) == ("Ruth Brandeis", 1, "By Thursday")
    assert [post.variant for post in dialog.posts.records] == [mine[0].id]
    text = Pdf(Press(RESOURCES).pdf(dialog.sheet()).pdf).text
    assert "For Ruth Brandeis" in text
    assert code_of(dialog.posts.records[0]) in text
    assert "By Thursday" in text


def test_whom_to_ask_is_asked_first_where_several_can_be(desk, opened, ruth):
    session = desk.enter(IDRIS)
    asked(session)
    dialog = opened(session)
    dialog.ask_whom()
    first = of(dialog, FormDialog)
    first.form.put("person", ruth)
    first.save()
    assert of(dialog, FormDialog).windowTitle() == "Approval sheet for Ruth Brandeis"


def test_with_nothing_to_ask_it_says_so(desk, opened, monkeypatch):
    session = desk.enter(IDRIS)
    for line in session.calendar.lines(None):
        if line.state is State.IN_REVIEW:
            session.calendar.gate.withdraw(line.id, "Later", by=session.me)
    dialog = opened(session)
    dialog.ask_whom()
    assert not dialog.banner.isHidden()
    assert not dialog.findChildren(FormDialog)


def test_the_chosen_sheet_is_saved_as_a_file(desk, opened, tmp_path, qtbot):
    dialog = opened(desk.enter(NORA))
    assert dialog.table.selected().sheet.number == 1
    dialog.save_chosen()
    with qtbot.waitSignal(dialog.output.done, timeout=20_000):
        dialog.output.save_to(tmp_path / "sheet.pdf")
    text = Pdf((tmp_path / "sheet.pdf").read_bytes()).text
    assert "Closed for stocktaking" in text
    assert "sheet.pdf" in dialog.banner.findChild(type(dialog.words)).text()


def test_codes_are_typed_back_one_after_the_other(desk, opened, ruth):
    session = desk.enter(IDRIS)
    posts = [asked(session), asked(session, "Bring a board.")]
    made = session.calendar.sheets.make(ruth, [one.id for one in posts], by=session.me)
    shown = session.calendar.sheets.posts(made.id)
    aytan = desk.enter(AYTAN)
    dialog = typing(opened(aytan))
    assert dialog.form.isHidden()
    dialog.code.setText(code_of(shown[0]).lower())
    assert not dialog.form.isHidden()
    told = " ".join(label.text() for label in dialog.found.findChildren(type(dialog.done_words)))
    assert "Ruth Brandeis" in told
    assert "Come and play." in told
    dialog.take_in()
    assert aytan.calendar.variant(posts[0].id).state is State.IN_REVIEW
    fill(dialog, Answer.APPROVE, "Good")
    dialog.take_in()
    assert aytan.calendar.variant(posts[0].id).state is State.APPROVED
    assert "Chess: Approve" in dialog.done_words.text()
    assert dialog.code.text() == ""
    dialog.code.setText(code_of(shown[1]))
    fill(dialog, Answer.CHANGE)
    dialog.take_in()
    assert aytan.calendar.variant(posts[1].id).state is State.IN_REVIEW
    fill(dialog, Answer.CHANGE, "Not on Monday", TODAY + timedelta(days=1))
    dialog.take_in()
    assert aytan.calendar.variant(posts[1].id).state is State.IN_REVIEW
    fill(dialog, Answer.CHANGE, "Not on Monday", TODAY)
    dialog.take_in()
    assert aytan.calendar.variant(posts[1].id).words == "Not on Monday"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCDEFGH", "typed wrong"),
        ("0000-0000", "No sheet of this cabinet"),
        ("AB", "eight letters"),
    ],
)
def test_a_code_that_leads_nowhere_says_why(desk, opened, typed, said):
    dialog = typing(opened(desk.enter(AYTAN)))
    dialog.code.setText(typed)
    dialog.take_in()
    assert said in dialog.banner.findChild(type(dialog.done_words)).text()
    assert dialog.form.isHidden()


def test_a_changed_post_and_own_work_are_refused_in_the_dialog(desk, opened, ruth):
    session = desk.enter(IDRIS)
    variant = asked(session)
    made = session.calendar.sheets.make(ruth, [variant.id], by=session.me)
    (post,) = session.calendar.sheets.posts(made.id)
    dialog = typing(opened(session))
    dialog.code.setText(code_of(post))
    fill(dialog, Answer.APPROVE)
    dialog.take_in()
    assert "wrote some of Chess" in dialog.banner.findChild(type(dialog.done_words)).text()
    session.calendar.gate.withdraw(variant.id, "Wait", by=session.me)
    session.calendar.write(replace(variant, text="Other."), by=session.me)
    dialog.code.setText("")
    dialog.code.setText(code_of(post))
    assert "was changed after the sheet" in dialog.banner.findChild(type(dialog.done_words)).text()


def test_a_withdrawn_sheet_says_so(desk, opened):
    session = desk.enter(NORA)
    dialog = opened(session)
    dialog.withdraw()
    of(dialog, Confirm).confirmed.emit()
    assert dialog.table.selected().sheet.withdrawn_at is not None
    assert not dialog.withdrawing.isEnabled()
    column = dialog.table._records.columns[-1]
    assert column.words(dialog.table.selected()) == "Withdrawn, 0 of 2 answered"


def test_the_plan_of_the_month_takes_draft_away_once_it_is_approved(nora, view, desk, qtbot):
    asked_about = []

    def state_of(span, channel):
        asked_about.append((span.first, channel))
        return states.pop()

    states = [PlanState.SHARED, PlanState.APPROVED, PlanState.SUBMITTED, PlanState.DRAFT, None]
    background = Background(view)
    output = SheetOutput(Press(RESOURCES), background, view, view, documents=desk.home)
    paper = CalendarPaper(view, output, partial(nora.imprint, by=nora.me), state_of)
    drafts = [paper.month().data["draft"] for _ in range(5)]
    assert drafts == [True, True, True, False, False]
    assert asked_about[0] == (date(2026, 11, 1), None)
    background.close()
