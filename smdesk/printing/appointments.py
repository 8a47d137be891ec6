"""Decisions as a list, and who is appointed to what, with the empty rows."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, tzinfo

from smdesk.domain.appointments import AppointmentLine, Body, Capability, DecisionLine
from smdesk.domain.imprint import Imprint
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet


def decisions_sheet(
    lines: Sequence[DecisionLine],
    imprint: Imprint,
    *,
    rests: Callable[[DecisionLine], str],
    body: Callable[[Body], str],
    zone: tzinfo | None = None,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return decisions as a sheet; ``rests`` and ``body`` give words."""
    return Sheet(
        template="decisions",
        data={
            **imprint_data(imprint, zone or UTC),
            "rows": [
                {
                    "number": line.decision.number,
                    "body": body(line.decision.body),
                    "on": line.decision.on.isoformat(),
                    "says": line.decision.says,
                    "paper": line.decision.paper,
                    "review": _day(line.decision.review_on),
                    "rests": rests(line),
                }
                for line in lines
            ],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def appointments_sheet(
    lines: Sequence[AppointmentLine],
    imprint: Imprint,
    *,
    zone: tzinfo | None = None,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return who is appointed to what as a sheet; what nobody is appointed to has an empty row."""
    return Sheet(
        template="appointments",
        data={**imprint_data(imprint, zone or UTC), "rows": appointment_rows(lines)},
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def appointment_rows(lines: Sequence[AppointmentLine]) -> list[Json]:
    """Return every capability with those who hold it now; nobody leaves its row empty."""
    return [
        {
            "capability": capability.value,
            "holders": [
                {
                    "name": line.person,
                    "first": line.appointment.first.isoformat(),
                    "last": _day(line.appointment.last),
                    "number": line.number,
                    "founding": line.body is Body.FOUNDER,
                    "channels": list(line.channels),
                }
                for line in lines
                if line.appointment.capability is capability and line.holds
            ],
        }
        for capability in Capability
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
