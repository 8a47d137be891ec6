"""Several posts chosen in the list and the agenda: by keys and mouse, and what is done to them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from smdesk.desk.calendar_files import PlanForm
from smdesk.domain.calendar import State
from smdesk.domain.campaigns import Label
from smdesk.printing.press import Press
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.rows import choose_rows
from smdesk.ui.calendar.saving import SavePosts, Saving, Which
from smdesk.ui.calendar.several import LeftDialog
from smdesk.ui.calendar.several_paper import SeveralPaper
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.printing import SheetOutput
from tests.ui.calendar.test_paper import RESOURCES
from tests.ui.calendar.test_view import day, line_of

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


@pytest.fixture(params=[Face.LIST, Face.AGENDA])
def posts(view, put, request):
    """Four posts of the days to come, the first chosen, in the list and in the agenda."""
    made = [put(f"Post {number}", 2 + number) for number in range(4)]
    view.show()
    view.refresh()
    view.show_face(request.param)
    if request.param is Face.LIST:
        view.faces.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    view.show_post(made[0].id, day(2))
    view.faces.page.setFocus()
    return made


def key(view, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view.faces.page, which, modifier)


def names(view):
    return [line.title for line in view.faces.several()]


def choose(view, posts):
    """Choose the posts, as Shift and an arrow do: other posts may lie between them."""
    wanted = {one.id for one in posts}
    while not wanted <= {line.id for line in view.faces.several()}:
        before = len(view.faces.several())
        key(view, Key.Key_Down, SHIFT)
        assert len(view.faces.several()) > before
    assert {line.id for line in view.faces.several()} >= wanted


def only(view, posts):
    """Choose exactly these."""
    page, wanted = view.faces.page, {one.id for one in posts}
    if view.faces.face is Face.LIST:
        rows = [n for n, line in enumerate(page.records) if line.id in wanted]
    else:
        entries = enumerate(page.entries.entries)
        rows = [n for n, one in entries if one.line is not None and one.line.id in wanted]
    choose_rows(page, rows)
    assert {line.id for line in view.faces.several()} == wanted


def opened(view, kind):
    return next((one for one in view.findChildren(kind) if one.isVisible()), None)


def button(view, words):
    pane = view.several.pane
    return next(one for one in pane.buttons if words in one.text())


def test_shift_and_ctrl_a_choose_several_and_escape_goes_back_to_one(view, posts):
    assert names(view) == ["Post 0"]
    choose(view, posts[:2])
    assert view.several.pane.isVisible()
    count = len(view.faces.several())
    assert view.several.pane.title.text() == f"{count} posts chosen"
    assert button(view, "Move").text() == f"Move {count} posts…"
    key(view, Key.Key_A, CTRL)
    everything = len(view.faces.several())
    assert everything > count
    assert f"{everything} posts" in button(view, "bin").text()
    key(view, Key.Key_Escape)
    assert len(view.faces.several()) == 1
    assert not view.several.pane.isVisible()
    assert view.pane.title.text() == view.faces.picked().title


def test_a_click_with_ctrl_adds_one_and_takes_it_away_again(view, posts):
    page = view.faces.page

    def click(post, modifier):
        if view.faces.face is Face.LIST:
            row = next(n for n, line in enumerate(page.records) if line.id == post.id)
        else:
            row = next(
                n for n, one in enumerate(page.entries.entries)
                if one.line is not None and one.line.id == post.id
            )  # fmt: skip
        index = page.model().index(row, 0)
        page.scrollTo(index)
        at = page.visualRect(index).center()
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    click(posts[0], Qt.KeyboardModifier.NoModifier)
    click(posts[2], CTRL)
    assert names(view) == ["Post 0", "Post 2"]
    click(posts[0], CTRL)
    assert names(view) == ["Post 2"]
    assert view.pane.title.text() == "Post 2"


def test_they_stay_chosen_when_they_moved_and_one_undo_brings_all_back(view, nora, posts):
    only(view, posts[:3])
    button(view, "Move").click()
    asked = opened(view, FormDialog)
    assert asked.windowTitle().startswith("Move 3 posts")
    asked.form.editor("days").setValue(0)
    asked.save()
    assert asked.isVisible(), "by no day is no move"
    asked.form.editor("days").setValue(20)
    asked.save()
    assert [line_of(nora, one).day for one in posts] == [day(22), day(23), day(24), day(5)]
    assert view.told[-1].text == "Moved by 20 days: 3 posts."
    view.refresh()
    assert sorted(names(view)) == ["Post 0", "Post 1", "Post 2"]
    view.told[-1].undo()
    assert [line_of(nora, one).day for one in posts] == [day(2), day(3), day(4), day(5)]


def test_alt_and_an_arrow_moves_all_that_are_chosen(view, nora, posts):
    only(view, posts[:2])
    key(view, Key.Key_Right, ALT)
    assert [line_of(nora, one).day for one in posts[:2]] == [day(3), day(4)]
    assert view.told[-1].text == "Moved by a day: 2 posts."


def test_each_that_cannot_be_moved_is_named_with_the_reason(view, nora, posts):
    only(view, posts)
    view.several.step(-3)
    assert [line_of(nora, one).day for one in posts] == [day(2), day(3), day(1), day(2)]
    left = opened(view, LeftDialog)
    assert left.windowTitle().startswith("Left as they were: 2 posts")
    assert [name.partition(" · ")[0] for name, _ in left.rows] == ["Post 0", "Post 1"]
    assert all(why for _, why in left.rows)
    left.accept()


def test_campaign_and_labels_are_changed_for_all(view, nora, posts):
    label = nora.calendar.labels.add(Label(name="Fair"), by=nora.me)
    campaign = nora.calendar.campaigns.all()[0]
    only(view, posts[:2])
    button(view, "Campaign").click()
    asked = opened(view, FormDialog)
    box = asked.form.editor("campaign")
    assert box.currentText() == "(each as it is)"
    box.setCurrentText(campaign.name)
    ticks = asked.form.editor("add").findChildren(object, label.id)
    ticks[0].setChecked(True)
    asked.form.editor("new_labels").setText("Stalls, fair")
    asked.save()
    for one in posts[:2]:
        item = nora.calendar.item(one.item)
        names_of = {found.id: found.name for found in nora.calendar.labels.all()}
        assert item.campaign == campaign.id
        assert sorted(names_of[found] for found in item.labels) == ["Fair", "Stalls"]
    assert view.told[-1].text == "Campaign and labels changed: 2 posts."


def test_it_is_asked_before_several_are_put_before_the_approvers(view, nora, posts):
    only(view, posts[:2])
    button(view, "approval").click()
    question = opened(view, Confirm)
    assert "Ask for approval of 2 posts?" in question.windowTitle()
    question._say_yes()
    left = opened(view, LeftDialog)
    assert "It can be done to none of them:" in [
        label.text() for label in left.findChildren(QLabel)
    ]
    assert {nora.calendar.variant(one.id).state for one in posts} == {State.DRAFT}
    left.accept()


def test_the_key_delete_puts_all_in_the_bin_after_a_question(view, nora, posts):
    only(view, posts[1:])
    key(view, Key.Key_Delete)
    question = opened(view, Confirm)
    assert "Put 3 posts in the bin?" in question.windowTitle()
    question._say_yes()
    assert [nora.calendar.line(one.id) is None for one in posts] == [False, True, True, True]
    view.refresh()
    view.told[-1].undo()
    assert all(nora.calendar.line(one.id) for one in posts)


def test_the_menu_says_how_many(view, posts, qtbot):
    only(view, posts[:2])
    view.faces.page.asking.emit(QPoint(10, 10))
    menu = opened(view, QMenu)
    said = [action.text().replace("&", "") for action in menu.actions()]
    assert "Move 2 posts…" in said
    assert "Put 2 posts in the bin…" in said
    menu.close()
    view.show_face(Face.MONTH)
    view.several.open_menu(QPoint(10, 10), view)
    qtbot.waitUntil(lambda: len(view.faces.several()) <= 1)


@pytest.fixture
def paper(view, nora, desk, background):
    press = Press(RESOURCES, system_fonts=False)
    output = SheetOutput(press, background, view, view, documents=desk.home)
    saving = SavePosts(nora.calendar_files, view, lambda: nora.calendar.lines(None), desk.home)
    made = SeveralPaper(
        view,
        view.several.pane,
        output,
        lambda: nora.imprint(by=nora.me),
        table=saving.table,
        campaigns=lambda: {one.id: one.name for one in nora.calendar.campaigns.all()},
        save=saving.ask_for,
    )
    return made, saving


def test_what_is_chosen_is_copied_listed_and_saved(view, nora, posts, paper, tmp_path):
    made, saving = paper
    only(view, posts[1:3])
    button(view, "Copy").click()
    mime = QGuiApplication.clipboard().mimeData()
    raw = bytes(mime.data("text/csv").data()).decode("utf-8-sig")
    assert "Post 1" in raw
    assert "Post 0" not in raw
    assert mime.text() == raw
    QGuiApplication.clipboard().clear()
    key(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == raw
    assert view.told[-1].text == "Copied as a table: 2 posts."
    sheet = made.sheet(view.faces.several())
    rows = sheet.data["listings"][0]["rows"]
    assert [row[0] for row in rows] == ["Post 1", "Post 2"]
    assert sheet.data["title"] == "Chosen posts: 2"
    button(view, "Save").click()
    asked = opened(view, FormDialog)
    assert asked.form.editor("which").currentText() == "Those that are chosen (2)"
    asked.reject()
    saving.save_to(Saving(PlanForm.CSV, Which.CHOSEN), tmp_path / "chosen.csv")
    assert (tmp_path / "chosen.csv").read_text("utf-8-sig").count("Post ") == 2


def test_titles_have_room_beside_columns_that_their_headings_made_wider(view):
    view.show()
    view.show_face(Face.LIST)
    table, shown = view.faces.table, []
    for width in (1500, 1072, 900):
        view.resize(width, 800)
        table._fit_headings()
        shown.append(sum(not table.isColumnHidden(column) for column in (4, 5)))
        if shown[-1]:
            assert table.columnWidth(0) >= 119, width
    assert shown[0] == 2
