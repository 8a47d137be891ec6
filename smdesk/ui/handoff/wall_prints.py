"""What hangs on the wall or lies on a desk: each sheet, what it is for, and how it is made."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from smdesk.desk.session import Session
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Paper
from smdesk.domain.records import RecordId
from smdesk.printing.appointments import appointments_sheet
from smdesk.printing.approvals import approval_sheet
from smdesk.printing.calendar import Planned, month_sheet
from smdesk.printing.escalation import escalation_sheet
from smdesk.printing.officers import officers_sheet
from smdesk.printing.packet import DIGEST, packet_sheet
from smdesk.printing.policy import policy_sheet
from smdesk.printing.press import Sheet
from smdesk.printing.registers import certificate_sheet, contacts_sheet, departments_sheet
from smdesk.printing.roles import roles_sheet
from smdesk.printing.rota import rota_sheet
from smdesk.printing.term_chart import terms_sheet
from smdesk.printing.year_wheel import year_sheet
from smdesk.ui.handoff.wall_print import OneOf, Shelf, WallPrint
from smdesk.ui.kit import wording
from smdesk.ui.kit.year import wheel_of

WEEKS = (8, 4, 12)
"""Weeks that the wall rota may show, the usual ones first."""
MONTHS = 4
"""Months for which a plan is offered: this one, and those after it."""


class WallPrints:
    """Makes every sheet of the print centre from the open cabinet."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._session, self._now = session, now

    def all(self) -> list[WallPrint]:
        """Return them shelf by shelf, each in the order in which a new team wants them."""
        return [*self._walls(), *self._desks(), *self._persons(), *self._meetings()]

    def _walls(self) -> list[WallPrint]:
        return [
            WallPrint(
                shelf=Shelf.WALL,
                title=_tr("Escalation card"),
                what_for=_tr(
                    "Beside every desk: what to do when it gets serious, and whom to call."
                ),
                make=self._escalation,
            ),
            WallPrint(
                shelf=Shelf.WALL,
                title=_tr("Rota"),
                what_for=_tr("On the wall of the office: who is on duty in the next weeks."),
                make=self._rota,
                which=_tr("How long"),
                those=lambda: [
                    OneOf(_tr("{weeks} weeks").format(weeks=weeks), weeks) for weeks in WEEKS
                ],
            ),
            WallPrint(
                shelf=Shelf.WALL,
                title=_tr("Month plan"),
                what_for=_tr(
                    "On the wall of the office: what goes out this month, to look at together."
                ),
                make=partial(self._month, large=False),
                which=_tr("Which month"),
                those=self._months,
            ),
            WallPrint(
                shelf=Shelf.WALL,
                title=_tr("Month plan, large"),
                what_for=_tr("The same on paper of twice the size, to be read across the room."),
                make=partial(self._month, large=True),
                which=_tr("Which month"),
                those=self._months,
            ),
            WallPrint(
                shelf=Shelf.WALL,
                title=_tr("Year wheel"),
                what_for=_tr(
                    "The whole academic year at a glance: campaigns, days that are kept, terms."
                ),
                make=self._year,
                which=_tr("Which year"),
                those=self._years,
            ),
        ]

    def _desks(self) -> list[WallPrint]:
        return [
            WallPrint(
                shelf=Shelf.DESK,
                title=_tr("Contacts"),
                what_for=_tr("For the team alone: how to reach everybody without a network."),
                make=self._contacts,
            ),
            WallPrint(
                shelf=Shelf.DESK,
                title=_tr("Handoff in two pages"),
                what_for=_tr("In the pocket of whoever takes over, for the first days."),
                make=self._digest,
            ),
            WallPrint(
                shelf=Shelf.DESK,
                title=_tr("Policy document"),
                what_for=_tr("Beside the desk and for whoever asks: what is in force, as signed."),
                make=self._policy,
                which=_tr("Which document"),
                those=self._documents,
                nothing=_tr("No document is in force yet. Publish one on the policy's screen."),
            ),
        ]

    def _persons(self) -> list[WallPrint]:
        return [
            WallPrint(
                shelf=Shelf.PERSON,
                title=_tr("Certificate of service"),
                what_for=_tr(
                    "For whoever ends a term: what they did for the library, to be signed."
                ),
                make=self._certificate,
                go_out=self._certificate_given,
                which=_tr("Who served"),
                those=self._served,
                nothing=_tr("Nobody has had a term yet. Enter terms on the team's screen."),
            ),
            WallPrint(
                shelf=Shelf.PERSON,
                title=_tr("Approval sheet"),
                what_for=_tr(
                    "For somebody without smdesk: posts in full, boxes to tick, codes to type back."
                ),
                make=self._approval,
                which=_tr("Which sheet"),
                those=self._sheets,
                nothing=_tr(
                    "No approval sheet was made yet. Choose posts for one in the calendar, "
                    "under More."
                ),
            ),
            WallPrint(
                shelf=Shelf.PERSON,
                title=_tr("Officers' card"),
                what_for=_tr(
                    "For each elected or appointed person who speaks for the library, to be signed."
                ),
                make=self._officers,
            ),
        ]

    def _meetings(self) -> list[WallPrint]:
        return [
            WallPrint(
                shelf=Shelf.MEETING,
                title=_tr("Term chart"),
                what_for=_tr(
                    "For whoever appoints: which seat is held until when, and where nobody is."
                ),
                make=self._terms,
            ),
            WallPrint(
                shelf=Shelf.MEETING,
                title=_tr("Role matrix"),
                what_for=_tr("For the team's meeting: who does what, and what nobody does."),
                make=self._roles,
            ),
            WallPrint(
                shelf=Shelf.MEETING,
                title=_tr("Appointments"),
                what_for=_tr("For management and support: who may do what, and by which decision."),
                make=self._appointments,
            ),
            WallPrint(
                shelf=Shelf.MEETING,
                title=_tr("Departments"),
                what_for=_tr("For the staff room: who speaks to the team for each department."),
                make=self._departments,
            ),
        ]

    # What there is to choose from.

    def _months(self) -> list[OneOf]:
        first = self._today().replace(day=1)
        found = []
        for _ in range(MONTHS):
            found.append(OneOf(_month_words(first), first))
            first = (first + timedelta(days=31)).replace(day=1)
        return found

    def _years(self) -> list[OneOf]:
        house, day = self._imprint().organisation, self._today()
        found = []
        for _ in range(2):
            year = academic_year(day, house.year_starts_month, house.year_starts_day)
            found.append(OneOf(f"{year.first.year}-{year.last.year}", year))
            day = year.last + timedelta(days=1)
        return found

    def _documents(self) -> list[OneOf]:
        return [
            OneOf(f"{line.document.number} {line.document.name}".strip(), line.published.id)
            for line in self._session.policy.lines()
            if line.published is not None
        ]

    def _served(self) -> list[OneOf]:
        return [OneOf(one.name, one.id) for one in self._session.learning.who_served()]

    def _sheets(self) -> list[OneOf]:
        words = _tr("{number} for {name}")
        return [
            OneOf(words.format(number=line.sheet.number, name=line.asked), line.sheet.id)
            for line in self._session.calendar.sheets.lines()
            if line.sheet.withdrawn_at is None
        ]

    # How each is made.

    def _contacts(self, _: None) -> Sheet:
        contacts = self._session.departments.contacts(self._imprint())
        return contacts_sheet(contacts, zone=OwnZone())

    def _terms(self, _: None) -> Sheet:
        return terms_sheet(self._session.roster.chart(), self._imprint(), zone=OwnZone())

    def _roles(self, _: None) -> Sheet:
        return roles_sheet(self._session.roles.matrix(self._imprint()), zone=OwnZone())

    def _appointments(self, _: None) -> Sheet:
        lines = self._session.appointments.lines()
        return appointments_sheet(lines, self._imprint(), zone=OwnZone())

    def _departments(self, _: None) -> Sheet:
        grid = self._session.departments.grid(self._imprint())
        return departments_sheet(grid, zone=OwnZone())

    def _officers(self, _: None) -> Sheet:
        return officers_sheet(self._imprint(), zone=OwnZone())

    def _year(self, year: Span) -> Sheet:
        session = self._session
        wheel = wheel_of(session.calendar, session.overlays, year, self._imprint())
        return year_sheet(wheel, zone=OwnZone())

    def _policy(self, version: RecordId) -> Sheet:
        sheet = self._session.policy.sheet(version)
        return policy_sheet(sheet, self._imprint(), zone=OwnZone())

    def _certificate(self, person: RecordId) -> Sheet:
        record = self._session.learning.record(person, self._imprint())
        return certificate_sheet(record, zone=OwnZone())

    def _certificate_given(self, person: RecordId) -> Sheet:
        session = self._session
        record = session.learning.give_certificate(person, self._imprint(), by=session.me)
        return certificate_sheet(record, zone=OwnZone())

    def _approval(self, sheet: RecordId) -> Sheet:
        contents = self._session.calendar.sheets.contents(sheet, self._imprint())
        return approval_sheet(contents, zone=self._session.calendar.zone() or OwnZone())

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _imprint(self) -> Imprint:
        return self._session.imprint(by=self._session.me)

    def _escalation(self, _: None) -> Sheet:
        contacts = self._session.departments.contacts(self._imprint())
        return escalation_sheet(contacts, zone=OwnZone())

    def _rota(self, weeks: int) -> Sheet:
        today = self._today()
        monday = today - timedelta(days=today.weekday())
        wall = self._session.rota.wall(monday, weeks, imprint=self._imprint(), by=self._session.me)
        return rota_sheet(wall, zone=OwnZone())

    def _month(self, first: date, *, large: bool) -> Sheet:
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        span = Span(first, last)
        planned = Planned(
            lines=self._session.calendar.lines(span),
            notes={},
            filters="",
            imprint=self._imprint(),
            draft=not self._agreed(span),
        )
        return month_sheet(planned, first, large=large, zone=OwnZone())

    def _agreed(self, span: Span) -> bool:
        state = self._session.plans.state_of(span)
        return state is not None and state.value in {"approved", "shared"}

    def _digest(self, _: None) -> Sheet:
        contents = self._session.handoff.preview(by=self._session.me)
        paper: Paper = contents.organisation.paper
        return packet_sheet(
            contents,
            wording.one_sentence,
            name=wording.name,
            zone=OwnZone(),
            paper=paper,
            template=DIGEST,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("WallPrints", text)


def _month_words(first: date) -> str:
    """Return a month as people say it, in the language of the computer."""
    return QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")
