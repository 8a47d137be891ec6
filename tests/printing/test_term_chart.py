"""The printed term chart: every shape it has, over as many pages as it takes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pypdf import PdfReader

from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.term_chart import Story, chart
from smdesk.printing.press import Press
from smdesk.printing.term_chart import chart_data, terms_sheet
from smdesk.system.resources import resources_folder

TODAY = date(2026, 11, 21)
MARA, JONAS = Person(name="Mara Vel"), Person(name="Jonas Roe")
NAMES = {MARA.id: MARA.name, JONAS.id: JONAS.name}


def held(seat, person, first, last, **more):
    day = timedelta(days=1)
    return Term(person=person.id, seat=seat.id, first=TODAY + first * day, last=TODAY + last * day,
                **more)  # fmt: skip


def drawn(seats, terms, stories=None):
    return chart(seats, terms, NAMES, stories=stories or {}, today=TODAY, year_starts=(9, 1))


def imprint():
    return Imprint(
        organisation=Organisation(name="Lantern Bay Library"),
        today=TODAY,
        printed_at=datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        printed_by="Mara Vel",
        log_entries=3,
        check_words="one two three four",
    )


def printed(made, tmp_path):
    pdf = Press(resources_folder()).pdf(terms_sheet(made, imprint())).pdf
    path = tmp_path / "terms.pdf"
    path.write_bytes(pdf)
    return PdfReader(path)


def test_a_seat_says_what_is_out_of_the_ordinary():
    seat = Seat(name="Editor")
    early = held(seat, MARA, -60, 40, ended_early="Moves away")
    longer = held(seat, JONAS, 30, 500)
    made = drawn(
        [seat],
        [early, longer],
        {
            early.id: Story(early.last + timedelta(days=100)),
            longer.id: Story(longer.last - timedelta(days=50), "The board asked"),
        },
    )
    (row,) = chart_data(made)["seats"]
    first, second = row["bars"]
    assert row["lanes"] == 2
    assert first["early"]
    assert first["to"] < first["meant"] < 1
    assert first["short"]
    assert second["from"] < second["since"] < second["to"]
    assert not second["short"]


def test_many_seats_flow_over_pages_and_all_are_named(tmp_path):
    seats = [Seat(name=f"Seat number {n}") for n in range(40)]
    terms = [held(seat, (MARA, JONAS)[n % 2], -n * 3, 300 + n) for n, seat in enumerate(seats)]
    read = printed(drawn(seats, terms), tmp_path)
    text = "\n".join(page.extract_text() for page in read.pages)
    assert len(read.pages) > 3
    assert all(text.count(seat.name) >= 2 for seat in seats)
    box = read.pages[0].mediabox
    assert box.width > box.height


def test_a_seat_without_a_term_is_on_the_chart_too(tmp_path):
    read = printed(drawn([Seat(name="Editor")], []), tmp_path)
    assert "Editor" in read.pages[0].extract_text()


def test_the_reasons_stand_in_the_table(tmp_path):
    seat = Seat(name="Editor")
    term = held(seat, MARA, -30, 100)
    made = drawn([seat], [term], {term.id: Story(term.last, "Stands in for a leave")})
    text = printed(made, tmp_path).pages[0].extract_text()
    assert "Under a year: Stands in for a leave" in text.replace("\n", " ")
    other = replace(term, ended_early="Moves away")
    assert "Moves away" in printed(drawn([seat], [other]), tmp_path).pages[0].extract_text()
