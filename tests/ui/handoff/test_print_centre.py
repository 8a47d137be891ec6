"""The print centre: every sheet says what it is for, shows its pages, and claims its standards."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pypdf
import pytest
from PySide6.QtCore import Qt

from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.wall_print import Shelf
from smdesk.ui.handoff.wall_prints import WallPrints
from tests.ui.handoff.test_view import handoff, press, worker  # noqa: F401 - fixtures


@pytest.fixture
def centre(handoff):  # noqa: F811
    handoff.show()
    handoff.open_centre()
    return handoff.findChild(PrintCentre)


def named(nora, desk, title):
    return next(one for one in WallPrints(nora, desk.clock.now).all() if one.title == title)


def test_every_sheet_is_made_whole_with_its_standards(nora, desk):
    prints = WallPrints(nora, desk.clock.now).all()
    own = Press(resources_folder(), system_fonts=False)
    assert len({one.title for one in prints}) == len(prints) >= 15
    assert {one.shelf for one in prints} == set(Shelf)
    entries = nora.library.journal.head().entries
    for one in prints:
        those = one.those() if one.which else [None]
        assert those, one.title
        assert bool(one.which) is bool(list(one.those()))
        for each in list(those)[:1]:
            printed = own.pdf(one.make(None if each is None else each.key))
            assert printed.notes == (), one.title
            assert one.what_for
            assert "/" not in one.name(each)
    assert nora.library.journal.head().entries == entries


def test_the_chosen_sheet_is_shown_and_saved(centre, qtbot, tmp_path):
    qtbot.waitUntil(lambda: "1 page" in page_count(centre), timeout=60_000)
    first = centre.what_for.text()
    centre.choose("Contacts")
    assert centre.what_for.text() != first
    path = tmp_path / "contacts.pdf"
    centre.output._make = centre._out()
    with qtbot.waitSignal(centre.output.done, timeout=60_000):
        centre.output.save_to(path)
    assert "Contacts" in pypdf.PdfReader(path).pages[0].extract_text()
    assert "contacts.pdf" in centre._state.text()
    centre.accept()


def test_a_certificate_is_on_record_only_once_it_goes_out(centre, nora, qtbot, tmp_path):
    centre.choose("Certificate of service")
    names = [centre.which.itemText(at) for at in range(centre.which.count())]
    assert names == [one.name for one in nora.learning.who_served()]
    centre.which.setCurrentIndex(1)
    centre.which.activated.emit(1)
    assert nora.library.registers.certificates.all() == []
    path = tmp_path / "certificate.pdf"
    centre.output._make = centre._out()
    with qtbot.waitSignal(centre.output.done, timeout=60_000):
        centre.output.save_to(path)
    assert names[1] in pypdf.PdfReader(path).pages[0].extract_text()
    (given,) = nora.library.registers.certificates.all()
    assert nora.library.people.one(given.person).name == names[1]
    centre.accept()


def test_what_there_is_none_of_is_said_and_cannot_be_printed(centre, nora):
    for line in nora.calendar.sheets.lines():
        nora.calendar.sheets.withdraw(line.sheet.id, by=nora.me)
    centre.choose("Approval sheet")
    assert "No approval sheet" in centre._nothing.text()
    assert not centre.go.isEnabled()
    assert not centre.which.isVisibleTo(centre)
    centre.choose("Rota")
    assert centre.go.isEnabled()
    assert centre.which.isVisibleTo(centre)
    assert not centre._nothing.isVisibleTo(centre)
    centre.accept()


def test_arrow_keys_step_over_the_names_of_shelves(centre, qtbot):
    seen = [centre.chosen.title]
    centre.list.setFocus()
    for _ in range(len(centre._prints) - 1):
        qtbot.keyClick(centre.list, Qt.Key.Key_Down)
        seen.append(centre.chosen.title)
    assert seen == [one.title for one in centre._prints]
    centre.accept()


def test_an_approval_sheet_shows_the_times_of_the_librarys_own_zone(nora, desk):
    far = "Pacific/Auckland"
    rules = replace(nora.calendar.workflow(), zone=far, decision="Board 2026-30")
    nora.calendar.change_workflow(rules, by=nora.me)
    sheets = named(nora, desk, "Approval sheet")
    told = sheets.make(sheets.those()[0].key)
    contents = nora.calendar.sheets.contents(sheets.those()[0].key, nora.imprint(by=nora.me))
    planned = [post.planned for post in contents.posts if post.planned]
    assert planned
    assert [f"{post['day']} {post['time']}" for post in told.data["posts"] if post["day"]] == [
        f"{instant.astimezone(ZoneInfo(far)):%Y-%m-%d %H:%M}" for instant in planned
    ]


def page_count(centre):
    return centre.preview._count.text()


@pytest.mark.parametrize(("title", "pages"), [("Escalation card", 1), ("Officers' card", 1)])
def test_a_card_is_one_page(nora, desk, title, pages):
    own = Press(resources_folder(), system_fonts=False)
    assert len(own.pages(named(nora, desk, title).make(None), 40)) == pages
