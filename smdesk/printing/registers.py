"""The team's sheets: departments, contacts, the certificate of service, the call for volunteers."""

from datetime import UTC, date, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.learning import Served, ServiceRecord
from smdesk.domain.registers import CallSheet, Contact, ContactSheet, DepartmentGrid
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

MINUTES = 60


def departments_sheet(
    grid: DepartmentGrid, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the department grid as a sheet for the press."""
    rows: list[Json] = [
        {
            "name": row.department.name,
            "contact": row.department.contact,
            "speakers": [
                {
                    "name": one.name,
                    "since": one.liaison.since.isoformat(),
                    "heard": _day(one.liaison.last_contact),
                    "silent": one.silent,
                    "also": list(one.also),
                }
                for one in row.speakers
            ],
            "uses": [{"use": one.use, "status": one.status.value} for one in row.facets],
        }
        for row in grid.rows
    ]
    return _sheet("departments", grid.imprint, {"rows": rows}, zone, language)


def contacts_sheet(
    contacts: ContactSheet, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return everybody to turn to as a sheet for the press."""
    data: dict[str, Json] = {
        "email": contacts.email,
        "phone": contacts.phone,
        "team": [_contact(one) for one in contacts.team],
        "units": [_contact(one) for one in contacts.units],
        "departments": [_contact(one) for one in contacts.departments],
    }
    return _sheet("contacts", contacts.imprint, data, zone, language)


def certificate_sheet(
    record: ServiceRecord, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return somebody's certificate of service as a sheet for the press."""
    data: dict[str, Json] = {
        "name": record.name,
        "work": record.work,
        "first": record.span.first.isoformat(),
        "last": record.span.last.isoformat(),
        "goes_on": record.span.last > record.imprint.today,
        "decisions": list(record.decisions),
        "seats": [_served(one) for one in record.seats],
        "roles": [_served(one) for one in record.roles],
        "duty_days": record.duty_days,
        "posted": record.posted,
        "approved": record.approved,
        "learned": list(record.learned),
        "hours": f"{record.learning_minutes / MINUTES:.1f}".removesuffix(".0"),
    }
    return _sheet("certificate", record.imprint, data, zone, language)


def call_sheet(call: CallSheet, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE) -> Sheet:
    """Return the call for volunteers as a sheet for the press."""
    data: dict[str, Json] = {
        "headline": call.call.headline,
        "words": call.call.words,
        "gives": list(call.call.gives),
        "hours": call.call.hours,
        "answer_by": _day(call.call.answer_by),
        "wanted": [{"name": one.name, "does": list(one.does)} for one in call.wanted],
        "skills": list(call.skills),
        "email": call.email,
        "phone": call.phone,
    }
    return _sheet("call", call.imprint, data, zone, language)


def _sheet(
    template: str, imprint: Imprint, data: dict[str, Json], zone: tzinfo, language: str
) -> Sheet:
    return Sheet(
        template=template,
        data={**imprint_data(imprint, zone), **data},
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def _contact(one: Contact) -> Json:
    return {"name": one.name, "what": one.what, "ways": list(one.ways), "private": one.private}


def _served(one: Served) -> Json:
    return {"what": one.what, "first": one.first.isoformat(), "until": _day(one.until)}


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
