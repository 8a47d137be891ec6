"""The team's sheets say what they are to say, on both papers, and keep to their pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smdesk.domain.candidates import Call
from smdesk.domain.dates import Span
from smdesk.domain.departments import Department, Facet, Liaison, UseStatus
from smdesk.domain.imprint import Imprint
from smdesk.domain.learning import Served, ServiceRecord
from smdesk.domain.organisation import Paper
from smdesk.domain.records import RecordId
from smdesk.domain.registers import (
    CallSheet,
    Contact,
    ContactSheet,
    DepartmentGrid,
    DepartmentRow,
    Speaker,
    Wanted,
)
from smdesk.printing.press import Press, Sheet
from smdesk.printing.registers import (
    call_sheet,
    certificate_sheet,
    contacts_sheet,
    departments_sheet,
)
from tests.printing.conftest import Pdf
from tests.printing.libraries import RIVERSIDE

MARA = RecordId("mara")
BOTH = pytest.mark.parametrize("paper", Paper)


def imprint(paper: Paper = Paper.A4) -> Imprint:
    return Imprint(
        organisation=replace(RIVERSIDE, paper=paper),
        today=date(2026, 11, 21),
        printed_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
        printed_by="Mara Lindqvist",
        log_entries=54,
        check_words="river olive anchor slate",
    )


def department(name: str, *, empty: bool = False) -> DepartmentRow:
    made = Department(name=name, contact="extension 22")
    liaison = Liaison(person=MARA, department=made.id, since=date(2026, 1, 5))
    return DepartmentRow(
        department=made,
        speakers=() if empty else (Speaker(liaison, "Aytən Səfərli *#[x]", 320, ("IT",)),),
        facets=()
        if empty
        else (Facet(department=made.id, use="New *books*", status=UseStatus.TRIED),),
        findings=(),
    )


def grid(paper: Paper) -> Sheet:
    rows = (department("Technical services"), department("Human resources", empty=True))
    return departments_sheet(DepartmentGrid(imprint=imprint(paper), rows=rows))


def contacts(paper: Paper) -> Sheet:
    return contacts_sheet(
        ContactSheet(
            imprint=imprint(paper),
            email="social@riverside.example",
            phone="",
            team=(Contact("Mara Lindqvist", "Editor", ("mara@gmail.com", "41"), private=True),),
            units=(Contact("Web office", "The business manager", ("extension 9",)),),
            departments=(Contact("Technical services", "Aytən Səfərli", ()),),
        )
    )


def service(paper: Paper = Paper.A4) -> ServiceRecord:
    return ServiceRecord(
        imprint=imprint(paper),
        person=MARA,
        name="Mara Lindqvist",
        work="Reference librarian",
        span=Span(date(2025, 9, 1), date(2026, 8, 31)),
        decisions=("Board 2025-31",),
        seats=(Served("Editor", date(2025, 9, 1), date(2026, 8, 31)),),
        roles=(Served("Coordinator", date(2025, 10, 1), None),),
        duty_days=61,
        posted=0,
        approved=12,
        learned=("Caption a film",),
        learning_minutes=90,
    )


def call(paper: Paper = Paper.A4, **more: object) -> Sheet:
    made = CallSheet(
        imprint=imprint(paper),
        call=Call(
            headline="Help the library speak",
            words="There is room for you.",
            gives=("Good company",),
            hours="Two hours a week",
            answer_by=date(2026, 12, 15),
        ),
        wanted=(Wanted("Maker", ("Builds what the library shows",)),),
        skills=("Knows the library from the inside",),
        email="social@riverside.example",
        phone="+1 555 010 0100",
    )
    return call_sheet(replace(made, **more))  # type: ignore[arg-type]


@BOTH
@pytest.mark.parametrize(
    "made", [grid, contacts, lambda paper: certificate_sheet(service(paper)), call]
)
def test_each_is_one_page_that_claims_the_standards(
    press: Press, made: Callable[[Paper], Sheet], paper: Paper
) -> None:
    printed = press.pdf(made(paper))
    assert printed.notes == ()
    pdf = Pdf(printed.pdf)
    assert len(pdf.pages) == 1
    wide = round(float(max(pdf.reader.pages[0].mediabox.width, pdf.reader.pages[0].mediabox[3])))
    assert wide == (842 if paper is Paper.A4 else 792)


def test_the_grid_says_what_is_missing_in_words(press: Press) -> None:
    text = Pdf(press.pdf(grid(Paper.A4)).pdf).text
    for said in ("Aytən Səfərli *#[x]", "also for IT", "out of touch", "Nobody", "No use yet"):
        assert said in text
    assert "New *books*· being tried" in text.replace(" ·", "·")


def test_contacts_begin_with_the_mailbox_of_the_library(press: Press) -> None:
    text = Pdf(press.pdf(contacts(Paper.A4)).pdf).text
    assert text.index("social@riverside.example") < text.index("mara@gmail.com")
    assert "For the team alone." in text
    assert "their own mailbox" in text


def test_a_certificate_leaves_out_figures_that_are_nought(press: Press) -> None:
    text = Pdf(press.pdf(certificate_sheet(service())).pdf).text
    assert "61 days on duty" in text
    assert "12 posts approved" in text
    assert "1.5 hours of learning" in text
    assert "posts sent out" not in text
    assert "served in the team “Social media team” from 1" in text


def test_a_certificate_of_a_term_that_goes_on_says_so(press: Press) -> None:
    going = replace(service(), span=Span(date(2025, 9, 1), date(2027, 8, 31)))
    text = Pdf(press.pdf(certificate_sheet(going)).pdf).text
    assert "has served in" in text


def test_a_certificate_with_much_in_it_goes_on_over_the_page_and_loses_nothing(
    press: Press,
) -> None:
    roles = tuple(Served(f"Role {n}", date(2025, 9, 1), None) for n in range(60))
    pdf = Pdf(press.pdf(certificate_sheet(replace(service(), roles=roles))).pdf)
    assert "Role 59" in pdf.text
    assert "Signed for the library" in pdf.pages[-1]


def test_a_call_names_nobody_and_sends_to_the_desk_where_there_is_no_mailbox(
    press: Press,
) -> None:
    text = Pdf(press.pdf(call()).pdf).text
    assert "social@riverside.example" in text
    assert "by 15 December 2026" in text
    without = Pdf(press.pdf(call(email="", phone="")).pdf).text
    assert "Ask at the desk" in without


def test_a_call_with_much_in_it_goes_on_over_the_page_and_loses_nothing(press: Press) -> None:
    many = tuple(Wanted(f"Maker {n}", ("Builds what the library shows",) * 4) for n in range(14))
    pdf = Pdf(press.pdf(call(wanted=many)).pdf)
    assert "Maker 13" in pdf.text
    assert "social@riverside.example" in pdf.pages[-1]
