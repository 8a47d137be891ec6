"""Tests of the preview: the first page comes first, pages are painted as they are seen."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import preview_leaves
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.pdf_pages import PdfPages
from smdesk.ui.kit.preview import Preview
from smdesk.ui.kit.preview_work import Asking, Scale, document, dots, px
from tests.ui.accounts.test_pdf import pdf_of

LONG = 20_000
"""Ms: more than a computer takes that does much besides."""


@pytest.fixture
def background(qapp):
    background = Background(qapp)
    yield background
    background.close()
    background.deleteLater()


@pytest.fixture
def preview(background, qtbot):
    preview = Preview("Pages", background)
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    return preview


def pages(preview):
    return preview.leaves._pages


def painted(preview):
    return [i for i, page in enumerate(pages(preview)) if not page.lacking]


def show(preview, qtbot, *words):
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.show_made(lambda: pdf_of(*words))


def to_the_end(preview, qtbot):
    bar = preview._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 10_000, timeout=LONG)
    bar.setValue(bar.maximum())


def many(count, said="page"):
    return [f"{said} {number}" for number in range(count)]


def test_the_first_page_is_there_before_the_others_are_made(preview, qtbot):
    go_on = threading.Event()

    def whole():
        go_on.wait(LONG / 1000)
        return pdf_of("first", "second", "third")

    preview.show_made(lambda: pdf_of("first"), whole)
    qtbot.waitUntil(lambda: painted(preview) == [0], timeout=LONG)
    assert preview._count.text() == ""
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        go_on.set()
    assert preview._count.text() == "3 pages"
    assert [page.accessibleName() for page in pages(preview)] == [
        "Page 1 of 3", "Page 2 of 3", "Page 3 of 3",
    ]  # fmt: skip


def test_what_was_asked_for_before_is_not_made_any_more(preview, qtbot):
    begun, go_on, made = threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        go_on.wait(LONG / 1000)
        return pdf_of("old")

    def old():
        made.append("old")
        return pdf_of("old", "old")

    def never():
        made.append("never")
        return pdf_of("never")

    preview.show_made(slow, old)
    begun.wait(LONG / 1000)
    preview.show_made(never)
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.show_made(lambda: pdf_of("new"))
        go_on.set()
    assert made == []
    assert pages(preview)[0].accessibleDescription() == "new"


def test_pages_are_painted_as_they_come_into_view(preview, qtbot):
    show(preview, qtbot, *many(30))
    qtbot.waitUntil(lambda: painted(preview)[:2] == [0, 1], timeout=LONG)
    assert len(painted(preview)) < 6
    to_the_end(preview, qtbot)
    qtbot.waitUntil(lambda: {28, 29} <= set(painted(preview)), timeout=LONG)
    assert len(painted(preview)) < 12
    assert pages(preview)[29].accessibleDescription() == "page 29"


def test_the_page_beside_those_that_are_seen_is_painted_in_advance(preview, qtbot):
    show(preview, qtbot, *many(9))
    qtbot.waitUntil(lambda: preview.leaves._seen() == [0], timeout=LONG)
    qtbot.waitUntil(lambda: 1 in painted(preview), timeout=LONG)


def test_pictures_of_pages_far_away_are_let_go(preview, qtbot, monkeypatch):
    monkeypatch.setattr(preview_leaves, "KEPT", 1)
    show(preview, qtbot, *many(30))
    qtbot.waitUntil(lambda: 0 in painted(preview), timeout=LONG)
    to_the_end(preview, qtbot)
    qtbot.waitUntil(lambda: 29 in painted(preview) and 0 not in painted(preview), timeout=LONG)
    preview._scroll.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: 0 in painted(preview), timeout=LONG)


def test_the_place_is_kept_when_the_document_is_made_anew(preview, qtbot):
    show(preview, qtbot, *many(30))
    bar = preview._scroll.verticalScrollBar()
    to_the_end(preview, qtbot)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    begun = []

    def beginning():
        begun.append(1)
        return pdf_of("first")

    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.show_made(beginning, lambda: pdf_of(*many(30, "new")))
    assert bar.value() == before
    assert begun == []
    seen = preview.leaves._seen()[0]
    assert pages(preview)[seen].accessibleDescription() == f"new {seen}"


def test_what_was_shown_stays_until_it_is_replaced(preview, qtbot):
    show(preview, qtbot, "old")
    go_on = threading.Event()

    def slow():
        go_on.wait(LONG / 1000)
        return pdf_of("new", "more")

    preview.show_made(slow)
    assert pages(preview)[0].accessibleDescription() == "old"
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        go_on.set()
    assert pages(preview)[0].accessibleDescription() == "new"
    show(preview, qtbot, "one again")
    assert len(pages(preview)) == 1
    assert preview._count.text() == "1 page"


def test_larger_pages_are_painted_anew_and_as_sharp_as_the_screen(preview, qtbot):
    show(preview, qtbot, *many(3))
    qtbot.waitUntil(lambda: 0 in painted(preview), timeout=LONG)
    wide = pages(preview)[0].width()
    preview.zoom_in()
    assert pages(preview)[0].width() > wide
    qtbot.waitUntil(lambda: 0 in painted(preview), timeout=LONG)
    picture = pages(preview)[0]._picture
    assert picture.size() == dots(pages(preview)[0].size(), preview.devicePixelRatioF())
    preview.fit_width()
    assert pages(preview)[0].width() == wide


def test_the_keys_show_the_pages_larger_smaller_and_as_wide_as_there_is_room(preview, qtbot):
    show(preview, qtbot, "one")
    fitting, ctrl = preview.factor, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview, Qt.Key.Key_Plus, ctrl)
    larger = preview.factor
    assert larger > fitting
    qtbot.keyClick(preview, Qt.Key.Key_Plus, ctrl)
    qtbot.keyClick(preview, Qt.Key.Key_Minus, ctrl)
    assert preview.factor == larger
    qtbot.keyClick(preview, Qt.Key.Key_0, ctrl)
    assert preview.factor == fitting
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.factor == fitting


def test_a_document_that_cannot_be_made_is_told_unless_nobody_waits_for_it(preview, qtbot):
    def broken():
        raise OSError("no")

    with qtbot.waitSignal(preview.failed, timeout=LONG) as failed:
        preview.show_made(broken)
    assert isinstance(failed.args[0], OSError)
    told = []
    preview.failed.connect(told.append)
    preview.show_made(broken)
    show(preview, qtbot, "well")
    assert told == []


def test_nothing_is_kept_when_it_is_cleared(preview, qtbot):
    show(preview, qtbot, *many(3))
    held = preview.leaves._document.pages
    preview.clear()
    assert held.words(0) == ""
    assert pages(preview) == []
    assert preview._count.text() == preview._percent.text() == ""


def test_what_comes_back_after_it_was_cleared_is_not_shown(preview, background, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        begun.set()
        go_on.wait(LONG / 1000)
        return pdf_of("secret")

    preview.show_made(slow)
    begun.wait(LONG / 1000)
    preview.clear()
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy, timeout=LONG)
    assert pages(preview) == []


def test_what_comes_back_after_its_window_is_gone_does_no_harm(background, qtbot):
    window = QWidget()
    preview = Preview("Pages", background, window)
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        begun.set()
        go_on.wait(LONG / 1000)
        return pdf_of("late")

    preview.show_made(slow)
    begun.wait(LONG / 1000)
    window.deleteLater()
    with qtbot.waitSignal(window.destroyed, timeout=LONG):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy, timeout=LONG)


def test_pages_fit_the_room_within_bounds():
    a4 = (8.27, 11.69)
    assert Scale(0.0, 397, 1.0).factor_for([a4, (5.0, 5.0)]) == pytest.approx(0.5, abs=0.001)
    assert Scale(0.0, 10, 1.0).factor_for([a4]) == 0.25
    assert Scale(0.0, 9999, 1.0).factor_for([a4]) == 2.0
    assert Scale(1.25, 10, 1.0).factor_for([a4]) == 1.25
    assert Scale(0.0, 400, 1.0).factor_for([]) == 1.0
    assert px(a4, 0.5).width() == 397


def test_a_picture_never_has_more_dots_than_memory_can_bear():
    size = dots(px((33.1, 46.8), 2.0), 3.0)
    assert size.width() * size.height() <= 24_100_000


def test_a_document_nobody_waits_for_is_not_even_made():
    asking = Asking()
    asking.drop()
    assert document(asking, lambda: pytest.fail("made"), Scale(1.0, 1, 1.0), [0]) is None


def test_two_threads_may_ask_for_pictures_at_once(preview, qtbot):
    ours, theirs = PdfPages(pdf_of(*many(6))), PdfPages(pdf_of(*many(6, "other")))
    alone = [ours.picture(i, 60) for i in range(6)]
    got: list[QImage] = []

    def paint():
        got.extend(ours.picture(i, 60) for i in range(6) for _ in range(4))

    worker = threading.Thread(target=paint)
    worker.start()
    for index in range(6):
        assert theirs.words(index) == f"other {index}"
        theirs.picture(index, 60)
    worker.join()
    assert got == [one for one in alone for _ in range(4)]
    ours.close()
    theirs.close()
