"""The print centre: every sheet says what it is for, shows its pages, and claims its standards."""

import pdfua
import pypdf
import pytest

from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.wall_prints import WallPrints
from tests.ui.handoff.test_view import handoff, press, worker  # noqa: F401 - fixtures


def test_every_sheet_is_made_whole_with_its_standards(nora, desk, tmp_path):
    prints = WallPrints(nora, desk.clock.now).all()
    own = Press(resources_folder(), system_fonts=False)
    assert len({one.title for one in prints}) == len(prints) >= 10
    for one in prints:
        printed = own.pdf(one.make())
        assert printed.notes == (), one.title
        (tmp_path / "sheet.pdf").write_bytes(printed.pdf)
        assert pdfua.validate(str(tmp_path / "sheet.pdf")).findings == (), one.title
        assert one.what_for
    assert nora.handoff.packets() == []


def test_the_chosen_sheet_is_shown_and_saved(handoff, qtbot, tmp_path):  # noqa: F811
    handoff.show()
    handoff.open_centre()
    centre = handoff.findChild(PrintCentre)
    qtbot.waitUntil(lambda: "1 page" in page_count(centre), timeout=30_000)
    first = centre.what_for.text()
    centre.list.setCurrentRow(1)
    assert centre.what_for.text() != first
    path = tmp_path / "contacts.pdf"
    centre.output._make = centre.chosen.make
    with qtbot.waitSignal(centre.output.done, timeout=30_000):
        centre.output.save_to(path)
    assert "Contacts" in pypdf.PdfReader(path).metadata.title or path.stat().st_size > 1000
    assert "contacts.pdf" in centre._state.text()
    centre.accept()


def page_count(centre):
    return centre.preview._count.text()


@pytest.mark.parametrize("title", ["Escalation card"])
def test_the_escalation_card_is_one_page_with_two_sides(nora, desk, title):
    (card,) = [one for one in WallPrints(nora, desk.clock.now).all() if one.title == title]
    own = Press(resources_folder(), system_fonts=False)
    pages = own.pages(card.make(), 40)
    assert len(pages) == 1
