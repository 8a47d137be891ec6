"""The card for elected and appointed people who speak for the library, to be read and signed."""

from datetime import UTC, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "officers"


def officers_sheet(
    imprint: Imprint, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the card: one page, with the library's own way to be asked."""
    house = imprint.organisation
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "email": house.inquiries_email,
            "phone": house.inquiries_phone,
        },
        paper=house.paper,
        timestamp=imprint.printed_at,
        language=language,
    )
