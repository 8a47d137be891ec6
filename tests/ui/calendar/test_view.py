"""The calendar's screen: four ways to look at one choice, keys, dragging, and what is refused."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.domain.calendar import State, Variant
from smdesk.domain.dates import Span
from smdesk.domain.occasions import Keeping, Occasion
from smdesk.domain.records import Ref
from smdesk.domain.routes import CrossRoute
from smdesk.domain.series import PostSeries
from smdesk.ui.calendar.asked import Asked, Face, Layer
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.dialogs import Which
from smdesk.ui.calendar.slots import Slot
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.tokens import tokens
from tests.desk.conftest import TODAY, account_named

ALT = Qt.KeyboardModifier.AltModifier


def day(days):
    return TODAY + timedelta(days=days)


def line_of(session, variant):
    return session.calendar.line(variant.id)


def dialog(view):
    return view.findChildren(FormDialog)[-1]


def pick(view, variant, days):
    view.show_post(variant.id, day(days))
    assert view.faces.picked().id == variant.id


def shown(view, qtbot, high=1200):
    # A day has room for all its posts, however tall this computer's letters are.
    view.resize(view.width(), high)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()


def mouse(view, kind, at, button=Qt.MouseButton.LeftButton):
    grid = view.faces.page
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    event = QMouseEvent(
        kind, QPointF(at), QPointF(grid.viewport().mapToGlobal(at)), button, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(grid.viewport(), event)


def middle(view, slot):
    grid = view.faces.page
    return grid.visualRect(grid.slots.index(*grid.slots.board.places[slot])).center()


def chip_of(view, slot, variant):
    grid = view.faces.page
    index = grid.slots.index(*grid.slots.board.places[slot])
    layout = grid.layout_of(index, Chips(grid, tokens(grid.palette())))
    parts = (part for part in layout.parts if part.line is not None)
    return next(part.area.center() for part in parts if part.line.id == variant.id)


def drag(view, start, end):
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, start + QPoint(15, 15))
    mouse(view, QEvent.Type.MouseMove, end)
    mouse(view, QEvent.Type.MouseButtonRelease, end)


def followed(nora, put, early=False):
    """Return a post on Instagram, and the one on Facebook that a route lets follow it."""
    for one in nora.plans.routes.all():
        nora.plans.routes.remove(one.id, by=nora.me)
    channels = [account_named(nora, name).id for name in ("Instagram", "Facebook page")]
    route = CrossRoute(leader=channels[0], follower=channels[1])
    nora.plans.routes.add(route, by=nora.me)
    first = put("Chess evening", 9, 11)
    second = nora.calendar.add_channel(first.item, channels[1], by=nora.me)
    hours = -1 if early else 24
    nora.calendar.move(second.id, first.at + timedelta(hours=hours), reason="Wanted so", by=nora.me)
    return first, second


# One choice, four ways to look.


@pytest.mark.parametrize("early", [False, True])
def test_an_arrow_leads_from_a_post_to_the_one_that_follows_it(view, put, nora, qtbot, early):
    first, second = followed(nora, put, early=early)
    shown(view, qtbot)
    for face in (Face.MONTH, Face.WEEK):
        view.show_face(face)
        pick(view, first, 9)
        grid = view.faces.page
        with_arrow = grid.viewport().grab().toImage()
        (drawn,) = (one for one in grid.arrows() if one.link.leader.id == first.id)
        assert (drawn.link.leader.id, drawn.link.follower.id) == (first.id, second.id)
        slot = grid.slot_of(drawn.link.follower)
        assert abs(drawn.tip.y() - chip_of(view, slot, second).y()) <= 2
        grid.links = ()
        assert grid.viewport().grab().toImage() != with_arrow
    said = "before Instagram, which is to lead" if early else "after Instagram"
    slots = grid.slots
    index = slots.index(*slots.board.places[slot])
    assert said in slots.data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_what_a_post_follows_is_said_in_the_agenda_and_the_list_too(view, put, nora):
    _, second = followed(nora, put)
    view.show_face(Face.AGENDA)
    pick(view, second, 10)
    agenda = view.faces.page
    words = agenda.model().data(agenda.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "Facebook page, after Instagram, Chess evening" in words
    view.show_face(Face.LIST)
    assert view.faces.page._channel_words(line_of(nora, second)) == "Facebook page, after Instagram"


@pytest.mark.parametrize(("width", "hidden"), [(420, [4, 5]), (680, [5]), (1000, [])])
def test_titles_have_room_in_a_narrow_list(view, qtbot, width, hidden):
    view.show_face(Face.LIST)
    shown(view, qtbot)
    table = view.faces.table
    table.setFixedWidth(width)
    assert [column for column in range(6) if table.isColumnHidden(column)] == hidden
    if hidden != [4, 5]:
        assert table.columnWidth(0) >= 100


def test_no_arrow_leads_to_what_filters_hide(view, put, nora):
    followed(nora, put)
    view.refresh()
    view.filters.choices["channels"].choose({account_named(nora, "Instagram").id})
    view.refresh()
    assert view.faces.page.links == ()


def test_what_is_out_of_order_is_given_another_time(view, put, nora):
    _, second = followed(nora, put, early=True)
    view.mend(nora.calendar.routes.early(second.id))
    assert "Chess evening" in dialog(view).windowTitle()


@pytest.mark.parametrize("face", list(Face))
def test_what_is_chosen_in_one_way_is_chosen_in_every_other(view, put, face):
    variant = put("Chess evening", 9, 17, 30)
    view.refresh()
    view.show_face(face)
    pick(view, variant, 9)
    for other in Face:
        view.show_face(other)
        assert view.faces.picked().id == variant.id, other
        assert view.pane.title.text() == "Chess evening"
        assert view.faces.page.slot().day == day(9)


def test_a_month_names_itself_and_a_week_its_days(view):
    assert view.header.title.text() == "November 2026"
    view.show_face(Face.WEEK)
    assert "16 Nov 2026" in view.header.title.text()
    view.show_face(Face.LIST)
    assert view.header.title.text() == "All posts"
    assert not view.bar.back.isEnabled()


def test_pages_turn_by_month_week_and_four_weeks(view):
    view.turn(1)
    assert view.header.title.text() == "December 2026"
    assert view.faces.choice.day == date(2026, 12, 21)
    view.go_to_today()
    assert view.faces.choice.day == TODAY
    view.show_face(Face.WEEK)
    view.turn(-1)
    assert view.faces.choice.day == day(-7)
    view.show_face(Face.AGENDA)
    view.turn(1)
    assert view.header.title.text().startswith("12 Dec 2026")
    assert view.faces.choice.day >= day(-7 + 28), "the first day that has a post"


def test_a_post_without_a_time_is_in_the_agenda_and_the_list_alone(view, nora):
    account = account_named(nora, "Instagram").id
    idea = nora.calendar.begin(account, None, "Some day", idea=True, by=nora.me)
    view.refresh()
    for face, there in ((Face.AGENDA, True), (Face.LIST, True), (Face.MONTH, False)):
        view.show_face(face)
        view.show_post(idea.id, None)
        assert (view.faces.picked() is not None) is there, face


def test_a_list_without_lines_says_so_and_offers_the_way_on(view):
    view.show_face(Face.LIST)
    view.filters.field.setText("nothing is called this")
    assert view.faces.currentWidget() is view.faces.nothing
    assert view._nothing.sentence.text() == "No post fits the filters."
    view._nothing.button.click()
    assert view.faces.currentWidget() is view.faces.table


def test_where_nothing_is_planned_yet_the_first_post_is_offered(view):
    view.show_face(Face.AGENDA)
    view.turn(40)
    view.faces.show_lines(TODAY, [], {}, view._here())
    assert view.faces.currentWidget() is view.faces.nothing
    assert view._nothing.button.text() == "New post"
    view._nothing.button.click()
    assert dialog(view).windowTitle().startswith("New post")


# Keys.


def test_arrows_go_by_days_and_on_into_the_next_month(view):
    grid = view.faces.month
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert view.faces.choice.day == day(1)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert view.faces.choice.day == day(2), "Monday follows Sunday, in the next line"
    for _ in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert view.faces.choice.day == day(30)
    assert view.header.title.text() == "December 2026"
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert view.header.title.text() == "November 2026"


def test_arrows_go_by_hours_in_a_week(view):
    view.show_face(Face.WEEK)
    view.go_to(Slot(TODAY, 22))
    grid = view.faces.week
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.slot() == Slot(TODAY, 23)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.slot() == Slot(day(-1), 23)
    for _ in range(6):
        QTest.keyClick(grid, Qt.Key.Key_Left)
    assert view.faces.choice.day == day(-7)


def test_enter_goes_into_a_day_and_the_arrows_along_its_posts(view, put):
    first, second = put("Early", 9, 8), put("Late", 9, 20)
    view.refresh()
    view.go_to(Slot(day(9)))
    grid = view.faces.month
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert view.faces.picked().id == first.id
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert view.faces.picked().id == second.id
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert view.faces.picked() is None
    assert view.faces.choice.day == day(9)


@pytest.mark.parametrize(
    ("face", "key", "by"),
    [
        (Face.MONTH, Qt.Key.Key_Right, (1, 0)),
        (Face.MONTH, Qt.Key.Key_Down, (7, 0)),
        (Face.WEEK, Qt.Key.Key_Left, (-1, 0)),
        (Face.WEEK, Qt.Key.Key_Down, (0, 1)),
        (Face.AGENDA, Qt.Key.Key_Down, (1, 0)),
        (Face.LIST, Qt.Key.Key_Right, (1, 0)),
    ],
)
def test_alt_and_an_arrow_move_the_post_and_go_along(view, put, face, key, by):
    nora = put.session
    variant = put("Chess evening", 9, 17, 30)
    view.refresh()
    view.show_face(face)
    pick(view, variant, 9)
    QTest.keyClick(view.faces.page, key, ALT)
    moved = line_of(nora, variant)
    assert datetime.combine(moved.day, moved.clock) == datetime.combine(
        day(9 + by[0]), time(17 + by[1], 30)
    )
    assert view.faces.picked().id == variant.id
    view.told[-1].undo()
    assert line_of(nora, variant).at == variant.at


def test_a_week_begins_to_be_looked_at_in_the_morning(view, qtbot):
    shown(view, qtbot, high=800)
    view.show_face(Face.WEEK)
    grid = view.faces.week
    assert grid.rowAt(2) == 8
    view.go_to(Slot(TODAY, 3))
    assert grid.rowAt(2) <= 3


def test_n_begins_a_post_at_the_slot_and_letters_choose_nothing(view, nora):
    view.show_face(Face.WEEK)
    view.go_to(Slot(day(3), 15))
    QTest.keyClicks(view.faces.week, "chess")
    assert view.faces.week.slot() == Slot(day(3), 15)
    QTest.keyClick(view.faces.week, Qt.Key.Key_N)
    ask = dialog(view)
    assert (ask.form._record.day, ask.form._record.clock) == (day(3), time(15))
    ask.form.editor("title").setText("Chess evening")
    ask.save()
    picked = view.faces.picked()
    assert (picked.title, picked.day, picked.clock) == ("Chess evening", day(3), time(15))
    view.told[-1].undo()
    assert nora.calendar.line(picked.id) is None


def test_everything_can_be_walked_with_tab(view, put, qtbot, walk):
    put("Chess evening", 3)
    shown(view, qtbot)
    for face in Face:
        view.show_face(face)
        walk(view)


# The mouse.


def test_a_post_is_dragged_to_another_day_and_keeps_its_time(view, nora, put, qtbot):
    variant = put("Chess evening", 2, 17, 30)
    view.refresh()
    shown(view, qtbot)
    drag(view, chip_of(view, Slot(day(2)), variant), middle(view, Slot(day(5))))
    moved = line_of(nora, variant)
    assert (moved.day, moved.clock) == (day(5), time(17, 30))
    assert "moved to" in view.told[-1].text


def in_a_row(nora, posts):
    """Return the first posts of a series that comes each week, from tomorrow on."""
    channel = account_named(nora, "X").id
    weekly = PostSeries(name="Moss of the week", channels=(channel,), begins=day(1))
    one = nora.plans.series.add(weekly, by=nora.me)
    return nora.plans.series.make(one.id, day(7 * posts), by=nora.me)


@pytest.mark.parametrize("which", list(Which))
def test_a_dragged_post_of_a_series_asks_whether_those_that_follow_move_too(
    view, nora, qtbot, which
):
    first, *later = in_a_row(nora, 3)
    view.refresh()
    shown(view, qtbot)
    drag(view, chip_of(view, Slot(day(1)), first), middle(view, Slot(day(3))))
    asked = dialog(view)
    assert asked.isVisible()
    assert line_of(nora, first).day == day(1), "nothing moves before it is said"
    box = asked.form.editor("which")
    assert box.currentText() == "This post alone"
    box.setCurrentIndex(list(Which).index(which))
    asked.save()
    assert line_of(nora, first).day == day(3)
    far = 2 if which is Which.FOLLOWING else 0
    assert [line_of(nora, one).day for one in later] == [day(8 + far), day(15 + far)]
    told = "As much moved of its series: 2." in view.told[-1].text
    assert told is (which is Which.FOLLOWING)


@pytest.mark.parametrize("face", [Face.MONTH, Face.AGENDA, Face.LIST])
def test_keys_move_a_post_of_a_series_as_dragging_does(view, nora, qtbot, face):
    first, *later = in_a_row(nora, 3)
    view.refresh()
    view.show_face(face)
    shown(view, qtbot)
    view.show_post(first.id, day(1))
    QTest.keyClick(view.faces.page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    asked = dialog(view)
    assert asked.isVisible()
    assert line_of(nora, first).day == day(1), "nothing moves before it is said"
    asked.form.editor("which").setCurrentIndex(list(Which).index(Which.FOLLOWING))
    asked.save()
    assert [line_of(nora, one).day for one in (first, *later)] == [day(2), day(9), day(16)]
    view.show_post(later[-1].id, day(16))
    QTest.keyClick(view.faces.page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert line_of(nora, later[-1]).day == day(17), "none follows the last"


def test_a_post_dragged_to_another_hour_goes_out_on_the_hour(view, nora, put, qtbot):
    variant = put("Chess evening", 2, 10, 45)
    view.refresh()
    view.show_face(Face.WEEK)
    view.go_to(Slot(day(2), 10))
    shown(view, qtbot)
    drag(view, chip_of(view, Slot(day(2), 10), variant), middle(view, Slot(day(2), 13)))
    assert line_of(nora, variant).clock == time(13)


def test_escape_lets_a_dragged_post_fall_back(view, nora, put, qtbot):
    variant = put("Chess evening", 2)
    view.refresh()
    shown(view, qtbot)
    start, end = chip_of(view, Slot(day(2)), variant), middle(view, Slot(day(5)))
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, end)
    assert view.faces.month.dragged is not None
    QTest.keyClick(view.faces.month, Qt.Key.Key_Escape)
    mouse(view, QEvent.Type.MouseButtonRelease, end)
    assert line_of(nora, variant).at == variant.at


def test_a_click_on_an_empty_slot_begins_a_post_there(view, qtbot):
    shown(view, qtbot)
    at = middle(view, Slot(day(7)))
    mouse(view, QEvent.Type.MouseButtonPress, at)
    assert not view.findChildren(FormDialog)
    mouse(view, QEvent.Type.MouseButtonRelease, at)
    assert dialog(view).form._record.day == day(7)


def test_a_click_on_a_past_day_only_chooses_it(view, qtbot):
    shown(view, qtbot)
    at = middle(view, Slot(day(-5)))
    mouse(view, QEvent.Type.MouseButtonPress, at)
    mouse(view, QEvent.Type.MouseButtonRelease, at)
    assert not view.findChildren(FormDialog)
    assert view.faces.choice.day == day(-5)


def test_more_posts_than_fit_are_counted_and_can_be_reached(view, put, qtbot):
    many = [put(f"Post {number}", 4, 8 + number) for number in range(9)]
    view.refresh()
    shown(view, qtbot)
    view.go_to(Slot(day(4)))
    grid = view.faces.month
    index = grid.slots.index(*grid.slots.board.places[Slot(day(4))])
    layout = grid.layout_of(index, Chips(grid, tokens(grid.palette())))
    chips = [part for part in layout.parts if part.line is not None]
    more = next(part.more for part in layout.parts if part.more)
    lines = grid.slots.board.cell(Slot(day(4))).lines
    assert len(chips) + more == len(lines) >= len(many)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    for _ in lines:
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert view.faces.picked().id == many[-1].id
    layout = grid.layout_of(grid.currentIndex(), Chips(grid, tokens(grid.palette())))
    assert many[-1].id in {part.line.id for part in layout.parts if part.line is not None}


# What is refused.


def test_the_past_refuses_posts_and_offers_a_time_to_come(view, nora, put):
    view.posts.begin(Slot(day(-1)))
    assert view.banner.words.startswith("That time has gone by")
    assert not view.findChildren(FormDialog)
    variant = put("Chess evening", 2)
    view.refresh()
    pick(view, variant, 2)
    view.posts.drop(view.faces.picked(), Slot(day(-3)))
    assert "That time has gone by" in view.banner.words
    assert line_of(nora, variant).at == variant.at
    assert view.faces.picked().id == variant.id
    view._mend_refusal()
    assert dialog(view).form._record.day == day(2)


def test_what_is_out_stays_where_it_was_posted(view, nora, put):
    variant = put("Chess evening", -2, state=State.WENT_OUT_UNAPPROVED)
    view.refresh()
    pick(view, variant, -2)
    assert not view.pane.move_it.isEnabled()
    QTest.keyClick(view.faces.month, Qt.Key.Key_Right, ALT)
    assert "Chess evening is out and stays where it was posted." in view.banner.words
    assert line_of(nora, variant).at == variant.at


def test_what_waited_past_its_time_went_wrong_and_says_so(view, put):
    before = int(view.filters.problems.text().split()[-1])
    variant = put("Chess evening", -2, state=State.APPROVED)
    view.refresh()
    assert view.filters.problems.text() == f"Went wrong {before + 1}"
    view.filters.problems.click()
    assert view.faces.month.slots.board.place_of(variant.id) == Slot(day(-2))
    pick(view, variant, -2)
    assert view.pane.care.text().startswith("Its time went by")
    assert view.pane.state.text == "Missed"


def approved(session):
    """Return a post of the sample that is approved and still to come."""
    lines = session.calendar.lines(Span(day(1), day(20)))
    return next(line for line in lines if line.state is State.APPROVED)


def test_an_approval_outlives_a_short_way(view, nora):
    line = approved(nora)
    view.show_post(line.id, line.day)
    view.posts.step(view.faces.picked(), 0, 1)
    assert nora.calendar.variant(line.id).state is State.APPROVED
    assert "anew" not in view.told[-1].text


def test_a_long_way_ends_an_approval_and_says_so(view, nora):
    line = approved(nora)
    view.show_post(line.id, line.day)
    view.posts.step(view.faces.picked(), 9, 0)
    assert nora.calendar.variant(line.id).state not in {State.APPROVED, State.SCHEDULED}
    assert view.told[-1].text.endswith("it has to be approved anew.")
    view.told[-1].undo()
    assert nora.calendar.variant(line.id).state is State.APPROVED


# Filters, and what is remembered.


def test_filters_leave_the_same_posts_in_all_four(view, nora, put):
    variant = put("Chess evening", 2, channel="X")
    view.refresh()
    view.filters.field.setText("chess")
    for face in Face:
        view.show_face(face)
        view.filters.field.setText("chess")
        pick(view, variant, 2)
    assert [line.title for line in view.faces.table.records] == ["Chess evening"]
    assert view.header.subtitle.text() == "1 post fits the filters"
    view.filters.clear.click()
    assert len(view.faces.table.records) == len(nora.calendar.lines(None))


def test_a_chip_chooses_channels_and_says_which(view, nora):
    chip = view.filters.choices["channels"]
    chip.ticks.aboutToShow.emit()
    action = next(one for one in chip.ticks.actions() if one.text() == "YouTube")
    action.trigger()
    assert chip.text().startswith("Channel: YouTube")
    view.show_face(Face.LIST)
    assert {line.channel_name for line in view.faces.table.records} == {"YouTube"}
    assert len(nora.calendar.lines(None)) > len(view.faces.table.records)


def test_what_a_filter_hides_is_shown_when_it_is_asked_for(view, put):
    variant = put("Chess evening", 40)
    view.filters.field.setText("something else")
    view.reveal(Ref(Variant.kind, variant.id))
    assert view.faces.picked().id == variant.id
    assert not view.filters.field.text()


def test_a_new_post_that_the_filters_would_hide_is_shown(view):
    view.filters.field.setText("reading")
    view.posts.begin(Slot(day(5)))
    ask = dialog(view)
    ask.form.editor("title").setText("Chess evening")
    ask.save()
    assert view.faces.picked().title == "Chess evening"


def test_the_way_of_looking_and_the_filters_are_remembered(view, make, nora, kept):
    view.show_face(Face.WEEK)
    view.filters.needs_me.click()
    view.layers.ticks.aboutToShow.emit()
    duty = next(one for one in view.layers.ticks.actions() if one.text() == "Duty")
    duty.trigger()
    again = make(nora)
    assert again.faces.face is Face.WEEK
    assert again.bar.buttons[Face.WEEK].isChecked()
    assert again.filters.needs_me.isChecked()
    assert again.layers.chosen == set(Layer)
    assert nora.me.name.split()[0] not in kept.text


def test_filters_are_kept_by_what_they_ask_for_and_dropped_again(view, make, nora):
    view.filters.choices["states"].choose({State.DRAFT})
    view.filters.needs_me.click()
    view.kept.keep()
    view.filters.show_all()
    again = make(nora)
    again.kept.menu.aboutToShow.emit()
    kept = next(a for a in again.kept.menu.actions() if a.text() == "Needs me, Draft")
    kept.trigger()
    assert again.filters.asked().wanted.states == {State.DRAFT}
    assert again.filters.asked().wanted.needs_me
    again.kept.menu.aboutToShow.emit()
    drop = next(a.menu() for a in again.kept.menu.actions() if a.menu() is not None)
    drop.actions()[0].trigger()
    again.kept.menu.aboutToShow.emit()
    assert len(again.kept.menu.actions()) == 1
    assert again.filters.asked() != Asked()


def test_who_is_on_duty_is_laid_over_the_days(view):
    view.layers.choose({Layer.DUTY})
    view.refresh()
    cell = view.faces.month.slots.board.cell(Slot(TODAY))
    assert cell.notes == ("Duty: Idris, Nora",)
    view.show_face(Face.WEEK)
    grid = view.faces.week
    over = [grid.slots.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert "Sat 21\nDuty: Idris, Nora" in over


def test_what_happens_what_is_kept_and_what_is_missing_are_laid_over_the_days(view, nora):
    view.layers.choose({Layer.EVENTS, Layer.DAYS, Layer.GAPS})
    view.go_to(Slot(day(2)))
    notes = {
        note for row in view.faces.month.slots.board.rows for cell in row for note in cell.notes
    }
    assert "10:00 Story hour" in notes
    assert "0 of 1: Facebook page" in notes
    assert "free: 10:00 What is on" in notes
    assert notes == {note for note in notes if "term" not in note and "Duty" not in note}


def test_where_a_day_was_looked_up_is_told_on_hovering(view, nora):
    where = "https://days.example/2026"
    kept = Occasion(name="Day of maps", keeping=Keeping.AWARENESS, dates=(TODAY,), source=where)
    nora.occasions.occasions.add(kept, by=nora.me)
    view.layers.choose({Layer.DAYS})
    view.refresh()
    said = f"Day of maps (source: {where})"
    month = view.faces.page.slots
    at = month.index(*month.board.places[Slot(TODAY)])
    assert month.data(at, Qt.ItemDataRole.AccessibleDescriptionRole) == said
    view.show_face(Face.WEEK)
    week = view.faces.page.slots
    column = week.board.places[Slot(TODAY, 9)][1]
    tip = week.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert said in tip
    view.show_face(Face.AGENDA)
    view.go_to_today()
    entries = view.faces.page.entries
    tips = [entries.data(entries.index(n, 0), Qt.ItemDataRole.ToolTipRole) for n in range(2)]
    assert said in tips


def test_a_term_that_ends_is_said_on_its_day(view):
    view.layers.choose({Layer.TERMS})
    view.go_to(Slot(day(41)))
    cell = view.faces.month.slots.board.cell(Slot(day(41)))
    assert cell.notes == ("Idris Okafor-Lund: term ends",)


# Posts.


def test_a_post_is_asked_for_another_time_and_for_none(view, nora, put):
    variant = put("Chess evening", 2)
    view.refresh()
    pick(view, variant, 2)
    view.move_picked()
    ask = dialog(view)
    ask.form.editor("clock").setText("half past")
    ask.save()
    assert "not a time of day" in ask.form._faults["clock"].text()
    ask.form.editor("clock").setText("18:15")
    ask.save()
    assert line_of(nora, variant).clock == time(18, 15)
    view.unplan_picked()
    assert line_of(nora, variant).at is None


def test_a_post_is_renamed_on_all_its_channels(view, nora, put):
    variant = put("Chess evening", 2)
    view.refresh()
    pick(view, variant, 2)
    view.rename_picked()
    ask = dialog(view)
    ask.form.editor("name").setText("Go evening")
    ask.save()
    assert line_of(nora, variant).title == "Go evening"


def test_a_post_that_is_gone_is_said_to_be(view, nora, put):
    variant = put("Chess evening", 2)
    nora.undo.undo(by=nora.me)
    nora.undo.undo(by=nora.me)
    view.reveal(Ref(Variant.kind, variant.id))
    assert view.banner.words


def test_the_last_time_of_day_is_proposed_for_the_next(view, put):
    put("Chess evening", 60, 19, 45)
    view.posts.begin(Slot(day(5)))
    assert dialog(view).form._record.clock == time(19, 45)


def test_the_ear_is_told_what_the_eye_sees(view, put):
    put("Chess evening", 2, 17, 30)
    view.layers.choose(())
    view.refresh()
    view.go_to(Slot(day(2)))
    grid = view.faces.month
    told = grid.slots.data(grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Mon 23 November 2026, 1 post. 17:30, Instagram, Chess evening, Draft"


def test_a_narrow_window_shows_one_pane_at_a_time(make, nora, put, qtbot):
    variant = put("Chess evening", 2)
    view = make(nora, (640, 700))
    shown(view, qtbot)
    pick(view, variant, 2)
    assert not view.pane.isVisible()
    QTest.keyClick(view.faces.month, Qt.Key.Key_Return)
    assert view.pane.isVisible()
    view.panes.back.click()
    assert view.faces.isVisible()


def test_the_first_post_is_asked_for_where_there_is_none(view):
    view.reveal(Ref(Variant.kind, NONE_YET))
    assert dialog(view).form._record.day >= TODAY


def test_a_month_is_painted_in_light_and_dark(view, put, qtbot):
    put("Chess evening", 2, state=State.WENT_OUT_UNAPPROVED)
    view.refresh()
    shown(view, qtbot)
    for face in Face:
        view.show_face(face)
        assert not view.grab().isNull()
