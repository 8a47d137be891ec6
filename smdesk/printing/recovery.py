"""The paper kit and the board's shares on paper, each with the face of its envelope.

These are the only pages that hold what opens the cabinet. They are made in memory for the printer.
"""

from collections.abc import Sequence
from datetime import UTC, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.paper_pages import KitPage, SharePage
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

KIT_TEMPLATE, SHARES_TEMPLATE = "kit", "shares"


def kit_sheet(
    page: KitPage, imprint: Imprint, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the kit's page and its envelope as a sheet for the press."""
    kit: dict[str, Json] = {
        "groups": list(page.groups.reveal().split()),
        "fingerprint": page.fingerprint,
    }
    return _sheet(KIT_TEMPLATE, {"kit": kit}, imprint, zone, language)


def shares_sheet(
    pages: Sequence[SharePage],
    imprint: Imprint,
    *,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return each trustee's page and envelope, one after the other, as a sheet for the press."""
    shares: list[Json] = [
        {
            "number": page.number,
            "of": page.of,
            "needed": page.needed,
            "name": page.name,
            "role": page.role,
            "words": list(page.words.reveal().split()),
            "fingerprint": page.fingerprint,
            "proof": list(page.proof),
        }
        for page in pages
    ]
    return _sheet(SHARES_TEMPLATE, {"shares": shares}, imprint, zone, language)


def _sheet(
    template: str, data: dict[str, Json], imprint: Imprint, zone: tzinfo, language: str
) -> Sheet:
    return Sheet(
        template=template,
        data={**imprint_data(imprint, zone), **data},
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )
