"""The escalation card for the wall: what to do when it gets serious, and whom to call."""

from datetime import UTC, tzinfo

from smdesk.domain.registers import ContactSheet
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "escalation"
MOST_NAMES = 6
"""More names than these have no room on half a page."""


def escalation_sheet(
    contacts: ContactSheet, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the card's two sides, each half of one page; of addresses only phones are on it."""
    people: list[Json] = [
        {"name": one.name, "what": one.what, "ways": [way for way in one.ways if "@" not in way]}
        for one in contacts.team
    ]
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(contacts.imprint, zone),
            "people": people[:MOST_NAMES],
            "email": contacts.email,
            "phone": contacts.phone,
        },
        paper=contacts.imprint.organisation.paper,
        timestamp=contacts.imprint.printed_at,
        language=language,
    )
