"""The decisions of the sample library's board, and whom they appoint."""

from datetime import date, timedelta

from smdesk.desk.appointments import AppointmentsDesk
from smdesk.domain.appointments import Appointment, Body, Capability, Decision, Founding
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


def sample_founding(today: date) -> Founding:
    """Return the decision by which the founder looks after the accounts and approves."""
    return Founding(
        Decision(
            number="Board 2026-09",
            body=Body.BOARD,
            on=today - timedelta(days=224),
            says="Nora Haldane looks after the library's accounts and approves what is posted.",
            paper="Minutes of April, binder 4 in the director's office",
            review_on=today + timedelta(days=141),
        ),
        (Capability.ACCOUNT_MANAGER, Capability.ADMINISTRATOR),
    )


def fill_appointments(
    desk: AppointmentsDesk, today: date, *, idris: RecordId, aytan: RecordId, me: Member
) -> None:
    """Appoint the others; nobody is corporate support yet, and one decision is only quoted."""
    for who, capability, number, days, until, says in (
        (
            idris,
            Capability.PAGE_MANAGER,
            "Board 2025-31",
            -330,
            41,
            "Idris Okafor-Lund films, and has the channels in hand until the year is over.",
        ),
        (
            aytan,
            Capability.PAGE_MANAGER,
            "Board 2026-40",
            -16,
            420,
            "Aytən Səfərli takes the seat Community voice and learns all channels.",
        ),
        (
            aytan,
            Capability.AUDITOR,
            "Board 2026-38",
            -30,
            420,
            "Aytən Səfərli and Nora Haldane look after the accounts once a year.",
        ),
    ):
        on = today + timedelta(days=days)
        last = today + timedelta(days=until)
        desk.appoint(
            Decision(number=number, body=Body.BOARD, on=on, says=says),
            [
                Appointment(
                    person=who, capability=capability, decision=RecordId("?"), first=on, last=last
                )
            ],
            by=me,
        )
