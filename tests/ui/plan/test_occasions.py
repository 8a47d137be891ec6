"""Events come in after a look at each, and days of others are kept with their source."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.occasions import NO_POST, Event, Occasion
from smdesk.domain.records import Ref
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.plan.bring_events import BringEvents
from tests.ui.plan.test_view import make, press  # noqa: F401 - fixtures of the same screen

CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:a\r
SUMMARY:Chess night\r
DTSTART;VALUE=DATE:20270110\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:b\r
DTSTART;VALUE=DATE:20270111\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def view(make, nora):  # noqa: F811 - the fixture of that name
    return make(nora)


def bring(view, path):
    register = view.register(Event.kind)
    dialog = BringEvents(view.planning, register, then=register.say)
    dialog.show_file(path)
    return dialog


def test_a_calendar_is_looked_at_before_anything_is_kept(view, nora, tmp_path):
    file = tmp_path / "hall.ics"
    file.write_bytes(CALENDAR)
    before = len(nora.occasions.events.all())
    dialog = bring(view, file)
    assert [one.found.title for one in dialog.table.records] == ["Chess night", ""]
    assert len(nora.occasions.events.all()) == before
    dialog.bring_in()
    assert len(nora.occasions.events.all()) == before + 1
    register = view.register(Event.kind)
    assert nora.library.journal.entries(limit=1)[0].task == "event.import"
    again = bring(view, file)
    assert not again.take.isEnabled()
    again.reject()
    del register


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT"])
def test_a_file_that_is_none_says_why_and_nothing_can_be_pressed(view, tmp_path, data):
    file = tmp_path / "odd.ics"
    file.write_bytes(data)
    dialog = bring(view, file)
    assert dialog.banner.isVisibleTo(dialog)
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_a_file_that_is_gone_says_so(view, tmp_path):
    dialog = bring(view, tmp_path / "nowhere.ics")
    said = " ".join(label.text() for label in dialog.banner.findChildren(QLabel))
    assert "nowhere.ics" in said
    dialog.reject()


def test_a_day_is_kept_with_its_dates_one_on_each_line(view, nora):
    register = view.register(Occasion.kind)
    register.add_one()
    dialog = register.findChildren(FormDialog)[-1]
    form = dialog.form
    form.editor("name").setText("Week of libraries")
    rule = form.editor("rule")
    rule.setCurrentIndex(rule.findText("Set anew each year"))
    form.editor("dates").setPlainText("2027-04-04\n\n2028-04-09\n")
    dialog.save()
    assert dialog.isVisible()  # days of others need a source
    form.editor("source").setText("the association's site")
    dialog.save()
    (kept,) = [one for one in nora.occasions.occasions.all() if one.name == "Week of libraries"]
    assert kept.dates == (date(2027, 4, 4), date(2028, 4, 9))


def test_a_finding_about_an_event_leads_to_it(view, nora):
    (found,) = [f for f in nora.occasions.findings() if f.rule is NO_POST][:1]
    view.mend(found)
    dialog = view.register(Event.kind).findChildren(FormDialog)[-1]
    assert dialog.form.editor("name").text() == found.facts["event"]
    dialog.reject()


@pytest.mark.parametrize("kind", [Event, Occasion, Cadence, PostingTime])
def test_each_list_shows_what_the_sample_holds(view, nora, kind):
    table = view.register(kind.kind).table
    assert table.records
    view.reveal(Ref.to(table.records[0]))
    assert table.selected() == table.records[0]
