"""What hangs on the wall or lies on a desk: each sheet, what it is for, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Paper
from smdesk.printing.appointments import appointments_sheet
from smdesk.printing.calendar import Planned, month_sheet
from smdesk.printing.escalation import escalation_sheet
from smdesk.printing.packet import DIGEST, packet_sheet
from smdesk.printing.press import Sheet
from smdesk.printing.registers import contacts_sheet, departments_sheet
from smdesk.printing.roles import roles_sheet
from smdesk.printing.rota import rota_sheet
from smdesk.printing.term_chart import terms_sheet
from smdesk.ui.kit import wording

WEEKS = 8
"""Weeks that the wall rota shows."""


@dataclass(frozen=True, slots=True)
class WallPrint:
    """One sheet of the print centre; ``make`` reads what it says and may raise SmdeskError."""

    title: str
    what_for: str
    make: Callable[[], Sheet]

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.title}.pdf"


class WallPrints:
    """Makes every sheet of the print centre from the open cabinet."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._session, self._now = session, now

    def all(self) -> list[WallPrint]:
        """Return them in the order in which a new team wants them."""
        return [
            WallPrint(
                _tr("Escalation card"),
                _tr("Beside every desk: what to do when it gets serious, and whom to call."),
                self._escalation,
            ),
            WallPrint(
                _tr("Contacts"),
                _tr("For the team alone: how to reach everybody, when the network is down."),
                lambda: contacts_sheet(
                    self._session.departments.contacts(self._imprint()), zone=self._zone()
                ),
            ),
            WallPrint(
                _tr("Rota"),
                _tr("On the wall of the office: who is on duty in the next eight weeks."),
                self._rota,
            ),
            WallPrint(
                _tr("Month plan"),
                _tr("On the wall of the office: what goes out this month, to look at together."),
                partial(self._month, large=False),
            ),
            WallPrint(
                _tr("Month plan, large"),
                _tr("The same on paper of twice the size, to be read from across the room."),
                partial(self._month, large=True),
            ),
            WallPrint(
                _tr("Handoff in two pages"),
                _tr("In the pocket of whoever takes over, for the first days."),
                self._digest,
            ),
            WallPrint(
                _tr("Term chart"),
                _tr("For whoever appoints: which seat is held until when, and where nobody is."),
                lambda: terms_sheet(
                    self._session.roster.chart(), self._imprint(), zone=self._zone()
                ),
            ),
            WallPrint(
                _tr("Role matrix"),
                _tr("For the team's meeting: who does what, and what nobody does."),
                lambda: roles_sheet(self._session.roles.matrix(self._imprint()), zone=self._zone()),
            ),
            WallPrint(
                _tr("Appointments"),
                _tr("For management and support: who may do what, and by which decision."),
                lambda: appointments_sheet(
                    self._session.appointments.lines(), self._imprint(), zone=self._zone()
                ),
            ),
            WallPrint(
                _tr("Departments"),
                _tr("For the staff room: who speaks to the team for each department."),
                lambda: departments_sheet(
                    self._session.departments.grid(self._imprint()), zone=self._zone()
                ),
            ),
        ]

    def _imprint(self) -> Imprint:
        return self._session.imprint(by=self._session.me)

    def _zone(self) -> tzinfo:
        zone = self._now().astimezone().tzinfo
        if zone is None:
            raise LookupError
        return zone

    def _escalation(self) -> Sheet:
        contacts = self._session.departments.contacts(self._imprint())
        return escalation_sheet(contacts, zone=self._zone())

    def _rota(self) -> Sheet:
        today = self._now().astimezone().date()
        monday = today - timedelta(days=today.weekday())
        wall = self._session.rota.wall(monday, WEEKS, imprint=self._imprint(), by=self._session.me)
        return rota_sheet(wall, zone=self._zone())

    def _month(self, *, large: bool) -> Sheet:
        today = self._now().astimezone().date()
        first = today.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        span = Span(first, last)
        planned = Planned(
            lines=self._session.calendar.lines(span),
            notes={},
            filters="",
            imprint=self._imprint(),
            draft=not self._agreed(span),
        )
        return month_sheet(planned, first, large=large, zone=self._zone())

    def _agreed(self, span: Span) -> bool:
        state = self._session.plans.state_of(span)
        return state is not None and state.value in {"approved", "shared"}

    def _digest(self) -> Sheet:
        contents = self._session.handoff.preview(by=self._session.me)
        paper: Paper = contents.organisation.paper
        return packet_sheet(
            contents,
            wording.one_sentence,
            name=wording.name,
            zone=self._zone(),
            paper=paper,
            template=DIGEST,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("WallPrints", text)
