"""A plan that was written is read back as it was, and no table program calculates with it."""

import csv
import io
import json
from datetime import UTC, date, datetime, time

import icalendar
import vobject
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.plan_rows import COLUMNS, PlanRow
from smdesk.exporters import ics, plan
from smdesk.importers.plan import read

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40).map(
    lambda text: " ".join(text.replace("|", " ").split())
)
some = st.lists(words.filter(bool).map(lambda t: t.replace(",", "").replace(";", "").strip())
                .filter(bool), max_size=3).map(tuple)  # fmt: skip
rows = st.builds(
    PlanRow,
    day=st.dates(),
    clock=st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    channels=some,
    title=words.filter(bool),
    text=words,
    label=some,
    campaign=words,
    first_comment=words,
)


@given(st.lists(rows, max_size=5))
def test_what_was_written_is_read_back(given_rows):
    if not given_rows:
        return
    table = read(plan.table(given_rows))
    found = table.rows(table.guess())
    assert [one.troubles for one in found] == [()] * len(given_rows)
    assert [one.row for one in found] == given_rows


def test_no_cell_is_taken_for_a_formula():
    raw = plan.table([PlanRow(title="=HYPERLINK(1)", text="@SUM(A1)", link="")])
    (_, cells) = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


def test_the_document_names_what_it_is_and_says_every_column():
    said = json.loads(plan.document([PlanRow(title="Quiz", at=NOW)], library="Harbour", now=NOW))
    assert (said["format"], said["version"], said["library"]) == ("smdesk-plan", 1, "Harbour")
    assert said["posts"][0].keys() == {*COLUMNS, "at"}
    assert said["posts"][0]["at"] == NOW.isoformat()


def test_two_other_readers_find_in_the_calendar_what_was_written():
    raw = ics.written(
        [
            ics.CalendarMoment(
                uid="a@smdesk", at=NOW, title="Instagram: Quiz; tea, cake", note="Line 1\nLine 2",
                link="https://example.org/quiz?a=1,2", tentative=True,
            ),
            ics.CalendarDay(uid="b", first=date(2026, 11, 28), last=date(2026, 11, 29), title="ə"),
        ],
        name="Posts",
        now=NOW,
    )  # fmt: skip
    moment, day = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert moment["SUMMARY"] == "Instagram: Quiz; tea, cake"
    assert moment["DTSTART"].dt == NOW
    assert moment["DESCRIPTION"] == "Line 1\nLine 2"
    assert (moment["STATUS"], moment["URL"]) == ("TENTATIVE", "https://example.org/quiz?a=1,2")
    assert (day["SUMMARY"], day["DTEND"].dt) == ("ə", date(2026, 11, 30))
    other = vobject.readOne(raw.decode())
    assert [one.summary.value for one in other.vevent_list] == [moment["SUMMARY"], "ə"]
    assert other.vevent_list[0].dtstart.value == NOW


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_reader_takes_every_calendar_that_is_written(title, link):
    raw = ics.written(
        [ics.CalendarMoment(uid="a", at=NOW, title=title, link=link)], name=title, now=NOW
    )
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert not event.errors
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_times_are_told_by_the_minute():
    raw = plan.table([PlanRow(title="Quiz", day=date(2026, 12, 1), clock=time(9, 5, 30))])
    assert b'"2026-12-01","09:05"' in raw
